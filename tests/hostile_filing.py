"""A filing written to be obeyed: names, questions and answers that are commands to a shell, a spreadsheet, a browser, a
terminal, a store. They stand where readers take names from; all of it is text."""

from __future__ import annotations

import html

from tests.readers.writers import docx_of, paragraph

FORMULAS = ("=cmd|' /C calc'!A0", "+SUM(1+1)", "-2+3", "@SUM(1)")
MARKUP = ("</script><script>alert(1)</script>", "<img src=x onerror=alert(1)>", "]]><!-- &xxe; &#60;", "[bold red]x[/]")
CYPHER = ("'}) DETACH DELETE n //", "`) CREATE (:Owned) //", '"; MATCH (n) DETACH DELETE n; //', "\\u0027 $id {id: 1}")
STEERING = ("\x1b[31mred", "\x1b]0;title\x07", "\x9b2J", "\u202egpj.exe\u202c", "\u2066isolated\u2069", "\u2028")
TEXTS = (*FORMULAS, *MARKUP, *CYPHER)
"""Printed characters only."""

LEFT_OVER = {"txt": MARKUP[1:3], "html": (), "docx": ()}
"""In plain text these are what a web page left: elements of HTML go, references become their characters."""

CELLS = "；".join(f"{text}证券：陆思齐" for text in (*TEXTS, *STEERING))
ANSWERS = "\n".join(
    f"问题{i}：公司的客户{text}情况如何？\n答：公司的主要客户包括明谷科技和“{text}”科技有限公司，简称“{text}”。"
    for i, text in enumerate((*TEXTS, *STEERING), 1)
)
FILING = f"""证券代码：302901　　　证券简称：澄湖传动　　　公告编号：2024-003

苏州澄湖精密传动股份有限公司
投资者关系活动记录表

投资者关系活动类别：☑特定对象调研 ☐分析师会议
参与单位名称及人员姓名：沧澜证券：白朔；{CELLS}
时间：2024年5月8日 15:00-17:00
地点：公司三楼会议室 {MARKUP[0]}
上市公司接待人员姓名：董事长 严怀瑾；{CYPHER[0]}总监 孔令舟
投资者关系活动主要内容介绍：
{ANSWERS}
附件清单（如有）：无
日期：2024年5月10日
"""


def as_text() -> bytes:
    return FILING.encode()


def as_page() -> bytes:
    """A web page with an entity of its own, which a browser would not know either."""
    lines = "".join(f"<p>{html.escape(line)}</p>\n" for line in FILING.splitlines())
    return f"<!DOCTYPE html><html><head><meta charset='utf-8'></head><body>{lines}</body></html>".encode()


def as_word() -> bytes:
    """Word's own XML cannot hold control characters at all."""
    lines = ("".join(c for c in line if c >= " ") for line in FILING.splitlines())
    return docx_of("".join(map(paragraph, lines)))


def with_outside_entity(address: str) -> bytes:
    """A Word file whose XML asks for what stands at the address."""
    body = paragraph("证券代码：302901") + paragraph("MARK").replace("MARK", "甲&outside;乙")
    return docx_of(body, head=f'<!DOCTYPE d [<!ENTITY outside SYSTEM "{address}">]>')


FORMS = {"txt": as_text, "html": as_page, "docx": as_word}
