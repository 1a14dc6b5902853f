"""A header is held against its text; a question against what it is asked with."""

from pathlib import Path

import pytest

from graph.asking.question_file import Question, QuestionError, QuestionFileError, read_question
from graph.asking.question_text import columns_returned, parameters_used, writes_in
from graph.questions import get_question, question_names, questions

HEADER = """/* ---
name: buyers
group: counterparties
title: {zh: 买家, en: Buyers}
about: {zh: 谁买, en: who buys}
parameters:
  company: {resolve: company, zh: 公司, en: company, example: "689901"}
  period: {type: period, optional: true, zh: 期间, en: period, example: 2024H1}
  limit: {type: integer, default: 20, zh: 行数, en: rows, example: 5}
columns:
  buyer: {zh: 买家, en: buyer}
--- */
"""
TEXT = "MATCH (b)-->(c {id: $company}) WHERE $period IS NULL RETURN b.name AS buyer ORDER BY b.id LIMIT $limit\n"


def read(tmp_path: Path, content: str, name: str = "buyers") -> Question:
    folder = tmp_path / "cypher"
    folder.mkdir()
    (folder / f"{name}.cypher").write_text(content, encoding="utf-8")
    return read_question(folder / f"{name}.cypher")


DISAGREEMENTS = {
    "undeclared parameter": (
        HEADER + TEXT.replace("$period IS NULL", "$year IS NULL"),
        "cypher/buyers.cypher: header declares ['company', 'limit', 'period'], text uses ['company', 'limit', 'year']",
    ),
    "unused parameter": (
        HEADER + TEXT.replace("LIMIT $limit", ""),
        "cypher/buyers.cypher: header declares ['company', 'limit', 'period'], text uses ['company', 'period']",
    ),
    "other column": (
        HEADER + TEXT.replace("AS buyer", "AS customer"),
        "cypher/buyers.cypher: header declares columns ['buyer'], text returns ['customer']",
    ),
    "column without a name": (
        HEADER + TEXT.replace("b.name AS buyer", "b.name"),
        "cypher/buyers.cypher: returned item without a name: b.name",
    ),
    "no return": (
        HEADER + "MATCH (n {a: $company, b: $period, c: $limit})",
        "cypher/buyers.cypher: text has no RETURN",
    ),
    "no header": (TEXT, "cypher/buyers.cypher: header: the file does not begin with /* --- … --- */"),
    "no title": (HEADER.replace("title:", "heading:") + TEXT, "cypher/buyers.cypher: header: unknown keys ['heading']"),
    "no group": (
        HEADER.replace("group: counterparties\n", "") + TEXT,
        "cypher/buyers.cypher: header: 'group' is missing",
    ),
    "other name": (
        HEADER.replace("name: buyers", "name: sellers") + TEXT,
        "cypher/buyers.cypher: header names it 'sellers'",
    ),
    "unknown type": (
        HEADER.replace("type: integer", "type: int") + TEXT,
        "cypher/buyers.cypher: parameter limit: unknown type 'int'",
    ),
    "unknown resolve": (
        HEADER.replace("resolve: company", "resolve: firm") + TEXT,
        "cypher/buyers.cypher: parameter company: cannot resolve 'firm'",
    ),
    "write": (
        HEADER + TEXT.replace("RETURN", "SET b.seen = true RETURN"),
        "cypher/buyers.cypher: a question only reads, text has SET",
    ),
}


def test_header_and_text_that_agree_are_a_question(tmp_path: Path) -> None:
    question = read(tmp_path, HEADER + TEXT)
    assert question.usage == "company=689901 [period=2024H1] [limit=5]"
    assert question.title_line == "买家 Buyers"
    assert question.text == HEADER + TEXT


@pytest.mark.parametrize(("content", "message"), DISAGREEMENTS.values(), ids=DISAGREEMENTS)
def test_disagreement_is_an_error(tmp_path: Path, content: str, message: str) -> None:
    with pytest.raises(QuestionFileError) as caught:
        read(tmp_path, content)
    assert str(caught.value) == message


