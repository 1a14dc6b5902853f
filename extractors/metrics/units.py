"""Which units a figure comes in, by how its name ends: rates in percent, heads in persons, areas in square metres."""

from __future__ import annotations

import re

MONEY = re.compile(r"元|亿|万|千|百万")
"""What all names that the table does not know come in."""
BY_ENDING = (
    ("每股收益", r"元"),
    ("收益率 息差 比例 ROE", r"%|％|点"),
    ("融资成本 资金成本 负债成本", r"%|％|点|元|亿|万"),
    ("翻台率", r"次|%|％"),
    ("周转率", r"次|%|％|倍"),
    ("覆盖率", r"%|％|倍"),
    ("占比", r"%|％|点|成"),
    ("率", r"%|％|点|倍"),
    ("份额", r"%|％|点"),
    ("天数", r"天"),
    ("小时数 小时", r"小时"),
    ("人数", r"人|名|万"),
    ("人员 团队 员工", r"人|名"),
    ("旅客 游客", r"人|万"),
    ("总股本 股份", r"股"),
    ("总数", r"人|名|家|户|个|项|股"),
    ("户数", r"户"),
    ("家数", r"家"),
    ("门店 直营店 加盟店", r"家|个|店"),
    ("网点", r"家|个"),
    ("数量", r"[^元%％点]$"),
    ("专利", r"项|件|个"),
    ("著作权", r"项|件|个|份"),
    ("面积", r"平|亩|㎡|顷"),
    ("用户", r"人|户|万|亿"),
    ("会员", r"人|名|万|亿"),
    ("机柜", r"架|个|台"),
    ("电价", r"元|分"),
    ("均价 单价 房价 售价", r"元"),
    ("出栏", r"头|只|羽|万"),
    ("订单", r"元|亿|万|千|个|笔"),
    ("合同", r"元|亿|万|个|份"),
    ("容量", r"W|瓦|亿|万|吨|千"),
    ("人次", r"次|万"),
    ("规模 量 产能 出货", r"."),
)
"""The first ending that fits decides."""
_UNITS = tuple((tuple(endings.split()), re.compile(units)) for endings, units in BY_ENDING)


def fits_unit(name: str, unit: str) -> bool:
    """收入22.36% is a misreading: money comes in money."""
    pattern = next((units for endings, units in _UNITS if name.endswith(endings)), MONEY)
    return bool(pattern.search(unit))


def is_money(name: str) -> bool:
    """Whether 亿 alone, after this name, is an amount of money."""
    return not any(name.endswith(endings) for endings, _ in _UNITS)
