"""How a company stands to the filer: each golden line is a text with what it says."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from extractors.annotations import Filer
from extractors.pipeline import extract, read
from extractors.record import Modality, Polarity, Relation
from extractors.relations.component import find_relations

GOLDENS = Path(__file__).parents[1] / "goldens" / "extractors"
CORPUS = Path(os.environ.get("IRGRAPH_CORPUS", Path(__file__).parents[3] / "shared" / "corpus"))
FILER = Filer("600001", "明谷科技", "明谷科技股份有限公司", frozenset({"公司"}))


def lines(name: str) -> list[object]:
    rows = (GOLDENS / name).read_text(encoding="utf-8").splitlines()
    pairs = [row.split("\t") for row in rows if row and not row.startswith("#")]
    return [pytest.param(text, expected, id=text[:60]) for text, expected in pairs]


FILES = ("relations.txt", "polarity.txt", "relations_unseen.txt", "relations_spoken.txt", "relations_trades.txt")
LINES = [line for name in FILES for line in lines(name)]


def said(relation: Relation) -> str:
    parts = [
        "" if relation.modality is Modality.STATED else relation.modality.value,
        "not" if relation.polarity is Polarity.DENIED else "",
        f"{relation.type.value} {relation.object}",
    ]
    return " ".join(p for p in parts if p)


def read_line(text: str) -> list[Relation]:
    question, _, answer = text.rpartition(" ⁇ ")
    return find_relations(answer, question=question, filer=FILER)


@pytest.mark.parametrize(("text", "expected"), LINES)
def test_relation(text: str, expected: str) -> None:
    found = {said(r) for r in read_line(text)}
    assert found == (set() if expected == "nothing" else set(expected.split(" + ")))


@pytest.mark.parametrize(("text", "expected"), LINES)
def test_offsets_lead_to_the_words(text: str, expected: str) -> None:
    question, _, answer = text.rpartition(" ⁇ ")
    whole = f"{question}\n{answer}" if question else answer
    for relation in read_line(text):
        assert whole[relation.start : relation.end] == relation.evidence
        assert relation.object_start is not None
        assert relation.object_end is not None
        assert relation.start <= relation.object_start < relation.object_end <= relation.end
        if relation.cue is not None:
            assert whole[relation.cue_start : relation.cue_end] == relation.cue


def test_group_brings_its_members() -> None:
    relations = find_relations("BAT是公司的重要客户。", filer=FILER)
    assert relations[0].members == ("百度", "阿里巴巴", "腾讯")


def test_denial_keeps_its_cue() -> None:
    relations = find_relations("OpenAI 不是公司客户。", filer=FILER)
    assert [(r.cue, r.cue_start, r.cue_end) for r in relations] == [("不是", 7, 9)]


def test_role_word_stands_for_the_name_it_was_defined_for() -> None:
    names = {"本所": "天衡明道会计师事务所（特殊普通合伙）"}
    relations = find_relations("公司2022年度财务报表已经本所审计。", filer=FILER, full_names=names)
    assert [(r.type.value, r.object) for r in relations] == [("AUDITED_BY", "天衡明道会计师事务所")]


@pytest.mark.corpus
@pytest.mark.skipif(not (CORPUS / "seeds").is_dir(), reason="no corpus folder beside the checkout")
@pytest.mark.parametrize(
    ("seed", "wanted"),
    [
        ("000", {"PARTNERS_WITH 清华大学"}),
        (
            "002",
            {
                "CUSTOMER_OF BAT",
                "not CUSTOMER_OF OpenAI",
                "CUSTOMER_OF 科大讯飞",
                "not COMPETES_WITH 科大讯飞",
                "COMPETES_WITH Appen",
            },
        ),
        ("003", {"COMPETES_WITH 数据堂", "COMPETES_WITH 标贝", "COMPETES_WITH Appen", "COMPETES_WITH Scale AI"}),
        ("004", {"COMPETES_WITH Defined Crowd", "INVESTED_IN 数安易", "AUDITED_BY 毕马威华振会计师事务所"}),
    ],
)
def test_seed(seed: str, wanted: set[str]) -> None:
    (path,) = (CORPUS / "seeds").glob(f"{seed}_*.txt")
    assert wanted <= {said(r) for r in extract(read(path)).relations}
