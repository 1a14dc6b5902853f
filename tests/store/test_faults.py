"""What goes wrong around a load: other programs that write, a server that goes away and comes back or does not."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
import trustme
from neo4j import SummaryCounters

from extractors.record import Record
from graph import load as load_module
from graph import store as stores_module
from graph.assemble import assemble
from graph.engines.errors import InterruptedLoadError, StoreAwayError, StoreFolderError
from graph.load import load, mend, read_graph, remove
from graph.loading import write
from graph.names.judgements import Judgements
from graph.store import Store, open_store
from tests.conftest import open_server
from tests.neo4j_server import Neo4jHome, Neo4jServer, NoServerError, prepare
from tests.sample_records import sample_records

ROOT = Path(__file__).parent.parent.parent
RECORDS = sample_records()


def once(act: Callable[[], object]) -> Callable[[], None]:
    """Does it the first time it is called, and nothing after that."""
    left = [act]

    def call() -> None:
        if left:
            left.pop()()

    return call


@pytest.fixture(autouse=True)
def one_filing_a_transaction(monkeypatch: pytest.MonkeyPatch) -> None:
    """So that there is something between two filings."""
    monkeypatch.setattr(load_module, "batches", lambda records: ([record] for record in records))


@pytest.mark.parametrize("theirs", [RECORDS[3:], RECORDS[:1], RECORDS[1:2], [RECORDS[0], RECORDS[4]]])
def test_another_program_may_load_between_two_filings(engine: Store, theirs: list[Record]) -> None:
    load(engine, RECORDS, progress=once(lambda: load(engine, theirs)))
    assert read_graph(engine) == assemble(RECORDS)
    assert mend(engine).writes == 0


def test_another_program_may_take_out_what_has_just_come(engine: Store) -> None:
    first = RECORDS[0].document.id
    load(engine, RECORDS, progress=once(lambda: remove(engine, [first])))
    assert read_graph(engine) == assemble([record for record in RECORDS if record.document.id != first])


def test_a_load_takes_over_the_judgements_of_another(engine: Store) -> None:
    """The store is what its last writer's judgements make of it."""
    load(engine, RECORDS, Judgements(), progress=once(lambda: load(engine, RECORDS[:2], Judgements())))
    assert read_graph(engine) == assemble(RECORDS)


