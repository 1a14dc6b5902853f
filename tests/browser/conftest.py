"""Neo4j Browser in Chromium, logged in on each engine, with the pack's style and guide.

Everything is as a user has it: the commands `irgraph serve` and `irgraph browser-pack --serve` run as processes, and
Browser comes from the server, or from its JAR where there is none. All of it runs on one worker of pytest-xdist.
"""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import neo4j
import pytest

from graph.load import load
from graph.store import open_store
from tests.conftest import open_server
from tests.neo4j_server import NoServerError, jars, prepare
from tests.sample_records import sample_records

ROOT = Path(__file__).parents[2]
ENGINES = ("embedded store", "Neo4j server")


@dataclass(frozen=True)
class Site:
    """What is served: an address for a Browser, the password, and what to paste."""

    engine: str
    address: str
    password: str
    style: str
    guide: str
    reader: neo4j.Driver
    database: str

    def ask(self, statement: str, parameters: Mapping[str, Any]) -> neo4j.EagerResult:
        """The same question past Browser."""
        return self.reader.execute_query(statement, dict(parameters), database_=self.database)


@contextlib.contextmanager
def said(lines: int, *arguments: str | Path) -> Iterator[dict[str, str]]:
    """What a command that keeps running says in its first lines, by their first words."""
    command = [sys.executable, "-m", "graph.cli", *map(str, arguments)]
    environment = {**os.environ, "PYTHONIOENCODING": "utf-8"}
    with subprocess.Popen(
        command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as process:
        try:
            assert process.stdout is not None
            yield dict(process.stdout.readline().strip().split(maxsplit=1) for _ in range(lines))
        finally:
            process.terminate()
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(30)
            process.kill()


@contextlib.contextmanager
def embedded_site(folder: Path) -> Iterator[Site]:
    jar = next(jars().glob("neo4j-browser-*.jar"))
    with open_store(folder / "store") as store:
        load(store, sample_records())
    with said(7, "serve", "--store", folder / "store", "--port", _free_port(), "--browser", jar) as lines:
        password = Path(lines["password"].removeprefix("in ")).read_text().strip()
        user = lines["user"].split()[0]
        with neo4j.GraphDatabase.driver(lines["address"], auth=(user, password)) as driver:
            yield Site(
                ENGINES[0], lines["browser"], password, lines["style"], lines["guide"], driver, lines["database"]
            )


@contextlib.contextmanager
def server_site(folder: Path) -> Iterator[Site]:
    with prepare(folder / "neo4j").running() as home, said(2, "browser-pack", folder / "pack", "--serve") as lines:
        server = home.server
        with open_server(server) as store:
            load(store, sample_records())
        scheme, _, host = server.url.partition("://")
        address = f"{server.http_url}/browser/?dbms={scheme}://{server.user}@{host}&db=neo4j"
        with neo4j.GraphDatabase.driver(server.url, auth=(server.user, server.password)) as driver:
            yield Site(ENGINES[1], address, server.password, lines["style"], lines["guide"], driver, "neo4j")


@pytest.fixture(scope="module", params=ENGINES)
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    open_site = {ENGINES[0]: embedded_site, ENGINES[1]: server_site}[request.param]
    with contextlib.ExitStack() as stack:
        try:
            opened = stack.enter_context(open_site(tmp_path_factory.mktemp("site")))
        except NoServerError as error:
            pytest.skip(str(error))
        yield opened


@pytest.fixture(scope="module")
def browser(site: Site, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """A Browser that is logged in, with the style applied and the guide open."""
    pytest.importorskip("selenium", reason="selenium is not installed")
    from tests.browser.chromium import NoChromiumError, chromium
    from tests.browser.neo4j_browser import Browser

    with contextlib.ExitStack() as stack:
        try:
            driver = stack.enter_context(chromium(tmp_path_factory.mktemp("profile")))
        except NoChromiumError as error:
            pytest.skip(str(error))
        opened = Browser(driver, site.address)
        opened.log_in(site.password)
        opened.run(site.style)
        opened.open_guide(site.guide)
        yield opened


def _free_port() -> str:
    import socket

    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return str(listener.getsockname()[1])
