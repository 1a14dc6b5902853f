"""Finds companies named in prose: by lexicon, by legal form, by the alias the filing gives, by their place."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from spacy.language import Language
from spacy.tokens import Doc

from extractors.annotations import Annotations, Filer, notes
from extractors.companies.guesses import Guess, find_guesses, find_siblings, may_be_sibling, reads_as_sibling
from extractors.companies.legal_names import LegalName, core_of, find_legal_names
from extractors.companies.lexicon import find_entries, words
from extractors.companies.shaped import find_shaped
from extractors.document import Span
from extractors.record import Mention
from extractors.surface import Token

FILER_WORDS = ("本公司", "我公司", "我司", "贵公司", "贵司", "我们", "发行人", "申请人")
"""What every filing calls its filer. 公司 alone is read by `_COMPANY_WORD`."""

SHAPED = "shaped"
"""The kind of what is only made like a name: a company if a frame has it in its slot, and nothing else if not."""

_COMPANY_WORD = re.compile(
    r"公司(?<![子母分孙该各家类些业技网商份限团股的大小型术的件务台资材体电车造国险金券流计片数型辆外此这那何星器货贸易库游]公司)"
    r"(?<!上市公司)(?<!可比公司)(?<!其他公司)(?<!同行公司)(?<!AI公司)(?<!互联公司)(?<!下属公司)(?<!龙头公司)(?<!头部公司)"
    r"(?<!创新公司)(?<!新兴公司)(?<!独角兽公司)"
    r"(?!法|章程|债|治理准则|们)"
)
"""公司 that is not the tail of another word (子公司, 互联网公司, 各家公司)."""

_ROLE = re.compile(r"本所|我们|^(?:申报)?会计师$|保荐|机构$|标的|目标公司|交易对方|^[甲乙丙丁]方|受托|委托")
_FIRM_ENDS = "|".join(sorted(words("firm_ends") - {"股份", "控股"} | {"电子", "诊断"}))
_FIRM_END = re.compile(rf"(?:{_FIRM_ENDS})(?=[、，。；,;）)”等和与及的为是将已均也]|以及|$)")
_FROM_HOME = re.compile(rf"(?:(?:{'|'.join(sorted(words('homes'), key=len, reverse=True))})的?)")
_TITLE = re.compile(r"《[^》\n]{0,160}》")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The names a document gives: its filer's, and those it defines for others (alias → the name it stands for)."""

    filer_names: tuple[str, ...] = ()
    defined: tuple[str, ...] = ()
    kinds: tuple[tuple[str, str], ...] = ()

    @staticmethod
    def of(filer: Filer, full_names: Mapping[str, str] | None = None) -> Vocabulary:
        """`full_names`: alias → the name it is defined for."""
        defined = full_names or {}
        own = {n for n in (filer.short, filer.name, *filer.aliases) if n and n != "公司"}
        others = set(defined) - own
        return Vocabulary(
            tuple(sorted(own | (set(FILER_WORDS) - others), key=len, reverse=True)),
            tuple(sorted(a for a in others if len(a) > 1)),
            tuple((a, "auditor") for a, name in sorted(defined.items()) if "会计师事务所" in name),
        )


def find_names(text: str, vocabulary: Vocabulary) -> list[Token]:
    """Every company and every word for the filer, in order, without overlap; offsets count from the text's start."""
    titles = [m.span() for m in _TITLE.finditer(text)]
    known = [
        *_filer_tokens(text, vocabulary),
        *(_token(n.start, n.end, n.name, n.kind) for n in find_legal_names(text) if not _is_own(n, vocabulary)),
        *_defined_tokens(text, vocabulary),
        *(_token(f.start, f.end, f.entry.name, f.entry.kind) for f in find_entries(text)),
    ]
    known = [t for t in known if t.is_filer or not _is_part_of_own(t, vocabulary)]
    tokens = _without_overlap([_grown(t, text) for t in known if not any(a < t.span.start < b for a, b in titles)])
    guessed = [_token(g.start, g.end, g.name, "guess") for g in find_guesses(text)]
    siblings = find_siblings(text)
    tokens = _with_siblings(
        text, _without_overlap([*tokens, *guessed], keep=tokens), siblings, "guess", reads_as_sibling
    )
    shaped = [_token(s.start, s.end, s.name, SHAPED) for s in find_shaped(text)]
    tokens = _without_overlap([*tokens, *shaped], keep=tokens)
    return _with_siblings(text, tokens, siblings, SHAPED, may_be_sibling)


