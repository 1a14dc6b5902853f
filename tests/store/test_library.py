"""A library that filings come to and go from is always what `assemble` gives for those in it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extractors.record import (
    Alias,
    Attendee,
    DocumentHeader,
    Host,
    Kind,
    Meeting,
    Mention,
    Project,
    Record,
    Relation,
    RelationType,
)
from graph.assemble import assemble
from graph.library.archive import MemoryArchive
from graph.library.filings import Library
from graph.names.judgements import Decision, Judgement, JudgementError, Judgements, ScopedName
from graph.network import Graph
from tests.graph.strategies import filings

CODES = {"689901": "云岭数据", "302901": "澄湖传动"}
NAMES = ("明谷科技", "明谷", "谷科", "明谷科技股份有限公司", "澄湖传动", "澄湖", "小米", "小米集团", "客户A", "689901")
JUDGED = Judgements(
    (
        Judgement(Decision.SAME, "Company", (ScopedName("谷科"), ScopedName("澄湖")), "lin", "2024-05-02", "renamed"),
        Judgement(
            Decision.SAME, "Project", (ScopedName("云台", "澄湖"), ScopedName("湖台", "谷科")), "lin", "2024", ""
        ),
        Judgement(
            Decision.SAME, "Representative", (ScopedName("林远", "澄湖"), ScopedName("林原", "谷科")), "lin", "2024", ""
        ),
        Judgement(Decision.DIFFERENT, "Company", (ScopedName("明谷"), ScopedName("小米")), "lin", "2024-05-02", ""),
    )
)

names = st.sampled_from(NAMES)
pairs = st.lists(st.tuples(names, names, st.sampled_from(["short", "full", "former", "brand", "defined"])), max_size=3)


projects = st.lists(st.tuples(*[st.sampled_from(["云台", "湖台", "谷台", "本项目"])] * 2), max_size=2)


@st.composite
def records(draw: st.DrawFn) -> Record:
    """A filing that says which names mean the same, and names a customer; six documents of companies with and without
    a code."""
    code = draw(st.sampled_from([*CODES, None]))
    id = f"{code}/2024-00{draw(st.integers(1, 2))}"
    customer, mentioned, visitor = draw(names), draw(names), draw(st.sampled_from([*NAMES[:6], "中信证券"]))
    text = f"{customer}是公司的客户"
    header = DocumentHeader(
        id=id,
        kind=Kind.IR_RECORD,
        company_code=code,
        company_short=draw(st.sampled_from([CODES.get(code or "", "澄湖"), "明谷", None])),
        title="投资者关系活动记录表",
        published=draw(st.sampled_from(["2024-05-01", "2024-06-01"])),
        source="sample.txt",
        sha256=hashlib.sha256(id.encode()).hexdigest(),
    )
    relation = Relation(
        type=RelationType.CUSTOMER_OF, object=customer, evidence=text, start=0, end=len(text), rule="test", confidence=1
    )
    return Record(
        document=header,
        meeting=Meeting(dates=("2024-05-01",)),
        attendees=(Attendee(institution=visitor, person="陈清", start=0, end=1),),
        hosts=(Host(person=draw(st.sampled_from(["林远", "林原"])), start=0, end=1),),
        relations=(relation,),
        projects=tuple(
            Project(name=a, kind="platform", aliases=(b,), start=0, end=1) for a, b in draw(projects) if a != b
        ),
        aliases=tuple(Alias(name=a, alias=b, kind=k, start=0, end=1) for a, b, k in draw(pairs) if a != b),
        mentions=(Mention(label="Company", name=mentioned, start=0, end=len(mentioned)),),
    )


puts = st.lists(records(), min_size=1, max_size=3)
outs = st.sets(st.integers(0, 9), min_size=1, max_size=3)


def fresh(records: Iterable[Record], judgements: Judgements) -> MemoryArchive:
    archive = MemoryArchive()
    archive.apply(Library(archive, judgements).put(records))
    return archive


@settings(deadline=None, max_examples=200)
@given(st.lists(st.one_of(puts, outs), max_size=8), st.sampled_from([Judgements(), JUDGED]))
def test_filings_come_and_go(steps: list[list[Record] | set[int]], judgements: Judgements) -> None:
    """In batches of any size; numbers take out the filings at those places, where there are any."""
    archive, there = MemoryArchive(), dict[str, Record]()
    library = Library(archive, judgements)
    for step in steps:
        if isinstance(step, list):
            there |= {record.document.id: record for record in step}
            archive.apply(library.put(step))
        else:
            gone = [document for place, document in enumerate(sorted(there)) if place in step]
            there = {document: record for document, record in there.items() if document not in gone}
            archive.apply(library.take_out(gone))
        assert archive.graph == assemble(there.values(), judgements)
    again = fresh(there.values(), judgements)
    assert (archive.buckets, set(archive.namings())) == (again.buckets, set(again.namings()))


def line(decision: Decision, left: str, right: str) -> Judgement:
    since = ("2024-05",) if decision is Decision.RENAMED else ()
    return Judgement(decision, "Company", (ScopedName(left), ScopedName(right)), "lin", "2024-05-02", "", since)


lines = st.lists(
    st.builds(line, st.sampled_from(Decision), names, names).filter(lambda x: x.names[0] != x.names[1]), max_size=4
)


def built(records: Iterable[Record], judged: Iterable[Judgement]) -> Graph | None:
    """The graph; None where judgements contradict each other."""
    try:
        return assemble(records, Judgements(tuple(judged)))
    except JudgementError:
        return None


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(records(), max_size=4, unique_by=lambda r: r.document.id), lines, st.data())
def test_judgements_are_edited(given_records: list[Record], judged: list[Judgement], data: st.DataObject) -> None:
    """Lines in any order say the same; filings that come one by one under them too; a line taken out leaves nothing."""
    whole = built(given_records, judged)
    assert built(given_records[::-1], data.draw(st.permutations(judged))) == whole
    unsure = [x for x in judged if x.decision is not Decision.UNSURE]
    assert built(given_records, unsure) == whole, "who is unsure changes nothing"
    if whole is None:
        return
    archive = MemoryArchive()
    for record in given_records:
        archive.apply(Library(archive, Judgements(tuple(judged))).put([record]))
    assert archive.graph == whole
    assert fresh(given_records, Judgements(tuple(judged[1:]))).graph == built(given_records, judged[1:])


@settings(deadline=None, max_examples=40)
@given(filings, st.data())
def test_all_that_filings_say_comes_and_goes(records: list[Record], data: st.DataObject) -> None:
    """Filings with everything in them, put in one by one, some replaced, some taken out."""
    archive, there = MemoryArchive(), dict[str, Record]()
    library = Library(archive)
    for record in records:
        there[record.document.id] = record
        archive.apply(library.put([record]))
        assert archive.graph == assemble(there.values())
    for document in data.draw(st.permutations(sorted(there))):
        del there[document]
        archive.apply(library.take_out([document]))
        assert archive.graph == assemble(there.values())
    assert (archive.buckets, set(archive.namings())) == ({}, set())
