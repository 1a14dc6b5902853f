"""PDF filings: what is read from small ones that the tests write themselves."""

from __future__ import annotations

import random

import pypdfium2 as pdfium
import pytest

from extractors.document import Document, FieldName
from extractors.errors import UnreadableFileError
from extractors.pipeline import extract
from extractors.readers import pdf, read_bytes
from extractors.readers.ocr import OcrMissingError
from extractors.readers.pdf_sight import read_page
from tests.bench.drawn.content import content
from tests.bench.drawn.draw import drawn
from tests.bench.drawn.style import LAYOUTS
from tests.readers.pdf_fonts import pdf_with_font
from tests.readers.pdf_sheets import DIVIDER, LEFT, RIGHT, TOP, Sheets, closing, opening, rest_of_opening

CONTENT = ["投资者关系活动", "主要内容介绍"]
TALK = ["1、毛利率如何？", "答：保持平稳。", "2、有何规划？", "答：继续投入。"]


def read(sheets: Sheets) -> Document:
    return read_bytes(sheets.data(), source="form.pdf")


def field(document: Document, name: FieldName) -> str:
    return "\n".join(block.span.of(document.text) for block in document.fields(name))


def pairs(document: Document) -> list[tuple[str | None, str | None]]:
    return [(a.institution, a.person) for a in extract(document).attendees]


@pytest.mark.parametrize("ruled", [True, False], ids=["ruled", "without lines"])
@pytest.mark.parametrize(
    ("name", "value"),
    [
        (FieldName.CATEGORIES, "□特定对象调研 ☑业绩说明会"),
        (FieldName.ATTENDEES, "东湖证券 张三\n云岭基金 李四"),
        (FieldName.TIME, "2024年5月12日"),
        (FieldName.PLACE, "公司会议室"),
        (FieldName.HOSTS, "董事会秘书：赵六"),
        (FieldName.CONTENT, "\n".join(TALK)),
        (FieldName.ATTACHMENTS, "不适用"),
        (FieldName.DATE, "2024年5月13日"),
    ],
)
def test_a_form_is_read_field_by_field(ruled: bool, name: FieldName, value: str) -> None:
    sheets = opening(Sheets(), ["东湖证券 张三", "云岭基金 李四"], ruled=ruled).row(CONTENT, TALK, ruled=ruled)
    printed = field(read(closing(sheets, ruled=ruled)), name)
    assert " ".join(printed.split(" ")).replace("  ", " ").split() == value.split()


def test_the_record_of_a_form() -> None:
    record = extract(read(closing(opening(Sheets()).row(CONTENT, TALK))))
    assert (record.document.company_code, record.document.company_short) == ("300999", "澄湖传动")
    assert record.meeting is not None
    assert record.meeting.dates == ("2024-05-12",)
    assert [(h.person, h.title) for h in record.hosts] == [("赵六", "董事会秘书")]
    assert [q.question for q in record.questions] == ["毛利率如何？", "有何规划？"]


def test_a_label_split_over_a_page_break_is_one() -> None:
    sheets = opening(Sheets()).row(["投资者关系活动", "主要内"], TALK[:2]).page()
    document = read(closing(sheets.row(["容介绍"], TALK[2:])))
    assert field(document, FieldName.HOSTS) == "董事会秘书：赵六"
    assert field(document, FieldName.CONTENT).split("\n") == TALK


def test_a_sentence_cut_by_a_page_break_is_one() -> None:
    full = "公司上半年推出了面向工业客户的新产品并已向多家客户批量供货毛利率因"
    sheets = opening(Sheets()).row(CONTENT, ["1、毛利率如何？", full]).page()
    document = read(closing(sheets.row([], ["此保持平稳。"])))
    assert f"{full}此保持平稳。" in field(document, FieldName.CONTENT)


def test_page_numbers_and_running_headers_are_removed_and_noted() -> None:
    sheets = opening(Sheets())
    sheets.text(200, 30, "澄湖传动公告专用").text(290, 820, "1")
    sheets.row(CONTENT, TALK[:2]).page().text(200, 30, "澄湖传动公告专用").text(290, 820, "2")
    document = read(closing(sheets.row([], TALK[2:])))
    assert field(document, FieldName.CONTENT).split("\n") == TALK
    assert document.text.count("澄湖传动公告专用") == 1
    assert len(document.removed) >= 3


TABLE = [["机构", "姓名"], ["喜安润", "张三、李四"], ["BLUE PEAK", "JOE LI"], ["东湖证券", ""]]


