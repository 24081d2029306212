"""The look of a template: styles and fonts that it names and does not have."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field, replace

from reportkit.diagnostics import Diagnostic, WordPlace, all_of, find_near
from reportkit.frozen import mutable
from reportkit.rules import template as rules
from reportkit.template.font import NEARNESS, WELL_KNOWN, plain_font
from reportkit.word.address import text_of
from reportkit.word.names import PARAGRAPH, VALUE, A, w
from reportkit.word.package import Package, read_member
from reportkit.word.style import Style
from reportkit.word.xml import Element

STYLE_KINDS = {w("pStyle"): "paragraph", w("rStyle"): "run", w("tblStyle"): "table"}
FONTS, STYLE = w("rFonts"), w("style")
FONT_NAMES = (w("ascii"), w("hAnsi"), w("eastAsia"), w("cs"))
THEME_FONTS = tuple(f"{{{A}}}{name}" for name in ("latin", "ea", "cs", "font"))
QUOTED = 60  # characters of a paragraph
# the styles in which Markdown is set, by the names that Word gives them in every language
MARKDOWN_STYLES = ("List Bullet", "List Number", "Quote")


@mutable
class Looks:
    """The styles and fonts of a template, and which of those that are missing were told."""

    styles: frozenset[str] | None
    fonts: frozenset[str]
    told: set[str] = field(default_factory=set)

    def find_strange(self, root: Element) -> list[Element]:
        """The elements of a part that name a style or a font which the file lacks."""
        return [element for element in root.iter(*STYLE_KINDS, FONTS) if self.is_strange(element)]

    def is_strange(self, element: Element) -> bool:
        """True if what an element names is not there."""
        if element.tag != FONTS:
            return self.styles is not None and (element.get(VALUE) or "") not in self.styles
        names = (element.get(name) for name in FONT_NAMES)
        return any(name and plain_font(name) not in self.fonts for name in names)

    def check_part(
        self, strange: Iterable[Element], places: Mapping[Element, WordPlace], part: WordPlace
    ) -> Iterator[Diagnostic]:
        """Yield the styles and fonts that a part names and the file lacks, each at its first."""
        for element in strange:
            if element.tag == FONTS:
                yield from self.check_fonts(element, _place_of(element, places, part))
            else:
                yield from self.check_style(element, _place_of(element, places, part))

    def check_style(self, element: Element, place: WordPlace) -> Iterator[Diagnostic]:
        """Yield the problem of a style that the file does not have."""
        name = element.get(VALUE) or ""
        if self.styles is None or name in self.styles or f"style {name}" in self.told or not name:
            return
        self.told.add(f"style {name}")
        yield rules.UNKNOWN_STYLE.at(place, style=name)

    def check_fonts(self, element: Element, place: WordPlace) -> Iterator[Diagnostic]:
        """Yield the fonts that nobody knows."""
        names = (element.get(name) for name in FONT_NAMES)
        for name in dict.fromkeys(name for name in names if name):
            if plain_font(name) not in self.fonts and f"font {name}" not in self.told:
                self.told.add(f"font {name}")
                near = nearest_font(name)
                yield rules.UNKNOWN_FONT.at(place, "near" if near else None, font=name, near=near)


def read_looks(package: Package, sheet: Iterable[Style]) -> Looks:
    """The styles and fonts that a template with these styles has."""
    has_styles = any(package.related(package.main, "styles"))
    ids = frozenset(style.id for style in sheet) if has_styles else None
    return Looks(ids, frozenset(map(plain_font, WELL_KNOWN)) | frozenset(_own_fonts(package)))


def check_styles(package: Package, looks: Looks) -> Iterator[Diagnostic]:
    """Yield the fonts that the styles of a template name and nobody knows."""
    for _, member in package.related(package.main, "styles"):
        for fonts in read_member(package, member).iter(FONTS):
            style = next(fonts.iterancestors(STYLE), None)
            name = None if style is None else style.find(w("name"))
            text = None if name is None else name.get(VALUE)
            yield from looks.check_fonts(fonts, WordPlace(str(package.path), "styles", text=text))


def check_markdown(styles: Mapping[tuple[str, str], str], place: WordPlace) -> Iterator[Diagnostic]:
    """Yield the styles that Markdown is set in and the template lacks."""
    missing = [name for name in MARKDOWN_STYLES if ("paragraph", name.lower()) not in styles]
    if missing:
        yield rules.MISSING_STYLE.at(place, missing=all_of(missing))


def nearest_font(name: str) -> str:
    """The well-known font with nearly this name, or nothing."""
    return find_near(name, WELL_KNOWN, NEARNESS)


def _own_fonts(package: Package) -> Iterator[str]:
    """Yield the fonts of which a template says more than the name."""
    for _, member in package.related(package.main, "fontTable"):
        for font in read_member(package, member).iter(w("font"), w("altName")):
            name = font.get(w("name")) or font.get(VALUE) or ""
            yield from map(plain_font, name.split(","))
    for _, member in package.related(package.main, "theme"):
        for font in read_member(package, member).iter(*THEME_FONTS):
            yield plain_font(font.get("typeface") or "")


def paragraph_beside(element: Element) -> Element | None:
    """The paragraph around an element, or the first one in its table."""
    paragraph = next(element.iterancestors(PARAGRAPH), None)
    if paragraph is None:
        table = next(element.iterancestors(w("tbl")), None)
        paragraph = None if table is None else next(table.iter(PARAGRAPH), None)
    return paragraph


def _place_of(element: Element, places: Mapping[Element, WordPlace], part: WordPlace) -> WordPlace:
    """The place of the paragraph to which an element belongs."""
    paragraph = paragraph_beside(element)
    if paragraph is None or paragraph not in places:
        return part
    text = text_of(paragraph)
    return replace(places[paragraph], text=text[:QUOTED] or None)
