"""Tracked changes accepted: what was put in stays, what was taken out goes, nobody is named."""

from __future__ import annotations

from collections.abc import Iterator

from reportkit.word.names import (
    CELL,
    DELETIONS,
    INSERTIONS,
    PARAGRAPH,
    PARAGRAPH_PROPERTIES,
    ROW,
    ROW_PROPERTIES,
    RUN_PROPERTIES,
    SECTION,
    TABLE,
    w,
)
from reportkit.word.xml import Element, remove_element

CHANGES = tuple(
    w(name)
    for name in (
        "pPrChange", "rPrChange", "sectPrChange", "tblPrChange", "trPrChange", "tcPrChange",
        "tblGridChange", "tblPrExChange", "numberingChange", "cellIns", "cellMerge",
        "moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd",
        "customXmlInsRangeStart", "customXmlInsRangeEnd", "customXmlDelRangeStart",
        "customXmlDelRangeEnd", "customXmlMoveFromRangeStart", "customXmlMoveFromRangeEnd",
        "customXmlMoveToRangeStart", "customXmlMoveToRangeEnd",
    )
)  # fmt: skip
DELETED_CELL = w("cellDel")


def accept_changes(root: Element) -> None:
    """Accept every tracked change of a part."""
    for sign in [*root.iter(DELETED_CELL)]:
        _drop(next(sign.iterancestors(CELL), None))
    for properties in [*root.iter(ROW_PROPERTIES)]:
        if any(properties.find(tag) is not None for tag in DELETIONS):
            _drop(properties.getparent())
    ended = [paragraph for paragraph in root.iter(PARAGRAPH) if _is_end_deleted(paragraph)]
    for element in [*root.iter(*DELETIONS, *CHANGES)]:
        remove_element(element)
    for element in [*root.iter(*INSERTIONS)]:
        unwrap(element)
    for paragraph in ended:
        _join_next(paragraph)
    _drop_emptied(root)


def unwrap(element: Element) -> None:
    """Leave what an element holds in its place."""
    for child in [*element]:
        element.addprevious(child)
    remove_element(element)


def _is_end_deleted(paragraph: Element) -> bool:
    """True for a paragraph that is to be one with the next."""
    look = paragraph.find(f"{PARAGRAPH_PROPERTIES}/{RUN_PROPERTIES}")
    return look is not None and any(look.find(tag) is not None for tag in DELETIONS)


def _join_next(paragraph: Element) -> None:
    """Bring what a paragraph holds into the next one; it stays where there is none."""
    following = next(paragraph.itersiblings(PARAGRAPH), None)
    between = following is not None and paragraph.getnext() is not following
    properties = paragraph.find(PARAGRAPH_PROPERTIES)
    ends_section = properties is not None and properties.find(SECTION) is not None
    if following is None or between or ends_section:
        if _is_bare(paragraph) and not ends_section and _is_spare(paragraph):
            remove_element(paragraph)
        return
    held = [child for child in paragraph if child.tag != PARAGRAPH_PROPERTIES]
    head = following.find(PARAGRAPH_PROPERTIES)
    start = 0 if head is None else following.index(head) + 1
    for offset, child in enumerate(held):
        following.insert(start + offset, child)
    remove_element(paragraph)


def _is_bare(paragraph: Element) -> bool:
    return all(child.tag == PARAGRAPH_PROPERTIES for child in paragraph)


def _is_spare(paragraph: Element) -> bool:
    """True if what a paragraph stands in can do without it: a cell must end with one."""
    parent = paragraph.getparent()
    last = paragraph.getnext() is None
    return parent is not None and not last and sum(1 for _ in parent.iterchildren(PARAGRAPH)) > 1


def _drop(element: Element | None) -> None:
    if element is not None:
        remove_element(element)


def _drop_emptied(root: Element) -> None:
    """Take out rows without cells and tables without rows, which Word does not open."""
    for row in [*root.iter(ROW)]:
        if not any(True for _ in row.iter(CELL)):
            remove_element(row)
    for table in [*root.iter(TABLE)]:
        if not any(True for _ in table.iter(ROW)):
            _fill_place(table)
            remove_element(table)


def _fill_place(table: Element) -> None:
    """Leave a paragraph where a cell would otherwise hold none."""
    parent = table.getparent()
    if parent is not None and not any(True for _ in _others(parent, table)):
        table.addnext(table.makeelement(PARAGRAPH))


def _others(parent: Element, table: Element) -> Iterator[Element]:
    return (child for child in parent.iterchildren(PARAGRAPH, TABLE) if child is not table)
