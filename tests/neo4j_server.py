"""A real Neo4j without Docker: fetched with Maven once, run with Java 17, thrown away afterwards.

Set IRGRAPH_TEST_NEO4J to a bolt:// address to use a running server instead (its user and password from
NEO4J_USERNAME and NEO4J_PASSWORD); the tests wipe its database.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from neo4j import GraphDatabase
from neo4j.exceptions import DriverError, Neo4jError

ROOT = Path(__file__).parent.parent
POM = Path(__file__).parent / "neo4j" / "pom.xml"
PASSWORD = "only-for-tests"
JAVA = 17
START_SECONDS = 120
ADMIN_SECONDS = 300
OPENED = [
    "--add-opens=java.base/java.nio=ALL-UNNAMED",
    "--add-opens=java.base/java.io=ALL-UNNAMED",
    "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
]
CONFIG = """\
server.default_listen_address=127.0.0.1
server.bolt.listen_address=127.0.0.1:{bolt}
server.http.listen_address=127.0.0.1:{http}
server.memory.pagecache.size=128m
dbms.usage_report.enabled=false
"""


class NoServerError(Exception):
    """Why there is no Neo4j to test on."""


@dataclass(frozen=True)
class Neo4jServer:
    """Where a running server listens, and who may log in."""

    url: str
    user: str
    password: str
    http_url: str | None = None

    @property
    def environment(self) -> dict[str, str]:
        return {"NEO4J_USERNAME": self.user, "NEO4J_PASSWORD": self.password}


@contextlib.contextmanager
def neo4j_server(folder: Path) -> Iterator[Neo4jServer]:
    """The server of IRGRAPH_TEST_NEO4J, or a new one with its files in `folder`; else NoServerError says why."""
    given = os.environ.get("IRGRAPH_TEST_NEO4J")
    if given:
        user, password = os.environ.get("NEO4J_USERNAME", "neo4j"), os.environ.get("NEO4J_PASSWORD", "")
        yield Neo4jServer(given, user, password)
        return
    with prepare(folder).running() as home:
        yield home.server


@dataclass
class Neo4jHome:
    """The folder of a server of our own, which can be started, stopped and started again at the same address."""

    folder: Path
    admin: list[str]
    """The administration command, to be followed by what it should do."""
    command: list[str]
    server: Neo4jServer
    process: subprocess.Popen[bytes] | None = None

    @property
    def environment(self) -> dict[str, str]:
        return {**os.environ, "NEO4J_HOME": str(self.folder), "NEO4J_CONF": str(self.folder / "conf")}

    def administer(self, *what: str) -> subprocess.CompletedProcess[str]:
        """Run an administration command while the server is stopped."""
        return subprocess.run([*self.admin, *what], env=self.environment, capture_output=True, text=True,
                              timeout=ADMIN_SECONDS, check=False)  # fmt: skip

    def start(self) -> None:
        """Start it and wait until it answers."""
        log = self.folder / "console.log"
        with log.open("wb") as console:
            self.process = subprocess.Popen(
                self.command, env=self.environment, stdin=subprocess.DEVNULL, stdout=console, stderr=subprocess.STDOUT
            )
        _wait(self.server, self.process, log)

    def stop(self) -> None:
        """Stop it: asked first, then by force."""
        if self.process is None:
            return
        self.process.terminate()
        with contextlib.suppress(subprocess.TimeoutExpired):
            self.process.wait(30)
        self.crash()

    def crash(self) -> None:
        """End it as a power cut would; what it has acknowledged is there at the next start."""
        if self.process is not None:
            self.process.kill()
            self.process.wait()
            self.process = None

    @contextlib.contextmanager
    def running(self) -> Iterator[Neo4jHome]:
        try:
            self.start()
            yield self
        finally:
            self.stop()


def prepare(folder: Path, settings: str = "") -> Neo4jHome:
    """A server that is not running yet, with its configuration and password; `settings` are further lines of the
    configuration. NoServerError says why there can be none."""
    java, classpath = _java(), str(jars() / "*")
    bolt, http = _free_port(), _free_port()
    (folder / "conf").mkdir(parents=True)
    config = CONFIG.format(bolt=bolt, http=http) + settings
    (folder / "conf" / "neo4j.conf").write_text(config, encoding="utf-8")
    home = Neo4jHome(
        folder,
        [java, "-cp", classpath, "org.neo4j.server.startup.Neo4jAdminCommand"],
        [java, "-cp", classpath, "-Xmx1g", *OPENED, "org.neo4j.server.CommunityEntryPoint",
         f"--home-dir={folder}", f"--config-dir={folder / 'conf'}"],
        Neo4jServer(f"bolt://127.0.0.1:{bolt}", "neo4j", PASSWORD, f"http://127.0.0.1:{http}"),
    )  # fmt: skip
    done = home.administer("dbms", "set-initial-password", PASSWORD)
    if done.returncode != 0:
        raise NoServerError(f"no Neo4j: its password could not be set ({_last_line(done.stdout + done.stderr)})")
    return home


def jars() -> Path:
    """The folder of the server's jars, fetched the first time, and again whenever the pom changes."""
    digest = hashlib.sha256(POM.read_bytes()).hexdigest()[:12]
    folder = ROOT / ".cache" / "neo4j" / digest
    if folder.is_dir():
        return folder
    maven = shutil.which("mvn")
    if maven is None:
        raise NoServerError("no Neo4j: neither IRGRAPH_TEST_NEO4J nor Maven (mvn) to fetch one")
    draft = folder.with_name(f"{digest}.{os.getpid()}")
    command = [maven, "-q", "-B", "-f", str(POM), "dependency:copy-dependencies",
               f"-DoutputDirectory={draft}", "-DincludeScope=runtime"]  # fmt: skip
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode != 0 or not draft.is_dir():
        shutil.rmtree(draft, ignore_errors=True)
        raise NoServerError(f"no Neo4j: Maven could not fetch it ({_last_line(done.stdout + done.stderr)})")
    with contextlib.suppress(OSError):  # another process was quicker
        draft.rename(folder)
    shutil.rmtree(draft, ignore_errors=True)
    return folder


def _java() -> str:
    """The java command, which must be version 17 or newer."""
    home = os.environ.get("JAVA_HOME")
    java = shutil.which("java", path=str(Path(home) / "bin")) if home else shutil.which("java")
    if java is None:
        raise NoServerError("no Neo4j: neither IRGRAPH_TEST_NEO4J nor Java to start one")
    said = subprocess.run([java, "-version"], capture_output=True, text=True, check=False).stderr
    version = re.search(r'version "(\d+)', said)
    if version is None or int(version[1]) < JAVA:
        raise NoServerError(f"no Neo4j: it needs Java {JAVA}, found {version[1] if version else 'an unknown one'}")
    return java


def _wait(server: Neo4jServer, process: subprocess.Popen[bytes], log: Path) -> None:
    """Until the server answers; it takes some seconds."""
    end = time.monotonic() + START_SECONDS
    with GraphDatabase.driver(server.url, auth=(server.user, server.password)) as driver:
        while time.monotonic() < end:
            if process.poll() is not None:
                raise NoServerError(f"no Neo4j: it ended at start ({_last_line(log.read_text(errors='replace'))})")
            try:
                driver.verify_connectivity()
            except (DriverError, Neo4jError):
                time.sleep(0.2)
            else:
                return
    raise NoServerError(f"no Neo4j: it did not answer within {START_SECONDS} seconds")


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


def _last_line(text: str) -> str:
    lines = text.strip().splitlines()
    return lines[-1][:300] if lines else "no output"
