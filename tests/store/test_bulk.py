"""An export imported in bulk into a real Neo4j with the settings of docker-compose.yml: it is the loaded graph."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from graph.assemble import assemble
from graph.export import export
from graph.load import load, read_graph
from graph.network import Graph
from graph.store import Store
from tests.conftest import Stores, open_server
from tests.export.test_export import NASTY, two_companies
from tests.neo4j_server import ADMIN_SECONDS, Neo4jHome, NoServerError, prepare
from tests.sample_records import sample_records
from tests.store.compose import FILE, MissingVariableError, services, settings

pytestmark = pytest.mark.xdist_group("bulk")

ROOT = FILE.parent
SECRET = {"NEO4J_PASSWORD": "a secret of eight"}


def exported() -> Graph:
    """The sample, and texts that would break a careless import."""
    graph = assemble(sample_records())
    nasty = two_companies("\n".join(NASTY), [text for text in NASTY if text], id="nasty")
    for node in nasty.nodes():
        graph.add(node)
    for edge in nasty.edges():
        graph.connect(edge)
    return graph


def configure(home: Neo4jHome, more: Mapping[str, str]) -> None:
    """Add settings to a server's own, and let it refuse what it does not know."""
    file = home.folder / "conf" / "neo4j.conf"
    own = dict(line.split("=", 1) for line in file.read_text(encoding="utf-8").splitlines())
    wanted = {**own, **more, "server.config.strict_validation.enabled": "true"}
    file.write_text("".join(f"{name}={value}\n" for name, value in wanted.items()), encoding="utf-8")


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Neo4jHome:
    try:
        home = prepare(tmp_path_factory.mktemp("bulk") / "home")
    except NoServerError as error:
        pytest.skip(str(error))
    configure(home, settings(services(SECRET)["neo4j"]["environment"]))
    return home


def run_bulk(home: Neo4jHome, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run the command of the bulk service, with a `neo4j-admin` of the same version in front."""
    shell, flag, line = services(SECRET)["bulk"]["command"]
    programs = home.folder / "bin"
    programs.mkdir()
    (programs / "neo4j-admin").write_text(f'#!/bin/sh\nexec {shlex.join(home.admin)} "$@"\n', encoding="utf-8")
    (programs / "neo4j-admin").chmod(0o755)
    environment = {**home.environment, "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}"}
    line = line.replace("/tmp", str(home.folder))
    return subprocess.run(
        [shell, flag, line], cwd=folder, env=environment, capture_output=True, text=True,
        timeout=2 * ADMIN_SECONDS, check=False
    )  # fmt: skip


@pytest.fixture(scope="module")
def imported(prepared: Neo4jHome, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The export, imported and checked, in a server that has been started on it."""
    if shutil.which("bash") is None:
        pytest.skip("bash is not installed")
    folder = tmp_path_factory.mktemp("export")
    export(exported(), "csv", folder)
    done = run_bulk(prepared, folder)
    assert done.returncode == 0, done.stdout + done.stderr
    with prepared.running(), open_server(prepared.server) as store:
        yield store


def test_what_was_imported_is_the_exported_graph(imported: Store) -> None:
    assert read_graph(imported) == exported()


def test_the_settings_are_in_force(imported: Store) -> None:
    wanted = settings(services(SECRET)["neo4j"]["environment"])
    rows = imported.read("SHOW SETTINGS YIELD name, value WHERE name IN $names RETURN name, value", names=[*wanted])
    found = {row["name"]: row["value"] for row in rows}
    assert found.keys() == wanted.keys()
    assert found["dbms.usage_report.enabled"] == "false"
    assert found["server.memory.heap.max_size"] == "1.00GiB"


def test_loading_goes_on_where_the_import_ended(imported: Store, stores: Stores) -> None:
    """A load after it writes only what belongs to no filing, and what the store keeps beside the graph."""
    summary = load(imported, sample_records())
    assert (summary.new, summary.replaced, summary.unchanged) == (0, 0, len(sample_records()))
    loaded = stores.holding("embedded", "sample", lambda store: load(store, sample_records()))
    assert read_graph(imported) == read_graph(loaded)


def test_a_misspelt_setting_is_refused(tmp_path: Path) -> None:
    try:
        home = prepare(tmp_path / "home")
    except NoServerError as error:
        pytest.skip(str(error))
    configure(home, settings({"NEO4J_server_memory_heap_maximum__size": "1g"}))
    done = home.administer("server", "validate-config")
    assert done.returncode != 0
    assert "server.memory.heap.maximum_size" in done.stdout + done.stderr


def test_the_ports_are_those_of_this_machine_only() -> None:
    for service in services(SECRET).values():
        assert [p for p in service.get("ports", ()) if not p.startswith("127.0.0.1:")] == []


def test_there_is_no_password_but_from_the_environment() -> None:
    with pytest.raises(MissingVariableError, match=r"NEO4J_PASSWORD: set NEO4J_PASSWORD in \.env"):
        services({})
    assert services(SECRET)["neo4j"]["environment"]["NEO4J_AUTH"] == "neo4j/a secret of eight"
    example = dict(
        line.split("=", 1) for line in (ROOT / ".env.example").read_text().splitlines() if not line.startswith("#")
    )
    assert example == {"NEO4J_USERNAME": "neo4j", "NEO4J_PASSWORD": ""}
    assert ".env" in (ROOT / ".gitignore").read_text().splitlines()


def test_an_ordinary_start_imports_nothing() -> None:
    read = services(SECRET)
    assert read["bulk"]["profiles"] == ["bulk"]
    assert "profiles" not in read["neo4j"]
    assert read["bulk"]["image"] == read["neo4j"]["image"]
    assert read["bulk"]["volumes"][-1].endswith("/import:ro")
