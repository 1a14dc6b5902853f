"""Finds what a question is about."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc


@Language.component("irgraph_topics")
def topics_component(doc: Doc) -> Doc:
    return doc
