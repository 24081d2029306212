"""Placeholder pictures: a picture whose alternative text asks for another one in its place."""

from __future__ import annotations

import re

from reportkit.template.marks import Marks, read_marks
from reportkit.template.tag import Kind
from reportkit.word.names import DRAWING_NAME, WP, A, R, w
from reportkit.word.xml import Element, insert_text_after, insert_text_before, remove_element

PICTURE_FILTER = re.compile(r"\|\s*picture\b")
DRAWING, EXTENT = w("drawing"), f"{{{WP}}}extent"
BLIP, SIZE = f"{{{A}}}blip", f"{{{A}}}ext"
CROP = f"{{{A}}}srcRect"


def settle_placeholders(root: Element, marks: Marks) -> None:
    """Let every placeholder picture show the picture that its alternative text asks for."""
    for name in [*root.iter(DRAWING_NAME)]:
        for number in read_marks(name.get("descr")):
            tag = marks.tags[number]
            drawing = next(name.iterancestors(DRAWING), None)
            if tag.kind is Kind.PRINT and PICTURE_FILTER.search(tag.code) and drawing is not None:
                settle_placeholder(drawing, number, marks)


def settle_placeholder(drawing: Element, number: int, marks: Marks) -> None:
    """Keep the size and the wrapping of a picture, and show another one, or none."""
    tag = marks.tags[number]
    extent = drawing.find(f".//{EXTENT}")
    if extent is None or drawing.find(f".//{BLIP}") is None:
        return
    variable = f"picture_{number}"
    width, height = extent.get("cx"), extent.get("cy")
    begin = marks.add_own(
        Kind.BLOCK, f"set {variable} = ({tag.code}) | placed({width}, {height})", tag
    )
    insert_text_before(drawing, begin + marks.add_own(Kind.BLOCK, f"if {variable}", tag))
    insert_text_after(drawing, marks.add_own(Kind.BLOCK, "endif", tag))

    def printed(fact: str) -> str:
        return marks.add_own(Kind.PRINT, f"{variable}.{fact}", tag)

    for element in drawing.iter("{*}*"):
        if element.get("descr") is not None:
            element.set("descr", printed("alt"))
        if element.tag == EXTENT or (element.tag == SIZE and element.get("cx")):
            element.set("cx", printed("width"))
            element.set("cy", printed("height"))
        if element.tag == BLIP:
            element.set(f"{{{R}}}embed", printed("link"))
            element[:] = []
    for crop in [*drawing.iter(CROP)]:
        remove_element(crop)
