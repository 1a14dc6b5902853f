"""What GraphML and GEXF share: property values as text, and characters that XML cannot hold.

XML 1.0 has no way to write most control characters. They become `_x0001_`, as in Office Open XML, and an underscore
that would look like the beginning of one becomes `_x005F_`; so every text comes back as it was.
"""

from __future__ import annotations

import json
import re
from xml.sax.saxutils import escape, quoteattr

from graph.model import Kind
from graph.network import Properties, Value
from graph.schema import SCHEMA

_ILLEGAL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


def content(text: str) -> str:
    """Text between tags. A carriage return would be read as a line feed if it were not written as a reference."""
    return escape(legal(text), {"\r": "&#13;"})


def attribute(text: str) -> str:
    """An attribute value with its quotes; line breaks and tabs are references, or they would become spaces."""
    return quoteattr(legal(text))


def legal(text: str) -> str:
    return _ILLEGAL.sub(lambda m: f"_x{ord(m[0]):04X}_", text)


def original(text: str) -> str:
    """The text that `legal` was given."""
    return _ESCAPED.sub(lambda m: chr(int(m[1], 16)), text)


def value_text(value: Value) -> str:
    """A list is written as JSON, a boolean as XML does."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return json.dumps(value, ensure_ascii=False)
    return repr(value) if isinstance(value, float) else str(value)


def read_properties(found: dict[str, object]) -> Properties:
    """Properties out of what networkx read: texts unescaped, lists parsed."""
    return {name: _read_value(name, value) for name, value in found.items()}


def _read_value(name: str, value: object) -> Value:
    kind = SCHEMA.property(name).kind
    if kind is Kind.STRINGS:
        return [str(x) for x in json.loads(original(str(value)))]
    if isinstance(value, bool | int | float):
        return value
    return original(str(value))
