"""Blocks that would cut something in two: of its beginning and its end, one would be left over.

A field that is cut is an error; a bookmark or the range of a comment is taken out.
"""

from __future__ import annotations

from collections.abc import Iterable

from reportkit.rules import template as rules
from reportkit.template.blocks import DIVIDERS, Block, ends_block, opens_block
from reportkit.template.marks import MARKED_TEXTS, Marks, read_marks
from reportkit.template.tag import Kind
from reportkit.word.find import find, paths_to
from reportkit.word.names import w
from reportkit.word.xml import Element, remove_element

KINDS, HALVES = ("bookmark", "commentRange", "perm"), ("Start", "End")
RANGES = {w(f"{kind}{half}"): kind for kind in KINDS for half in HALVES}
ENDS = [f"w:{kind}{half}" for kind in KINDS for half in HALVES]
FIELD_SIGN, FIELD_KIND = w("fldChar"), w("fldCharType")


def check_fields(root: Element, blocks: Iterable[Block], marks: Marks) -> None:
    """Remember every block of which a field holds only a part of the tags."""
    if root.find(f".//{FIELD_SIGN}") is None:
        return
    around = fields_around(root)
    for block in blocks:
        opener, tag = marks.tags[block.marks[0]], marks.tags[block.marks[-1]]
        if len({around[number] for number in block.marks if number in around}) > 1:
            words = {"tag": tag.text, "opener": opener.text}
            marks.report_unless_docxtpl(rules.CROSSING_BLOCK.at(opener.place, **words))


def fields_around(root: Element) -> dict[int, tuple[int, ...]]:
    """The fields around every mark, outermost first, by the order in which they begin."""
    found: dict[int, tuple[int, ...]] = {}
    opened: list[int] = []
    count = 0
    for met in find(root, MARKED_TEXTS, "descendant::w:fldChar"):
        if isinstance(met, str):
            found.update((number, tuple(opened)) for number in read_marks(met))
        elif met.get(FIELD_KIND) == "begin":
            opened.append(count := count + 1)
        elif met.get(FIELD_KIND) == "end" and opened:
            opened.pop()
    return found


def settle_ranges(root: Element, marks: Marks) -> None:
    """Take out what marks a range of which a condition would leave out one end only."""
    if next(root.iter(*RANGES), None) is None:
        return
    met: dict[tuple[str, str], list[tuple[Element, tuple[int, ...]]]] = {}
    for element, blocks in blocks_around(root, marks):
        key = (RANGES[str(element.tag)], element.get(w("id")) or "")
        met.setdefault(key, []).append((element, blocks))
    for ends in met.values():
        if len({blocks for _, blocks in ends}) > 1:
            for element, _ in ends:
                remove_element(element)


def blocks_around(root: Element, marks: Marks) -> list[tuple[Element, tuple[int, ...]]]:
    """The ends of all ranges, with the blocks and branches around each."""
    found: list[tuple[Element, tuple[int, ...]]] = []
    opened: list[int] = []
    for met in find(root, MARKED_TEXTS, *paths_to(root, ENDS)):
        if not isinstance(met, str):
            found.append((met, tuple(opened)))
            continue
        for number in read_marks(met):
            tag = marks.tags[number]
            if tag.kind is not Kind.BLOCK:
                continue
            if ends_block(tag) and opened:
                opened.pop()
            elif opens_block(tag):
                opened.append(number)
            elif tag.word in DIVIDERS and opened:
                opened[-1] = number
    return found
