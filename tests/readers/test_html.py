"""Web pages: what a reader of the page sees of the filing, without the site around it."""

from __future__ import annotations

import pytest

from extractors.document import Document, FieldName
from extractors.errors import UnreadableFileError
from extractors.readers import read_bytes
from tests.readers.writers import PAGE


def read(body: str, charset: str = "utf-8") -> Document:
    codec = "gb18030" if charset.startswith("gb") else charset
    return read_bytes(PAGE.format(charset=charset, body=body).encode(codec, "ignore"), source="page")


@pytest.mark.parametrize(
    ("body", "text"),
    [
        pytest.param("<p>一</p><p>二</p>", "一\n二", id="paragraphs"),
        pytest.param("一<br>二<br/>三", "一\n二\n三", id="line breaks"),
        pytest.param("<p>公司\n    收入</p>", "公司收入", id="a line end of the markup between Han"),
        pytest.param("<p>Vin\nBig</p>", "Vin Big", id="a line end of the markup between Latin words"),
        pytest.param("<p>A&amp;B&nbsp;&lt;1&#37;&#x4e00;</p>", "A&B <1%一", id="entities"),
        pytest.param("<p>甲<b>乙</b><span>丙</span></p>", "甲乙丙", id="inline elements"),
        pytest.param("<p>一 <span style='mso-tab-count:1'>   </span>二</p>", "一\t二", id="a TAB saved by Word"),
        pytest.param("<pre>一\n二\t三</pre>", "一\n二\t三", id="preformatted"),
        pytest.param("<p>甲</p><script>p = '<p>乙</p>';</script><style>p{}</style><!-- 丙 -->", "甲", id="scripts"),
        pytest.param('<p>甲</p><p hidden>乙</p><p style="display: none">丙</p>', "甲", id="hidden"),
        pytest.param("<p>甲</p><button>下载</button><select><option>乙</select>", "甲", id="controls"),
        pytest.param('<p>甲<input value="乙"><input type="hidden" value="丙"></p>', "甲乙", id="filled in"),
        pytest.param('<p>见<a href="/x">公告</a>。</p>', "见公告。", id="a link in a sentence"),
        pytest.param('<p><a href="/x">云岭数据</a></p><p>正文</p>', "云岭数据\n正文", id="a linked line"),
        pytest.param('<p><a>首页</a> <a>行情</a> <a>公告</a></p><p>正文</p>', "正文", id="a menu on a line"),
        pytest.param("<ul><li><a>甲</a><li><a>乙</a><li><a>丙</a></ul><p>正文</p>", "正文", id="a menu of lines"),
        pytest.param("<p>正文</p><p>返回页顶</p>", "正文", id="a button that is text"),
        pytest.param("<p>正<p>文<div>完", "正\n文\n完", id="unclosed"),
        pytest.param("<p>公司的</p><p>3/12</p><p>收入。</p>", "公司的收入。", id="a page number in a sentence"),
    ],
)  # fmt: skip
def test_a_page_reads_as_shown(body: str, text: str) -> None:
    assert read(body).text == text


def test_what_is_left_out_is_noted() -> None:
    document = read("<p>正文</p>")
    assert {document.source_text[r.source_start : r.source_end].strip() for r in document.removed} == {
        "新股", "基金", "期货",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("inline", "sign"),
    [
        pytest.param('<input type="checkbox" checked>', "☑", id="checked"),
        pytest.param('<INPUT TYPE=CHECKBOX CHECKED="checked">', "☑", id="checked in capitals"),
        pytest.param('<input type="checkbox">', "□", id="unchecked"),
        pytest.param('<input type="radio" checked=""/>', "☑", id="radio"),
        pytest.param('<font face="Wingdings 2">R</font>', "☑", id="Wingdings 2"),
        pytest.param('<b style=\'font-family:"Wingdings 2"\'><b>&pound;</b></b>', "□", id="Wingdings 2 by style"),
        pytest.param("<span style='font-family:Wingdings'>þ</span>", "☑", id="Wingdings"),
        pytest.param("√", "☑", id="tick"),
    ],
)  # fmt: skip
def test_a_box_reads_as_its_state(inline: str, sign: str) -> None:
    rows = f"<tr><td>活动类别<td>{inline}电话会议<tr><td>参与单位<td>东湖证券"
    document = read(f"<table>{rows}</table>")
    (block,) = document.fields(FieldName.CATEGORIES)
    assert block.span.of(document.text) == f"{sign}电话会议"


