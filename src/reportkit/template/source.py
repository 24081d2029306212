"""The Jinja source of a part: its XML with every mark replaced by what the tag says.

Each tag stands at the beginning of a line of its own, made by a comment that prints nothing, so
that a line number of Jinja's leads back to the tag.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from reportkit.frozen import frozen
from reportkit.template.environment import (
    BLOCK_BEGIN,
    BLOCK_END,
    COMMENT_BEGIN,
    COMMENT_END,
    PRINT_BEGIN,
    PRINT_END,
)
from reportkit.template.lift import read_look
from reportkit.template.links import ADDRESS
from reportkit.template.marks import END, MARK, Look, Marks, read_marks
from reportkit.template.spot import Output, Spot
from reportkit.template.tag import Kind, Tag
from reportkit.word.names import FIELD_CODE, TEXT, VALUE, w
from reportkit.word.xml import Element, serialise_fragment, serialise_xml

LONG = 1000
HELD = re.compile(f"<(\\d+){END}\n*")  # more than words, as what it stands for
NEW_LINE = f"{COMMENT_BEGIN}\n{COMMENT_END}"
LEVEL_OUTPUTS = {
    ADDRESS: Output.ADDRESS,
    "p": Output.PARAGRAPHS, "tr": Output.ROWS, "tc": Output.ROWS, "r": Output.RUNS,
}  # fmt: skip
ATTRIBUTE_OUTPUTS = {
    (w("shd"), w("fill")): Output.COLOUR,
    (w("gridSpan"), VALUE): Output.SPAN,
    (w("fldSimple"), w("instr")): Output.CODE,
}


@frozen
class Source:
    """Jinja source; `lines` tells which tag a line begins with, `spots` where each tag prints.

    `among` are the numbers of the tags that stand among words. `held` are the long stretches of
    XML between tags: Jinja, which looks at each sign of its source, is given their numbers only.
    """

    text: str
    lines: dict[int, int]
    spots: tuple[Spot, ...]
    among: frozenset[int] = frozenset()
    held: tuple[str, ...] = ()

    def restore(self, text: str) -> str:
        """What stands between two tags, as it is."""
        return HELD.sub(lambda found: self.held[int(found[1])], text) if END in text else text


def build_source(root: Element, marked: Iterable[Element], marks: Marks) -> Source:
    """The source of a part whose marks all stand in their final places, in the marked elements."""
    spots = build_spots(marked, marks)
    xml = serialise_xml(root)
    written: list[str] = []
    held: list[str] = []
    lines: dict[int, int] = {}
    line, position = 1, 0
    for found in MARK.finditer(xml):
        before = hold(xml[position : found.start()], held)
        number = int(found[1])
        line += before.count("\n") + 1
        lines[line] = number
        written += (before, NEW_LINE, write_tag(marks.tags[number]))
        position = found.end()
    written.append(hold(xml[position:], held))
    return Source("".join(written), lines, spots, frozenset(marks.among), tuple(held))


def hold(xml: str, held: list[str]) -> str:
    """A stretch of XML, or what stands for it if it is long, in as many lines."""
    if len(xml) < LONG:
        return xml
    held.append(xml)
    lines = "\n" * xml.count("\n")
    return f"<{len(held) - 1}{END}{lines}"


def build_sketch(texts: Mapping[int, str], marks: Marks) -> Source:
    """The source of some tags alone, given what each is to say, without what is around them."""
    text = "".join(NEW_LINE + written for written in texts.values())
    lines = dict(enumerate(texts, start=2))
    spots = tuple(Spot(tag, Output.TEXT) for tag in marks.tags)
    return Source(text, lines, spots, frozenset(marks.among))


def write_tag(tag: Tag) -> str:
    """A tag in Jinja's syntax; comments, and what only says that text is verbatim, say nothing."""
    code = re.sub(r"\s", " ", tag.code)
    if tag.kind is Kind.PRINT:
        return f"{PRINT_BEGIN} {code} {PRINT_END}"
    if tag.kind is Kind.BLOCK and tag.word not in ("raw", "endraw"):
        return f"{BLOCK_BEGIN} {code} {BLOCK_END}"
    return ""


def build_spots(marked: Iterable[Element], marks: Marks) -> tuple[Spot, ...]:
    """Where each tag prints, by its number."""
    outputs: dict[int, tuple[Output, Look]] = {}
    for element in marked:
        for name, text in element.attrib.items():
            for number in read_marks(str(text)):
                output = ATTRIBUTE_OUTPUTS.get((str(element.tag), str(name)), Output.PLAIN)
                outputs[number] = (output, Look())
        for number in read_marks(element.text):
            outputs[number] = text_output(element)
    members = {
        number: member
        for carried, member in marks.carried.items()
        for number in read_marks(serialise_fragment(carried))
    }
    spots = (
        build_spot(tag, outputs.get(number), marks.looks.get(number, Look()))
        for number, tag in enumerate(marks.tags)
    )
    return tuple(
        replace(spot, member=members[number]) if number in members else spot
        for number, spot in enumerate(spots)
    )


def text_output(element: Element) -> tuple[Output, Look]:
    """How a value is written into an element's text."""
    if element.tag == TEXT:
        return Output.TEXT, read_look(element)
    return (Output.CODE if element.tag == FIELD_CODE else Output.PLAIN), Look()


def build_spot(tag: Tag, found: tuple[Output, Look] | None, look: Look) -> Spot:
    """The spot of a tag: what its level says, else what the element around it says."""
    if tag.level == "own":
        return Spot(tag, Output.OWN)
    if tag.level in LEVEL_OUTPUTS:
        return Spot(tag, LEVEL_OUTPUTS[tag.level], look.run, look.paragraph)
    output, around = found or (Output.PLAIN, look)
    return Spot(tag, output, around.run, around.paragraph)
