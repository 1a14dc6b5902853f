"""Importing this makes the pipeline, and reads all that it reads only once.

It is meant for the server of `extractors.batch`, of which the processes of a batch are copies.
"""

from __future__ import annotations

import gc

from extractors.pipeline import extract
from extractors.readers import read_bytes

FILING = """\
证券代码：600000 证券简称：云岭数据 公告编号：2024-001
云岭数据股份有限公司投资者关系活动记录表
投资者关系活动类别\t√特定对象调研 □分析师会议 □业绩说明会
参与单位名称及人员姓名\t砚山基金 林知遥、远岫证券 周听澜
时间\t2024年5月8日
地点\t公司会议室
上市公司接待人员姓名\t董事会秘书 何清砚
投资者关系活动主要内容介绍\t
1、公司2024年上半年海外业务的毛利率如何？主要客户有哪些？
答：2024年上半年公司实现营业收入1.21亿元，同比增长12.5%，毛利率为35.20%。公司的主要客户包括明谷科技、澄湖传动等头部企业，\
公司与澄湖传动股份有限公司（以下简称“澄湖传动”）签署了合作协议，目前未与星垂科技开展合作。
2、《数据安全法》对公司的云平台建设项目有何影响？
答：公司严格按照《数据安全法》的要求推进云平台建设项目，预计2025年底前投产，不存在重大影响。
日期\t2024年5月9日
"""
"""Holds something of each kind that is looked for, so that reading it fills every lexicon and cache."""


def warm() -> None:
    """Read a filing that nobody filed; what is kept of it is left out of garbage collection, which would copy it."""
    extract(read_bytes(FILING.encode(), source="filing.txt"))
    gc.collect()
    gc.freeze()


warm()
