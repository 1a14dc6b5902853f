"""Damaged and hostile files, made from the samples by a seeded generator, and what becomes of each.

`python -m tests.bench.damage --count 600 --seed 1` reads each file in a process of its own. It must end within 20
seconds of processor time and with 1 GB more than the process had, in a record or in a reason of one line; exit code 1
where one does not.
"""

from __future__ import annotations

import argparse
import io
import multiprocessing
import multiprocessing.connection
import random
import resource
import struct
import sys
import time
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import chain
from pathlib import Path

from extractors.errors import FilingError
from extractors.pipeline import build, extract
from extractors.readers import read_bytes
from tests.bench.made_pdf import pdf_bytes
from tests.readers.writers import as_doc, as_docx, as_html, docx_of, ole_bytes, paragraph, sheet_of, zip_bytes

SAMPLES = Path(__file__).parents[2] / "samples" / "filings"
SECONDS = 20
PATIENCE = 6
"""So many times longer may it take by the clock: the machine may have other work."""
MEMORY = 1 << 30
DEEP = 100_000
MB = bytes(1 << 20)
LINES_A_PAGE = 45


@cache
def originals() -> dict[str, bytes]:
    """The samples in every format that is read."""
    found: dict[str, bytes] = {}
    for path in sorted(SAMPLES.glob("*.txt")):
        data = path.read_bytes()
        document = read_bytes(data, source=path.name)
        sheet, lines = sheet_of(document), document.text.split("\n")
        pages = [lines[i : i + LINES_A_PAGE] for i in range(0, len(lines), LINES_A_PAGE)]
        forms = {"txt": data, "gb.txt": data.decode().encode("gb18030"), "u16.txt": data.decode().encode("utf-16"),
                 "docx": as_docx(sheet), "doc": as_doc(sheet), "html": as_html(sheet),
                 "gb.html": as_html(sheet, "gb2312"), "pdf": pdf_bytes(pages)}  # fmt: skip
        found |= {f"{path.stem}.{suffix}": content for suffix, content in forms.items()}
    return found


def truncated(data: bytes, rng: random.Random) -> bytes:
    return data[: rng.randrange(len(data) + 1)]


def flipped(data: bytes, rng: random.Random) -> bytes:
    changed = bytearray(data)
    for _ in range(rng.choice((1, 4, 16, 64, 256))):
        changed[rng.randrange(len(changed))] ^= 1 << rng.randrange(8)
    return bytes(changed)


def overwritten(data: bytes, rng: random.Random) -> bytes:
    at, length = rng.randrange(len(data)), rng.choice((2, 8, 64, 512))
    return data[:at] + rng.choice((bytes(length), b"\xff" * length, rng.randbytes(length))) + data[at + length :]


def shortened(data: bytes, rng: random.Random) -> bytes:
    at = rng.randrange(len(data))
    return data[:at] + data[at + rng.choice((1, 7, 100, 512, 4096)) :]


def repeated(data: bytes, rng: random.Random) -> bytes:
    at, length = rng.randrange(len(data)), rng.choice((16, 512, 4096))
    return data[:at] + data[at : at + length] * rng.choice((2, 50)) + data[at:]


def wrong_number(data: bytes, rng: random.Random) -> bytes:
    """A number in the head or the tail, where containers keep lengths and places, becomes another."""
    at = rng.choice((rng.randrange(min(len(data), 2048)), max(len(data) - 1 - rng.randrange(2048), 0)))
    value = rng.choice((0, 1, 0xFF, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFE, 0xFFFFFFFF, len(data), rng.getrandbits(32)))
    return data[:at] + struct.pack("<I", value) + data[at + 4 :]


def misnamed_head(data: bytes, rng: random.Random) -> bytes:
    heads = (b"%PDF-1.7\n", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"<html>", b"\xff\xfe", b"{\\rtf1")
    return rng.choice(heads) + data


def with_noise(data: bytes, rng: random.Random) -> bytes:
    at = rng.randrange(len(data))
    return data[:at] + rng.choice((bytes(5000), rng.randbytes(5000), b"<" * 5000, b"&#" * 2500)) + data[at:]


