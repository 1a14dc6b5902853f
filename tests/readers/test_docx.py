"""Word files: what a reader of the printed page would see, in its order."""

from __future__ import annotations

import io
import struct
import zipfile

import docx
import pytest

from extractors.document import Document, FieldName
from extractors.errors import UnreadableFileError
from extractors.readers import read_bytes
from extractors.readers.numerals import numeral
from tests.readers.writers import docx_bytes, docx_of, form, paragraph, zip_bytes

RUN = "<w:r>{}</w:r>"


def read(body: str, **parts: str) -> Document:
    return read_bytes(docx_of(body, **parts), source="filing.docx")


def text_of(inline: str) -> str:
    """What a paragraph of these runs reads."""
    return read(f"<w:p>{inline}</w:p>").text


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


@pytest.mark.parametrize(
    ("inline", "text"),
    [
        pytest.param(run("公司") + run("收入"), "公司收入", id="runs"),
        pytest.param(run("一") + "<w:r><w:tab/></w:r>" + run("二"), "一\t二", id="tab"),
        pytest.param(run("一") + "<w:r><w:br/></w:r>" + run("二"), "一\n二", id="line break"),
        pytest.param(
            f"<w:ins>{run('新')}</w:ins><w:del><w:r><w:delText>旧</w:delText></w:r></w:del>", "新", id="tracked"
        ),
        pytest.param(f"<w:moveFrom>{run('走')}</w:moveFrom><w:moveTo>{run('来')}</w:moveTo>", "来", id="moved"),
        pytest.param(f"<w:hyperlink>{run('公告')}</w:hyperlink>", "公告", id="link"),
        pytest.param(f"<w:sdt><w:sdtContent>{run('云岭')}</w:sdtContent></w:sdt>", "云岭", id="content control"),
        pytest.param(f"<w:smartTag>{run('昆明')}</w:smartTag>", "昆明", id="smart tag"),
        pytest.param(run("看得见") + run("看不见", "<w:vanish/>"), "看得见", id="hidden"),
        pytest.param(run("看得见", '<w:vanish w:val="0"/>'), "看得见", id="not hidden"),
        pytest.param(
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>'
            f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run("7")}<w:r><w:fldChar w:fldCharType="end"/></w:r>',
            "7",
            id="field",
        ),
        pytest.param(run("2024") + "<w:r><w:noBreakHyphen/></w:r>" + run("003"), "2024-003", id="hyphen"),
    ],
)
def test_a_paragraph_reads_as_printed(inline: str, text: str) -> None:
    assert text_of(inline) == text


def checkbox(state: str) -> str:
    return (
        f'<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val="{state}"/></w14:checkbox></w:sdtPr>'
        f"<w:sdtContent>{run('☐')}</w:sdtContent></w:sdt>"
    )


def form_field(states: str) -> str:
    begin = f'<w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox>{states}</w:checkBox></w:ffData></w:fldChar>'
    code, end = "<w:instrText>FORMCHECKBOX</w:instrText>", '<w:fldChar w:fldCharType="end"/>'
    return "".join(f"<w:r>{part}</w:r>" for part in (begin, code, end))


def symbol(font: str, char: str) -> str:
    return f'<w:r><w:sym w:font="{font}" w:char="{char}"/></w:r>'


@pytest.mark.parametrize(
    ("inline", "sign"),
    [
        pytest.param(symbol("Wingdings", "F0FE"), "☑", id="Wingdings ticked box"),
        pytest.param(symbol("Wingdings", "F0FD"), "☑", id="Wingdings crossed box"),
        pytest.param(symbol("Wingdings", "F0A8"), "□", id="Wingdings empty box"),
        pytest.param(symbol("Wingdings 2", "F052"), "☑", id="Wingdings 2 ticked box"),
        pytest.param(symbol("Wingdings 2", "0052"), "☑", id="Wingdings 2 without F0"),
        pytest.param(symbol("Wingdings 2", "F0A3"), "□", id="Wingdings 2 empty box"),
        pytest.param(run("R", '<w:rFonts w:ascii="Wingdings 2"/>'), "☑", id="letter in Wingdings 2"),
        pytest.param(run("£", '<w:rFonts w:ascii="Wingdings 2"/>'), "□", id="pound in Wingdings 2"),
        pytest.param(checkbox("1"), "☑", id="control checked"),
        pytest.param(checkbox("0"), "□", id="control unchecked"),
        pytest.param(form_field('<w:default w:val="0"/><w:checked/>'), "☑", id="form field checked"),
        pytest.param(form_field('<w:default w:val="1"/>'), "☑", id="form field checked by default"),
        pytest.param(form_field('<w:default w:val="1"/><w:checked w:val="0"/>'), "□", id="form field cleared"),
        pytest.param(form_field(""), "□", id="form field"),
        pytest.param(run("√"), "☑", id="tick"),
        pytest.param(run("☒"), "☑", id="crossed box"),
        pytest.param(run("🗹"), "☑", id="ballot box"),
    ],
)
def test_a_box_reads_as_its_state(inline: str, sign: str) -> None:
    categories = f"<w:p>{inline}{run('电话会议')}</w:p>"
    document = read(form(("投资者关系活动类别", categories), ("参与单位名称及人员姓名", paragraph("东湖证券 张三"))))
    (block,) = document.fields(FieldName.CATEGORIES)
    assert block.span.of(document.text) == f"{sign}电话会议"


