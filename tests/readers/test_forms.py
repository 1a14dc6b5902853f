"""Labels of the form, however they are printed."""

from __future__ import annotations

import pytest

from extractors.document import FieldName
from extractors.readers.forms import cell_field, continuation_end, find_label, is_attendance_list, label_field
from tests.extractors.form_cells import cell
from tests.extractors.golden_lines import golden_lines


@pytest.mark.parametrize(("lines", "expected"), golden_lines("form_labels"))
def test_the_label_of_a_line(lines: str, expected: str) -> None:
    label = find_label(cell(lines).split("\n"), 0)
    assert (label.field.value if label else "-") == expected


@pytest.mark.parametrize(
    ("name", "line", "end"),
    [
        ("投资者关系活动主要内容", "容介绍", 3),
        ("投资者关系活动主要内", "容介绍", 3),
        ("投资者关系活动主要内容", "介绍", 2),
        ("参与单位名称及人员", "姓名 东湖证券 张三", 2),
        ("投资者关系活动主要内容介绍", "容介绍", 0),
        ("投资者关系活动主要内容", "介绍了公司的情况", 0),
        ("会议时间", "间", 0),
    ],
)
def test_the_rest_of_a_cut_label_is_known(name: str, line: str, end: int) -> None:
    assert continuation_end(name, line) == end


@pytest.mark.parametrize(
    ("text", "field"), [("会议 地点：", FieldName.PLACE), ("附件清单(如有)", FieldName.ATTACHMENTS), ("毛利率", None)]
)
def test_a_whole_cell_names_a_field(text: str, field: FieldName | None) -> None:
    assert label_field(text) is field


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("参加本次调研的机构及人员", FieldName.ATTENDEES),
        ("本公司出席嘉宾", FieldName.HOSTS),
        ("交流内容纪要", FieldName.CONTENT),
        ("活动举办地点（线上）", FieldName.PLACE),
        ("是否存在重大信息泄露", FieldName.OTHER),
        ("东湖证券", None),
        ("1", None),
    ],
)
def test_a_cell_in_the_place_of_a_label_is_known_by_its_words(text: str, field: FieldName | None) -> None:
    assert cell_field(text) is field


@pytest.mark.parametrize(
    ("text", "is_list"),
    [
        ("附件：参会人员名单", True),
        ("附件清单 1：投资者交流会参会名单", True),
        ("参与单位名单（排名不分先后）", True),
        ("附：参会机构及人员", True),
        ("投资者名单", True),
        ("附件：公司演示文稿", False),
        ("无", False),
        ("公司介绍了产品清单，并回答了投资者的问题。", False),
    ],
)
def test_the_title_of_a_list_of_who_came(text: str, is_list: bool) -> None:
    assert is_attendance_list(text) is is_list
