"""Finds undertakings, platforms, data sets and investment projects."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc


@Language.component("irgraph_projects")
def projects_component(doc: Doc) -> Doc:
    return doc
