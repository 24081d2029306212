"""What Word writes before the paragraphs of a list: the first label of each level, and its look."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterator, Mapping

from reportkit.frozen import frozen
from reportkit.pattern import pattern
from reportkit.word.address import style_of
from reportkit.word.names import PARAGRAPH_PROPERTIES, RUN_PROPERTIES, VALUE, w
from reportkit.word.numbering import LEVEL, LIST, NO_LIST, Membership, read_membership
from reportkit.word.package import Package, read_member
from reportkit.word.style import Style
from reportkit.word.xml import Element, whole_number

# the first of each way of counting; one that is not here is taken for figures
FIRST = {
    "bullet": "", "none": "", "decimalZero": "01", "decimalFullWidth": "１",
    "lowerLetter": "a", "upperLetter": "A", "lowerRoman": "i", "upperRoman": "I",
    "chineseCounting": "一", "chineseCountingThousand": "一", "ideographDigital": "一",
    "japaneseCounting": "一", "taiwaneseCountingThousand": "一", "chineseLegalSimplified": "壹",
    "ideographTraditional": "甲", "ideographZodiac": "子", "ideographEnclosedCircle": "㊀",
    "decimalEnclosedCircle": "①", "decimalEnclosedCircleChinese": "①",
    "decimalEnclosedParen": "⑴", "decimalEnclosedFullstop": "⒈",
}  # fmt: skip
NUMBER = pattern(r"%\d")
OWN_SIGNS = "Co"  # of fonts such as Wingdings: a program draws them by a font of its own


@frozen
class Label:
    """The characters of a label, and what its level says of their look."""

    characters: str
    properties: Element | None


@frozen
class Labels:
    """The labels of a document by list and level, and the place in a list of each style."""

    levels: Mapping[Membership, Label]
    styles: Mapping[str, Membership]

    def of(self, paragraph: Element, usual_style: str) -> Label | None:
        """The label of a paragraph, by itself or through its style; None if it has none."""
        own = read_membership(paragraph.find(PARAGRAPH_PROPERTIES))
        place = own or self.styles.get(style_of(paragraph) or usual_style)
        return self.levels.get(place) if place is not None else None


def read_labels(package: Package, sheet: Collection[Style]) -> Labels:
    """The labels of a document that has these styles."""
    for _, member in package.related(package.main, "numbering"):
        root = read_member(package, member)
        owners = dict(_iter_owned(root))
        levels = {place: _build_label(level) for place, level in _iter_levels(root)}
        return Labels(levels, _read_styles(sheet, owners))
    return Labels({}, {})


def _iter_levels(root: Element) -> Iterator[tuple[Membership, Element]]:
    """Yield every level of every list, those that a list defines anew last."""
    kinds = {kind.get(w("abstractNumId")): kind for kind in root.iter(w("abstractNum"))}
    for entry in root.iter(LIST):
        number = entry.get(w("numId")) or NO_LIST
        abstract = entry.find(w("abstractNumId"))
        kind = kinds.get(abstract.get(VALUE)) if abstract is not None else None
        for holder in (kind, *entry.iter(w("lvlOverride"))):
            for level in holder.iterchildren(LEVEL) if holder is not None else ():
                yield Membership(number, whole_number(level.get(w("ilvl")), 0)), level


def _iter_owned(root: Element) -> Iterator[tuple[tuple[str, str], Membership]]:
    """Yield the level that belongs to a style of a list."""
    for place, level in _iter_levels(root):
        owner = level.find(w("pStyle"))
        if owner is not None:
            yield (place.list, owner.get(VALUE) or ""), place


def _build_label(level: Element) -> Label:
    form, text = level.find(w("numFmt")), level.find(w("lvlText"))
    first = FIRST.get(form.get(VALUE) or "" if form is not None else "", "1")
    written = NUMBER.sub(first, text.get(VALUE) or "") if text is not None else ""
    signs = (sign for sign in written if unicodedata.category(sign) != OWN_SIGNS)
    return Label("".join(signs), level.find(RUN_PROPERTIES))


def _read_styles(
    sheet: Collection[Style], owners: Mapping[tuple[str, str], Membership]
) -> dict[str, Membership]:
    """The place in a list of every style, its own or that of one which it is based on."""
    own = {style.id: read_membership(style.properties) for style in sheet}
    bases = {style.id: style.based_on for style in sheet}
    found: dict[str, Membership] = {}
    for style in own:
        place, holder, seen = own[style], style, {style}
        while place is None and (base := bases.get(holder)) in own and base not in seen:
            seen.add(holder := base)
            place = own[holder]
        if place is not None:
            found[style] = owners.get((place.list, holder), place)
    return found