def test_a_table_in_a_cell_is_read_by_its_columns() -> None:
    sheets = Sheets().masthead().row(["投资者关系活动", "类别"], ["√业绩说明会"])
    sheets.table(["参与单位名称及", "人员姓名"], [350], TABLE)
    document = read(closing(rest_of_opening(sheets).row(CONTENT, TALK)))
    assert pairs(document) == [
        ("喜安润", "张三"), ("喜安润", "李四"), ("BLUE PEAK", "JOE LI"), ("东湖证券", None)
    ]  # fmt: skip


def test_a_table_row_cut_by_a_page_break_is_one() -> None:
    sheets = Sheets().masthead().row(["投资者关系活动", "类别"], ["√业绩说明会"])
    sheets.table(["参与单位名称及", "人员姓名"], [350], [["东湖证券", "张三"], ["云岭基金", "李四、"]]).page()
    sheets.table([""], [350], [["", "王五"], ["明湖投资", "赵七"]])
    document = read(closing(rest_of_opening(sheets).row(CONTENT, TALK)))
    assert pairs(document) == [
        ("东湖证券", "张三"), ("云岭基金", "李四"), ("云岭基金", "王五"), ("明湖投资", "赵七")
    ]  # fmt: skip


def test_columns_without_lines_between_rows_go_by_height() -> None:
    sheets = Sheets().masthead().row(["投资者关系活动", "类别"], ["√业绩说明会"])
    top = sheets.y
    sheets.text(LEFT + 5, top + 15, "参与单位名称及", "人员姓名")
    sheets.text(DIVIDER + 6, top + 15, "东湖证券", "云岭基金").text(356, top + 15, "张三、李四", "王五")
    sheets.text(DIVIDER + 6, top + 55, "明湖投资").text(356, top + 47, "赵七、周八、", "吴九")
    sheets.box(LEFT, top, DIVIDER, top + 80).box(DIVIDER, top, RIGHT, top + 80).line(350, top, 350, top + 80)
    sheets.y = top + 80
    document = read(closing(rest_of_opening(sheets).row(CONTENT, TALK)))
    assert pairs(document) == [
        ("东湖证券", "张三"), ("东湖证券", "李四"), ("云岭基金", "王五"),
        ("明湖投资", "赵七"), ("明湖投资", "周八"), ("明湖投资", "吴九"),
    ]  # fmt: skip


def test_a_list_after_the_form_tells_who_came() -> None:
    sheets = closing(opening(Sheets(), ["见附件"]).row(CONTENT, TALK))
    sheets.text(LEFT, sheets.y + 30, "附件：参会人员名单")
    sheets.y += 45
    for org, person in [("参会机构", "参会人"), ("东湖证券", "张三"), ("云岭基金", "李四")]:
        sheets.box(LEFT, sheets.y, 300, sheets.y + 20).box(300, sheets.y, RIGHT, sheets.y + 20)
        sheets.text(LEFT + 5, sheets.y + 15, org).text(305, sheets.y + 15, person)
        sheets.y += 20
    assert pairs(read(sheets)) == [("东湖证券", "张三"), ("云岭基金", "李四")]


def test_a_form_open_at_its_sides_is_read() -> None:
    sheets = opening(Sheets(), ruled=False).row(CONTENT, TALK, ruled=False)
    sheets.line(DIVIDER, TOP, DIVIDER, sheets.y)
    for y in (TOP, TOP + 38, TOP + 76, TOP + 98, TOP + 120, TOP + 158, sheets.y):
        sheets.line(LEFT, y, RIGHT, y)
    document = read(sheets)
    assert field(document, FieldName.HOSTS) == "董事会秘书：赵六"
    assert field(document, FieldName.CONTENT).split("\n") == TALK


def test_a_page_shown_turned_is_seen_as_shown() -> None:
    file = pdfium.PdfDocument(Sheets().turned().text(100, 200, "Alpha").line(50, 220, 300, 220).data())
    page, text = read_page(file[0], 1, 0, set(), source="form.pdf")
    assert text == "Alpha"
    assert [round(g.left) for g in page.glyphs] == sorted(round(g.left) for g in page.glyphs)
    assert page.glyphs[0].left == pytest.approx(100, abs=2)
    (rule,) = page.horizontals
    assert (rule.start, rule.end) == pytest.approx((50, 300), abs=2)
    assert page.glyphs[0].y > rule.at


