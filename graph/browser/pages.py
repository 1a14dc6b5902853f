"""A small web server on loopback that Neo4j Browser can fetch the style and the guide from, and Browser itself.

Browser fetches guides by HTTP only, by default from `localhost` and guides.neo4j.com, with headers (its own, and those
of the tracing it contains) that make the web browser ask for permission first (CORS). Nothing of a store is served
here, and no password: only the pack, which is the same for everybody, and the files of the Browser that the user has
named.
"""

from __future__ import annotations

import contextlib
import mimetypes
import os
import threading
import zipfile
from collections.abc import Callable, Iterator, Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

from graph.errors import UsageError

LOOPBACK = "127.0.0.1"
PORT = 7474
"""Neo4j's own: what people have in their fingers. Any free one where it is taken and none was asked for."""

Fetch = Callable[[str], bytes | None]
"""The content at a path without its leading slash; None where there is none."""

TYPES = {".grass": "text/plain", ".js": "text/javascript", ".html": "text/html", ".css": "text/css"}
"""Not left to the machine's own table, which differs; a script of another type is not run."""

CORS = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Allow-Methods": "GET, HEAD, OPTIONS",
    "Access-Control-Allow-Headers": "*",
    "Access-Control-Allow-Private-Network": "true",
}
POLICY = (
    "default-src 'self' 'unsafe-inline' 'unsafe-eval' data: blob:; "
    "connect-src 'self' ws: wss: http://localhost:* http://127.0.0.1:*; frame-ancestors 'none'"
)
"""Keeps Browser from telling other hosts of its use; Bolt travels in web sockets, to wherever the user connects."""


def pages_of(files: Mapping[str, bytes], browser: Path | None = None) -> Fetch:
    """The files, and below `browser/` those of the neo4j-browser JAR. Raises UsageError for another file."""
    if browser is None:
        return files.get
    archive = _open_jar(browser)
    there = frozenset(archive.namelist())

    def fetch(path: str) -> bytes | None:
        if path.rstrip("/") == "browser":
            path = "browser/index.html"
        return archive.read(path) if path in there and path.startswith("browser/") else files.get(path)

    return fetch


@contextlib.contextmanager
def serve_pages(fetch: Fetch, port: int | None = None) -> Iterator[str]:
    """Serve on loopback for the time of the block; yields the address. Raises UsageError where the port is taken."""
    server = _listen(_handler(fetch), port)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://localhost:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    allow_reuse_address = os.name != "nt"  # there it would let two programs share the port


def _listen(handler: type[BaseHTTPRequestHandler], port: int | None) -> _Server:
    try:
        return _Server((LOOPBACK, PORT if port is None else port), handler)
    except OSError as error:
        if port is None:
            return _Server((LOOPBACK, 0), handler)
        raise UsageError(f"port {port} of this machine: {error.strerror}; choose another with --http-port") from None


def _handler(fetch: Fetch) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            path = unquote(urlsplit(self.path).path).lstrip("/")
            content = fetch(path)
            if content is None:
                self._answer(404, b"not here\n", "text/plain")
            else:
                self._answer(200, content, content_type(path))

        do_HEAD = do_GET  # noqa: N815

        def do_OPTIONS(self) -> None:
            self._answer(204, b"", None)

        def log_message(self, format: str, *arguments: object) -> None:
            """Nothing: the terminal is for what the user needs."""

        def _answer(self, status: int, content: bytes, type: str | None) -> None:
            self.send_response(status)
            headers = {**CORS, "Content-Security-Policy": POLICY, "X-Content-Type-Options": "nosniff"}
            if type is not None:
                headers |= {"Content-Type": type, "Content-Length": str(len(content)), "Cache-Control": "no-cache"}
            for name, value in headers.items():
                self.send_header(name, value)
            self.end_headers()
            if self.command != "HEAD":
                with contextlib.suppress(OSError):  # hung up
                    self.wfile.write(content)

    return Handler


def content_type(path: str) -> str:
    """The type of a page, in UTF-8 where it is text.

    >>> content_type("style.grass"), content_type("browser/"), content_type("a.png")
    ('text/plain; charset=utf-8', 'text/html; charset=utf-8', 'image/png')
    """
    suffix = Path(path).suffix or ".html"
    known = TYPES.get(suffix) or mimetypes.types_map.get(suffix, "application/octet-stream")
    return f"{known}; charset=utf-8" if known.startswith("text/") else known


def _open_jar(path: Path) -> zipfile.ZipFile:
    try:
        archive = zipfile.ZipFile(path)
    except (OSError, zipfile.BadZipFile) as error:
        raise UsageError(f"{path}: no neo4j-browser JAR ({getattr(error, 'strerror', None) or error})") from None
    if "browser/index.html" not in archive.namelist():
        archive.close()
        raise UsageError(f"{path}: no neo4j-browser JAR (it has no browser/index.html)")
    return archive
