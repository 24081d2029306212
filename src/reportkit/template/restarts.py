"""Numbered lists in loops: where a list begins anew with every pass.

A list whose entries are the passes of a loop counts through them, and begins anew with every pass
of the loop around that one. A list that stands in a loop as a whole begins anew with every pass.
"""

from __future__ import annotations

from reportkit.frozen import frozen
from reportkit.template.loops import Loops, begin_pass, has_loops, iter_with_loops
from reportkit.template.marks import Marks
from reportkit.template.tag import Kind
from reportkit.word.names import (
    PARAGRAPH_PROPERTIES,
    PARAGRAPH_PROPERTY_ORDER,
    VALUE,
    w,
)
from reportkit.word.numbering import NUMBERING, Lists, Membership
from reportkit.word.xml import Element, order_children

# paragraphs that may be of a list, by themselves or through their style
NUMBERED = ("descendant::w:p[w:pPr[w:numPr or w:pStyle]]",)


@frozen
class Entry:
    """A numbered paragraph and the loops around it."""

    paragraph: Element
    membership: Membership
    loops: Loops


def restart_lists(root: Element, marks: Marks, lists: Lists) -> None:
    """Let lists in loops begin anew where they should."""
    entries: dict[str, list[Entry]] = {}
    for element, loops in iter_with_loops(root, NUMBERED, marks) if has_loops(marks) else ():
        if (found := lists.membership(element)) is not None:
            entries.setdefault(found.list, []).append(Entry(element, found, loops))
    for number, members in entries.items():
        loop = restarting_loop(members)
        if loop is not None and number in lists.definitions:
            restart(number, members, loop, root, marks)


def restarting_loop(entries: list[Entry]) -> int | None:
    """The loop with whose passes a list begins anew, or None."""
    shared = common_beginning([entry.loops for entry in entries])
    lowest = min(entry.membership.level for entry in entries)
    at_top = [
        entry for entry in entries if entry.loops == shared and entry.membership.level == lowest
    ]
    if len(at_top) == 1:
        shared = shared[:-1]
    return shared[-1] if shared else None


def common_beginning(paths: list[Loops]) -> Loops:
    """The loops that all these paths begin with."""
    shared = []
    for numbers in zip(*paths, strict=False):
        if len(set(numbers)) > 1:
            break
        shared.append(numbers[0])
    return tuple(shared)


def restart(number: str, entries: list[Entry], loop: int, root: Element, marks: Marks) -> None:
    """Let the paragraphs of a list name another list in every pass of a loop."""
    variable = f"list_{number}_{loop}"
    begin_pass(loop, f"set {variable} = '{number}' | new_list", root, marks)
    for entry in entries:
        printed = marks.add_own(Kind.PRINT, variable, marks.tags[loop])
        join(entry.paragraph, printed, entry.membership.level)


def join(paragraph: Element, number: str, level: int) -> None:
    """Put a paragraph into a list."""
    properties = paragraph.find(PARAGRAPH_PROPERTIES)
    if properties is None:
        properties = paragraph.makeelement(PARAGRAPH_PROPERTIES)
        paragraph.insert(0, properties)
    for old in properties.findall(NUMBERING):
        properties.remove(old)
    joined = properties.makeelement(NUMBERING)
    joined.append(joined.makeelement(w("ilvl"), {VALUE: str(level)}))
    joined.append(joined.makeelement(w("numId"), {VALUE: number}))
    properties.append(joined)
    order_children(properties, PARAGRAPH_PROPERTY_ORDER)
