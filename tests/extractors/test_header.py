"""Kind, names, number and date of a filing, and what it calls its filer."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from extractors.errors import NotAFilingError
from extractors.header.component import find_header
from extractors.header.filer_names import cut_short_name, defined_names, short_name_defined
from extractors.readers import read_bytes
from extractors.record import DocumentHeader, Kind
from tests.extractors.golden_lines import golden_lines

FORM = """{head}
投资者关系活动类别\t□特定对象调研 ☑电话会议
参与单位名称及人员姓名\t东湖证券 张三
时间\t2024年5月12日
地点\t线上
上市公司接待人员姓名\t董事会秘书 赵六
投资者关系活动主要内容介绍\t1、毛利率如何？
平稳。
附件清单\t无
日期\t2024年5月14日
"""
HEAD = "证券代码：300999 证券简称：澄湖传动\n澄湖传动股份有限公司\n投资者关系活动记录表\n编号：2024-007"

REPLY = """澄湖传动:关于澄湖传动股份有限公司申请向特定对象发行股票的审核问询函的回复
公告日期:2023-09-21

根据贵所对澄湖传动股份有限公司(以下简称“澄湖传动”、“发行人”或“公司”)出具的审核问询函,回复如下。
"""


def header(text: str) -> DocumentHeader:
    return find_header(read_bytes(text.encode(), source="a.txt"))


def record_header(head: str) -> DocumentHeader:
    return header(FORM.format(head=head))


def test_a_form_is_a_record() -> None:
    found = record_header(HEAD)
    assert (found.kind, found.company_code, found.company_short, found.company_name, found.number, found.published) == (
        Kind.IR_RECORD,
        "300999",
        "澄湖传动",
        "澄湖传动股份有限公司",
        "2024-007",
        "2024-05-14",
    )
    assert found.id == "300999/2024-007/2024-05-14"


@pytest.mark.parametrize(
    ("printed", "number"),
    [
        ("编号：2024-007", "2024-007"),
        ("编号： 2024 - 007", "2024-007"),
        ("编号：[2024]007", "[2024]007"),
        ("编号：〔2024〕7号", "〔2024〕7号"),
        ("编号：2024年第3号", "2024年第3号"),
        ("编号：２０２４－００７", "2024-007"),
        ("证券代码：300999 证券简称：澄湖传动 编号：2024-007", "2024-007"),
        ("投资者关系活动记录表（2024-007）", "2024-007"),
        ("编号：", None),
        ("", None),
    ],
)
def test_a_number_is_as_printed_without_spaces(printed: str, number: str | None) -> None:
    found = record_header(f"澄湖传动股份有限公司\n投资者关系活动记录表\n{printed}")
    assert found.number == number


@pytest.mark.parametrize(
    ("printed", "code", "short"),
    [
        ("证券代码：300999 证券简称：澄湖传动", "300999", "澄湖传动"),
        ("证券代码：000999、200999 证券简称：澄湖A、澄湖B", "000999", "澄湖A"),
        ("股票代码：300999                股票简称：澄湖传动        编号：2024-007", "300999", "澄湖传动"),
        ("证券代码：３００９９９\n证券简称：*ST 澄湖", "300999", "*ST 澄湖"),
        ("债券代码：128999 债券简称：澄湖转债", None, None),
        ("公告编号：2024-007", None, None),
    ],
)
def test_code_and_short_name(printed: str, code: str | None, short: str | None) -> None:
    found = record_header(f"{printed}\n投资者关系活动记录表")
    assert (found.company_code, found.company_short) == (code, short)


def test_a_reply_says_whom_it_concerns() -> None:
    found = header(REPLY)
    assert (found.kind, found.company_short, found.company_name, found.number, found.published) == (
        Kind.INQUIRY_REPLY,
        "澄湖传动",
        "澄湖传动股份有限公司",
        None,
        "2023-09-21",
    )


def test_a_filing_without_code_is_known_by_its_content() -> None:
    found = header(REPLY)
    assert found.id == f"{found.sha256[:12]}/2023-09-21"


@pytest.mark.parametrize(
    "text",
    [
        "公司今天天气很好。",
        "关于收到审核问询函的公告\n公司近日收到问询函。",
        "年度报告全文\n公司的收入增长。",
        "会议通知：请准时参加。",
        "澄湖传动股份有限公司\n关于召开2023年度业绩说明会的公告\n公司将于2024年5月6日召开说明会。",
    ],
)
def test_what_is_no_filing_is_refused(text: str) -> None:
    with pytest.raises(NotAFilingError):
        header(text)


def test_defined_names_follow_the_full_name() -> None:
    text = "对明谷科技股份有限公司(以下简称“明谷科技”、“发行人”或“公司”)出具"
    assert defined_names(text, "明谷科技股份有限公司") == ["明谷科技", "发行人", "公司"]
    assert short_name_defined(text, "明谷科技股份有限公司") == "明谷科技"


@pytest.mark.parametrize(("line", "expected"), golden_lines("filer_names"))
def test_a_short_name_cut_shorter(line: str, expected: str) -> None:
    short, _, text = line.partition("：")
    assert cut_short_name(text, short) == (None if expected == "-" else expected)


def corpus() -> Path:
    import os

    return Path(os.environ.get("IRGRAPH_CORPUS", Path(__file__).parents[3] / "shared" / "corpus"))


@pytest.mark.corpus
@pytest.mark.parametrize("prefix", ["000", "001", "002", "003", "004"])
def test_the_form_of_a_real_filing_is_read_wholly(prefix: str) -> None:
    from extractors.pipeline import extract, read

    found = sorted((corpus() / "seeds").glob(f"{prefix}_*.txt"))
    if not found:
        pytest.skip(f"no corpus at {corpus()}")
    gold = json.loads((corpus().parent / "gold" / f"{found[0].stem}.json").read_text("utf-8"))
    record = extract(read(found[0])).to_dict()
    for name, wanted in gold["document"].items():
        assert record["document"][name] == wanted
    if gold["meeting"]:
        assert {k: record["meeting"][k] for k in gold["meeting"]} == gold["meeting"]
    assert [[h["person"], h["title"]] for h in record["hosts"]] == gold["hosts"]
    assert [[a["institution"], a["person"]] for a in record["attendees"]] == gold["attendees"]
    assert gold["questions"] in (None, len(record["questions"]))
