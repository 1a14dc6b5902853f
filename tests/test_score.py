"""Scoring: what counts as found, wrong and missed; and that it counts as the shared scorer does."""

from __future__ import annotations

import importlib.util
import json
import os
import random
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from graph.score import score, violations

Item = dict[str, Any]


def one(tmp_path: Path, gold: Item, record: Item, field: str) -> tuple[int, int, int]:
    """(found, wrong, missed) of one field of one filing."""
    (tmp_path / "gold").mkdir()
    (tmp_path / "out").mkdir()
    (tmp_path / "gold" / "a.json").write_text(json.dumps({"document": {}, **gold}), encoding="utf-8")
    (tmp_path / "out" / "a.json").write_text(json.dumps(record), encoding="utf-8")
    tally = score(tmp_path / "gold", tmp_path / "out").tallies[field]
    return tally.found, tally.wrong, tally.missed


def relation(object: str, type: str = "CUSTOMER_OF", **more: object) -> Item:
    return {"type": type, "object": object, **more}


def test_full_width_and_half_width_brackets_are_the_same_name(tmp_path: Path) -> None:
    gold = {"relations": [relation("明谷（北京）科技")]}
    assert one(tmp_path, gold, {"relations": [relation("明谷(北京)科技")]}, "relations") == (1, 0, 0)


def test_a_planned_relation_is_no_fact(tmp_path: Path) -> None:
    gold = {"relations": [relation("明谷")]}
    assert one(tmp_path, gold, {"relations": [relation("明谷", modality="planned")]}, "relations") == (0, 0, 1)


def test_a_planned_relation_in_the_gold_is_optional(tmp_path: Path) -> None:
    gold = {"relations": [relation("明谷", modality="planned")]}
    assert one(tmp_path, gold, {"relations": [relation("明谷")]}, "relations") == (0, 0, 0)


def test_a_denial_read_as_a_fact_is_wrong_and_the_denial_is_missed(tmp_path: Path) -> None:
    gold = {"relations": [relation("明谷", polarity="denied")]}
    record = {"relations": [relation("明谷")]}
    assert one(tmp_path, gold, record, "relations") == (0, 1, 0)
    (tmp_path / "again").mkdir()
    assert one(tmp_path / "again", gold, record, "denials") == (0, 0, 1)


def test_one_group_name_satisfies_each_member_it_is_an_alias_of(tmp_path: Path) -> None:
    gold = {"relations": [relation("甲", aliases=["甲乙"]), relation("乙", aliases=["甲乙"])]}
    assert one(tmp_path, gold, {"relations": [relation("甲乙")]}, "relations") == (2, 0, 0)


def test_metrics_gold_is_not_exhaustive_so_more_figures_are_not_wrong(tmp_path: Path) -> None:
    figure = {"name": "毛利率", "period": "2024-01-01/2024-06-30", "value": 70.3}
    record = {"metrics": [figure, {**figure, "name": "净利率", "value": 12}]}
    assert one(tmp_path, {"metrics": [figure]}, record, "metrics") == (1, 0, 0)


def test_a_missing_output_counts_as_an_empty_record(tmp_path: Path) -> None:
    (tmp_path / "gold").mkdir()
    (tmp_path / "gold" / "a.json").write_text(json.dumps({"document": {"company_code": "689901"}}), encoding="utf-8")
    tally = score(tmp_path / "gold", tmp_path).tallies["header"]
    assert (tally.found, tally.missed) == (0, 1)


def test_a_forbidden_name_is_a_violation() -> None:
    gold = {"must_not": {"customers": ["明谷"], "regulations": ["投资协议"]}}
    record = {"relations": [relation("明谷")], "regulations": [{"title": "数据安全法"}]}
    assert list(violations(gold, record)) == [("customers", ("明谷",))]


def test_a_denied_relation_is_no_violation() -> None:
    record = {"relations": [relation("明谷", polarity="denied")]}
    assert not list(violations({"must_not": {"customers": ["明谷"]}}, record))


def shared_folder() -> Path:
    corpus = Path(os.environ.get("IRGRAPH_CORPUS", Path(__file__).parents[2] / "shared" / "corpus"))
    if not (corpus.parent / "gold").is_dir():
        pytest.skip("no gold beside the corpus (../shared/gold)")
    return corpus.parent


def shared_scorer(folder: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("shared_score", folder / "tools" / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def damaged(gold: Item, dice: random.Random) -> Item:
    """A record that says most of what the gold says, with errors of each kind."""

    def some(items: list[Item]) -> list[Item]:
        return [x for x in items if dice.random() < 0.8]

    record: Item = {
        "document": gold["document"],
        "meeting": gold["meeting"],
        "attendees": [{"institution": i, "person": p} for i, p in some(gold["attendees"])],
        "hosts": [{"person": p, "title": t + dice.choice(["", "先生", "兼总经理"])} for p, t in gold["hosts"]],
        "questions": [{}] * ((gold["questions"] or 0) + dice.randrange(2)),
        "relations": some(gold["relations"]),
        "projects": [{**x, "name": x["name"][dice.randrange(2) :]} for x in some(gold["projects"])],
        "regulations": some(gold["regulations"]),
        "periods": [{"interval": x} for x in some(gold["periods"])] + [{"interval": "2001-01-01/2001-12-31"}],
        "metrics": some(gold["metrics"]),
        "amounts": [{**r, "counterparty": r["customer"]} for r in some(gold.get("revenues", []))],
    }
    for names in (gold.get("must_not") or {}).values():
        record["relations"] += [relation(x) for x in names if dice.random() < 0.3]
        record["regulations"] += [{"title": x} for x in names if dice.random() < 0.3]
    return record


@pytest.mark.corpus
@pytest.mark.parametrize("seed", range(3))
def test_it_counts_as_the_shared_scorer_does(tmp_path: Path, seed: int) -> None:
    shared = shared_folder()
    dice = random.Random(seed)
    for path in sorted((shared / "gold").glob("*.json")):
        record = damaged(json.loads(path.read_text(encoding="utf-8")), dice)
        (tmp_path / path.name).write_text(json.dumps(record), encoding="utf-8")
    theirs, _ = shared_scorer(shared).score(shared / "gold", tmp_path)
    ours = score(shared / "gold", tmp_path).tallies
    expected = {k: (t.tp, t.fp, t.fn, t.docs, t.exact, t.viol) for k, t in theirs.items()}
    got = {k: (t.found, t.wrong, t.missed, t.filings, t.exact, t.violations) for k, t in ours.items()}
    assert got == expected
