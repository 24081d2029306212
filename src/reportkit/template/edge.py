"""Edges: a block that begins and ends together with rows or paragraphs, beside their text."""

from __future__ import annotations

from collections.abc import Container, Iterator
from enum import Enum, auto
from itertools import dropwhile, islice, takewhile

from reportkit.frozen import frozen
from reportkit.template.alone import element_at, is_first, is_held, is_last, lone_marks, outermost
from reportkit.template.marks import Marks, read_marks
from reportkit.word.names import TEXT
from reportkit.word.xml import Element


class Side(Enum):
    """Where a lifted tag comes to stand."""

    INSTEAD = auto()
    BEFORE = auto()
    AFTER = auto()


@frozen
class Lift:
    """A tag that leaves the text: the element it leaves, and the side on which it stands then."""

    element: Element
    level: str
    side: Side = Side.INSTEAD


def surrounds(unit: tuple[int, ...], lifts: dict[int, Lift], marks: Marks) -> bool:
    """True if a block begins before all the text of its first element and ends behind its last."""
    first, last = unit[0], unit[-1]
    if len(unit) < 2 or all(lone_marks(lifts[n].element, marks) is not None for n in (first, last)):
        return False
    return is_first(first, lifts[first].element, marks) and is_last(
        last, lifts[last].element, marks
    )


def lift_edges(unit: tuple[int, ...], settled: dict[int, Lift], marks: Marks) -> dict[int, Lift]:
    """The lifts of a block that begins and ends together with rows or paragraphs.

    `{% for … %}` at the beginning of a row and `{% endfor %}` at its end repeat the row; the same
    over several paragraphs repeats these; a paragraph that is one condition goes with it.
    """
    if len(unit) != 2 or any(number in settled for number in unit):
        return {}
    for level in ("tr", "p"):
        first, last = (element_at(marks.holders[number], level) for number in unit)
        if (
            first is None
            or last is None
            or outermost(first).getparent() is not outermost(last).getparent()
        ):
            continue
        if not fits_level(unit, level, first, last, marks):
            continue
        if not (is_held(unit[0], first, marks) and is_held(unit[-1], last, marks)):
            continue
        if leads(unit[0], first, settled, marks) and trails(unit[1], last, settled, marks):
            taken = {*settled, *unit}
            return {
                unit[0]: Lift(first, level, side_of(first, Side.BEFORE, taken, marks)),
                unit[1]: Lift(last, level, side_of(last, Side.AFTER, taken, marks)),
            }
    return {}


def side_of(element: Element, side: Side, taken: Container[int], marks: Marks) -> Side:
    """Where a tag comes to stand: instead of its element if that holds nothing but such tags."""
    alone = lone_marks(outermost(element), marks)
    return Side.INSTEAD if alone and all(number in taken for number in alone) else side


def fits_level(
    unit: tuple[int, ...], level: str, first: Element, last: Element, marks: Marks
) -> bool:
    """True if lifting these edges says what the author meant."""
    if level == "tr":
        cells = [element_at(marks.holders[number], "tc") for number in unit]
        return cells[0] is not cells[1]
    return first is not last or marks.tags[unit[0]].word == "if"


def leads(number: int, element: Element, settled: dict[int, Lift], marks: Marks) -> bool:
    """True if nothing that stays is before this mark in its element."""
    if not is_first(number, element, marks):
        return False
    return all(mark in settled for mark in takewhile(number.__ne__, iter_marks(element)))


def trails(number: int, element: Element, settled: dict[int, Lift], marks: Marks) -> bool:
    """True if nothing that stays is behind this mark in its element."""
    if not is_last(number, element, marks):
        return False
    behind = dropwhile(number.__ne__, iter_marks(element))
    return all(mark in settled for mark in islice(behind, 1, None))


def iter_marks(element: Element) -> Iterator[int]:
    """Yield the marks in the text of an element, in order."""
    for text in element.iter(TEXT):
        yield from read_marks(text.text)
