"""Tracked changes of ours: what is put in or taken out, and who has to agree to it."""

from __future__ import annotations

from collections.abc import Iterator
from copy import copy

from reportkit.merge.atom import FIELD, FIELD_END, FORMULAS, SIMPLE_FIELD
from reportkit.merge.block import Block
from reportkit.merge.graft import DELETED, INSERTED, Graft
from reportkit.word.anchor import REFERENCE
from reportkit.word.comment import AUTHOR
from reportkit.word.line import DELETED_TEXT
from reportkit.word.names import (
    DELETIONS,
    FIELD_CODE,
    PARAGRAPH,
    PARAGRAPH_PROPERTIES,
    PARAGRAPH_PROPERTY_ORDER,
    ROW_PROPERTIES,
    RUN,
    RUN_PROPERTIES,
    SPACE,
    TEXT,
    w,
)
from reportkit.word.xml import Element, order_children, remove_element

DELETED_CODE = w("delInstrText")
TRACKED = frozenset({RUN, SIMPLE_FIELD, *FORMULAS})
BEFORE_ROW = (w("tblPrEx"),)


def track_block(graft: Graft, block: Block, tag: str) -> None:
    """Let a whole block be put in or taken out by a tracked change."""
    if block.kind == "row":
        track_row(graft, block.first, tag)
    for child in block.children:
        track_block(graft, child, tag)
    for element in block.elements if block.kind == "paragraph" else ():
        track_paragraph(graft, element, tag)


def track_row(graft: Graft, row: Element, tag: str) -> None:
    """Mark a table row as put in or taken out."""
    properties = row.find(ROW_PROPERTIES)
    if properties is None:
        properties = row.makeelement(ROW_PROPERTIES)
        position = sum(child.tag in BEFORE_ROW for child in row)
        row.insert(position, properties)
    changed = properties.find(w("trPrChange"))
    sign = graft.sign(properties.makeelement(tag))
    if changed is None:
        properties.append(sign)
    else:
        changed.addprevious(sign)


def track_paragraph(graft: Graft, paragraph: Element, tag: str) -> None:
    """Mark what a paragraph holds, and its end, as put in or taken out."""
    for run in [*iter_tracked(paragraph)]:
        track(graft, run, tag)
    properties = paragraph.find(PARAGRAPH_PROPERTIES)
    if properties is None:
        properties = paragraph.makeelement(PARAGRAPH_PROPERTIES)
        paragraph.insert(0, properties)
    look = properties.find(RUN_PROPERTIES)
    if look is None:
        look = properties.makeelement(RUN_PROPERTIES)
        properties.append(look)
        order_children(properties, PARAGRAPH_PROPERTY_ORDER)
    if look.find(tag) is None:
        after = tag == DELETED and look.find(INSERTED) is not None
        look.insert(int(after), graft.sign(look.makeelement(tag)))


def iter_tracked(element: Element) -> Iterator[Element]:
    """Yield the runs, fields and formulas of a paragraph that are not deleted already."""
    for child in element.iterchildren("{*}*"):
        if child.tag in TRACKED:
            if child.find(REFERENCE) is None:  # a remark on the text is no part of it
                yield child
        elif child.tag != PARAGRAPH_PROPERTIES and child.tag not in DELETIONS:
            yield from iter_tracked(child)


def track(graft: Graft, element: Element, tag: str) -> None:
    """Let a run, a field, or all the runs of a link be put in or taken out."""
    if element.tag == SIMPLE_FIELD:
        for run in unfold(element):
            track(graft, run, tag)
    elif element.tag not in TRACKED:
        for run in [*iter_tracked(element)]:
            track(graft, run, tag)
    elif next(element.iterancestors(*DELETIONS), None) is None:
        wrap(graft, element, tag)
        if tag == DELETED:
            cross_out(element)


def wrap(graft: Graft, element: Element, tag: str) -> None:
    """Put an element into a tracked change, into that before it if there is one of ours."""
    before = element.getprevious()
    is_ours = before is not None and before.tag == tag and before.get(w("author")) == AUTHOR
    if before is not None and is_ours and before.get(w("date")) is None:
        before.append(element)
        return
    change = graft.sign(element.makeelement(tag))
    element.addprevious(change)
    change.append(element)


def cross_out(run: Element) -> None:
    """Call the text of a run deleted."""
    for text in [*run.iter(TEXT, FIELD_CODE)]:
        if next(text.iterancestors(PARAGRAPH)) is next(run.iterancestors(PARAGRAPH)):
            text.tag = DELETED_TEXT if text.tag == TEXT else DELETED_CODE
            text.set(SPACE, "preserve")


def unfold(field: Element) -> list[Element]:
    """A simple field as the runs of a complex one, in its place: only those can be tracked."""
    inside = [*iter_tracked(field)]
    look = next((run.find(RUN_PROPERTIES) for run in inside if run.tag == RUN), None)
    made: list[Element] = []
    for kind in ("begin", "code", "separate", "end"):
        run = field.makeelement(RUN)
        if look is not None:
            run.append(copy(look))
        if kind == "code":
            code = run.makeelement(FIELD_CODE, {SPACE: "preserve"})
            code.text = field.get(w("instr"))
            run.append(code)
        else:
            run.append(run.makeelement(FIELD, {FIELD_END: kind}))
        made.append(run)
    made[3:3] = inside
    for run in made:
        field.addprevious(run)
    remove_element(field)
    return made
