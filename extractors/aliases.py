"""Finds statements that two names mean the same (以下简称)."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc


@Language.component("irgraph_aliases")
def aliases_component(doc: Doc) -> Doc:
    return doc
