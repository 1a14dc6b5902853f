"""The embedded engine: ArcadeDB in this process, which speaks Bolt on a loopback port.

Everything it keeps stands in one private folder: the data, its logs, and the passwords of its two users. `root` writes;
`reader` may only read, which the engine itself enforces, so that a read-only statement needs no parsing to be safe.
"""

from __future__ import annotations

import base64
import contextlib
import hashlib
import importlib
import json
import os
import secrets
import socket
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

from graph.engines.environment import engine_environment
from graph.engines.errors import (
    EngineMissingError,
    EngineStartError,
    StoreFolderError,
    StoreLockedError,
    StoreMissingError,
)
from graph.engines.heap import PAGES, heap_size

DATABASE = "neo4j"
LOOPBACK = "127.0.0.1"
WRITER, READER = "root", "reader"
SECRETS_FILE = "secrets.json"
BOLT_PLUGIN = "Bolt:com.arcadedb.bolt.BoltProtocolPlugin"
NATIVE_WHEEL = "arcadedb"
WHEELS = (NATIVE_WHEEL, "arcadedb_embedded")
"""Import names, the native build first: it needs no Java runtime and starts ten times faster."""
PORT_ATTEMPTS = 5
PORT_TAKEN = ("address already in use", "bindexception", "unable to listen", "already in use")
RECORD_RIGHTS = ("createRecord", "readRecord", "updateRecord", "deleteRecord")
SERVER_RIGHTS = ("updateSecurity", "updateSchema", "updateDatabaseSettings")
HASH_ROUNDS = 1024
"""The passwords are 256 random bits, which need no stretching; the engine's own 65,536 rounds cost 0.15 s a login."""

_open_here: set[Path] = set()
"""Folders that this process has open: the engine locks against other processes only."""

LOG_CONFIG = """\
handlers=java.util.logging.FileHandler
.level=WARNING
java.util.logging.FileHandler.pattern={folder}/arcadedb.log
java.util.logging.FileHandler.formatter=java.util.logging.SimpleFormatter
"""


@dataclass(frozen=True, slots=True)
class Engine:
    """A running engine: where it listens and who may log in."""

    server: Any
    folder: Path
    port: int
    passwords: dict[str, str]

    @property
    def url(self) -> str:
        return f"bolt://{LOOPBACK}:{self.port}"

    def sql(self, statement: str) -> None:
        """Run a statement in the engine's own SQL, for the little that its Cypher cannot declare."""
        self.server.get_database(DATABASE).command("sql", statement)

    def stop(self) -> None:
        """Stop the engine and release the folder."""
        _open_here.discard(self.folder)
        if self.server.is_started():
            self.server.stop()


def start_engine(folder: Path, *, create: bool, bolt_port: int | None = None) -> Engine:
    """Start the engine on `folder`, made with an empty database if `create` and it is not there.

    Raises a StoreError that names the folder: missing, not a store, not writable, open in another process, no wheel.
    """
    folder = folder.expanduser().resolve()
    if folder in _open_here:
        raise StoreLockedError(f"{folder}: open already in this process; use that one")
    _check_folder(folder, create=create)
    with engine_environment(folder):
        module = _import_engine()
        with _folder_errors(folder):
            passwords = _prepare(folder)
        engine = _start(module, folder, passwords, bolt_port)
    _open_here.add(folder)
    return engine


def is_store(folder: Path) -> bool:
    return (folder / SECRETS_FILE).is_file()


def _check_folder(folder: Path, *, create: bool) -> None:
    if folder.exists() and not folder.is_dir():
        raise StoreFolderError(f"{folder}: is a file, not the folder of a store")
    if is_store(folder):
        return
    if folder.is_dir() and any(folder.iterdir()):
        raise StoreFolderError(f"{folder}: is a folder with other things in it, not a store; name another folder")
    if not create:
        raise StoreMissingError(f"{folder}: no store there yet; `irgraph load FILE…` makes one")


