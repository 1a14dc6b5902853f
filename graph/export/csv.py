"""A folder of CSV files for `neo4j-admin database import`: one file a label and one a relationship type.

Beside them `import.args`, which names the files and how to read them, `constraints.cypher` for afterwards, and a
README. The separator inside a list is `;` unless a value contains one: neo4j-admin has no escape for it, so another
character is chosen then, and written in `import.args`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from graph.errors import IrgraphError
from graph.loading.ddl import constraints
from graph.model import Kind
from graph.network import Edge, Graph, Node, Properties, Value
from graph.schema import SCHEMA

TYPES = {Kind.INTEGER: "long", Kind.FLOAT: "double", Kind.BOOLEAN: "boolean", Kind.STRINGS: "string[]"}
"""neo4j-admin types; everything else is a string."""

SEPARATORS = (";", "|", "\x1f", "\x1e", "\x1d", "\x1c", "\ue000", "\ue001")

README = """The graph as CSV for an empty Neo4j database. In this folder:

    neo4j-admin database import full --overwrite-destination @import.args neo4j

Then start the server and run constraints.cypher. The first line of each file gives the type of each column.
Texts are as the filings print them, so a cell may begin with = + - or @: a spreadsheet would take that for a formula.
Import the files into one as text, or use `irgraph ask … --json`.
"""


def write(graph: Graph, out: Path) -> None:
    """Write the folder; files of an earlier export in it are replaced."""
    out.mkdir(parents=True, exist_ok=True)
    for old in [*out.glob("nodes-*.csv"), *out.glob("edges-*.csv")]:
        old.unlink()
    separator = _separator(graph)
    files = [*_write_nodes(graph, out, separator), *_write_edges(graph, out, separator)]
    _write_text(out / "import.args", "\n".join([*files, *_options(separator)]) + "\n")
    _write_text(out / "constraints.cypher", "".join(f"{statement};\n" for statement in constraints()))
    _write_text(out / "README.txt", README)


def read(folder: Path) -> Graph:
    """The graph that was written."""
    arguments = (folder / "import.args").read_text(encoding="utf-8").splitlines()
    code = next(a.partition("=")[2] for a in arguments if a.startswith("--array-delimiter="))
    separator = chr(int(code[2:], 16)) if code.startswith("U+") else code
    graph = Graph()
    for path in sorted(folder.glob("nodes-*.csv")):
        for row in _read_rows(path, separator):
            graph.add(Node(str(row.pop(":LABEL")), str(row["id"]), row))
    for path in sorted(folder.glob("edges-*.csv")):
        for row in _read_rows(path, separator):
            type, source, target = (str(row.pop(column)) for column in (":TYPE", ":START_ID", ":END_ID"))
            graph.connect(Edge(type, source, target, row))
    return graph


def _separator(graph: Graph) -> str:
    """The first separator that no value of a list contains."""
    values = [v for n in graph.nodes() for v in _listed(n.properties)]
    values += [v for e in graph.edges() for v in _listed(e.properties)]
    for separator in SEPARATORS:
        if not any(separator in value for value in values):
            return separator
    raise IrgraphError("csv: lists hold every character that could separate them; export json instead")


def _listed(properties: Properties) -> Iterator[str]:
    return (item for value in properties.values() if isinstance(value, list) for item in value)


def _options(separator: str) -> list[str]:
    code = separator if separator.isprintable() and separator.isascii() else f"U+{ord(separator):04X}"
    return ["--id-type=string", "--multiline-fields=true", f"--array-delimiter={code}"]


def _write_nodes(graph: Graph, out: Path, separator: str) -> Iterator[str]:
    for label in SCHEMA.labels:
        names = [name for name in label.properties if name != "id"]
        rows = [[n.id, label.name, *(n.properties.get(p) for p in names)] for n in graph.nodes(label.name)]
        if rows:
            head = ["id:ID", ":LABEL", *map(_column, names)]
            _write_table(out / f"nodes-{label.name}.csv", head, rows, separator)
            yield f"--nodes=nodes-{label.name}.csv"


def _write_edges(graph: Graph, out: Path, separator: str) -> Iterator[str]:
    for rel in SCHEMA.relationship_types:
        rows = [[e.source, e.target, e.type, *map(e.properties.get, rel.properties)] for e in graph.edges(rel.name)]
        if rows:
            head = [":START_ID", ":END_ID", ":TYPE", *map(_column, rel.properties)]
            _write_table(out / f"edges-{rel.name}.csv", head, rows, separator)
            yield f"--relationships=edges-{rel.name}.csv"


def _column(name: str) -> str:
    return f"{name}:{TYPES.get(SCHEMA.property(name).kind, 'string')}"


def _write_table(path: Path, head: list[str], rows: Iterable[list[Value | None]], separator: str) -> None:
    lines = [",".join(head), *(",".join(_cell(value, separator) for value in row) for row in rows)]
    _write_text(path, "".join(f"{line}\n" for line in lines))


def _write_text(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")


def _cell(value: Value | None, separator: str) -> str:
    """Nothing for a missing value; text always in quotes, so that an empty text is not a missing one."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return repr(value)
    text = separator.join(value) if isinstance(value, list) else value
    return '"' + text.replace('"', '""') + '"'


def _read_rows(path: Path, separator: str) -> Iterator[Properties]:
    head, *rows = _cells(path.read_bytes().decode("utf-8"))
    names = [(column or "").removesuffix(":ID") for column in head]
    for row in rows:
        pairs = zip(names, row, strict=True)
        yield dict(_read_cell(name, cell, separator) for name, cell in pairs if cell is not None)


def _read_cell(column: str, text: str, separator: str) -> tuple[str, Value]:
    name, _, type = column.partition(":")
    match type if name else "string":
        case "long":
            return name, int(text)
        case "double":
            return name, float(text)
        case "boolean":
            return name, text == "true"
        case "string[]":
            return name, text.split(separator)
        case _:
            return name or column, text


def _cells(text: str) -> Iterator[list[str | None]]:
    """Rows of cells; None for an empty cell without quotes, which the csv module cannot tell from an empty text."""
    row: list[str | None] = []
    at = 0
    while at < len(text):
        if text[at] == '"':
            cell, at = _quoted(text, at + 1)
            row.append(cell)
        else:
            end = min(i for i in (text.find(",", at), text.find("\n", at)) if i >= 0)
            row.append(text[at:end] or None)
            at = end
        if text[at] == "\n":
            yield row
            row = []
        at += 1


def _quoted(text: str, at: int) -> tuple[str, int]:
    """The text in quotes that begins at `at`, and where it ends."""
    parts = []
    while True:
        end = text.index('"', at)
        parts.append(text[at:end])
        if text[end + 1] != '"':
            return "".join(parts), end + 1
        parts.append('"')
        at = end + 2
