"""What a reader of a Word file gets, and no more: two files are equivalent if this is equal.

Ids, order inside of properties, how text is cut into runs, what Word notes for itself (proofing,
revision numbers, bookmarks) do not count. Words, their look, tables, pictures, notes, headers,
links, field codes and properties do.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from lxml import etree

from word.sketch import R, W, read_members

RELATIONSHIPS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
VML = "urn:schemas-microsoft-com:vml"
# what a drawing or an object consists of, beside pictures
PIECES = tuple(f"{{{R}}}{name}" for name in ("id", "dm", "lo", "qs", "cs"))
NOT_SEEN = frozenset({
    "proofErr", "bookmarkStart", "bookmarkEnd", "lastRenderedPageBreak", "pPr", "rPr", "trPr",
    "tcPr", "tblPr", "tblGrid", "tcW", "sdtPr", "sdtEndPr", "smartTagPr", "softHyphen", "sectPr",
})  # fmt: skip
UNWRAPPED = frozenset({"smartTag", "sdt", "sdtContent", "ins", "txbxContent", "body"})
DEFAULTS = {"shd": {"val": "clear", "color": "auto"}, "b": {"val": "true"}}
SIGNS = (("b[", "*"), ("i[", "/"))
CORE = ("title", "subject", "creator", "description", "identifier", "language")


@dataclass(frozen=True, slots=True)
class Reading:
    """One part while it is read: its relationships, and all members of the file."""

    links: dict[str, tuple[str, bool]]
    members: dict[str, bytes]

    def target(self, link: str) -> str:
        """An address, or what a picture or another part consists of."""
        target, outside = self.links[link]
        return target if outside else self.content(target)

    def content(self, member: str) -> str:
        """What a part consists of, with the parts to which it is related."""
        content = self.members[member]
        inner = reading_of(self.members, member)
        related = "".join(sorted(f"{link}={inner.target(link)}" for link in inner.links))
        kind = content_type(self.members, member)
        return sha256(content + related.encode()).hexdigest()[:12] + kind


def read_file(content: bytes) -> dict[str, Any]:
    """Everything a reader gets, by the part in which it stands."""
    members = read_members(content)
    main = next(iter(related(members, "", "officeDocument")))
    body = etree.fromstring(members[main])
    reading = reading_of(members, main)
    seen: dict[str, Any] = {"body": read_blocks(body, reading)}
    for number, section in enumerate(body.iter(w("sectPr"))):
        for reference in section.iter(w("headerReference"), w("footerReference")):
            member = reading.links[reference.get(f"{{{R}}}id") or ""][0]
            kind = etree.QName(reference).localname.removesuffix("Reference")
            name = f"{kind} {reference.get(w('type'))} {number}"
            seen[name] = read_blocks(etree.fromstring(members[member]), reading_of(members, member))
    for kind in ("footnotes", "endnotes"):
        for member in related(members, main, kind):
            notes = etree.fromstring(members[member])
            seen[kind] = read_notes(notes, body, reading_of(members, member))
    seen["properties"] = read_properties(members)
    return seen


def read_notes(notes: etree._Element, body: etree._Element, reading: Reading) -> list[list[Any]]:
    """The notes in the order in which they are called, then those that nobody calls."""
    name = etree.QName(notes).localname.removesuffix("s")
    calls = [call.get(w("id")) for call in body.iter(w(f"{name}Reference"))]
    read = {
        note.get(w("id")): read_blocks(note, reading)
        for note in notes
        if note.get(w("type")) in (None, "normal")
    }
    return [read[call] for call in calls] + [read[number] for number in read if number not in calls]


def read_properties(members: dict[str, bytes]) -> dict[str, str]:
    """The core properties that docxtpl fills."""
    found = {}
    for member in related(members, "", "core-properties"):
        for entry in etree.fromstring(members[member]):
            if etree.QName(entry).localname in CORE and entry.text:
                found[etree.QName(entry).localname] = entry.text
    return found


def related(members: dict[str, bytes], source: str, kind: str) -> list[str]:
    """The members to which a member is related in this way."""
    listed = members.get(relationships_of(source))
    return [
        resolve(source, link)
        for link in (etree.fromstring(listed) if listed else ())
        if link.get("Type", "").endswith(f"/{kind}")
    ]


def reading_of(members: dict[str, bytes], member: str) -> Reading:
    """The reading of a part."""
    listed = members.get(relationships_of(member))
    links = {
        link.get("Id", ""): (resolve(member, link), link.get("TargetMode") == "External")
        for link in (etree.fromstring(listed) if listed else ())
    }
    return Reading(links, members)


def content_type(members: dict[str, bytes], member: str) -> str:
    """The type that is declared for a part."""
    types = etree.fromstring(members["[Content_Types].xml"])
    named = {entry.get("PartName", ""): entry.get("ContentType", "") for entry in types}
    endings = {entry.get("Extension", ""): entry.get("ContentType", "") for entry in types}
    return named.get(f"/{member}") or endings[posixpath.splitext(member)[1][1:].lower()]


def relationships_of(member: str) -> str:
    folder, name = posixpath.split(member)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def resolve(source: str, link: etree._Element) -> str:
    """What a relationship leads to."""
    target = link.get("Target", "")
    if link.get("TargetMode") == "External":
        return target
    return posixpath.normpath(posixpath.join("/", posixpath.dirname(source), target)).lstrip("/")


def read_blocks(container: etree._Element, reading: Reading) -> list[Any]:
    """Paragraphs and tables."""
    blocks: list[Any] = []
    for child in container.iterchildren("{*}*"):
        name = etree.QName(child).localname
        if name == "p":
            blocks.append(("p", properties(child, "pPr"), read_inline(child, reading)))
            blocks += [
                ("section", section_of(end)) for end in child.findall(f"{w('pPr')}/{w('sectPr')}")
            ]
        elif name == "tbl":
            blocks.append(read_table(child, reading))
        elif name == "sectPr":
            blocks.append(("section", section_of(child)))
        elif name in UNWRAPPED:
            blocks += read_blocks(child, reading)
        elif name not in NOT_SEEN:
            blocks.append((name,))
    return blocks


def section_of(section: etree._Element) -> list[str]:
    """A page layout, without the headers and footers, which are read by themselves."""
    return sorted(written(child) for child in section if not child.tag.endswith("Reference"))


def read_table(table: etree._Element, reading: Reading) -> tuple[Any, ...]:
    """A table: its properties, the number of columns of its grid, rows, cells."""
    columns = len(table.findall(f"{w('tblGrid')}/{w('gridCol')}"))
    rows = [
        (properties(row, "trPr"), [
            (properties(cell, "tcPr"), read_blocks(cell, reading)) for cell in iter_cells(row)
        ])
        for row in iter_named(table, "tr")
    ]  # fmt: skip
    return "table", properties(table, "tblPr"), columns, rows


def iter_cells(row: etree._Element) -> Iterator[etree._Element]:
    return iter_named(row, "tc")


def iter_named(element: etree._Element, name: str) -> Iterator[etree._Element]:
    """Yield the rows or cells of an element, those in content controls too."""
    for child in element.iterchildren("{*}*"):
        if child.tag == w(name):
            yield child
        elif etree.QName(child).localname in UNWRAPPED:
            yield from iter_named(child, name)


def read_inline(element: etree._Element, reading: Reading) -> list[Any]:
    """What stands in a paragraph: pieces of text that look the same, and everything else."""
    pieces: list[Any] = []
    for child in element.iterchildren("{*}*"):
        name = etree.QName(child).localname
        if name == "r":
            look = properties(child, "rPr")
            for piece in read_run(child, reading):
                add_piece(pieces, piece, look)
        elif name == "hyperlink":
            link = child.get(f"{{{R}}}id")
            target = reading.target(link) if link else child.get(w("anchor"))
            pieces.append(("link", target, read_inline(child, reading)))
        elif name in UNWRAPPED:
            for piece in read_inline(child, reading):
                merge_piece(pieces, piece)
        elif name not in NOT_SEEN:
            pieces.append((name, read_inline(child, reading)))
    return pieces


def add_piece(pieces: list[Any], piece: Any, look: tuple[str, ...]) -> None:
    """Add a piece of a run."""
    if isinstance(piece, str):
        merge_piece(pieces, ("text", look, piece))
    else:
        pieces.append(piece)


def merge_piece(pieces: list[Any], piece: Any) -> None:
    """Add text to the text before it if both look the same."""
    if piece[0] == "text" and not piece[2]:
        return
    if piece[0] == "text" and pieces and pieces[-1][:2] == piece[:2]:
        pieces[-1] = (*piece[:2], pieces[-1][2] + piece[2])
    else:
        pieces.append(piece)


def read_run(run: etree._Element, reading: Reading) -> Iterator[Any]:
    """Yield texts, and tuples for everything else."""
    for child in run.iterchildren("{*}*"):
        name = etree.QName(child).localname
        if name == "t":
            # Word drops spaces at the ends unless it is told to keep them
            kept = child.get("{http://www.w3.org/XML/1998/namespace}space") == "preserve"
            yield (child.text or "") if kept else (child.text or "").strip()
        elif name == "br":
            yield {"page": "\f", "column": "\v"}.get(child.get(w("type")), "\n")
        elif name in ("tab", "cr", "noBreakHyphen"):
            yield {"tab": "\t", "cr": "\n"}.get(name, "\u2011")
        elif name == "instrText":
            yield ("code", child.text)
        elif name in ("drawing", "pict", "object", "AlternateContent"):
            yield read_drawing(child, reading)
        elif name not in NOT_SEEN:
            yield (name, *sorted(child.attrib.values()))


def read_drawing(drawing: etree._Element, reading: Reading) -> tuple[Any, ...]:
    """A drawing: the pictures in it, its sizes, its description, the text in its shapes."""
    pictures = [
        reading.target(link)
        for element in drawing.iter(f"{{{A}}}blip", f"{{{VML}}}imagedata")
        for key, link in element.attrib.items()
        if key.startswith(f"{{{R}}}")
    ]
    sizes = [(e.get("cx"), e.get("cy")) for e in drawing.iter(f"{{{WP}}}extent")]
    texts = [read_blocks(box, reading) for box in drawing.iter(w("txbxContent"))]
    links = [reading.target(e.get(f"{{{R}}}id")) for e in drawing.iter(f"{{{A}}}hlinkClick")]
    pieces = [reading.target(e.get(name)) for e in drawing.iter() for name in PIECES if e.get(name)]
    return "drawing", pictures, sizes, texts, sorted(set(links)), sorted(set(pieces))


def properties(element: etree._Element, name: str) -> tuple[str, ...]:
    """The properties of an element, in the order of the alphabet."""
    found = element.find(w(name))
    return (
        ()
        if found is None
        else tuple(
            sorted(
                written(child)
                for child in found.iterchildren("{*}*")
                if etree.QName(child).localname not in NOT_SEEN
            )
        )
    )


def written(element: etree._Element) -> str:
    """A property as a word: its name, values and what it holds."""
    name = etree.QName(element).localname
    values = {etree.QName(key).localname: value for key, value in element.attrib.items()}
    values = {**DEFAULTS.get(name, {}), **values}
    inside = [written(child) for child in element.iterchildren("{*}*")]
    return f"{name}{sorted(values.items())}{sorted(inside)}"


def w(name: str) -> str:
    return f"{{{W}}}{name}"


def spell(blocks: list[Any]) -> str:
    """Blocks as a person would write them: `*bold*`, `/italic/`, `| cell |`, `▣` a picture."""
    return "\n".join(line for block in blocks for line in spell_block(block))


def spell_block(block: tuple[Any, ...]) -> list[str]:
    """The lines of a paragraph or table."""
    if block[0] == "p":
        return ["".join(map(spell_piece, block[2]))]
    if block[0] == "table":
        return [
            f"| {' | '.join(spell(cell).replace(chr(10), '¶') for _, cell in cells)} |"
            for _, cells in block[3]
        ]
    return []


def spell_piece(piece: tuple[Any, ...]) -> str:
    """A piece of text with its look, or a sign for what is no text."""
    if piece[0] == "link":
        return f"[{''.join(map(spell_piece, piece[2]))}]({piece[1]})"
    if piece[0] != "text":
        return "▣" if piece[0] == "drawing" else "▫"
    sign = next((sign for name, sign in SIGNS if any(p.startswith(name) for p in piece[1])), "")
    return f"{sign}{piece[2]}{sign}"
