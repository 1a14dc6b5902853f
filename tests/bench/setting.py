"""What the parts of a bench have in common: filings, their records, stores that are opened when first asked for."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from functools import cached_property
from pathlib import Path
from types import TracebackType

from extractors.pipeline import extract, read
from extractors.record import Record
from graph.store import Store, open_store
from tests.conftest import open_server, wipe
from tests.neo4j_server import Neo4jServer, NoServerError, neo4j_server

ROOT = Path(__file__).parent.parent.parent
CORPUS = Path(os.environ.get("IRGRAPH_CORPUS") or ROOT.parent / "shared" / "corpus") / "seeds"


class Setting:
    """Use it in a `with` block; the folder and the server go with it."""

    def __init__(self) -> None:
        self._stack = ExitStack()
        self._folders = 0

    @cached_property
    def files(self) -> list[Path]:
        """The filings of the corpus beside the checkout (IRGRAPH_CORPUS), else those in samples/."""
        return sorted(CORPUS.glob("*.txt")) or sorted((ROOT / "samples" / "filings").glob("*.txt"))

    @cached_property
    def pdfs(self) -> list[Path]:
        """The PDFs of the corpus, else those in samples/."""
        return sorted((CORPUS.parent / "filings").glob("*.pdf")) or sorted((ROOT / "samples" / "formats").glob("*.pdf"))

    @cached_property
    def records(self) -> list[Record]:
        return [extract(read(path)) for path in self.files]

    @cached_property
    def folder(self) -> Path:
        return Path(self._stack.enter_context(tempfile.TemporaryDirectory()))

    @cached_property
    def server(self) -> Neo4jServer | None:
        """A Neo4j, the same for all parts; None, and the reason is printed, where there is none."""
        try:
            return self._stack.enter_context(neo4j_server(self.folder / "neo4j"))
        except NoServerError as error:
            print(f"on the embedded engine only: {error}")
            return None

    def new_folder(self) -> Path:
        """Where an embedded store can be made."""
        self._folders += 1
        return self.folder / f"{self._folders}.db"

    def stores(self) -> Iterator[tuple[str, Store]]:
        """An empty store on each engine in turn, with the engine's name; closed when the next is asked for."""
        with open_store(self.new_folder()) as store:
            yield "embedded", store
        if self.server is not None:
            with open_server(self.server) as store:
                wipe(store)
                yield "neo4j", store

    def __enter__(self) -> Setting:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stack.close()


def resident() -> float:
    """Megabytes of this process in memory now; Linux only."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20
