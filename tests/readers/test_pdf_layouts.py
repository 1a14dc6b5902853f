"""PDF forms in layouts of their own: who came, who received them, when and where, in each the same."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from extractors.pipeline import extract
from extractors.readers import read_bytes
from extractors.record import Record
from tests.readers.pdf_sheets import DIVIDER, LEADING, LEFT, RIGHT, Sheets, closing, opening

TALK = ["1、毛利率为何下降？", "答：受产品结构影响。", "2、在手订单如何？", "答：较为充足。"]
ROWS = [
    ("投资者关系活动类别", ["√特定对象调研 □分析师会议 □业绩说明会"]),
    ("参与单位名称及人员姓名", ["东湖证券：张伟、李娜；云岭基金：王强"]),
    ("时间", ["2024年5月6日"]),
    ("地点", ["公司会议室"]),
    ("上市公司接待人员姓名", ["董事会秘书 赵敏"]),
    ("投资者关系活动主要内容介绍", TALK),
    ("附件清单（如有）", ["无"]),
    ("日期", ["2024年5月7日"]),
]


def grid(sheets: Sheets, edges: Sequence[float], rows: Sequence[Sequence[str]]) -> None:
    """Ruled rows of a table between these edges."""
    for row in rows:
        lines = [cell.split("\n") for cell in row]
        height = max(map(len, lines)) * LEADING + 6
        for x, parts in zip(edges, lines, strict=False):
            sheets.text(x + 5, sheets.y + 15, *parts)
        sheets.box(edges[0], sheets.y, edges[-1], sheets.y + height)
        for x in edges[1:-1]:
            sheets.line(x, sheets.y, x, sheets.y + height)
        sheets.y += height


def two_labels_a_row() -> Sheets:
    sheets = Sheets().masthead()
    for label, value in ROWS[:2]:
        sheets.row([label[:8], label[8:]], value)
    grid(sheets, [LEFT, DIVIDER, 330, 400, RIGHT], [["时间", "2024年5月6日", "地点", "公司会议室"]])
    for label, value in ROWS[4:]:
        sheets.row([label[:8], label[8:]], value)
    return sheets


def label_over_value() -> Sheets:
    sheets = Sheets().masthead()
    for label, value in ROWS:
        grid(sheets, [LEFT, RIGHT], [[label], ["\n".join(value)]])
    return sheets


def narrow_labels() -> Sheets:
    sheets = Sheets().masthead()
    for label, value in ROWS:
        parts = [label[i : i + 2] for i in range(0, len(label), 2)]
        height = max(len(parts), len(value)) * LEADING + 6
        sheets.text(LEFT + 3, sheets.y + 15, *parts).text(LEFT + 40, sheets.y + 15, *value)
        sheets.box(LEFT, sheets.y, LEFT + 34, sheets.y + height).box(LEFT + 34, sheets.y, RIGHT, sheets.y + height)
        sheets.y += height
    return sheets


def running_lines() -> Sheets:
    """No lines, no columns: label, colon, value."""
    sheets = Sheets().masthead()
    lines = [line for label, value in ROWS for line in (f"{label}：{value[0]}", *value[1:])]
    return sheets.text(LEFT, 140, *lines)


@pytest.mark.parametrize("layout", [two_labels_a_row, label_over_value, narrow_labels, running_lines])
def test_a_form_reads_the_same_in_every_layout(layout: Callable[[], Sheets]) -> None:
    record = record_of(layout())
    assert record.document.number == "2024-007"
    assert record.document.published == "2024-05-07"
    assert record.meeting is not None
    assert record.meeting.categories == ("特定对象调研",)
    assert record.meeting.dates == ("2024-05-06",)
    assert record.meeting.location == "公司会议室"
    assert pairs_of(record) == ["东湖证券/张伟", "东湖证券/李娜", "云岭基金/王强"]
    assert [(host.person, host.title) for host in record.hosts] == [("赵敏", "董事会秘书")]
    assert len(record.questions) == 2


def test_a_list_of_two_pairs_of_columns_after_the_form() -> None:
    sheets = closing(opening(Sheets(), ["参会名单见附件"]).row(["主要内容介绍"], TALK)).page()
    sheets.text(LEFT, 60, "附件：参会机构名单").y = 80
    head = ["序号", "机构", "姓名"]
    rows = [head * 2, ["1", "东湖证券", "张伟", "3", "明湖投资", "王强"], ["2", "云岭基金", "李娜", "", "", ""]]
    grid(sheets, [LEFT, 95, 220, 290, 325, 460, RIGHT], rows)
    assert pairs_of(record_of(sheets)) == ["东湖证券/张伟", "明湖投资/王强", "云岭基金/李娜"]


def test_names_set_over_two_lines_are_one() -> None:
    sheets = Sheets().masthead().row(["投资者关系活动", "类别"], ["√特定对象调研"])
    cells = [["东湖资本管理（上海）合伙\n企业（有限合伙）", "张伟"], ["云岭基金", "李娜"]]
    sheets.table(["参与单位名称及", "人员姓名"], [360], cells).row(["时间"], ["2024年5月12日"])
    assert pairs_of(record_of(sheets)) == ["东湖资本管理（上海）合伙企业（有限合伙）/张伟", "云岭基金/李娜"]


def test_hosts_in_a_table() -> None:
    sheets = Sheets().masthead().row(["投资者关系活动", "类别"], ["√特定对象调研"])
    cells = [["姓名", "职务"], ["张伟", "董事会秘书"], ["李娜", "财务总监"]]
    sheets.table(["上市公司接待人", "员姓名"], [350], cells).row(["主要内容介绍"], TALK)
    assert [(h.person, h.title) for h in record_of(sheets).hosts] == [("张伟", "董事会秘书"), ("李娜", "财务总监")]


def record_of(sheets: Sheets) -> Record:
    return extract(read_bytes(sheets.data(), source="form.pdf"))


def pairs_of(record: Record) -> list[str]:
    return [f"{a.institution or ''}/{a.person or ''}" for a in record.attendees]
