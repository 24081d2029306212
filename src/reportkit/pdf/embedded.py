"""The fonts that a PDF really holds."""

from __future__ import annotations

import zlib
from collections.abc import Iterator

from reportkit.pattern import pattern

FONT_NAME = pattern(rb"/FontName\s*/([^\s/<>\[\]()]+)")
SUBSET = pattern(r"^[A-Z]{6}\+")
ESCAPED = pattern(r"#([0-9A-Fa-f]{2})")
PAGE = pattern(rb"/Type\s*/Page(?![A-Za-z])")
# newer versions of LibreOffice pack the descriptions of fonts
OBJECTS = pattern(rb"(?s)/Type\s*/ObjStm[^>]*?>>\s*stream\r?\n(.*?)endstream")


def find_fonts(pdf: bytes) -> tuple[str, ...]:
    """The PostScript names of the fonts within, in order, without the tags of subsets."""
    names = {name for text in (pdf, *_iter_packed(pdf)) for name in FONT_NAME.findall(text)}
    return tuple(sorted(_plain(name.decode("utf-8", "replace")) for name in names))


def count_pages(pdf: bytes) -> int:
    """The number of its pages."""
    return sum(len(PAGE.findall(text)) for text in (pdf, *_iter_packed(pdf)))


def _iter_packed(pdf: bytes) -> Iterator[bytes]:
    """Yield the text of packed objects."""
    for found in OBJECTS.finditer(pdf):
        yield zlib.decompressobj().decompress(found[1])


def _plain(name: str) -> str:
    return ESCAPED.sub(lambda code: chr(int(code[1], 16)), SUBSET.sub("", name))
