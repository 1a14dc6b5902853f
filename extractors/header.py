"""Finds kind, code, names, number, date of the filing, and by which names it calls its filer."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc


@Language.component("irgraph_header")
def header_component(doc: Doc) -> Doc:
    return doc
