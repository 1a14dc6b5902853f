"""Whole forms in the dialects of the exchanges and of companies that write their own: every field of the form."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from extractors.pipeline import extract, read

FORMS = Path(__file__).parent.parent / "goldens" / "forms"


def fields_of(path: Path) -> dict[str, Any]:
    record = extract(read(path)).to_dict()
    meeting = record["meeting"]
    return {
        **{name: record["document"][name] for name in ("company_code", "company_short", "company_name", "number")},
        "published": record["document"]["published"],
        **{name: meeting[name] for name in ("categories", "dates", "location")},
        "attendees": [f"{a['institution'] or ''}/{a['person'] or ''}" for a in record["attendees"]],
        "hosts": [f"{host['person']}={host['title'] or ''}" for host in record["hosts"]],
        "questions": len(record["questions"]),
    }


@pytest.mark.parametrize("path", sorted(FORMS.glob("*.txt")), ids=lambda path: path.stem)
def test_every_field_of_a_form(path: Path) -> None:
    expected = json.loads(path.with_suffix(".json").read_text("utf-8"))
    assert fields_of(path) == expected
