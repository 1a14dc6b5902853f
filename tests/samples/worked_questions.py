"""`samples/worked-questions.md`: questions asked of the sample filings, with what they answer.

`python -m tests.samples.worked_questions` writes it; a test holds it against what the store answers.
"""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path

from extractors.pipeline import extract, read
from extractors.record import Record
from graph.load import load
from graph.questions import Answer, ask, get_question
from graph.store import Store, open_store
from graph.terminal.render import printable

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "samples" / "worked-questions.md"
FILINGS = ROOT / "samples" / "filings"


@dataclass(frozen=True, slots=True)
class Worked:
    """A question as it is typed, and why one would ask it."""

    name: str
    parameters: dict[str, str]
    zh: str
    en: str

    @property
    def command(self) -> str:
        return " ".join(["irgraph ask", self.name, *(f"{k}={v}" for k, v in self.parameters.items())])


INTRODUCTION = """\
# Worked questions 问题示例

The five fictional filings of `samples/filings`, loaded into a fresh store, and what some of the
[questions](../cypher/README.md) answer on them. Every row stands in a filing; empty columns are left out. The page is
written by `python -m tests.samples.worked_questions` and checked by a test.

把 `samples/filings` 的五份虚构文件装入新库后，部分[问题](../cypher/README.md)的回答。每一行都出自文件，空列从略。本页由
`python -m tests.samples.worked_questions` 生成，并有测试核对。

```
irgraph load samples/filings
```
"""

WORKED = (
    Worked(
        "customers", {"company": "云岭数据", "as_of": "2023-12-31"},
        "2023 年底时，云岭数据明确说过哪些客户？衡岳智能当时被否认，不在其中。",
        "Which customers had been plainly stated by the end of 2023? 衡岳智能 was denied then and is not among them.",
    ),
    Worked(
        "relation_history", {"company": "云岭数据", "other": "衡岳智能"},
        "它后来成了客户：同一关系的全部说法，按日期排列。",
        "It became one later: everything said of the two, in the order of time.",
    ),
    Worked(
        "denied_relations", {"company": "澄湖传动"},
        "澄湖传动否认过什么？否认只留作陈述，从不成为关系。",
        "What did 澄湖传动 deny? A denial stays a statement and never becomes a relationship.",
    ),
    Worked(
        "companies_sharing_customers", {"company": "云岭数据"},
        "谁与云岭数据有相同的客户？",
        "Who has customers in common with 云岭数据?",
    ),
    Worked(
        "supply_chain", {"company": "沂岭特钢", "hops": "2"},
        "从一家钢厂往下游两步，能到哪些公司？",
        "Whom does a steel maker reach in two steps downstream?",
    ),
    Worked(
        "said_by_others", {"company": "澄湖传动"},
        "别家公司的文件怎么说澄湖传动？",
        "What do the filings of others say of 澄湖传动?",
    ),
    Worked(
        "customer_concentration", {"company": "云岭数据"},
        "客户与供应商有多集中？",
        "How concentrated are customers and suppliers?",
    ),
    Worked(
        "old_receivables", {"company": "云岭数据"},
        "哪些应收账款拖了一年以上？",
        "Which receivables are older than a year?",
    ),
    Worked(
        "co_attendance_weighted", {"institution": "沧澜证券", "limit": "5"},
        "谁常与沧澜证券同去？小场比大场更说明问题。",
        "Who comes with 沧澜证券? Small meetings tell more than large ones.",
    ),
    Worked(
        "stopped_visits", {"company": "云岭数据", "visits": "1"},
        "哪些机构来过云岭数据，其后的活动却没有再来？",
        "Which institutions came to 云岭数据 and missed the meetings that followed?",
    ),
    Worked(
        "changed_between_meetings", {"company": "澄湖传动"},
        "最近两次活动之间变了什么？",
        "What changed between the last two meetings?",
    ),
    Worked(
        "declined_answers", {},
        "哪些问题没有得到正面回答？",
        "Which questions were not answered?",
    ),
    Worked(
        "inquiry_chain", {"document": "yunling-inquiry-2024.txt", "length": "40"},
        "一份问询函回复的结构：函件、问题、小问、回复、核查意见。",
        "The structure of a reply to an inquiry: letter, questions, their parts, answers, opinions.",
    ),
    Worked(
        "path_between", {"source": "陆思齐", "target": "明谷科技"},
        "一位分析师与一家公司之间隔着什么？",
        "What lies between an analyst and a company?",
    ),
)  # fmt: skip


def sample_filings() -> list[Record]:
    """The sample filings as they are read."""
    return [extract(read(path)) for path in sorted(FILINGS.iterdir())]


def page(store: Store) -> str:
    """The whole page, for a store that holds the sample filings."""
    return "\n".join([INTRODUCTION, *(_section(worked, store) for worked in WORKED)])


def _section(worked: Worked, store: Store) -> str:
    answer = ask(store, worked.name, **worked.parameters)
    title = get_question(worked.name).title_line
    return f"## {title}\n\n{worked.zh}\n\n{worked.en}\n\n```\n{worked.command}\n```\n\n{_table(answer)}\n"


def _table(answer: Answer) -> str:
    kept = [n for n in range(len(answer.columns)) if any(row[n] not in (None, [], "") for row in answer.rows)]
    rows = [[_cell(row[n]) for n in kept] for row in answer.rows]
    lines = [[answer.columns[n] for n in kept], ["---"] * len(kept), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _cell(value: object) -> str:
    return printable(value).replace("|", "&#124;")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder, open_store(Path(folder) / "store") as opened:
        load(opened, sample_filings())
        PAGE.write_text(page(opened), encoding="utf-8")
