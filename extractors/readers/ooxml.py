"""Elements of Office files by their local names: the strict and the transitional form differ in namespaces only."""

from __future__ import annotations

from typing import Any

OFF = frozenset({"0", "false", "off", "none"})


def local(node: Any) -> str:
    """The element's name without its namespace; empty for what is no element."""
    return node.tag.rpartition("}")[2] if isinstance(node.tag, str) else ""


def children(node: Any) -> Any:
    return node if node is not None else ()


def child(node: Any, name: str) -> Any:
    """The first child of this local name, or None, also of None."""
    return next((c for c in children(node) if local(c) == name), None)


def attribute(node: Any, name: str) -> str:
    """The attribute of this local name, or the empty string, also of None."""
    if node is None:
        return ""
    return next((str(v) for k, v in node.attrib.items() if k.rpartition("}")[2] == name), "")


def is_on(node: Any) -> bool:
    """An on/off property: on where the element stands without a value."""
    return node is not None and (attribute(node, "val") or "1").lower() not in OFF


def newest(alternatives: Any) -> Any:
    """What the newest program would show of an AlternateContent: its choice, else its fallback."""
    choice = child(alternatives, "Choice")
    return choice if choice is not None else child(alternatives, "Fallback")
