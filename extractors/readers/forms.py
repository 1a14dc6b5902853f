"""The 投资者关系活动记录表 as a form: which printed label names which field, also when a page break cut the label.

The labels are data (`lexicons/form_labels.tsv`). Readers of every container call `find_label` on a line, or
`label_field` on a cell.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from extractors.document import FieldName
from extractors.lexicon_rows import lexicon_rows

LABELS = "form_labels.tsv"
LONGEST_LABEL = 40
CUT_LABEL_LINES = 5
"""A label in a narrow column is printed on at most so many lines."""

SHORTEST_LABEL = 2

UNMISTAKABLE = 7
"""So many characters of a cut label are enough, where they can mean one field only."""

CLAUSE_NUMBER = re.compile(
    r"(?:[一二三四五六七八九十]{1,2}、|[（(][一二三四五六七八九十\d]{1,2}[）)]|\d{1,2} ?[、.．])\s*"
)
"""Before the labels of a record written as chapters: 一、投资者关系活动类别, 1、调研时间：."""
DATE_LIKE = re.compile(
    r"\s*[:：]?\s*"
    r"(?:[12][09]\d\d ?[年./-]|[二一〇○零]{3,4}|\d{1,2} ?月|第[一二三四五六七八九十\d]{1,2}[场次]|20\d{6}(?!\d))"
)
REMARK = re.compile(r"\s?[（(][^（）()\n]{1,20}[）)]")
SEPARATOR = re.compile(r"[ \t\u3000:：]+")
HALF_WIDTH = str.maketrans("（）：，", "():,")

ATTENDANCE_LIST = re.compile(
    r"(?:附件|附表|附录|附)?.{0,20}(?:参会|参与|参加|与会|来访|到访|调研|投资者|机构|人员|单位)[^，。；]{0,8}"
    r"(?:名单|清单|一览表|列表|名册|明细)(?:[（(][^（）()]{0,30}[）)])?[:：]?"
    r"|(?:附件|附表|附录|附)[^，。；]{0,12}(?:参会|参与|参加|与会|来访|到访)[^，。；]{0,6}(?:单位|机构|人员|投资者)[^，。；]{0,8}[:：]?"
)
"""The title of an annex that lists who came."""

AFTER_CONTENT = frozenset({FieldName.ATTACHMENTS, FieldName.DATE, FieldName.OTHER})
"""What may follow the main content; anything else in it is the talk itself."""


GUESSES: tuple[tuple[FieldName, re.Pattern[str]], ...] = (
    (FieldName.OTHER, re.compile(r"重大信息|风险提示|备注|记录人|主持人|填表|性质")),
    (FieldName.ATTACHMENTS, re.compile(r"附件|演示文稿")),
    (
        FieldName.HOSTS,
        re.compile(r"接待人|(?:上市|本|^)公司.{0,4}(?:参与|参会|参加|出席|与会|交流)?.{0,4}(?:人员|嘉宾|代表|高管)"),
    ),
    (
        FieldName.ATTENDEES,
        re.compile(
            r"(?:参与|参会|参加|与会|来访|到访|调研|受邀|出席).{0,8}(?:单位|机构|人员|对象|投资者|名单|姓名)|来访者"
            r"|(?:投资者|机构|单位)(?:名称|名单)"
        ),
    ),
    (FieldName.CATEGORIES, re.compile(r"类别|类型")),
    (FieldName.TIME, re.compile(r"时间")),
    (FieldName.PLACE, re.compile(r"地点|地址")),
    (FieldName.CONTENT, re.compile(r"内容|问答|纪要|交流情况|提问")),
    (FieldName.DATE, re.compile(r"日期")),
)
"""What a label cell of unusual wording names, by its words; the first that fits."""


@dataclass(frozen=True, slots=True)
class Label:
    """A label found at the beginning of a line (or of several): `lines` it takes, `end` in the last of them."""

    field: FieldName
    name: str
    printed: str
    lines: int
    end: int


@cache
def labels() -> Mapping[str, FieldName]:
    """Normalised label → field."""
    return {normalise(row[1]): FieldName(row[0]) for row in lexicon_rows(LABELS)}


@cache
def weak_labels() -> frozenset[str]:
    """Labels that are also ordinary words: they count only where the form expects them."""
    return frozenset(normalise(row[1]) for row in lexicon_rows(LABELS) if row[2:] == ("weak",))


@cache
def _prefixes() -> frozenset[str]:
    return frozenset(label[:i] for label in labels() for i in range(1, len(label)))


@cache
def _initials() -> frozenset[str]:
    return frozenset(label[0] for label in labels())


def normalise(label: str) -> str:
    return re.sub(r"\s+", "", label).translate(HALF_WIDTH)


def label_field(cell: str) -> FieldName | None:
    """The field that a whole cell names, if it is a label."""
    return labels().get(normalise(cell).rstrip(":"))


def begins_label(text: str) -> bool:
    """A label, or the beginning of one that goes on in the next line."""
    name = normalise(REMARK.sub("", text)).rstrip(":")
    return len(name) >= SHORTEST_LABEL and (name in labels() or name in _prefixes())


def can_begin_label(char: str) -> bool:
    """Some label begins with the character: a quick way past most lines."""
    return char in _initials()


def is_in_label(text: str) -> bool:
    """Characters that follow each other in some label: a line of one set over several."""
    return normalise(text) in _all_labels()


@cache
def _all_labels() -> str:
    return "\n".join(labels())


def cell_field(cell: str) -> FieldName | None:
    """The field that a cell known to be a label cell names: a known label, else by its words."""
    bare = REMARK.sub("", cell)
    known = label_field(cell) or label_field(bare)
    if known is not None or len(cell) > LONGEST_LABEL:
        return known
    name = normalise(bare)
    return next((field for field, words in GUESSES if words.search(name)), None)


def find_label(lines: Sequence[str], at: int) -> Label | None:
    """The label with which line `at` begins; a label cut into several whole lines counts as one."""
    stripped = lines[at].lstrip()
    clause = CLAUSE_NUMBER.match(stripped)
    if clause:
        return _after_number(lines[at], len(lines[at]) - len(stripped) + clause.end())
    if not stripped or stripped[0] not in _initials():
        return None
    return _on_one_line(lines[at]) or _begun_in_cell(lines[at]) or _on_several_lines(lines, at)


def _after_number(line: str, start: int) -> Label | None:
    """A numbered label takes the whole line, or a colon follows it."""
    label = _on_one_line(line[start:])
    if label is None or line[start + label.end :].strip()[:1] not in ("", ":", "："):
        return None
    return replace(label, end=start + label.end)


def _begun_in_cell(line: str) -> Label | None:
    """`投资者关系活动主要内<TAB>…`: the rest of the label stands below a page break."""
    cell, tab, _ = line.partition("\t")
    if not tab or len(cell) > LONGEST_LABEL or normalise(cell) not in _prefixes():
        return None
    return _begun(normalise(cell), [cell])


def _on_one_line(line: str) -> Label | None:
    """The longest label that a separator, a value cell or the end of the line follows."""
    best: Label | None = None
    seen = ""
    for i, char in enumerate(line):
        if char.isspace():
            continue
        seen += normalise(char)
        end = _after_remark(line, i + 1)
        if seen in labels() and _ends_label(line, end):
            best = Label(labels()[seen], seen, line[:end].strip(), 1, end)
        if seen not in _prefixes():
            break
    return best


def _after_remark(line: str, end: int) -> int:
    """Past a remark in brackets that follows the label: （排名不分先后）; a value may begin with brackets as well."""
    remark = REMARK.match(line, end)
    return remark.end() if remark and _ends_label(line, remark.end()) else end


def _ends_label(line: str, end: int) -> bool:
    return end == len(line) or line[end] in " \t\u3000:："


def _on_several_lines(lines: Sequence[str], at: int) -> Label | None:
    """`参与单位名` / `称及人员姓` / `名`: each line wholly label, the next completing it."""
    seen = normalise(lines[at])
    for more in range(1, CUT_LABEL_LINES):
        if at + more >= len(lines) or seen not in _prefixes() or len(seen) < 3:
            return None
        following = lines[at + more]
        piece = normalise(following)
        if seen + piece in labels():
            printed = "".join(line.strip() for line in lines[at : at + more + 1])
            return Label(labels()[seen + piece], seen + piece, printed, more + 1, len(following))
        cut = _completing_start(seen, following)
        if cut:
            whole = seen + normalise(following[:cut])
            return Label(labels()[whole], whole, whole, more + 1, cut)
        if seen + piece not in _prefixes():
            return _begun(seen, lines[at : at + more])
        seen += piece
    return None


def _begun(seen: str, lines: Sequence[str]) -> Label | None:
    """A label whose rest stands below a page break, if its beginning can mean only one field."""
    fields = {field for label, field in labels().items() if label.startswith(seen)}
    if len(seen) < UNMISTAKABLE or len(fields) != 1:
        return None
    return Label(fields.pop(), seen, "".join(line.strip() for line in lines), len(lines), len(lines[-1]))


def _completing_start(seen: str, line: str) -> int:
    """Where a line that first completes the label and then, after a space or TAB, begins the value is to be cut."""
    for match in re.finditer(r"[ \t\u3000]", line[:LONGEST_LABEL].rstrip()):
        if match.start() and seen + normalise(line[: match.start()]) in labels():
            return match.start()
    return 0


def continuation_end(name: str, line: str) -> int:
    """How much of a line is the rest of the label `name` that a page break moved into the value; 0 for none.

    The printed part may repeat up to two characters: 投资者关系活动主要内容 | 容介绍.
    """
    piece_end = len(line)
    match = re.search(r"[ \t\u3000]", line.rstrip())
    for end in (piece_end, match.start() if match else 0):
        piece = normalise(line[:end])
        if 1 <= len(piece) <= 12 and _continues(name, piece):
            return end
    return 0


def _continues(name: str, piece: str) -> bool:
    """Name and piece make a label; a begun name (no label itself) may take a piece that does not end it."""
    for overlap in range(min(2, len(piece) - 1, len(name)) + 1):
        if name[len(name) - overlap :] != piece[:overlap]:
            continue
        whole = name + piece[overlap:]
        if whole in labels() and labels().get(name, labels()[whole]) is labels()[whole]:
            return True
    return False


def is_expected(label: Label, value: str, *, current: FieldName | None, seen: frozenset[FieldName]) -> bool:
    """The form may have this label here; `value` is what follows it (on its line, else the next line).

    Ordinary words that happen to be labels count only in their place; 参会机构 over a list is its header.
    """
    if label.field is FieldName.DATE:
        return FieldName.CONTENT in seen and (DATE_LIKE.match(value) is not None or not value.strip())
    if current is FieldName.CONTENT and label.field not in AFTER_CONTENT:
        return False
    if current is FieldName.ATTENDEES and label.field is FieldName.ATTENDEES:
        return False
    if label.field is FieldName.TIME and label.name in weak_labels() and not DATE_LIKE.match(value):
        return False
    if label.name in weak_labels() and current in (None, FieldName.CONTENT):
        return label.field is FieldName.ATTACHMENTS
    return label.field not in seen or label.field is FieldName.OTHER or FieldName.DATE in seen


def is_attendance_list(line: str) -> bool:
    return len(line) <= 40 and ATTENDANCE_LIST.fullmatch(line) is not None


def value_start(line: str, end: int) -> int:
    """Past the separator between a label and its value."""
    match = SEPARATOR.match(line, end)
    return match.end() if match else end
