"""What stands in an attendee cell besides names: numbers, headings, remarks, counts, phrases about people not named.

Numbers, headings and remarks go; counts and phrases go too, but are told, so that they stay pending with their reason.
"""

from __future__ import annotations

import re

from extractors.document import Span
from extractors.institutions import is_institution
from extractors.readers.traced import Traced

NUMBERING = re.compile(
    r"(?:^|(?<=[\n；;。]))[ \t]*(?:[（(]?\d{1,3} ?(?:[、）)]|[.．](?!\d))"
    r"|[（(][一二三四五六七八九十]{1,2}[）)]|[一二三四五六七八九十]{1,2}、"
    r"|[A-Za-z][.、)）](?= ?[\u3400-\u9fff])|[①-⑳•●◆▪➢◇★☆►▶※▲△◎]|[-–—](?=[ \u3400-\u9fff]))[ \t]*"
)
INLINE_NUMBER = re.compile(r"(?<=[\s；;，,。、])[（(]?\d{1,3} ?[、.．)）] ?(?=[\u3400-\u9fffA-Za-z])")
CIRCLED = re.compile(r"(?<=[^\n])[①-⑳]")
NOISE_BRACKET = re.compile(
    r"[（(【](?:[^（）()]{0,24}(?:排名|排序|遗漏|详见|见附)[^（）()]{0,24}|以[上下][^（）()]{0,24}"
    r"|(?:线上|线下|现场|电话|视频|网络|在线|腾讯会议|通讯|远程)[^（）()]{0,6}"
    r"|(?:研究员|分析师|基金经理|投资者)?(?:共|计|合计)?\d{1,3} ?[人名位](?:研究员|分析师|基金经理|投资者|人员|代表)?"
    r"|[电话手机：: ]{0,4}\d[\d*＊ -]{6,14})[）)】]"
)
DATE = (
    r"(?:\d{4} ?[年./-] ?)?\d{1,2} ?[月./-] ?\d{1,2} ?[日号]?"
    r"(?: ?[-—–~～至到、] ?(?:\d{1,2} ?[月./-] ?)?\d{1,2} ?[日号])*"
    r"(?: ?[（(]?(?:周|星期)[一二三四五六日天][）)]?)?"
    r"(?: ?(?:上午|下午|晚上|晚间|中午|全天))?(?: ?\d{1,2}[:：]\d{2}(?: ?[-—–~～至到] ?\d{1,2}[:：]\d{2})?)?"
)
WHEN = r"(?:(?:会议|调研|活动|交流|参会|接待)?(?:时间|日期)[：:][ ]?)?"
HEADING = re.compile(
    r"(?:(?m:^)|(?<=[；;。]))[ \t]*(?:[一二三四五六七八九十]{1,2}、|[（(][一二三四五六七八九十]{1,2}[）)])?[ \t]*(?:"
    rf"[【\[][^】\]\n]{{0,10}}(?:现场|线上|线下|电话|网络|视频|场|日)[^】\]\n]{{0,10}}[】\]][：:]?"
    rf"|(?:第[一二三四五六七八九十\d]{{1,3}}[场次批组期][^\S\n]{{0,2}}(?:[（(][^（）()\n]{{1,30}}[）)]|{DATE})?|{WHEN}{DATE}(?:[^\S\n]?第[一二三四五六七八九十\d]{{1,3}}[场次批组期])?"
    r"|(?:现场|线上|线下|电话|视频|网络|远程|实地|通讯|特定对象|分析师|业绩|一对一)(?:参会|参与|参加|出席|接入|调研|会议|交流|方式|参观|说明会|沟通)*(?:的)?(?:人员|机构|单位|投资者)?(?:名单|如下|包括|有)?"
    r")(?:[^\S\n]*[：:]|(?<=人员|机构|单位|名单)[^\S\n]+(?=[\u3400-\u9fff])|\t|[^\S\n]*(?m:$)))[ \t]*"
)
"""第一场：, 5月6日 上午, 现场参会人员：, 【线上】: which of several meetings the names below came to."""

