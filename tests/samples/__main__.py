"""Writes the sample filings in every format that is read: `python -m tests.samples`.

The text files in samples/filings are what they are made from; the files made stand in samples/formats, and a test says
whether they are still what this makes.
"""

from __future__ import annotations

from tests.samples.formats import FORMATS, made


def main() -> None:
    FORMATS.mkdir(exist_ok=True)
    files = made()
    for name, data in files.items():
        (FORMATS / name).write_bytes(data)
    for path in FORMATS.iterdir():
        if path.name not in files:
            path.unlink()


main()