def test_a_ruled_list_after_a_form_without_lines_tells_who_came() -> None:
    sheets = closing(opening(Sheets(), ["见附件"], ruled=False).row(CONTENT, TALK, ruled=False), ruled=False)
    sheets.text(LEFT, sheets.y + 30, "附件：参会人员名单")
    sheets.y += 45
    for org, person in [("东湖证券", "张三"), ("云岭基金", "李四")]:
        sheets.box(LEFT, sheets.y, 300, sheets.y + 20).box(300, sheets.y, RIGHT, sheets.y + 20)
        sheets.text(LEFT + 5, sheets.y + 15, org).text(305, sheets.y + 15, person)
        sheets.y += 20
    document = read(sheets)
    assert field(document, FieldName.DATE) == "2024年5月13日"
    assert pairs(document) == [("东湖证券", "张三"), ("云岭基金", "李四")]


def test_every_character_has_its_place_in_the_text_layer() -> None:
    document = read(closing(opening(Sheets()).row(CONTENT, TALK)))
    block = document.fields(FieldName.TIME)[0]
    start, end = document.source_span(block.span)
    assert document.source_text[start:end] == "2024年5月12日"
    assert document.page_of(block.span) == 1


PRINTED = ["证券代码：300999", "时间：2024年5月12日", "公司介绍了新产品的验证进度与客户的反馈。"]


def test_characters_that_no_font_explains_are_said() -> None:
    explained = "".join(PRINTED).replace("验", "").replace("馈", "")
    document = read_bytes(pdf_with_font(PRINTED, explained), source="form.pdf")
    assert "新产品的\ufffd证进度与客户的反\ufffd。" in document.text
    assert [(unread.part, unread.reason[:12]) for unread in document.unread] == [("page 1", "2 characters")]


def test_a_page_whose_font_explains_nothing_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "read_scanned_page", _without_ocr)
    with pytest.raises(UnreadableFileError, match="fonts do not say which characters they print"):
        read_bytes(pdf_with_font(PRINTED, "证券代码"), source="form.pdf")


def _without_ocr(*_: object) -> None:
    raise OcrMissingError


def test_a_watermark_is_left_out_and_noted() -> None:
    rng = random.Random("watermark")
    document = read_bytes(drawn(content(rng), LAYOUTS["watermark"], rng), source="form.pdf")
    assert "内部资料" in document.source_text
    assert "内部资料" not in document.text
    assert "text at a slant (a watermark)" in {removed.reason for removed in document.removed}


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (opening(Sheets("secret")).data(), "an encrypted PDF"),
        (b"%PDF-1.7\nnot a PDF", "a damaged PDF"),
        (Sheets().box(100, 100, 200, 200).data(), "a scan without text"),
    ],
    ids=["encrypted", "damaged", "scan"],
)
def test_what_cannot_be_read_says_why(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableFileError, match=reason) as error:
        read_bytes(data, source="form.pdf")
    assert "\n" not in str(error.value)


def test_a_line_that_a_number_had_no_room_on_goes_on() -> None:
    """Left-aligned text ends before the margin where the word that follows is long."""
    talk = ["1、业绩如何？", "答：公司本季度的营业收入稳步提高至两亿零三百万元，较上年同比增长", "24.60%；毛利率平稳。"]
    sheets = closing(opening(Sheets()).row(CONTENT, talk))
    assert field(read(sheets), FieldName.CONTENT).endswith("同比增长24.60%；毛利率平稳。")


def test_a_line_that_ends_although_a_number_had_room_is_a_paragraph() -> None:
    talk = ["1、业绩如何？", "答：公司的营业收入，同比增长", "24.60%；毛利率平稳。"]
    sheets = closing(opening(Sheets()).row(CONTENT, talk))
    assert field(read(sheets), FieldName.CONTENT).endswith("同比增长\n24.60%；毛利率平稳。")


@pytest.mark.parametrize("shift", [0, 9], ids=["flush", "centred"])
def test_a_list_without_lines_behind_the_form_keeps_its_columns(shift: int) -> None:
    sheets = closing(opening(Sheets(), ["详见附件"]).row(CONTENT, TALK)).page().text(LEFT, 80, "附件：参会人员名单")
    rows = [("单位", "姓名"), ("东湖证券", "张三"), ("云岭基金", "李四"), ("澄湖资本", "王五")]
    for i, (firm, person) in enumerate(rows):
        x, y = shift * (i % 2), 100 + 16 * i
        sheets.text(LEFT + x, y, firm).text(DIVIDER + 60 + x, y, person)
    assert pairs(read(sheets)) == rows[1:]