ORGANISER = re.compile(
    r"(?m)^(?:由|应)?[^、，,；;：:\n]{2,24}?(?:组织|举办|主办|承办|召集|发起|邀请)(?:的)?"
    r"[^、，,；;：:\n]{0,16}?(?:会议|交流会|会|调研|路演|活动)?[，,：:]"
    r"|(?m:^)[^、，,；;：:\n]{2,24}(?:策略会|交流会|电话会议?|路演|调研|接待日|专场|活动)(?:参会|参与)?(?:机构|人员|名单)?[：:]"
)
INTRODUCTION = re.compile(
    r"(?m)(?:^|(?<=[，,：:。；;]))(?:本次|此次)?(?:参会|参与|参加|与会|出席|来访)(?:调研|活动|会议|交流)?(?:的)?"
    r"(?:机构|单位|人员|投资者)+(?:主要)?(?:包括|有|为|如下)[：:]?"
    r"|(?:^|(?<=[，,：:。；;]))(?:(?:参会|参与|参加|与会|来访|具体)(?:机构|单位|人员|投资者)?)?名单(?:如下|详情)?[：:]"
)
HEADCOUNT = re.compile(
    r"[ ]{0,3}(?:等?一行|等|的|以?及|和|与)?[ ]{0,3}(?:共|合计|总计|约|近|逾|超过)?[等计]?[ ]*"
    r"\d[\d,]*[ ]*(?:多|余)?[ ]*(?:家|名|位|人)"
    r"(?:机构|单位|公司|券商|基金|投资者|投资人|人员|代表|分析师|研究员|嘉宾|客户|及个人"
    r"|[ \d共及、和与家名位人的多余])*(?<![、及和与 ])"
    r"(?:(?:参加|参会|参与|出席|与会)(?:了?(?:本次|此次)?(?:活动|会议|调研))?(?=$|[、，,；;。\n]))?"
)
"""等 32 家机构共 58 人: how many came, not who."""

OTHERS = re.compile(
    r"(?:以及|及|和|与)(?=其|各|部分|众多|多[家位名]|线[上下]|网[上络]|现场|电话|个人投资|中小|通过|全体|广大|若干|相关|参与|参加)"
    r"[^、，,；;。\n：:]{0,24}?(?:投资者|投资人|机构|人员|人士|股东|媒体|客户|团队|同事|助理)(?:代表|等)?(?=$|[、，,；;。\n（(]|一行)"
    r"|等(?:多家|各|相关|知名|其他|其它)?(?:机构|个人|券商|基金)*(?:投资者|投资人|代表|人士)(?:代表)?(?=$|[、，,；;。\s（(共合以及和])"
)
"""以及其他线上投资者: more came, who are not named."""


ELSEWHERE = re.compile(
    r"(?m)^[ \t]*(?:会议|调研|活动|交流|参会|接待)?(?:地点|方式|形式|主题)[：:][^\n；;]{1,40}(?=$|[；;])"
)
"""地点：公司会议室 among the lines of a cell that tells of several meetings."""
KEYED = re.compile(
    r"(?m)^(?=.*(?:姓名|参会人员?|参会代表|参与人员?|来访人员?)[：:])(?=.*(?:单位|机构|公司)(?:名称)?[：:])"
)
KEY = re.compile(
    r"(?m)(?:^|(?<=[\s，,；;]))(?:参会|参与|来访|任职|所在)?"
    r"(?:(?:人员)?姓名|单位|机构|公司|人员?|代表)(?:名称)?[：:][ ]?"
)
"""姓名：张三 单位：甲证券."""
THEN_NAMED = re.compile(
    r"(?<=投资者)(?:以及|及|和|与)(?=[\u3400-\u9fff]{2,8}(?:证券|基金|资产|资本|投资|资管|保险)[ ：:])"
)
BEHIND_BRACKET = re.compile(r"(?<=[\u3400-\u9fff][）)])(?=[A-Z][A-Za-z])")
"""Blue（蓝峰）Anna Wu: nothing parts the translated institution from its person."""
BEFORE_BRACKET = re.compile(r"(?<=[\u3400-\u9fff]) +(?=[（(])")
BRACKETED_HEADING = re.compile(
    r"[【\[][^】\]\n]{0,10}(?:现场|线上|线下|电话|网络|视频|场|日)[^】\]\n]{0,10}[】\]][：:]?[ \t]*"
)
"""【上海场】 amid a line: the list of another meeting begins."""
CLOSING = re.compile(r"(?<=[\u3400-\u9fff）)])(?:等(?=[ \t]*(?:$|[、，,；;。\n]))|[.．](?=[ \t]*(?:$|\n)))")
AND_SO = re.compile(r"(?<=[、，,；;。\n])[ \t]*以及|(?:^|(?<=[、，,；;。\n]))(?:共?有)?来自于?(?=[\u3400-\u9fff]{4})")
CAME = re.compile(
    r"(?:^|(?<=[，,：:。；;、\n]))[ \t]*(?:(?:通过|以|采用)[^、，,；;：:\n]{2,20}|线[上下]|现场|电话|视频|网络)"
    r"(?:参会|参加|参与|接入|出席)"
    r"(?:了?(?:本次|此次)?(?:会议|活动|调研|交流会?|说明会))?的(?!投资者|机构|人员|全体|广大|个人|中小|股东)(?=[\u3400-\u9fff]{4})"
)
"""通过视频会议参会的云岭基金."""
AND = re.compile(r"(?<=\S)[ \u3000]+(?:和|与|及|以及)[ \u3000]+(?=\S)")
TITLE_MARKS = re.compile(r"《(?![^》\n]*[单表件]》)|(?<![单表件])》")
"""Around the name of a newspaper; not of an annex."""
SET_APART = re.compile(r"(?<![\u3400-\u9fff])[\u3400-\u9fff](?: [\u3400-\u9fff]){3,40}(?![\u3400-\u9fff])")
MET = re.compile(
    r"(?m)^(?:本?公司|董事会秘书)[^、，,；;：:\n]{0,24}?[与和](?=[\u3400-\u9fff]{3})"
    r"|等?(?:多家|各|相关)?(?:机构|单位|投资者|分析师|代表)*(?:进行了?|开展了?|就)[^、，,；;\n]{0,24}(?:交流|沟通|调研)。?$"
)
"""公司以线上会议形式与 … 等机构进行了交流."""
FULL_BRACKETS = str.maketrans("【】［］[]", "（）（）（）")


