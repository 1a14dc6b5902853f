"""Finds who received the visitors, with titles."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc


@Language.component("irgraph_hosts")
def hosts_component(doc: Doc) -> Doc:
    return doc
