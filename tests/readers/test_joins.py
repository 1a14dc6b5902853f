"""Lines that a page break cut."""

from __future__ import annotations

import pytest

from extractors.readers.joins import Gap, Layout, is_cut, measure_layout
from tests.extractors.golden_lines import golden_lines


@pytest.mark.parametrize(("lines", "expected"), golden_lines("joins"))
def test_a_page_break_joins_only_what_it_cut(lines: str, expected: str) -> None:
    before, after = lines.split(" ⏎ ")
    assert is_cut(before, before, after, Gap.PAGE, Layout()) is (expected == "cut")


@pytest.mark.parametrize(("lines", "expected"), golden_lines("joins"))
def test_a_plain_line_break_joins_nothing(lines: str, expected: str) -> None:
    before, after = lines.split(" ⏎ ")
    assert not is_cut(before, before, after, Gap.NEWLINE, Layout())


def test_lines_of_one_width_that_end_in_mid_sentence_are_cut_at_the_margin() -> None:
    lines = ["公司在上半年继续加大研发投入并且拓展了海外的销售渠道" for _ in range(9)]
    assert measure_layout(lines).width == 52


def test_paragraphs_that_end_with_a_full_stop_are_not() -> None:
    lines = ["公司在上半年继续加大研发投入并且拓展了海外的销售渠道。" for _ in range(9)]
    assert measure_layout(lines).width is None
