"""Which font a Word file asks for, character by character.

A run has four fonts, for ASCII, other Latin, East Asian and complex scripts. Each comes from the
last of defaults, table style, paragraph style, character style and run that says something of it;
what is said of a theme counts before a name (ISO/IEC 29500-1, 17.3.2.26).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from reportkit.diagnostics import WordPlace
from reportkit.frozen import frozen
from reportkit.word.address import address_paragraphs
from reportkit.word.label import read_labels
from reportkit.word.names import (
    FALLBACK,
    PARAGRAPH,
    PARAGRAPH_PROPERTIES,
    RUN,
    RUN_PROPERTIES,
    TABLE,
    TEXT,
    VALUE,
    A,
    w,
)
from reportkit.word.package import Package, read_member, resolve_target
from reportkit.word.story import Kind, iter_stories
from reportkit.word.style import heading_styles, read_sheet

if TYPE_CHECKING:
    from reportkit.word.label import Label
    from reportkit.word.xml import Element

PRINTED = (Kind.BODY, Kind.MARGIN, Kind.NOTES)
ASIDE = "comment"  # is not printed
LOOKED_AT = ("styles", "theme", "settings")
FONTS, SYMBOL, HIDDEN = w("rFonts"), w("sym"), w("vanish")
SLOTS = ("ascii", "hAnsi", "eastAsia", "cs")
THEME_SLOTS = {"ascii": "asciiTheme", "hAnsi": "hAnsiTheme", "eastAsia": "eastAsiaTheme"} | {
    "cs": "cstheme"
}
USUAL = dict.fromkeys(SLOTS, "Times New Roman")  # where a document says nothing at all
WIDE = {"W", "F"}
COMPLEX = ("ARABIC", "HEBREW", "THAI", "DEVANAGARI", "SYRIAC")
# punctuation that Latin and Chinese share: the text around it decides, or a hint
SHARED = frozenset("“”‘’…—·–§°×÷±")
# the script of a theme's East Asian fonts, by the language of the document
SCRIPTS = {"zh-CN": "Hans", "zh-SG": "Hans", "zh-TW": "Hant", "zh-HK": "Hant", "ja-JP": "Jpan"}


@frozen
class Use:
    """Characters of a run, the font that they are to be printed in, and where they stand."""

    characters: str
    font: str
    place: WordPlace


def iter_uses(package: Package) -> Iterator[Use]:
    """Yield what is printed of a document, run by run and font by font, without its spaces."""
    body = read_member(package, package.main)
    styles, sheet = read_sheet(package), _Sheet(package)
    headings, labels = heading_styles(styles), read_labels(package, styles)
    for story in iter_stories(package, body):
        if story.kind not in PRINTED or story.label == ASIDE:
            continue
        root = body if story.kind is Kind.BODY else read_member(package, story.member)
        places = address_paragraphs(root, WordPlace(str(package.path), story.label), headings)
        for element in root.iter(PARAGRAPH, RUN):
            paragraph = _paragraph_of(element)
            if paragraph is None or paragraph not in places or _falls_back(element):
                continue
            if element is not paragraph:
                yield from sheet.uses(element, paragraph, places[paragraph])
            elif label := labels.of(paragraph, sheet.usual_style):
                yield from sheet.label_uses(label, paragraph, places[paragraph])


Properties = Mapping[str, str]  # what is said of fonts: by slot, and of "hint" and "hidden"


class _Sheet:
    """The styles and theme of a document, as far as they are about fonts."""

    def __init__(self, package: Package) -> None:
        self._parts = {
            link.kind: read_member(package, member)
            for link in package.relationships(package.main)
            if link.kind in LOOKED_AT
            and not link.external
            and (member := resolve_target(package.main, link.target)) in package.contents
        }
        self._chains: dict[str, Properties] = {}

    def uses(self, run: Element, paragraph: Element, place: WordPlace) -> Iterator[Use]:
        """Yield the characters of a run."""
        said = self._resolve(run, paragraph)
        if "hidden" in said:
            return
        for symbol in run.iter(SYMBOL):
            code = symbol.get(w("char")) or ""
            yield Use(chr(int(code or "20", 16)), symbol.get(w("font")) or said["ascii"], place)
        text = "".join(piece.text or "" for piece in run.iterchildren(TEXT))
        for slot, characters in split_slots(text, said.get("hint", "")).items():
            yield Use(characters, said[slot], place)

    def label_uses(self, label: Label, paragraph: Element, place: WordPlace) -> Iterator[Use]:
        """Yield the characters of the label of a paragraph: those of its end, as its level says."""
        end = paragraph.find(f"{PARAGRAPH_PROPERTIES}/{RUN_PROPERTIES}")
        said = _joined(
            *self._of_paragraph(paragraph), self._read(end), self._read(label.properties)
        )
        if "hidden" not in said:
            for slot, characters in split_slots(label.characters, said.get("hint", "")).items():
                yield Use(characters, said[slot], place)

    def _resolve(self, run: Element, paragraph: Element) -> dict[str, str]:
        """The fonts of a run by slot."""
        named = self._style(_named(run, RUN_PROPERTIES, "rStyle"))
        own = self._read(run.find(RUN_PROPERTIES))
        return _joined(*self._of_paragraph(paragraph), named, own)

    def _of_paragraph(self, paragraph: Element) -> tuple[Properties, ...]:
        """What is said of a paragraph's fonts, before its runs say anything."""
        table = next(paragraph.iterancestors(TABLE), None)
        return (
            self._defaults,
            self._style(_named(table, w("tblPr"), "tblStyle")),
            self._style(_named(paragraph, PARAGRAPH_PROPERTIES, "pStyle") or self.usual_style),
        )

    def _style(self, style_id: str) -> Properties:
        """What a style says, with the styles that it is based on."""
        if style_id not in self._chains:
            self._chains[style_id] = {}  # a style based on itself adds nothing
            style = self._styles.get(style_id)
            if style is not None:
                base = style.find(w("basedOn"))
                below = self._style(base.get(VALUE) or "") if base is not None else {}
                self._chains[style_id] = {**below, **self._read(style.find(RUN_PROPERTIES))}
        return self._chains[style_id]

    def _read(self, properties: Element | None) -> dict[str, str]:
        """What the properties of a run or style say of fonts."""
        if properties is None:
            return {}
        said: dict[str, str] = {}
        fonts = properties.find(FONTS)
        if fonts is not None:
            named = {slot: fonts.get(w(slot)) or "" for slot in SLOTS}
            themed = {
                slot: self._theme.get(fonts.get(w(name)) or "", "")
                for slot, name in THEME_SLOTS.items()
            }
            said = {slot: themed[slot] or named[slot] for slot in SLOTS}
            said["hint"] = fonts.get(w("hint")) or ""
        hidden = properties.find(HIDDEN)
        if hidden is not None and hidden.get(VALUE) not in ("0", "false", "off"):
            said["hidden"] = "yes"
        return {name: text for name, text in said.items() if text}

    @cached_property
    def _styles(self) -> dict[str, Element]:
        return {style.get(w("styleId")) or "": style for style in self._iter("styles", w("style"))}

    @cached_property
    def usual_style(self) -> str:
        """The style of paragraphs that name none."""
        usual = (
            name
            for name, style in self._styles.items()
            if style.get(w("default")) in ("1", "true") and style.get(w("type")) == "paragraph"
        )
        return next(usual, "")

    @cached_property
    def _defaults(self) -> Properties:
        for defaults in self._iter("styles", w("rPrDefault")):
            return self._read(defaults.find(RUN_PROPERTIES))
        return {}

    @cached_property
    def _theme(self) -> dict[str, str]:
        """The fonts of the theme by the names that runs use: `minorHAnsi`, `majorEastAsia` …"""
        named: dict[str, str] = {}
        for size in ("major", "minor"):
            for fonts in self._iter("theme", f"{{{A}}}{size}Font"):
                named |= _read_theme_fonts(size, fonts, self._script)
        return named

    @cached_property
    def _script(self) -> str:
        """The script of East Asian text, as a theme names it."""
        for lang in self._iter("settings", w("themeFontLang")):
            return SCRIPTS.get(lang.get(w("eastAsia")) or "", "Hans")
        return "Hans"

    def _iter(self, kind: str, name: str) -> Iterator[Element]:
        """Yield the elements of a name in a part of the document."""
        part = self._parts.get(kind)
        return iter(()) if part is None else part.iter(name)


