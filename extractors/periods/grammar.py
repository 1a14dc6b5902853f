"""How Chinese filings print a point or a stretch of time: the pattern of one expression, and what its words say.

This module reads one expression by itself (`2024年上半年`, `去年8月底`, `前三季度`); what a bare `三季度` means in its
sentence is for `extractors.periods.finder`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from extractors.periods.intervals import Interval, day, half_year, month_end, months, quarter, quarters, whole_year

S = r"[ \t\u3000\u00a0]{0,2}"
TO = rf"{S}(?:至|到|[-—–−－~～])+{S}"
ALONE = r"(?<!\d)(?<!\d[.,])"
"""A number that does not continue another; commas between words stay allowed."""
DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0, "两": 2}

RELATIVE_YEARS = {
    "今年": 0, "本年度": 0, "本年": 0, "去年": -1, "上年度": -1, "上一年度": -1, "上一年": -1, "上年": -1,
    "前年": -2, "明年": 1, "后年": 2,
}  # fmt: skip
"""Years counted from the day of the meeting (or from the year the sentence speaks of: 2022年…较上年)."""

YEAR = (
    rf"(?<!\d)(?<!\d,)(?P<y4>(?:19|20)\d{{2}}|20\d{{1}} \d(?={S}年)){S}"
    rf"(?:财年|年(?:{S}年?度)?(?!代)|(?=[QH][1-4]|{S}(?:全年|[上下]半年|前{S}[二两三]{S}个?{S}季|第?{S}[一二三四]{S}季)))"
    rf"|(?<![A-Za-z\d.])(?P<q_first>[1-4])Q(?P<q_year>(?:20)?[0-3]\d)(?![\dA-Za-z])"
    rf"|(?<![A-Za-z])FY{S}(?P<fy>(?:20)?\d{{2}})(?!\d)"
    rf"|{ALONE}(?P<list4>(?:19|20)\d{{2}})(?=(?:{S}[、,，和及与至到/\-—–~～]{S}(?:19|20)\d{{2}}){{1,12}}{S}年)"
    rf"|{ALONE}(?P<list2>[0-3]\d)(?={S}[、和及]{S}[0-3]\d{S}年)"
    rf"|{ALONE}(?<![A-Za-z])(?P<y2>[0-3]\d){S}(?:年(?:{S}度)?|(?=[QH][1-4]))"
    rf"|(?P<yc>二[〇○零][〇○零一二三四五六七八九]{{2}}){S}年(?:度)?"
    r"|(?P<pair>今明(?:两年|年))"
    r"|(?<![成样基脚])(?P<rel>本年度|本年)|(?<!(?<!超)过)(?P<rel2>去年)|(?<!以)(?P<rel3>上一?年度?)|(?P<rel4>今年)"
    r"|(?<![目之提此以])(?P<rel5>前年)|(?<![说声表证])(?P<rel6>明年)|(?<![以今期往此之产成用建收市])(?P<rel7>后年)(?!均)"
    r"|(?P<same_year>当年)"
)
QUARTER_NUMBER = r"[一二三四1-4]"
PART = (
    rf"(?P<half>上半年度?|下半年度?|半年度|半年报|中报|H[12](?![A-Za-z0-9])|[上下](?={S}[、和及]{S}[上下]半年))"
    rf"|(?P<cum>前{S}[二两三23]{S}个?季{S}度|第?[一1]{TO}第?[二三四234]{S}季{S}度|三季报)"
    rf"|(?P<q>(?:第{S})?{QUARTER_NUMBER}{S}季{S}度|一季报|[Qq][1-4](?![A-Za-z\d])|(?<![A-Za-z\d.])[1-4]Q(?![A-Za-z\d]))"
    rf"|(?P<qlist>第?{QUARTER_NUMBER})(?=(?:{S}[、和及]{S}第?{QUARTER_NUMBER}|[二三四]){S}季度)"
    rf"|前{S}(?P<fm>\d{{1,2}}|[两二三四五六七八九十]一?){S}个月"
    rf"|(?P<mlist>\d{{1,2}})(?=(?:{S}[、和及]{S}\d{{1,2}}){{1,4}}{S}月份?(?!龄))"
    rf"|(?P<m1>\d{{1,2}}){S}月?{TO}(?P<m2>\d{{1,2}}){S}月份?(?!龄)"
    rf"|(?P<m>\d{{1,2}}|十[一二]?|[一二三四五六七八九](?!十)){S}月份?(?![龄度饼])"
    rf"(?:{S}(?P<d>\d{{1,2}}){S}日(?:{TO}(?P<d2>\d{{1,2}}){S}日)?)?"
    r"|(?P<whole>全年|整年)"
)
EDGE = rf"(?:{S}(?P<edge>年?末|年?底|年?初|上旬|中旬|下旬))?"
PERIOD = re.compile(
    rf"(?:(?P<iso>(?<![\d.])(?:19|20)\d{{2}}(?P<sep>[-/.])\d{{1,2}}(?P=sep)\d{{1,2}}(?![\d.]))"
    rf"|(?P<same>(?:(?:去年|上年度?|前年|上一年|前一年|(?<!\d)(?:19|20)\d{{2}}{S}年){S})?同期)"
    rf"|(?:{YEAR})(?:{S}(?:{PART}))?{EDGE}"
    rf"|(?<![\d.个每近约/%])(?:{PART.replace('(?P<', '(?P<bare_')}){EDGE.replace('(?P<', '(?P<bare_')})"
)
"""One expression. Groups that start with `bare_` have no year of their own."""
_BEGINNING = re.compile(r"\d+|[今去本明后当同上下前第半全整一二三四五六七八九十QqHF]")
"""What an expression can begin with: never within a number."""

PART_GROUPS = ("half", "cum", "q", "qlist", "fm", "mlist", "m1", "m2", "m", "d", "d2")
"""The groups of PART; with `bare_` before them where the expression has no year of its own."""

NOT_A_YEAR_BEFORE = re.compile(
    r"(?:近|约|超过?|满|每|长达|历时|持续|连续|未来|过去|最近|这|前|后|第|共|有|用|达|个|下一?个?|\d\s*[到至~～\-—]"
    r"|从业|平均|工作|合作|运营|经营|深耕|耕耘|专注|质保|为期|期限|租期|有效期|延长|寿命|服务|运行)\s*$"
)
NOT_A_YEAR_AFTER = re.compile(
    r"\s*(?:以|之?内|来|期|间|左右|经验|多|余|前|后(?!续)|代|级|一|才|不|甚至"
    r"|的?(?:时间|历史|经营历史|历程|经验|积累|发展|周期|规划|质保|寿命))"
)
"""What stands around a two-digit number that is an age or a duration (近20年, 15年以上) and no year."""
DURATION_JOIN = re.compile(r"\s*[、到至或~～\-—]?\s*")
QUESTION_LABEL_AFTER = re.compile(r"\s*[:：、.．]")


@dataclass(frozen=True, slots=True)
class Expression:
    """One expression as its words say it. `year` is None where it stands in another expression or in the calendar."""

    start: int
    end: int
    year: int | None
    basis: str
    part: str
    """`iso`, `same`, `year`, `half`, `cum`, `q`, `months`, `month`, `day`."""
    numbers: tuple[int, ...] = ()
    edge: str = ""
    word: str = ""
    """The relative word (去年, 当年, 今明两年, 去年同期), if any."""

    @property
    def is_bare(self) -> bool:
        return self.year is None and not self.word

    def interval(self, year: int) -> Interval | None:
        """The days it means in that year, or None for a date that does not exist."""
        try:
            return _edge(self._whole(year), self.edge, self.part)
        except ValueError:
            return None

    def _whole(self, year: int) -> Interval:
        numbers = self.numbers
        match self.part:
            case "half":
                return half_year(year, numbers[0])
            case "cum":
                return quarters(year, 1, numbers[0])
            case "q":
                return quarter(year, numbers[0])
            case "months":
                return months(year, numbers[0], numbers[1])
            case "month":
                return months(year, numbers[0], numbers[0])
            case "day" | "iso":
                found = day(year, numbers[0], numbers[1])
                return found if len(numbers) == 2 else Interval(found.first, date(year, numbers[0], numbers[2]))
        return whole_year(year)


def _edge(whole: Interval, edge: str, part: str) -> Interval:
    """末 is the last day; 底 of a year too; 底 of a month, 初 and the ten-day parts stay in their month."""
    if edge.endswith("末") or (edge.endswith("底") and part != "month"):
        return whole.at_end()
    if edge.endswith("初") and part == "year":
        return Interval(whole.first, month_end_of(whole.first))
    return whole


def month_end_of(first: date) -> date:
    return month_end(first.year, first.month)


def read_expressions(text: str, base: date | None) -> list[Expression]:
    """Every expression of a text. What is joined to a duration is one too: 未来10年、15年."""
    found, duration_end = [], -1
    for match in _periods_in(text):
        joined = duration_end >= 0 and DURATION_JOIN.fullmatch(text, duration_end, match.start())
        expression = None if joined and (match["y2"] or match["list2"]) else read_expression(match, base)
        if expression is not None:
            found.append(expression)
        elif match["y2"] or match["list2"]:
            duration_end = match.end()
    return found


def _periods_in(text: str) -> Iterator[re.Match[str]]:
    """What `PERIOD.finditer` finds, tried only where one can begin."""
    end = 0
    for beginning in _BEGINNING.finditer(text):
        if beginning.start() >= end and (match := PERIOD.match(text, beginning.start())):
            end = match.end()
            yield match


def read_expression(found: re.Match[str], base: date | None) -> Expression | None:
    """What a match of PERIOD says, or None where it is a duration, an age or a question label."""
    text, groups = found.string, found.groupdict()
    if groups["iso"]:
        iso = [int(x) for x in re.split(r"[-/.]", groups["iso"])]
        return Expression(found.start(), found.end(), iso[0], "explicit", "iso", (iso[1], iso[2]))
    if groups["same"]:
        printed = re.search(r"\d{4}", groups["same"])
        return Expression(
            found.start(), found.end(), int(printed[0]) if printed else None, "relative", "same", (), "", groups["same"]
        )
    year, basis, word = _year(found, base)
    if basis == "rejected":
        return None
    prefix = "bare_" if year is None and not word else ""
    if prefix and _is_no_period(found, text):
        return None
    if groups["bare_fm"] or (groups["fm"] and not 1 < _number(groups["fm"]) < 12):
        return None
    part, numbers = _part({k: groups[prefix + k] for k in PART_GROUPS})
    if groups["q_first"]:
        part, numbers = "q", (int(groups["q_first"]),)
    if part == "month" and not 1 <= numbers[0] <= 12:
        return None
    return Expression(found.start(), found.end(), year, basis, part, numbers, groups[f"{prefix}edge"] or "", word)


def _is_no_period(found: re.Match[str], text: str) -> bool:
    """A question's label (Q1：), a bare 全年, or the month of every year (每年3月)."""
    if found["bare_q"] and found["bare_q"][0] in "Qq":
        return bool(QUESTION_LABEL_AFTER.match(text, found.end()))
    return bool(found["bare_whole"]) or text[max(0, found.start() - 2) : found.start()] == "每年"


