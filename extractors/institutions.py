"""Whether printed characters name an investment institution: the gazetteer, and how such names end."""

from __future__ import annotations

import csv
import re
import unicodedata
from functools import cache, lru_cache
from importlib import resources

from extractors.latin_names import reads_as_name
from extractors.lexicon_rows import lexicon_words

ENDINGS = lexicon_words("institution_endings.txt")
"""The last word of an institution's name, also of its short form and of a desk within it."""


CORPORATE = frozenset(lexicon_words("corporate_words.txt"))
"""Words that stand in a Latin institution name and in nobody's personal name."""

STEM_ENDINGS = ("基金", "证券", "资产", "资管", "投资", "资本", "保险", "银行")
"""What lists of well-known institutions leave out."""

LATIN_CORPORATE = re.compile(
    rf"\b(?:{'|'.join(sorted(CORPORATE))})\.?(?: of [A-Za-z]+| ?[（(][^（）()]*[）)])?$", re.IGNORECASE
)
"""A Latin name ends in a corporate word; what stands after it may be a person."""

WORLD = re.compile(
    r"kong|hk|china|asia|japan|tokyo|korea|seoul|singapore|taiwan|taipei|shanghai|beijing|shenzhen|europe|london|uk|america|york|boston"
    r"|usa?|world|australia|sydney|pacific|international|global",
    re.IGNORECASE,
)
"""Where Latin names of institutions end that have no corporate word."""


@cache
def gazetteer() -> frozenset[str]:
    """Keys of every short name, full name and alias that is known."""
    path = resources.files("extractors").joinpath("lexicons", "institutions.tsv")
    with path.open(encoding="utf-8") as file:
        rows = csv.DictReader((line for line in file if not line.startswith("#")), delimiter="\t")
        names = [name for row in rows for name in (row["short"], row["full"], *(row["aliases"] or "").split("|"))]
    return frozenset(key(name) for name in names if len(name) >= 2)


def key(name: str) -> str:
    return "".join(unicodedata.normalize("NFKC", name).split()).upper()


def is_known(name: str) -> bool:
    return key(name) in gazetteer()


@lru_cache(maxsize=8192)
def is_institution(name: str) -> bool:
    """Known, or ends like one; 投资者 is not an institution."""
    if is_known(name):
        return True
    bare = without_bracket(name)
    if bare.isascii():
        inside = name[len(bare) :].strip(" （()）")
        is_translated = not inside.isascii() and is_institution(inside)
        return is_translated or LATIN_CORPORATE.search(name if name.isascii() else bare) is not None
    return len(bare) >= 3 and bare.endswith(ENDINGS) and bare not in ENDINGS


def is_stem(name: str) -> bool:
    """What is left of a known name without its ending."""
    return any(is_known(name + ending) for ending in STEM_ENDINGS)


def without_bracket(name: str) -> str:
    """`甲（有限合伙）`, `Alpha Limited（甲基金（香港）有限公司）` without the bracket at the end."""
    depth = 0
    for i in range(len(name) - 1, 0, -1):
        depth += (name[i] in "）)") - (name[i] in "（(")
        if depth == 0:
            return name[:i].strip() if name[i] in "（(" else name
    return name


def split_glued(text: str) -> list[int]:
    """Offsets at which a text may fall into an institution and a person's name, the longest institution first."""
    return [cut for cut in range(len(text) - 2, 1, -1) if len(text) - cut <= 4 and is_institution(text[:cut])]


def split_latin(text: str) -> int:
    """Where a Latin institution ends and a person's name begins; 0 where that cannot be told.

    The institution ends at its last corporate word, or is a known name.
    """
    words = list(re.finditer(r"\S+", text))
    for i in range(len(words) - 1, 0, -1):
        rest = words[i:]
        is_corporate = re.sub(r"\W", "", words[i - 1].group(0)).lower() in CORPORATE
        ends = is_corporate or (len(words) > 2 and is_known(text[: words[i - 1].end()]))
        if ends and _reads_as_person([w.group(0) for w in rest]):
            return words[i].start()
    return 0


def _reads_as_person(words: list[str]) -> bool:
    """Up to three words, none of them corporate, the last no place; one alone reads as a name."""
    if (len(words) == 1 and not reads_as_name(words[0])) or WORLD.fullmatch(words[-1]):
        return False
    return len(words) <= 3 and all(w[0].isupper() and re.sub(r"\W", "", w).lower() not in CORPORATE for w in words)
