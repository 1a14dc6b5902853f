"""Lists of names in a slot of a frame whose both ends are certain: 主要客户包括甲、乙和丙等; 与甲、乙不存在竞争关系.

What a list holds is judged together: where one of its members is a company, the others need less of a name's shape.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from extractors.companies.lexicon import is_company, words
from extractors.companies.likeness import Likeness, reads_as_acronym, reads_as_latin_name, reads_as_name
from extractors.document import Span

_LIST = r"(?P<list>[^，。；：？！\n的了在是将已未不就有对向从]{2,48}?)"
_LONG_LIST = _LIST.replace("[^", "(?:(?<=[国外内本地洲])的|[^").replace("]{", "]){")
"""In a list after a role, 德国的甲 may be a member."""
_FROM_ABROAD = "(?:[㐀-鿿]{1,3}[国外内地本洲]的 ?)?"
_ENDINGS = "|".join(sorted(words("firm_ends") | words("industry_ends")))
_HOMES = "|".join(sorted(words("homes"), key=len, reverse=True))
_ENDED = rf"(?P<list>[^，。；：？！\n的了在是将已未不就有对向从、]{{2,4}}?(?:{_ENDINGS}))"
"""A name whose own ending shows where it stops."""
_US = "(?:公司|我司|我们|本公司|贵公司|贵司|发行人)"
_ROLES = (
    "客户|竞争对手|竞品|竞争品牌|代工厂商?|代工商|封测厂商?|主要对手|对(?<!交易对)手"
    "|竞争者|竞对|友商|供应商|供货商|采购对象|供货对象|销售对象|合作伙伴|合作方|战略伙伴|合作单位"
)
_ROLE = f"(?:{_ROLES})"
_ROLE_OR_OWNED = f"(?:{_ROLE}|可比公司|可比上市公司|子公司|孙公司|参股公司|对手|伙伴|用户)"
_ADVERB = (
    "(?:也|都|一直|均|并|既|既不|曾|可能|将|将会|会|不再|不仅|已|目前|仍|还|不|尚不|尚未|从未|未|有望|并不|并未"
    "|不断|持续|加大|增加|进一步|原|原先|原来|过去|以前|曾经|现|此前|近期|近年){0,3}"
)
_OPENING = (
    "(?:(?:请问|想问|想请问|因|由于|鉴于|其中|目前|未来|后续|今后|此前|过去|除了?|但是?|而|如果|若|一旦|认为"
    "|此外|同时|另外|据悉|网传|关于|传闻)+)?"
)
_DEALS = "合作|竞争|签|建立|达成|没有|不存在|存在|暂无|业务|无|有"
_DEALING = "(?:任何|直接|相关|业务|采购|供货|销售|合作|关联|竞争)"
_WITH = "(?:与(?<![参给授]与)|和|同(?![时比期样类步行业一质等])|跟|携手|联合(?!体)|联手)"
_DOES = (
    "(?:均|都)?(?:的(?:主营业务|主要业务|主要产品)|位于|处于|主营|主要|专业|专注|从事|致力|成立|设立|规模"
    "|未披露|未公开|尚?未上市|系(?!统)|是一家|为一家)"
)
"""What begins the first clause about a company, whose second leaves the company out."""
_SUBJECT = _LIST.replace("48", "20")
_LATER = (
    rf"[^。；：？！\n]{{0,60}}[，,][^，。；：\n]{{0,6}}?"
    rf"(?:[与和同跟]{_US}|(?:是|系|为|属于){_US}的?[^，。；]{{0,8}}{_ROLE_OR_OWNED}|纳入{_US}?的?合并|{_US}[^，。；]{{0,4}}将其|(?:未|没有)被?(?:作为|选为|选作|列为|纳入)[^，。；]{{0,8}}可比)"
)

SLOTS: tuple[tuple[Likeness, str] | tuple[Likeness, str, str], ...] = (
    (
        Likeness.LISTED,
        rf"(?:{_ROLES}|竞争的(?:企业|公司|厂商)?)(?:主要|目前|分别|仍|均|已|也|还|中|名单|并不|不|是否|有没有){{0,2}}"
        rf"(?:还是|就是|包括|包含|涵盖|覆盖|囊括|例如|有|为|是|系|如|来自于?|集中在|：)[了：]?{_LONG_LIST}(?=等|在内|[，。；？吗么呢]|以及其他|$)",
    ),
    (
        Likeness.LISTED,
        rf"(?:^|[，。；：]){_OPENING}{_LIST}"
        rf"(?=(?:还|尚|则|目前|并)*不是[，。；]|{_ADVERB}(?:(?:是|为|系|非|成为|属于|构成){_US}[^，。；]{{0,20}}{_ROLE_OR_OWNED}"
        rf"|[与和同]{_US}(?:目前|已|在|间)?(?:{_DEALS})|[向从]{_US}(?:采购|供)|对{_US}[^，。；]{{0,8}}(?:采购|订单|需求)|(?:采购|采用|使用|选用)了?{_US}|(?:是不是|是否[为是]?){_US}|(?:为|给){_US}(?:提供|供))"
        rf"|的(?:全资|控股|参股|主要|核心|最大){{0,2}}(?:子公司|{_ROLE})|(?:全资|控股|参股)(?:子|孙)公司)",
        rf"不是|[是为系非于成与和同向从对购用选给否]了?{_US}|的(?:全资|控股|参股|主要|核心|最大|子公司|{_ROLES})|股[子孙]公司|资[子孙]公司",
    ),
    (
        Likeness.LISTED,
        rf"{_WITH}{_LIST}(?=签署|签订|达成|建立|共同|合资|没有|不存在|暂无|尚无|并无|仍|拟|从未|无{_DEALING}|不属于|竞争(?![力优格对])|未|尚未|不能|不会|可能|不构成|并非|的(?:战略)?(?:合作|竞争))",
    ),
    (
        Likeness.FIRM,
        rf"{_WITH}{_LIST}"
        r"(?=签|联合|开展|展开|合作|保持|有|存在|洽谈|推进|携手|构成|形成|处于|之间|就|直接|间接|目前|已|的|等|成立|设立|在[^，。；]{1,24}(?:存在|合作|竞争|业务))",
    ),
    (
        Likeness.LISTED,
        rf"(?:向(?<![方导趋面]向)|从(?!未)){_FROM_ABROAD}{_LIST}(?=采购|购买|供货|供应|出货|批量供|直接供|间接供|进口|租用|引进|增资|注资|完成(?:首批|批量)?交付)",
    ),
    (
        Likeness.FIRM,
        rf"(?:为|向(?<![方导趋面]向)|给|对(?<!针对)|从){_FROM_ABROAD}{_LIST}"
        r"(?=供货|供过货|提供|供应|配套|销售|批量|采购|出货|交付|小批|稳定|长期|独家|购买|进口|进行(?:投资|增资|参股)|的(?:销售|收入|供货|采购|交付|收购|投资|增资|战略投资|股权投资))",
    ),
    (Likeness.LOOSE, rf"(?:服务于|（(?:即|包括|分别为|含)){_LIST}(?=[，。；）]|等)"),
    (
        Likeness.FIRM,
        rf"(?:公司|主要|重要|重点|核心|知名|头部|的)(?:客户|供应商|竞争对手|合作伙伴){_LIST}(?=均|都|等|的|在|于|已|也|将|，)",
    ),
    (Likeness.FIRM, rf"(?:^|[，。；：])(?:国内|国外|海外|目前|主要|其中)*(?:包括|有|是|为){_LIST}(?=等|[，。；]|$)"),
    (
        Likeness.LISTED,
        rf"(?:委托|交由|外包给|采购自|外购自|购自|租用自|进口自|购买|取得|授权给|面临来自|面临){_LIST}(?=[，。；]|等|进行|完成|负责|代工|加工|生产|的[^，。；]{{0,4}}竞争|\d[\d.]*%|的?股权)",
    ),
    (
        Likeness.LISTED,
        r"(?:主机厂|整车厂|车企|厂商|企业|品牌|(?:同行业|同类|同业)(?:上市)?公司|同行(?!业))(?:主要|目前)?(?:包括|有|涵盖|如|(?<=同行主要)[是为])"
        rf"{_LIST}(?=等|[，。；]|$)",
    ),
    (
        Likeness.FIRM,
        rf"(?:导入|打入|切入|供货|直供|服务了|服务过){_LIST}(?=[，。；]|等|的?(?:产线|生产线|渠道|车型|机型|门店)|$)",
    ),
    (
        Likeness.FIRM,
        rf"(?:客户(?:群体|群)?(?:中|里)，?|(?:下属|旗下|拥有)有?){_LIST}(?=占|的?(?:收入|采购)|[两二三四五]家)",
    ),
    (
        Likeness.LISTED,
        rf"(?:新增|导入|开拓|拓展|突破)了?{_LIST}(?=(?:等|[两二三四五六七八九十]家)[^，。；]{{0,10}}(?:客户|品牌|厂商|车企|主机厂))",
    ),
    (Likeness.FIRM, rf"在{_LIST}(?=等?[^，。；]{{0,8}}(?:装车|装机|上车|供货|交付|批产))"),
    (Likeness.FIRM, rf"以{_LIST}(?=等?为主)"),
    (Likeness.LISTED, rf"(?:{_ROLES}|采购)[^，。；]{{0,4}}以{_LIST}(?=等[^，。；]{{0,10}}为主|为主)"),
    (Likeness.FIRM, rf"(?:客户|供应商|竞争对手|可比公司|子公司|参股公司|合作伙伴){_ENDED}"),
    (Likeness.FIRM, rf"(?:采购|使用|采用|选用)[了过]?{_LIST}(?=的(?:产品|芯片|设备|材料|原材料|零部件|处理器|服务器))"),
    (Likeness.FIRM, rf"认为{_LIST}(?=[是为]|属于)"),
    (
        Likeness.LISTED,
        rf"(?:^|[。；：\n]){_OPENING}{_SUBJECT}(?={_DOES}{_LATER}|(?:不|未|尚未|已|不再|(?:自|于|从)[^，。；]{{1,10}})?纳入{_US}?的?合并)",
        "的主|位于|处于|主营|主要|专业|专注|从事|致力|成立|设立|规模|未披露|未公开|未上市|系|是一家|为一家|纳入",
    ),
    (Likeness.LISTED, rf"(?:将|把){_LIST}(?=(?:作为|选为|选作|列为|纳入)[^，。；]{{0,10}}(?:可比|合并))"),
    (Likeness.FIRM, rf"(?:将|把){_LIST}(?=发展|开发|拓展|纳入|列为|选为)"),
    (Likeness.FIRM, rf"(?:由(?<!理由)|聘请|续聘){_LIST}(?=独家|统一|供应|提供|代工|供货|审计|担任|完成)"),
    (
        Likeness.FIRM,
        rf"(?:是|为|系|作为|入选|非|进入|切入|打入|导入|通过|获得了?|取得了?){_LIST}"
        rf"(?=的?(?:[一二]级|核心|主要|合格|重要|优质|战略){{0,2}}(?:供应链|合格供方|供应体系|配套体系|项目定点|定点|{_ROLE}))",
    ),
    (
        Likeness.FIRM,
        rf"(?:供货给|销售给|交付给|出售给|供应给|出货给|出口给|提供给|卖给|租给|销往|供往|出口至|出口到){_LIST}(?=[，。；]|等|使用|$)",
    ),
    (
        Likeness.LISTED,
        rf"(?:参股|入股|增资(?<!定增资)|收购|并购|投资|控股|受让|持有|持股|所持)[了的]?{_LIST}(?=[，。；？（吗已]|主要|主营|从事|\d|的?股权|的?股份(?!\d)|全部|部分|任何|的(?:计划|意向|打算|安排))",
    ),
    (
        Likeness.LISTED,
        rf"(?:子|孙|参股|联营|合营|合资)公司(?:包括|有|(?:分别)?[为是]|：)?{_LIST}(?=[，。；？（的]|[将已在有对向也均拟未]|实施|间接|直接|独立|共同|开展|签署|签订|获得|取得|中标|承建|承接|主要|主营|经营|业绩|受|因|今年|去年|上半年|实现|完成|目前|运营|成立|设立|从事|负责|专注|位于|拥有|承担|参与|正式|开始|与|方面|产品|业务|项目|等|$)",
    ),
    (Likeness.LISTED, rf"(?:共同|合资|联合)(?:出资|投资)?(?:设立|成立|组建)了?{_LIST}(?=[，。；]|$)"),
    (Likeness.LISTED, rf"完成了?对?{_LIST}(?=剩余|\d|的?(?:收购|并购)|的?股权)"),
    (
        Likeness.LISTED,
        rf"(?:^|[，。；：]){_OPENING}{_LIST}(?=(?:变更为|变为|现为|现在是)[^，。；]{{0,6}}子公司|(?:是|系|为){_US}[^，。；]{{0,16}}(?:收购|投资|参股|入股|(?:合资|共同)(?:成立|设立))|由{_US}[^，。；]{{0,6}}(?:配套|供)|的控股股东[是为系]{_US})",
        rf"变更为|变为|现为|现在是|[是系为由]{_US}|的控股股东",
    ),
    (
        Likeness.FIRM,
        rf"(?:中标|承接|承建|斩获|拿下|拿到|收到|入围|获得|取得)了?{_LIST}(?=(?:的|关于)[^，。；]{{0,12}}(?:项目|订单|集采|定点|标段|采购|通知))",
    ),
    (Likeness.LISTED, rf"(?:受|接受){_LIST}(?=的?委托)"),
    (Likeness.LISTED, rf"(?:选取|选择|选用)了?{_LIST}等?(?=作为|为)"),
    (Likeness.LISTED, rf"可比(?:上市)?公司(?:包括|有|为|：)?{_LIST}(?=等|[的，。]|主营|主要)"),
    (Likeness.FIRM, rf"(?:除了?|而不是|而非|并非是?){_LIST}(?=外|以外|之外|[，。；])"),
    (
        Likeness.FIRM,
        rf"(?:来自于?|来源于|应用于|配套于|搭载于|配套|用在|搭载在){_LIST}(?=上|的(?:收入|销售|订单|采购)|[，。；]|等)",
    ),
    (
        Likeness.LISTED,
        rf"(?:涵盖|覆盖|包括|服务于|服务(?!器)|如|：|高于|低于|接近|优于){_LIST}(?=等[^，。；]{{0,8}}(?:客户|企业|厂商|公司|品牌|车企|巨头))",
    ),
)
"""How much like a name the members must look, and the slot: what stands before the list and after it. A slot that may
begin with any clause comes with its anchors, words of which one must stand in that clause: few clauses have one."""


def _compiled(wanted: Likeness, slot: str, anchors: str = "") -> tuple[Likeness, re.Pattern[str], re.Pattern[str]]:
    return wanted, re.compile(slot), re.compile(anchors)


_COMPILED = tuple(_compiled(*row) for row in SLOTS)
_CLAUSE_MARK = re.compile(r"[，。；：\n]")
_SEPARATOR = re.compile(r"、|以及|及其|及|和|与|或|跟|/")
_MODIFIER = re.compile(
    r"[㐀-鿿]{1,3}[国外内本地洲]的 ?|(?:国内|国外|海外|境外|境内|国际|知名|厂商|企业|客户|供应商"
    rf"|来自|关联方|关联公司|关联企业|名为|名叫|叫|{_HOMES}"
    r"|(?:全资|控股|参股)?(?:子|孙)公司)+(?=[A-Z㐀-鿿])"
    r"|\s+"
)
_TAIL = re.compile(r"(?:[（(][^）)]*[）)]|\s|公司)+\Z")
_HAN = re.compile(r"[㐀-鿿]+\Z")


def find_listed(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of the names that stand in such lists."""
    clauses = [0, *(m.start() for m in _CLAUSE_MARK.finditer(text))]
    for wanted, slot, anchors in _COMPILED:
        matches = _in_anchored(text, clauses, slot, anchors) if anchors.pattern else slot.finditer(text)
        for match in matches:
            yield from _names(text, Span(*match.span("list")), wanted)


