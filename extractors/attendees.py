"""Finds who attended, for which institution."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc


@Language.component("irgraph_attendees")
def attendees_component(doc: Doc) -> Doc:
    return doc
