"""Another Word file put into a document: its text with its styles, lists, links and pictures."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field

from lxml import etree

from reportkit.diagnostics import Phrase
from reportkit.frozen import mutable
from reportkit.render.additions import Additions
from reportkit.word.names import (
    DRAWING_NAME,
    PARAGRAPH_PROPERTIES,
    SECTION,
    VALUE,
    W14,
    R,
    w,
)
from reportkit.word.package import (
    Package,
    Relationship,
    extension,
    parse_member,
    resolve_target,
)
from reportkit.word.picture import finish
from reportkit.word.style import Styles
from reportkit.word.xml import Element, remove_element

BODY, STYLE, LIST, ABSTRACT = w("body"), w("style"), w("num"), w("abstractNum")
STYLE_USES = (w("pStyle"), w("rStyle"), w("tblStyle"))
STYLE_LINKS = (w("basedOn"), w("link"), w("next"), w("numStyleLink"), w("styleLink"))
# what belongs to parts that are not carried along
LEFT_BEHIND = tuple(map(w, ("footnoteReference", "endnoteReference", "commentReference", "object")))
RANGES = tuple(map(w, ("bookmarkStart", "bookmarkEnd", "commentRangeStart", "commentRangeEnd")))


@mutable
class Subdocument:
    """A Word file on its way into a part (`member`) of a document."""

    package: Package
    member: str
    styles: Styles
    additions: Additions
    renamed: dict[str, str] = field(default_factory=dict)
    lists: dict[str, str] = field(default_factory=dict)

    def write(self) -> str:
        """Its paragraphs and tables as XML that stands for itself."""
        root = parse_member(self.package, self.package.main)
        body = root.find(BODY)
        blocks = [block for block in body if block.tag != SECTION] if body is not None else []
        for block in blocks:
            check_parts(block)
            self.adopt(block)
        return "".join(
            etree.tostring(block, encoding="unicode", with_tail=False) for block in blocks
        )

    def adopt(self, block: Element) -> None:
        """Let a paragraph or table belong to the document."""
        for element in [*block.iter("{*}*")]:
            self.relate(element)
            if element.tag in STYLE_USES:
                element.set(VALUE, self.style(element.get(VALUE) or ""))
            elif element.tag == w("numId"):
                element.set(VALUE, self.list(element.get(VALUE) or ""))
            elif element.tag == DRAWING_NAME:
                element.set("id", str(self.additions.new_id("drawing")))
            elif element.tag in RANGES or is_own_section(element):
                remove_element(element)
            for name in [name for name in element.attrib if str(name).startswith(f"{{{W14}}}")]:
                del element.attrib[name]

    def relate(self, element: Element) -> None:
        """Let every relationship of an element be one of the document's."""
        for name, value in element.attrib.items():
            if not str(name).startswith(f"{{{R}}}"):
                continue
            for link in self.package.relationships(self.package.main):
                if link.id == value:
                    element.set(name, self.link(link))

    def link(self, link: Relationship) -> str:
        """The document's relationship for one of the file's."""
        if link.external:
            return self.additions.link(self.member, link.type, link.target, external=True)
        target = resolve_target(self.package.main, link.target)
        if link.kind != "image":
            raise ValueError(left_behind(link.kind))
        ending = extension(target)
        picture = finish(self.package.contents[target], ending, 0, 0)
        name = f"word/media/{picture.name}"
        self.additions.pictures[name] = picture
        self.additions.kinds[ending] = self.package.types[target]
        return self.additions.link(self.member, link.type, name)

    def style(self, name: str) -> str:
        """The id in the document of a style of the file, which is copied if it is missing."""
        if name in self.renamed:
            return self.renamed[name]
        self.renamed[name] = name
        for style in self.iter_part("styles", STYLE):
            if style.get(w("styleId")) == name:
                self.renamed[name] = self.copy_style(style, name)
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
                return self.additions.new_definition(abstract)
        return "0"

    def iter_part(self, kind: str, name: str) -> Iterator[Element]:
        """Yield the elements of a name in a part of the file."""
        for _, member in self.package.related(self.package.main, kind):
            yield from parse_member(self.package, member).iter(name)


def check_parts(block: Element) -> None:
    """Refuse what belongs to parts that are not carried along."""
    for element in block.iter(*LEFT_BEHIND):
        words = etree.QName(element).localname.removesuffix("Reference")
        raise ValueError(left_behind(words))


def left_behind(kind: str) -> Phrase:
    """Why a file that holds something of a kind cannot be put in."""
    return Phrase("it holds a {kind}, which cannot be carried along", kind=kind)


def is_own_section(element: Element) -> bool:
    """True for a section break: the document keeps its own page layout."""
    parent = element.getparent()
    return element.tag == SECTION and parent is not None and parent.tag == PARAGRAPH_PROPERTIES
