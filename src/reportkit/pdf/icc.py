"""The colours of a PDF for archives: their profile names the second of its making.

It is compressed, so that another second makes it a byte longer or shorter, and moves what follows.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator, Sequence
from itertools import product

from reportkit.frozen import frozen
from reportkit.pattern import pattern

PROFILE = pattern(rb"<</N \d/Length (\d+) 0 R/Filter/FlateDecode>>\s*stream\r?\n")
LENGTH = rb"\s%b 0 obj\s+(\d+)\s+endobj"
# where every object begins: at the end, where it is not a stream that is compressed itself
TABLE = pattern(rb"xref\s+0 \d+\s+((?:\d{10} \d{5} [fn][ \r\n]{2})+)trailer")
ENTRY = pattern(rb"(\d{10})(?= \d{5} n)")
START = pattern(rb"startxref\s+(\d+)\s+%%EOF\s*$")
SIGNATURE, SIGNATURE_AT = b"acsp", 36
DATE_AT = slice(24, 36)
DATE = bytes((7, 208, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0))  # 1 January 2000
HEAD = 2  # bytes of a zlib stream before its first block
NOTHING = b"\0\0\0\xff\xff"  # a block that holds no bytes
LARGEST = 1 << 22


@frozen
class Profile:
    """A colour profile in a PDF with a fixed date, and where its compressed bytes stand."""

    content: bytes
    start: int
    end: int
    length: bytes  # the number of the object that says how many bytes they are


@frozen
class Change:
    """Bytes that take the place of others, which may be more or less."""

    start: int
    end: int
    content: bytes

    @property
    def growth(self) -> int:
        """How far what follows moves."""
        return len(self.content) - (self.end - self.start)


def still_profiles(pdf: bytes) -> bytes:
    """The PDF with a fixed date in its colour profiles."""
    profiles = [*_iter_profiles(pdf)]
    if not profiles:
        return pdf
    changes = [change for one in profiles for change in _iter_changes(pdf, one)]
    if TABLE.search(pdf) and len(changes) == 2 * len(profiles):
        return _move(pdf, changes)
    for one in profiles:  # as well as it can be done where nothing may move
        packed = next(_iter_packed(one.content, one.end - one.start), b"")
        pdf = pdf[: one.start] + packed + pdf[one.end :] if packed else pdf
    return pdf


def _iter_profiles(pdf: bytes) -> Iterator[Profile]:
    for found in PROFILE.finditer(pdf):
        start, reading = found.end(), zlib.decompressobj()
        try:
            content = reading.decompress(pdf[start : start + LARGEST])
        except zlib.error:
            continue
        end = min(len(pdf), start + LARGEST) - len(reading.unused_data)
        if reading.eof and content[SIGNATURE_AT:][: len(SIGNATURE)] == SIGNATURE:
            dated = content[: DATE_AT.start] + DATE + content[DATE_AT.stop :]
            yield Profile(dated, start, end, found[1])


def _iter_changes(pdf: bytes, profile: Profile) -> Iterator[Change]:
    """Yield the profile as it is compressed here, and its new length."""
    packed = zlib.compress(profile.content)
    yield Change(profile.start, profile.end, packed)
    length = re.compile(LENGTH % profile.length).search(pdf, profile.end)
    if length:
        yield Change(length.start(1), length.end(1), b"%d" % len(packed))


def _move(pdf: bytes, changes: Sequence[Change]) -> bytes:
    """The PDF with changes, and what tells where things stand brought up to date."""

    def moved(offset: int) -> int:
        return offset + sum(change.growth for change in changes if change.end <= offset)

    table, start = TABLE.search(pdf), START.search(pdf)
    if table is None or start is None:
        return pdf
    entries = ENTRY.sub(lambda found: b"%010d" % moved(int(found[1])), table[1])
    own = Change(table.start(1), table.end(1), entries)
    last = Change(start.start(1), start.end(1), b"%d" % moved(int(start[1])))
    for change in sorted((*changes, own, last), key=lambda one: one.start, reverse=True):
        pdf = pdf[: change.start] + change.content + pdf[change.end :]
    return pdf


def _iter_packed(content: bytes, size: int) -> Iterator[bytes]:
    """Yield ways to compress a content to just so many bytes, with empty blocks to fill them."""
    for level, memory, strategy in product(range(9, 0, -1), range(9, 0, -1), range(4)):
        packer = zlib.compressobj(level, zlib.DEFLATED, zlib.MAX_WBITS, memory, strategy)
        packed = packer.compress(content) + packer.flush()
        blocks, rest = divmod(size - len(packed), len(NOTHING))
        if blocks >= 0 and rest == 0:
            yield packed[:HEAD] + NOTHING * blocks + packed[HEAD:]
