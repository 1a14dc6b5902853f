"""Titles and names, as the cell of those who received the visitors prints them."""

from __future__ import annotations

import re
from functools import lru_cache

from extractors.attendees.appearance import begins_with_place, is_usual_surname
from extractors.institutions import is_institution
from extractors.names import is_han_name, is_short_han, without_honorific

TITLE_WORD = (
    r"(?:代表人|控制人|创始人|董事长|副董事长|总经理|副总经理|行长|校长|社长|站长|馆长|台长|店长|股长|总编辑?|主编|总裁|副总裁|联席总裁|董事会秘书|董秘|财务总监|财务负责人|总会计师|证券事务代表|证代|独立董事"
    r"|独董|董事|监事会主席|监事|保荐人|负责人|经理|总监|主任|代表|专员|部长|主管|助理|秘书|总工程师|工程师|设计师|经济师|精算师|律师|法务|首席\w{0,6}?(?:官|家|师)"
    r"|顾问|合伙人|院长|所长|厂长|书记|委员|主席|副总|总助|CEO|CFO|COO|CTO|IRD|IR|IRM|人士|主办|干事|召集人|处长|科长|组长|总师|会计|监事长|实习生|职员|核心技术人员|讲解员|研究员|分析师|VP|Director|Secretary|President|Chairman|Officer|Manager)"
)
"""How a post ends."""

DEPARTMENT = (
    r"(?:部|办公室|投资者关系|证券办|董办|董事办|董秘办|总经办|总裁办|证券事务办|中心|事业部|委员会|公司|集团|研究院"
    r"|事务所)"
)
BRACKET = r"(?:[（(][^（）()]*[）)])?"
WHOLE_TITLE = re.compile(rf"(?:.*{TITLE_WORD}|.*{DEPARTMENT}){BRACKET}", re.DOTALL)
POST = re.compile(rf".*{TITLE_WORD}{BRACKET}", re.DOTALL)
"""A title that one person holds; a department alone is none."""

HIGH_POST = re.compile(
    r"(?:常务副|副|联席)?(?:董事长|总经理|总裁|董事会秘书|董秘|独立董事|证券事务代表|证代|财务总监|财务负责人|总工程师|监事会主席|首席财务官)"
    r"(?:兼.+|、.+)?"
)
"""What stands behind a name without anything between them: 张三总经理."""
MODIFIERS = frozenset({"高级", "常务", "荣誉", "安全", "行政", "成本", "计划", "金融", "方案", "包装", "全球", "管理"})
"""Words before a post that begin like a family name."""

NOBODY = re.compile(
    r"(?:工作人员|相关人员|其他人员|团队|等|人员|部门|成员|管理层|若干|高管|领导)$|^(?:代行|代理|暂代|代|主持|线上|视频|列席)$|^[董监]事|^董秘|^公司"
)
HEADER = re.compile(r"序号|姓名|职务|职位|备注|部门")
"""Over the columns of a table."""
HONORIFICS = frozenset({"先生", "女士", "小姐", "博士"})
LONGEST_TITLE = 80
"""Characters of one person's titles; five posts take forty."""


@lru_cache(maxsize=4096)
def is_title(text: str) -> bool:
    return len(text) <= LONGEST_TITLE and WHOLE_TITLE.fullmatch(text) is not None


def is_post(text: str) -> bool:
    return POST.fullmatch(text) is not None


@lru_cache(maxsize=4096)
def is_name(text: str) -> bool:
    if is_title(text) or NOBODY.search(text) or is_institution(text):
        return False
    bare = without_honorific(text)
    return (
        is_han_name(bare)
        or (bare != text and is_short_han(bare))
        or re.fullmatch(r"[A-Z][a-z]+(?: [A-Z][A-Za-z.'-]*)+|[A-Z]{2,}(?: [A-Z]{2,})+", text) is not None
    )


def is_short_name(text: str) -> bool:
    """After a post a short word is a name, also with a family name that is not listed."""
    return is_short_han(without_honorific(text)) and not NOBODY.search(text)


def title_end(text: str) -> int:
    """Where a title ends and a name begins, the longest title: 总会计师 | 王五; 0 where the text is not so built."""
    for end in range(min(len(text) - 2, LONGEST_TITLE), 1, -1):
        if is_name(text[end:]) and is_title(text[:end]):
            return end
    return 0


def name_end(text: str) -> int:
    """Where a name ends and a high post begins: 张三 | 总经理; 0 where the text is not so built."""
    if text[:2] in MODIFIERS or begins_with_place(text):
        return 0
    lengths = (n for n in (2, 3, 4) if is_usual_surname(text) and is_name(text[:n]))
    return next((n for n in lengths if HIGH_POST.fullmatch(text[n:])), 0)
