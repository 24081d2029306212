"""Lists and numbered headings: Word counts, so that a vanished section leaves no hole."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TypeAlias

from colour import ACCENT
from markup import Element, w
from measure import mm
from style import Style, style_id

HEADINGS, BULLETS, AGENDA, DECISIONS, ATTACHMENTS = range(1, 6)
Lists: TypeAlias = Mapping[int, tuple[tuple[str, str], ...]]  # the form and text of each level

HANGING = 7.0
"""How far text stands from its number or bullet, in millimetres."""

LOOKS: Lists = {
    HEADINGS: (("decimal", "%1"),),
    BULLETS: (("bullet", "•"),),
    AGENDA: (("decimal", "%1."),),
    DECISIONS: (("decimal", "%1."),),
    ATTACHMENTS: (("decimal", "%1."),),
}
# 一、（一）1.（1）, the four levels of official Chinese documents
LEVELS = (
    ("chineseCountingThousand", "%1、"),
    ("chineseCountingThousand", "（%2）"),
    ("decimal", "%3."),
    ("decimal", "（%4）"),
)
CHINESE_LISTS: Lists = {HEADINGS: LEVELS} | dict.fromkeys(range(2, 8), (("decimal", "%1."),))
FIRST_LINE = 630
"""Two characters of body text, in twentieths of a point."""


def build_numbering(styles: Iterable[Style], looks: Lists = LOOKS) -> Element:
    """One kind of counting per list, so that each list starts at one."""
    owners = {(style.block.numbering, style.block.level): style_id(style.name) for style in styles}
    chinese = looks is not LOOKS
    kinds = [_kind(number, levels, owners, chinese=chinese) for number, levels in looks.items()]
    lists = [w("num", w("abstractNumId", val=number), numId=number) for number in looks]
    return w("numbering", *kinds, *lists)


def _kind(
    number: int,
    levels: tuple[tuple[str, str], ...],
    owners: dict[tuple[int | None, int], str],
    *,
    chinese: bool,
) -> Element:
    """A way of counting; in Chinese documents the number stands in the first line's indent."""
    built = [
        _level(place, *look, owners.get((number, place)), chinese=chinese)
        for place, look in enumerate(levels)
    ]
    several = "multilevel" if len(levels) > 1 else "singleLevel"
    return w("abstractNum", w("multiLevelType", val=several), *built, abstractNumId=number)


def _level(place: int, form: str, text: str, owner: str | None, *, chinese: bool) -> Element:
    indent = w("ind", left=0, firstLine=FIRST_LINE) if chinese else None
    return w(
        "lvl",
        w("start", val=1),
        w("numFmt", val=form),
        w("pStyle", val=owner) if owner else None,
        w("suff", val="nothing" if chinese else "tab"),
        w("lvlText", val=text),
        w("lvlJc", val="left"),
        w("pPr", w("ind", left=mm(HANGING), hanging=mm(HANGING)) if indent is None else indent),
        None if chinese else w("rPr", w("color", val=ACCENT)),
        ilvl=place,
    )