def test_the_form_is_read_row_by_row() -> None:
    document = read(
        paragraph("证券代码：300999")
        + form(
            ("投资者关系\n活动类别", paragraph("□特定对象调研") + paragraph("√电话会议")),
            ("参与单位名称及人员姓名", paragraph("东湖证券 张三") + paragraph("云岭基金\t李四")),
            ("时间", paragraph("2024年5月12日")),
            ("投资者关系活动主要内容介绍", paragraph("1、毛利率如何？") + paragraph("保持平稳。")),
            ("日期", paragraph("2024年5月14日")),
        )
    )
    assert [(b.field, b.span.of(document.text)) for b in document.blocks if b.field] == [
        (FieldName.CATEGORIES, "□特定对象调研\n☑电话会议"),
        (FieldName.ATTENDEES, "东湖证券 张三\n云岭基金\t李四"),
        (FieldName.TIME, "2024年5月12日"),
        (FieldName.CONTENT, "1、毛利率如何？\n保持平稳。"),
        (FieldName.DATE, "2024年5月14日"),
    ]


def cell(*content: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{''.join(content)}</w:tc>"


def row(*cells: str) -> str:
    return f"<w:tr>{''.join(cells)}</w:tr>"


HEAD, LINE = (
    row(cell(paragraph("机构")), cell(paragraph("姓名"))),
    row(cell(paragraph("东湖证券")), cell(paragraph("张三"))),
)
INNER = f"<w:tbl>{HEAD}{LINE}</w:tbl>"


@pytest.mark.parametrize(
    ("rows", "lines"),
    [
        pytest.param(
            row(cell(paragraph("参与单位")), cell(paragraph("名单如下"), INNER, paragraph("等"))),
            ["参与单位\t名单如下", "机构\t姓名", "东湖证券\t张三", "等"],
            id="nested table",
        ),
        pytest.param(
            row(
                cell(paragraph("会议时间")),
                cell(paragraph("5月12日")),
                cell(paragraph("地点")),
                cell(paragraph("线上")),
            ),
            ["会议时间\t5月12日", "地点\t线上"],
            id="two fields in a row",
        ),
        pytest.param(
            row(
                cell(paragraph("参与单位")),
                cell(paragraph("东湖证券"), paragraph("云岭基金")),
                cell(paragraph("张三"), paragraph("李四")),
            ),
            ["参与单位\t东湖证券\t张三", "云岭基金\t李四"],
            id="lists side by side",
        ),
        pytest.param(
            row(cell(paragraph("参与"), paragraph("单位")), cell(paragraph("")), cell(paragraph("东湖证券"))),
            ["参与单位\t东湖证券"],
            id="narrow label and spacer cell",
        ),
        pytest.param(
            row(cell(paragraph("主要内容"), properties='<w:vMerge w:val="restart"/>'), cell(paragraph("问")))
            + row(cell(paragraph("忽略"), properties="<w:vMerge/>"), cell(paragraph("答"))),
            ["主要内容\t问", "答"],
            id="label merged over rows",
        ),
        pytest.param(
            row(cell(paragraph("单位：万元"), properties='<w:gridSpan w:val="3"/>'))
            + row(cell(paragraph("项目")), cell(paragraph("2023年")), cell(paragraph("2022年")))
            + row(cell(paragraph("营业"), paragraph("收入")), cell(paragraph("7,446.09")), cell(paragraph("6,288.79"))),
            ["单位：万元", "项目\t2023年\t2022年", "营业 收入\t7,446.09\t6,288.79"],
            id="table of figures",
        ),
        pytest.param(
            row(cell(paragraph("甲"))) + f"<w:tr><w:trPr><w:del/></w:trPr>{cell(paragraph('乙'))}</w:tr>",
            ["甲"],
            id="deleted row",
        ),
    ],
)
def test_rows_are_laid_out_as_lines(rows: str, lines: list[str]) -> None:
    assert read(f"<w:tbl>{rows}</w:tbl>").source_text.split("\n") == lines


def test_blocks_inside_content_controls_and_insertions_are_read() -> None:
    body = f"<w:sdt><w:sdtContent>{paragraph('甲')}</w:sdtContent></w:sdt><w:ins>{paragraph('乙')}</w:ins>"
    assert read(body).text == "甲\n乙"


def test_a_paragraph_whose_mark_was_deleted_goes_on_in_the_next() -> None:
    body = paragraph("公司", "<w:rPr><w:del/></w:rPr>") + paragraph("收入增长。")
    assert read(body).text == "公司收入增长。"


def test_a_text_box_follows_its_paragraph_and_is_read_once() -> None:
    box = f"<w:txbxContent>{paragraph('框中')}</w:txbxContent>"
    alternatives = (
        f"<mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>"
    )
    body = f"<w:p>{run('正文')}<w:r>{alternatives}</w:r></w:p>{paragraph('其后')}"
    assert read(body).text == "正文\n框中\n其后"


def test_headers_and_footers_are_left_out() -> None:
    file = docx.Document()
    file.sections[0].header.paragraphs[0].text = "页眉"
    file.sections[0].footer.paragraphs[0].text = "页脚"
    file.add_paragraph("正文。")
    assert read_bytes(docx_bytes(file), source="a").text == "正文。"


def level(depth: int, style: str, pattern: str, more: str = "") -> str:
    how = f'<w:start w:val="1"/><w:numFmt w:val="{style}"/><w:lvlText w:val="{pattern}"/>'
    return f'<w:lvl w:ilvl="{depth}">{how}{more}</w:lvl>'


def listed(*levels: str) -> str:
    return (
        f'<w:abstractNum w:abstractNumId="7">{"".join(levels)}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="7"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
    )


def item(text: str, depth: int = 0, number: int = 1) -> str:
    return paragraph(text, f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>')


@pytest.mark.parametrize(
    ("numbering", "body", "text"),
    [
        pytest.param(
            listed(level(0, "decimal", "%1、")),
            item("甲？") + paragraph("乙。") + item("丙？"),
            "1、甲？\n乙。\n2、丙？",
            id="decimal",
        ),
        pytest.param(listed(level(0, "chineseCountingThousand", "%1、")), item("甲") * 11, None, id="chinese"),
        pytest.param(listed(level(0, "decimal", "%1.")), item("2024年如何？"), "1. 2024年如何？", id="parted by a tab"),
        pytest.param(
            listed(level(0, "decimal", "Q%1：", '<w:suff w:val="nothing"/>')), item("如何？"), "Q1：如何？", id="Q1"
        ),
        pytest.param(
            listed(level(0, "chineseCounting", "%1、"), level(1, "decimal", "%1.%2", "<w:isLgl/>")),
            item("甲") + item("乙", 1) + item("丙", 1) + item("丁") + item("戊", 1),
            "一、甲\n1.1 乙\n1.2 丙\n二、丁\n2.1 戊",
            id="levels",
        ),
        pytest.param(
            listed(level(0, "decimal", "%1、")),
            item("甲") + item("乙") + item("丙", 0, 2) + item("丁", 0, 2),
            "1、甲\n2、乙\n1、丙\n2、丁",
            id="starts again",
        ),
        pytest.param(listed(level(0, "bullet", "·")), item("甲"), "甲", id="bullet"),
        pytest.param(listed(level(0, "decimal", "%1、")), item("甲", 0, 0), "甲", id="number taken off"),
        pytest.param(listed(level(0, "decimal", "%1、")), item("甲", 0, 99), "甲", id="list unknown"),
    ],
)
def test_automatic_numbers_are_printed(numbering: str, body: str, text: str | None) -> None:
    found = read(body, numbering=numbering).text
    assert found == text if text else found.split("\n")[-1] == "十一、甲"


def test_a_style_can_number() -> None:
    style = '<w:style w:styleId="Q"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    style += '<w:style w:styleId="P"><w:basedOn w:val="Q"/></w:style>'
    body = paragraph("甲？", '<w:pStyle w:val="P"/>')
    assert read(body, numbering=listed(level(0, "decimal", "%1、")), styles=style).text == "1、甲？"


@pytest.mark.parametrize(
    ("number", "style", "printed"),
    [
        (10, "chineseCounting", "十"), (21, "chineseCounting", "二十一"), (105, "chineseCounting", "一百〇五"),
        (3, "decimalEnclosedCircle", "③"), (28, "lowerLetter", "bb"), (14, "upperRoman", "XIV"),
        (2, "ideographTraditional", "乙"), (7, "decimalZero", "07"),
        (4, "a format of the future", "4"), (0, "chineseCounting", "0"),
    ],
)  # fmt: skip
def test_numerals(number: int, style: str, printed: str) -> None:
    assert numeral(number, style) == printed


def test_origins_tie_to_the_layout() -> None:
    document = read(form(("参与单位", paragraph("东湖证券 张三")), ("主要内容", paragraph("毛利率平稳。"))))
    for at, origin in enumerate(document.origins):
        assert origin == -1 or document.source_text[origin] == document.text[at]


def test_macros_are_not_run_and_the_text_is_read() -> None:
    kind = b"application/vnd.ms-word.document.macroEnabled.main+xml"
    types = b'<Types><Override PartName="/word/document.xml" ContentType="' + kind + b'"/></Types>'
    data = docx_of(
        paragraph("正文。"),
        more={"[Content_Types].xml": types, "word/vbaProject.bin": b"\xd0\xcf\x11\xe0 Sub AutoOpen()"},
    )
    assert read_bytes(data, source="a.docm").text == "正文。"


def test_words_that_look_like_markup_or_a_web_page_are_the_text() -> None:
    body = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in ("标签 &lt;p&gt; 与 &amp;nbsp;", "下载公告"))
    document = read_bytes(docx_of(body), source="tags.docx")
    assert (document.text, document.removed) == ("标签 <p> 与 &nbsp;\n下载公告", ())


def test_entities_are_not_expanded() -> None:
    head = '<!DOCTYPE w:document [<!ENTITY a "甲甲甲甲甲甲甲甲"><!ENTITY b SYSTEM "file:///etc/hostname">]>'
    document = read(
        "<w:p><w:r><w:t>始</w:t></w:r><w:r><w:t>&a;&b;</w:t></w:r><w:r><w:t>终</w:t></w:r></w:p>", head=head
    )
    assert document.text == "始终"


def test_a_picture_is_not_inflated() -> None:
    data = docx_of(paragraph("正文。"), more={"word/media/image1.bmp": bytes(50_000_000)})
    assert read_bytes(data, source="a").text == "正文。"


def misplaced(data: bytes) -> bytes:
    """The end of the ZIP says that its directory stands later, so that the parts stand before the file."""
    at = data.index(b"PK\x05\x06") + 16
    return data[:at] + struct.pack("<I", struct.unpack("<I", data[at : at + 4])[0] + 60) + data[at + 4 :]


def with_false_size(data: bytes, size: int) -> bytes:
    """The directory of the ZIP says that the document is `size` bytes long."""
    at = data.index(b"PK\x01\x02")
    return data[: at + 24] + struct.pack("<I", size) + data[at + 28 :]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        pytest.param(docx_of(paragraph(" " * 50_000_000)), "inflates beyond measure", id="steep"),
        pytest.param(
            with_false_size(docx_of(paragraph("正文。")), 300_000_000),
            "inflates beyond measure",
            id="large by its directory",
        ),
        pytest.param(docx_of(paragraph("正文。"))[:-30], "damaged", id="cut off"),
        pytest.param(docx_of(paragraph("正文。"))[7:], "damaged|not text", id="begun too late"),
        pytest.param(misplaced(docx_of(paragraph("正文。"))), "damaged", id="a part before the file"),
        pytest.param(zip_bytes({"word/document.xml": b"<w:document"}), "damaged Word file", id="broken XML"),
        pytest.param(zip_bytes({"word/document.xml": b"<a/>"}), "no body", id="no body"),
        pytest.param(docx_of("<w:sdt>" * 5_000 + "</w:sdt>" * 5_000), "nested too deeply", id="deep"),
        pytest.param(docx_of("<w:p/>"), "without text", id="empty"),
        pytest.param(docx_of("") + b"x" * 70_000, "damaged", id="trailing bytes"),
    ],
)
def test_a_file_that_cannot_be_read_says_why(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableFileError, match=reason):
        read_bytes(data, source="filing.docx")


def test_a_broken_list_part_costs_only_the_numbers() -> None:
    assert read_bytes(docx_of(item("甲。"), more={"word/numbering.xml": b"<w:num"}), source="a").text == "甲。"


def test_the_document_part_is_found_by_its_relationship() -> None:
    relations = (
        b'<Relationships><Relationship Type="http://x/officeDocument" Target="/word/document2.xml"/></Relationships>'
    )
    with zipfile.ZipFile(io.BytesIO(docx_of(paragraph("正文。")))) as package:
        data = zip_bytes({"word/document2.xml": package.read("word/document.xml"), "_rels/.rels": relations})
    assert read_bytes(data, source="a").text == "正文。"