FORM = (
    "<table><tr><td><p>参与单位名称<br>及人员姓名</p></td><td>东湖证券 张三<br>云岭基金 李四</td></tr>"
    "<tr><th>投资者关系活动主要内容介绍</th><td><p>1、毛利率如何？</p><p>保持平稳。</p>{}</td></tr></table>"
)
FIGURES = "<table><tr><td>项目<td>2023年<td>2022年<tr><td>收入<td>7,446.09<td>6,288.79</table>"


@pytest.mark.parametrize(
    "page",
    [
        pytest.param(FORM, id="plain"),
        pytest.param(f"<div><table><tr><td>{FORM}</td></tr></table></div>", id="inside a layout table"),
        pytest.param(f"<table><tr><td><p>要闻</p><p>行情</p></td><td>{FORM}</td></tr></table>", id="beside a menu"),
    ],
)
def test_the_form_is_read_wherever_the_page_puts_it(page: str) -> None:
    document = read(page.format(FIGURES))
    assert [(b.field, b.span.of(document.text)) for b in document.blocks if b.field] == [
        (FieldName.ATTENDEES, "东湖证券 张三\n云岭基金 李四"),
        (FieldName.CONTENT, "1、毛利率如何？\n保持平稳。\n项目\t2023年\t2022年\n收入\t7,446.09\t6,288.79"),
    ]


@pytest.mark.parametrize("charset", ["utf-8", "gb2312", "gbk", "gb18030", "utf-16", "big5"])
def test_the_declared_encoding_is_used(charset: str) -> None:
    assert read("<p>證券公司的收入</p>", charset).text == "證券公司的收入"


def test_a_page_that_says_gb2312_may_use_rare_characters_of_names() -> None:
    assert read("<p>张堃、李喆、王䶮</p>", "gb2312").text == "张堃、李喆、王䶮"


def test_a_wrong_declaration_is_seen_through() -> None:
    data = PAGE.format(charset="gb2312", body="<p>公司的收入增长。</p>").encode()
    assert read_bytes(data, source="a").text == "公司的收入增长。"


def test_a_few_broken_bytes_do_not_cost_the_page() -> None:
    data = PAGE.format(charset="gb2312", body="<p>" + "公司的收入增长。" * 200 + "</p>").encode("gb18030")
    at = data.rindex("公司".encode("gb18030"))
    assert "收入增长" in read_bytes(data[:at] + b"\xff" + data[at + 1 :], source="a").text


def test_a_web_archive_holds_its_page() -> None:
    page = "<html><body><p>公司的收入增长。</p></body></html>".encode("gb18030")
    head = b'From: <Saved by a browser>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="B"\r\n\r\n'
    part = b"--B\r\nContent-Type: text/html; charset=gb2312\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
    assert read_bytes(head + part + page + b"\r\n--B--\r\n", source="a.mht").text == "公司的收入增长。"


def test_tags_inside_the_cells_of_a_text_leave_it_a_text() -> None:
    text = '参与单位\t东湖证券\n活动类别\t<input checked="" type="checkbox"/> 电话会议\n主要内容\t<p>甲</p> <p>乙</p>\n'
    document = read_bytes(text.encode(), source="a.html")
    assert document.source_text == text
    assert [b.field for b in document.blocks] == [FieldName.ATTENDEES, FieldName.CATEGORIES, FieldName.CONTENT]


def test_a_piece_of_a_page_is_a_page() -> None:
    document = read_bytes("<table><tr><td>参与单位<td>东湖证券<tr><td>主要内容<td>甲</table>".encode(), source="a.txt")
    assert [b.field for b in document.blocks] == [FieldName.ATTENDEES, FieldName.CONTENT]


@pytest.mark.parametrize("markup", ["<div>" * 100_000, "<a " + " ".join(f"x{i}=1" for i in range(20_000)) + ">"])
def test_what_no_browser_would_show_is_refused_before_it_is_parsed(markup: str) -> None:
    with pytest.raises(UnreadableFileError, match="nested too deeply"):
        read(markup)


def test_tables_nested_deeper_than_any_page_lose_no_text() -> None:
    document = read("<table><tr><td>" * 100 + "正文" + "</table>" * 100)
    assert document.text == "正文"


def test_a_page_without_text_says_so() -> None:
    with pytest.raises(UnreadableFileError, match="without text"):
        read_bytes(b"<html><body><script>1</script></body></html>", source="a")