def _year(found: re.Match[str], base: date | None) -> tuple[int | None, str, str]:
    """(year, basis, relative word) of a match; basis `rejected` where the number is no year."""
    groups = found.groupdict()
    if printed := groups["y4"] or groups["list4"]:
        return int(printed.replace(" ", "")), "explicit", ""
    if printed := groups["y2"] or groups["list2"]:
        year = 2000 + int(printed)
        return (year, "two_digit_year", "") if _is_two_digit_year(found, year, base) else (None, "rejected", "")
    if printed := groups["fy"] or groups["q_year"]:
        return 2000 + int(printed[-2:]), "explicit", ""
    if groups["yc"]:
        return int("".join(str(DIGITS[c]) for c in groups["yc"])), "explicit", ""
    if groups["pair"] or groups["same_year"]:
        return None, "relative", groups["pair"] or groups["same_year"]
    word = next((groups[k] for k in ("rel", "rel2", "rel3", "rel4", "rel5", "rel6", "rel7") if groups[k]), "")
    return None, "relative" if word else "inferred_year", word


def _is_two_digit_year(found: re.Match[str], year: int, base: date | None) -> bool:
    """23年 is 2023 when the meeting was in 2024; 20年 in 近20年 is a duration."""
    near = base is not None and base.year - 9 <= year <= base.year + 2
    if found["y2"] and found.string[found.end("y2") : found.end("y2") + 1] in ("Q", "H"):
        return near
    before = found.string[max(0, found.start() - 6) : found.start()]
    return near and not NOT_A_YEAR_BEFORE.search(before) and not NOT_A_YEAR_AFTER.match(found.string, found.end())


