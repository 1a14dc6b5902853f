"""The spaCy pipeline: which components, in which order; `extract(document) → Record`.

Every character is a token, so every offset is a token boundary. A component may be added, replaced or switched off as
in any spaCy pipeline; `build()` returns it.
"""

from __future__ import annotations

import importlib.util
from collections.abc import Iterable
from functools import cache
from typing import Any, TypeVar

from extractors.imports import import_jieba, import_spacy

import_spacy()
import_jieba()

from spacy.language import Language
from spacy.tokens import Doc
from spacy.vocab import Vocab

from extractors.annotations import Annotations, notes
from extractors.document import Document
from extractors.readers import read
from extractors.record import Alias, Amount, Mention, Metric, Pending, Period, Project, Record, Regulation, Relation

__all__ = ["build", "extract", "read", "to_record"]

Located = TypeVar("Located", Relation, Project, Regulation, Period, Metric, Amount, Alias, Mention)

COMPONENTS = (
    "header",
    "meeting",
    "attendees",
    "hosts",
    "questions",
    "tables",
    "aliases",
    "periods",
    "companies",
    "relations",
    "projects",
    "regulations",
    "metrics",
    "topics",
)
"""In order; each is a module or a package of `extractors`, which registers the factory `irgraph_<name>`."""


class _Numbers(dict[str, int]):
    """Character → its number in the vocabulary, asked for once: a text has few thousand, each many times."""

    def __init__(self, vocab: Vocab) -> None:
        super().__init__()
        self._strings = vocab.strings

    def __missing__(self, character: str) -> int:
        self[character] = number = self._strings.add(character)
        return number


class CharacterTokenizer:
    """One token a character."""

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab
        self._numbers = _Numbers(vocab)

    def __call__(self, text: str) -> Doc:
        words: list[Any] = list(map(self._numbers.__getitem__, text))  # spaCy takes numbers, its types say str
        return Doc(self.vocab, words=words, spaces=[False] * len(words))

    def to_bytes(self, **_: object) -> bytes:
        return b""

    def from_bytes(self, _: bytes, **__: object) -> CharacterTokenizer:
        return self

    def to_disk(self, *_: object, **__: object) -> None:
        return None

    def from_disk(self, *_: object, **__: object) -> CharacterTokenizer:
        return self


@cache
def build() -> Language:
    """The pipeline, made once a process."""
    from spacy import blank

    nlp = blank("zh")
    nlp.tokenizer = CharacterTokenizer(nlp.vocab)
    nlp.max_length = 20_000_000
    for name in COMPONENTS:
        importlib.import_module(_module(name))
        nlp.add_pipe(f"irgraph_{name}")
    return nlp


def _module(name: str) -> str:
    """Where a component is registered: a module, or the module `component` of a package."""
    spec = importlib.util.find_spec(f"extractors.{name}")
    assert spec is not None, f"no extractor {name}"
    return f"extractors.{name}.component" if spec.submodule_search_locations else f"extractors.{name}"


def extract(document: Document) -> Record:
    """Everything the filing says. Raises NotAFilingError where it is no filing we read."""
    nlp = build()
    doc = nlp.make_doc(document.text)
    doc._.irgraph = Annotations(document)
    for _, component in nlp.pipeline:
        doc = component(doc)
    return to_record(notes(doc))


def to_record(found: Annotations) -> Record:
    """Freeze what the components found; items stand in reading order."""
    assert found.header is not None, "the header component sets the header or raises"
    return Record(
        document=found.header,
        meeting=found.meeting,
        attendees=tuple(found.attendees),
        hosts=tuple(found.hosts),
        questions=tuple(found.questions),
        sections=tuple(s.model_copy(update={"text": found.document.text[s.start : s.end]}) for s in found.sections),
        relations=_sorted(found.relations),
        projects=_sorted(found.projects),
        regulations=_sorted(found.regulations),
        periods=_sorted(found.periods),
        metrics=_sorted(found.metrics),
        amounts=_sorted(found.amounts),
        aliases=_sorted(found.aliases),
        mentions=_sorted(found.mentions),
        pending=(*(Pending(text=u.part, reason=u.reason) for u in found.document.unread), *found.pending),
    )


def _sorted(items: Iterable[Located]) -> tuple[Located, ...]:
    return tuple(sorted(items, key=lambda x: (x.start, x.end)))
