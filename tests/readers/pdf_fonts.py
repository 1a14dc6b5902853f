"""A PDF whose font says of some of its characters what they are, and of the others nothing."""

from __future__ import annotations

from collections.abc import Sequence

from tests.bench.made_pdf import file_of

LEADING = 20


def pdf_with_font(lines: Sequence[str], explained: str) -> bytes:
    """Lines whose characters are numbered as they first appear; the font maps those `explained`."""
    numbers = {char: i for i, char in enumerate(dict.fromkeys("".join(lines)), 1)}
    mapped = [f"<{n:04x}> <{char.encode('utf-16-be').hex()}>" for char, n in numbers.items() if char in explained]
    maps = "\n".join(f"{len(part)} beginbfchar {' '.join(part)} endbfchar" for part in _hundreds(mapped))
    to_unicode = f"begincmap 1 begincodespacerange <0000> <FFFF> endcodespacerange {maps} endcmap".encode()
    shown = " ".join(f"<{''.join(f'{numbers[char]:04x}' for char in line)}> Tj T*" for line in lines)
    stream = f"BT /F1 12 Tf {LEADING} TL 60 780 Td {shown} ET".encode()
    return file_of([
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Count 1/Kids[6 0 R]>>",
        b"<</Type/Font/Subtype/Type0/BaseFont/ABCDEF+Own/Encoding/Identity-H/DescendantFonts[4 0 R]/ToUnicode 8 0 R>>",
        b"<</Type/Font/Subtype/CIDFontType2/BaseFont/ABCDEF+Own/FontDescriptor 5 0 R/CIDToGIDMap/Identity"
        b"/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/DW 1000>>",
        b"<</Type/FontDescriptor/FontName/ABCDEF+Own/Flags 4/FontBBox[-25 -254 1000 880]/ItalicAngle 0"
        b"/Ascent 752/Descent -271/CapHeight 737/StemV 58>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 7 0 R/Resources<</Font<</F1 3 0 R>>>>>>",
        b"<</Length %d>>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<</Length %d>>\nstream\n%s\nendstream" % (len(to_unicode), to_unicode),
    ])  # fmt: skip


def _hundreds(rows: Sequence[str]) -> list[Sequence[str]]:
    return [rows[i : i + 100] for i in range(0, len(rows), 100)]
