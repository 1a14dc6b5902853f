"""Names are looked up in the store: by id, code, name or alias, never by likeness."""

from __future__ import annotations

import subprocess
import sys

import pytest

from graph.asking.resolve import resolve_name
from graph.errors import IrgraphError, UsageError
from graph.questions import AmbiguousNameError, Answer, QuestionError, UnknownNameError, ask
from graph.store import Store

RESOLVED = [
    ("company", "689901", "Company:689901"),
    ("company", "Company:689901", "Company:689901"),
    ("company", "云岭数据", "Company:689901"),
    ("company", "云岭数据科技股份有限公司", "Company:689901"),
    ("company", " 云岭 数据 ", "Company:689901"),
    ("company", "明谷科技股份有限公司", "Company:明谷科技"),
    ("company", "302901/2024-003#客户a", "Company:302901/2024-003#客户a"),
    ("institution", "远岫证券", "Institution:远岫证券"),
    ("analyst", "顾南乔", "Analyst:松溪资管#顾南乔"),
    ("representative", "沈舒", "Representative:689901#沈舒"),
    ("meeting", "689901/2024-012", "Meeting:689901/2024-012/2024-08-28..2024-08-29"),
    ("meeting", "2024-012", "Meeting:689901/2024-012/2024-08-28..2024-08-29"),
    ("document", "yunling-reply.txt", "Document:689901/reply-2024-04-30"),
    ("project", "知语语料平台", "Project:689901#知语语料平台"),
    ("regulation", "《数据安全法》", "Regulation:数据安全法"),
    ("regulation", "中华人民共和国数据安全法", "Regulation:数据安全法"),
    ("topic", "毛利率", "Topic:毛利率"),
    ("entity", "严书白", "Analyst:689901/2024-015#严书白"),
]


@pytest.mark.parametrize(("kind", "text", "id"), RESOLVED)
def test_name_is_resolved(sample_store: Store, kind: str, text: str, id: str) -> None:
    assert resolve_name(sample_store, kind, text) == id


def test_a_name_of_several_things_lists_them(embedded_sample: Store) -> None:
    with pytest.raises(AmbiguousNameError) as caught:
        ask(embedded_sample, "customers", company="客户A")
    assert str(caught.value) == (
        "company '客户A' may be Company:302901/2024-003#客户a, Company:302901/reply-2025-05-20#客户a, "
        "Company:689901/reply-2024-04-30#客户a; give the id"
    )


def test_an_organisation_in_two_roles_is_ambiguous_where_both_fit(embedded_sample: Store) -> None:
    with pytest.raises(AmbiguousNameError, match="Company:远岫证券, Institution:远岫证券"):
        ask(embedded_sample, "passages_about", about="远岫证券")


PROPOSED = [("岭数据", "云岭数据"), ("明谷科枝", "明谷科技"), ("689902", "云岭数据")]


@pytest.mark.parametrize(("text", "proposed"), PROPOSED)
def test_an_unknown_name_proposes_known_ones(embedded_sample: Store, text: str, proposed: str) -> None:
    with pytest.raises(
        UnknownNameError, match=f"no company is called '{text}' in the store; did you mean .*{proposed}"
    ):
        ask(embedded_sample, "customers", company=text)


def test_a_name_like_nothing_proposes_nothing(embedded_sample: Store) -> None:
    with pytest.raises(UnknownNameError) as caught:
        ask(embedded_sample, "customers", company="zzz")
    assert str(caught.value) == "no company is called 'zzz' in the store"


def test_the_beginning_of_one_name_is_completed_and_said(embedded_sample: Store) -> None:
    answer = ask(embedded_sample, "customers", company="澄湖传")
    assert answer.rows == ask(embedded_sample, "customers", company="302901").rows
    assert answer.completed == ("company=澄湖传 is read as 澄湖传动 (Company:302901)",)
    assert ask(embedded_sample, "customers", company="澄湖传动").completed == ()


def test_the_beginning_of_several_names_lists_them_one_a_line(embedded_sample: Store) -> None:
    with pytest.raises(AmbiguousNameError) as caught:
        ask(embedded_sample, "meetings_of_analyst", analyst="林知遥")
    assert caught.value.candidates == (
        "Analyst:砚山基金#林知遥  参会人员 Analyst: 林知遥",
        "Analyst:远岫证券#林知遥  参会人员 Analyst: 林知遥",
    )


def test_quotes_and_cypher_in_a_name_are_only_a_name(embedded_sample: Store) -> None:
    with pytest.raises(UnknownNameError):
        ask(embedded_sample, "customers", company="'}) MATCH (n) RETURN n //")


def test_a_wrong_call_is_a_usage_error_and_a_wrong_name_is_not(embedded_sample: Store) -> None:
    with pytest.raises(QuestionError) as caught:
        ask(embedded_sample, "customers")
    assert isinstance(caught.value, UsageError)
    assert issubclass(UnknownNameError, IrgraphError)
    assert not issubclass(UnknownNameError, UsageError)


def test_an_empty_answer_keeps_its_columns(embedded_sample: Store) -> None:
    answer = ask(embedded_sample, "metrics", company="明谷科技")
    assert answer.rows == ()
    assert answer.columns[:3] == ("metric", "period", "value")


def test_rows_as_json_objects() -> None:
    assert Answer(("a", "b"), ((1, None), (2, "x"))).to_json_rows() == [{"a": 1, "b": None}, {"a": 2, "b": "x"}]


def test_asking_imports_nothing_heavy() -> None:
    heavy = ("spacy", "pydantic", "networkx", "jieba", "yaml", "neo4j")
    code = f"import sys, graph.questions; print([m for m in {heavy} if m in sys.modules])"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"
