"""What a tag has around it: its paragraph, row or cell, and whether it is alone there."""

from __future__ import annotations

from collections.abc import Iterator

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
        return has_words(element.text or "")
    if element.tag == BREAK:
        return element.get(w("type")) in ("page", "column")
    return element.tag in VISIBLE


def has_words(text: str) -> bool:
    """True for text other than marks."""
    position = 0
    for mark in MARK.finditer(text):  # one text may hold thousands
        if text[position : mark.start()].strip():
            return True
        position = mark.end()
    return bool(text[position:].strip())


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
    mark = write_mark(number)
    for text in iter_seen(element):
        before, found, _ = text.partition(mark)
        if shows(before, marks):
            return False
        if found:
            break
    return True


def is_last(number: int, element: Element, marks: Marks) -> bool:
    """True if nothing that is seen stands in the element behind this mark."""
    mark = write_mark(number)
    if not is_held(number, element, marks):
        return not shows("".join(iter_seen(element)).partition(mark)[2], marks)
    for text in iter_seen_backwards(element):
        _, found, behind = text.rpartition(mark)
        if shows(behind, marks):
            return False
        if found:
            break
    return True


def is_held(number: int, element: Element, marks: Marks) -> bool:
    """True if a mark stands in a text of the element, and not in an attribute or a field's code."""
    holder = marks.holders[number]
    is_written = holder.tag in WRITTEN and write_mark(number) in (holder.text or "")
    return is_written and any(one is element for one in holder.iterancestors())


def iter_seen(element: Element) -> Iterator[str]:
    """Yield the texts of an element, and a sign for all else that is seen."""
    for child in element.iter("{*}*"):
        yield from _read_seen(child)


def iter_seen_backwards(element: Element) -> Iterator[str]:
    """Yield the same from the last to the first."""
    for child in element.iterchildren("{*}*", reversed=True):
        yield from iter_seen_backwards(child)
    yield from _read_seen(element)


def _read_seen(element: Element) -> Iterator[str]:
    if element.tag in WRITTEN:
        yield element.text or ""
    elif element.tag not in CHARACTERS and is_visible(element):
        yield "▪"


def shows(text: str, marks: Marks) -> bool:
    """True if a person sees anything of a text with marks."""
    if has_words(text):
        return True
    return any(shown_mark(number, marks).strip() for number in read_marks(text))
