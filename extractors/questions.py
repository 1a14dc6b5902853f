"""Finds question and answer pairs, and the passages that extractors walk."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc


@Language.component("irgraph_questions")
def questions_component(doc: Doc) -> Doc:
    return doc
