"""A document on the disk, opened to see what it shows and where it comes from."""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Mapping
from io import BytesIO
from pathlib import Path

from reportkit.diagnostics import Phrase, WordPlace, error_words
from reportkit.frozen import frozen
from reportkit.rules import template as rules
from reportkit.word.address import address_paragraphs
from reportkit.word.event import read_links
from reportkit.word.names import FALLBACK, PARAGRAPH
from reportkit.word.package import (
    Package,
    check_members,
    parse_member,
    refuse,
    relationships_member,
    resolve_target,
)
from reportkit.word.provenance import Provenance, read_provenance
from reportkit.word.shown import XML_ENDINGS, Parts, Shown, read_shown
from reportkit.word.story import iter_stories
from reportkit.word.style import heading_styles, read_sheet
from reportkit.word.xml import BrokenXml, Element


@frozen
class Opened:
    """A document: what it shows, where it says that it comes from, and its parts."""

    shown: Shown
    provenance: Provenance | None
    parts: Parts

    @property
    def is_edited(self) -> bool:
        """True if it does not show what it showed when it was rendered."""
        return self.provenance is None or not self.shown.is_like(self.provenance.content)


def open_document(path: Path, content: bytes) -> Opened:
    """The document with this content; `ProblemsFound` if it is damaged, or no Word file.

    `path` is its name in messages. Only what it shows is read: a document that would not do as a
    template can be opened.
    """
    parts = _read_parts(path, content)
    try:
        return Opened(read_shown(parts), read_provenance(parts.xml), parts)
    except (BrokenXml, ValueError, LookupError) as error:
        refuse(path, rules.BROKEN_FILE, reason=error_words(error))


def _read_parts(path: Path, content: bytes) -> Parts:
    import zipfile

    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            members = archive.infolist()
            check_members(path, members)
            named = {one.filename: one for one in members if not one.is_dir()}
            xml = {name: archive.read(name) for name in named if name.endswith(XML_ENDINGS)}
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, RuntimeError) as error:
        refuse(path, rules.NOT_WORD, reason=str(error).lower() or Phrase("it ends too early"))
    media = {name: (one.CRC, one.file_size) for name, one in named.items() if name not in xml}
    return Parts(_find_main(path, xml), xml, media)


def _find_main(path: Path, xml: Mapping[str, bytes]) -> str:
    """The member that holds the body."""
    try:
        links = read_links(xml.get(relationships_member(""), b"<none/>"))
    except BrokenXml as error:
        refuse(path, rules.BROKEN_FILE, reason=error_words(error))
    targets = [
        resolve_target("", target)
        for kind, target, external in links.values()
        if kind == "officeDocument" and not external
    ]
    main = next(filter(xml.__contains__, targets), None)
    if main is None:
        refuse(path, rules.NOT_WORD, reason=Phrase("it has no text"))
    return main


def find_places(path: Path, parts: Parts) -> Mapping[tuple[str, int], WordPlace]:
    """The place of every paragraph, by its member and number; `path` is the file to name."""
    package = Package(path, parts.xml, {}, parts.main)
    body = parse_member(package, parts.main)
    headings = heading_styles(read_sheet(package))
    found: dict[tuple[str, int], WordPlace] = {}
    for story in iter_stories(package, body):
        root = body if story.member == parts.main else parse_member(package, story.member)
        numbers = {one: number for number, one in enumerate(_iter_paragraphs(root))}
        place = WordPlace(str(path), story.label)
        for paragraph, at in address_paragraphs(root, place, headings).items():
            if paragraph in numbers:
                found.setdefault((story.member, numbers[paragraph]), at)
    return found


def _iter_paragraphs(root: Element) -> Iterator[Element]:
    """Yield the paragraphs of a part as they are counted while it is read as shown."""
    for paragraph in root.iter(PARAGRAPH):
        if next(paragraph.iterancestors(FALLBACK), None) is None:
            yield paragraph
