"""Compressed streams of a PDF, and others in their place.

A stream that says something else is a byte longer or shorter, and moves all that follows.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator, Sequence
from itertools import product

from reportkit.frozen import frozen
from reportkit.pattern import pattern

LENGTH = rb"\s%b 0 obj\s+(\d+)\s+endobj"
# where every object begins: at the end, where it is not a stream that is compressed itself
TABLE = pattern(rb"xref\s+0 \d+\s+((?:\d{10} \d{5} [fn][ \r\n]{2})+)trailer")
ENTRY = pattern(rb"(\d{10})(?= \d{5} n)")
START = pattern(rb"startxref\s+(\d+)\s+%%EOF\s*$")
HEAD = 2  # bytes of a zlib stream before its first block
NOTHING = b"\0\0\0\xff\xff"  # a block that holds no bytes
LARGEST = 1 << 22


@frozen
class Stream:
    """What a stream holds, and where its compressed bytes stand."""

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


def iter_streams(pdf: bytes, head: re.Pattern[bytes]) -> Iterator[tuple[re.Match[bytes], Stream]]:
    """Yield the streams with such a head, whose first group is the number of their length."""
    for found in head.finditer(pdf):
        start, reading = found.end(), zlib.decompressobj()
        try:
            content = reading.decompress(pdf[start : start + LARGEST])
        except zlib.error:
            continue
        if reading.eof:
            end = min(len(pdf), start + LARGEST) - len(reading.unused_data)
            yield found, Stream(content, start, end, found[1])


def replace_streams(pdf: bytes, fresh: Sequence[Stream]) -> bytes:
    """The PDF with what these streams hold now in the place of what they held."""
    if not fresh:
        return pdf
    changes = [change for one in fresh for change in _iter_changes(pdf, one)]
    if TABLE.search(pdf) and len(changes) == 2 * len(fresh):
        return _move(pdf, changes)
    for one in fresh:  # as well as it can be done where nothing may move
        packed = next(_iter_packed(one.content, one.end - one.start), b"")
        pdf = pdf[: one.start] + packed + pdf[one.end :] if packed else pdf
    return pdf


def _iter_changes(pdf: bytes, stream: Stream) -> Iterator[Change]:
    """Yield the stream as it is compressed here, and its new length."""
    packed = zlib.compress(stream.content)
    yield Change(stream.start, stream.end, packed)
    length = re.compile(LENGTH % stream.length).search(pdf, stream.end)
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
