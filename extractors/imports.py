"""Imports heavy libraries without the parts of them that nothing here uses: a start-up is mostly imports."""

from __future__ import annotations

import importlib
import logging
import marshal
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import IO, Any


@contextmanager
def hidden(*names: str) -> Iterator[None]:
    """Modules that cannot be imported in the block, as if they were not installed; those imported before stay."""
    modules: dict[str, Any] = sys.modules
    absent = [name for name in names if name not in modules]
    modules.update(dict.fromkeys(absent))
    try:
        yield
    finally:
        for name in absent:
            del modules[name]


def import_spacy() -> None:
    """Import spaCy without its command line, which brings an HTTP client and more: a third of its time.

    `spacy.info` and `import spacy.cli` work as ever; the command line is imported when they are used.
    """
    if "spacy" in sys.modules:
        return
    command_line, information = ModuleType("spacy.cli"), ModuleType("spacy.cli.info")
    command_line.__path__ = []
    information.info = _info  # type: ignore[attr-defined]
    stand_ins = {module.__name__: module for module in (command_line, information)}
    sys.modules.update(stand_ins)
    try:
        importlib.import_module("spacy")
    finally:
        for name in stand_ins:
            del sys.modules[name]


def _info(*arguments: Any, **options: Any) -> Any:
    return importlib.import_module("spacy.cli.info").info(*arguments, **options)


def import_jieba() -> None:
    """Import jieba without setuptools; it keeps its dictionary as it reads it where nobody else can put another.

    Its own place for that is the folder of temporary files, in which any user may leave a file for it to run.
    """
    with hidden("pkg_resources"):
        import jieba
    jieba.marshal = SimpleNamespace(load=_load_at_once, dump=marshal.dump)
    logging.getLogger("jieba").setLevel(logging.WARNING)
    folder = _private_folder()
    if folder is not None:
        jieba.dt.tmp_dir = str(folder)
    elif not jieba.dt.initialized:
        jieba.dt.FREQ, jieba.dt.total = jieba.dt.gen_pfdict(jieba.dt.get_dict_file())
        jieba.dt.initialized = True


def _load_at_once(file: IO[bytes]) -> Any:
    """What `marshal.load` gives, which asks the file for every word of half a million: three times the time.

    The file is jieba's own, in a folder that nobody else can write to.
    """
    return marshal.loads(file.read())  # noqa: S302


def _private_folder() -> Path | None:
    """A folder of the user's own for what can be made again; None where there can be none."""
    try:
        folder = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "irgraph"
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        about = folder.stat()
    except (OSError, RuntimeError):
        return None
    own = os.name == "nt" or (about.st_uid == os.geteuid() and not about.st_mode & 0o022)
    return folder if own and os.access(folder, os.W_OK | os.X_OK) else None
