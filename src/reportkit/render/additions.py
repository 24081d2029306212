"""What one document has beyond its template: ids, lists, links, pictures."""

from __future__ import annotations

import os
import posixpath
from collections.abc import Iterator
from dataclasses import field
from pathlib import Path

from reportkit.frozen import mutable
from reportkit.word.archive import Member, deflate, store
from reportkit.word.file import Link, WordFile, with_links, with_types
from reportkit.word.names import R, W
from reportkit.word.numbering import DEFINITION, Lists, with_lists
from reportkit.word.package import TYPES_MEMBER, WORD_TYPE, relationships_member
from reportkit.word.picture import CONTENT_TYPE, Picture, Stamp
from reportkit.word.style import with_styles
from reportkit.word.xml import PROLOG, Element

MEDIA = "word/media/"
NAME_LENGTH = 40  # of a bookmark, in Word


@mutable
class Additions:
    """What has been added so far.

    `links` are listed by part and target, `pictures` and other `parts` by member, `notes` as XML by
    part; `types` are the content types of parts that have one of their own; `reads` are the files
    that were read.
    """

    file: WordFile
    lists: Lists
    ids: dict[str, int] = field(default_factory=dict)
    names: dict[str, int] = field(default_factory=dict)
    begun: dict[str, int] = field(default_factory=dict)
    made: list[tuple[int, str]] = field(default_factory=list)
    links: dict[str, dict[str, Link]] = field(default_factory=dict)
    pictures: dict[str, Picture] = field(default_factory=dict)
    notes: dict[str, list[str]] = field(default_factory=dict)
    kinds: dict[str, str] = field(default_factory=lambda: dict(CONTENT_TYPE))
    styles: dict[str, Element] = field(default_factory=dict)
    definitions: list[Element] = field(default_factory=list)
    parts: dict[str, bytes] = field(default_factory=dict)
    types: dict[str, str] = field(default_factory=dict)
    reads: dict[Path, Stamp] = field(default_factory=dict)

    def new_id(self, kind: str) -> int:
        """A number that nothing of this kind has yet."""
        self.ids[kind] = self.ids.get(kind, self.file.last_ids.get(kind, 0)) + 1
        return self.ids[kind]

    def new_name(self, name: str) -> str:
        """The name itself the first time, then with a number behind it."""
        self.names[name] = count = self.names.get(name, 0) + 1
        ending = "" if count == 1 else f"_{count}"
        return name[: NAME_LENGTH - len(ending)] + ending

    def new_list(self, number: str) -> str:
        """The list itself the first time, then new ones like it."""
        self.begun[number] = count = self.begun.get(number, 0) + 1
        if count == 1:
            return number
        made = self.lists.last + len(self.made) + 1
        self.made.append((made, self.lists.definitions[number]))
        return str(made)

    def new_definition(self, abstract: Element) -> str:
        """The id of a list with a definition that comes from another file."""
        self.definitions.append(abstract)
        definition = f"{DEFINITION}{len(self.definitions)}"
        made = self.lists.last + len(self.made) + 1
        self.made.append((made, definition))
        return str(made)

    def new_part(self, like: str, content: bytes, kind: str) -> str:
        """The name of a part that comes from another file, where it has this name."""
        folder, name = posixpath.split(like)
        names = (*self.file.order, *self.parts, *self.pictures)
        taken, chosen = {known.lower() for known in names}, like
        while chosen.lower() in taken:
            chosen = posixpath.join(folder, f"{self.new_id('part')}_{name}")
        self.parts[chosen] = content
        if kind:
            self.types[chosen] = kind
        return chosen

    def notes_member(self, kind: str) -> str:
        """The part that holds the notes of a kind, which is made if the template has none."""
        if kind in self.file.notes:
            return self.file.notes[kind]
        member = posixpath.join(posixpath.dirname(self.file.main), f"{kind}.xml")
        self.types[member] = f"{WORD_TYPE}{kind}+xml"
        self.link(self.file.main, f"{R}/{kind}", member)
        return member

    def keep(self, picture: Picture) -> str:
        """The member that holds a picture; equal pictures share one."""
        name = picture.name
        while self.medium(name) not in (None, picture.content):
            name = f"x{name}"
        self.pictures[f"{MEDIA}{name}"] = picture
        return f"{MEDIA}{name}"

    def medium(self, name: str) -> bytes | None:
        """The picture of this name that the document or its template holds already."""
        member = f"{MEDIA}{name}"
        if member in self.pictures:
            return self.pictures[member].content
        if member in self.parts:
            return self.parts[member]
        return self.file.members[member].packed if member in self.file.members else None

    def link(self, member: str, kind: str, target: str, *, external: bool = False) -> str:
        """The id of a part's relationship to another member, or to an address."""
        links = self.links.setdefault(member, {})
        if target not in links:
            name = f"{self.file.free_link}{len(links) + 1}"
            written = target if external else relative(target, member)
            links[target] = Link(name, kind, written, external)
        return links[target].id

    def members(self) -> Iterator[Member]:
        """Yield the members that are added, and those that change with them."""
        yield from self.stored()
        yield from (deflate(name, content) for name, content in self.contents())

    def stored(self) -> Iterator[Member]:
        """Yield the pictures that are added."""
        for name, picture in self.pictures.items():
            yield store(name, picture.content, picture.crc)

    def contents(self) -> Iterator[tuple[str, bytes]]:
        """Yield the other members that are added, and those that change with them."""
        yield from self.parts.items()
        for part, links in self.links.items():
            name = relationships_member(part)
            yield name, with_links(self.file.contents.get(name), links.values())
        if self.made:
            content = self.file.contents[self.lists.member]
            yield self.lists.member, with_lists(content, self.made, self.definitions)
        if self.styles:
            name = self.file.styles
            yield name, with_styles(self.file.contents[name], self.styles.values())
        yield from self.iter_types()

    def iter_types(self) -> Iterator[tuple[str, bytes]]:
        """Yield the content types if pictures or parts bring new ones."""
        endings = sorted({picture.ending for picture in self.pictures.values()})
        missing = [ending for ending in endings if ending not in self.file.extensions]
        if missing or self.types:
            kinds = {ending: self.kinds[ending] for ending in missing}
            known = self.file.contents[TYPES_MEMBER]
            yield TYPES_MEMBER, with_types(known, kinds, self.types)


SEPARATORS = (("-1", "separator"), ("0", "continuationSeparator"))


def empty_notes(member: str) -> bytes:
    """A part of footnotes or endnotes that holds nothing but the lines above them."""
    kind = posixpath.basename(member).removesuffix("s.xml")
    lines = "".join(
        f'<w:{kind} w:type="{name}" w:id="{number}"><w:p><w:r><w:{name}/></w:r></w:p></w:{kind}>'
        for number, name in SEPARATORS
    )
    return f'{PROLOG}<w:{kind}s xmlns:w="{W}">{lines}</w:{kind}s>'.encode()


def with_notes(xml: str, notes: list[str]) -> str:
    """A part of notes with more of them."""
    head, end, root = xml.rpartition("</")
    return f"{head}{''.join(notes)}{end}{root}"


def relative(target: str, member: str) -> str:
    """The path from a part to another member."""
    return os.path.relpath(target, os.path.dirname(member)).replace(os.sep, "/")  # noqa: PTH120
