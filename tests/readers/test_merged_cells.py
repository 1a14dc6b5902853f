"""Cells that take several columns or rows: every other cell stays in its column, whatever format holds the table."""

from __future__ import annotations

import pytest

from extractors.readers import read_bytes
from tests.samples.as_docx import as_docx
from tests.samples.as_page import as_page
from tests.samples.as_pdf import as_pdf
from tests.samples.as_word97 import as_word97
from tests.samples.filings import Filing, Grid

WRITERS = {"docx": as_docx, "doc": as_word97, "html": as_page, "pdf": as_pdf}
TABLES = {
    "a header of two heights": (
        "客户名称|逾期情况|<|占比\n^|一年内|两年内|^\n东湖电子|1.20|3.40|5.00%",
        "客户名称|逾期情况||占比\n|一年内|两年内|\n东湖电子|1.20|3.40|5.00%",
    ),
    "a period beside its rows": (
        "年度|客户名称|金额\n2024年度|东湖电子|1,200.50\n^|云岭机电|980.10\n^|澄湖传动|450.00",
        "年度|客户名称|金额\n2024年度|东湖电子|1,200.50\n|云岭机电|980.10\n|澄湖传动|450.00",
    ),
    "a total over two columns": (
        "序号|客户名称|金额\n1|东湖电子|1,200.50\n2|云岭机电|980.10\n合计|<|2,180.60",
        "序号|客户名称|金额\n1|东湖电子|1,200.50\n2|云岭机电|980.10\n合计||2,180.60",
    ),
    "a period across the table": (
        "2024年度|<|<\n客户名称|金额|占比\n东湖电子|1,200.50|5.00%",
        "2024年度\n客户名称|金额|占比\n东湖电子|1,200.50|5.00%",
    ),
    "an empty last cell": (
        "客户名称|金额|占比\n东湖电子|1,200.50|\n云岭机电||2.00%",
        "客户名称|金额|占比\n东湖电子|1,200.50|\n云岭机电||2.00%",
    ),
}


@pytest.mark.parametrize("suffix", WRITERS)
@pytest.mark.parametrize("name", TABLES)
def test_cells_stay_in_their_columns(name: str, suffix: str) -> None:
    printed, expected = TABLES[name]
    grid = Grid(tuple(tuple(row.split("|")) for row in printed.split("\n")))
    above = ("昆明云岭数据股份有限公司", "澹宁会计师事务所回复如下。")
    document = read_bytes(WRITERS[suffix](Filing("made", above, below=(grid,))), source=f"made.{suffix}")
    assert [line.rstrip("\t") for line in document.text.split("\n")[-expected.count("\n") - 1 :]] == [
        line.rstrip("|").replace("|", "\t") for line in expected.split("\n")
    ]


@pytest.mark.parametrize("span", ["0", "-3", "x", "99999999999"])
def test_a_span_beyond_measure_is_one(span: str) -> None:
    page = f"<html><body><table><tr><td colspan='{span}'>甲</td><td>乙</td></tr></table></body></html>"
    assert read_bytes(page.encode(), source="a.html").text == "甲\t乙"
