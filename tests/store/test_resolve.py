"""Candidates are read from a store, judged, written into the file, and applied by the next load; and undone by one."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from graph.assemble import assemble
from graph.load import load, read_graph
from graph.names.judgements import Decision, Judgement, JudgementError, Judgements, ScopedName, read_judgements
from graph.questions import ask
from graph.review.ask import ask_all, with_evidence
from graph.review.candidates import Candidate, find_candidates
from graph.review.verdicts import UnwritableNameError, line_of, record_verdict
from graph.store import Store
from tests.conftest import Stores
from tests.review_records import review_records
from tests.sample_records_replies import replies

PROPOSED = {
    ("Analyst", "周既佰 @ 远岫证券", "周既白 @ 远岫证券"),
    ("Analyst", "尉迟明远 @ 松溪基金", "尉迟明远 @ 砚池资本"),
    ("Company", "数安行", "数安行(北京)科技有限公司"),
    ("Institution", "北京听雨资产管理有限公司", "听雨资管"),
    ("Project", "知语平台 @ 689901", "知语语料平台 @ 689901"),
    ("Regulation", "《语料安全管理办法》", "《语料安全管理办法（试行）》"),
    ("Representative", "沈若兰 @ 689901", "沈若岚 @ 689901"),
}


@pytest.fixture
def store(stores: Stores, engine_name: str) -> Store:
    return stores.holding(engine_name, "review", lambda s: load(s, review_records()))


def written(name: ScopedName) -> str:
    return name.name if name.scope is None else f"{name.name} @ {name.scope}"


def pairs(candidates: list[Candidate]) -> set[tuple[str, str, str]]:
    return {(c.label, *map(written, c.names)) for c in candidates}


def same(label: str, *names: ScopedName) -> Judgement:
    return Judgement(Decision.SAME, label, names, "lin", "2024-05-02", "seen")


def test_what_may_be_one_is_listed(store: Store) -> None:
    assert pairs(find_candidates(store)) == PROPOSED


def test_one_label_of_them(store: Store) -> None:
    assert pairs(find_candidates(store, labels=["Company"])) == {p for p in PROPOSED if p[0] == "Company"}


def test_a_higher_score_leaves_fewer(store: Store) -> None:
    assert {c.label for c in find_candidates(store, min_score=0.75)} == {"Company", "Institution", "Regulation"}


def test_both_sides_show_their_sentences(store: Store) -> None:
    (shown,) = with_evidence(store, find_candidates(store, labels=["Company"]))
    assert [(e.document, e.text) for e in shown.left] == [("689901/2024-001", "数安行是公司客户")]
    assert [(e.document, e.text) for e in shown.right] == [
        ("689901/2024-001", "数安行(北京)科技有限公司向公司采购语料"),
    ]


def test_a_house_shows_its_meetings_and_people(store: Store) -> None:
    (shown,) = with_evidence(store, find_candidates(store, labels=["Institution"]))
    assert [(e.document, e.date) for e in shown.left] == [("689901/2024-002", "2024-06-20")]
    assert shown.left_people == shown.right_people == ("林知遥",)


@pytest.mark.parametrize("decision", Decision)
def test_what_was_judged_is_not_asked_again(store: Store, decision: Decision) -> None:
    first = find_candidates(store)[0]
    judged = Judgements((Judgement(decision, first.label, first.names, "lin", "2024-05-02", ""),))
    assert pairs(find_candidates(store, judged)) == PROPOSED - pairs([first])
    again = pairs(find_candidates(store, judged, again=True))
    assert again == (PROPOSED if decision is Decision.UNSURE else PROPOSED - pairs([first]))


def test_a_verdict_merges_and_taking_its_line_out_undoes_that(engine: Store, tmp_path: Path) -> None:
    file, records = tmp_path / "judgements.tsv", review_records()
    load(engine, records)
    before = read_graph(engine)
    for candidate in find_candidates(engine):
        judged = record_verdict(file, same(candidate.label, *candidate.names))
    load(engine, [], read_judgements(file))
    merged = read_graph(engine)
    assert merged == assemble(records, judged)
    assert find_candidates(engine, judged) == []
    gone = {n.id for n in before.nodes()} - {n.id for n in merged.nodes()}
    assert len(gone) == len(PROPOSED) + 1, "林知遥 of the two printed names of one house is one as well"
    lines = file.read_text("utf-8").splitlines(keepends=True)
    file.write_text(lines[0], "utf-8")
    load(engine, [], read_judgements(file))
    assert read_graph(engine) == before


def test_a_filing_that_comes_after_the_verdict_is_merged_too(engine: Store, tmp_path: Path) -> None:
    records, file = review_records(), tmp_path / "judgements.tsv"
    judged = record_verdict(file, same("Company", ScopedName("数安行"), ScopedName("数安行(北京)科技有限公司")))
    for record in records:
        load(engine, [record], judged)
    assert read_graph(engine) == assemble(records, judged)
    load(engine, records[1:], Judgements())
    assert read_graph(engine) == assemble(records)


def test_a_masked_customer_whose_amounts_agree_is_proposed_and_merged_by_a_judgement(
    engine: Store, tmp_path: Path
) -> None:
    load(engine, replies())
    before = read_graph(engine)
    (found,) = find_candidates(engine, labels=["Company"])
    assert [written(n) for n in found.names] == ["客户甲 @ 302901/reply-2024-06-28", "鹿鸣动力"]
    (shown,) = with_evidence(engine, [found])
    assert [e.text for e in shown.left] == ["2023年公司主要客户为：客户甲 1,240.56万元 18.20%；"]
    judged = record_verdict(tmp_path / "judgements.tsv", same("Company", *found.names))
    load(engine, [], judged)
    assert "Company:302901/reply-2024-06-28#客户甲" not in read_graph(engine)
    assert read_graph(engine) == assemble(replies(), judged)
    load(engine, [], Judgements())
    assert read_graph(engine) == before


def answers(*given: str) -> Iterator[str]:
    yield from given


def test_answers_at_the_terminal_become_lines(store: Store, tmp_path: Path) -> None:
    file, given = tmp_path / "judgements.tsv", answers("?", "s", "two printed names", "d", "", "u", "", "", "q")
    candidates = find_candidates(store)
    count = ask_all(store, candidates, file, "lin", lambda _: next(given), lambda: date(2024, 5, 2))
    lines = read_judgements(file).lines
    assert count == len(lines) == 3
    assert [x.decision for x in lines] == [Decision.SAME, Decision.DIFFERENT, Decision.UNSURE]
    assert [x.names for x in lines] == [c.names for c in candidates[:3]]
    assert {(x.who, x.when) for x in lines} == {("lin", "2024-05-02")}
    assert lines[0].why == "two printed names"
    assert lines[1].why == "; ".join(s.text for s in candidates[1].signals if s.weight > 0)


def test_the_end_of_input_is_the_end_of_questions(store: Store, tmp_path: Path) -> None:
    def end(_: str) -> str:
        raise EOFError

    assert ask_all(store, find_candidates(store), tmp_path / "judgements.tsv", "lin", end) == 0
    assert not (tmp_path / "judgements.tsv").exists()


def test_a_renamed_house_shows_the_name_of_each_meeting(engine: Store, tmp_path: Path) -> None:
    file = tmp_path / "judgements.tsv"
    file.write_text(
        "decision\tlabel\tnames\twho\twhen\twhy\n"
        "renamed\tInstitution\t砚山证券 | 砚池资本 @ 2024-05\tlin\t2024-06-01\tannounced\n",
        encoding="utf-8",
    )
    load(engine, review_records(), read_judgements(file))
    change = ["2024-05 砚山证券 → 砚池资本"]
    expected = [
        ("2024-03-12", ["砚山证券"], "砚山证券", "砚池资本", change, "云岭数据", "689901/2024-001"),
        ("2025-02-11", ["砚池资本"], "砚池资本", "砚池资本", change, "云岭数据", "689901/2025-001"),
    ]
    assert list(ask(engine, "names_of_institution", institution="砚山证券").rows) == expected
    assert load(engine, review_records()).writes == 0, "the store remembers the dates of the judgement"
    load(engine, [], Judgements())
    assert read_graph(engine) == assemble(review_records())


LEFT, RIGHT, THIRD = ScopedName("听雨资管"), ScopedName("听雨资产"), ScopedName("听雨投资")


def test_a_verdict_is_added_below_what_is_there(tmp_path: Path) -> None:
    file = tmp_path / "judgements.tsv"
    head = "decision\tlabel\tnames\twho\twhen\twhy\n# two houses\n"
    file.write_text(head + "different\tInstitution\t甲资产 | 乙资产\tlin\t2024-05-01\t", encoding="utf-8")
    os.chmod(file, 0o600)
    record_verdict(file, same("Institution", LEFT, RIGHT))
    assert file.read_text("utf-8") == (
        head + "different\tInstitution\t甲资产 | 乙资产\tlin\t2024-05-01\t\n"
        "same\tInstitution\t听雨资管 | 听雨资产\tlin\t2024-05-02\tseen\n"
    )
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert list(tmp_path.iterdir()) == [file]


def test_a_new_file_can_be_read_by_all_and_a_link_stays_one(tmp_path: Path) -> None:
    (tmp_path / "link.tsv").symlink_to(tmp_path / "judgements.tsv")
    record_verdict(tmp_path / "link.tsv", same("Institution", LEFT, RIGHT))
    assert (tmp_path / "link.tsv").is_symlink()
    assert stat.S_IMODE((tmp_path / "judgements.tsv").stat().st_mode) == 0o644


def test_a_verdict_against_another_is_not_written(tmp_path: Path) -> None:
    file = tmp_path / "judgements.tsv"
    record_verdict(file, same("Institution", LEFT, RIGHT))
    record_verdict(file, same("Institution", RIGHT, THIRD))
    before = file.read_bytes()
    with pytest.raises(JudgementError, match="judged both same and different"):
        record_verdict(file, Judgement(Decision.DIFFERENT, "Institution", (LEFT, THIRD), "lin", "2024-05-02", ""))
    assert file.read_bytes() == before


@pytest.mark.parametrize("name", ["甲|乙", "甲 @ 乙", "甲\t乙"])
def test_a_name_that_the_file_cannot_hold_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(UnwritableNameError, match="cannot stand in a judgements file"):
        record_verdict(tmp_path / "judgements.tsv", same("Institution", ScopedName(name), RIGHT))
    assert list(tmp_path.iterdir()) == []


def test_a_reason_of_several_lines_stays_one_line() -> None:
    verdict = Judgement(Decision.SAME, "Institution", (LEFT, RIGHT), "lin\t", "2024-05-02", "one\nhouse")
    assert line_of(verdict) == "same\tInstitution\t听雨资管 | 听雨资产\tlin\t2024-05-02\tone house"