def _part(groups: dict[str, str | None]) -> tuple[str, tuple[int, ...]]:
    """(kind, numbers) of the part of a year that an expression names."""
    if half := groups["half"]:
        return "half", (2 if half[0] == "下" or half == "H2" else 1,)
    if cumulated := groups["cum"]:
        return "cum", (3 if cumulated == "三季报" else _number(re.sub(r"季度|个|\s", "", cumulated)[-1]),)
    if printed := groups["q"] or groups["qlist"]:
        digit = re.search(r"[一二三四1-4]", printed)
        assert digit, printed
        return "q", (_number(digit[0]),)
    if groups["fm"]:
        return "months", (1, _number(groups["fm"]))
    if groups["mlist"]:
        return "month", (int(groups["mlist"]),)
    if groups["m1"] and groups["m2"]:
        return "months", (int(groups["m1"]), int(groups["m2"]))
    if groups["m"]:
        days = tuple(int(x) for x in (groups["d"], groups["d2"]) if x)
        return ("day", (_number(groups["m"]), *days)) if days else ("month", (_number(groups["m"]),))
    return "year", ()


def _number(printed: str) -> int:
    """三 and 3 are three, 十二 is twelve."""
    if printed.isdigit():
        return int(printed)
    tens, ten, ones = printed.rpartition("十")
    if ten:
        return (DIGITS[tens] if tens else 1) * 10 + (DIGITS[ones] if ones else 0)
    return DIGITS[printed]
