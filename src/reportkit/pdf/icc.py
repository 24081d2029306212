"""The colours of a PDF for archives: their profile names the second of its making."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from reportkit.pattern import pattern
from reportkit.pdf.stream import Stream, iter_streams

PROFILE = pattern(rb"<</N \d/Length (\d+) 0 R/Filter/FlateDecode>>\s*stream\r?\n")
SIGNATURE, SIGNATURE_AT = b"acsp", 36
DATE_AT = slice(24, 36)
DATE = bytes((7, 208, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0))  # 1 January 2000


def iter_profiles(pdf: bytes) -> Iterator[Stream]:
    """Yield the colour profiles of a PDF with a fixed date."""
    for _, stream in iter_streams(pdf, PROFILE):
        old = stream.content
        if old[SIGNATURE_AT:][: len(SIGNATURE)] == SIGNATURE:
            yield replace(stream, content=old[: DATE_AT.start] + DATE + old[DATE_AT.stop :])
