"""What is left out of imports is there when it is asked for; what is kept on disk only its owner can have put there."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SECONDS = 120


def run(code: str, **environment: str) -> str:
    """What a new Python prints."""
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, env={**os.environ, **environment}, capture_output=True, text=True,
        timeout=SECONDS, check=True,
    )  # fmt: skip
    return done.stdout.strip()


def test_the_pipeline_imports_neither_the_command_line_of_spacy_nor_setuptools() -> None:
    names = ["spacy.cli", "spacy.cli.info", "weasel", "pkg_resources"]
    assert run(f"import sys, extractors.pipeline; print([n for n in {names} if n in sys.modules])") == "[]"


def test_the_command_line_of_spacy_is_there_when_it_is_asked_for() -> None:
    code = "import extractors.pipeline, spacy; print('spaCy version' in spacy.info(silent=True, markdown=True))"
    assert run(code) == "True"
    assert run("import extractors.pipeline, spacy.cli; print(callable(spacy.cli.download))") == "True"


def test_a_module_hidden_from_an_import_can_be_imported_after_it() -> None:
    code = """
from extractors.imports import hidden
with hidden("colorsys"):
    try:
        import colorsys
    except ImportError:
        print("hidden")
import colorsys
print(colorsys.__name__)
"""
    assert run(code).split() == ["hidden", "colorsys"]


CUT = "import extractors.pipeline, jieba; print('/'.join(jieba.cut('公司海外业务增长'))); print(jieba.dt.tmp_dir)"


def test_the_dictionary_is_kept_in_a_folder_of_the_user(tmp_path: Path) -> None:
    home, temporary = tmp_path / "cache", tmp_path / "temporary"
    temporary.mkdir()
    assert run(CUT, XDG_CACHE_HOME=str(home), TMPDIR=str(temporary)).split() == [
        "公司/海外/业务/增长",
        str(home / "irgraph"),
    ]
    assert [path.name for path in (home / "irgraph").iterdir()] == ["jieba.cache"]
    assert list(temporary.iterdir()) == []


@pytest.mark.skipif(os.name == "nt", reason="rights are of another kind there")
def test_a_folder_in_which_others_may_write_is_not_used(tmp_path: Path) -> None:
    folder = tmp_path / "irgraph"
    folder.mkdir()
    folder.chmod(0o777)
    (folder / "jieba.cache").write_bytes(b"planted")
    assert run(CUT, XDG_CACHE_HOME=str(tmp_path)).split() == ["公司/海外/业务/增长", "None"]
    assert (folder / "jieba.cache").read_bytes() == b"planted"


def test_without_a_folder_the_dictionary_is_read_each_time(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    assert run(CUT, XDG_CACHE_HOME=str(tmp_path / "file")).split() == ["公司/海外/业务/增长", "None"]
