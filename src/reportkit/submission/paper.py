"""What PDFs say: their pages, every string of every object in them, and files attached to them."""

from __future__ import annotations

import logging
import re
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import TYPE_CHECKING, Any

from reportkit.diagnostics import FilePlace, Phrase
from reportkit.pattern import pattern
from reportkit.rules import submission as rules
from reportkit.submission.picture import knows_picture
from reportkit.submission.said import Batch, Inside, Said, inside, iter_strings

if TYPE_CHECKING:
    from pypdf import PdfReader

STREAM = pattern(rb"stream\r?\n(.*?)\r?\n?endstream", re.DOTALL)
INFLATED = 1 << 26
HEAD = 2000  # bytes before a stream in which its dictionary stands
DRAWN = pattern(rb"/Length1\b|/Length2\b|/Image\b|/FontFile|/CIDFontType0C|/Type1C|/XRef\b")
CROSS_REFERENCE = pattern(rb"\d{10} \d{5} [nf]")
# what a page is drawn by: operators between these words, and texts in brackets
SHOWING = pattern(rb"\bBT\s")
LITERAL = pattern(rb"\((?:\\.|[^\\()])*\)", re.DOTALL)
MOST_OBJECTS = 500_000
PROPERTY, ANYWHERE = Phrase("a property, a remark or an alternative text"), Phrase("the file")
FILE = Phrase("the file")
DEEPEST = 60


def iter_pdf(name: str, content: bytes) -> Iterator[Batch | Inside]:
    """Yield what a PDF says, and the files and pictures in it, each with its name."""
    import pypdf

    place = FilePlace(name)
    rest = [Said(place, ANYWHERE, text, is_rest=True) for text in _iter_bytes(content)]
    try:
        with quieted():
            reader = pypdf.PdfReader(BytesIO(content))
            if reader.is_encrypted and not reader.decrypt(""):
                yield [_locked(place)]
                return
            yield [*_say_pages(place, reader)]
            objects = [*iter_objects(reader)]
            strings = [text for one in objects for text in _iter_texts(one, 0)]
            yield [*(Said(place, PROPERTY, text) for text in strings), *rest]
            yield from _iter_streams(name, objects)
    except Exception as error:  # noqa: BLE001 - a damaged PDF may raise whatever it likes there
        cause = Phrase("it is damaged ({reason})", reason=type(error).__name__)
        yield [*rest, rules.UNSEARCHED.at(place, where=FILE, cause=cause)]


def _locked(place: FilePlace) -> Any:
    cause = Phrase("it is protected by a password")
    return rules.UNSEARCHED.at(place, where=FILE, cause=cause)


@contextmanager
def quieted() -> Iterator[None]:
    """Let nothing of pypdf be told on the way: what matters is told as a problem."""
    import warnings

    logger = logging.getLogger("pypdf")
    before, logger.disabled = logger.disabled, True
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        logger.disabled = before


def _say_pages(place: FilePlace, reader: PdfReader) -> Iterator[Said]:
    """Yield the lines of the pages; a number may go on in the next line."""
    for number, page in enumerate(reader.pages, start=1):
        where = Phrase("page {number}", number=number)
        lines = page.extract_text().splitlines()
        yield from (Said(place, where, line) for line in lines)
        yield Said(place, where, "".join(line.strip() for line in lines), is_rest=True)


def iter_objects(reader: PdfReader) -> Iterator[Any]:
    """Yield every object of the file, and its trailer."""
    from pypdf.generic import IndirectObject

    yield reader.trailer
    last = min(int(reader.trailer.get("/Size", 0)), MOST_OBJECTS)
    known = {number for table in reader.xref.values() for number in table}
    for number in sorted(known | set(reader.xref_objStm)):
        if 0 < number <= max(last, max(known, default=0)):
            yield IndirectObject(number, _generation(reader, number), reader).get_object()


def _generation(reader: PdfReader, number: int) -> int:
    return next((found for found, table in reader.xref.items() if number in table), 0)


def _iter_texts(one: Any, depth: int) -> Iterator[str]:
    """Yield the strings of an object; what it refers to is an object of its own."""
    from pypdf.generic import ByteStringObject, IndirectObject, TextStringObject

    if isinstance(one, IndirectObject) or depth > DEEPEST:
        return
    if isinstance(one, TextStringObject):
        yield str(one)
    elif isinstance(one, ByteStringObject):
        yield from iter_strings(bytes(one))
    elif isinstance(one, dict):
        for value in one.values():
            yield from _iter_texts(getattr(value, "raw", value), depth + 1)
    elif isinstance(one, list):
        for value in one:
            yield from _iter_texts(value, depth + 1)


def _iter_streams(name: str, objects: list[Any]) -> Iterator[Batch | Inside]:
    """Yield what streams say that are no pages: metadata, files and pictures."""
    from pypdf.generic import StreamObject

    for number, one in enumerate(objects):
        if not isinstance(one, StreamObject):
            continue
        kind, sort = one.get("/Type"), one.get("/Subtype")
        if kind == "/Metadata":
            text = one.get_data().decode("utf-8", "replace")
            yield [Said(FilePlace(name), Phrase("its metadata"), text)]
        elif kind == "/EmbeddedFile":
            yield Inside(inside(name, _name_of(objects, one, number)), one.get_data())
        elif sort == "/Image" and knows_picture(one._data):  # noqa: SLF001 - as it is in the file
            yield Inside(inside(name, f"image {number}"), one._data)  # noqa: SLF001


def _name_of(objects: list[Any], stream: Any, number: int) -> str:
    """What an attached file is called."""
    for one in objects:
        held = one.get("/EF") if isinstance(one, dict) else None
        if isinstance(held, dict) and any(found == stream for found in held.values()):
            return str(one.get("/UF") or one.get("/F") or number)
    return f"attachment {number}"


def _iter_bytes(content: bytes) -> Iterator[str]:
    """Yield what can be read in the bytes of the file: earlier versions stand in it, too.

    Numbers that only draw, such as those of fonts, pixels and positions, are passed over.
    """
    yield from iter_strings(CROSS_REFERENCE.sub(b"", STREAM.sub(b"", content)))
    for match in STREAM.finditer(content):
        head = content[max(match.start() - HEAD, 0) : match.start()].rpartition(b"obj")[2]
        if DRAWN.search(head):
            continue
        try:
            found = zlib.decompressobj().decompress(match[1], INFLATED)
        except zlib.error:
            continue
        if b"begincmap" not in found:
            shows = SHOWING.search(found)
            yield from iter_strings(b" ".join(LITERAL.findall(found)) if shows else found)
