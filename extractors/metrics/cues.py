"""The words around a figure: what links it to its name, and what makes it a forecast, a peer's, or of another time.

One table a purpose; a person who knows securities can correct them.
"""

from __future__ import annotations

import re

from extractors.quantities.roles import FALL, GROW

SENTENCE = re.compile(r"[^。！？!?\n]*(?:[。！？!?\n]|$)")
AMOUNT_WORDS = r"(?:金额|规模|总额|水平|比例|总量|数量|余额|账面余额|账面价值|净额|合计|期末|总计|整体|数)*"
LINK = re.compile(
    rf"\s*(?:（[^）]{{0,30}}）|\([^)]{{0,30}}\))?{AMOUNT_WORDS}的?{AMOUNT_WORDS}\s*(?:在?@(?:的|内|中)?)?(?:账面)?(?:余额|价值)?"
    r"(?:累计|共计|大约|大概|大致|差不多|只|首次|均|仍|仅|基本|已经?|也|就|分别)*\s*(?:维持|保持|稳定)?在?\s*"
    r"(?:#[，,]?\s*(?:净额)?)?"
    r"(?:为|是|达到?了?|有|实现|完成|录得|约为|：|:)?\s*(?:大约|大概|大约|差不多|约|近|接近|不到|不足|[高低大多少]于|不[低少高]于|至少|超过?了?|超|逾|突破了?|高达|差不多)?(?:分别为?)?\s*(?:人民币)?\s*"
)
"""Between a name and its level: `@` stands for a period, `#` for a change (同比增长50%，达到…)."""
FROM_PERIOD = re.compile(r"\s*(?:已经?)?(?:由|从)\s*@的?\s*")
CONTINUED = re.compile(
    r"\s*[，,；;、]\s*(?:其?中)?@(?:度)?(?:则|约)?(?:为|是|达到?|(?:已经?)?(?:进一步|继续)?(?:提升|上升|回升|升|提高|增长|增加|下降|回落|降低|降)[至到])\s*(?:约|近|超过?)?\s*"
)
"""…占比49%，2024年为50%: another period of the same name."""
WORDY_CHANGE = re.compile(
    r"(?:(?:同比|环比|较@?)?(?:大幅|明显|持续|快速|显著|有所|略有|进一步|稳步)*(?:增加|增长|上升|提升|下降|减少|下滑|翻番|翻倍|翻了?一番|持平)"
    r"|(?:成功|顺利)?(?:实现了?)?(?:同比|环比)?(?:扭亏为盈|由亏转盈|由负转正|扭亏|转正|由盈转亏|由正转负|转负)|(?:再)?创(?:下)?(?:历史)?新高)"
    r"(?=[，,]\s*(?:净额)?(?:达|至|为|实现))"
)
CHANGE_LEAD = re.compile(
    r"(?:[\s（(）)、/@+＋“”]|同比|环比|[YyQq][Oo][YyQq]|相比于?|相较于?|比|较|与|和|于|上一?个?(?:年度?|季度?|月|期)|去年|同期"
    r"|同口径|期初|期末|[年季月][初末]|本|又|也|均|都|且|并|则|而|但|仍|还|已|约|近|了|的|为|是|达到?|超过?|逾|高达|大约|接近|共"
    r"|合计|分别|同时|相应|实现|保持|呈现?|有所|略有?|微|大|小幅|大幅度?|显著|明显|持续|进一步|快速|稳步|逆势|同样|净|再|幅度?"
    rf"|增速|增长率|变动|变化|趋势|扭亏为盈|持平|水平|出现|取得|{'|'.join((*GROW, *FALL))})*"
)
"""What may stand in the clause of a change before it where it is of the figure before: no subject of its own."""
BOTH_BASES = re.compile(r"(?P<first>同比|环比)\s*[、和及与/]\s*(?:同比|环比)")
CHANGED_FIRST = re.compile(r"(?:较|比|同比|环比|相比|增长|增加|提升|上升|下降|下滑|减少|降低)[^，。；]{0,14}$")
COMPARED = re.compile(r"(?:较|与|同比|环比|相比|相较于?|对比|比)\s*$")
FORECAST = re.compile(
    r"预计|预期|预测|测算|目标|达产|投产后|建成后|满产后|年均|力争|争取|(?<!激励)(?<!持股)计划|指引|有望|如果|若|假设|假如|拟|考核|承诺|约定|解锁|归属期|触发值|可能|不会|希望|展望|规划|冲刺|锚定|愿景"
)
OTHERS = re.compile(
    r"可比公司|可比上市|同行(?:业(?:可比)?(?:上市)?(?:公司|企业)?)?|全行业|我国|全国(?!门店|网点|经销|各地)|规模以上"
    r"|行业(?:平均|整体|内|规模|水平|毛利率|总|产能|产量|销量|收入|利润|出货|龙头)"
    r"|(?:中国|全球|国内|世界)[一-龥A-Za-z]{2,12}(?:产量|销量|出货量|装机量)"
    r"|(?:协会|统计局|工信部|海关|咨询|研究院|机构|第三方|I[DT]C|Wind|Gartner)[^，。；]{0,14}(?:数据|统计|报告|显示)"
    r"|(?<![根依数占])据(?!公司|本公司|我[司们])[^，。；]{2,20}(?:数据|统计|报告|显示|披露|发布)"
    r"|市场(?:规模|容量|空间)|友商|竞争对手|竞品|平均(?:值|数|水平)"
    r"|标的公司|参股公司|被投|机构(?:一致)?预[期测]|客户的?(?:营业收入|营收|资本开支)|全球(?:市场|范围)|(?<!公司[及和与])(?<!公司[及和与][其各])(?<!公司[及和与](?:控股|全资|下属|旗下))子公司|贵司|参股|比如|例如|为例|它|他们|对方|对标"
)
ONE_CONTRACTS = re.compile(
    r"(?:项目|合同|订单)(?:总额|金额|总金额|总价)?[^，。；]{0,12}，[^。；]{0,24}确认了?(?:营业|销售)?(?=收入)"
)
"""合同总额2.8亿元，已确认收入1.1亿元: what is booked of one contract."""
ADJUSTED = re.compile(
    r"扣除(?!非|回购专用|回购专户)|扣除非经常性损益(?:的影响)?后?[，,]|剔除|拿掉|除去|去除|不考虑|若不|还原|加回|不含|备考|调整前|模拟|如果|假设|假如"
)
"""A figure without something is another figure."""
SINCE = re.compile(r"[^，。；\d]{0,16}(?:以来|至今(?!年)|到现在|至现在|到目前|到今天)")
"""After a period: 自2015年上市以来 is a stretch with an open end."""
LOSS = re.compile(r"\s*(?:为|仍|继续|是)*亏损(?:额|金额)?(?:达|为|约|近|超过?)*\s*")
"""净利润亏损6,100万元: the figure is below zero."""
ACHIEVED_BY = re.compile(r"截[至止][^，。；]{3,14}[，,][^。]*实现了?$")
"""Between the beginning of a sentence and a name: 截至9月末，公司实现."""
AMONG = re.compile(r"其中[，,]?(?:在)?\s*$")
"""Before a period: 其中三季度 is an aside on a part of the time spoken of."""
AT_CLAUSE_START = re.compile(r"[\s（(]*(?:而|但|其中|公司|在|去年|上年度?|前年)*")
"""What may stand before 去年同期 where it says when a figure was, and is no base: not 由去年同期的61%提高到64%."""
SAME_TIME = re.compile(r"同期")
YEAR_BEFORE = re.compile(
    r"\s*[，,；;（(]\s*(?:而)?(?:上年度?|去年|上一年度?)同期(?:则|仅)?(?:(?:为|是)|(?P<loss>(?:为|是)?亏损))\s*(?:约|近|超过?)?\s*"
)
"""…为3.2亿元，上年同期为1.1亿元: the same name a year earlier."""
CRITERION = re.compile(r"\s*(?:以上|以下|以内)的")
"""50万元以上的客户: a condition on something else."""
OWN = re.compile(
    r"(?<![业比股市子务金托险券赁财保货目标资营的])(?<![参控]股)(?<!占)公司(?!股东)|发行人|申请人|我司|我们"
)
"""The company itself; 同行业公司, 可比公司, 上市公司 and 子公司 are not."""
BESIDE_OTHERS = re.compile(r"[，,]\s*(?:而|但)?(?:本|我)?公司(?:则|仅|约)?(?:为|是|达到?)\s*(?:约|近|超过?)?\s*")
"""行业平均产能利用率仅55%，公司为78%: the same name, the company's."""
ELIDED = re.compile(
    r"[，,；;、]\s*(?:而)?(?P<part>[一-龥A-Za-z&]{1,12}?(?P<ending>产品|业务|板块|地区|市场|客户|渠道|事业部|中国)|境[外内]|海外|国[内外]|华[东南北中]|[东西]北|西南|线[上下]|[内外]销|直销|经销|欧洲|北美|亚太|其他)"
    r"(?:则|占比)?(?:为|是|占|达到?)?\s*(?:大约|约|近|超过?)?\s*"
)
"""…收入占比约36%，接入产品大约50%: the same name of another part."""
BEFORE_LIST_END = re.compile(r"(?:[一-龥A-Za-z]{2,12}(?:、|和|及|与|/)){1,5}$")
"""销售、管理和 in 销售、管理和研发费用分别为."""
BEFORE_SHARED_CORE = re.compile(r"(?:[一-龥A-Za-z]{2,10}(?:、|和|及|与)){1,4}$")
"""境内、 in 境内、境外收入分别为."""
EACH_QUARTER = re.compile(
    r"[Qq]1\s*[至到—–~～-]+\s*[Qq]4|一(?:季度)?\s*[至到—–~～-]\s*四季度|(?:四个|各|分|每个?|单|四)季度"
)
"""2024年四个季度收入分别为: the four of the year."""
REGULATOR = re.compile(r"你公司|你司|根据(?:申报|申请)(?:材料|文件)|根据问询|根据首轮")
NOW = re.compile(
    r"目前|当前|现阶段|截[至止]本|(?<!截)至今(?!年)|通常|一般|历史上|近[几两三]?年|最近[两三几]个?(?:会计)?年|多年|过去|往年|未来|每年|(?:上年|去年)同期为[^，；]*$"
)
"""Words that take a figure out of the period that governs the sentence."""
PERIOD_WORD = re.compile(r"[前第]?[一二三四1-4]\s*季度|[上下]半年|今年|去年|上年|[Qq][1-4]|(?<!\d)\d{1,2}\s*月")
"""Tells of a period, whether or not it could be placed."""
REPORT_PERIOD = re.compile(r"本?报告期(?:内|各期末|各期|末)?|最近三年(?:及|又)?一期")
AT_END = re.compile(r"(?<!到)期末|(?<!跨)年[末底]|季度?末|月[末底]")
"""期末存货: a value of the period's last day."""
EACH_END = re.compile(r"报告期各?期?末|期末余额|期末")
CHAPTER = re.compile(r"\s*[（(]?[一二三四五六七八九十]+[)）、.．]")
"""A heading of the upper levels: without a period of its own it ends what governed before."""
OPENING = re.compile(
    r"^\s*(?:[（(]?[\d一二三四五六七八九十]+[)）、.．]\s*)?(?:其中|公司|发行人|在|截[至止]到?|从|关于|对于|单就|实现|就|[:：]|\s)*$"
)
CLAUSE_MARK = re.compile(r"[，。；;：\n]|(?<!\d),|,(?!\d)")
TAIL_MARK = re.compile(rf"{CLAUSE_MARK.pattern}|[（(](?=若|如|剔|扣|不)")
"""What ends the words after a figure that may make it a hope: 归母净利润1.86亿元（若剔除…） is told as a fact."""
LEAD = re.compile(
    r"(?:^|(?<=[，。；;,\n]))\s*(?:其中[，,]?)?(?:在|从)?(?P<part>(?!分)[一-龥A-Za-z&/]{2,14}?)(?:业务)?(?:方面|而言|来看)[，,]"
)
"""水电方面，…: the part of the business that what follows is about."""
ASPECT = re.compile(
    r"业绩|经营|财务|盈利|收入|营收|利润|成本|费用|支出|研发|技术|毛利|现金|资产|负债|产能|产量|产销|销量|订单|人员|人才|员工|队伍|分红|股东|回报|回购|渠道|品牌|生产(?!基地)"
    r"|销售|营销|管理|投资|治理|规模|能力|效益|质量|指标|结构|风险|库存|存货|应收|账款|资金|情况|水平|建设|采购|原材料|价格|创新$|发展|增长|供应链|融资|税|人力|资源|行业"
    r"|政策|长期|短期|目前|未来|季度?|全年|上半年|下半年|同比|环比|年度|今年|去年|汇率|汇兑|影响|数据$|现有|单月|一方面|另一|[这此各该]|产品$|市场$|业务$|客户$|项目$"
)
"""What is spoken of and is no part of the business: 盈利能力方面, 研发投入方面, 汇率方面."""
