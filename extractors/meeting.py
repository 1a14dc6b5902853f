"""Finds ticked categories, days and place of the activity."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc


@Language.component("irgraph_meeting")
def meeting_component(doc: Doc) -> Doc:
    return doc