def test_two_loads_at_once_give_what_one_after_the_other_gives(
    server: Neo4jServer, neo4j_store: Store, tmp_path: Path
) -> None:
    """Two processes with different halves of the sample filings, one in both."""
    files = sorted((ROOT / "samples" / "filings").glob("*.txt"))
    halves = [files[: len(files) // 2 + 1], files[len(files) // 2 :]]
    command = [sys.executable, "-m", "graph.cli", "load", "--json", "--store", server.url]
    environment = {**os.environ, **server.environment}
    loads = [
        subprocess.Popen(
            [*command, *map(str, half)],
            cwd=ROOT,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
        )
        for half in halves
    ]
    said = [process.communicate(timeout=120)[1] for process in loads]
    assert [process.returncode for process in loads] == [0, 0], said
    assert mend(neo4j_store).writes == 0
    both = read_graph(neo4j_store)
    neo4j_store.write("MATCH (n) DETACH DELETE n")
    done = subprocess.run([*command, *map(str, files)], cwd=ROOT, env=environment, capture_output=True, timeout=120)
    assert done.returncode == 0
    assert read_graph(neo4j_store) == both


LIMITED = """
import resource, sys
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]),) * 2)
from graph.cli import main
sys.argv = ["irgraph", *sys.argv[2:]]
main()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no limit of a file's size")
@pytest.mark.parametrize("size", [100_000, 400_000])
def test_a_disk_that_takes_no_more_is_one_line_and_the_store_goes_on_later(new_folder: Path, size: int) -> None:
    """The files of the store may not grow beyond a size: what a full disk does, without filling one."""
    load_samples = ["load", "samples/filings", "--store", str(new_folder)]
    command = [sys.executable, "-c", LIMITED, str(size), *load_samples]
    done = subprocess.run(command, cwd=ROOT, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=120)
    assert done.returncode == 1
    assert len([line for line in done.stderr.splitlines() if line.startswith("irgraph: ")]) == 1
    assert "Traceback" not in done.stderr
    with open_store(new_folder) as store:
        load(store, RECORDS)
        assert read_graph(store) == assemble(RECORDS)


def test_a_full_disk_is_named(embedded_store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stores_module, "FULL", 2**80)
    with pytest.raises(StoreFolderError, match="disk is full"):
        embedded_store.write("CREATE (n:Topic {id: $missing})")


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Neo4jHome]:
    """A Neo4j that these tests may stop and start."""
    folder = tmp_path_factory.mktemp("restarted")
    try:
        found = prepare(folder, TLS)
    except NoServerError as error:
        pytest.skip(str(error))
    write_expired_certificate(folder)
    with found.running():
        yield found


TLS = """\
server.bolt.tls_level=OPTIONAL
dbms.ssl.policy.bolt.enabled=true
dbms.ssl.policy.bolt.base_directory=certificates
"""


def write_expired_certificate(folder: Path) -> None:
    """The server's key and certificate, and beside them that of the authority."""
    (folder / "certificates").mkdir()
    authority = trustme.CA()
    issued = authority.issue_cert("127.0.0.1", not_after=datetime(2024, 1, 1, tzinfo=UTC))
    issued.private_key_pem.write_to_path(folder / "certificates" / "private.key")
    issued.cert_chain_pems[0].write_to_path(folder / "certificates" / "public.crt")
    authority.cert_pem.write_to_path(folder / "authority.pem")


@pytest.mark.xdist_group("neo4j")
def test_an_expired_certificate_is_refused_in_one_line(home: Neo4jHome, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(home.folder / "authority.pem"))
    url = home.server.url.replace("bolt://", "bolt+s://")
    with pytest.raises(StoreAwayError, match="certificate has expired") as caught:
        open_server(replace(home.server, url=url))
    assert "\n" not in str(caught.value)
    assert home.server.password not in str(caught.value)


@pytest.mark.xdist_group("neo4j")
def test_a_certificate_of_ones_own_is_accepted_where_that_is_asked(home: Neo4jHome) -> None:
    url = home.server.url.replace("bolt://", "bolt+ssc://")
    with open_server(replace(home.server, url=url)) as store:
        assert store.read("RETURN 1 AS x")[0]["x"] == 1


@pytest.fixture
def restarted(home: Neo4jHome, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[Neo4jHome, Store]]:
    monkeypatch.setattr(stores_module, "RETRY_SECONDS", 60.0)
    with open_server(home.server) as store:
        store.write("MATCH (n) DETACH DELETE n")
        yield home, store


def restart(home: Neo4jHome) -> None:
    home.crash()
    home.start()


@pytest.mark.xdist_group("neo4j")
def test_a_crash_and_restart_in_the_middle_of_a_filing_is_carried(
    restarted: tuple[Neo4jHome, Store], monkeypatch: pytest.MonkeyPatch
) -> None:
    home, store = restarted
    left, count = [30], write.count_writes

    def count_and_restart(counters: SummaryCounters) -> int:
        left[0] -= 1
        if left[0] == 0:
            restart(home)
        return count(counters)

    monkeypatch.setattr(write, "count_writes", count_and_restart)
    load(store, RECORDS)
    assert left[0] < 0
    assert read_graph(store) == assemble(RECORDS)
    assert mend(store).writes == 0


@pytest.mark.xdist_group("neo4j")
def test_a_server_that_stays_away_is_named_with_what_is_in(home: Neo4jHome, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stores_module, "RETRY_SECONDS", 0.5)
    with open_server(home.server) as store:
        store.write("MATCH (n) DETACH DELETE n")
        with pytest.raises(InterruptedLoadError, match="1 filings are in, whole; run the same command"):
            load(store, RECORDS, progress=once(home.crash))
    home.start()
    with open_server(home.server) as store:
        assert load(store, RECORDS).unchanged == 1
        assert read_graph(store) == assemble(RECORDS)
