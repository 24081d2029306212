"""Signs for what may come out empty: a cell, header or note needs a paragraph, a row a cell.

They stand in the compiled part and are settled after filling; see `render.complete`.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Container, Iterable
from itertools import chain

from reportkit.template.blocks import ends_block, opens_block
from reportkit.template.marks import MARK, Marks, read_marks
from reportkit.template.signs import (
    BEGIN,
    BLANK_BEGIN,
    BLANK_END,
    FINISH,
    FIRST,
    GRID_BEGIN,
    GRID_END,
    LAST,
    NEEDS_PARAGRAPH,
)
from reportkit.template.tag import Kind
from reportkit.word.find import find, with_surroundings
from reportkit.word.names import (
    CELL,
    CELL_PROPERTIES,
    CONTENT_CONTROL,
    CONTROL_CONTENT,
    PARAGRAPH,
    PARAGRAPH_PROPERTIES,
    RANGE_MARKS,
    ROW,
    SECTION,
    TABLE,
    TEXT,
    TEXT_BOX,
    VALUE,
    w,
)
from reportkit.word.xml import (
    Element,
    append_text,
    insert_text_after,
    insert_text_before,
    serialise_fragment,
)

TAGS = re.compile(r"<[^>]*>")

# what nothing stands in, in XPath
HOLLOW = ("descendant::w:tr[not(w:tc)]", "descendant::w:tbl[not(w:tr)]")
CONTAINERS = (
    CELL, TEXT_BOX,
    *map(w, ("hdr", "ftr", "footnote", "endnote", "comment")),
)  # fmt: skip
HEADS = frozenset(map(w, ("tblPr", "tblGrid", "trPr", "tblPrEx", "tcPr")))


def sign_rooms(root: Element, marked: Collection[Element], marks: Marks) -> None:
    """Put a sign wherever filling may leave too little."""
    rows = [element for element in (*marked, *marks.narrowed) if element.tag == ROW]
    widened = {row.getparent() for row in rows if has_column_tags(row, marks)}
    for table in root.iter(TABLE) if widened else ():
        if table in widened:
            insert_text_before(table, GRID_BEGIN)
            insert_text_after(table, GRID_END)
    vanishing: set[Element] = set()
    for element in reversed(find_uncertain(root, marked)):
        inside = element.find(CONTROL_CONTENT) if element.tag == CONTENT_CONTROL else element
        if inside is not None and may_vanish(inside, vanishing, marked, marks):
            vanishing.add(element)
            sign_vanishing(element, inside)
    for container in root.iter(*CONTAINERS):
        end = innermost(container) if needs_paragraph(container) else container
        if needs_paragraph(end):
            append_text(end, NEEDS_PARAGRAPH)


def find_uncertain(root: Element, marked: Iterable[Element]) -> list[Element]:
    """The rows, tables and controls that may be left without anything inside."""
    uncertain = {*marked, *with_surroundings(find(root, *HOLLOW))}
    return [element for element in root.iter(ROW, TABLE, CONTENT_CONTROL) if element in uncertain]


def sign_blanks(marked: Iterable[Element], marks: Marks) -> None:
    """Put signs around paragraphs that say nothing if none of their blocks does."""
    for paragraph in [element for element in marked if element.tag == PARAGRAPH]:
        text = TAGS.sub("", serialise_fragment(paragraph))
        if MARK.search(text) and may_go(paragraph) and may_be_blank(text, marks):
            insert_text_before(paragraph, BLANK_BEGIN)
            insert_text_after(paragraph, BLANK_END)


def may_go(paragraph: Element) -> bool:
    """True unless a paragraph ends a section or is the only one in its surrounding."""
    section = paragraph.find(f"{PARAGRAPH_PROPERTIES}/{SECTION}")
    siblings = chain(paragraph.itersiblings(), paragraph.itersiblings(preceding=True))
    return section is None and any(other.tag not in HEADS for other in siblings)


def may_be_blank(text: str, marks: Marks) -> bool:
    """True if all that a paragraph says stands in its blocks."""
    depth = blocks = 0
    for piece in re.split(f"({MARK.pattern.replace('(', '').replace(')', '')})", text):
        numbers = read_marks(piece)
        if not numbers:
            if depth == 0 and piece.strip():
                return False
            continue
        tag = marks.tags[numbers[0]]
        if tag.kind is Kind.PRINT and depth == 0:
            return False
        change = change_of_depth(piece, marks)
        depth, blocks = depth + change, blocks + (change > 0)
    return blocks > 0 and depth == 0


def may_vanish(
    inside: Element, vanishing: set[Element], marked: Container[Element], marks: Marks
) -> bool:
    """True if a row, table or control may be left without anything inside."""
    if inside.tag == CONTROL_CONTENT and inside not in marked:
        return False
    return may_be_empty(inside, vanishing, marks)


def may_be_empty(element: Element, vanishing: set[Element], marks: Marks) -> bool:
    """True if all that an element holds stands in loops or conditions, or may itself vanish."""
    depth = change_of_depth(element.text, marks)
    for child in element:
        if child.tag not in HEADS | RANGE_MARKS and child not in vanishing and depth == 0:
            return False
        depth += change_of_depth(child.tail, marks)
    return True


def change_of_depth(text: str | None, marks: Marks) -> int:
    """How many blocks these marks open, less those that they end."""
    tags = [marks.tags[number] for number in read_marks(text)]
    blocks = [tag for tag in tags if tag.kind is Kind.BLOCK]
    return sum(opens_block(tag) - ends_block(tag) for tag in blocks)


def sign_vanishing(element: Element, inside: Element) -> None:
    """Put signs around and inside a row, table or control that goes if nothing stands inside."""
    heads = [child for child in inside if child.tag in HEADS]
    if heads:
        insert_text_after(heads[-1], FIRST)
    else:
        inside.text = FIRST + (inside.text or "")
    append_text(inside, LAST)
    insert_text_before(element, BEGIN)
    insert_text_after(element, FINISH)


def has_column_tags(row: Element, marks: Marks) -> bool:
    """True for a row in which a loop or condition changes the number of cells."""
    return row in marks.narrowed or any(
        MARK.search(cell.tail or "") or leaves_open(cell, marks) or has_span_tag(cell)
        for cell in row
    )


def has_span_tag(cell: Element) -> bool:
    """True for a cell of which a value says how many columns it spans."""
    span = cell.find(f"{CELL_PROPERTIES}/{w('gridSpan')}")
    return span is not None and MARK.search(span.get(VALUE) or "") is not None


def leaves_open(cell: Element, marks: Marks) -> bool:
    """True if a block begins in a cell and ends in another one."""
    return sum(change_of_depth(text.text, marks) for text in cell.iter(TEXT)) != 0


def innermost(container: Element) -> Element:
    """What holds the end of a container: the content control that ends it, or itself."""
    last = container[-1] if len(container) else None
    if last is None or last.tag != CONTENT_CONTROL or (last.tail or "").strip():
        return container
    return next((innermost(inside) for inside in last.iterchildren(CONTROL_CONTENT)), container)


def needs_paragraph(container: Element) -> bool:
    """True if a paragraph may not be the last thing in a container after filling."""
    if not len(container):
        return True
    last = container[-1]
    return last.tag != PARAGRAPH or not is_blank(last.tail)


def is_blank(text: str | None) -> bool:
    """True for no text, or one of spaces only."""
    return not text or text.isspace()
