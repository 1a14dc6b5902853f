"""The words around a figure: what links it to its name, and what makes it a forecast, a peer's, or of another time.

One table a purpose; a person who knows securities can correct them.
"""

from __future__ import annotations

import re

SENTENCE = re.compile(r"[^。！？!?\n]*(?:[。！？!?\n]|$)")
AMOUNT_WORDS = r"(?:金额|规模|总额|水平|比例|总量|数量|余额|账面余额|账面价值|净额|合计|期末|总计|整体|数)*"
LINK = re.compile(
    rf"\s*(?:（[^）]{{0,30}}）|\([^)]{{0,30}}\))?{AMOUNT_WORDS}的?{AMOUNT_WORDS}\s*(?:在?@(?:的|内|中)?)?"
    r"(?:累计|共计|大约|均|仍|仅|基本|已经?|也|就|分别)*\s*(?:维持|保持|稳定)?在?\s*"
    r"(?:#[，,]?\s*)?"
    r"(?:为|是|达到?了?|有|实现|录得|约为|：|:)?\s*(?:大约|约|近|接近|不到|不足|[高低大多少]于|不[低少高]于|至少|超过?|超|逾|突破|高达|差不多)?(?:分别为?)?\s*(?:人民币)?\s*"
)
"""Between a name and its level: `@` stands for a period, `#` for a change (同比增长50%，达到…)."""
FROM_PERIOD = re.compile(r"\s*(?:已经?)?(?:由|从)\s*@的?\s*")
CONTINUED = re.compile(r"\s*[，,；;、]\s*(?:其?中)?@(?:度)?(?:则|约)?(?:为|是|达到?)\s*(?:约|近|超过?)?\s*")
"""…占比49%，2024年为50%: another period of the same name."""
WORDY_CHANGE = re.compile(
    r"(?:同比|环比|较@?)?(?:大幅|明显|持续|快速|显著|有所|略有|进一步)*(?:增加|增长|上升|提升|下降|减少|下滑)(?=[，,]\s*(?:达|至|为))"
)
CHANGED_FIRST = re.compile(r"(?:较|比|同比|环比|相比|增长|增加|提升|上升|下降|下滑|减少|降低)[^，。；]{0,14}$")
COMPARED = re.compile(r"(?:较|与|同比|环比|相比|相较于?|对比|比)\s*$")
FORECAST = re.compile(
    r"预计|预期|预测|测算|目标|达产|投产后|建成后|满产后|年均|力争|争取|(?<!激励)(?<!持股)计划|指引|有望|如果|若|假设|假如|拟|考核|承诺|解锁|归属期|触发值|可能|不会|希望|展望"
)
OTHERS = re.compile(
    r"可比公司|可比上市|同行(?:业(?:可比)?(?:上市)?(?:公司|企业)?)?|全行业|我国|全国(?!门店|网点|经销|各地)|规模以上"
    r"|行业(?:平均|整体|内|规模|水平|毛利率|总|产能|产量|销量|收入|利润|出货|龙头)"
    r"|(?:中国|全球|国内|世界)[一-龥A-Za-z]{2,12}(?:产量|销量|出货量|装机量)"
    r"|(?:协会|统计局|工信部|海关|咨询|研究院|机构|第三方|I[DT]C|Wind|Gartner)[^，。；]{0,14}(?:数据|统计|报告|显示)"
    r"|市场(?:规模|容量|空间)|友商|竞争对手|竞品|平均(?:值|数|水平)"
    r"|标的公司|参股公司|被投|机构(?:一致)?预[期测]|客户的?(?:营业收入|营收|资本开支)|全球(?:市场|范围)|子公司|贵司|比如|例如|为例|它|他们|对方|对标"
)
ADJUSTED = re.compile(r"扣除(?!非)|剔除|拿掉|除去|去除|不考虑|若不|还原|加回|不含|备考|调整前|模拟|如果|假设|假如")
"""A figure without something is another figure."""
SINCE = re.compile(r"[^，。；\d]{0,16}(?:以来|至今)")
"""After a period: 自2015年上市以来 is a stretch with an open end."""
LOSS = re.compile(r"\s*(?:为|仍|继续|是)*亏损(?:额|金额)?(?:达|为|约|近|超过?)*\s*")
"""净利润亏损6,100万元: the figure is below zero."""
YEAR_BEFORE = re.compile(
    r"\s*[，,；;（(]\s*(?:而)?(?:上年度?|去年|上一年度?)同期(?:则|仅)?(?:为|是)\s*(?:约|近|超过?)?\s*"
)
"""…为3.2亿元，上年同期为1.1亿元: the same name a year earlier."""
CRITERION = re.compile(r"\s*(?:以上|以下|以内)的")
"""50万元以上的客户: a condition on something else."""
OWN = re.compile(r"(?<![业比股市子])(?<![参控]股)公司(?!股东)|发行人|申请人|我司|我们")
"""The company itself; 同行业公司, 可比公司, 上市公司 and 子公司 are not."""
REGULATOR = re.compile(r"根据(?:申报|申请)(?:材料|文件)|根据问询|根据首轮")
NOW = re.compile(
    r"目前|当前|现阶段|截[至止]本|至今|通常|一般|历史上|近[几两三]?年|最近[两三几]个?(?:会计)?年|多年|过去|往年|未来|每年|(?:上年|去年)同期为"
)
"""Words that take a figure out of the period that governs the sentence."""
PERIOD_WORD = re.compile(r"[前第]?[一二三四1-4]\s*季度|[上下]半年|今年|去年|上年|[Qq][1-4]|(?<!\d)\d{1,2}\s*月")
"""Tells of a period, whether or not it could be placed."""
REPORT_PERIOD = re.compile(r"本?报告期(?:内|各期末|各期|末)?|最近三年(?:及|又)?一期")
EACH_END = re.compile(r"报告期各?期?末|期末余额|期末")
CHAPTER = re.compile(r"\s*[（(]?[一二三四五六七八九十]+[)）、.．]")
"""A heading of the upper levels: without a period of its own it ends what governed before."""
OPENING = re.compile(
    r"^\s*(?:[（(]?[\d一二三四五六七八九十]+[)）、.．]\s*)?(?:其中|公司|发行人|在|截[至止]到?|从|关于|对于|单就|实现|就|[:：]|\s)*$"
)
CLAUSE_MARK = re.compile(r"[，。；;：\n]|(?<!\d),|,(?!\d)")
