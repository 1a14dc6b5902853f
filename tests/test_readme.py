"""The READMEs say what is there: every command, every question's page, the schema as it is."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import typer

from graph.cli import app
from graph.describe import labels_as_markdown, relationship_types_as_markdown
from graph.names.judgements import read_judgements

ROOT = Path(__file__).parents[1]
PAGES = ("README.md", "README.zh-CN.md")
SHOWN = re.compile(r"^(?:\$ )?irgraph ([a-z-]+)", re.MULTILINE)


def commands() -> set[str]:
    return set(typer.main.get_command(app).commands)  # type: ignore[attr-defined]


def page(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def between(text: str, mark: str) -> str:
    """What stands between `<!-- mark -->` and `<!-- /mark -->`."""
    return text.split(f"<!-- {mark} -->\n")[1].split(f"<!-- /{mark} -->")[0].strip()


@pytest.mark.parametrize("name", PAGES)
def test_every_command_is_in_the_readme(name: str) -> None:
    assert {c for c in commands() if f"`irgraph {c}" not in page(name)} == set()


@pytest.mark.parametrize("name", PAGES)
def test_the_readme_shows_no_command_that_is_not_there(name: str) -> None:
    blocks = re.findall(r"```\n(.*?)```", page(name), re.DOTALL)
    assert {c for block in blocks for c in SHOWN.findall(block)} <= commands()


def test_the_schema_in_the_readme_is_the_schema() -> None:
    expected = labels_as_markdown() + "\n\n" + relationship_types_as_markdown()
    assert between(page("README.md"), "schema") == expected.strip(), "copy it from `irgraph schema`"


@pytest.mark.parametrize("name", PAGES)
def test_links_lead_somewhere(name: str) -> None:
    targets = re.findall(r"\]\((?!https?:)([^)#]+)\)", page(name))
    assert [t for t in targets if not (ROOT / t).exists()] == []


@pytest.mark.parametrize("name", PAGES)
def test_the_python_in_the_readme_runs(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    blocks = re.findall(r"```python\n(.*?)```", page(name), re.DOTALL)
    assert blocks
    for block in blocks:
        exec(compile(block, name, "exec"), {})


@pytest.mark.parametrize("name", PAGES)
def test_the_judgements_in_the_readme_are_read(name: str, tmp_path: Path) -> None:
    (block,) = re.findall(r"```\n(decision\t.*?)```", page(name), re.DOTALL)
    (tmp_path / "judgements.tsv").write_text(block, encoding="utf-8")
    assert len(read_judgements(tmp_path / "judgements.tsv").lines) == 3
