"""The command line as a user meets it: what is printed, where, and the exit code."""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
from typer.testing import CliRunner

ROOT = Path(__file__).parents[1]
FILINGS = ROOT / "samples" / "filings"


@dataclass(frozen=True)
class Run:
    code: int
    out: str
    error: str

    @property
    def error_lines(self) -> list[str]:
        return self.error.strip().splitlines()


def irgraph(*arguments: str | Path, cwd: Path, **environment: str) -> Run:
    """`irgraph …` in a process of its own."""
    clean = {k: v for k, v in os.environ.items() if not k.startswith(("IRGRAPH_", "NEO4J_"))}
    done = subprocess.run(
        [sys.executable, "-m", "graph.cli", *map(str, arguments)],
        cwd=cwd,
        env={**clean, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8", **environment},
        capture_output=True,
        text=True,
        check=False,
        encoding="utf-8",
    )
    return Run(done.returncode, done.stdout, done.stderr)


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a store of the sample filings in `irgraph.db`."""
    folder = tmp_path_factory.mktemp("cli")
    done = irgraph("load", FILINGS, cwd=folder)
    assert done.code == 0, done.error
    return folder


def one_line(done: Run, *words: str, code: int = 1) -> None:
    """It failed with one line that has these words, and no traceback."""
    assert done.code == code, done.error
    assert len(done.error_lines) == 1, done.error
    for word in words:
        assert word in done.error_lines[0]


def test_load_says_what_it_loaded(tmp_path: Path) -> None:
    summary = json.loads(irgraph("load", FILINGS, cwd=tmp_path).out)
    assert summary["documents"] == len(list(FILINGS.iterdir()))
    assert summary["skipped"] == []


def test_loading_twice_changes_nothing(loaded: Path) -> None:
    before = irgraph("status", cwd=loaded).out
    summary = json.loads(irgraph("load", FILINGS, cwd=loaded).out)
    assert summary["writes"] == 0
    assert irgraph("status", cwd=loaded).out == before


def test_a_bad_file_does_not_stop_the_batch(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    good = next(FILINGS.iterdir())
    (folder / good.name).write_bytes(good.read_bytes())
    (folder / "empty.txt").write_bytes(b"")
    (folder / "noise.txt").write_bytes(bytes(range(256)) * 40)
    (folder / "essay.txt").write_text("今天天气很好。\n", encoding="utf-8")
    done = irgraph("load", folder, cwd=tmp_path)
    assert done.code == 1
    assert json.loads(done.out)["documents"] == 1
    assert [line.split(":")[0].rpartition("/")[2] for line in done.error_lines] == [
        "empty.txt",
        "essay.txt",
        "noise.txt",
    ]


def test_a_folder_without_filings(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    one_line(irgraph("load", tmp_path / "in", cwd=tmp_path), "in", "no filing")


def test_a_path_that_is_not_there(tmp_path: Path) -> None:
    one_line(irgraph("load", "nowhere", cwd=tmp_path), "nowhere", "no such file")


def test_asking_without_a_question_lists_them(tmp_path: Path) -> None:
    listed = json.loads(irgraph("ask", cwd=tmp_path).out)
    assert {"customers", "evidence", "co_attendance"} <= {q["name"] for q in listed}
    assert all(q["zh"] and q["en"] for q in listed)


def test_customers_by_short_name_and_by_code_are_the_same(loaded: Path) -> None:
    by_name = json.loads(irgraph("ask", "customers", "company=云岭数据", cwd=loaded).out)
    assert by_name
    assert by_name == json.loads(irgraph("ask", "customers", "company=689901", cwd=loaded).out)


def test_evidence_shows_the_sentences(loaded: Path) -> None:
    customer = json.loads(irgraph("ask", "customers", "company=云岭数据", cwd=loaded).out)[0]["counterparty"]
    rows = json.loads(irgraph("ask", "evidence", "subject=云岭数据", f"object={customer}", cwd=loaded).out)
    assert rows
    assert all(row["quote"] and row["document"] for row in rows)


def test_an_unknown_question_suggests_a_known_one(tmp_path: Path) -> None:
    one_line(irgraph("ask", "custmers", cwd=tmp_path), "custmers", "customers", code=2)


def test_an_unknown_parameter(tmp_path: Path) -> None:
    one_line(irgraph("ask", "customers", "firm=云岭数据", cwd=tmp_path), "firm", "company", code=2)


def test_a_missing_parameter(tmp_path: Path) -> None:
    one_line(irgraph("ask", "customers", cwd=tmp_path), "company", code=2)


def test_an_unknown_company_is_named(loaded: Path) -> None:
    one_line(irgraph("ask", "customers", "company=无此公司", cwd=loaded), "无此公司")


def test_a_store_address_that_is_none(tmp_path: Path) -> None:
    one_line(
        irgraph("ask", "customers", "company=1", "--store", "http://127.0.0.1:1", cwd=tmp_path), "http://127.0.0.1:1"
    )


def test_a_server_that_is_away(tmp_path: Path) -> None:
    one_line(irgraph("status", "--store", "bolt://127.0.0.1:9", cwd=tmp_path), "bolt://127.0.0.1:9")


def test_the_shell_is_told_questions_and_parameters(tmp_path: Path) -> None:
    from graph.cli import app

    def proposed(arguments: str) -> str:
        variables = {"_IRGRAPH_COMPLETE": "complete_zsh", "_TYPER_COMPLETE_ARGS": f"irgraph {arguments}"}
        return CliRunner().invoke(app, [], prog_name="irgraph", env=variables).output

    assert "customers" in proposed("ask cust")
    assert "polarity=denied" in proposed("ask evidence subject=1 pol")
    assert "subject=" not in proposed("ask evidence subject=1 s")


def test_asking_a_store_that_is_not_there_does_not_make_one(tmp_path: Path) -> None:
    one_line(irgraph("ask", "customers", "company=云岭数据", cwd=tmp_path), "irgraph.db")
    assert not (tmp_path / "irgraph.db").exists()


def test_cypher_reads(loaded: Path) -> None:
    rows = json.loads(irgraph("cypher", "MATCH (d:Document) RETURN count(d) AS n", cwd=loaded).out)
    assert rows == [{"n": len(list(FILINGS.iterdir()))}]


@pytest.mark.parametrize("statement", ["CREATE (:Company {id: 'x'})", "MATCH (n) DETACH DELETE n"])
def test_cypher_cannot_write(loaded: Path, statement: str) -> None:
    before = irgraph("status", cwd=loaded).out
    assert irgraph("cypher", statement, cwd=loaded).code == 1
    assert irgraph("status", cwd=loaded).out == before


@pytest.mark.parametrize("format", ["graphml", "gexf", "json", "csv", "cypher"])
def test_export_writes(loaded: Path, tmp_path: Path, format: str) -> None:
    out = tmp_path / f"graph.{format}"
    assert irgraph("export", format, out, cwd=loaded).code == 0
    assert out.exists()


def test_the_browser_pack_needs_no_store(tmp_path: Path) -> None:
    assert irgraph("browser-pack", "pack", cwd=tmp_path).code == 0
    assert (tmp_path / "pack" / "guide.html").exists()


def test_a_pack_is_not_written_over_other_things(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")
    one_line(irgraph("browser-pack", ".", cwd=tmp_path), "not a pack", code=2)


def test_an_unknown_format(loaded: Path, tmp_path: Path) -> None:
    one_line(irgraph("export", "pdf", tmp_path / "x", cwd=loaded), "pdf", "gexf", code=2)


def test_extract_prints_one_object_a_line(tmp_path: Path) -> None:
    done = irgraph("extract", FILINGS, cwd=tmp_path)
    assert done.code == 0
    records = [json.loads(line) for line in done.out.splitlines()]
    assert len(records) == len(list(FILINGS.iterdir()))
    assert {r["document"]["kind"] for r in records} == {"ir_record", "inquiry_reply"}


def test_extract_to_a_folder_can_be_scored(tmp_path: Path) -> None:
    assert irgraph("extract", FILINGS, "--out", tmp_path / "records", cwd=tmp_path).code == 0
    done = irgraph("score", ROOT / "tests" / "goldens" / "filings", tmp_path / "records", cwd=tmp_path)
    assert json.loads(done.out)["fields"]["header"]["f1"] == 1.0


def test_filings_of_one_name_are_all_written(tmp_path: Path) -> None:
    first, second = sorted(FILINGS.glob("*.txt"))[:2]
    for folder, filing in (("a", first), ("b", second)):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "record.txt").write_bytes(filing.read_bytes())
    assert irgraph("extract", "a", "b", "--out", "records", cwd=tmp_path).code == 0
    assert sorted(path.name for path in (tmp_path / "records").iterdir()) == ["record.json", "record~2.json"]


def test_remove_takes_a_filing_back_out(tmp_path: Path) -> None:
    irgraph("load", FILINGS, cwd=tmp_path)
    documents = [row["id"] for row in json.loads(irgraph("status", cwd=tmp_path).out)]
    assert irgraph("remove", documents[0], cwd=tmp_path).code == 0
    assert [row["id"] for row in json.loads(irgraph("status", cwd=tmp_path).out)] == documents[1:]


def test_removing_what_is_not_there(loaded: Path) -> None:
    one_line(irgraph("remove", "689901/nothing", cwd=loaded), "689901/nothing")


def test_schema_names_every_label(tmp_path: Path) -> None:
    from graph.schema import SCHEMA

    shown = irgraph("schema", cwd=tmp_path).out
    assert all(f"`{label.name}`" in shown for label in SCHEMA.labels)


def test_a_wrong_option_is_one_line(tmp_path: Path) -> None:
    one_line(irgraph("load", "--nonsense", cwd=tmp_path), "--nonsense", code=2)


STEERING = "\x1b[31mred\x1b]0;title\x07\x9b1m\u202e\u2028"
"""What moves, colours or turns round a terminal's text."""


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such file names")
def test_a_file_name_cannot_steer_the_terminal(tmp_path: Path) -> None:
    path = tmp_path / f"{STEERING}.txt"
    path.write_text("今天天气很好。", encoding="utf-8")
    done = irgraph("extract", path, cwd=tmp_path)
    assert done.code == 1
    assert "red" in done.error
    assert not set(STEERING) & set(done.error) - set("[]0;1m31redtitle")


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere names are Unicode")
def test_a_file_name_in_another_encoding_is_reported(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    Path(os.fsdecode(os.fsencode(tmp_path / "in") + b"/\xd4\xc6.txt")).write_text("今天天气很好。", encoding="utf-8")
    done = irgraph("extract", tmp_path / "in", cwd=tmp_path)
    assert done.code == 1
    assert len(done.error_lines) == 1


def test_text_of_a_filing_cannot_steer_the_terminal_as_json(loaded: Path) -> None:
    done = irgraph("cypher", "RETURN $text AS text", f"text={STEERING}", "--json", cwd=loaded)
    assert json.loads(done.out) == [{"text": STEERING}]
    assert all(c.isprintable() or c == "\n" for c in done.out)


def test_an_interrupt_is_one_line(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    import graph.cli

    def interrupted(paths: list[Path]) -> list[Path]:
        raise KeyboardInterrupt

    monkeypatch.setattr(graph.cli, "_find", interrupted)
    monkeypatch.setattr(sys, "argv", ["irgraph", "check", "here"])
    with pytest.raises(SystemExit) as end:
        graph.cli.main()
    assert end.value.code == 130
    assert capsys.readouterr().err == "irgraph: interrupted\n"


@pytest.mark.parametrize("text", ["[1]", "{", '{"x": 1}'])
def test_scoring_against_what_is_not_gold(tmp_path: Path, text: str) -> None:
    (tmp_path / "a.json").write_text(text, encoding="utf-8")
    one_line(irgraph("score", tmp_path, tmp_path, cwd=tmp_path), "a.json")


def terminal(*arguments: str | Path, cwd: Path, typed: str) -> tuple[int, str]:
    """`irgraph …` at a terminal of its own, with everything typed ahead: exit code, and what was shown."""
    pty = pytest.importorskip("pty", reason="no terminals on this platform")
    ours, theirs = pty.openpty()
    clean = {k: v for k, v in os.environ.items() if not k.startswith(("IRGRAPH_", "NEO4J_"))}
    running = subprocess.Popen(
        [sys.executable, "-m", "graph.cli", *map(str, arguments)],
        cwd=cwd, stdin=theirs, stdout=theirs, stderr=theirs, close_fds=True,
        env={**clean, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8", "COLUMNS": "200", "TERM": "dumb"},
    )  # fmt: skip
    os.close(theirs)
    os.write(ours, typed.encode())
    shown = b""
    try:
        with contextlib.suppress(OSError):
            while part := os.read(ours, 65536):
                shown += part
        return running.wait(timeout=120), shown.decode("utf-8", "replace")
    finally:
        running.kill()
        os.close(ours)


def test_candidates_are_listed_as_json(loaded: Path) -> None:
    done = irgraph("resolve", "--min-score", "0", cwd=loaded)
    listed = json.loads(done.out)
    assert listed
    assert all({"label", "score", "signals", "left", "right"} <= row.keys() for row in listed)
    assert all(row["left"]["evidence"] and row["right"]["evidence"] for row in listed)
    assert [row["score"] for row in listed] == sorted((row["score"] for row in listed), reverse=True)


def test_a_verdict_at_the_terminal_is_a_line_and_applied(tmp_path: Path) -> None:
    assert irgraph("load", FILINGS, cwd=tmp_path).code == 0
    first, *rest = json.loads(irgraph("resolve", "--min-score", "0", cwd=tmp_path).out)
    code, shown = terminal(
        "resolve", "--judgements", "judged.tsv", "--min-score", "0", "--apply", "--who", "lin",
        cwd=tmp_path, typed="s\none firm\nq\n",
    )  # fmt: skip
    assert code == 0, shown
    (line,) = (tmp_path / "judged.tsv").read_text("utf-8").splitlines()[1:]
    names = f"{first['left']['judged_as']} | {first['right']['judged_as']}"
    assert [cell for i, cell in enumerate(line.split("\t")) if i != 4] == [
        "same",
        first["label"],
        names,
        "lin",
        "one firm",
    ]
    assert "1 written" in shown
    after = json.loads(irgraph("resolve", "--min-score", "0", cwd=tmp_path).out)
    assert {row["left"]["id"] for row in after} | {row["right"]["id"] for row in after} != {
        row[side]["id"] for row in (first, *rest) for side in ("left", "right")
    }


def test_verdicts_need_a_file(loaded: Path) -> None:
    one_line(irgraph("resolve", "--apply", cwd=loaded), "--judgements FILE", code=2)


def test_candidates_of_a_label_that_is_none(loaded: Path) -> None:
    one_line(irgraph("resolve", "--label", "Firm", cwd=loaded), "Firm", "Institution", code=2)
