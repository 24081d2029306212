"""The colours of a PDF for archives: their profile names the second of its making.

It is compressed, and nothing within the file may move: so it is compressed anew to as many bytes.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from itertools import product

from reportkit.pattern import pattern

PROFILE = pattern(rb"<</N \d/Length \d+ 0 R/Filter/FlateDecode>>\s*stream\r?\n")
SIGNATURE, SIGNATURE_AT = b"acsp", 36
DATE_AT = slice(24, 36)
DATE = bytes((7, 208, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0))  # 1 January 2000
HEAD = 2  # bytes of a zlib stream before its first block
NOTHING = b"\0\0\0\xff\xff"  # a block that holds no bytes
LARGEST = 1 << 22


def still_profiles(pdf: bytes) -> bytes:
    """The PDF with a fixed date in its colour profiles."""
    for found in [*PROFILE.finditer(pdf)]:
        pdf = _still(pdf, found)
    return pdf


def _still(pdf: bytes, found: re.Match[bytes]) -> bytes:
    start = found.end()
    reading = zlib.decompressobj()
    try:
        profile = reading.decompress(pdf[start : start + LARGEST])
    except zlib.error:
        return pdf
    size = min(len(pdf) - start, LARGEST) - len(reading.unused_data)
    if not reading.eof or profile[SIGNATURE_AT:][: len(SIGNATURE)] != SIGNATURE:
        return pdf
    dated = profile[: DATE_AT.start] + DATE + profile[DATE_AT.stop :]
    packed = next(_iter_packed(dated, size), pdf[start : start + size])
    return pdf[:start] + packed + pdf[start + size :]


def _iter_packed(content: bytes, size: int) -> Iterator[bytes]:
    """Yield ways to compress a content to just so many bytes, with empty blocks to fill them."""
    for level, memory, strategy in product(range(9, 0, -1), range(9, 0, -1), range(4)):
        packer = zlib.compressobj(level, zlib.DEFLATED, zlib.MAX_WBITS, memory, strategy)
        packed = packer.compress(content) + packer.flush()
        blocks, rest = divmod(size - len(packed), len(NOTHING))
        if blocks >= 0 and rest == 0:
            yield packed[:HEAD] + NOTHING * blocks + packed[HEAD:]