def inner_damage(data: bytes, rng: random.Random) -> bytes:
    """Damage to a part of a package, in a package that is whole; to the file itself where it is none."""
    harm = rng.choice((truncated, flipped, overwritten, shortened, repeated, with_noise))
    if not data.startswith(b"PK"):
        return harm(data, rng)
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    name = rng.choice(("word/document.xml", "word/document.xml", *sorted(parts)))
    return zip_bytes(parts | {name: harm(parts[name], rng) if parts[name] else b"x"})


HARMS: tuple[Callable[[bytes, random.Random], bytes], ...] = (
    truncated, flipped, overwritten, shortened, repeated, wrong_number, misnamed_head, with_noise, inner_damage,
)  # fmt: skip


def hostile() -> dict[str, Callable[[], bytes]]:
    """Files built to exhaust a reader, and files of kinds that no reader takes."""
    text = (SAMPLES / "yunling-ir-2024-011.txt").read_bytes()
    line = "公司2024年上半年实现营业收入1.02亿元，同比增长24.60%，客户包括明谷科技、砺川重工等，"
    return {
        "bomb.docx": lambda: docx_of(paragraph(" " * 20_000_000)),
        "bomb-1gb.docx": lambda: _bomb(1 << 30),
        "bomb-lying.docx": _lying_bomb,
        "bomb-parts.docx": lambda: zip_bytes({"word/document.xml": b"<a/>"} | dict.fromkeys(map(str, range(250)), MB)),
        "deep.docx": lambda: docx_of("<w:sdt><w:sdtContent>" * DEEP + "</w:sdtContent></w:sdt>" * DEEP),
        "deep-tables.docx": lambda: docx_of("<w:tbl><w:tr><w:tc>" * 60 + "<w:p/>" + "</w:tc></w:tr></w:tbl>" * 60),
        "entities.docx": lambda: docx_of(paragraph("甲"), head=_laughs()),
        "many-paragraphs.docx": lambda: docx_of("".join(paragraph(f"{i}、{line}") for i in range(20_000))),
        "macro.docm": lambda: docx_of(paragraph("甲"), more={"word/vbaProject.bin": ole_bytes({"VBA": b"Sub"})}),
        "deep.html": lambda: b"<html><body>" + b"<div>" * DEEP + text + b"</div>" * DEEP,
        "deep-tables.html": lambda: b"<html><body>" + b"<table><tr><td>" * DEEP + text,
        "deep-formatting.html": lambda: b"<html><body>" + b"".join(b"<b><i id=%d>" % i for i in range(DEEP)) + text,
        "unclosed.html": lambda: b"<html><body>" + b"<p><li><td>" * DEEP + text,
        "open-tags.html": lambda: b"<html>" + b"<" * 3_000_000,
        "open-attributes.html": lambda: b"<html><a " + b"x=" * 1_000_000,
        "entities.html": lambda: b"<html>" + b"&amp;" * 1_000_000,
        "comments.html": lambda: b"<!--" * 1_000_000 + text,
        "nul.txt": lambda: text.replace(b"\n", b"\n\0"),
        "nul-everywhere.txt": lambda: b"\0".join(text[i : i + 1] for i in range(len(text))),
        "long-line.txt": lambda: text + (line * 20_000).encode(),
        "long-line-spaces.txt": lambda: text + (" " * 2_000_000 + "甲").encode(),
        "long-digits.txt": lambda: text + b"1" * 500_000,
        "long-brackets.txt": lambda: text + "（《“".encode() * 100_000,
        "long-marks.txt": lambda: text + "□√".encode() * 200_000,
        "tags.txt": lambda: text + b"<p " * 500_000,
        "many-lines.txt": lambda: text + "1、\n".encode() * 100_000,
        "many-pages.pdf": lambda: pdf_bytes([[line] * 40] * 3000),
        "encrypted.pdf": lambda: pdf_bytes([[line]], encrypt=True),
        "scan.pdf": lambda: pdf_bytes([[line]] * 3, text=False),
        "no-pages.pdf": lambda: pdf_bytes([]),
        "circle.pdf": lambda: pdf_bytes([[line]]).replace(b"/Kids[6 0 R]", b"/Kids[2 0 R]"),
        "encrypted.docx": lambda: ole_bytes({"EncryptedPackage": b"", "EncryptionInfo": b""}),
        "book.xls": lambda: ole_bytes({"Workbook": b""}),
        "book.xlsx": lambda: zip_bytes({"xl/workbook.xml": b"<a/>"}),
        "noise": lambda: random.Random(7).randbytes(1_000_000),
        "zeros": lambda: bytes(1_000_000),
        "empty": lambda: b"",
    }  # fmt: skip


