"""What a document shows: its paragraphs in order, with their looks, pictures, links and notes.

Programs that save a document write it anew: runs are divided and joined, parts and styles named
otherwise, lists numbered again. What is read here is what a person sees, and outlives that. It is
read of every document that is made, so it is done by expat, which costs no start-up, or from
stretches of XML that documents share (`plain.py`), which costs less.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import field
from functools import lru_cache

from reportkit.frozen import frozen, mutable
from reportkit.word.event import Link, read_events, read_links
from reportkit.word.look import Looks, find_looks
from reportkit.word.package import relationships_member, resolve_target
from reportkit.word.section import Section, tell_sections
from reportkit.word.sight import Paragraph, Sight

XML_ENDINGS = (".xml", ".rels")
Picture = tuple[str, tuple[int, int]]  # its member, with checksum and size
CACHE = 128  # headers and footers that are remembered
HUNDREDTH = 360  # of a millimetre, in EMU
ROUNDED = 6  # hundredths of a millimetre by which a program may round the two sizes of a picture


@frozen
class Parts:
    """The members of a document that show anything: XML as it is, others by checksum and size."""

    main: str
    xml: Mapping[str, bytes]
    media: Mapping[str, tuple[int, int]]

    def links(self, source: str) -> Mapping[str, Link]:
        """The kind, target and whereabouts of what a member is linked with, by id."""
        content = self.xml.get(relationships_member(source))
        return read_links(content) if content else {}

    def related(self, kind: str) -> Iterator[str]:
        """Yield the members of a kind that belong to the body."""
        for found, target, external in self.links(self.main).values():
            if found == kind and not external:
                member = resolve_target(self.main, target)
                if member in self.xml:
                    yield member


@frozen
class Shown:
    """All that a document shows; `size` adds up the sizes of its pictures, in 0.01 mm."""

    paragraphs: tuple[Paragraph, ...]
    pictures: int
    size: int

    @property
    def digest(self) -> str:
        """What it shows in one word: a digest, the number of the pictures, and their size."""
        from hashlib import sha256

        written = "\n".join([one.written for one in self.paragraphs])
        found = sha256(written.encode("utf-8", "surrogatepass")).hexdigest()
        return f"{found}-{self.pictures}-{self.size}"

    def is_like(self, digest: str) -> bool:
        """True if a document of this digest shows the same; sizes may have been rounded."""
        own, other = self.digest.split("-"), digest.split("-")
        if own[:2] != other[:2] or not other[-1].isdecimal():
            return False
        return abs(self.size - int(other[-1])) <= ROUNDED * self.pictures


def read_shown(parts: Parts, *, is_ours: bool = False) -> Shown:
    """What a document shows; `BrokenXml` if a part is damaged.

    One that is ours has just been made, so that its XML is known to be in order.
    """
    styles = next(parts.related("styles"), "")
    lists = next(parts.related("numbering"), "")
    sheets = parts.xml.get(styles, b""), parts.xml.get(lists, b"")
    settings = next(parts.related("settings"), "")
    has_even = b"evenAndOddHeaders" in parts.xml.get(settings, b"")
    reading = Reading(parts, sheets, find_looks(*sheets), has_even, is_ours)
    body = reading.read(parts.main)
    paragraphs = tell_sections(body.paragraphs, body.sections)
    found = [*paragraphs, *reading.iter_margins(body.sections)]
    return Shown(tuple(found), reading.pictures, reading.size)


@mutable
class Reading:
    """The reading of one document; `sheets` are its parts of styles and of lists."""

    parts: Parts
    sheets: tuple[bytes, bytes]
    looks: Looks
    has_even: bool
    is_ours: bool
    pictures: int = 0
    size: int = 0
    notes: dict[str, dict[str, tuple[Paragraph, ...]]] = field(default_factory=dict)

    def read(self, member: str) -> Sight:
        """A part, read for what it shows."""
        sight, content = Sight(self, member), self.parts.xml[member]
        if not (self.is_ours and self.read_again(sight, content)):
            read_events(content, sight.start, sight.end, sight.characters)
        return sight

    def read_again(self, sight: Sight, content: bytes) -> bool:
        """Read a part as one like it was read before; False if none was, or it is not like it."""
        if sight.member not in self.looks.met:  # of one document it would not be worth its while
            self.looks.met.add(sight.member)
            return False
        from reportkit.word.plain import read_stretches

        return read_stretches(sight, content)

    def iter_margins(self, sections: Iterable[Section]) -> Iterator[Paragraph]:
        """Yield what headers and footers show, each once; a section has those before it."""
        links, known = self.parts.links(self.parts.main), dict[str, str]()
        met: set[tuple[object, ...]] = set()
        for section in sections:
            known |= section.margins
            used = {"default": True, "first": section.has_first, "even": self.has_even}
            for kind, link in sorted(known.items()):
                target = resolve_target(self.parts.main, links[link][1]) if link in links else ""
                if not used.get(kind.split()[0]) or target not in self.parts.xml:
                    continue
                paragraphs = self.read_margin(target)
                shown = (kind, *(one.facts for one in paragraphs))
                if shown not in met and any(one.text or one.things for one in paragraphs):
                    met.add(shown)
                    yield from paragraphs

    def read_margin(self, member: str) -> Sequence[Paragraph]:
        """The paragraphs of a header or footer."""
        xml = self.parts.xml[member]
        if b":id=" in xml:  # what it shows may stand elsewhere
            return self.read(member).paragraphs
        listing, pictures = b"", tuple[Picture, ...]()
        if b":embed=" in xml:
            listing = self.parts.xml.get(relationships_member(member), b"")
            pictures = tuple(self.iter_pictures(member))
        alone = read_alone(member, xml, listing, pictures, self.sheets, self.is_ours)
        self.pictures += alone.pictures
        self.size += alone.size
        return alone.paragraphs

    def iter_pictures(self, member: str) -> Iterator[Picture]:
        """Yield the pictures with which a part is linked."""
        for _, target, external in self.parts.links(member).values():
            picture = "" if external else resolve_target(member, target)
            if picture in self.parts.media:
                yield picture, self.parts.media[picture]

    def find_note(self, kind: str, number: str) -> tuple[Paragraph, ...]:
        """The paragraphs of a note or comment."""
        if kind not in self.notes:
            member = next(self.parts.related(kind), "")
            self.notes[kind] = self.read(member).notes if member else {}
        return self.notes[kind].get(number, ())

    def add_picture(self, width: int, height: int) -> None:
        """Count a picture of this size in EMU."""
        self.pictures += 1
        self.size += round((width + height) / HUNDREDTH)


@lru_cache(CACHE)
def read_alone(
    member: str,
    xml: bytes,
    listing: bytes,
    pictures: tuple[Picture, ...],
    sheets: tuple[bytes, bytes],
    is_ours: bool,
) -> Shown:
    """What a part shows that draws on pictures alone; many documents have the same.

    `listing` tells by which links it has them.
    """
    xmls = {member: xml, relationships_member(member): listing}
    parts = Parts(member, xmls, dict(pictures))
    reading = Reading(parts, sheets, find_looks(*sheets), has_even=False, is_ours=is_ours)
    paragraphs = tuple(reading.read(member).paragraphs)
    return Shown(paragraphs, reading.pictures, reading.size)
