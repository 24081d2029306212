"""Another Word file put into a document: its text with all that belongs to it.

Styles, lists, links, pictures, notes, and what drawings are made of: charts, diagrams, objects.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import copy
from dataclasses import field

from lxml import etree

from reportkit.diagnostics import Phrase
from reportkit.frozen import mutable
from reportkit.pattern import pattern
from reportkit.render.additions import Additions, relative
from reportkit.template.ids import OBJECT_SHAPE, SHAPES
from reportkit.word.file import Link, with_links
from reportkit.word.names import (
    DRAWING_NAME,
    PARAGRAPH_PROPERTIES,
    SECTION,
    VALUE,
    W14,
    R,
    V,
    w,
)
from reportkit.word.package import (
    Package,
    Relationship,
    extension,
    parse_member,
    relationships_member,
    resolve_target,
)
from reportkit.word.picture import finish
from reportkit.word.style import Styles
from reportkit.word.xml import Element, remove_element

BODY, STYLE, LIST, ABSTRACT = w("body"), w("style"), w("num"), w("abstractNum")
STYLE_USES = (w("pStyle"), w("rStyle"), w("tblStyle"))
STYLE_LINKS = (w("basedOn"), w("link"), w("next"), w("numStyleLink"), w("styleLink"))
NOTE_CALLS = {
    w("footnoteReference"): ("footnotes", w("footnote")),
    w("endnoteReference"): ("endnotes", w("endnote")),
}
OBJECT = w("object")
# what marks a place for Word alone, or belongs to the pages of the file
LEFT_BEHIND = tuple(
    map(
        w,
        (
            "bookmarkStart", "bookmarkEnd", "commentRangeStart", "commentRangeEnd",
            "commentReference", "headerReference", "footerReference", "id",
        ),
    )
)  # fmt: skip
# what is only looked at, and what may run a program
PASSIVE = frozenset({
    "image", "chart", "chartEx", "diagramData", "diagramLayout", "diagramQuickStyle",
    "diagramColors", "diagramDrawing",
})  # fmt: skip
ACTIVE = frozenset({"control", "vbaProject"})
# a diagram names its drawing by a relationship of the part in which it stands
DIAGRAM_DRAWING = pattern(rb'(?<=\brelId=")[^"]+(?=")')


@mutable
class Subdocument:
    """A Word file on its way into a part (`member`) of a document.

    With `entire`, its objects and its page layout come along. `source` is the part of the file that
    is being read; `carried` are the names of its other parts in the document.
    """

    package: Package
    member: str
    styles: Styles
    additions: Additions
    entire: bool = False
    source: str = ""
    renamed: dict[str, str] = field(default_factory=dict)
    lists: dict[str, str] = field(default_factory=dict)
    carried: dict[str, str] = field(default_factory=dict)
    related: dict[str, dict[str, Relationship]] = field(default_factory=dict)
    parsed: dict[str, list[Element]] = field(default_factory=dict)

    def write(self) -> str:
        """Its paragraphs and tables as XML that stands for itself."""
        self.source, self.lists = self.package.main, {}
        root = parse_member(self.package, self.source)
        body = root.find(BODY)
        blocks = [block for block in body if block.tag != SECTION] if body is not None else []
        return "".join(map(self.write_block, blocks))

    def write_block(self, block: Element) -> str:
        """A paragraph, table or note that belongs to the document."""
        self.adopt(block)
        return etree.tostring(block, encoding="unicode", with_tail=False)

    def adopt(self, block: Element) -> None:
        """Let a paragraph, table or note belong to the document."""
        if not self.entire and any(True for _ in block.iter(OBJECT)):
            raise ValueError(Phrase("it holds an object of another program"))
        for element in [*block.iter("{*}*")]:
            if element.tag in LEFT_BEHIND or (is_own_section(element) and not self.entire):
                remove_element(element)
                continue
            self.relate(element)
            self.rename(element)
            for name in [name for name in element.attrib if str(name).startswith(f"{{{W14}}}")]:
                del element.attrib[name]

    def rename(self, element: Element) -> None:
        """Let an element say what the document calls its style, list, note, drawing or shapes."""
        if element.tag in STYLE_USES:
            element.set(VALUE, self.style(element.get(VALUE) or ""))
        elif element.tag == w("numId"):
            element.set(VALUE, self.list(element.get(VALUE) or ""))
        elif element.tag == DRAWING_NAME:
            element.set("id", str(self.additions.new_id("drawing")))
        elif element.tag in NOTE_CALLS:
            self.call_note(element)
        elif element.tag in SHAPES:
            name_shapes(element, self.additions.new_id("shape"))

    def call_note(self, call: Element) -> None:
        """Let a note of the file come along, and be called by the id that it has then."""
        kind, name = NOTE_CALLS[call.tag]
        for _, source in self.package.related(self.package.main, kind):
            for note in parse_member(self.package, source).iter(name):
                if note.get(w("id")) == call.get(w("id")):
                    number = str(self.additions.new_id(kind))
                    call.set(w("id"), number)
                    note.set(w("id"), number)
                    self.carry_note(note, source, kind)
                    return
        remove_element(call)

    def carry_note(self, note: Element, source: str, kind: str) -> None:
        """Add a note to those of the document."""
        around, target = (self.source, self.member), self.additions.notes_member(kind)
        self.source, self.member = source, target
        self.additions.notes.setdefault(target, []).append(self.write_block(note))
        self.source, self.member = around

    def relate(self, element: Element) -> None:
        """Let every relationship of an element be one of the document's."""
        for name, value in element.attrib.items():
            if str(name).startswith(f"{{{R}}}"):
                link = self.links(self.source).get(str(value))
                if link is not None:
                    element.set(name, self.link(link))

    def links(self, source: str) -> dict[str, Relationship]:
        """The relationships of a part of the file by id."""
        if source not in self.related:
            found = self.package.relationships(source)
            self.related[source] = {link.id: link for link in found}
        return self.related[source]

    def link(self, link: Relationship) -> str:
        """The document's relationship for one of the file's."""
        if link.external:
            return self.additions.link(self.member, link.type, link.target, external=True)
        if link.kind in ACTIVE or not (self.entire or link.kind in PASSIVE):
            raise ValueError(
                Phrase("it holds a part (`{kind}`) that must stay behind", kind=link.kind)
            )
        target = resolve_target(self.source, link.target)
        name = self.picture(target) if link.kind == "image" else self.carry(target)
        return self.additions.link(self.member, link.type, name)

    def picture(self, target: str) -> str:
        """The name in the document of a picture of the file."""
        ending = extension(target)
        picture = finish(self.package.contents[target], ending, 0, 0)
        self.additions.kinds[ending] = self.package.types[target]
        return self.additions.keep(picture)

    def carry(self, member: str) -> str:
        """The name in the document of another part of the file, copied with all it is made of."""
        if member not in self.carried:
            content = DIAGRAM_DRAWING.sub(self.drawing_link, self.package.contents[member])
            kind = self.package.types.get(member, "")
            self.carried[member] = name = self.additions.new_part(member, content, kind)
            links = [self.inner_link(link, member, name) for link in self.links(member).values()]
            if links:
                self.additions.parts[relationships_member(name)] = with_links(None, links)
        return self.carried[member]

    def drawing_link(self, found: re.Match[bytes]) -> bytes:
        """The document's relationship to the drawing of a diagram."""
        link = self.links(self.source).get(found[0].decode())
        is_drawing = link is not None and link.kind == "diagramDrawing"
        return self.link(link).encode() if link is not None and is_drawing else found[0]

    def inner_link(self, link: Relationship, source: str, name: str) -> Link:
        """A relationship of a copied part, under the id that it has in the file."""
        if link.external:
            return Link(link.id, link.type, link.target, external=True)
        target = self.carry(resolve_target(source, link.target))
        return Link(link.id, link.type, relative(target, name))

    def style(self, name: str) -> str:
        """The id in the document of a style of the file, which is copied if it is missing."""
        if name in self.renamed:
            return self.renamed[name]
        self.renamed[name] = name
        for style in self.iter_part("styles", STYLE):
            if style.get(w("styleId")) == name:
                self.renamed[name] = self.copy_style(copy(style), name)
        return self.renamed[name]

    def copy_style(self, style: Element, name: str) -> str:
        """The id of the document's style of the same name, or of a copy."""
        title = style.find(w("name"))
        kind, words = style.get(w("type")) or "", "" if title is None else title.get(VALUE) or ""
        known = self.styles.id(words.lower(), kind)
        if known:
            return known
        taken = set(self.styles.ids.values()) | set(self.additions.styles)
        chosen = name if name not in taken else f"{name}_{len(taken)}"
        self.renamed[name] = chosen
        style.set(w("styleId"), chosen)
        style.set(w("default"), "0")
        self.additions.styles[chosen] = style
        for element in [*style.iter("{*}*")]:
            if element.tag in STYLE_LINKS:
                element.set(VALUE, self.style(element.get(VALUE) or ""))
            elif element.tag == w("numId"):
                element.set(VALUE, self.list(element.get(VALUE) or ""))
        return chosen

    def list(self, number: str) -> str:
        """The id in the document of a list of the file, of which a copy is made."""
        if number not in self.lists and number != "0":
            self.lists[number] = self.copy_list(number)
        return self.lists.get(number, "0")

    def copy_list(self, number: str) -> str:
        """The id of the copy of a list; "0", no list, if it has no definition."""
        definition = None
        for entry in self.iter_part("numbering", LIST):
            if entry.get(w("numId")) == number:
                definition = entry.find(w("abstractNumId"))
        if definition is None or not self.additions.lists.member:
            return "0"
        for abstract in self.iter_part("numbering", ABSTRACT):
            if abstract.get(w("abstractNumId")) == definition.get(VALUE):
                return self.additions.new_definition(copy(abstract))
        return "0"

    def iter_part(self, kind: str, name: str) -> Iterator[Element]:
        """Yield the elements of a name in a part of the file."""
        if kind not in self.parsed:
            members = self.package.related(self.package.main, kind)
            self.parsed[kind] = [parse_member(self.package, member) for _, member in members]
        for root in self.parsed[kind]:
            yield from root.iter(name)


def name_shapes(drawing: Element, number: int) -> None:
    """Give the shapes of a drawing for old readers names that no other one has."""
    ids = {shape.get("id") for shape in drawing.iter(f"{{{V}}}*")}
    for shape in drawing.iter("{*}*"):
        for name in ("id", "type", OBJECT_SHAPE):
            value = shape.get(name) or ""
            if value.removeprefix("#") in ids and value:
                shape.set(name, f"{value}_{number}")


def is_own_section(element: Element) -> bool:
    """True for a section break."""
    parent = element.getparent()
    return element.tag == SECTION and parent is not None and parent.tag == PARAGRAPH_PROPERTIES
