"""Lists and numbered headings: Word counts, so that a vanished section leaves no hole."""

from __future__ import annotations

from collections.abc import Iterable

from colour import ACCENT
from markup import Element, w
from measure import mm
from style import Style, style_id

HEADINGS, BULLETS, AGENDA, DECISIONS, ATTACHMENTS = range(1, 6)
HANGING = 7.0
"""How far text stands from its number or bullet, in millimetres."""

LOOKS = {
    HEADINGS: ("decimal", "%1"),
    BULLETS: ("bullet", "•"),
    AGENDA: ("decimal", "%1."),
    DECISIONS: ("decimal", "%1."),
    ATTACHMENTS: ("decimal", "%1."),
}


def build_numbering(styles: Iterable[Style]) -> Element:
    """One kind of counting per list, so that each list starts at one."""
    owners = {style.block.numbering: style_id(style.name) for style in styles}
    kinds = [_kind(number, *look, owners.get(number)) for number, look in LOOKS.items()]
    lists = [w("num", w("abstractNumId", val=number), numId=number) for number in LOOKS]
    return w("numbering", *kinds, *lists)


def _kind(number: int, form: str, text: str, owner: str | None) -> Element:
    level = w(
        "lvl",
        w("start", val=1),
        w("numFmt", val=form),
        w("pStyle", val=owner) if owner else None,
        w("suff", val="tab"),
        w("lvlText", val=text),
        w("lvlJc", val="left"),
        w("pPr", w("ind", left=mm(HANGING), hanging=mm(HANGING))),
        w("rPr", w("color", val=ACCENT)),
        ilvl=0,
    )
    return w("abstractNum", w("multiLevelType", val="singleLevel"), level, abstractNumId=number)
