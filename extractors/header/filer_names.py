"""By which names a filing calls the company that files it: pronouns, defined short forms, its short name cut short."""

from __future__ import annotations

import re

from extractors.record import DocumentHeader, Kind

SELF = frozenset({"公司", "本公司", "我司", "本集团", "上市公司"})
"""What a filer calls itself. 我们 and 本所 are the filer only where the filer itself speaks."""

SPEAKING_SELF = frozenset({"我们"})
ROLES = frozenset({"发行人", "申请人", "公司", "本公司", "贵公司", "上市公司", "集团", "本集团", "标的公司"})
"""Defined short forms that are roles, not names."""

DEFINITION = re.compile(
    r"[（(](?:以下|下文|下称)?(?:简称|称|统称|合称)?(?:为|[:：])?((?:[、,，或和及]?[“\"][^”\"]{1,20}[”\"])+)[）)]"
)
QUOTED = re.compile(r"[“\"]([^”\"]{1,20})[”\"]")

RESPONDER = re.compile(r"(?:会计师|律师|评估)\S{0,6}(?:事务所|有限公司)|证券(?:股份)?有限(?:责任)?公司")
"""Somebody else answers for the filer: an accountant, a law firm, the sponsor."""

FOLLOWS_NAME = re.compile(r"[的自也已等将就从在是业观未对与和、，。,能会可有给为目近多历]")
"""What may follow a company's name cut to two characters; anything else means a longer, other name."""


def filer_aliases(text: str, header: DocumentHeader, masthead: str) -> frozenset[str]:
    """Every name that means the filer in this filing."""
    names = {n for n in (header.company_short, header.company_name) if n}
    aliases = set(SELF) | names
    if header.kind is Kind.IR_RECORD or not RESPONDER.search(masthead[:600]):
        aliases |= SPEAKING_SELF
    if header.kind is Kind.INQUIRY_REPLY:
        aliases |= {"发行人", "申请人"}
    if header.company_name:
        aliases |= set(defined_names(masthead, header.company_name))
    short_form = cut_short_name(text, header.company_short)
    return frozenset(aliases | ({short_form} if short_form else set())) - {"贵公司"}


def defined_names(text: str, name: str) -> list[str]:
    """What stands in quotes after the full name: (以下简称“甲”、“发行人”或“公司”)."""
    found = []
    for match in re.finditer(re.escape(name), text):
        definition = DEFINITION.match(text, match.end())
        if definition:
            found.extend(QUOTED.findall(definition.group(1)))
    return list(dict.fromkeys(found))


def short_name_defined(text: str, name: str) -> str | None:
    """The defined short form that is a name, not a role."""
    return next((n for n in defined_names(text, name) if n not in ROLES), None)


def cut_short_name(text: str, short: str | None) -> str | None:
    """The first two characters of a four-character short name, where the text plainly uses them alone."""
    if short is None or not re.fullmatch(r"[\u3400-\u9fff]{4}", short):
        return None
    head, rest = short[:2], short[2:]
    alone = [m.end() for m in re.finditer(re.escape(head), text) if not text.startswith(rest, m.end())]
    plain = [end for end in alone if FOLLOWS_NAME.match(text, end)]
    return head if plain and len(plain) == len(alone) else None
