"""Text dialects of filings, and what every reading of any bytes must keep."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from extractors.document import INSERTED, BlockKind, Document, FieldName
from extractors.errors import FilingError
from extractors.readers import read_bytes
from extractors.readers.markup import TICKED, UNTICKED
from extractors.readers.plain_signs import RADICALS

TAB_FORM = """证券代码：300999

证券简称：澄湖传动

澄湖传动股份有限公司

投资者关系活动记录表

编号：2024-007

投资者关系活动类别\t<input type="checkbox"/> 特定对象调研 <input checked="" type="checkbox"/> 电话会议
参与单位名称及人员姓名\t东湖证券 张三 云岭基金 李四、王五
会议时间\t2024年5月12日

\t2024年5月13日
会议地点\t线上
上市公司接待人员姓名\t董事会秘书：赵六
投资者关系活动主要内容\t<p>1、公司上半年推出了新产品，5</p>

容介绍

天之内用户突破百万，如何看待？</p> <p>公司依照《促进和</p>

规范数据流动规定》开展业务&nbsp;。</p>

2、毛利率如何？

\t<p>保持平稳。</p>
附件清单(如有)\t
日期\t2024年5月14日
"""

WORD_FORM = """证券代码：300999                 证券简称：澄湖传动
澄湖传动股份有限公司
投资者关系活动记录表
编号：2024-007
\t投资者关系活动类别

\t□特定对象调研        √分析师会议
[bookmark: OLE_LINK1]□媒体采访            □√ 业绩说明会

\t参与单位名称及人员姓名
\t东湖证券 张三
云岭基金\t李四

\t会议时间
\t2024年5月12日

\t会议地点
\t线上

\t上市公司接待人员姓名
\t董事会秘书 赵六

\t投资者关系活动主要内容介绍
\t1、毛利率如何？
[bookmark: _Hlk1]保持平稳。
2、有何规划？
继续投入。

\t附件清单（如有）
\t

\t日期
\t2024年5月14日
"""

WEB_REPLY = """读取中,请稍候

00-00 00:00:00
昨收盘:0.000今开盘:0.000最高价:0.000最低价:0.000
澄湖传动:关于澄湖传动股份有限公司审核问询函的回复 下载公告
公告日期:2023-09-21

7-2-1

报告期内,公司净利润分别为3,160.54万元、2,945.41

7-2-2

万元,波动较大。

单位:万元

项目2022年度2021年度
收入100.0090.00

7-2-3

项目2022年度2021年度
成本50.0040.00

