"""Blocks that would cut something in two: of its beginning and its end, one would be left over.

A field that is cut is an error; a bookmark or the range of a comment is taken out.
"""

from __future__ import annotations

from collections.abc import Iterable

from lxml import etree

from reportkit.rules import template as rules
from reportkit.template.blocks import DIVIDERS, Block, ends_block, opens_block
from reportkit.template.marks import Marks, read_marks
from reportkit.template.tag import Kind
from reportkit.word.names import w
from reportkit.word.xml import Element, remove_element

RANGES = {
    w(f"{kind}{half}"): kind
    for kind in ("bookmark", "commentRange", "perm")
    for half in ("Start", "End")
}
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
    for event, element in etree.iterwalk(root, events=("start", "end")):
        text = element.text if event == "start" else element.tail
        if event == "start" and element.tag == FIELD_SIGN:
            if element.get(FIELD_KIND) == "begin":
                opened.append(count := count + 1)
            elif element.get(FIELD_KIND) == "end" and opened:
                opened.pop()
        found.update((number, tuple(opened)) for number in read_marks(text))
    return found


def settle_ranges(root: Element, marks: Marks) -> None:
    """Take out what marks a range of which a condition would leave out one end only."""
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
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if event == "start" and element.tag in RANGES:
            found.append((element, tuple(opened)))
        for number in read_marks(element.text if event == "start" else element.tail):
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
