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
    java = _java()
    classpath = str(jars() / "*")
    with _running(java, classpath, folder) as server:
        yield server


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


@contextlib.contextmanager
def _running(java: str, classpath: str, home: Path) -> Iterator[Neo4jServer]:
    bolt, http = _free_port(), _free_port()
    (home / "conf").mkdir(parents=True)
    (home / "conf" / "neo4j.conf").write_text(CONFIG.format(bolt=bolt, http=http), encoding="utf-8")
    environment = {**os.environ, "NEO4J_HOME": str(home), "NEO4J_CONF": str(home / "conf")}
    admin = [java, "-cp", classpath, "org.neo4j.server.startup.Neo4jAdminCommand"]
    done = subprocess.run([*admin, "dbms", "set-initial-password", PASSWORD],
                          env=environment, capture_output=True, text=True, check=False)  # fmt: skip
    if done.returncode != 0:
        raise NoServerError(f"no Neo4j: its password could not be set ({_last_line(done.stdout + done.stderr)})")
    command = [java, "-cp", classpath, "-Xmx1g", *OPENED, "org.neo4j.server.CommunityEntryPoint",
               f"--home-dir={home}", f"--config-dir={home / 'conf'}"]  # fmt: skip
    log = home / "console.log"
    with log.open("wb") as console:
        process = subprocess.Popen(command, env=environment, stdout=console, stderr=subprocess.STDOUT)
    try:
        server = Neo4jServer(f"bolt://127.0.0.1:{bolt}", "neo4j", PASSWORD, f"http://127.0.0.1:{http}")
        _wait(server, process, log)
        yield server
    finally:
        process.terminate()
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(30)
        process.kill()
        process.wait()


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