def _read_theme_fonts(size: str, fonts: Element, script: str) -> dict[str, str]:
    """The fonts of the headings or of the text of a theme."""
    faces = {
        kind: face.get("typeface") or ""
        for kind in ("latin", "ea", "cs")
        if (face := fonts.find(f"{{{A}}}{kind}")) is not None
    }
    scripts = {
        font.get("script") or "": font.get("typeface") or ""
        for font in fonts.iterchildren(f"{{{A}}}font")
    }
    latin = faces.get("latin", "")
    return {
        f"{size}HAnsi": latin,
        f"{size}Ascii": latin,
        f"{size}EastAsia": faces.get("ea") or scripts.get(script, ""),
        f"{size}Bidi": faces.get("cs", ""),
    }


def _joined(*levels: Properties) -> dict[str, str]:
    """What the last of these levels says of each."""
    return USUAL | {name: said for level in levels for name, said in level.items()}


def _paragraph_of(element: Element) -> Element | None:
    """A paragraph itself, or that of a run."""
    is_paragraph = element.tag == PARAGRAPH
    return element if is_paragraph else next(element.iterancestors(PARAGRAPH), None)


def _falls_back(element: Element) -> bool:
    """True for what is there for older programs, beside the same in a newer form."""
    return next(element.iterancestors(FALLBACK), None) is not None


def _named(element: Element | None, properties: str, name: str) -> str:
    """The style that an element names, or nothing."""
    found = None if element is None else element.find(f"{properties}/{w(name)}")
    return "" if found is None else found.get(VALUE) or ""


def split_slots(text: str, hint: str) -> dict[str, str]:
    """The characters that leave ink, by the one of four fonts that prints them."""
    if text.isascii():
        inked = "".join(text.split())
        return {"ascii": inked} if inked else {}
    slots: dict[str, str] = {}
    for place, character in enumerate(text):
        if not character.isspace() and unicodedata.category(character) not in ("Cc", "Cf"):
            around = text[max(0, place - 1) : place + 2] if character in SHARED else character
            slot = _slot(character, around, hint)
            slots[slot] = slots.get(slot, "") + character
    return slots


def _slot(character: str, around: Iterable[str], hint: str) -> str:
    if character in SHARED:
        return "eastAsia" if hint == "eastAsia" or any(map(_is_wide, around)) else "hAnsi"
    if character.isascii():
        return "ascii"
    if _is_wide(character):
        return "eastAsia"
    name = unicodedata.name(character, "")
    return "cs" if name.startswith(COMPLEX) else "hAnsi"


def _is_wide(character: str) -> bool:
    return unicodedata.east_asian_width(character) in WIDE
