"""Finds the company's own figures."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc


@Language.component("irgraph_metrics")
def metrics_component(doc: Doc) -> Doc:
    return doc
