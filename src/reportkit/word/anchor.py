"""What a comment belongs to: marks around characters of a paragraph, and the sign that calls it.

Word takes no comments in headers, footers, notes and text boxes ([MS-OI29500] 2.1.315), so marks
are put into paragraphs of the body only.
"""

from __future__ import annotations

from copy import copy

from reportkit.frozen import frozen
from reportkit.word.line import read_line
from reportkit.word.names import (
    PARAGRAPH,
    PARAGRAPH_PROPERTIES,
    RUN,
    RUN_PROPERTIES,
    SPACE,
    w,
)
from reportkit.word.xml import Element

RANGE_START, RANGE_END = w("commentRangeStart"), w("commentRangeEnd")
REFERENCE, ID = w("commentReference"), w("id")


@frozen
class Position:
    """A place between two characters of a paragraph, counted in its line."""

    paragraph: Element
    offset: int


def anchor_text(start: Position, end: Position, number: int) -> None:
    """Let a comment belong to the characters between two positions."""
    divide(end.paragraph, end.offset)
    divide(start.paragraph, start.offset)
    first = next(p for p in read_line(start.paragraph).pieces if p.end > start.offset)
    *_, last = (p for p in read_line(end.paragraph).pieces if p.start < end.offset)
    anchor_element(run_around(first.element), run_around(last.element), number)


def anchor_paragraph(paragraph: Element, number: int) -> None:
    """Let a comment belong to a whole paragraph."""
    held = [child for child in paragraph if child.tag != PARAGRAPH_PROPERTIES]
    if held:
        anchor_element(held[0], held[-1], number)
    else:
        anchor_beginning(paragraph, number)


def anchor_element(first: Element, last: Element, number: int) -> None:
    """Let a comment belong to what a paragraph holds from one element to another."""
    first.addprevious(mark(first, RANGE_START, number))
    anchor_end(last, number)


def anchor_beginning(paragraph: Element, number: int) -> None:
    """Let a comment stand at the beginning of a paragraph, and belong to none of its words."""
    signs = [
        mark(paragraph, RANGE_START, number),
        mark(paragraph, RANGE_END, number),
        calling_run(paragraph, number),
    ]
    held = paragraph.find(PARAGRAPH_PROPERTIES)
    first = 0 if held is None else paragraph.index(held) + 1
    while first < len(paragraph) and is_sign(paragraph[first]):
        first += 1
    paragraph[first:first] = signs


def anchor_end(last: Element, number: int) -> None:
    """Put the end of a comment's range behind an element, and its call behind what is around it.

    The call stays out of links, tracked changes and content controls: it is no part of them.
    """
    end = mark(last, RANGE_END, number)
    add_behind_signs(last, end)
    around = outermost(end)
    add_behind_signs(around, calling_run(around, number))


def add_behind_signs(element: Element, new: Element) -> None:
    """Put an element behind another one and the signs of earlier comments that follow it."""
    following = element.getnext()
    while following is not None and is_sign(following):
        element, following = following, following.getnext()
    element.addnext(new)


def is_sign(element: Element) -> bool:
    """True for a mark or the call of a comment, but not where one begins that goes on."""
    if element.tag == RANGE_START:
        end = element.getnext()
        return end is not None and end.tag == RANGE_END and end.get(ID) == element.get(ID)
    return element.tag == RANGE_END or (element.tag == RUN and element.find(REFERENCE) is not None)


def outermost(element: Element) -> Element:
    """The child of a paragraph that holds an element, or is it."""
    for parent in element.iterancestors():
        if parent.tag == PARAGRAPH:
            break
        element = parent
    return element


def mark(beside: Element, tag: str, number: int) -> Element:
    """A mark of a comment's range."""
    return beside.makeelement(tag, {ID: str(number)})


def calling_run(beside: Element, number: int) -> Element:
    """The run that calls a comment."""
    run = beside.makeelement(RUN)
    run.append(run.makeelement(REFERENCE, {ID: str(number)}))
    return run


def divide(paragraph: Element, offset: int) -> None:
    """Let a run end, and another one begin, at a position in a paragraph's line."""
    for piece in read_line(paragraph).pieces:
        if piece.end > offset:
            run = run_around(piece.element)
            if piece.element.getparent() is run:
                divide_run(run, piece.element, max(offset - piece.start, 0))
            return


def divide_run(run: Element, element: Element, inside: int) -> None:
    """Let a new run begin within a text that a run holds, or right before it."""
    moved = [element, *element.itersiblings()]
    if inside:
        rest = copy(element)
        element.text, rest.text = (element.text or "")[:inside], (element.text or "")[inside:]
        for text in (element, rest):
            text.set(SPACE, "preserve")
        moved[0] = rest
    elif all(before.tag == RUN_PROPERTIES for before in element.itersiblings(preceding=True)):
        return
    new = run.makeelement(RUN, {str(name): str(value) for name, value in run.attrib.items()})
    look = run.find(RUN_PROPERTIES)
    new[:] = [*([copy(look)] if look is not None else []), *moved]
    run.addnext(new)


def run_around(element: Element) -> Element:
    """The run that holds an element; what a paragraph holds of another kind, such as a formula."""
    for parent in element.iterancestors(RUN, PARAGRAPH):
        if parent.tag == RUN:
            return parent
        break
    return outermost(element)
