"""Tables that set the filer beside comparable listed companies: each row names a peer."""

from __future__ import annotations

import re
from collections.abc import Collection

from extractors.record import Relation, RelationType
from extractors.tables.model import ColumnKind, Row, Table
from extractors.tables.names import is_name

_PEER_HEADER = re.compile(r"证券简称|股票简称|公司简称|可比(?:上市)?公司|同行业(?:可比)?(?:上市)?公司")
_NEUTRAL_HEADER = re.compile(r"^(?:公司名称|公司|企业名称|上市公司|名称|项目|公司全称)$")
PEER_LEAD = re.compile(r"可比(?:上市)?公司|同行业(?:可比)?(?:上市)?公司|可比企业|同行业上市")
OTHER_LEAD = re.compile(
    r"(?:主要|潜在)?竞争对手|行业内(?:的)?主要(?:企业|公司|厂商)|主要竞争|不存在[^。]{0,24}可比|(?:没有|无)[^。]{0,12}可比"
)
NO_PEER = re.compile(
    r"平均|中位|均值|最[高大低小]值|区间|差异|行业|可比|合\s*计|上述|^注|发行人|申请人|^(?:本)?公司$|本公司|标的"
)


def read_peers(table: Table, text: str, filer: Collection[str]) -> list[Relation]:
    """PEER_OF for the rows of a comparables table. `filer`: every name of the company that files."""
    if not is_comparables(table):
        return []
    return [_relation(table, row, text) for row in table.rows if _is_peer(row, filer)]


def is_comparables(table: Table) -> bool:
    """A column of securities names says so by itself; one of company names only if the text that leads to it does.

    Where the text says that the companies are competitors, or that nothing comparable exists, they are no peers.
    """
    column = table.find_column(ColumnKind.NAME)
    if column is None:
        return False
    header = table.columns[column].header
    if _PEER_HEADER.search(header):
        return not re.search(r"客户|供应商", table.caption)
    if not _NEUTRAL_HEADER.match(header) or re.search(r"客户|供应商|子公司|关联方", table.caption):
        return False
    if header == "项目":
        return False
    return PEER_LEAD.search(table.lead[-200:]) is not None and OTHER_LEAD.search(table.lead) is None


def is_filer_row(row: Row, filer: Collection[str]) -> bool:
    label = re.sub(r"\s|[(（].*?[)）]", "", row.label)
    return label in filer or label in ("发行人", "申请人", "公司", "本公司")


def _is_peer(row: Row, filer: Collection[str]) -> bool:
    label = row.label.strip()
    if is_filer_row(row, filer) or NO_PEER.search(label) or not is_name(label):
        return False
    return len(label) <= 16 or re.search(r"公司$|Ltd|Inc|Corp", label) is not None


def _relation(table: Table, row: Row, text: str) -> Relation:
    return Relation(
        type=RelationType.PEER_OF,
        object=row.label.strip(),
        evidence=row.span.of(text),
        start=row.span.start,
        end=row.span.end,
        object_start=row.label_span.start,
        object_end=row.label_span.end,
        rule="table_peer",
        confidence=0.95,
    )
