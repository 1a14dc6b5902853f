"""Listed companies by exact full name, for filings that do not print their code."""

from __future__ import annotations

import csv
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources


@dataclass(frozen=True, slots=True)
class ListedCompany:
    """A listed company, known by its six-digit security code."""

    code: str
    short: str
    full: str


@cache
def _by_full_name() -> Mapping[str, ListedCompany]:
    """Key → company; empty where the table is absent."""
    path = resources.files("extractors").joinpath("lexicons", "listed_companies.tsv")
    if not path.is_file():
        return {}
    lines = [line for line in path.read_text("utf-8").splitlines() if line and not line.startswith("#")]
    rows = csv.DictReader(lines, delimiter="\t")
    return {_key(r["full"]): ListedCompany(r["code"], r["short"], r["full"]) for r in rows if r.get("full")}


def _key(name: str) -> str:
    return "".join(unicodedata.normalize("NFKC", name).split())


def find_listed_company(full_name: str) -> ListedCompany | None:
    """The company of exactly this name; similarity never counts."""
    return _by_full_name().get(_key(full_name))
