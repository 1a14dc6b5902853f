"""Tables that lost their separators: runs of numbers, header lines, regions, cells that the source kept apart."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest

from extractors.document import Block, BlockKind, Span
from extractors.tables.arithmetic import choose_readings, shares_agree, sums_agree
from extractors.tables.columns import arrange
from extractors.tables.component import find_tables
from extractors.tables.model import Column, ColumnKind
from extractors.tables.names import is_name, split_names
from extractors.tables.numbers import is_sure, read_number, split_run
from extractors.tables.tokens import Style
from tests.extractors.golden_lines import corpus_text, golden_lines

KINDS = {"n": ColumnKind.NUMBER, "p": ColumnKind.PERCENT, "d": ColumnKind.DATE}


@pytest.mark.parametrize(("printed", "expected"), golden_lines("table_runs"))
def test_a_run_of_numbers(printed: str, expected: str) -> None:
    run, _, rest = printed.partition(" @ ")
    count, _, kinds = rest.partition(" ")
    style = Style(has_commas=kinds != "plain", decimals=0 if kinds == "whole" else 2)
    readings = split_run(run, int(count), style, [KINDS[k] for k in kinds if kinds not in ("plain", "whole")] or None)
    sure = " | ".join(p.text for p in readings[0].pieces) if is_sure(readings) else "unsure"
    assert (sure if readings else "none") == expected


@pytest.mark.parametrize(("printed", "expected"), golden_lines("table_headers"))
def test_a_header(printed: str, expected: str) -> None:
    lines, _, count = printed.partition(" @ ")
    columns = arrange(lines.split("⏎"), int(count))
    assert ("none" if columns is None else " | ".join(map(show, columns))) == expected


def show(column: Column) -> str:
    group = f"[{column.group}]" if column.group else ""
    period = f"@{column.period.label}" if column.period is not None else ""
    return f"{column.header}{group}{period}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("云岭数据(珠海)有限公司云岭", ("云岭数据(珠海)有限公司", "云岭")),
        ("澄湖云计算有限公司湖宝", ("澄湖云计算有限公司", "湖宝")),
        ("Northlake Systems Ltd.Northlake", ("Northlake Systems Ltd.", "Northlake")),
        ("境外客户J境外品牌E", ("境外客户J", "境外品牌E")),
        ("云岭通信集团有限公司北岸分公司云岭", ("云岭通信集团有限公司北岸分公司", "云岭")),
        ("云岭数据", None),
        ("云岭数据有限公司", None),
    ],
)
def test_a_name_and_its_brand(text: str, expected: tuple[str, str] | None) -> None:
    assert split_names(text) == expected


@pytest.mark.parametrize("text", ["合计", "其他", "可比公司平均数", "境外", "", "1,000.00", "客户的(", "云岭。"])
def test_no_name(text: str) -> None:
    assert not is_name(text)


@pytest.mark.parametrize(
    ("text", "value"), [("1,234.50", "1234.50"), ("(3.20)", "-3.20"), ("12.5%", "12.5"), ("-", None), ("1,23", None)]
)
def test_a_number(text: str, value: str | None) -> None:
    assert read_number(text)[0] == (None if value is None else Decimal(value))


def test_sums_allow_the_rounding_of_each_row() -> None:
    rows = [[Decimal("1.01")], [Decimal("2.02")], [None]]
    assert sums_agree(rows, [Decimal("3.05")], 0)
    assert not sums_agree(rows, [Decimal("3.50")], 0)


def test_a_total_chooses_the_reading_that_adds_up() -> None:
    ways = split_run("100.00-50.0050.00", 3, Style()) + split_run("100.00-50.0050.00", 3, Style())[:0]
    total = split_run("100.00-50.0050.00", 3, Style())[0]
    assert choose_readings([ways], total, (0, 1, 2)) == [total]


def test_no_choice_where_nothing_adds_up() -> None:
    ways = split_run("10.0020.00", 2, Style())
    total = split_run("99.0099.00", 2, Style())[0]
    assert choose_readings([ways], total, (0, 1)) is None


def test_shares_confirm_the_rows_that_agree_on_the_whole() -> None:
    amounts = [Decimal(100), Decimal(200), Decimal(999)]
    assert shares_agree(amounts, [Decimal("1.00"), Decimal("2.00"), Decimal("3.00")]) == [True, True, False]


def test_a_label_goes_on_after_a_page_break() -> None:
    text = (
        "如下:\n证券简称2023年2022年\n云岭数据1.10%1.20%\n上述2家传动设备类1.10%1.20%\n"
        "证券简称2023年2022年\n可比公司平均数\n北岸2.00%2.10%"
    )
    table = find_tables(text)[0][0]
    assert [r.label for r in table.rows] == ["云岭数据", "上述2家传动设备类可比公司平均数", "北岸"]


def test_a_repeated_header_is_no_row() -> None:
    text = "单位:万元\n项目2023年2022年\n营业收入2.001.00\n项目2023年2022年\n净利润1.001.00\n注:未经审计。"
    tables, unread = find_tables(text)
    assert [[r.label for r in t.rows] for t in tables] == [["营业收入", "净利润"]]
    assert unread == []


def test_prose_ends_a_table() -> None:
    text = "单位:万元\n项目2023年2022年\n营业收入2.001.00\n公司2023年收入增长1.00万元,增幅为100.00%。"
    table = find_tables(text)[0][0]
    assert text[table.span.start : table.span.end].endswith("营业收入2.001.00")


def test_prose_has_no_tables() -> None:
    text = "公司营业收入为1,000.00万元,同比增长10.00%。\n一、主要客户情况\n客户包括云岭数据等。\n二、毛利率情况"
    assert find_tables(text) == ([], [])


def test_cells_stand_where_their_spans_say() -> None:
    text = "单位:万元\n序号客户名称品牌营业收入占比\n1云岭数据有限公司云岭1,000.0010.00%\n2澄湖有限公司澄湖20.000.20%"
    for row in find_tables(text)[0][0].rows:
        for cell in row.cells:
            assert cell is not None
            assert cell.span.of(text) == cell.text


def test_cells_that_the_reader_kept_apart_read_like_glued_ones() -> None:
    words = [["客户名称", "2023年度"], ["云岭数据有限公司", "1,000.00"], ["合计", "1,000.00"]]
    text, rows = "前五大客户销售收入如下:\n单位:万元\n", []
    start = len(text)
    for line in words:
        cells = []
        for word in line:
            cells.append(Span(len(text), len(text) + len(word)))
            text += word + "\n"
        rows.append(tuple(cells))
    block = Block(BlockKind.TABLE, Span(start, len(text)), rows=tuple(rows))
    (table,), _ = find_tables(text, [block])
    assert (table.unit, table.caption) == ("万元", "前五大客户销售收入如下:")
    assert [(r.label, r.value(1)) for r in table.rows] == [("云岭数据有限公司", 1000), ("合计", 1000)]


@pytest.mark.corpus
def test_rows_of_a_real_reply_add_up() -> None:
    text = re.sub(r"\n\s*7-2-\d+\s*\n|\n\s*\n", "\n", corpus_text("004"))
    tables, unread = find_tables(re.sub(r"\n+", "\n", text))
    assert len(tables) > 35
    assert len(unread) < 40