def _bomb(size: int) -> bytes:
    """A package whose document inflates to `size` bytes, packed without holding them."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package, package.open("word/document.xml", "w") as part:
        for _ in range(size >> 20):
            part.write(MB)
    return stream.getvalue()


def _lying_bomb() -> bytes:
    """The same, but the directory says that the document is small."""
    data = _bomb(1 << 30)
    at = data.index(b"PK\x01\x02")
    return data[: at + 24] + struct.pack("<I", 1000) + data[at + 28 :]


def _laughs() -> str:
    levels = "".join(f'<!ENTITY l{i} "{f"&l{i - 1};" * 10}">' for i in range(1, 12))
    return f'<!DOCTYPE d [<!ENTITY l0 "ha">{levels}]><!-- &l11; -->'


def cases(count: int, seed: int) -> Iterator[tuple[str, bytes]]:
    """`count` damaged files, the same for the same seed."""
    rng = random.Random(seed)
    names = sorted(originals())
    for i in range(count):
        name, harm = names[i % len(names)], rng.choice(HARMS)
        yield f"{i:04d}-{harm.__name__}-{name}", harm(originals()[name], rng)


@dataclass(frozen=True)
class Outcome:
    name: str
    kind: str
    """record, reason, defect (another exception), killed (crash, no memory) or late."""
    reason: str
    seconds: float
    megabytes: int

    @property
    def is_bad(self) -> bool:
        return self.kind not in ("record", "reason") or "\n" in self.reason


def outcome_of(name: str, data: bytes) -> Outcome:
    """What becomes of a file, in a forked process with limits."""
    context = multiprocessing.get_context("fork")
    receiver, sender = context.Pipe(duplex=False)
    process = context.Process(target=_try, args=(name, data, sender))
    process.start()
    sender.close()
    answer = ("late", "", 0.0, 0)
    if receiver.poll(SECONDS * PATIENCE):
        try:
            answer = receiver.recv()
        except EOFError:
            answer = ("killed", "the process ended without a word", 0.0, 0)
    process.kill()
    process.join()
    return Outcome(name, *answer)


def _try(name: str, data: bytes, sender: multiprocessing.connection.Connection) -> None:
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    size = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_AS, (size + MEMORY, size + MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    started = time.process_time()
    try:
        extract(read_bytes(data, source=name))
        kind, reason = "record", ""
    except FilingError as error:
        kind, reason = "reason", error.reason
    except BaseException as error:
        kind, reason = "defect", f"{type(error).__name__}: {error}"
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    sender.send((kind, reason, time.process_time() - started, max(grown, 0) >> 10))


def report(outcomes: list[Outcome]) -> None:
    counts = Counter(outcome.kind for outcome in outcomes)
    print(f"{len(outcomes)} files:", ", ".join(f"{n} {kind}" for kind, n in sorted(counts.items())))
    for reason, n in Counter(o.reason for o in outcomes if o.kind == "reason").most_common():
        print(f"{n:6}  {reason[:100]}")
    for name, key in (("slowest", "seconds"), ("largest", "megabytes")):
        worst = sorted(outcomes, key=lambda o: getattr(o, key), reverse=True)[:5]
        print(f"{name}:", ", ".join(f"{o.name} {o.seconds:.1f} s {o.megabytes} MB" for o in worst))
    for outcome in outcomes:
        if outcome.is_bad:
            print(f"BAD {outcome.kind}: {outcome.name}: {outcome.reason[:200]}")


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--count", type=int, default=600)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path, help="folder to write the files with a bad outcome to")
    options = parser.parse_args()
    build()
    outcomes = []
    hostile_files = ((name, make()) for name, make in hostile().items())
    for name, data in chain(hostile_files, cases(options.count, options.seed)):
        outcomes.append(outcome_of(name, data))
        if outcomes[-1].is_bad and options.keep:
            options.keep.mkdir(parents=True, exist_ok=True)
            (options.keep / name).write_bytes(data)
    report(outcomes)
    return int(any(outcome.is_bad for outcome in outcomes))


if __name__ == "__main__":
    sys.exit(main())
