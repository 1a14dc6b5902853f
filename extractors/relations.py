"""Finds how a named company stands to the filer."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc


@Language.component("irgraph_relations")
def relations_component(doc: Doc) -> Doc:
    return doc
