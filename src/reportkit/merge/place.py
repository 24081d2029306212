"""Where blocks go in mine, and what stays behind of those that are taken out."""

from __future__ import annotations

from reportkit.merge.block import Block, container_of, iter_blocks
from reportkit.word.names import (
    CELL,
    PARAGRAPH,
    PARAGRAPH_PROPERTIES,
    RANGE_MARKS,
    ROW,
    SECTION,
    TABLE,
    w,
)
from reportkit.word.xml import Element, remove_element


def append_block(home: Element, element: Element) -> None:
    """Put an element at the end of a container, before the layout of its pages."""
    last = home[-1] if len(home) else None
    if last is not None and last.tag == SECTION:
        last.addprevious(element)
    else:
        home.append(element)


def remove_block(block: Block) -> None:
    """Take a block out; what must be there stays, but empty."""
    for element in block.elements:
        if block.kind == "paragraph":
            remove_paragraph(element)
        elif block.kind == "row":
            remove_row(element)
        else:
            around = container_of(element)
            remove_element(element)
            end_with_paragraph(around)


def remove_paragraph(paragraph: Element) -> None:
    """Take a paragraph out; one that ends a section, or a cell, stays empty."""
    container = container_of(paragraph)
    blocks = list(iter_blocks(container))
    keeps_section = paragraph.find(f"{PARAGRAPH_PROPERTIES}/{SECTION}") is not None
    is_needed = container.tag != w("body") and blocks[-1] is paragraph and (
        len(blocks) == 1 or blocks[-2].tag != PARAGRAPH
    )  # fmt: skip
    marks = open_marks(paragraph)
    if keeps_section or is_needed:
        paragraph[:] = [child for child in paragraph if child.tag == PARAGRAPH_PROPERTIES]
        paragraph.extend(marks)
        return
    for mark in marks:
        paragraph.addprevious(mark)
    remove_element(paragraph)


def open_marks(paragraph: Element) -> list[Element]:
    """The marks in a paragraph of ranges that begin or end elsewhere."""
    marks = [*paragraph.iter(*RANGE_MARKS)]
    kinds = [str(mark.tag).removesuffix("Start").removesuffix("End") for mark in marks]
    known = [(kind, mark.get(w("id"))) for kind, mark in zip(kinds, marks, strict=True)]
    return [mark for mark, name in zip(marks, known, strict=True) if known.count(name) == 1]


def remove_row(row: Element) -> None:
    """Take a row out, and its table with the last one."""
    table = next(row.iterancestors(TABLE))
    following = next((each for each in row.itersiblings(ROW)), None)
    if following is not None:
        go_on_merging(row, following)
    remove_element(row)
    if not any(next(each.iterancestors(TABLE)) is table for each in table.iter(ROW)):
        around = container_of(table)
        remove_element(table)
        end_with_paragraph(around)


def go_on_merging(row: Element, following: Element) -> None:
    """Let the cells that were merged with those of a row above begin with their own row."""
    for cell, below in zip(row.iterchildren(CELL), following.iterchildren(CELL), strict=False):
        begun, merged = (each.find(f"{w('tcPr')}/{w('vMerge')}") for each in (cell, below))
        if begun is not None and merged is not None and begun.get(w("val")) == "restart":
            merged.set(w("val"), "restart")


def end_with_paragraph(container: Element) -> None:
    """Let a cell, header or note end with a paragraph, as it has to."""
    blocks = list(iter_blocks(container))
    if container.tag != w("body") and (not blocks or blocks[-1].tag != PARAGRAPH):
        container.append(container.makeelement(PARAGRAPH))
