"""Finds names of platforms that the company calls its own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.document import Span
from extractors.projects.names import Candidate
from extractors.projects.words import is_excluded, is_proper_latin, is_specific

LAUNCH = "推出|发布|上线|打造|自研|自主研发|自主开发|构建|建成|启用"

_LATIN = r"[A-Z][A-Za-z0-9\-+]{1,15}"
_LATIN_PLATFORM = re.compile(
    rf"(?<![A-Za-z0-9])(?:({_LATIN}) ?(?:和|及|与|、) ?)?({_LATIN}) ?"
    r"((?:(?![的在和与从等是])[\u4e00-\u9fff]){0,8}?)平台(?! ?[A-Za-z])"
)
_PLATFORM_LATIN = re.compile(
    rf"(?:推出|发布|上线|研发|开发)了?(?:的)?([\u4e00-\u9fff]{{2,10}}平台 ?({_LATIN}))(?![A-Za-z0-9])"
)
_OTHERS = re.compile(r"基于|适配|兼容|支持|英伟达|英特尔|高通|华为|客户|第三方|合作伙伴")


def find_latin_platforms(text: str, sentence: Span) -> Iterator[Candidate]:
    """Platforms with a Latin proper name that the company calls its own: YL-AD平台, LUX 和 PAX 平台, 标注平台Lumen."""
    words = sentence.of(text)
    for match in _PLATFORM_LATIN.finditer(text, sentence.start, sentence.end):
        if is_proper_latin(match.group(2)):
            yield Candidate(match.group(1), "platform", match.start(1), match.end(1))
    if not re.search(rf"公司|我们|自研|自主|{LAUNCH}", words):
        return
    for match in _LATIN_PLATFORM.finditer(text, sentence.start, sentence.end):
        if _OTHERS.search(text, max(sentence.start, match.start() - 8), match.start()):
            continue
        if match.group(1) and match.group(3):
            continue
        if match.group(1) and is_proper_latin(match.group(1)) and is_proper_latin(match.group(2)):
            yield Candidate(match.group(1), "platform", match.start(1), match.end(1))
            yield Candidate(match.group(2), "platform", match.start(2), match.end(2))
        elif is_proper_latin(match.group(2)):
            yield Candidate(text[match.start(2) : match.end()], "platform", match.start(2), match.end())


_QUOTED_NAME = re.compile(
    rf"(?:(?:{LAUNCH}|搭建|开发|建设|研发)(?:出|完成)?了?(?:的)?|(?<!子)公司的?|旗下的?|我们的?)([“\"「]([\u4e00-\u9fffA-Za-z0-9]{{2,10}})[”\"」]"
    r"((?:(?![的了者从和与及在])[\u4e00-\u9fffA-Za-z]){0,14}?平台))(?![化型级性类式])"
)
_NUMBERED = re.compile(r"第[一二三四五六七八九十\d]{1,3}代[\u4e00-\u9fffA-Za-z]{2,14}?平台")
_LAUNCHED = re.compile(
    rf"(?:{LAUNCH})(?:出|完成)?了?(?:自己的|自有的|我们的|公司的|全新的|一个|一套|自主可控的|统一的)?"
    r" ?((?:[A-Z]{2,6} ?)?(?:(?![的者了从])[\u4e00-\u9fff]){0,12}?平台)(?![化型级性类式上的])"
)
_OWN_OPEN = re.compile(
    r"(?:我们|公司|自己)的? ?((?:[A-Z]{2,6} ?|(?!提供|一个|持续|建设|推广)(?:(?![了的])[\u4e00-\u9fff]){2,6}?)开放平台)"
)
_OPEN = re.compile(r"(.{2,12})开放平台$")
_DESCRIPTIVE = re.compile(r"^(?:[者人的起将出]|投入|人员|以|一|多|各|新的)|(?:技术|业务|能力|管理|免费|服务|产品)平台$")


def find_launched_platforms(text: str, sentence: Span) -> Iterator[Candidate]:
    """第四代…标注平台, and what the company 推出 or 打造, where the name says which platform it is."""
    for match in _QUOTED_NAME.finditer(text, sentence.start, sentence.end):
        name = match.group(2) + match.group(3)
        if not is_excluded(name):
            yield Candidate(name, "platform", match.start(1), match.end(1))
    for match in _NUMBERED.finditer(text, sentence.start, sentence.end):
        yield Candidate(match.group(), "platform", match.start(), match.end())
    for match in _OWN_OPEN.finditer(text, sentence.start, sentence.end):
        if not re.match(LAUNCH, match.group(1)):
            yield Candidate(match.group(1), "platform", match.start(1), match.end(1))
    for match in _LAUNCHED.finditer(text, sentence.start, sentence.end):
        name = match.group(1)
        if is_excluded(name) or _DESCRIPTIVE.search(name):
            continue
        if _OPEN.match(name) or (is_specific(name.removesuffix("平台")) and len(name) >= 6):
            yield Candidate(name, "platform", match.start(1), match.end(1))
