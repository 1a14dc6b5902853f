"""Small PDF files written by hand: pages of Chinese text in a font that is named, not embedded."""

from __future__ import annotations

from collections.abc import Sequence

LEADING, TOP, LEFT, SIZE = 16, 800, 60, 10


def pdf_bytes(pages: Sequence[Sequence[str]], *, encrypt: bool = False, text: bool = True) -> bytes:
    """A PDF of these lines; `encrypt` with a password that nobody knows, without `text` like a scan."""
    return _pdf([_stream(lines) if text else b"60 60 400 600 re f" for lines in pages], encrypt=encrypt)


def pdf_of(stream: bytes, entries: str = "") -> bytes:
    """A PDF of one page with this content stream, whose dictionary has these entries."""
    return _pdf([stream], entries=entries)


def _pdf(streams: Sequence[bytes], *, entries: str = "", encrypt: bool = False) -> bytes:
    numbers = [6 + 2 * i for i in range(len(streams))]
    kids = " ".join(f"{n} 0 R" for n in numbers)
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Count {len(streams)}/Kids[{kids}]>>".encode(),
        b"<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[4 0 R]>>",
        b"<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/FontDescriptor 5 0 R"
        b"/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 4>>/DW 1000>>",
        b"<</Type/FontDescriptor/FontName/STSong-Light/Flags 6/FontBBox[-25 -254 1000 880]/ItalicAngle 0"
        b"/Ascent 752/Descent -271/CapHeight 737/StemV 58>>",
    ]
    for number, stream in zip(numbers, streams, strict=True):
        objects += [
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents {number + 1} 0 R"
            "/Resources<</Font<</F1 3 0 R>>>>>>".encode(),
            b"<</Length %d%s>>\nstream\n%s\nendstream" % (len(stream), entries.encode(), stream),
        ]
    return file_of(objects, encrypt=encrypt)


def _stream(lines: Sequence[str]) -> bytes:
    shown = [f"<{line.encode('utf-16-be', 'replace').hex()}> Tj T*" for line in lines]
    return "\n".join(["BT", f"/F1 {SIZE} Tf {LEADING} TL {LEFT} {TOP} Td", *shown, "ET"]).encode()


def file_of(objects: Sequence[bytes], *, encrypt: bool = False) -> bytes:
    """The file that holds these objects, numbered from 1; the first is its catalogue."""
    out, places = bytearray(b"%PDF-1.6\n%\xe2\xe3\xcf\xd3\n"), []
    for i, content in enumerate(objects):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (i + 1, content)
    table = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    lock = b"/Encrypt<</Filter/Standard/V 1/R 2/Length 40/P -4/O<%s>/U<%s>>>" % (b"41" * 32, b"42" * 32)
    identity = b"/ID[<00112233445566778899aabbccddeeff><00112233445566778899aabbccddeeff>]"
    out += b"trailer\n<</Size %d/Root 1 0 R%s%s>>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1, identity, lock if encrypt else b"", table,
    )  # fmt: skip
    return bytes(out)


def lzw_of_one(size: int, *, early: int) -> bytes:
    """At least so many blanks in LZW: each code stands for one blank more than the one before, as far as codes go."""
    codes, written, width = [], 0, 9
    while written < size:
        codes += [(256, width), (32, 9)]
        written += 1
        for code in range(258, 4094):
            width = max(9, (code + early).bit_length())
            codes.append((code, width))
            written += code - 256
            if written >= size:
                break
    return _bits([*codes, (257, width)])


def _bits(codes: Sequence[tuple[int, int]]) -> bytes:
    text = "".join(f"{code:0{width}b}" for code, width in codes)
    text += "0" * (-len(text) % 8)
    return int(text, 2).to_bytes(len(text) // 8, "big")
