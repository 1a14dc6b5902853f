"""The schema in words: as a page for people, as JSON for programs."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from graph.model import Label, RelationshipType
from graph.schema import SCHEMA


def schema_as_markdown() -> str:
    """Labels, relationship types and properties as tables, in the order of `graph/schema.py`."""
    return "\n\n".join((labels_as_markdown(), relationship_types_as_markdown(), properties_as_markdown()))


def labels_as_markdown() -> str:
    rows = [(f"`{x.name}`", x.zh, x.en, x.identity, _codes(x.properties)) for x in SCHEMA.labels]
    return _table(("label", "中文", "what it is", "identity", "properties"), rows)


def relationship_types_as_markdown() -> str:
    rows = [(f"`{x.name}`", x.zh, x.en, _ends(x), _codes(x.properties)) for x in SCHEMA.relationship_types]
    return _table(("relationship", "中文", "says", "from → to", "properties"), rows)


def properties_as_markdown() -> str:
    rows = [(f"`{p.name}`", p.zh, p.en, str(p.kind), ", ".join(carriers(p.name))) for p in SCHEMA.properties]
    return _table(("property", "中文", "what it is", "type", "carried by"), rows)


def schema_as_json() -> str:
    """The same, for programs."""
    page = {
        "labels": [_label(x) for x in SCHEMA.labels],
        "relationship_types": [_relationship_type(x) for x in SCHEMA.relationship_types],
        "properties": [{"name": p.name, "type": str(p.kind), "en": p.en, "zh": p.zh} for p in SCHEMA.properties],
    }
    return json.dumps(page, ensure_ascii=False, indent=2)


def carriers(name: str) -> list[str]:
    """The labels and relationship types that carry a property."""
    labels = [x.name for x in SCHEMA.labels if name in x.properties]
    return labels + [x.name for x in SCHEMA.relationship_types if name in x.properties]


def _label(label: Label) -> dict[str, Any]:
    return {
        "name": label.name,
        "en": label.en,
        "zh": label.zh,
        "identity": label.identity,
        "caption": label.caption,
        "properties": list(label.properties),
        "owned": label.owned,
    }


def _relationship_type(rel: RelationshipType) -> dict[str, Any]:
    return {
        "name": rel.name,
        "en": rel.en,
        "zh": rel.zh,
        "ends": [list(pair) for pair in rel.ends],
        "properties": list(rel.properties),
        "key": list(rel.key),
        "owned": rel.owned,
    }


def _ends(rel: RelationshipType) -> str:
    """`A, B → C`, the sources of a target together."""
    by_target: dict[str, list[str]] = {}
    for source, target in rel.ends:
        by_target.setdefault(target, []).append(source)
    by_sources: dict[str, list[str]] = {}
    for target, sources in by_target.items():
        by_sources.setdefault(", ".join(sources), []).append(target)
    return "; ".join(f"{sources} → {', '.join(targets)}" for sources, targets in by_sources.items())


def _codes(names: tuple[str, ...]) -> str:
    return ", ".join(f"`{name}`" for name in names)


def _table(head: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> str:
    lines = [head, ("---",) * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
