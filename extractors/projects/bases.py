"""Finds bases, plants and parks of the company that are being built or put to use: 泰国生产基地, 华南基地二期."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from extractors.document import Span
from extractors.lexicon_rows import lexicon_words
from extractors.projects.names import OWN, Candidate, kind_of
from extractors.projects.words import is_excluded, is_specific

UNDER_WAY = re.compile(
    r"建设|投建|在建|投产|扩建|扩产|搬迁|启用|竣工|封顶|开工|新建|落地|试产|投入使用|爬坡|购置土地|自建|建成|投资|产能释放|转固|动工|试生产|设备安装|调试|达产|通线|前期工作|投运|并网|(?:重点|加快|有序|顺利|稳步)推进"
)
"""What is said of a base that is an undertaking, not just an address."""

_HEAD = (
    r"(?:的|(?:投资)?(?:建设|新建|投建)的?)?(?:新)?(?:[一二三四]期)?(?:(?:智能|高端|精密|规模|产业化|新能源)?(?:制造|生产|研发|总部|产业|量产|海外)){0,3}(?:和研发)?"
    r"(?:基地|工厂|产业园|科技园|工业园|新园区|智造园|生产厂区|智算中心|算力中心|研发中心|总部大楼)(?:[一二三四]期|首期|\([一二三四]期\)|（[一二三四]期）)?(?:建设)?(?:项目)?"
)
BUILDING = re.compile(r"(?:投资)?(?:建设|新建|投建)的?(?!项目|$)")
"""What a sentence does to a base inside its name: 泰国新建的生产基地 is called 泰国生产基地."""

OTHERS = re.compile(r"客户|运营商|业主|政府|中标|招标|参与")
"""Whose project it may be, if not the company's."""

NOT_MADE = re.compile(
    r"[一二两三四五六七八九十多几各]个|[购设建拥投用拓布租筹][置立有资于展局建设]|现有|规划|规模|启动|推进|其他|新增|开展|通过|包括|自有"
)
"""Words between a place and 基地 that are no name of what is made there: 泰国购置土地用于工厂建设."""

NEARBY = 60
"""How many characters before and after its sentence may say what becomes of a base."""

_LOCAL = r"(?:(?!公司|我们|[的在和与于及])[\u4e00-\u9fff]){1,4}?(?:开发区|高新区|综保区|新区|[省市县镇区州]|(?<!政)府)"


@cache
def _named() -> str:
    places = (*lexicon_words("places.txt"), *lexicon_words("plant_places.txt"))
    return "|".join(sorted(places, key=len, reverse=True))


@cache
def _base() -> re.Pattern[str]:
    place = rf"(?:{_named()})(?:{_named()}|{_LOCAL})?|(?<=[，。、在于的和及与司们]){_LOCAL}"
    return re.compile(rf"({place})({_HEAD})(?!的?(?:客户|用户))")


def find_bases(text: str, sentence: Span) -> Iterator[tuple[str, Candidate]]:
    """Each base with a key of its place and sort, by which phases and spellings of one base are joined."""
    if not re.search(r"基地|工厂|园|厂区|中心|总部", sentence.of(text)):
        return
    around = text[max(0, sentence.start - NEARBY) : sentence.end + NEARBY]
    if not UNDER_WAY.search(around):
        return
    for match in _base().finditer(text, sentence.start, sentence.end):
        name = match.group().removesuffix("建设")
        called = BUILDING.sub("", name)
        sort = "park" if "园" in name else "plant"
        places = re.findall(_named(), match.group(1))
        place = places[-1] if len(places) > 1 else match.group(1)
        yield f"{sort}:{place}", Candidate(called, "base", match.start(), match.start() + len(name))


@cache
def _made_at() -> re.Pattern[str]:
    thing = r"(?:基地|工厂|产业园|科技园|工业园|智造园|总部大楼)(?:[一二三四]期|首期)?"
    return re.compile(
        rf"(?:{_named()})(?:(?![的在和与等及了为是向从])[\u4e00-\u9fff]){{2,9}}?{thing}(?!的?(?:客户|用户))"
    )


def find_named_bases(text: str, sentence: Span) -> Iterator[Candidate]:
    """佛山智能家居产业园: a place and what is made there, said to be under way."""
    words = sentence.of(text)
    if not UNDER_WAY.search(words) or OTHERS.search(words) or not OWN.search(words):
        return
    for match in _made_at().finditer(text, sentence.start, sentence.end):
        if NOT_MADE.search(match.group()):
            continue
        yield Candidate(match.group(), "base", match.start(), match.end())


@cache
def _project() -> re.Pattern[str]:
    return re.compile(rf"(?:{_named()})((?:(?![的在和与等及了为是])[\u4e00-\u9fff]){{2,12}}?)项目(?![类制型])")


def find_place_projects(text: str, sentence: Span) -> Iterator[Candidate]:
    """甘肃盐湖提锂项目: a project named by its place and its subject, where it is under way."""
    words = sentence.of(text)
    if "项目" not in words or not UNDER_WAY.search(words) or OTHERS.search(words):
        return
    for match in _project().finditer(text, sentence.start, sentence.end):
        if re.search(r"[至到]$", text[max(0, match.start() - 1) : match.start()]):
            continue
        if is_specific(match.group(1)) and not is_excluded(match.group()):
            yield Candidate(match.group(), kind_of(match.group(), words), match.start(), match.end())