附件:公告原文
返回页顶
"""


def read(text: str) -> Document:
    return read_bytes(text.encode(), source="a.txt")


def value(document: Document, name: FieldName) -> str:
    return "\n".join(block.span.of(document.text) for block in document.fields(name))


@pytest.mark.parametrize(
    ("form", "name", "expected"),
    [
        (TAB_FORM, FieldName.CATEGORIES, "□ 特定对象调研 ☑ 电话会议"),
        (TAB_FORM, FieldName.ATTENDEES, "东湖证券 张三 云岭基金 李四、王五"),
        (TAB_FORM, FieldName.TIME, "2024年5月12日\n2024年5月13日"),
        (TAB_FORM, FieldName.HOSTS, "董事会秘书：赵六"),
        (TAB_FORM, FieldName.ATTACHMENTS, ""),
        (TAB_FORM, FieldName.DATE, "2024年5月14日"),
        (WORD_FORM, FieldName.CATEGORIES, "□特定对象调研        ☑分析师会议\n□媒体采访            ☑ 业绩说明会"),
        (WORD_FORM, FieldName.ATTENDEES, "东湖证券 张三\n云岭基金\t李四"),
        (WORD_FORM, FieldName.CONTENT, "1、毛利率如何？\n保持平稳。\n2、有何规划？\n继续投入。"),
        (WORD_FORM, FieldName.ATTACHMENTS, ""),
        (WORD_FORM, FieldName.DATE, "2024年5月14日"),
    ],
)
def test_the_value_of_a_field(form: str, name: FieldName, expected: str) -> None:
    assert value(read(form), name) == expected


def test_a_label_that_a_page_break_moved_into_the_talk_is_taken_out() -> None:
    document = read(TAB_FORM)
    assert value(document, FieldName.CONTENT).split("\n") == [
        "1、公司上半年推出了新产品，5天之内用户突破百万，如何看待？",
        "公司依照《促进和规范数据流动规定》开展业务 。",
        "2、毛利率如何？",
        "保持平稳。",
    ]
    taken = [document.source_text[r.source_start : r.source_end] for r in document.removed if "label" in r.reason]
    assert taken == ["容介绍"]


def test_a_web_page_keeps_the_filing_only() -> None:
    document = read(WEB_REPLY)
    assert [block.span.of(document.text) for block in document.blocks] == [
        "澄湖传动:关于澄湖传动股份有限公司审核问询函的回复",
        "公告日期:2023-09-21",
        "报告期内,公司净利润分别为3,160.54万元、2,945.41万元,波动较大。",
        "单位:万元",
        "项目2022年度2021年度",
        "收入100.0090.00",
        "项目2022年度2021年度",
        "成本50.0040.00",
    ]


def test_a_text_that_is_no_form_has_paragraphs_only() -> None:
    assert {block.kind for block in read(WEB_REPLY).blocks} == {BlockKind.PARAGRAPH}


def is_same(char: str, source: str) -> bool:
    """What the reader may put for a source character: a tick, a blank, a line break, a plain ideograph, an entity."""
    return (
        char == source
        or char in (TICKED, UNTICKED, " ", "\n", "\t")
        or source == "&"
        or RADICALS.get(ord(source)) == char
    )


def check(document: Document) -> None:
    assert len(document.origins) == len(document.text)
    for char, origin in zip(document.text, document.origins, strict=True):
        assert origin == INSERTED or is_same(char, document.source_text[origin])
    places = [o for o in document.origins if o != INSERTED]
    assert places == sorted(set(places))
    kept = set(places).union(*(range(r.source_start, r.source_end) for r in document.removed))
    assert [c for i, c in enumerate(document.source_text) if i not in kept and not c.isspace() and c not in ":："] == []
    for block in document.blocks:
        assert 0 <= block.span.start <= block.span.end <= len(document.text)


@pytest.mark.parametrize("form", [TAB_FORM, WORD_FORM, WEB_REPLY])
def test_every_character_is_kept_or_noted(form: str) -> None:
    check(read(form))


@given(st.binary(max_size=400))
def test_arbitrary_bytes_are_read_or_refused(data: bytes) -> None:
    with suppress(FilingError):
        check(read_bytes(data, source="a.txt"))


PIECES = st.sampled_from(
    [
        "投资者关系活动类别",
        "参与单位名称及人员姓名",
        "主要内容",
        "容介绍",
        "日期",
        "\t",
        "\n",
        "\n\n",
        "7-2-3",
        "√",
        "□",
        "《",
        "。",
        "公司",
        "<p>",
        "</p>",
        "<br/>",
        '<input checked="" type="checkbox"/>',
        "&nbsp;",
        "&amp;",
        "[bookmark: x]",
        "\r\n",
        "2024年5月1日",
        "1、",
        "\u200b",
        "⽤",
    ]
)


@settings(max_examples=200)
@given(st.lists(PIECES, max_size=40).map("".join))
@example("<p>投资者关系活动类别\u200b")
def test_pieces_of_forms_in_any_order_keep_their_origins(text: str) -> None:
    with suppress(FilingError):
        check(read(text))


def test_a_label_begun_in_its_cell_ends_below_a_page_break() -> None:
    begun = TAB_FORM.replace("投资者关系活动主要内容\t", "投资者关系活动主要内\t")
    document = read_bytes(begun.encode(), source="form.txt")
    hosts = document.fields(FieldName.HOSTS)[0]
    content = document.fields(FieldName.CONTENT)[0].span.of(document.text)
    assert hosts.span.of(document.text) == "董事会秘书：赵六"
    assert content.startswith("1、公司上半年推出了新产品，5天之内用户突破百万，如何看待？")
    assert "容介绍" not in content
