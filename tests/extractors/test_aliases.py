"""Statements that two names mean the same: each golden line is a text with its pairs."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractors.aliases import find_aliases, with_aliases
from extractors.annotations import Filer

GOLDENS = Path(__file__).parents[1] / "goldens" / "extractors" / "aliases.txt"
ROWS = [r.split("\t") for r in GOLDENS.read_text(encoding="utf-8").splitlines() if r and not r.startswith("#")]


@pytest.mark.parametrize(("text", "expected"), ROWS, ids=[r[0][:60] for r in ROWS])
def test_aliases(text: str, expected: str) -> None:
    found = {f"{a.name}={a.alias}" for a in find_aliases(text)}
    assert found == (set() if expected == "nothing" else set(expected.split(" + ")))


def test_filer_takes_its_own_aliases() -> None:
    filer = Filer("600001", "明谷科技", "明谷科技股份有限公司")
    aliases = find_aliases("明谷科技股份有限公司（以下简称“明谷”、“公司”）", ("明谷科技股份有限公司",))
    assert with_aliases(filer, aliases).aliases == {"明谷", "公司"}


def test_filer_takes_no_alias_of_others() -> None:
    filer = Filer("600001", "明谷科技", "明谷科技股份有限公司")
    assert with_aliases(filer, find_aliases("云岭数据有限公司（以下简称“云岭”）")).aliases == frozenset()
