"""Where the password of a server comes from, and where it never goes."""

from __future__ import annotations

import getpass
import io
import logging
import os
import subprocess
import sys
import traceback
from pathlib import Path

import pytest

from graph.engines.credentials import ask_password, find_credentials
from graph.engines.errors import PasswordFileError, StoreLoginError
from graph.export import export, formats
from graph.load import load
from graph.loading.readback import read_graph
from graph.store import open_store
from tests.conftest import open_server
from tests.neo4j_server import Neo4jServer
from tests.sample_records import sample_records

ROOT = Path(__file__).parents[2]
URL = "bolt://127.0.0.1:7687"
SECRET = "hunter2-hunter2"
posix = pytest.mark.skipif(os.name == "nt", reason="Windows keeps rights elsewhere")


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture(autouse=True)
def nothing_given(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("NEO4J_USERNAME", "NEO4J_PASSWORD", "NEO4J_PASSWORD_FILE"):
        monkeypatch.delenv(name, raising=False)
    ask_password.cache_clear()


def private(path: Path, text: str, mode: int = 0o600) -> Path:
    path.write_text(text, encoding="utf-8")
    path.chmod(mode)
    return path


def test_without_a_terminal_nobody_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO())
    assert find_credentials(URL) is None


def test_somebody_at_a_terminal_is_asked_once_for_each_server(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []
    monkeypatch.setattr(sys, "stdin", Terminal())
    monkeypatch.setattr(getpass, "getpass", lambda prompt: asked.append(prompt) or SECRET)
    assert [find_credentials(URL), find_credentials(URL)] == [("neo4j", SECRET)] * 2
    assert len(asked) == 1
    assert URL in asked[0]


def test_nothing_typed_is_no_login(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", Terminal())
    monkeypatch.setattr(getpass, "getpass", lambda prompt: "")
    assert find_credentials(URL) is None


def test_the_environment_comes_before_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEO4J_PASSWORD_FILE", str(private(tmp_path / "password", f"{SECRET}\nnotes\n")))
    monkeypatch.setenv("NEO4J_USERNAME", "lin")
    assert find_credentials(URL) == ("lin", SECRET)
    monkeypatch.setenv("NEO4J_PASSWORD", "another")
    assert find_credentials(URL) == ("lin", "another")


@posix
@pytest.mark.parametrize("mode", [0o644, 0o640, 0o604, 0o620])
def test_a_file_that_others_may_reach_is_refused(mode: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEO4J_PASSWORD_FILE", str(private(tmp_path / "password", SECRET, mode)))
    with pytest.raises(PasswordFileError, match="chmod 600") as caught:
        open_store(URL)
    assert SECRET not in str(caught.value)


@pytest.mark.parametrize(("text", "reason"), [("", "no password"), ("\nx", "no password"), ("x" * 5000, "not a file")])
def test_a_file_without_a_password_is_named(
    text: str, reason: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = private(tmp_path / "password", text)
    monkeypatch.setenv("NEO4J_PASSWORD_FILE", str(file))
    with pytest.raises(PasswordFileError, match=rf"password: NEO4J_PASSWORD_FILE .*{reason}"):
        find_credentials(URL)


def test_a_file_that_is_not_there_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEO4J_PASSWORD_FILE", str(tmp_path / "nowhere"))
    with pytest.raises(PasswordFileError, match=r"nowhere: .* cannot be read"):
        find_credentials(URL)


@posix
def test_a_pipe_is_no_password_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    os.mkfifo(tmp_path / "pipe", 0o600)
    monkeypatch.setenv("NEO4J_PASSWORD_FILE", str(tmp_path / "pipe"))
    with pytest.raises(PasswordFileError, match="not a file"):
        find_credentials(URL)


def test_the_password_file_opens_a_server(server: Neo4jServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEO4J_USERNAME", server.user)
    monkeypatch.setenv("NEO4J_PASSWORD_FILE", str(private(tmp_path / "password", server.password + "\n")))
    with open_store(server.url) as store:
        assert store.read("RETURN 1 AS x")[0]["x"] == 1


def test_the_driver_logs_no_password(server: Neo4jServer, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG), open_server(server) as store:
        store.read("RETURN 1 AS x")
    assert "LOGON" in caplog.text or "HELLO" in caplog.text
    assert server.password not in caplog.text


def test_a_refused_password_is_in_no_traceback(server: Neo4jServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEO4J_PASSWORD", SECRET)
    with pytest.raises(StoreLoginError) as caught:
        open_store(server.url)
    assert SECRET not in "".join(traceback.format_exception(caught.value))


def test_the_whole_story_of_a_command_that_fails_has_no_password(tmp_path: Path) -> None:
    """As `--debug` tells it, of a server that is away."""
    clean = {k: v for k, v in os.environ.items() if not k.startswith(("IRGRAPH_", "NEO4J_"))}
    done = subprocess.run(
        [sys.executable, "-m", "graph.cli", "status", "--store", "bolt://127.0.0.1:9", "--debug"],
        cwd=tmp_path, env={**clean, "PYTHONPATH": str(ROOT), "NEO4J_PASSWORD": SECRET},
        capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    assert "Traceback" in done.stderr
    assert SECRET not in done.stdout + done.stderr


def test_the_exports_of_a_store_hold_no_password_of_it(tmp_path: Path) -> None:
    with open_store(tmp_path / "a.db") as store:
        load(store, sample_records())
        graph, engine = read_graph(store), store.engine
    assert engine is not None
    for format in formats():
        export(graph, format, tmp_path / "out" / format if format == "csv" else tmp_path / format)
    written = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file() and "a.db" not in path.parts)
    assert written
    assert not any(password.encode() in written for password in engine.passwords.values())


@posix
def test_a_store_that_was_copied_for_all_to_read_becomes_private_again(tmp_path: Path) -> None:
    folder = tmp_path / "a.db"
    open_store(folder).close()
    folder.chmod(0o755)
    (folder / "secrets.json").chmod(0o644)
    open_store(folder).close()
    assert [path.stat().st_mode & 0o077 for path in (folder, folder / "secrets.json")] == [0, 0]