def _grown(token: Token, text: str) -> Token:
    """舜宇光学科技 is printed where the lexicon knows 舜宇光学: an ending of firms belongs to the name."""
    more = None if token.is_filer or token.kind == "masked" else _FIRM_END.match(text, token.span.end)
    if more is None or token.name.endswith(more.group()):
        return token
    return replace(token, span=Span(token.span.start, more.end()), name=token.name + more.group())


def _is_part_of_own(token: Token, vocabulary: Vocabulary) -> bool:
    """云岭, where 云岭数据 files: its short form or its group, so no company that it has dealings with."""
    return any(token.name in own for own in vocabulary.filer_names if own not in FILER_WORDS)


def _is_own(name: LegalName, vocabulary: Vocabulary) -> bool:
    """明谷研究院 is part of 明谷, if that is what the filer is called; 明谷（新加坡）有限公司 is a company of its own.

    Who files is listed, so 股份 stands in its own full name.
    """
    called = [own for own in vocabulary.filer_names if own not in FILER_WORDS and own in name.name]
    if name.kind == "legal" and not name.name.endswith("股份有限公司"):
        return name.name in called
    return bool(called)


def names_in(text: str, span: Span, vocabulary: Vocabulary) -> list[Token]:
    """The names in `text[span]`, offsets of `text`."""
    names = find_names(span.of(text), vocabulary)
    return [replace(t, span=Span(span.start + t.span.start, span.start + t.span.end)) for t in names]


def names_throughout(text: str, spans: Sequence[Span], vocabulary: Vocabulary) -> list[Token]:
    """The names in all of the spans, in order: what one place shows to be a name is one in the others too."""
    found = [names_in(text, span, vocabulary) for span in spans]
    guesses = {t.name for tokens in found for t in tokens if t.kind == "guess"}
    guessed = {name for name in guesses if len(name) > 2 and not name.isupper()}
    if not guessed:
        return sorted((t for tokens in found for t in tokens), key=lambda t: t.span)
    pattern = re.compile("|".join(map(re.escape, sorted(guessed, key=len, reverse=True))))
    again = [_with_known(text, span, tokens, pattern) for span, tokens in zip(spans, found, strict=True)]
    return sorted((t for tokens in again for t in tokens), key=lambda t: t.span)


def _with_known(text: str, span: Span, tokens: list[Token], pattern: re.Pattern[str]) -> list[Token]:
    sure = [t for t in tokens if t.kind != SHAPED]
    added = [_token(*m.span(), m.group(), "guess") for m in pattern.finditer(text, span.start, span.end)]
    added = [t for t in added if _is_whole(text, t)]
    return _without_overlap([*added, *tokens], keep=sure) if added else tokens


def _is_whole(text: str, token: Token) -> bool:
    """Whether a Latin name stands between other characters than letters."""
    around = text[token.span.start - 1 : token.span.start] + text[token.span.end : token.span.end + 1]
    return not token.name.isascii() or not any(c.isascii() and c.isalnum() for c in around)


def is_role(name: str) -> bool:
    """Whether a defined name says what its bearer does (本所, 标的公司), not what it is called."""
    return bool(_ROLE.search(name))


def _token(start: int, end: int, name: str, kind: str) -> Token:
    return Token(Span(start, end), name, kind=kind)


def _filer_tokens(text: str, vocabulary: Vocabulary) -> list[Token]:
    pattern = re.compile("|".join(map(re.escape, vocabulary.filer_names)))
    named = [Token(Span(*m.span()), m.group(), is_filer=True) for m in pattern.finditer(text) if _means_filer(text, m)]
    words = [Token(Span(*m.span()), m.group(), is_filer=True) for m in _COMPANY_WORD.finditer(text)]
    return named + words


