"""What a tag has around it: its paragraph, row or cell, and whether it is alone there."""

from __future__ import annotations

from reportkit.template.blocks import CELL_WORDS
from reportkit.template.marks import MARK, Marks, read_marks, write_mark
from reportkit.template.tag import Kind, Tag
from reportkit.word.line import CHARACTERS, WRITTEN
from reportkit.word.names import (
    ALTERNATE,
    BREAK,
    CELL,
    CELL_PROPERTIES,
    CONTENT_CONTROL,
    CONTROL_CONTENT,
    PARAGRAPH,
    PARAGRAPH_PROPERTIES,
    ROW,
    ROW_PROPERTIES,
    RUN,
    RUN_PROPERTIES,
    TABLE,
    TEXT_BOX,
    w,
)
from reportkit.word.xml import Element

ELEMENTS = {"p": PARAGRAPH, "tr": ROW, "tc": CELL, "r": RUN}
SKIPPED = frozenset(
    {
        PARAGRAPH_PROPERTIES,
        RUN_PROPERTIES,
        ROW_PROPERTIES,
        CELL_PROPERTIES,
        w("tblPrEx"),
        w("sdtPr"),
    }
)
# what a reader sees although it is no text
VISIBLE = frozenset(
    {
        ALTERNATE, TABLE,
        *map(w, ("drawing", "pict", "object", "sym", "ptab", "pgNum", "fldSimple", "fldChar")),
        *map(w, ("footnoteReference", "endnoteReference", "commentReference", "subDoc")),
        w("altChunk"),
    }
)  # fmt: skip


def element_at(holder: Element, level: str) -> Element | None:
    """The paragraph, row, cell or run around an element, within the same text box."""
    for parent in holder.iterancestors():
        if parent.tag == ELEMENTS[level]:
            return parent
        if parent.tag == TEXT_BOX:
            return None
    return None


def outermost(element: Element) -> Element:
    """The element, or the content control that holds nothing else."""
    parent = element.getparent()
    while parent is not None and parent.tag == CONTROL_CONTENT and len(parent) == 1:
        control = parent.getparent()
        if control is None or control.tag != CONTENT_CONTROL:
            break
        element, parent = control, control.getparent()
    return element


def is_liftable(tag: Tag) -> bool:
    """True for a tag that prints nothing in its own place."""
    return tag.kind is not Kind.PRINT and tag.word not in CELL_WORDS


def lone_marks(element: Element, marks: Marks) -> list[int] | None:
    """The marks in an element that holds nothing else to be seen, when it prints nothing."""
    numbers = alone_in(element)
    if numbers is None or not all(is_liftable(marks.tags[number]) for number in numbers):
        return None
    return numbers


def alone_in(element: Element) -> list[int] | None:
    """The marks in an element that holds nothing else to be seen; None if it does."""
    numbers: list[int] = []
    for child in element.iterchildren("{*}*"):
        if child.tag in SKIPPED:
            continue
        if is_visible(child):
            return None
        if child.tag in WRITTEN:
            numbers += read_marks(child.text)
        inner = alone_in(child)
        if inner is None:
            return None
        numbers += inner
    return numbers


def is_visible(element: Element) -> bool:
    """True for text other than marks, pictures, page breaks, notes, fields, tables."""
    if element.tag in WRITTEN:
        return bool(MARK.sub("", element.text or "").strip())
    if element.tag == BREAK:
        return element.get(w("type")) in ("page", "column")
    return element.tag in VISIBLE


def text_beside(element: Element, marks: Marks) -> str:
    """What stands in an element beside the tags that take it away, as a person reads it."""
    words: list[str] = []
    for child in element.iter("{*}*"):
        if child.tag in WRITTEN:
            words.append(MARK.sub(lambda mark: shown_mark(int(mark[1]), marks), child.text or ""))
        elif child.tag in CHARACTERS:
            words.append(" ")
    return "".join(words).strip()


def shown_mark(number: int, marks: Marks) -> str:
    """The words of a tag that would be lost with its element; nothing for those that act."""
    tag = marks.tags[number]
    return "" if is_liftable(tag) else tag.text


def is_first(number: int, element: Element, marks: Marks) -> bool:
    """True if nothing that is seen stands in the element before this mark."""
    return edge_text(number, element, marks, before=True) == ""


def is_last(number: int, element: Element, marks: Marks) -> bool:
    """True if nothing that is seen stands in the element behind this mark."""
    return edge_text(number, element, marks, before=False) == ""


def edge_text(number: int, element: Element, marks: Marks, *, before: bool) -> str:
    """What is seen in an element before or behind a mark."""
    seen: list[str] = []
    for child in element.iter("{*}*"):
        if child.tag in WRITTEN:
            seen.append(child.text or "")
        elif child.tag not in CHARACTERS and is_visible(child):
            seen.append("▪")
    start, _, end = "".join(seen).partition(write_mark(number))
    return MARK.sub(lambda mark: shown_mark(int(mark[1]), marks), start if before else end).strip()
