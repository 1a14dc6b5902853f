"""Tick boxes: one sign for ticked and one for empty, whatever glyph, markup or replaced box the file has."""

from __future__ import annotations

import re

from extractors.document import Removed
from extractors.readers.markup import TICKED, UNTICKED
from extractors.readers.traced import Traced

BOXED = r"(?=[ ]?(?:特定对象|分析师|媒体采访|业绩说明|新闻发布|路演|现场参观|电话会议|一对一|投资者|其他|其它))"
"""Before such a word a letter is a box whose symbol font was lost: Wingdings prints them as ticks and boxes."""
TICK = re.compile(
    r"[□☐\uf0a8\uf06f\uf0a3] ?[√✓✔\uf0fc]|(?<=[㐀-鿿）)])[√✓✔☑■](?= +[□☐])"
    r"|[√✓✔✅☑☒■🗹◼●▣◙⊠\uf052\uf0fe\uf0fc\uf053\uf050](?: ?[□☐])?"
    r"|[□☐◻⬜◽▫○▢\uf0a8\uf06f\uf0a3\uf0a1]|[【\[] ?[√✓✔☑■xXvV] ?[】\]]|[【\[] {0,2}[】\]]"
    rf"|(?<![A-Za-z])[RTSþýüû£¨oq]{BOXED}"
)
"""A tick replacing its box, over its box, before an empty box left behind, in brackets; Wingdings code points too.

A tick that stands right behind a word and apart from the next box is none for that box."""

EMPTY = re.compile(r"[□☐◻⬜◽▫○▢£¨oq\uf0a8\uf06f\uf0a3\uf0a1]|[【\[] {0,2}[】\]]")
ROUND_TICK = re.compile(r"[（(] ?[√✓✔☑■] ?[）)]")
ROUND = re.compile(r"[（(](?: ?[√✓✔☑■] ?| {0,4})[）)]")
"""Round brackets are boxes only where one of them holds a tick: 其他（ ） asks for words."""


def normalise_ticks(text: Traced, removed: list[Removed]) -> Traced:
    """`√电话会议`, `□√ 电话会议`, `■电话会议` all read ☑; of several signs the first stands for all."""

    if ROUND_TICK.search(text.text):
        text = text.replace(ROUND, lambda match: TICKED if ROUND_TICK.fullmatch(match.group(0)) else UNTICKED)

    def stand_in(match: re.Match[str]) -> str:
        for i in range(match.start() + 1, match.end()):
            if not text.text[i].isspace():
                removed.append(Removed(text.origins[i], text.origins[i] + 1, "tick box"))
        return UNTICKED if EMPTY.fullmatch(match.group(0)) else TICKED

    return text.replace(TICK, stand_in)