def _means_filer(text: str, match: re.Match[str]) -> bool:
    """上市公司 is the filer where it stands alone, not in 同行业上市公司 or 深圳上市公司协会."""
    if match.group() != "上市公司":
        return True
    before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 2]
    return (not before or before in "，。：；、“” \n与为对由向给是和于") and after not in (
        "协会",
        "规则",
        "治理",
        "监管",
        "再融",
        "公告",
    )


def _defined_tokens(text: str, vocabulary: Vocabulary) -> list[Token]:
    if not vocabulary.defined:
        return []
    pattern = "|".join(map(re.escape, sorted(vocabulary.defined, key=len, reverse=True)))
    kinds = dict(vocabulary.kinds)
    return [_token(m.start(), m.end(), m.group(), kinds.get(m.group(), "defined")) for m in re.finditer(pattern, text)]


def _without_overlap(tokens: Sequence[Token], keep: Sequence[Token] = ()) -> list[Token]:
    """The longest token where several share characters; those of `keep` stay in any case."""
    chosen: list[Token] = []
    taken: set[int] = set()
    kept = {id(token) for token in keep}
    for token in sorted(tokens, key=lambda t: (id(t) not in kept, t.span.start - t.span.end, t.span.start)):
        places = range(token.span.start, token.span.end)
        if taken.isdisjoint(places):
            chosen.append(token)
            taken.update(places)
    return sorted(chosen, key=lambda t: t.span.start)


def _with_siblings(
    text: str, tokens: list[Token], siblings: Sequence[Guess], kind: str, reads: Callable[[str], bool]
) -> list[Token]:
    """Add unknown names that stand in one list with a known company: 标远、云岭、宁澄等."""
    waiting = [_token(s.start, s.end, s.name, kind) for s in siblings]
    while True:
        known = [t.span for t in tokens if not t.is_filer]
        opened, closed = {s.start for s in known}, {s.end for s in known}
        beside = [t for t in waiting if _comma(text, t.span.start - 1, closed) or _comma(text, t.span.end, opened, 1)]
        waiting = [t for t in waiting if t not in beside]
        beside = [t for t in beside if reads(t.name)]
        if not beside:
            return tokens
        tokens = _without_overlap([*tokens, *beside], keep=tokens)


def _comma(text: str, at: int, edges: set[int], step: int = 0) -> bool:
    """Whether an enumeration mark stands at `at`, and a known name on its other side."""
    if not (0 <= at < len(text) and text[at] in "、和与及"):
        return False
    if at + step in edges:
        return True
    home = _FROM_HOME.match(text, at + step) if step else None
    return home is not None and home.end() in edges


def vocabulary_of(found: Annotations) -> Vocabulary:
    """The names that a document gives its filer and others, by definition or by the core of a legal name."""
    return Vocabulary.of(found.filer, full_names(found))


def full_names(found: Annotations) -> dict[str, str]:
    """Other name → the name that the filing gives it for, the filer's own left out."""
    own = {n for n in (found.filer.short, found.filer.name, *found.filer.aliases) if n}
    text = found.document.text
    names = {n.name for n in find_legal_names(text)} - own
    cores = {_core_as_written(core, name, text): name for name in sorted(names) if (core := core_of(name))}
    used = {core: name for core, name in cores.items() if text.count(core) > text.count(name)}
    return {k: v for k, v in (used | {a.alias: a.name for a in found.aliases}).items() if k not in own and v not in own}


def _core_as_written(core: str, name: str, text: str) -> str:
    """诚远 is 诚远微 where the filing never writes it without 微."""
    longer = name[: name.find(core) + len(core) + 1][-len(core) - 1 :]
    return longer if text.count(longer) == text.count(core) and text.count(longer) > text.count(name) else core


@Language.component("irgraph_companies")
def companies_component(doc: Doc) -> Doc:
    """Write every company that a passage names to `notes(doc).mentions`, the filer's own names left out."""
    found = notes(doc)
    vocabulary = vocabulary_of(found)
    spans = [s for passage in found.passages for s in (passage.question, passage.body) if s is not None]
    found.names.extend(names_throughout(found.document.text, spans, vocabulary))
    found.mentions.extend(
        Mention(label="Company", name=t.name, start=t.span.start, end=t.span.end)
        for t in found.names
        if not t.is_filer and t.kind != SHAPED and not is_role(t.name)
    )
    return doc
