"""Finds reporting periods."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc


@Language.component("irgraph_periods")
def periods_component(doc: Doc) -> Doc:
    return doc
