"""The command line: parse, call, print. Tables on a terminal, JSON when piped; messages on stderr, one line each.

Exit codes: 0 done, 1 something failed (the rest of a batch is done), 2 wrong usage.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable, Iterator
from itertools import chain, count
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from graph.errors import IrgraphError, UsageError
from graph.terminal.completion import complete_parameter, complete_question

if TYPE_CHECKING:
    from extractors.batch import Extraction
    from extractors.record import Record
    from graph.serve import Door
    from graph.store import Store

app = typer.Typer(
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    help="What Chinese listed companies tell their investors, as a knowledge graph. 上市公司投资者关系知识图谱。",
)

StoreOption = Annotated[
    str | None,
    typer.Option(
        "--store", envvar="IRGRAPH_STORE", help="Folder of the embedded store (./irgraph.db), or bolt://, neo4j:// URL."
    ),
]
JsonOption = Annotated[bool, typer.Option("--json", help="JSON even on a terminal.")]
JobsOption = Annotated[int | None, typer.Option("--jobs", min=1, help="Processes that read filings.")]
HttpPortOption = Annotated[
    int | None,
    typer.Option("--http-port", min=1, max=65535, help="Port for what Browser fetches: 7474, else a free one."),
]
PathsArgument = Annotated[list[Path], typer.Argument(help="Filings, or folders of filings.", show_default=False)]

FAILURE, USAGE, INTERRUPTED = 1, 2, 130
"""Newer typer returns 130 for Ctrl-C, older raises Abort."""

BRIEF = frozenset({"ask", "cypher", "schema", "status"})
"""Commands that end before collecting garbage would pay; while they import, it costs a tenth of their time."""

CommandLineError: type[Exception] = next(c for c in typer.BadParameter.__mro__ if c.__name__ == "ClickException")
"""What the parser raises; newer typer brings its own click, older ones import it, and both derive this from it."""


@app.command()
def load(
    paths: PathsArgument,
    store: StoreOption = None,
    judgements: Annotated[Path | None, typer.Option(help="File of recorded identity decisions.")] = None,
    jobs: JobsOption = None,
    json: JsonOption = False,
) -> None:
    """Read filings and load them into the store. 读取文件并入库。"""
    from graph.load import load as load_records
    from graph.names.judgements import read_judgements
    from graph.store import ask_ahead
    from graph.terminal.render import progress_bar, show_summary

    files = _find(paths)
    ask_ahead(store)
    decisions = read_judgements(judgements) if judgements is not None else None
    skipped: list[Extraction] = []
    with progress_bar(len(files), "filings") as advance:
        records = _records(files, jobs, skipped, advance)
        first = next(records, None)
        if first is None:
            _report(skipped)
            raise IrgraphError(f"{', '.join(map(str, paths))}: no filing was found")
        with _open(store, create=True) as opened:
            summary = load_records(opened, chain([first], records), decisions, progress=advance)
    show_summary(summary, skipped, as_json=json)
    _report(skipped)
    if skipped:
        raise typer.Exit(FAILURE)


@app.command()
def ask(
    question: Annotated[
        str | None, typer.Argument(help="Name of a question; without it, the list.", autocompletion=complete_question)
    ] = None,
    parameters: Annotated[
        list[str] | None, typer.Argument(help="name=value …", autocompletion=complete_parameter)
    ] = None,
    store: StoreOption = None,
    json: JsonOption = False,
) -> None:
    """Ask a canned question. 提问。"""
    from graph.questions import ask as ask_question
    from graph.questions import get_question, questions
    from graph.terminal.render import show_questions, show_rows

    if question is None:
        show_questions(questions(), as_json=json)
        return
    found = get_question(question)
    values = _parameters(parameters or [])
    limit = found.check(values).get("limit")
    with _open(store) as opened:
        answer = ask_question(opened, question, **values)
    for line in answer.completed:
        _say(line)
    if len(answer.rows) == limit:
        _say(f"{limit} rows, as many as were asked for; limit=… gives more")
    show_rows(answer.columns, answer.rows, title=found.title_line, as_json=json)


@app.command()
def cypher(
    statement: Annotated[str, typer.Argument(help="A statement that reads.")],
    parameters: Annotated[list[str] | None, typer.Argument(help="name=value …")] = None,
    store: StoreOption = None,
    json: JsonOption = False,
) -> None:
    """Run a read-only statement of your own. 运行只读 Cypher。"""
    from graph.terminal.render import show_rows

    with _open(store) as opened:
        columns, rows = opened.read_only(statement, _parameters(parameters or []))
    show_rows(columns, rows, title=None, as_json=json)


@app.command()
def serve(
    store: StoreOption = None,
    port: Annotated[int, typer.Option(min=1, max=65535, help="Port on this machine.")] = 7687,
    show_password: Annotated[
        bool, typer.Option("--show-password", help="Print the password; on a terminal only.")
    ] = False,
    http_port: HttpPortOption = None,
    browser: Annotated[
        Path | None, typer.Option(envvar="IRGRAPH_BROWSER", help="JAR of neo4j-browser, to be served as well.")
    ] = None,
) -> None:
    """Keep the embedded store open for Neo4j Browser and other Bolt clients. 供 Bolt 客户端连接。"""
    from graph.serve import serve as serve_store
    from graph.terminal.render import printable

    if show_password and not sys.stdout.isatty():
        raise UsageError("--show-password is for a terminal; the password stands in the file that is named")

    def announce(door: Door, paste: list[str]) -> None:
        print("\n".join(map(printable, [*door.lines(show_password=show_password), *paste])), flush=True)

    serve_store(store, port, announce, http_port=http_port, browser=browser)
    typer.echo("stopped", err=True)


@app.command("browser-pack")
def browser_pack(
    out: Annotated[Path, typer.Argument(help="Folder to write.")],
    serve: Annotated[bool, typer.Option("--serve", help="Then keep it open for Neo4j Browser, until Ctrl-C.")] = False,
    http_port: HttpPortOption = None,
) -> None:
    """Write a style, a guide and saved scripts for Neo4j Browser. 生成 Neo4j Browser 配套文件。"""
    from graph.browser.pack import README, write_pack
    from graph.serve import serve_pack

    written = write_pack(out)
    _say(f"{out}: {len(written)} files; {out / README} says how to use them")
    if serve:
        serve_pack(lambda paste: print("\n".join(paste), flush=True), http_port=http_port)
        _say("stopped")


@app.command()
def export(
    format: Annotated[str, typer.Argument(help="graphml, gexf, json, csv or cypher.")],
    out: Annotated[Path, typer.Argument(help="File to write; a folder for csv.")],
    store: StoreOption = None,
) -> None:
    """Write the graph for other tools. 导出。"""
    from graph.export import export as write
    from graph.export import formats
    from graph.load import read_graph

    if format not in formats():
        raise UsageError(f"unknown format {format!r}; one of {', '.join(formats())}")
    with _open(store) as opened:
        graph = read_graph(opened)
    write(graph, format, out)
    _say(f"{out}: {graph.network.number_of_nodes()} nodes, {graph.network.number_of_edges()} edges")


@app.command()
def extract(
    paths: PathsArgument,
    out: Annotated[Path | None, typer.Option(help="Folder for one JSON file per filing, instead of stdout.")] = None,
    jobs: JobsOption = None,
) -> None:
    """Print records as JSON Lines, without a store. 抽取。"""
    from graph.terminal.render import printable_json

    if out is not None:
        out.mkdir(parents=True, exist_ok=True)
    skipped, written = [], set[Path]()
    for done in _extractions(_find(paths), jobs):
        if done.record is None:
            skipped.append(done)
        elif out is None:
            print(printable_json(done.record.to_json()), flush=True)
        else:
            target = _free_name(out, done.path.stem, written)
            target.write_text(done.record.to_json() + "\n", encoding="utf-8")
    _report(skipped)
    if skipped:
        raise typer.Exit(FAILURE)


@app.command()
def check(
    paths: PathsArgument,
    jobs: JobsOption = None,
    json: JsonOption = False,
) -> None:
    """Say what is doubtful in filings, without loading them. 检查。"""
    from extractors.doubts import find_doubts
    from graph.terminal.render import progress_bar, show_doubts

    files = _find(paths)
    with progress_bar(len(files), "filings") as advance:
        done = []
        for one in _extractions(files, jobs):
            done.append((one, find_doubts(one.record) if one.record is not None else []))
            advance()
    skipped = [one for one, _ in done if one.record is None]
    show_doubts([(str(one.path), one.record, doubts) for one, doubts in done if one.record is not None], as_json=json)
    _report(skipped)
    if skipped:
        raise typer.Exit(FAILURE)


@app.command()
def resolve(
    judgements: Annotated[
        Path | None, typer.Option(help="File of identity decisions; verdicts are added to it.")
    ] = None,
    label: Annotated[list[str] | None, typer.Option(help="Only this label; may be repeated.")] = None,
    min_score: Annotated[float, typer.Option("--min-score", min=0, max=1, help="Leave out what scores less.")] = 0.5,
    limit: Annotated[int, typer.Option(min=1, help="The best so many.")] = 50,
    again: Annotated[bool, typer.Option("--again", help="Also pairs judged unsure.")] = False,
    who: Annotated[str | None, typer.Option(help="Who judges; else the user's name.")] = None,
    apply: Annotated[bool, typer.Option("--apply", help="Bring the store in line with the file at the end.")] = False,
    store: StoreOption = None,
    json: JsonOption = False,
) -> None:
    """Propose names that may mean one, and record what you decide. 提出可能同一的名称并记录判断。"""
    from graph.review.command import Review, resolve_names

    review = Review(judgements, tuple(label or ()), min_score, limit, again=again, who=who, apply=apply)
    with _open(store) as opened:
        resolve_names(opened, review, as_json=json, say=_say)


@app.command()
def remove(
    documents: Annotated[list[str], typer.Argument(help="Ids of filings, as `irgraph status` lists them.")],
    store: StoreOption = None,
) -> None:
    """Take filings back out. 撤回文件。"""
    from graph.load import remove as remove_documents

    with _open(store) as opened:
        remove_documents(opened, documents)
    _say(f"removed {len(documents)}")


@app.command()
def status(store: StoreOption = None, json: JsonOption = False) -> None:
    """What the store holds. 库内概况。"""
    from graph.load import list_documents
    from graph.terminal.render import show_rows

    with _open(store) as opened:
        columns, rows = list_documents(opened)
    show_rows(columns, rows, title=f"{len(rows)} filings", as_json=json)


@app.command()
def schema(json: JsonOption = False) -> None:
    """Labels, relationship types and properties. 本体。"""
    from graph.describe import schema_as_json, schema_as_markdown

    print(schema_as_json() if json else schema_as_markdown())


@app.command()
def score(
    gold: Annotated[Path, typer.Argument(help="Folder of gold files.")],
    out: Annotated[Path, typer.Argument(help="Folder of records, from `irgraph extract --out`.")],
    per_file: Annotated[bool, typer.Option("--per-file", help="Also what is wrong or missed in each filing.")] = False,
    json: JsonOption = False,
) -> None:
    """Measure records against gold. 评分。"""
    from graph.score import score as score_records
    from graph.terminal.render import show_scores

    for folder in (gold, out):
        if not folder.is_dir():
            raise UsageError(f"{folder}: not a folder")
    if not any(gold.glob("*.json")):
        raise IrgraphError(f"{gold}: no gold file")
    show_scores(score_records(gold, out), per_file=per_file, as_json=json)


def _find(paths: list[Path]) -> list[Path]:
    from extractors.batch import find_files

    try:
        files = find_files(paths)
    except FileNotFoundError as error:
        raise IrgraphError(f"{error.args[0]}: no such file or folder") from None
    if not files:
        raise IrgraphError(f"{', '.join(map(str, paths))}: no filing was found")
    return files


def _extractions(files: list[Path], jobs: int | None) -> Iterator[Extraction]:
    from extractors.batch import extract_files

    return extract_files(files, jobs)


def _records(
    files: list[Path], jobs: int | None, skipped: list[Extraction], advance: Callable[[], object]
) -> Iterator[Record]:
    """Records one by one as they are wanted; files without one are counted and go to `skipped`."""
    for done in _extractions(files, jobs):
        if done.record is not None:
            yield done.record
        else:
            skipped.append(done)
            advance()


def _free_name(folder: Path, stem: str, written: set[Path]) -> Path:
    """Where to write a record: filings of one name in several folders get a number."""
    names = (f"{stem}.json" if number == 1 else f"{stem}~{number}.json" for number in count(1))
    target = next(path for name in names if (path := folder / name) not in written)
    written.add(target)
    return target


def _report(skipped: list[Extraction]) -> None:
    for one in skipped:
        _say(f"{one.path}: {one.reason}")


def _say(message: str) -> None:
    """One line on stderr; names of files and of what filings name cannot steer the terminal."""
    from graph.terminal.render import printable

    print(printable(message), file=sys.stderr)


def _open(url: str | None, *, create: bool = False) -> Store:
    from graph.terminal.startup import open_quickly

    return open_quickly(url, create=create)


def _parameters(pairs: list[str]) -> dict[str, str]:
    values: dict[str, str] = {}
    for pair in pairs:
        name, equals, value = pair.partition("=")
        if not equals or not name.isidentifier():
            raise UsageError(f"{pair!r}: a parameter is written name=value")
        values[name] = value
    return values


def main() -> None:
    """Entry point: every foreseen failure is one line on stderr."""
    debug = "--debug" in sys.argv
    arguments = [a for a in sys.argv[1:] if a != "--debug"] or ["--help"]
    if arguments[0] in BRIEF:
        gc.disable()
    try:
        code = app(arguments, prog_name="irgraph", standalone_mode=False)
        sys.exit(_fail("interrupted", INTERRUPTED) if code == INTERRUPTED else code)
    except CommandLineError as error:
        sys.exit(_fail(getattr(error, "format_message", error.__str__)(), USAGE))
    except (typer.Abort, KeyboardInterrupt):
        sys.exit(_fail("interrupted", INTERRUPTED))
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(FAILURE)
    except (IrgraphError, OSError) as error:
        if debug:
            raise
        code = _fail(_reason(error), USAGE if isinstance(error, UsageError) else FAILURE)
        for line in getattr(error, "candidates", ()):
            _say(line)
        sys.exit(code)


def _reason(error: Exception) -> str:
    if isinstance(error, OSError):
        return f"{error.filename}: {error.strerror}" if error.filename else str(error)
    return str(error)


def _fail(message: str, code: int) -> int:
    _say(f"irgraph: {' '.join(message.split())}")
    return code


if __name__ == "__main__":
    main()