@contextlib.contextmanager
def _folder_errors(folder: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise StoreFolderError(f"{folder}: cannot be written ({error.strerror or error})") from None


def _import_engine() -> ModuleType:
    for name in WHEELS:
        with contextlib.suppress(ModuleNotFoundError):
            return importlib.import_module(name)
    raise EngineMissingError(
        "the embedded engine is not installed: pip install 'irgraph[embedded]' (or 'irgraph[embedded-jvm]' "
        "where it has no wheel), or name a server with --store neo4j://…"
    )


def _prepare(folder: Path) -> dict[str, str]:
    """Make the private folder with its users, once; return their passwords."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    if not is_store(folder):
        folder.chmod(0o700)
        passwords = {user: secrets.token_urlsafe(32) for user in (WRITER, READER)}
        (folder / "log").mkdir(exist_ok=True)
        (folder / "config").mkdir(exist_ok=True)
        write_private(folder / "config" / "server-groups.json", json.dumps(_groups()))
        users = [_user(WRITER, "admin", passwords[WRITER]), _user(READER, "reader", passwords[READER])]
        write_private(folder / "config" / "server-users.jsonl", "".join(json.dumps(u) + "\n" for u in users))
        write_private(folder / SECRETS_FILE, json.dumps(passwords))
    if not os.access(folder, os.W_OK | os.X_OK):
        raise PermissionError(13, "Permission denied")
    _make_private(folder)
    loaded: dict[str, str] = json.loads((folder / SECRETS_FILE).read_text("utf-8"))
    return loaded


def _make_private(folder: Path) -> None:
    """A store that was copied or unpacked may have come with the rights of its new place."""
    for path in (folder, folder / SECRETS_FILE):
        if os.name != "nt" and path.stat().st_mode & 0o077:
            path.chmod(path.stat().st_mode & 0o700)


def write_private(path: Path, text: str) -> None:
    """Write a file that only its owner may read, whole or not at all."""
    draft = path.with_name(f"{path.name}.{os.getpid()}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(text)
    draft.replace(path)


def _groups() -> dict[str, Any]:
    """The engine's `server-groups.json`: administrators, readers, and everybody else, who may do nothing."""

    def group(server: tuple[str, ...], records: tuple[str, ...]) -> dict[str, Any]:
        return {
            "resultSetLimit": -1,
            "readTimeout": -1,
            "access": list(server),
            "types": {"*": {"access": list(records)}},
        }

    groups = {"admin": group(SERVER_RIGHTS, RECORD_RIGHTS), "reader": group((), ("readRecord",)), "*": group((), ())}
    return {"databases": {"*": {"groups": groups}}, "version": 2}


def _user(name: str, group: str, password: str) -> dict[str, Any]:
    salt = base64.b64encode(secrets.token_bytes(32))
    digest = hashlib.pbkdf2_hmac("sha256", password.encode(), salt, HASH_ROUNDS, 32)
    encoded = f"PBKDF2WithHmacSHA256${HASH_ROUNDS}${salt.decode()}${base64.b64encode(digest).decode()}"
    return {"name": name, "databases": {"*": [group]}, "password": encoded}


def _start(module: ModuleType, folder: Path, passwords: dict[str, str], bolt_port: int | None) -> Engine:
    """Start on free ports; another program may take one between the choice and the start, so try a few times."""
    reason = ""
    for _ in range(PORT_ATTEMPTS):
        port = bolt_port or _free_port()
        try:
            return Engine(_server(module, folder, passwords[WRITER], port), folder, port, passwords)
        except Exception as error:  # the engine's error class depends on the wheel
            reason = str(error)
        if "locked by another process" in reason or "is locked" in reason:
            raise StoreLockedError(
                f"{folder}: open in another process, and only one can have it; stop that one "
                "(irgraph serve, irgraph load, a notebook) or connect to it by its bolt:// address"
            )
        if not any(words in reason.lower() for words in PORT_TAKEN):
            break
        if bolt_port is not None:
            raise EngineStartError(f"port {bolt_port} is taken; choose another")
    raise EngineStartError(f"{folder}: the embedded engine does not start ({_first_line(reason)})")


def _server(module: ModuleType, folder: Path, password: str, port: int) -> Any:
    if module.__name__ == "arcadedb_embedded":
        _start_java(folder)
    config = {
        "host": LOOPBACK,
        "http_port": _free_port(),
        "server_plugins": BOLT_PLUGIN,
        "bolt_host": LOOPBACK,
        "bolt_port": port,
    }
    server = module.create_server(root_path=str(folder), root_password=password, config=config)
    server.start()
    try:
        if not (folder / "databases" / DATABASE).is_dir():
            server.create_database(DATABASE)
    except BaseException:
        server.stop()
        raise
    return server


def _start_java(folder: Path) -> None:
    """Start the Java runtime of the fallback wheel, once a process, with its log in the folder, not on the console."""
    import jpype
    from arcadedb_embedded.jvm import start_jvm

    if jpype.isJVMStarted():
        return
    config = folder / "log" / "logging.properties"
    config.write_text(LOG_CONFIG.format(folder=(folder / "log").as_posix()), "utf-8")
    start_jvm(heap_size=heap_size(), jvm_args=[PAGES, f"-Djava.util.logging.config.file={config}"])


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind((LOOPBACK, 0))
        return int(listener.getsockname()[1])


def _first_line(text: str) -> str:
    return text.strip().splitlines()[0][:300] if text.strip() else "no reason given"
