"""A library that filings come to and go from is always what `assemble` gives for those in it."""

from __future__ import annotations

import hashlib

from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.record import Alias, DocumentHeader, Kind, Mention, Record, Relation, RelationType
from graph.assemble import assemble
from graph.judgements import Decision, Judgement, Judgements, ScopedName
from graph.library import Library

CODES = {"689901": "云岭数据", "302901": "澄湖传动"}
NAMES = ("明谷科技", "明谷", "谷科", "明谷科技股份有限公司", "澄湖传动", "澄湖", "小米", "小米集团", "客户A", "689901")
JUDGED = Judgements(
    (
        Judgement(Decision.SAME, "Company", (ScopedName("谷科"), ScopedName("澄湖")), "lin", "2024-05-02", "renamed"),
        Judgement(Decision.DIFFERENT, "Company", (ScopedName("明谷"), ScopedName("小米")), "lin", "2024-05-02", ""),
    )
)

names = st.sampled_from(NAMES)
pairs = st.lists(st.tuples(names, names, st.sampled_from(["short", "full", "former", "brand", "defined"])), max_size=3)


@st.composite
def records(draw: st.DrawFn) -> Record:
    """A filing that says which names mean the same, and names a customer; four documents of two companies."""
    code = draw(st.sampled_from(sorted(CODES)))
    id = f"{code}/2024-00{draw(st.integers(1, 2))}"
    customer, mentioned = draw(names), draw(names)
    text = f"{customer}是公司的客户"
    header = DocumentHeader(
        id=id,
        kind=Kind.IR_RECORD,
        company_code=code,
        company_short=draw(st.sampled_from([CODES[code], None])),
        title="投资者关系活动记录表",
        published=draw(st.sampled_from(["2024-05-01", "2024-06-01"])),
        source="sample.txt",
        sha256=hashlib.sha256(id.encode()).hexdigest(),
    )
    relation = Relation(
        type=RelationType.CUSTOMER_OF, object=customer, evidence=text, start=0, end=len(text), rule="test", confidence=1
    )
    aliases = tuple(Alias(name=a, alias=b, kind=k, start=0, end=1) for a, b, k in draw(pairs) if a != b)
    mention = Mention(label="Company", name=mentioned, start=0, end=len(mentioned))
    return Record(document=header, relations=(relation,), aliases=aliases, mentions=(mention,))


@settings(deadline=None, max_examples=60)
@given(st.lists(st.one_of(records(), st.integers(0, 9)), max_size=8), st.sampled_from([Judgements(), JUDGED]))
def test_filings_come_and_go(steps: list[Record | int], judgements: Judgements) -> None:
    """A number takes out the filing at that place, if there is one."""
    library, there = Library((), judgements), dict[str, Record]()
    graph = assemble([], judgements)
    for step in steps:
        if isinstance(step, Record):
            there[step.document.id] = step
            changes = library.put(step)
        elif step < len(there):
            document = sorted(there)[step]
            del there[document]
            changes = library.take_out(document)
        else:
            continue
        for change in changes:
            change.apply(graph)
        expected = assemble(there.values(), judgements)
        assert library.graph == expected
        assert graph == expected
