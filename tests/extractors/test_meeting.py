"""Ticked categories, days and place of an activity."""

from __future__ import annotations

import pytest

from extractors.days import every_day
from extractors.meeting import find_categories, find_location
from extractors.pipeline import extract
from extractors.readers import read_bytes
from extractors.readers.ticks import normalise_ticks
from extractors.readers.traced import Traced
from tests.extractors.form_cells import cell, expected_items
from tests.extractors.golden_lines import golden_lines


@pytest.mark.parametrize(("printed", "expected"), golden_lines("categories"))
def test_ticked_categories(printed: str, expected: str) -> None:
    boxes = normalise_ticks(Traced.whole(cell(printed)), []).text
    assert find_categories(boxes) == expected_items(expected)


@pytest.mark.parametrize(("printed", "expected"), golden_lines("days"))
def test_days_of_an_activity(printed: str, expected: str) -> None:
    days = " ".join(day.isoformat() for day in every_day(cell(printed), year=2024))
    assert (days or "-") == expected


def test_days_without_a_year_are_not_guessed() -> None:
    assert every_day("5月12日") == ()


@pytest.mark.parametrize(
    ("printed", "place"),
    [
        ("公司会议室", "公司会议室"),
        ("公司会议室\n电话会议", "公司会议室、电话会议"),
        (
            "公司通过路演平台（https://example.com）\n采用网络方式召开",
            "公司通过路演平台（https://example.com）采用网络方式召开",
        ),
        ("", None),
    ],
)
def test_the_place_is_as_printed(printed: str, place: str | None) -> None:
    assert find_location(printed) == place


@pytest.mark.parametrize(
    ("boxes", "reason"),
    [
        ("□特定对象调研 □分析师会议", "no category is ticked"),
        ("特定对象调研 □分析师会议 ☑媒体采访", "which category is ticked cannot be told"),
    ],
)
def test_a_form_without_a_category_says_why(boxes: str, reason: str) -> None:
    form = f"证券代码：688999 证券简称：明谷科技\n投资者关系活动类别\t{boxes}\n参与单位名称\t东湖证券\n"
    record = extract(read_bytes(form.encode(), source="form.txt"))
    assert reason in {pending.reason for pending in record.pending}
