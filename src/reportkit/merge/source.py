"""The three documents of a merge, opened, with what it takes to read each of their parts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import field
from hashlib import sha256

from reportkit.frozen import mutable
from reportkit.merge.block import Reader
from reportkit.word.names import VALUE, w
from reportkit.word.package import Package, parse_member, resolve_target
from reportkit.word.story import iter_margins
from reportkit.word.style import heading_styles, read_sheet
from reportkit.word.xml import Element

BODY = w("body")
NOTE_TAGS = {"footnotes": w("footnote"), "endnotes": w("endnote")}


@mutable
class Source:
    """A document: its parts, each parsed once, and how they are read."""

    package: Package
    styles: Mapping[str, str]
    headings: frozenset[str]
    roots: dict[str, Element] = field(default_factory=dict)
    readers: dict[str, Reader] = field(default_factory=dict)

    @property
    def body(self) -> Element:
        """What holds the text."""
        root = self.root(self.package.main)
        body = root.find(BODY)
        return root if body is None else body

    def root(self, member: str) -> Element:
        """The root of a part."""
        if member not in self.roots:
            self.roots[member] = parse_member(self.package, member)
        return self.roots[member]

    def reader(self, member: str) -> Reader:
        """What reads a part."""
        if member not in self.readers:
            media = dict(self._iter_media(member))
            names = {style: name.lower() for style, name in self.styles.items()}
            self.readers[member] = Reader(lambda link: media.get(link, link), names, self.headings)
        return self.readers[member]

    def _iter_media(self, member: str) -> Iterator[tuple[str, str]]:
        """Yield what stands behind each relationship: the digest of a part, or an address."""
        for link in self.package.relationships(member):
            content = self.package.contents.get(resolve_target(member, link.target))
            known = content is not None and not link.external
            yield link.id, sha256(content).hexdigest()[:16] if known and content else link.target

    def text_members(self) -> Iterator[str]:
        """Yield the members in which a person writes: body, headers, footers and notes."""
        yield self.package.main
        yield from self.margins().values()
        for kind in NOTE_TAGS:
            yield from (member for _, member in self.package.related(self.package.main, kind))

    def margins(self) -> dict[str, str]:
        """The members of headers and footers by what a person calls them."""
        return {story.label: story.member for story in iter_margins(self.package, self.body)}

    def notes(self, kind: str) -> dict[str, tuple[str, Element]]:
        """The notes of a kind by id, each with the member that holds it."""
        return {
            note.get(w("id")) or "": (member, note)
            for _, member in self.package.related(self.package.main, kind)
            for note in self.root(member).iter(NOTE_TAGS[kind])
        }


def pages_of(label: str) -> str:
    """A header or footer, whichever its section: one section more names all of them otherwise."""
    return label.partition(" of section ")[0]


def open_source(package: Package) -> Source:
    """A document, opened to be compared."""
    return Source(package, read_style_names(package), heading_styles(read_sheet(package)))


def read_style_names(package: Package) -> dict[str, str]:
    """The names of styles by id; the empty id is that of a paragraph that names no style."""
    names: dict[str, str] = {}
    for _, member in package.related(package.main, "styles"):
        for style in parse_member(package, member).iter(w("style")):
            name = style.find(w("name"))
            if name is not None:
                names[style.get(w("styleId")) or ""] = title = name.get(VALUE) or ""
                if style.get(w("type")) == "paragraph" and style.get(w("default")) in ("1", "true"):
                    names[""] = title
    return names
