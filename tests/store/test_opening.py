"""Opening a store: what it leaves on disk, and the one line that says what is wrong."""

from __future__ import annotations

import socket
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from graph.engines import embedded
from graph.engines.errors import (
    EngineMissingError,
    EngineStartError,
    StoreAwayError,
    StoreError,
    StoreFolderError,
    StoreLockedError,
    StoreLoginError,
    StoreMissingError,
    StoreUrlError,
)
from graph.store import open_store
from tests.neo4j_server import Neo4jServer

ROOT = Path(__file__).parent.parent.parent
SECRET = "hunter2-hunter2"


def run(code: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", code, *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120, check=False)


def test_what_is_written_is_there_when_the_folder_is_opened_again(new_folder: Path) -> None:
    with open_store(new_folder) as store:
        store.write("CREATE (:Topic {id: 'Topic:1'})")
    with open_store(new_folder, create=False) as store:
        assert store.read("MATCH (n) RETURN n.id AS id")[0]["id"] == "Topic:1"


def test_the_store_is_private_and_keeps_everything_in_its_folder(tmp_path: Path) -> None:
    work = tmp_path / "work"
    work.mkdir()
    code = "import os, sys; os.chdir(sys.argv[1]); from graph.store import open_store; open_store('a.db').close()"
    done = run(f"import sys; sys.path.insert(0, {str(ROOT)!r}); {code}", str(work))
    assert (done.returncode, done.stdout) == (0, "")
    assert [path.name for path in work.iterdir()] == ["a.db"]
    folder = work / "a.db"
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert stat.S_IMODE((folder / embedded.SECRETS_FILE).stat().st_mode) == 0o600


def test_it_listens_on_loopback_only(new_folder: Path) -> None:
    with open_store(new_folder) as store:
        assert store.engine is not None
        assert store.engine.url.startswith("bolt://127.0.0.1:")


def test_a_port_can_be_fixed_and_a_taken_one_is_named(new_folder: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(EngineStartError, match=f"port {port}"):
            open_store(new_folder, bolt_port=port)
    with open_store(new_folder, bolt_port=port) as store:
        assert store.engine is not None
        assert store.engine.port == port


def test_another_process_is_told_who_has_the_store(new_folder: Path) -> None:
    with open_store(new_folder):
        done = run("import sys; from graph.store import open_store; open_store(sys.argv[1])", str(new_folder))
    assert "StoreLockedError" in done.stderr.splitlines()[-1]
    assert "open in another process" in done.stderr.splitlines()[-1]


def test_the_same_process_opens_it_once(new_folder: Path) -> None:
    with open_store(new_folder) as store:
        with pytest.raises(StoreLockedError, match="already in this process"):
            open_store(new_folder)
        assert store.read("RETURN 1 AS x")[0]["x"] == 1


def test_a_process_that_forgets_to_close_ends_all_the_same(new_folder: Path) -> None:
    code = "import sys; from graph.store import open_store; s = open_store(sys.argv[1]); s.read('RETURN 1 AS x')"
    assert run(code, str(new_folder)).returncode == 0


def test_the_name_comes_from_the_environment(new_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("IRGRAPH_STORE", str(new_folder))
    with open_store() as store:
        assert store.url == str(new_folder)


def test_reading_does_not_make_a_store(new_folder: Path) -> None:
    with pytest.raises(StoreMissingError, match="irgraph load"):
        open_store(new_folder, create=False)
    assert not new_folder.exists()


def test_a_file_is_no_store(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("x")
    with pytest.raises(StoreFolderError, match=r"notes\.txt: is a file"):
        open_store(tmp_path / "notes.txt")


def test_a_folder_with_other_things_in_it_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("x")
    with pytest.raises(StoreFolderError, match="not a store"):
        open_store(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("x")
    with pytest.raises(StoreFolderError, match=r"new\.db: cannot be written"):
        open_store(tmp_path / "notes.txt" / "new.db")


def test_without_a_wheel_the_extra_is_named(new_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(embedded, "WHEELS", ("no_such_engine",))
    with pytest.raises(EngineMissingError, match=r"irgraph\[embedded\]"):
        open_store(new_folder)
    assert not new_folder.exists()


@pytest.mark.parametrize("url", ["http://localhost:7474", "sqlite:///x.db", "bolt+x://h", f"https://me:{SECRET}@h"])
def test_an_unknown_address_lists_the_known_ones(url: str) -> None:
    with pytest.raises(StoreUrlError, match="bolt://") as caught:
        open_store(url)
    assert SECRET not in str(caught.value)


def test_a_password_in_the_address_is_refused_and_not_shown() -> None:
    with pytest.raises(StoreUrlError, match="NEO4J_PASSWORD") as caught:
        open_store(f"bolt://me:{SECRET}@localhost")
    assert SECRET not in str(caught.value)


@pytest.mark.parametrize("scheme", ["bolt", "neo4j"])
def test_a_server_that_is_away_is_named(scheme: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEO4J_PASSWORD", SECRET)
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        url = f"{scheme}://127.0.0.1:{silent.getsockname()[1]}"
        with pytest.raises(StoreAwayError, match=url) as caught:
            open_store(url)
    assert SECRET not in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("password", ["not the password", None])
def test_a_wrong_password_is_not_shown(
    server: Neo4jServer, password: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("NEO4J_PASSWORD", raising=False)
    if password is not None:
        monkeypatch.setenv("NEO4J_PASSWORD", password)
    with pytest.raises(StoreLoginError, match="NEO4J_PASSWORD") as caught:
        open_store(server.url)
    assert "not the password" not in str(caught.value)


def test_every_error_is_a_store_error() -> None:
    with pytest.raises(StoreError):
        open_store("ftp://x")


def test_opening_and_asking_needs_neither_spacy_nor_pydantic(new_folder: Path) -> None:
    code = (
        "import sys; from graph.store import open_store\n"
        "with open_store(sys.argv[1]) as s: s.read_only('RETURN 1 AS x')\n"
        "print(sorted({'spacy', 'pydantic', 'networkx', 'jieba'} & set(sys.modules)))"
    )
    assert run(code, str(new_folder)).stdout.strip() == "[]"
