"""Writes what somebody decided into the judgements file: one line a verdict, at once, in one move of a whole file."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from graph.errors import IrgraphError
from graph.identity import identify_said
from graph.names.judgements import COLUMNS, Judgement, Judgements, ScopedName, read_judgements

READABLE = 0o644
UNWRITABLE = ("\t", "|", " @ ", "\n", "\r")
"""What separates names in the file cannot stand in one."""


class UnwritableNameError(IrgraphError):
    """A name that holds what separates names in the judgements file."""


def read_or_none(path: Path) -> Judgements:
    """The judgements of a file; none where it is yet to be made."""
    return read_judgements(path) if path.exists() else Judgements()


def record_verdict(path: Path, verdict: Judgement) -> Judgements:
    """Append a line to the file, and give back all that it says now.

    The file is read anew, so that what an editor saved in the meantime stays. Raises JudgementError where the verdict
    contradicts another (`same` of what was judged different, be it by a detour), UnwritableNameError; nothing is
    written then.
    """
    line = line_of(verdict)
    before = read_or_none(path)
    identify_said([], Judgements((*before.lines, verdict)))
    text = path.read_text(encoding="utf-8-sig") if path.exists() else "\t".join(COLUMNS) + "\n"
    if not text.endswith("\n"):
        text += "\n"
    _write_at_once(path.resolve(), text + line + "\n")
    return read_judgements(path)


def line_of(verdict: Judgement) -> str:
    """The verdict as its line. Raises UnwritableNameError."""
    names = " | ".join(_name(n) for n in verdict.names)
    rest = (" ".join(text.split()) for text in (verdict.who, verdict.when, verdict.why))
    return "\t".join((verdict.decision, verdict.label, names, *rest))


def is_writable(names: tuple[ScopedName, ...]) -> bool:
    return not any(mark in part for n in names for part in (n.name, n.scope or "") for mark in UNWRITABLE)


def _name(name: ScopedName) -> str:
    if not is_writable((name,)):
        raise UnwritableNameError(f"{name.name!r} cannot stand in a judgements file")
    return name.name if name.scope is None else f"{name.name} @ {name.scope}"


def _write_at_once(path: Path, text: str) -> None:
    """Either the old file or the whole new one, whenever it is read; its rights stay as they were."""
    mode = path.stat().st_mode & 0o777 if path.exists() else READABLE
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(name, mode)
        os.replace(name, path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
