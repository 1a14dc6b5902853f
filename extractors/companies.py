"""Finds companies named in prose and tables."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc


@Language.component("irgraph_companies")
def companies_component(doc: Doc) -> Doc:
    return doc
