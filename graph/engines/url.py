"""What the name of a store says: a folder of the embedded engine, or the address of a server."""

from __future__ import annotations

import os
import re

DEFAULT_STORE = "./irgraph.db"
SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*)://")


def store_name(url: str | os.PathLike[str] | None) -> str:
    """The name given, else IRGRAPH_STORE, else ./irgraph.db."""
    return os.fspath(url) if url is not None else os.environ.get("IRGRAPH_STORE") or DEFAULT_STORE


def scheme_of(name: str) -> str | None:
    """`bolt` of bolt://host; None for a folder."""
    match = SCHEME.match(name)
    return match[1] if match else None
