"""Finds what the company builds or invests in where no project word names it: lines, parks, plants, data sets.

公司投建的高纯石英砂产线 → 高纯石英砂产线; 拟投资建设高端聚烯烃新材料项目 → the project. The verb of building makes
it an undertaking. A name of generic words alone (在建产线, 新建生产基地) is none, nor is what is built for others.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.document import Span
from extractors.projects.names import FUNDS, OWN, Candidate, kind_of
from extractors.projects.words import is_excluded, is_specific

_WORD = r"(?:(?![的在和与及等了为是将已对从通过以把其该各由并或有]|公司|建设|项目)[\u4e00-\u9fffA-Za-z0-9（）()+\-.])"
_THING = (
    r"(?:生产线|产线|中试线|示范线|生产基地|制造基地|产业基地|仓储基地|研发基地|基地|超级工厂|智能工厂|工厂|产业园|工业园|科技园|物流园|智造园|产业化项目"
    r"|研发大楼|总部大楼|研发中心|检测中心|物流中心|数据中心|智算中心|项目)(?:项目)?(?:[一二三四]期|首期|[（(][一二三四]期[）)])?"
)
_BUILDING = (
    r"(?:投资建设|投资兴建|投资新建|投资扩建|投建|新建|扩建|在建|兴建|自建|筹建|建成|布局建设|推进|启动"
    r"|开工建设|建设)(?:了|的)?(?:(?:国内|全球|行业|业内|省内|公司)?首[条个座])?"
)
_BUILT = re.compile(rf"{_BUILDING}[ “\"]?({_WORD}{{2,24}}?{_THING})(?![类型制数])")
_NEXT = re.compile(rf"[”\"]?(?:、|和|及|与|以及)[“\"]?({_WORD}{{2,20}}?{_THING})(?![类型制数])")
_ITEM = re.compile(rf"[“\"]?({_WORD}{{2,20}}?{_THING})(?![类型制数])")
_PLACED = re.compile(rf"位于[\u4e00-\u9fff]{{2,10}}?的({_WORD}{{4,24}}?{_THING})(?![类型制数])")
_UNDER_WAY = re.compile(
    r"投产|达产|试产|试生产|竣工|封顶|开工|通线|调试|在建|结项|转固|建设中|动工|投入使用|建成|投运|并网"
)
_FOR_OTHERS = re.compile(
    r"客户|业主|政府|中标|招标|承接|承建|承揽|参与|为[^，。；公]{2,14}(?:建设|新建|提供|打造)|EPC|总包|下游|同行|行业内|竞争对手|供货|配套于"
)
_TOO_EARLY = re.compile(r"可能|是否|如果|未来或|不排除|暂无|没有|尚无|未有|通过新建|或新建|计划外")
_A_SORT = re.compile(r"(?:主要|目前|共|共计|合计)*(?:有(?!序|望|力|效|助|利)|包括|包含|涵盖|分布在|\d+[个条座])")
"""在建的抽水蓄能项目有甲和乙: a sort of projects, of which those that follow are some."""
_GENERIC_HEAD = re.compile(r"^(?:的|新|多|各|第)?(?:[一二三四五两\d]+[个条座家])")


def find_built(text: str, sentence: Span) -> Iterator[Candidate]:
    """What stands after a verb of building, with what is listed after it."""
    words = sentence.of(text)
    if not OWN.search(words) or _FOR_OTHERS.search(words) or _TOO_EARLY.search(words):
        return
    for match in _BUILT.finditer(text, sentence.start, sentence.end):
        following: re.Match[str] | None = match
        while following is not None:
            if candidate := _candidate(following, words):
                yield candidate
            following = _NEXT.match(text, following.end(1), sentence.end)
    if _UNDER_WAY.search(words):
        for match in _PLACED.finditer(text, sentence.start, sentence.end):
            if candidate := _candidate(match, words):
                yield candidate


def _candidate(match: re.Match[str], words: str) -> Candidate | None:
    name = match.group(1).strip()
    bare = re.sub(rf"{_THING}$", "", name)
    is_sort = _A_SORT.match(match.string, match.end(1)) or _GENERIC_HEAD.match(name)
    if is_sort or is_excluded(name) or not is_specific(bare):
        return None
    return Candidate(name, _kind(name, words), match.start(1), match.end(1))


def _kind(name: str, words: str) -> str:
    """A building is a base, a line another thing, whatever is made or studied there."""
    if re.search(r"(?:大楼|中心|园|工厂|基地)(?:项目)?(?:[一二三四]期|首期)?$", name) and not FUNDS.search(words):
        return "base"
    return "other" if name.endswith("线") else kind_of(name, words)


_UNDER_CONSTRUCTION = re.compile(r"(?:在建|重点|主要|续建|新建)(?:的)?(?:建设)?项目(?:主要)?(?:包括|包含|有|为)[：:]?")


def find_listed(text: str, sentence: Span) -> Iterator[Candidate]:
    """在建项目包括印尼镍铁项目和阿根廷盐湖项目."""
    words = sentence.of(text)
    for match in _UNDER_CONSTRUCTION.finditer(text, sentence.start, sentence.end):
        item = _ITEM.match(text, match.end(), sentence.end)
        while item is not None:
            if not _FOR_OTHERS.search(words) and (candidate := _candidate(item, words)) and _says_which(candidate.name):
                yield candidate
            item = _NEXT.match(text, item.end(1), sentence.end)


def _says_which(name: str) -> bool:
    """印尼镍铁项目 is one project; 市政项目 in a list is a sort of them."""
    return len(re.sub(rf"{_THING}$", "", name)) >= 4


_FUNDED = re.compile(
    r"(?:募投项目|募集资金投资项目|募集资金|募资)(?:主要|将|拟|均|全部|具体|计划)*(?:包括|包含|为|有|用于|投向|投入|投资于|分别为|分别是)了?(?:建设)?[：:]?"
)
_ITEM_END = re.compile(
    r"(?:项目|基地|中心|产线|生产线|中试线|大楼|工厂|产业园|平台|系统|建设|升级|改造|扩产)(?:[一二三四]期)?$"
)
_NO_ITEM = re.compile(
    r"流动资金|偿还|银行|债务|置换|现金管理|理财|回购|日常经营|主营业务|承诺|使用|相关|上述|该|以下|等$"
)


def find_funded(text: str, sentence: Span) -> Iterator[Candidate]:
    """The items of 募投项目包括A、B等 and 募集资金用于A、B及补充流动资金."""
    for match in _FUNDED.finditer(text, sentence.start, sentence.end):
        stop = re.compile(r"[，。；,;\n]|等").search(text, match.end(), sentence.end)
        at = match.end()
        for piece in re.split(r"(、|以及|[和及与](?=[^、]{4,}))", text[at : stop.start() if stop else sentence.end]):
            name = piece.strip(' “”"')
            start = at + piece.find(name)
            at += len(piece)
            if 5 <= len(name) <= 40 and _ITEM_END.search(name) and not _NO_ITEM.search(name):
                yield Candidate(name, "fundraising", start, start + len(name))


_COMPILED = re.compile(
    r"(?P<verb>发布|推出|构建|建成|建设|打造|开源|上线)了?(?:首个|全球首个|国内首个|业内首个)?"
    r"(?P<name>(?:(?![的了和与及等在为个批系列])[\u4e00-\u9fffA-Za-z0-9\-]){3,20}?(?:数据集|语料库|知识库|数据库))(?!产品|服务|业务|建设能力)"
)
_LOOSE = re.compile(
    r"高质量|海量|大量|大规模|多种|各类|相关|标准化|行业|通用|专业|定制|优质|更多|自有|训练|多模态$|多语种$|数据$|企业$|公司$"
)


def find_compiled(text: str, sentence: Span) -> Iterator[Candidate]:
    """发布了蒙古语语音识别数据集: a data set named by what it holds. A database that is put out is software."""
    if not OWN.search(sentence.of(text)):
        return
    for match in _COMPILED.finditer(text, sentence.start, sentence.end):
        bare = re.sub(r"(?:数据集|语料库|知识库|数据库)$", "", match["name"])
        if match["name"].endswith("数据库") and match["verb"] not in ("建成", "构建"):
            continue
        if not _LOOSE.search(bare) and is_specific(bare) and len(bare) >= 4:
            yield Candidate(match["name"], "dataset", match.start("name"), match.end("name"))
