"""Finds laws, rules, standards and policy papers."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc


@Language.component("irgraph_regulations")
def regulations_component(doc: Doc) -> Doc:
    return doc
