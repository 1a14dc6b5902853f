"""irgraph serve, as a Bolt client and a terminal meet it."""

from __future__ import annotations

import os
import signal
import socket
import stat
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import neo4j
import pytest

from graph.load import load, read_graph
from graph.store import open_store
from tests.sample_records import sample_records

ROOT = Path(__file__).parent.parent.parent
LINES = 7


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


def command(*arguments: str | Path) -> list[str]:
    return [sys.executable, "-m", "graph.cli", *map(str, arguments)]


@contextmanager
def served(folder: Path) -> Iterator[tuple[subprocess.Popen[str], dict[str, str]]]:
    """A serving process, and what it says, by the first word of the line."""
    line = command("serve", "--store", folder, "--port", str(free_port()))
    with subprocess.Popen(line, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        said = dict(process.stdout.readline().strip().split(maxsplit=1) for _ in range(LINES))
        try:
            yield process, said
        finally:
            process.kill()


@pytest.fixture
def filled(new_folder: Path) -> Path:
    with open_store(new_folder) as store:
        load(store, sample_records()[:1])
    return new_folder


def password_of(said: dict[str, str]) -> str:
    return Path(said["password"].removeprefix("in ")).read_text().strip()


@pytest.mark.skipif(os.name == "nt", reason="no such signals")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_driver_reads_what_is_served_until_it_is_stopped(filled: Path, number: signal.Signals) -> None:
    with served(filled) as (process, said):
        auth = (said["user"].split()[0], password_of(said))
        with neo4j.GraphDatabase.driver(said["address"], auth=auth) as driver:
            found = driver.execute_query("MATCH (d:Document) RETURN count(d) AS n", database_=said["database"])
            assert found.records[0]["n"] == 1
            with pytest.raises(neo4j.exceptions.Neo4jError):
                driver.execute_query("CREATE (:Topic {id: 'x'})", database_=said["database"])
        process.send_signal(number)
        _, error = process.communicate(timeout=60)
        assert (process.returncode, error) == (0, "stopped\n")
    with open_store(filled) as store:
        assert len(list(read_graph(store).nodes("Document"))) == 1


def test_what_is_to_be_pasted_can_be_fetched(filled: Path) -> None:
    with served(filled) as (_, said):
        assert said["address"].removeprefix("bolt://") in said["browser"]
        for line, command_, marks in (("style", ":style", "node.Company"), ("guide", ":guide", "<slide")):
            word, address = said[line].split()
            with urllib.request.urlopen(address, timeout=60) as answer:
                assert (word, marks in answer.read().decode()) == (command_, True)


@pytest.mark.skipif(os.name == "nt", reason="no such signals")
def test_the_pack_can_be_served_alone(tmp_path: Path) -> None:
    line = command("browser-pack", tmp_path / "pack", "--serve")
    with subprocess.Popen(line, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            address = process.stdout.readline().split()[-1]
            with urllib.request.urlopen(address, timeout=60) as answer:
                assert answer.read() == (tmp_path / "pack" / "style.grass").read_bytes()
            process.send_signal(signal.SIGINT)
            _, error = process.communicate(timeout=60)
        finally:
            process.kill()
    assert process.returncode == 0
    assert error.endswith("stopped\n")


@pytest.mark.skipif(os.name == "nt", reason="no such modes")
def test_the_password_stands_in_a_private_file_only(filled: Path) -> None:
    with served(filled) as (_, said):
        file = Path(said["password"].removeprefix("in "))
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
        assert password_of(said) not in " ".join(said.values())


def test_a_second_process_is_told_so_in_one_line(filled: Path) -> None:
    with served(filled):
        done = subprocess.run(
            command("status", "--store", filled), cwd=ROOT, capture_output=True, text=True, check=False
        )
    assert (done.returncode, done.stdout) == (1, "")
    (line,) = done.stderr.splitlines()
    assert "open in another process" in line


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("--store", "bolt://localhost:7687"), 2, "open already"),
        (("--show-password", "--store", "no.db"), 2, "terminal"),
        (("--store", "no.db"), 1, "no store there yet"),
        (("--browser", "no.jar"), 2, "no neo4j-browser JAR"),
    ],
)
def test_what_cannot_be_served_is_one_line(arguments: tuple[str, ...], code: int, words: str) -> None:
    done = subprocess.run(command("serve", *arguments), cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (code, "")
    (line,) = done.stderr.splitlines()
    assert words in line
