"""One name at two houses: a move is only proposed, with what speaks for two people of one name."""

from __future__ import annotations

import pytest

from extractors.record import Attendee, DocumentHeader, Kind, Meeting, Record
from graph.load import load
from graph.questions import ask
from graph.store import Store


def visit(code: str, day: str, *people: tuple[str, str]) -> Record:
    header = DocumentHeader(
        id=f"{code}/{day}", kind=Kind.IR_RECORD, company_code=code, company_short=f"公司{code}", number=day,
        published=day, title="投资者关系活动记录表", source=f"{code}.txt", sha256=f"{code}{day}",
    )  # fmt: skip
    rows = tuple(Attendee(institution=i, person=p, start=n, end=n + 1) for n, (i, p) in enumerate(people))
    return Record(document=header, meeting=Meeting(dates=(day,)), attendees=rows)


VISITS = [
    visit("689901", "2024-01-10", ("远岫证券", "林知遥"), ("远岫证券", "白朔"), ("远岫证券", "沈听雨")),
    visit("689901", "2024-05-10", ("砚山基金", "林知遥"), ("松溪资管", "沈听雨")),
    visit("302901", "2024-06-10", ("砚山基金", "白朔"), ("松溪资管", "白朔")),
    visit("302901", "2024-09-10", ("明湖资本", "沈听雨"), ("远岫证券", "白朔")),
]

MOVES = {
    "林知遥": [("远岫证券", "砚山基金", ["公司689901"], [])],
    "沈听雨": [
        ("松溪资管", "明湖资本", [], ["no company met for both"]),
        ("远岫证券", "松溪资管", ["公司689901"], []),
    ],
    "白朔": [],
}
"""白朔 still comes for the first house after coming for others: that is no move."""


@pytest.fixture
def visited(engine: Store) -> Store:
    load(engine, VISITS)
    return engine


def test_moves_and_what_speaks_against_them(visited: Store) -> None:
    for name, expected in MOVES.items():
        rows = ask(visited, "analyst_moves", name=name).to_json_rows()
        assert [(r["left"], r["joined"], r["companies"], r["doubts"]) for r in rows] == expected
        assert not any(r["same_person"] for r in rows)


def test_a_name_at_two_houses_at_once_is_doubted(visited: Store) -> None:
    load(visited, [visit("302901", "2024-12-10", ("金穹基金", "白朔"))])
    rows = ask(visited, "analyst_moves", name="白朔").to_json_rows()
    assert [(r["left"], r["joined"]) for r in rows] == [("远岫证券", "金穹基金")]
    assert rows[0]["doubts"] == ["a name of two characters", "seen for another house at the same time"]
