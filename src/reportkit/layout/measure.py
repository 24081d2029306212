"""A document held against its profile: the page, the named styles, and what was formatted by hand.

Only what the standard requires is an error; all else is a hint.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from reportkit.diagnostics import Diagnostic, FilePlace, Phrase, Place, WordPlace, all_of
from reportkit.frozen import frozen
from reportkit.layout.dress import MARGINS, MM, line_pitch, style_names
from reportkit.layout.profile import Page, Profile
from reportkit.layout.trait import TRAITS, pitch_of
from reportkit.rules import layout as rules
from reportkit.word.address import address_paragraphs, style_of, text_of
from reportkit.word.draft_mark import holds_only_mark
from reportkit.word.names import (
    PARAGRAPH,
    PARAGRAPH_PROPERTIES,
    RUN,
    RUN_PROPERTIES,
    SECTION,
    VALUE,
    w,
)
from reportkit.word.package import Package, load_package, open_package, parse_member
from reportkit.word.story import Kind, iter_stories
from reportkit.word.style import heading_styles, read_sheet
from reportkit.word.xml import Element

PAGE_TITLES = {
    "width": Phrase("the width of the page"),
    "height": Phrase("the height of the page"),
    "top": Phrase("the upper margin"),
    "bottom": Phrase("the lower margin"),
    "left": Phrase("the left margin"),
    "right": Phrase("the right margin"),
    "header": Phrase("the distance of the header from the edge"),
    "footer": Phrase("the distance of the footer from the edge"),
}
SLACK = 0.3  # mm that nobody sees
SHOWN = 40  # characters of a paragraph in a message
MILLIMETRES = "{number} mm"
USUAL: Mapping[str, float | str | bool] = {
    "bold": False, "italic": False, "tracking": 0.0, "stretch": 100.0, "before": 0.0, "after": 0.0,
    "first_line": 0.0, "hanging": 0.0, "left": 0.0, "right": 0.0, "align": "left", "size": 10.0,
    "colour": "auto", "font": "Times New Roman", "latin": "Times New Roman",
}  # fmt: skip
LINE_TRAITS = {"line", "spacing"}


@frozen
class Sheet:
    """The styles of a document: elements by id, ids by the name that Word shows, and defaults.

    `usual` is the style of paragraphs that name none.
    """

    elements: Mapping[str, Element]
    ids: Mapping[str, str]
    defaults: Element | None
    usual: str = ""

    def find(self, name: str) -> str:
        """The id of a style by its name, "" if there is none."""
        return self.ids.get(name.casefold(), "")

    def effective(self, style: str, trait: str) -> float | str | bool | None:
        """What a style says, or one that it builds on, or the document as a whole."""
        wanted = TRAITS[trait]
        for element in self._chain(style):
            holder = element.find(wanted.holder)
            said = None if holder is None else wanted.read(holder)
            if said is not None:
                return said
            if holder is not None and trait in LINE_TRAITS and _has_other_line(holder, trait):
                return None
        default = self._default(wanted.holder)
        said = None if default is None else wanted.read(default)
        return USUAL.get(trait) if said is None else said

    def _chain(self, style: str) -> Iterator[Element]:
        seen: set[str] = set()
        while style in self.elements and style not in seen:
            seen.add(style)
            yield self.elements[style]
            based = self.elements[style].find(w("basedOn"))
            style = (based.get(VALUE) or "") if based is not None else ""

    def _default(self, holder: str) -> Element | None:
        if self.defaults is None:
            return None
        return next(self.defaults.iter(holder), None)


def measure_document(
    path: Path, profile: Profile, content: bytes | None = None
) -> list[Diagnostic]:
    """Every place where a document departs from its profile.

    `content` is the document, if it is not (yet) on the disk at `path`. Raises `ProblemsFound` if
    it cannot be read.
    """
    package = load_package(path) if content is None else open_package(path, content)
    return list(_Ruler(package, profile, _read_sheet(package)).measure())


@frozen
class _Ruler:
    package: Package
    profile: Profile
    sheet: Sheet

    def measure(self) -> Iterator[Diagnostic]:
        body = parse_member(self.package, self.package.main)
        yield from self._pages(body)
        yield from self._styles()
        headings = heading_styles(read_sheet(self.package))
        for story in iter_stories(self.package, body):
            if story.kind in (Kind.BODY, Kind.MARGIN):
                root = body if story.kind is Kind.BODY else parse_member(self.package, story.member)
                place = WordPlace(str(self.package.path), story.label)
                for paragraph, at in address_paragraphs(root, place, headings).items():
                    if not holds_only_mark(paragraph):
                        yield from self._by_hand(paragraph, at)

    def _pages(self, body: Element) -> Iterator[Diagnostic]:
        found: dict[tuple[object, str], Diagnostic] = {}
        for section in body.iter(SECTION):
            for title, name, actual, wanted in _iter_page(section, self.profile.page):
                if actual is None or abs(actual - wanted) > SLACK:
                    problem = self._deviation(
                        "page",
                        name,
                        self._file,
                        what=title,
                        actual=_millimetres(actual),
                        expected=_millimetres(wanted),
                    )
                    found.setdefault((name, problem.message), problem)
        yield from found.values()

    def _styles(self) -> Iterator[Diagnostic]:
        own = (name for name in self.profile.styles if name in self.profile.own)
        missing = [name for name in own if not self.sheet.find(name)]
        if missing:
            yield rules.MISSING_STYLE.at(self._file, styles=all_of(missing))
        for name in self.profile.styles:
            style = self.sheet.find(name)
            if style:
                yield from self._style(name, style)

    def _style(self, name: str, style: str) -> Iterator[Diagnostic]:
        for trait, wanted in self.profile.styles[name].items():
            actual = self._in_characters(name, trait, self.sheet.effective(style, trait))
            if not TRAITS[trait].is_same(actual, wanted):
                what = Phrase("{what} of the style `{style}`", what=TRAITS[trait].title, style=name)
                yield self._differs(name, trait, self._file, what, actual, wanted)

    def _by_hand(self, paragraph: Element, place: WordPlace) -> Iterator[Diagnostic]:
        """What was set in the paragraph itself, against the look of its style."""
        style = self.sheet.elements.get(style_of(paragraph) or self.sheet.usual)
        shown = self._name_of(style)
        if shown is None:
            return
        own = paragraph.find(PARAGRAPH_PROPERTIES)
        holders = [] if own is None else [own]
        holders += [found for run in _runs(paragraph) if (found := _letters(run)) is not None]
        at = replace(place, text=text_of(paragraph)[:SHOWN] or None)
        told: set[str] = set()
        for trait, wanted in self.profile.look(shown).items():
            for holder in holders:
                actual = self._said(holder, shown, trait)
                if actual is not None and not TRAITS[trait].is_same(actual, wanted):
                    problem = self._differs(shown, trait, at, TRAITS[trait].title, actual, wanted)
                    if problem.message not in told:
                        told.add(problem.message)
                        yield problem

    def _said(self, holder: Element, style: str, trait: str) -> float | str | bool | None:
        read = TRAITS[trait].read(holder) if holder.tag == TRAITS[trait].holder else None
        return self._in_characters(style, trait, read)

    def _in_characters(
        self, style: str, trait: str, actual: float | str | bool | None
    ) -> float | str | bool | None:
        """An indent in characters of the style; what is no indent stays as it is."""
        if not TRAITS[trait].counts_characters or not isinstance(actual, float):
            return actual
        look = self.profile.styles.get(style, {})
        return round(actual / pitch_of(look, self.profile.styles.get("Normal", {})), 2)

    def _name_of(self, style: Element | None) -> str | None:
        """The name of a style as the profile writes it, None if it does not speak of it."""
        name = style.find(w("name")) if style is not None else None
        shown = (name.get(VALUE) or "").casefold() if name is not None else ""
        return next((one for one in self.profile.styles if one.casefold() == shown), None)

    def _differs(
        self, style: str, trait: str, place: Place, what: Phrase, actual: Any, wanted: Any
    ) -> Diagnostic:
        said = Phrase("not set") if actual is None else TRAITS[trait].say(actual)
        expected = TRAITS[trait].say(wanted)
        return self._deviation(style, trait, place, what=what, actual=said, expected=expected)

    def _deviation(self, group: str, name: str, place: Place, **values: object) -> Diagnostic:
        required = self.profile.is_required(group, name)
        return (rules.REQUIRED if required else rules.RECOMMENDED).at(place, **values)

    @property
    def _file(self) -> FilePlace:
        return FilePlace(str(self.package.path))


def _iter_page(section: Element, page: Page) -> Iterator[tuple[Phrase, str, float | None, float]]:
    """Yield title, name, actual and wanted millimetres of an upright section."""
    size, margins = section.find(w("pgSz")), section.find(w("pgMar"))
    if size is not None and size.get(w("orient")) == "landscape":
        return
    for name, attribute in (("width", "w"), ("height", "h"), *((one, one) for one in MARGINS)):
        wanted = getattr(page, name)
        if wanted is not None:
            holder = margins if name in MARGINS else size
            yield PAGE_TITLES[name], name, _read_mm(holder, attribute), wanted
    pitch, grid = line_pitch(page), section.find(w("docGrid"))
    if pitch and grid is not None and grid.get(w("type")) == "lines":
        actual = _read_mm(grid, "linePitch")
        yield Phrase("the line of the page’s grid"), "lines", actual, pitch / MM


def _read_mm(holder: Element | None, attribute: str) -> float | None:
    written = holder.get(w(attribute)) if holder is not None else None
    try:
        return None if written is None else float(written) / MM
    except ValueError:
        return None


def _millimetres(value: float | None) -> Phrase:
    if value is None:
        return Phrase("not set")
    return Phrase(MILLIMETRES, number=f"{round(value, 1):g}")


def _has_other_line(holder: Element, trait: str) -> bool:
    """True if the line spacing is told, but in the other way."""
    other = "spacing" if trait == "line" else "line"
    return TRAITS[other].read(holder) is not None


def _runs(paragraph: Element) -> Iterator[Element]:
    """Yield the runs of a paragraph that hold text, without those of text boxes inside it."""
    for run in paragraph.iter(RUN):
        if next(run.iterancestors(PARAGRAPH)) is paragraph and run.find(w("t")) is not None:
            yield run


def _letters(run: Element) -> Element | None:
    """What was set for the letters of a run; nothing if they have a named style of their own."""
    found = run.find(RUN_PROPERTIES)
    return None if found is None or found.find(w("rStyle")) is not None else found


def _is_usual(style: Element) -> bool:
    return style.get(w("type")) == "paragraph" and style.get(w("default")) in {"1", "true", "on"}


def _read_sheet(package: Package) -> Sheet:
    for _, member in package.related(package.main, "styles"):
        root = parse_member(package, member)
        elements = {style.get(w("styleId")) or "": style for style in root.iter(w("style"))}
        ids = {name.casefold(): style for style, name in style_names(root).items()}
        usual = (style for style, element in elements.items() if _is_usual(element))
        return Sheet(elements, ids, root.find(w("docDefaults")), next(usual, ""))
    return Sheet({}, {}, None)
