"""A Word file read as a page: what a person reads in its body, in order, and nothing else.

Deleted words, comments, hidden text and what programs work out anew are not read; headers and
footers belong to sheets of paper.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field

from reportkit.export.label import Counter, read_counter
from reportkit.export.page import (
    Block,
    Call,
    Cell,
    Image,
    Inline,
    Page,
    Paragraph,
    Span,
    Table,
    join_alike,
)
from reportkit.frozen import mutable
from reportkit.pattern import pattern
from reportkit.word.grid import span_of
from reportkit.word.look import Looks, Props, find_looks, find_said, is_on
from reportkit.word.names import (
    ALTERNATE,
    CELL,
    CELL_PROPERTIES,
    DELETIONS,
    FALLBACK,
    FIELD_CODE,
    HYPERLINK,
    PARAGRAPH,
    PARAGRAPH_PROPERTIES,
    ROW,
    ROW_PROPERTIES,
    RUN,
    RUN_PROPERTIES,
    SPACE,
    TABLE,
    TEXT,
    TEXT_BOX,
    VALUE,
    WP,
    A,
    R,
    V,
    w,
)
from reportkit.word.package import Package, parse_member, resolve_target
from reportkit.word.sight import COMPUTED
from reportkit.word.xml import Element, whole_number

EMU_PER_PIXEL = 9525
# what a reader sees of the looks of words; the rest is the house's layout
LOOKS = {
    "b": "bold", "i": "italic", "strike": "struck", "dstrike": "struck",
    "vertAlign=superscript": "raised", "vertAlign=subscript": "lowered",
}  # fmt: skip
SIDES = {"start": "left", "end": "right"}
UNDERLINED, COLOUR = "u=", "color="
OUTSIDE = frozenset({PARAGRAPH_PROPERTIES, w("sdtPr"), w("sdtEndPr"), FALLBACK}) | DELETIONS
CHARACTERS = {
    w("tab"): "\t", w("ptab"): "\t", w("cr"): "\n",
    w("noBreakHyphen"): "\u2011", w("softHyphen"): "\u00ad",
}  # fmt: skip
NOTES = {w("footnoteReference"): "footnotes", w("endnoteReference"): "endnotes"}
NOTE_TAGS = {"footnotes": w("footnote"), "endnotes": w("endnote")}
MATH_TEXT = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
PICTURES = f"{{{A}}}blip", f"{{{V}}}imagedata"
EXTENT, NAME = f"{{{WP}}}extent", f"{{{WP}}}docPr"
SHAPE = f"{{{V}}}shape"
UNREAD_PROPERTIES = frozenset({w("rPr"), w("sectPr"), w("tabs"), w("pBdr"), w("pPrChange")})
HEADING = pattern(r"heading ([1-9])")
ADDRESS = pattern(r"(?i)(?:https?|mailto|tel):")
# black is what words have anyhow
HEX_COLOUR, HEX_SIGN = pattern(r"(?!000000)[0-9a-f]{6}"), pattern(r"[0-9A-Fa-f]{4}")


def read_page(package: Package, lang: str = "en") -> Page:
    """The page that a Word file makes; `lang` is the language that it is written in."""
    sheets = (_content(package, "styles"), _content(package, "numbering"))
    reader = _Reader(package, find_looks(*sheets), read_counter(package))
    body = parse_member(package, package.main)
    blocks = reader.read(body, package.main)
    return Page(blocks, tuple(reader.notes), lang)


def _content(package: Package, kind: str) -> bytes:
    members = (member for _, member in package.related(package.main, kind))
    return next((package.contents[member] for member in members), b"")


@mutable
class _Field:
    code: str = ""
    has_result: bool = False

    @property
    def words(self) -> list[str]:
        return self.code.split() or [""]


@mutable
class _Reader:
    """The reading of one document."""

    package: Package
    looks: Looks
    counter: Counter
    notes: list[tuple[Block, ...]] = field(default_factory=list)
    fields: list[_Field] = field(default_factory=list)
    links: dict[str, Mapping[str, tuple[str, bool]]] = field(default_factory=dict)

    def read(self, container: Element, member: str) -> tuple[Block, ...]:
        """The blocks that a container holds."""
        return tuple(self.iter_read(container, member))

    def iter_read(self, container: Element, member: str) -> Iterator[Block]:
        for child in container.iterchildren("{*}*"):
            if child.tag == PARAGRAPH:
                yield from self.paragraph(child, member)
            elif child.tag == TABLE:
                yield self.table(child, member)
            elif child.tag not in OUTSIDE:
                yield from self.iter_read(child, member)

    def paragraph(self, element: Element, member: str) -> Iterator[Block]:
        """Yield a paragraph, if it says or shows anything, and then its text boxes."""
        props = read_props(element.find(PARAGRAPH_PROPERTIES))
        reading = _Words(self, member, props)
        reading.walk(element, "")
        inlines = join_alike(reading.found)
        made = self.describe(props, inlines)
        if made.images or made.text.strip() or any(isinstance(one, Call) for one in inlines):
            yield made
        for box in reading.boxes:
            yield from self.iter_read(box, member)

    def describe(self, props: Props, inlines: tuple[Inline, ...]) -> Paragraph:
        """A paragraph with what its style and its list make of it."""
        styles = self.looks.styles
        chain = styles.chain(props.get("pStyle", styles.usual))
        says = [props, *(one.paragraph for one in chain), styles.defaults.paragraph]
        depth = whole_number(find_said(says, "ilvl"), 0)
        number = find_said(says, "numId")
        is_listed = number not in ("", "0")
        label, gap = self.counter.next_label(number, depth) if is_listed else ("", "")
        name = chain[0].name if chain else ""
        return Paragraph(
            inlines,
            _find_level([one.name for one in chain], find_said(says, "outlineLvl")),
            SIDES.get(side := find_said(says, "jc"), side),
            name,
            label,
            gap,
            depth,
        )

    def table(self, element: Element, member: str) -> Table:
        """A table whose cells that are joined downwards are one."""
        rows = [row for row in element.iter(ROW) if next(row.iterancestors(TABLE)) is element]
        cells = [[*_iter_cells(row)] for row in rows]
        heads = 0
        while heads < len(rows) - 1 and _is_head(rows[heads]):
            heads += 1
        made = tuple(
            tuple(
                Cell(self.read(cell, member), span_of(cell), _count_joined(cells, number, column))
                for column, cell in placed
                if _joined(cell) != "continue"
            )
            for number, placed in enumerate(cells)
        )
        return Table(made, heads)

    def find_link(self, member: str, number: str) -> tuple[str, bool]:
        """Where a relationship leads, and if that is outside of the document."""
        if member not in self.links:
            self.links[member] = {
                one.id: (one.target, one.external) for one in self.package.relationships(member)
            }
        return self.links[member].get(number, ("", False))

    def note(self, kind: str, number: str) -> Call:
        """The number of a note that is called; its words are read."""
        self.notes.append(())
        place = len(self.notes)
        for _, member in self.package.related(self.package.main, kind):
            for note in parse_member(self.package, member).iter(NOTE_TAGS[kind]):
                if note.get(w("id")) == number:
                    self.notes[place - 1] = self.read(note, member)
        return Call(place)


@mutable
class _Words:
    """The words of a paragraph while they are read."""

    reader: _Reader
    member: str
    props: Props
    found: list[Inline] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)

    def walk(self, parent: Element, link: str) -> None:
        for child in parent.iterchildren("{*}*"):
            if child.tag == RUN:
                self.run(child, link)
            elif child.tag == HYPERLINK:
                target, _ = self.reader.find_link(self.member, child.get(f"{{{R}}}id") or "")
                self.walk(child, target if ADDRESS.match(target) else link)
            elif child.tag == w("fldSimple"):
                self.reader.fields.append(_Field(child.get(w("instr")) or "", has_result=True))
                self.walk(child, link)
                self.reader.fields.pop()
            elif child.tag == MATH_TEXT:
                self.say(child.text or "", frozenset(), "", link)
            elif child.tag not in OUTSIDE:
                self.walk(child, link)

    def run(self, run: Element, link: str) -> None:
        look = self.reader.looks.run(self.props, read_props(run.find(RUN_PROPERTIES))).split()
        if "vanish" in look:
            return
        looks, colour = _read_look(look)
        for child in run.iterchildren("{*}*"):
            if child.tag == w("fldChar"):
                self.mark(child.get(w("fldCharType")) or "")
            elif child.tag == FIELD_CODE and self.reader.fields:
                self.reader.fields[-1].code += child.text or ""
            elif child.tag in NOTES:
                self.found.append(self.reader.note(NOTES[child.tag], child.get(w("id")) or ""))
            elif child.tag in (w("drawing"), w("pict"), w("object"), ALTERNATE):
                self.draw(child)
            else:
                self.say(_read_text(child), looks, colour, link)

    def mark(self, kind: str) -> None:
        """Begin a field, its result, or what follows it."""
        fields = self.reader.fields
        if kind == "begin":
            fields.append(_Field())
        elif fields and kind == "separate":
            fields[-1].has_result = True
        elif fields:
            fields.pop()

    def say(self, text: str, looks: frozenset[str], colour: str, link: str) -> None:
        """Add words, unless a program works them out anew."""
        fields = self.reader.fields
        if not text or any(one.words[0].upper() in COMPUTED for one in fields):
            return
        for one in fields:
            name, *rest = one.words
            if name.upper() == "HYPERLINK" and rest and ADDRESS.match(rest[0].strip('"')):
                link = rest[0].strip('"')
        self.found.append(Span(text, looks, colour, link))

    def draw(self, drawing: Element) -> None:
        """Add the pictures of a drawing, and keep its text boxes for later."""
        for element in drawing.iter(*PICTURES, TEXT_BOX):
            if next(element.iterancestors(FALLBACK), None) is not None:
                continue
            if element.tag == TEXT_BOX:
                self.boxes.append(element)
            elif next(element.iterancestors(TEXT_BOX), None) in (None, _box_of(drawing)):
                self.found += self.image(element, drawing)

    def image(self, picture: Element, drawing: Element) -> Iterator[Image]:
        link = picture.get(f"{{{R}}}embed") or picture.get(f"{{{R}}}id") or ""
        target, is_outside = self.reader.find_link(self.member, link)
        content = self.reader.package.contents.get(resolve_target(self.member, target))
        if not content or is_outside:
            return
        around = next(picture.iterancestors(f"{{{WP}}}inline", f"{{{WP}}}anchor"), drawing)
        name, extent = around.find(NAME), around.find(EXTENT)
        shape = next(picture.iterancestors(SHAPE), None)
        alt = name.get("descr") if name is not None else None
        alt = alt or (shape.get("alt") if shape is not None else None) or ""
        width, height = (
            whole_number(extent.get(side), 0) // EMU_PER_PIXEL if extent is not None else 0
            for side in ("cx", "cy")
        )
        yield Image(content, alt, width, height)


def _box_of(element: Element) -> Element | None:
    return next(element.iterancestors(TEXT_BOX), None)


def read_props(properties: Element | None) -> Props:
    """What the properties of a paragraph or run say, by name."""
    found: Props = {}
    for child in () if properties is None else properties.iterchildren("{*}*"):
        if child.tag == w("numPr"):
            found |= {str(one.tag).rpartition("}")[2]: one.get(VALUE) or "" for one in child}
        elif child.tag not in UNREAD_PROPERTIES:
            found[str(child.tag).rpartition("}")[2]] = child.get(VALUE) or ""
    return found


def _read_look(look: Iterable[str]) -> tuple[frozenset[str], str]:
    """The looks of words by our names for them, and their colour."""
    looks, colour = set[str](), ""
    for one in look:
        if one in LOOKS:
            looks.add(LOOKS[one])
        elif one.startswith(UNDERLINED):
            looks.add("underlined")
        elif one.startswith(COLOUR) and HEX_COLOUR.fullmatch(one.removeprefix(COLOUR)):
            colour = one.removeprefix(COLOUR)
    return frozenset(looks), colour


def _read_text(element: Element) -> str:
    """The characters that an element of a run stands for."""
    if element.tag == TEXT:
        text = element.text or ""
        return text if element.get(SPACE) == "preserve" else text.strip(" \t\r\n")
    if element.tag == w("br"):
        return "\n" if element.get(w("type")) in (None, "textWrapping") else ""
    if element.tag == w("sym"):
        code = element.get(w("char")) or ""
        return chr(int(code, 16)) if HEX_SIGN.fullmatch(code) else ""
    return CHARACTERS.get(str(element.tag), "")


def _find_level(names: Iterable[str], outline: str) -> int | None:
    """The level of a heading by the names of its styles, or by the outline."""
    for name in names:
        if name == "title":
            return 0
        if found := HEADING.fullmatch(name):
            return int(found[1])
    return int(outline) + 1 if outline.isdecimal() and int(outline) < 9 else None


def _iter_cells(row: Element) -> Iterator[tuple[int, Element]]:
    """Yield the cells of a row, each with the column in which it begins."""
    column = 0
    for cell in row.iter(CELL):
        if next(cell.iterancestors(ROW)) is row:
            yield column, cell
            column += span_of(cell)


def _joined(cell: Element) -> str:
    """How a cell is joined with those above and below: `restart`, `continue`, or not at all."""
    found = cell.find(f"{CELL_PROPERTIES}/{w('vMerge')}")
    return "" if found is None else found.get(VALUE) or "continue"


def _count_joined(rows: list[list[tuple[int, Element]]], number: int, column: int) -> int:
    """How many rows a cell covers."""
    if _joined(dict(rows[number])[column]) != "restart":
        return 1
    count = 1
    for row in rows[number + 1 :]:
        below = dict(row).get(column)
        if below is None or _joined(below) != "continue":
            break
        count += 1
    return count


def _is_head(row: Element) -> bool:
    """True for a row that is said again on every page."""
    head = row.find(f"{ROW_PROPERTIES}/{w('tblHeader')}")
    return head is not None and is_on([{"tblHeader": head.get(VALUE) or ""}], "tblHeader")
