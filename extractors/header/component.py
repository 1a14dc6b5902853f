"""Finds kind, code, names, number and date of the filing, and by which names it calls its filer."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date

from spacy.language import Language
from spacy.tokens import Doc

from extractors.annotations import Filer, notes
from extractors.briefings import is_briefing
from extractors.days import PrintedDay, find_days
from extractors.document import BlockKind, Document, FieldName
from extractors.errors import NotAFilingError
from extractors.header.filer_names import filer_aliases, short_name_defined
from extractors.header.letter import find_letter
from extractors.header.listed import find_listed_company
from extractors.record import DocumentHeader, Kind

MASTHEAD_LENGTH = 4000
"""Of a filing that is no form: title, addressee and the definitions stand in its first pages."""

IR_TITLE = re.compile(
    r"投资者(?:关系)?(?:活动|管理|接待|调研)(?:信息|活动)?(?:记录|登记)(?:表)?|(?:投资者)?调研活动记录表?"
)
REPLY_TITLE = re.compile(
    r"(?:问询函|关注函|监管函|工作函|落实函|反馈意见)[》）)”]{0,2}[^。；;\n]{0,40}?(?:回复|答复|说明)[^。；;，,\n]{0,20}"
)
CODE = re.compile(r"(?:证券|股票|公司|[AＡ]股) ?代 ?码 ?[:：]? ?([0-9０-９]{6})(?![0-9０-９])")
SHORT = re.compile(
    r"(?:证券|股票|公司|[AＡ]股) ?(?:简 ?称|名 ?称) ?[:：] ?"
    r"([^\n\t:：]{1,20}?)(?=[ 　]{2,}|\s*$|\t|\s*(?:公告|记录)?编 ?号|\s+(?:证券|股票|债券|转债|[AH]股))",
    re.MULTILINE,
)
NUMBER = re.compile(
    r"编 ?号 ?[:：] ?([^\n\t:：]{1,40}?)(?=[ 　]{3,}|[\t\n]|\s*$|\s+(?:证券|股票|公司|日期))", re.MULTILINE
)
TITLE_NUMBER = re.compile(
    r"[（(〔\[] ?(?:编 ?号 ?[:：])? ?"
    r"((?:19|20)\d{2} ?(?:[-—–_/]|年 ?第|年(?!\d{1,2} ?月)|第)? ?\d{1,4} ?[号次期]?)[）)〕\]]"
    r"|记录表?\s+((?:19|20)\d{2} ?[-—–] ?\d{1,4})$"
)
COMPANY = r"[\u3400-\u9fffA-Za-z0-9·（）()]{2,40}?(?:股份有限公司|有限责任公司|集团有限公司|有限公司)"
NAME_LINE = re.compile(rf"^\s*({COMPANY})\s*(?:(?:关于)?20\d\d ?年[^\n]{{0,12}}?)?(?:投资者|调研|$)", re.MULTILINE)
REPLY_NAMES = (
    re.compile(rf"对({COMPANY})[（(](?:以下|下称|简称)"),
    re.compile(
        rf"关于[《“]?(?:关于)?({COMPANY})(?=向|首次|申请|公开|发行|非公开|20\d\d|[^\u3400-\u9fff]|[的之年创科])"
    ),
)
PUBLISHED = re.compile(r"(?:公告|披露|发布)(?:日期|时间) ?[:：] ?([^\n]{6,30})")
WEB_TITLE_SHORT = re.compile(r"^([^\s:：]{2,8})[:：]\S*关于", re.MULTILINE)
SIGNATURE_LENGTH = 600
DATED = re.compile(r"\s*(?:(?:披露|公告|记录|填表|发布)?(?:日期|时间) ?[:：])?\s*(?:整理)?[。.]?\s*")
"""All that may stand beside the day in the line of a signature."""


@dataclass(frozen=True, slots=True)
class Masthead:
    """Where the header facts are printed."""

    text: str
    paragraphs: tuple[str, ...]


def read_masthead(document: Document) -> Masthead:
    """What stands before the first form field; the first pages where there is none."""
    fields = [b for b in document.blocks if b.kind is BlockKind.FIELD]
    end = fields[0].span.start - len(fields[0].label) - 1 if fields else MASTHEAD_LENGTH
    blocks = [b for b in document.blocks if b.kind is BlockKind.PARAGRAPH and b.span.start < end]
    return Masthead(document.text[: max(0, end)], tuple(b.span.of(document.text) for b in blocks))


def find_kind(document: Document, masthead: Masthead) -> Kind | None:
    """A record is a form or carries its title; a reply says so in a title line."""
    fields = {b.field for b in document.blocks if b.field is not None}
    if len(fields & {FieldName.CONTENT, FieldName.ATTENDEES, FieldName.HOSTS, FieldName.CATEGORIES}) >= 2:
        return Kind.IR_RECORD
    if any(IR_TITLE.search(p) and len(p) < 80 for p in masthead.paragraphs):
        return Kind.IR_RECORD
    if any(is_briefing(p) for p in masthead.paragraphs):
        return Kind.IR_RECORD
    return Kind.INQUIRY_REPLY if REPLY_TITLE.search(masthead.text) else None


def find_header(document: Document) -> DocumentHeader:
    """Raises NotAFilingError where the text is neither kind of filing."""
    masthead = read_masthead(document)
    kind = find_kind(document, masthead)
    if kind is None:
        raise NotAFilingError(document.source, "neither a 投资者关系活动记录表 nor a 问询函回复")
    code, short, name = _company(masthead, kind)
    number = find_number(masthead)
    published = find_published(document)
    return DocumentHeader(
        id=document_id(code, number, published, document.sha256),
        kind=kind,
        company_code=code,
        company_short=short,
        company_name=name,
        number=number,
        published=published.isoformat() if published else None,
        title=_title(masthead, kind),
        letter=find_letter(document.text[:MASTHEAD_LENGTH]) if kind is Kind.INQUIRY_REPLY else None,
        source=document.source,
        sha256=document.sha256,
    )


def document_id(code: str | None, number: str | None, published: date | None, sha256: str) -> str:
    """Code, number and date: one company printed the same number on two filings. Content where they are missing."""
    parts = [code or "", number if code and number else sha256[:12], published.isoformat() if published else ""]
    return "/".join(part for part in parts if part)


def _company(masthead: Masthead, kind: Kind) -> tuple[str | None, str | None, str | None]:
    name = find_name(masthead, kind)
    code = CODE.search(masthead.text)
    short = find_short(masthead, name)
    listed = find_listed_company(name) if name and code is None else None
    if listed is not None:
        return listed.code, short or listed.short, name
    return (unicodedata.normalize("NFKC", code.group(1)) if code else None), short, name


def find_short(masthead: Masthead, name: str | None) -> str | None:
    match = SHORT.search(masthead.text)
    if match:
        return re.split(r"[、/]", match.group(1).strip())[0]
    defined = short_name_defined(masthead.text, name) if name else None
    web = WEB_TITLE_SHORT.search(masthead.text)
    return defined or (web.group(1) if web and name and web.group(1) in name else None)


def find_name(masthead: Masthead, kind: Kind) -> str | None:
    """The full name: above or in the title of a record; where a reply says whom it concerns."""
    patterns = (NAME_LINE,) if kind is Kind.IR_RECORD else REPLY_NAMES
    title = IR_TITLE.search(masthead.text) if kind is Kind.IR_RECORD else None
    end = title.end() if title else len(masthead.text)
    for pattern in patterns:
        matches = list(pattern.finditer(masthead.text, 0, end))
        if matches:
            return matches[-1 if title else 0].group(1)
    return None


def find_number(masthead: Masthead) -> str | None:
    """As printed, without spaces and with half-width digits; brackets and words stay."""
    match = NUMBER.search(masthead.text) or next(
        (m for p in masthead.paragraphs if IR_TITLE.search(p) and (m := TITLE_NUMBER.search(p))), None
    )
    if match is None:
        return None
    printed = re.sub(r"\s+", "", unicodedata.normalize("NFKC", match.group(1) or match.group(2)))
    return printed if re.search(r"\d", printed) else None


def find_published(document: Document) -> date | None:
    """The date field; the date of the announcement page; only then the date of the signature."""
    for block in document.fields(FieldName.DATE):
        days = find_days(block.span.of(document.text))
        if days:
            return days[0].day
    match = PUBLISHED.search(document.text[:MASTHEAD_LENGTH])
    days = find_days(match.group(1)) if match else []
    days = days or _signed(document)
    return days[0].day if days else None


def _signed(document: Document) -> list[PrintedDay]:
    """The day below the text, on a line of its own that is not the time of the activity."""
    held = [block.span for block in document.fields(FieldName.TIME)]
    start = max(0, len(document.text) - SIGNATURE_LENGTH)
    lines = re.finditer(r"[^\n]+", document.text[start:])
    alone = [line for line in lines if not any(span.start <= start + line.start() < span.end for span in held)]
    found = [days for line in alone if len(days := find_days(line.group())) == 1 and _is_all(line.group(), days[0])]
    return found[-1] if found else []


def _is_all(line: str, day: PrintedDay) -> bool:
    rest = line[: day.start] + line[day.end :]
    return (
        re.fullmatch(r"\s*(?:(?:披露|公告|记录|填表|发布)?(?:日期|时间) ?[:：])?\s*(?:整理)?[。.]?\s*", rest)
        is not None
    )


def _title(masthead: Masthead, kind: Kind) -> str:
    if kind is Kind.IR_RECORD:
        match = IR_TITLE.search(masthead.text)
        return match.group(0) if match else "投资者关系活动记录表"
    lines = [p for p in masthead.paragraphs if REPLY_TITLE.search(p)]
    return next((line for line in lines if line.startswith("关于")), lines[0] if lines else "问询函回复").strip()


@Language.component("irgraph_header")
def header_component(doc: Doc) -> Doc:
    """Sets header, kind, filer and the date that relative periods count from."""
    found = notes(doc)
    header = find_header(found.document)
    found.header, found.kind = header, header.kind
    aliases = filer_aliases(found.document.text, header, read_masthead(found.document).text)
    found.filer = Filer(header.company_code, header.company_short, header.company_name, aliases)
    found.base_date = date.fromisoformat(header.published) if header.published else None
    return doc