def without(pattern: re.Pattern[str], text: Traced, stand_in: str = "") -> Traced:
    return text.replace(pattern, lambda _: stand_in)


def _closed_up(text: Traced) -> Traced:
    """`东 湖 证 券 张 三`: an institution set apart to fill its line, without its spaces."""
    pieces, at = [], 0
    for run in SET_APART.finditer(text.text):
        chars = [i for i in range(*run.span()) if not text.text[i].isspace()]
        joined = "".join(text.text[i] for i in chars)
        length = next((n for n in range(len(joined), 3, -1) if is_institution(joined[:n])), 0)
        if length:
            pieces += [text.cut(at, run.start()), *(text.cut(i, i + 1) for i in chars[:length])]
            at = chars[length - 1] + 1
    return Traced.concat([*pieces, text.cut(at, len(text.text))]) if pieces else text


def clean(cell: Traced) -> Traced:
    """The cell without remarks, headings and numbers; an entry numbered within a line begins a line of its own."""
    text = without(HEADING, without(BEFORE_BRACKET, without(NOISE_BRACKET, _closed_up(cell))))
    text = without(BRACKETED_HEADING, text, "\n")
    for pattern in (MET, CLOSING, CAME, AND_SO, TITLE_MARKS):
        text = without(pattern, text)
    text = without(AND, text, "、")
    text = without(THEN_NAMED, Traced(text.text.translate(FULL_BRACKETS), text.origins), "\n")
    text = without(BEHIND_BRACKET, text, " ")
    if KEYED.search(text.text):
        text = without(KEY, text)
    if NUMBERING.match(text.text):
        text = without(INLINE_NUMBER, text, "\n")
    text = without(NUMBERING, without(CIRCLED, text, "\n"))
    return without(INTRODUCTION, text)


def take_out(text: Traced) -> tuple[Traced, list[tuple[Span, str]]]:
    """The text without its counts and phrases, and where those stood, with the reason that they name nobody."""
    told: list[tuple[Span, str]] = []
    for pattern, reason in (
        (ORGANISER, "who organised it"),
        (HEADCOUNT, "a headcount"),
        (OTHERS, "people who are not named"),
        (ELSEWHERE, "how or where they met"),
    ):
        places = [text.cut(m.start(), m.end()).strip().source_range() for m in pattern.finditer(text.text)]
        told += [(Span(*place), reason) for place in places if place is not None]
        text = without(pattern, text)
    return text, told