def _in_anchored(
    text: str, clauses: list[int], slot: re.Pattern[str], anchors: re.Pattern[str]
) -> Iterator[re.Match[str]]:
    """What `slot.finditer` finds, tried only where a clause (they begin at `clauses`) holds an anchor."""
    places = {clauses[bisect_right(clauses, m.start()) - 1] for m in anchors.finditer(text)}
    return (m for at in sorted(places) if (m := slot.match(text, at)))


def _names(text: str, stretch: Span, wanted: Likeness) -> list[tuple[int, int]]:
    items = list(_items(text, stretch.start, stretch.end))
    sure = [item for item in items if _is_name(text[slice(*item)], wanted)]
    if len(items) == 1 or not (sure or any(is_company(text[slice(*item)]) for item in items)):
        return sure
    return [item for item in items if _is_name(text[slice(*item)], Likeness.BESIDE)]


def _items(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    at = start
    for mark in [*_SEPARATOR.finditer(text, start, end), None]:
        stop = mark.start() if mark else end
        lead = _MODIFIER.match(text, at, stop)
        first = lead.end() if lead else at
        tail = _TAIL.search(text, first, stop)
        yield first, (tail.start() if tail else stop)
        at = mark.end() if mark else end


def _is_name(text: str, wanted: Likeness) -> bool:
    if not 2 <= len(text) <= 40:
        return False
    if _HAN.match(text):
        if text in words("slot_names"):
            return wanted is not Likeness.LOOSE
        return len(text) <= 8 and reads_as_name(text, wanted)
    return reads_as_latin_name(text) or (wanted in (Likeness.LISTED, Likeness.BESIDE) and reads_as_acronym(text))
