"""`cypher/README.md`, generated from the headers: `python -m graph.question_pages` writes it."""

from __future__ import annotations

import json

from graph.asking.question_file import GROUPS, Parameter, Question
from graph.asking.resolve import LABELS_OF
from graph.questions import FOLDER, questions

README = FOLDER / "README.md"

INTRODUCTION = """\
# Questions 问题

One file, one question. A file runs unchanged in Neo4j, in the embedded store, and pasted into Neo4j Browser.
This page is generated from the headers (`python -m graph.question_pages`); change a file, not the page.

一个文件一个问题。文件原样可在 Neo4j、嵌入式库中运行，也可粘贴到 Neo4j Browser。

- At a terminal: `irgraph ask QUESTION name=value …`. Companies, institutions, people, projects, rules and topics are
  given by code, name or alias; a period as 2024, 2024H1, 2024Q3, 2024-08, 2024年上半年, 2024-01-01/2024-06-30,
  or 2024/.. (no end).
- From Python: `ask(store, "customers", company="689901").to_json_rows()`.
- In Neo4j Browser: set the parameters with the `:params` line that stands under each question, then paste the file.
  There a name is the node's `id`, a period an ISO interval of days, and what is left out is `null`.

`as_of=DAY` shows what was known on a day. A relationship is shown where at least one plain statement of it was made on
or before that day; counts, dates and filings are those of that day. A later denial does not delete an earlier
affirmation: it is counted in `against` from its own day on, and `contradictions`, `ended_relations`, `relation_history`
and `relations_as_of` show it. The day of a statement is the last day of the meeting, else the day of publication. Names
and identities are today's.

`as_of=日期` 给出当日所知：当日及以前至少有一条明确肯定的陈述才算有此关系，条数、日期、文件都按当日计；
此后的否认不倒推，自其陈述之日起计入 `against`。陈述之日取活动末日，没有活动则取披露日。名称与身份按现在的认定。

A new question is a new file here, with its golden rows in `tests/goldens/questions/`.
"""


def readme() -> str:
    """The whole page."""
    found = list(questions().values())
    parts = [INTRODUCTION, _contents(found)]
    for group, zh in GROUPS.items():
        members = [q for q in found if q.group == group]
        parts.append(f"## {group.capitalize()} {zh}\n")
        parts.extend(_section(q) for q in members)
    return "\n".join(parts)


def _contents(found: list[Question]) -> str:
    rows = [f"| [{q.name}](#{q.name}) | {q.title_zh} | {q.title_en} | {q.group} |" for q in found]
    return "\n".join(["| question | 问题 | in English | group |", "|---|---|---|---|", *rows, ""])


def _section(question: Question) -> str:
    columns = "; ".join(f"`{c.name}` {c.zh} {c.en}" for c in question.columns)
    lines = [
        f"### {question.name}",
        "",
        f"**{question.title_zh}** {question.about_zh}",
        "",
        f"**{question.title_en}.** {question.about_en}",
        "",
        "```",
        f"irgraph ask {question.name} {_command_line(question)}".rstrip(),
        params_line(question),
        "```",
        "",
        *_parameter_table(question.parameters),
        f"Returns {columns}.",
        "",
    ]
    return "\n".join(lines)


def _command_line(question: Question) -> str:
    return " ".join(f"{p.name}={p.example}" for p in question.parameters if not p.optional)


def browser_parameters(question: Question) -> dict[str, object]:
    """What stands in Neo4j Browser's `:params` line: the examples of what is needed, null for what may be left out."""
    return {p.name: _browser_value(p) for p in question.parameters}


def params_line(question: Question) -> str:
    """The line that sets them there."""
    items = (f"{name}: {json.dumps(v, ensure_ascii=False)}" for name, v in browser_parameters(question).items())
    return f":params {{{', '.join(items)}}}"


def _browser_value(parameter: Parameter) -> object:
    if parameter.optional:
        return parameter.default
    if parameter.resolve is not None:
        return example_id(parameter)
    return parameter.convert(parameter.example)


def example_id(parameter: Parameter) -> str:
    """The id that a resolved parameter's example means: the example, with its label where it could have only one."""
    labels = LABELS_OF[parameter.resolve or "entity"]
    return f"{labels[0]}:{parameter.example}" if len(labels) == 1 else str(parameter.example)


def _parameter_table(parameters: tuple[Parameter, ...]) -> list[str]:
    if not parameters:
        return []
    rows = [f"| `{p.name}` | {p.zh}；{p.en} | {_kind(p)} | `{p.example}` |" for p in parameters]
    return ["| parameter | 参数 | kind | example |", "|---|---|---|---|", *rows, ""]


def _kind(parameter: Parameter) -> str:
    kind = parameter.resolve or ("one of " + ", ".join(parameter.values) if parameter.values else parameter.type)
    if parameter.default is not None:
        return f"{kind}, {parameter.default} if left out"
    return f"{kind}, may be left out" if parameter.optional else kind


if __name__ == "__main__":
    README.write_text(readme(), encoding="utf-8")
