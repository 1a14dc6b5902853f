"""Finds names of projects, research plans and data sets in prose and in the lines of tables."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extractors.document import Span
from extractors.projects.words import is_excluded, is_specific

FUNDS = re.compile(r"募投|募集|募资|定增|增发|可转债|首发|超募")
OWN = re.compile(r"公司|我们|本集团|发行人|自主|自研|自有")

KINDS = (
    (re.compile(r"数据集|语料库|数据库|知识库|图谱"), "dataset"),
    (re.compile(r"平台|空间"), "platform"),
    (re.compile(r"基地|产业园|科技园|工业园|工厂"), "base"),
    (re.compile(r"研发|研究|研制|攻关|大模型"), "research"),
)
"""What a name is, by what stands in it; money raised for it comes first, see `kind_of`. The project of a data set
or of a platform (…平台升级项目) is neither."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A name where it stands."""

    name: str
    kind: str
    start: int
    end: int


def kind_of(name: str, sentence: str) -> str:
    """fundraising, dataset, platform, base, research or other."""
    is_project = name.endswith("项目")
    if is_project and FUNDS.search(sentence):
        return "fundraising"
    tail = name[-8:]
    for pattern, kind in KINDS[2:] if is_project else KINDS:
        if pattern.search(tail) or (kind == "research" and pattern.search(name)):
            return kind
    return "other"


_QUOTED = re.compile(
    r"[“\"「]([^”\"」\n，。；]{2,60})[”\"」]((?:建设|研发|扩建|产业化|升级|改造)*(?:项目|项(?=[^目]))|平台)?"
)
_QUOTED_HEAD = re.compile(r"(?:项目|计划|数据集|语料库|平台|基地|产业园|科技园)$")
_SPACE_BUILT = re.compile(r"(?:构建|建设|打造|搭建|推出)了?(?:的)?[“\"「]$")


def find_quoted(text: str, sentence: Span) -> Iterator[Candidate]:
    """“…项目”, “…数据集”, “…”建设项目; a quoted …空间 only where it is being built."""
    for match in _QUOTED.finditer(text, sentence.start, sentence.end):
        inner, head = match.group(1), match.group(2) or ""
        if "“" in inner:
            continue
        if inner.endswith("空间"):
            if not _SPACE_BUILT.search(text, max(sentence.start, match.start() - 8), match.start() + 1):
                continue
        elif not _QUOTED_HEAD.search(inner) and not (head and len(inner) >= 6):
            continue
        if is_excluded(inner) or not is_specific(_QUOTED_HEAD.sub("", inner)):
            continue
        name = inner if _QUOTED_HEAD.search(inner) or not head else inner + head
        name = name + "目" if name.endswith("建设项") else name
        yield Candidate(name, kind_of(name, sentence.of(text)), match.start(1), match.end(1))


_ROW = re.compile(
    r"^[ \t]*\d{1,2}[.、 \t]*([^\d\s，。；：][^\n，。；：]{3,50}?项目)(?=[ \t]*[\d\-—/]|[ \t]*$)", re.MULTILINE
)
_ROW_HEADER = re.compile(r"项目名称|募集资金|募投项目|拟投入|投资总额")


def find_rows(text: str, stretch: Span) -> Iterator[Candidate]:
    """Rows of a fundraising table: `2研发中心升级建设项目16,614.98`."""
    for match in _ROW.finditer(text, stretch.start, stretch.end):
        if _ROW_HEADER.search(text, max(stretch.start, match.start() - 500), match.start()):
            yield Candidate(match.group(1), "fundraising", match.start(1), match.end(1))


_HEADS = (
    "建设项目",
    "扩建项目",
    "升级项目",
    "产业化项目",
    "扩产项目",
    "技改项目",
    "改造项目",
    "研发项目",
    "基地项目",
    "中心项目",
    "生产线项目",
    "总部项目",
    "产业园项目",
    "制造项目",
    "一期项目",
    "二期项目",
    "三期项目",
    "研发计划",
    "攻关计划",
    "研究计划",
)
_HEAD = re.compile("|".join(_HEADS))
_BEFORE_HEAD = re.compile(r"[\u4e00-\u9fffA-Za-z0-9（）()\-/+·& ]{2,45}$")
_LEFT_EDGE = re.compile(
    r"^\d{1,2}[.、 ]?(?=[\u4e00-\u9fff])|之[一二三]|一个|规划|资金|使用|继续建设|继续"
    r"|募投项目|投资项目|实施|启动|推进|推动|开展|进行|投资建设|投建|新建"
    r"|建设(?=.{6})|投向|用于|投入|聚焦|完成|承担|牵头|参与|负责|布局|落地|其中|包括|例如|以及|关于|对于|针对|目前|正在"
    r"|已|将|对|为|在|[与和及](?!产业化|应用|制造|生产|研发|配套|扩建|升级|技术|示范|推广)|的|了|于|由|把|是|有(?![机色源效])|年|月"
    r"|公司|我们"
)


