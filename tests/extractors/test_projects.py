"""Which undertakings have a name, and what they are called."""

from __future__ import annotations

import pytest

from extractors.document import Span
from extractors.projects.component import find_projects
from tests.extractors.golden_lines import corpus_text, golden_lines


@pytest.mark.parametrize(("text", "expected"), golden_lines("projects"))
def test_projects_of_a_sentence(text: str, expected: str) -> None:
    projects, _ = find_projects(text, [Span(0, len(text))])
    wanted = [] if expected == "-" else [w.split(" = ") for w in expected.split(" | ")]
    assert [f"{p.name}:{p.kind}" for p in sorted(projects, key=lambda p: p.start)] == [w[0] for w in wanted]
    for project, names in zip(sorted(projects, key=lambda p: p.start), wanted, strict=True):
        assert set(names[1:]) <= set(project.aliases)


def test_rows_of_a_fundraising_table_that_lost_its_separators() -> None:
    text = "项目名称总投资额\n1高原语音数据集扩建项目12,480.00\n2研发中心升级建设项目8,620.50\n3补充流动资金100.00\n"
    projects, _ = find_projects(text, [Span(0, len(text))])
    assert [p.name for p in projects] == ["高原语音数据集扩建项目", "研发中心升级建设项目"]


def test_places_are_those_of_the_names() -> None:
    text = "募投项目“声纹数据集扩建项目”已结项，声纹数据集扩建项目的效益良好。"
    projects, mentions = find_projects(text, [Span(0, len(text))])
    assert [text[p.start : p.end] for p in projects] == ["声纹数据集扩建项目"]
    assert {text[m.start : m.end] for m in mentions} == {"声纹数据集扩建项目"}
    assert len(mentions) == 2


def test_a_question_mentions_the_project_that_its_answer_names() -> None:
    text = "声纹数据集扩建项目进展如何？募投项目“声纹数据集扩建项目”已结项。"
    _, mentions = find_projects(text, [Span(text.index("募投"), len(text))])
    assert [m.start for m in mentions] == [0, text.index("“") + 1]


def test_only_the_given_stretches_are_read() -> None:
    text = "“甲地数据集扩建项目”进展如何？不便披露。"
    assert find_projects(text, [Span(text.index("不便"), len(text))]) == ([], [])


@pytest.mark.corpus
def test_the_short_name_of_a_real_project_is_an_alias() -> None:
    text = corpus_text("004_")
    projects, _ = find_projects(text, [Span(0, len(text))])
    assert ("一体化平台项目",) in [p.aliases for p in projects]
