"""The Browser pack: a folder with the style, the guide, the saved scripts and a page of instructions.

It is a function of the schema and the questions: the same version writes the same bytes, whatever the store holds.
"""

from __future__ import annotations

import json
from pathlib import Path

from graph.browser.guide import guide
from graph.browser.instructions import instructions
from graph.browser.scripts import scripts, zipped
from graph.browser.style import style
from graph.errors import UsageError

STYLE, GUIDE, ZIP, README, MANIFEST = "style.grass", "guide.html", "saved-scripts.zip", "README.md", "irgraph-pack.json"


def pack() -> dict[str, bytes]:
    """Every file of the pack by its path."""
    saved = scripts()
    files = {
        README: instructions().encode(),
        STYLE: style().encode(),
        GUIDE: guide().encode(),
        ZIP: zipped(saved),
        **{f"scripts/{path}": text.encode() for path, text in saved.items()},
    }
    return {**files, MANIFEST: _manifest(sorted(files))}


def write_pack(out: Path) -> list[Path]:
    """Write the folder; files of an earlier pack in it are replaced. Raises UsageError where it holds other things."""
    for old in _files_of_earlier(out):
        (out / old).unlink(missing_ok=True)
    written = []
    for path, data in pack().items():
        file = out / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
        written.append(file)
    return written


def _files_of_earlier(out: Path) -> list[str]:
    """What an earlier pack wrote there. Raises UsageError for a file, or a folder that is no pack."""
    if out.exists() and not out.is_dir():
        raise UsageError(f"{out}: is a file, and a pack is a folder")
    if not out.is_dir() or not any(out.iterdir()):
        return []
    try:
        listed = json.loads((out / MANIFEST).read_bytes())["files"]
        if not all(_is_inside(out, name) for name in listed):
            raise ValueError(f"it lists files outside {out}")
    except (OSError, ValueError, KeyError, TypeError):
        raise UsageError(f"{out}: is a folder with other things in it, not a pack; name another folder") from None
    return list(listed)


def _is_inside(out: Path, name: str) -> bool:
    return (out / name).resolve().is_relative_to(out.resolve())


def _manifest(files: list[str]) -> bytes:
    page = {"what": "Neo4j Browser pack of irgraph", "files": files}
    return (json.dumps(page, ensure_ascii=False, indent=1) + "\n").encode()