FOR_OTHERS = re.compile(r"(?:承接|承建|承揽|中标|交付|客户|业主)了?的?$")


def find_headed(text: str, sentence: Span) -> Iterator[Candidate]:
    """Unquoted names with a telling end (…产业化项目, …研发计划), cut on the left at a verb or particle."""
    words = sentence.of(text)
    if not OWN.search(words) and not FUNDS.search(words):
        return
    for head in _HEAD.finditer(text, sentence.start, sentence.end):
        before = _BEFORE_HEAD.search(text[max(sentence.start, head.start() - 45) : head.start()])
        if before is None or text[head.end() : head.end() + 1] in tuple("类制型数组经"):
            continue
        run = before.group() + head.group()
        edges = [e.end() for e in _LEFT_EDGE.finditer(run) if e.end() <= len(before.group())]
        name = run[max(edges, default=0) :].strip()
        if FOR_OTHERS.search(text, max(sentence.start, head.end() - len(name) - 8), head.end() - len(name)):
            continue
        if not is_excluded(name) and is_specific(_strip_head(name)) and _is_whole(name):
            yield Candidate(name, kind_of(name, words), head.end() - len(name), head.end())


_YEARLY = re.compile(r"年产[^，。；：、\n“”]{2,36}?项目(?:[一二三四]期)?")


def find_yearly_output(text: str, sentence: Span) -> Iterator[Candidate]:
    """年产20万台精密减速器项目: the usual name of a new line, with or without quotation marks."""
    for match in _YEARLY.finditer(text, sentence.start, sentence.end):
        yield Candidate(match.group(), kind_of(match.group(), sentence.of(text)), match.start(), match.end())


def _strip_head(name: str) -> str:
    return next(name.removesuffix(head) for head in (*_HEADS, "") if name.endswith(head))


def _is_whole(name: str) -> bool:
    """Whether brackets close, and the name does not begin with the tail of another word."""
    is_balanced = name.count("（") == name.count("）") and name.count("(") == name.count(")")
    return is_balanced and name[0] not in "等中个"


_BOUGHT = re.compile(
    r"(?:拟|计划|筹划|推进|推动)(?:通过[^，。；]{0,20}?(?:方式)?|以[^，。；]{0,20}?(?:方式)?)?(?:对)?"
    r"(?:收购|购买|并购)([\u4e00-\u9fffA-Za-z]{2,14}?)"
    r"(?=\d{1,3}(?:\.\d+)? ?[%％]|的?(?:控股权|控制权|(?:全部|控股|部分)?股[权份])|[，。；])"
)
_BOUGHT_OF = re.compile(
    r"(?:推进|推动|筹划|终止|完成)了?对([\u4e00-\u9fffA-Za-z]{2,14}?)"
    r"(?:\d{1,3}(?:\.\d+)? ?[%％]的?股[权份])?的(?:收购|并购)"
)
_NO_TARGET = re.compile(
    r"资产|股权|股份|标的|公司$|企业|项目|优质|设备|产品|土地|厂房|少数|剩余|原材料|服务|方式|整合|提供|工作|进行|完成"
    r"|对方|等$"
)
"""What is bought without being a named company."""


def find_acquisitions(text: str, sentence: Span) -> Iterator[Candidate]:
    """拟收购…股权: the purchase of a named company is an undertaking of the filer."""
    for pattern in (_BOUGHT, _BOUGHT_OF):
        for match in pattern.finditer(text, sentence.start, sentence.end):
            if not _NO_TARGET.search(match.group(1)):
                yield Candidate(f"收购{match.group(1)}", "other", match.start(1), match.end(1))
