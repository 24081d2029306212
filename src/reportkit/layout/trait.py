"""What a profile can say of a style, and where Word keeps it."""

from __future__ import annotations

from collections.abc import Mapping

from reportkit.diagnostics import Phrase
from reportkit.frozen import frozen
from reportkit.word.names import (
    PARAGRAPH_PROPERTIES,
    PARAGRAPH_PROPERTY_ORDER,
    RUN_PROPERTIES,
    RUN_PROPERTY_ORDER,
    w,
)
from reportkit.word.xml import Element

Look = Mapping[str, float | str | bool]  # of a style, by the names of traits
ORDER = {
    PARAGRAPH_PROPERTIES: tuple(map(w, PARAGRAPH_PROPERTY_ORDER)),
    RUN_PROPERTIES: tuple(map(w, RUN_PROPERTY_ORDER)),
}
TWIPS = 20
OFF = {"0", "false", "off", "none"}
# what other programs call the same alignments
SAME = {"start": "left", "end": "right", "distribute": "both"}
USUAL_SIZE = 16.0
THEME_FONT = "+"  # as Word calls it before its name
LATIN = ("ascii", "hAnsi", "cs")
# a font of the theme goes before one that is named beside it
THEME_FONTS = {
    ("eastAsia",): ("eastAsiaTheme",),
    LATIN: ("asciiTheme", "hAnsiTheme", "cstheme"),
}


@frozen
class Trait:
    """One thing that a profile says of a style.

    `tags` are the elements that hold it, the one that is read first; `attributes` likewise.
    `factor` turns the unit of the profile into Word's; it is None for words and switches. `fixed`
    are attributes that are written, and must be read, beside it.
    """

    title: Phrase
    holder: str
    tags: tuple[str, ...]
    attributes: tuple[str, ...] = ("val",)
    factor: float | None = None
    unit: str = "{number} pt"
    fixed: tuple[tuple[str, str], ...] = ()
    tolerance: float = 0.05

    def read(self, holder: Element) -> float | str | bool | None:
        """What these properties say, None if they leave it open."""
        found = holder.find("/".join(map(w, self.tags[0].split("/"))))
        if found is None:
            return None
        for name, value in self.fixed:
            if found.get(w(name), "auto" if name == "lineRule" else "") != value:
                return None
        themes = THEME_FONTS.get(self.attributes, ())
        if any(w(theme) in found.attrib for theme in themes):
            return THEME_FONT
        written = found.get(w(self.attributes[0]))
        if self.is_switch:
            return (written or "on") not in OFF
        if written is None or self.factor is None:
            return SAME.get(written or "", written)
        return _number(written, self.factor)

    def write(self, holder: Element, value: float | str | bool, pitch: float) -> None:
        """Say it in the properties; `pitch` is the width of a character in points."""
        for tag in self.tags:
            element = place(holder, tag)
            if self.is_switch:
                _set(element, "val", None if value else "0")
                continue
            for name in self.attributes:
                _set(element, name, self._written(value, pitch))
            for theme in THEME_FONTS.get(self.attributes, ()):
                _set(element, theme, None)
            for name, fixed in self.fixed:
                _set(element, name, fixed)

    @property
    def is_switch(self) -> bool:
        """True for what is only on or off."""
        return self.tags[0] in {"b", "i"}

    @property
    def counts_characters(self) -> bool:
        """True for a length that is told in characters."""
        return self.holder == PARAGRAPH_PROPERTIES and self.tags == ("ind",)

    def say(self, value: float | str | bool) -> object:
        """A value of it in words."""
        if isinstance(value, bool):
            return Phrase("on") if value else Phrase("off")
        if self.factor is None:
            return Phrase("`{name}`", name=value)
        return Phrase(self.unit, number=f"{value:g}")

    def is_same(self, actual: object, wanted: float | str | bool) -> bool:
        """True if what a document says is what the profile says, as far as anybody can see."""
        if isinstance(actual, float) and isinstance(wanted, (int, float)):
            return abs(actual - wanted) <= self.tolerance
        if isinstance(actual, str) and isinstance(wanted, str):
            return actual.casefold() == wanted.casefold()
        return actual == wanted

    def _written(self, value: float | str | bool, pitch: float) -> str:
        if self.factor is None:
            return str(value)
        unit = pitch * self.factor if self.counts_characters else self.factor
        return str(round(float(value) * unit))


