"""A profile put on: into the style sheet, the sections and the fixed words of a Word file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from reportkit.layout.profile import Page, Profile
from reportkit.layout.trait import TRAITS, pitch_of
from reportkit.pattern import pattern
from reportkit.word.archive import deflate, pack
from reportkit.word.names import (
    PARAGRAPH,
    PARAGRAPH_PROPERTIES,
    RUN,
    RUN_PROPERTIES,
    SECTION,
    SPACE,
    TEXT,
    VALUE,
    w,
)
from reportkit.word.package import Package, load_package, parse_member
from reportkit.word.xml import Element, serialise_xml

MM = 1440 / 25.4
MARGINS = ("top", "bottom", "left", "right", "header", "footer")
WORDED = ("header", "footer")
HELD = pattern(r"\{\{\s*keep_with_previous\(\)\s*\}\}")


def dress_file(template: Path, profile: Profile) -> bytes:
    """The Word file with the looks and words of the profile; all else stays as it is.

    Raises `ProblemsFound` if the file cannot be read.
    """
    package = load_package(template)
    changed = {member: serialise_xml(root).encode() for member, root in _dress(package, profile)}
    contents = {**package.contents, **changed}
    return b"".join(pack(deflate(name, content) for name, content in contents.items()))


def _dress(package: Package, profile: Profile) -> Iterator[tuple[str, Element]]:
    """Yield every part that the profile changes."""
    ids = {}
    for _, member in package.related(package.main, "styles"):
        styles = parse_member(package, member)
        dress_styles(styles, profile)
        ids = style_names(styles)
        yield member, styles
    body = parse_member(package, package.main)
    for section in body.iter(SECTION):
        dress_section(section, profile.page)
    dress_words(body, profile, ids)
    yield package.main, body
    for kind in WORDED:
        for _, member in package.related(package.main, kind):
            root = parse_member(package, member)
            dress_words(root, profile, ids)
            yield member, root


def dress_styles(root: Element, profile: Profile) -> None:
    """Write the looks into a style sheet; a style that it does not have is passed over."""
    for style in root.iter(w("style")):
        name = style.find(w("name"))
        shown = _shown(name, profile)
        if shown is not None and style.get(w("type")) in {"paragraph", "character"}:
            _dress_style(style, shown, profile)


def dress_section(section: Element, page: Page) -> None:
    """Write paper, margins and grid into a section; one that lies on its side keeps them."""
    size = _property(section, "pgSz")
    if size.get(w("orient")) == "landscape":
        return
    for name, attribute in (("width", "w"), ("height", "h")):
        _set_mm(size, attribute, getattr(page, name))
    margins = _property(section, "pgMar")
    for name in MARGINS:
        _set_mm(margins, name, getattr(page, name))
    pitch = line_pitch(page)
    if pitch:
        grid = _property(section, "docGrid")
        grid.set(w("type"), "lines")
        grid.set(w("linePitch"), str(pitch))


def dress_words(root: Element, profile: Profile, names: dict[str, str]) -> None:
    """Write fixed words into the paragraphs of their styles; `names` are those of style ids."""
    for paragraph in root.iter(PARAGRAPH):
        style = paragraph.find(f"{PARAGRAPH_PROPERTIES}/{w('pStyle')}")
        name = names.get(style.get(VALUE) or "", "") if style is not None else ""
        if name in profile.words:
            _rewrite(paragraph, profile.words[name])


def style_names(styles: Element) -> dict[str, str]:
    """The names of styles by their ids."""
    return {
        style.get(w("styleId")) or "": name.get(VALUE) or ""
        for style in styles.iter(w("style"))
        if (name := style.find(w("name"))) is not None
    }


def line_pitch(page: Page) -> int | None:
    """The height of a line in twentieths of a point, so that as many fill the page."""
    if not (page.lines and page.height):
        return None
    text = page.height - (page.top or 0) - (page.bottom or 0)
    return max(int(text * MM / page.lines), 0)


def _shown(name: Element | None, profile: Profile) -> str | None:
    """The name of a style as the profile writes it; Word does not tell capitals apart."""
    written = (name.get(VALUE) or "").casefold() if name is not None else ""
    return next((one for one in profile.styles if one.casefold() == written), None)


def _dress_style(style: Element, name: str, profile: Profile) -> None:
    look = profile.styles[name]
    pitch = pitch_of(look, profile.styles.get("Normal", {}))
    for trait_name, value in look.items():
        trait = TRAITS[trait_name]
        trait.write(_holder(style, trait.holder), value, pitch)


def _holder(style: Element, tag: str) -> Element:
    """The properties of a style, made in their place if it has none."""
    found = style.find(tag)
    if found is not None:
        return found
    made = style.makeelement(tag, {})
    letters = style.find(RUN_PROPERTIES) if tag == PARAGRAPH_PROPERTIES else None
    if letters is not None:
        letters.addprevious(made)
    else:
        later = style.find(w("tblPr"))
        style.append(made) if later is None else later.addprevious(made)
    return made


def _property(section: Element, tag: str) -> Element:
    found = section.find(w(tag))
    if found is None:
        found = section.makeelement(w(tag), {})
        section.append(found)
    return found


def _set_mm(element: Element, name: str, value: float | None) -> None:
    if value is not None:
        element.set(w(name), str(round(value * MM)))


def _rewrite(paragraph: Element, text: str) -> None:
    """Say the text in the first run of the paragraph, in place of all that it said.

    What holds it on the page of the text before it is no word, and stays.
    """
    texts = list(paragraph.iter(TEXT))
    if not texts:
        return
    held = HELD.search("".join(said.text or "" for said in texts))
    texts[0].text = text + (held[0] if held and not HELD.search(text) else "")
    texts[0].set(SPACE, "preserve")
    kept = next(texts[0].iterancestors(RUN))
    for run in paragraph.findall(RUN):
        if run is not kept and run.find(TEXT) is not None:
            paragraph.remove(run)