def test_broken_yaml_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(QuestionFileError) as caught:
        read(tmp_path, HEADER.replace("{zh: 买家, en: Buyers}", "{zh: 买家") + TEXT)
    assert str(caught.value).startswith("cypher/buyers.cypher: header: ")
    assert "\n" not in str(caught.value)


WRONG_CALLS = {
    "unknown parameter": ({"company": "689901", "perod": "2024"}, "no parameter 'perod', did you mean period?"),
    "missing parameter": ({"period": "2024"}, "buyers: company is missing; it takes company=689901"),
    "empty parameter": ({"company": " "}, "buyers: company=' ': it is empty"),
    "bad period": (
        {"company": "689901", "period": "2024Q5"},
        "buyers: period='2024Q5': a period is wanted: 2024, 2024H1",
    ),
    "bad number": ({"company": "689901", "limit": "all"}, "buyers: limit='all': a whole number is wanted"),
}


@pytest.mark.parametrize(("values", "message"), WRONG_CALLS.values(), ids=WRONG_CALLS)
def test_wrong_call_is_one_line(tmp_path: Path, values: dict[str, object], message: str) -> None:
    with pytest.raises(QuestionError) as caught:
        read(tmp_path, HEADER + TEXT).check(values)
    assert message in str(caught.value)
    assert "\n" not in str(caught.value)


def test_left_out_parameters_are_null_or_their_default(tmp_path: Path) -> None:
    question = read(tmp_path, HEADER + TEXT)
    assert question.check({"company": "689901"}) == {"company": "689901", "period": None, "limit": 20}


def test_values_are_those_listed_in_any_case() -> None:
    question = get_question("evidence")
    assert question.check({"subject": "x", "type": "customer_of"})["type"] == "CUSTOMER_OF"
    with pytest.raises(QuestionError, match="evidence: type='BUYS': one of CUSTOMER_OF, SUPPLIER_OF"):
        question.check({"subject": "x", "type": "BUYS"})


def test_unknown_question_proposes_near_ones() -> None:
    with pytest.raises(QuestionError, match="no question 'custmers', did you mean customers"):
        get_question("custmers")


def test_a_path_is_no_name_of_a_question() -> None:
    with pytest.raises(QuestionError, match="no question"):
        get_question("../cypher/customers")


TEXTS = {
    "strings and comments do not count": ("RETURN '$a' AS x // $b\n/* $c */", [], ["x"]),
    "subqueries do not count": (
        "RETURN COLLECT { MATCH (n) RETURN n.a AS y ORDER BY y } AS x, 1 AS z LIMIT $n",
        ["n"],
        ["x", "z"],
    ),
    "distinct": ("MATCH (a) RETURN DISTINCT a.b AS x, c ORDER BY x", [], ["x", "c"]),
    "last of several": ("CALL { RETURN 1 AS one } WITH one RETURN [v IN [1, 2] | v] AS x", [], ["x"]),
}


@pytest.mark.parametrize(("text", "parameters", "columns"), TEXTS.values(), ids=TEXTS)
def test_text_is_read_without_running_it(text: str, parameters: list[str], columns: list[str]) -> None:
    assert (parameters_used(text), columns_returned(text)) == (parameters, columns)


@pytest.mark.parametrize("text", ["MATCH (a:SET) RETURN a.set AS x", "RETURN 'DELETE' AS x", "RETURN $create AS x"])
def test_names_that_look_like_writes_are_none(text: str) -> None:
    assert writes_in(text) == []


@pytest.mark.parametrize("name", question_names())
def test_every_question_is_ordered(name: str) -> None:
    question = get_question(name)
    assert "ORDER BY" in question.text.rpartition("\nRETURN ")[2]


def test_questions_come_in_groups() -> None:
    groups = [q.group for q in questions().values()]
    assert groups == sorted(groups, key=list(dict.fromkeys(groups)).index)
    assert len(groups) == len(question_names()) >= 60
