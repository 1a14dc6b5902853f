"""Reading PDFs, rebuilt from where their characters stand, over the plain text that PDFium gives of them."""

from __future__ import annotations

from collections.abc import Iterator
from time import process_time

import pypdfium2 as pdfium

from extractors.readers import read_bytes
from tests.bench.ratio import Ratio, measure, timed
from tests.bench.setting import Setting


def bench_pdf(setting: Setting) -> Iterator[Ratio]:
    """In seconds of processor time, which other work on the machine does not lengthen much."""
    files = [path.read_bytes() for path in setting.pdfs]
    yield measure(
        "pdf",
        4.0,
        timed(lambda: [read_bytes(data, source="filing.pdf") for data in files], clock=process_time),
        timed(lambda: [plain_text(data) for data in files], clock=process_time),
    )


def plain_text(data: bytes) -> str:
    file = pdfium.PdfDocument(data)
    try:
        return "".join(page.get_textpage().get_text_range() for page in file)
    finally:
        file.close()
