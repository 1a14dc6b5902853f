"""What Browser fetches by HTTP: from other origins, from loopback only, and nothing but the pack and Browser itself."""

from __future__ import annotations

import socket
import urllib.error
import urllib.request
import zipfile
from pathlib import Path

import pytest

from graph.browser.pages import pages_of, serve_pages
from graph.errors import UsageError

FILES = {"style.grass": "节点".encode(), "guide.html": b"<slide></slide>"}
SECONDS = 30


def fetched(address: str, method: str = "GET") -> tuple[int, dict[str, str], bytes]:
    request = urllib.request.Request(address, method=method)
    try:
        with urllib.request.urlopen(request, timeout=SECONDS) as answer:
            return answer.status, dict(answer.headers), answer.read()
    except urllib.error.HTTPError as error:
        return error.code, dict(error.headers), error.read()


@pytest.fixture
def jar(tmp_path: Path) -> Path:
    path = tmp_path / "neo4j-browser.jar"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("browser/index.html", "<html></html>")
        archive.writestr("browser/app.js", "1")
        archive.writestr("META-INF/MANIFEST.MF", "secret")
    return path


def test_another_origin_may_fetch_the_guide() -> None:
    with serve_pages(pages_of(FILES)) as base:
        asked, headers, body = fetched(f"{base}/guide.html", "OPTIONS")
        assert (asked, body) == (204, b"")
        assert headers["Access-Control-Allow-Headers"] == "*", "cache-control, pragma, sentry-trace, baggage …"
        status, headers, body = fetched(f"{base}/guide.html?x=1#slide-2")
        assert (status, body) == (200, FILES["guide.html"])
        assert headers["Access-Control-Allow-Origin"] == "*"
        assert headers["Content-Type"] == "text/html; charset=utf-8"


def test_a_style_is_text_in_utf_8() -> None:
    with serve_pages(pages_of(FILES)) as base:
        _, headers, body = fetched(f"{base}/style.grass")
    assert (headers["Content-Type"], body.decode()) == ("text/plain; charset=utf-8", "节点")


def test_browser_comes_from_its_jar(jar: Path) -> None:
    with serve_pages(pages_of(FILES, jar)) as base:
        assert fetched(f"{base}/browser/?dbms=x")[2] == b"<html></html>"
        assert fetched(f"{base}/browser/app.js")[1]["Content-Type"] == "text/javascript; charset=utf-8"
        assert fetched(f"{base}/style.grass")[0] == 200


@pytest.mark.parametrize(
    "path", ["/", "/nothing", "/../pages.py", "/browser/../META-INF/MANIFEST.MF", "/META-INF/MANIFEST.MF", "/%2e%2e/x"]
)
def test_nothing_else_is_there(jar: Path, path: str) -> None:
    with serve_pages(pages_of(FILES, jar)) as base:
        assert fetched(base + path)[0] == 404


def test_nothing_can_be_put_there() -> None:
    with serve_pages(pages_of(FILES)) as base:
        assert fetched(f"{base}/style.grass", "POST")[0] == 501


def test_only_this_machine_can_fetch() -> None:
    with serve_pages(pages_of(FILES)) as base:
        port = int(base.rpartition(":")[2])
        with socket.socket() as elsewhere:
            elsewhere.settimeout(SECONDS)
            assert elsewhere.connect_ex(("127.0.0.2", port)) != 0


def test_a_port_that_is_taken_is_named() -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(UsageError, match=f"port {port} .*--http-port"), serve_pages(FILES.get, port):
            pass


def test_without_a_port_two_can_serve() -> None:
    with serve_pages(FILES.get) as one, serve_pages(FILES.get) as two:
        assert one != two
        assert fetched(f"{one}/style.grass")[2] == fetched(f"{two}/style.grass")[2]


def test_another_file_is_no_browser(tmp_path: Path) -> None:
    (tmp_path / "x.jar").write_text("text")
    with zipfile.ZipFile(tmp_path / "y.jar", "w") as archive:
        archive.writestr("README", "")
    for name in ("x.jar", "y.jar", "none.jar"):
        with pytest.raises(UsageError, match=f"{name}: no neo4j-browser JAR"):
            pages_of(FILES, tmp_path / name)