def _letters(title: str, *tags: str, **details: object) -> Trait:
    return Trait(Phrase(title), RUN_PROPERTIES, tags, **details)  # type: ignore[arg-type]  # the fields of a trait


def _block(title: str, tag: str, attribute: str = "val", **details: object) -> Trait:
    return Trait(Phrase(title), PARAGRAPH_PROPERTIES, (tag,), (attribute,), **details)  # type: ignore[arg-type]  # the fields of a trait


def _indent(title: str, attribute: str) -> Trait:
    return _block(title, "ind", attribute, factor=TWIPS, unit=CHARACTERS, tolerance=0.03)


def _rule(title: str, attribute: str, **details: object) -> Trait:
    return _block(title, "pBdr/bottom", attribute, fixed=(("val", "single"),), **details)


CHARACTERS = "{number} characters"
TRAITS: Mapping[str, Trait] = {
    "font": _letters("the Chinese font", "rFonts", attributes=("eastAsia",)),
    "latin": _letters("the Latin font", "rFonts", attributes=LATIN),
    "size": _letters("the size", "sz", "szCs", factor=2),
    "bold": _letters("bold type", "b", "bCs"),
    "italic": _letters("italic type", "i", "iCs"),
    "colour": _letters("the colour", "color"),
    "tracking": _letters("the space between letters", "spacing", factor=TWIPS),
    "stretch": _letters("the width of letters", "w", factor=1, unit="{number} %"),
    "align": _block("the alignment", "jc"),
    "line": _block("the line spacing", "spacing", "line", factor=TWIPS,
                   fixed=(("lineRule", "exact"),)),
    "spacing": _block("the line spacing", "spacing", "line", factor=240, unit="{number} lines",
                      fixed=(("lineRule", "auto"),)),
    "before": _block("the space above", "spacing", "before", factor=TWIPS),
    "after": _block("the space below", "spacing", "after", factor=TWIPS),
    "first_line": _indent("the indent of the first line", "firstLine"),
    "hanging": _indent("the hanging indent", "hanging"),
    "left": _indent("the indent on the left", "left"),
    "right": _indent("the indent on the right", "right"),
    "rule_colour": _rule("the colour of the line below", "color"),
    "rule_width": _rule("the width of the line below", "sz", factor=8),
    "rule_gap": _rule("the space above the line below", "space", factor=1),
}  # fmt: skip


def place(holder: Element, tag: str) -> Element:
    """The property of this name, made where the schema wants it if it is not there.

    A name such as `pBdr/bottom` leads to a property inside another one.
    """
    outer, _, inner = tag.partition("/")
    if inner:
        return place(place(holder, outer), inner)
    name = w(tag)
    found = holder.find(name)
    if found is not None:
        return found
    order = ORDER.get(str(holder.tag), (name,))
    made = holder.makeelement(name, {})
    later = set(order[order.index(name) + 1 :])
    index = next((at for at, child in enumerate(holder) if child.tag in later), len(holder))
    holder.insert(index, made)
    return made


def pitch_of(look: Look, usual: Look) -> float:
    """The width of a Chinese character of a style, in points, with the space after it."""
    size = look.get("size", usual.get("size", USUAL_SIZE))
    tracking = look.get("tracking", usual.get("tracking", 0))
    return float(size) + float(tracking)


def _set(element: Element, name: str, value: str | None) -> None:
    if value is None and w(name) in element.attrib:
        del element.attrib[w(name)]
    if value is not None:
        element.set(w(name), value)


def _number(written: str, factor: float) -> float | None:
    try:
        return float(written) / factor
    except ValueError:
        return None
