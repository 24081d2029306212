"""Blocks that hold nothing: a loop or condition whose end follows its beginning."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from reportkit.diagnostics import Diagnostic
from reportkit.pattern import pattern
from reportkit.rules import template as rules
from reportkit.template.blocks import Block
from reportkit.template.marks import MARK, Marks

PROPERTIES = pattern(r"<w:(rPr|pPr|trPr|tcPr)>.*?</w:\1>", re.DOTALL)
# what divides a text, and is not seen
DIVISIONS = pattern(
    r"</?w:(?:r|t|p|tc|tr)(?: [^>]*)?>"
    r"|<w:(?:proofErr|bookmarkStart|bookmarkEnd|lastRenderedPageBreak|[rpt]|(?:p|tr|tc)Pr)\b[^>]*/>"
)
PARAGRAPH, ROW = pattern(r"<w:p[ />]"), pattern(r"<w:tr[ >]")


def check_hollow(xml: str, blocks: Iterable[Block], marks: Marks) -> Iterator[Diagnostic]:
    """Yield the loops and conditions in which nothing stands; `xml` is the part with its marks."""
    spans = {int(found[1]): found.span() for found in MARK.finditer(xml)}
    for block in blocks:
        tag = marks.tags[block.marks[0]]
        if tag.word in ("if", "for") and tag.level != "own":
            between = (xml[spans[one][1] : spans[next_][0]] for one, next_ in pairwise(block.marks))
            if all(map(is_hollow, between)):
                yield rules.HOLLOW_BLOCK.at(tag.place, tag=tag.text)


def is_hollow(xml: str) -> bool:
    """True if nothing stands in XML, not even a space or an empty line."""
    if MARK.search(xml):
        return False
    plain = PROPERTIES.sub("", xml)
    if DIVISIONS.sub("", plain):
        return False
    rows = len(ROW.findall(plain))
    return rows == 1 or (rows == 0 and len(PARAGRAPH.findall(plain)) <= 1)
