"""The sample filings in every format: file names and their bytes."""

from __future__ import annotations

from tests.samples.as_docx import as_docx
from tests.samples.as_page import as_page
from tests.samples.as_pdf import as_pdf
from tests.samples.as_word97 import as_word97
from tests.samples.filings import FOLDER, Filing, filings

FORMATS = FOLDER.parent / "formats"


def made() -> dict[str, bytes]:
    return {
        f"{filing.name}.{suffix}": data
        for number, filing in enumerate(filings())
        for suffix, data in _files(filing, number).items()
    }


def _files(filing: Filing, number: int) -> dict[str, bytes]:
    """By what follows the name; a form also without lines, with its columns in their places only."""
    text = (FOLDER / f"{filing.name}.txt").read_text(encoding="utf-8")
    unruled = {"open.pdf": as_pdf(filing, ruled=False)} if filing.rows else {}
    return {
        "pdf": as_pdf(filing),
        **unruled,
        "docx": as_docx(filing, number),
        "doc": as_word97(filing),
        "html": as_page(filing, "gb2312" if number % 2 else "utf-8"),
        "gb18030.txt": text.encode("gb18030"),
    }
