"""The styles of a document by the names that Word gives them in every language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from reportkit.frozen import frozen
from reportkit.word.names import PARAGRAPH_PROPERTIES, VALUE, w
from reportkit.word.package import Package, read_member
from reportkit.word.xml import Element, parse_xml, serialise_xml

NAME, BASE = w("name"), w("basedOn")


@frozen
class Styles:
    """The ids of styles by kind and name."""

    ids: Mapping[tuple[str, str], str]

    def id(self, name: str, kind: str = "") -> str:
        """The id of a style, "" if the document does not have it."""
        kinds = (kind,) if kind else ("paragraph", "character")
        return next((self.ids[key] for each in kinds if (key := (each, name)) in self.ids), "")


@frozen
class Style:
    """A style as it is written; `name` is lower case, `properties` are those of its paragraphs."""

    id: str
    kind: str
    name: str | None
    based_on: str | None
    properties: Element | None


def read_sheet(package: Package) -> tuple[Style, ...]:
    """The styles of a document one by one."""
    for _, member in package.related(package.main, "styles"):
        return tuple(map(read_style, read_member(package, member).iter(w("style"))))
    return ()


def read_style(element: Element) -> Style:
    """A style from its element."""
    held: dict[object, Element] = {}
    for child in element.iterchildren(NAME, BASE, PARAGRAPH_PROPERTIES):
        held.setdefault(child.tag, child)
    name, base = held.get(NAME), held.get(BASE)
    return Style(
        element.get(w("styleId")) or "",
        element.get(w("type")) or "",
        None if name is None else (name.get(VALUE) or "").lower(),
        None if base is None else base.get(VALUE),
        held.get(PARAGRAPH_PROPERTIES),
    )


def build_styles(sheet: Iterable[Style]) -> Styles:
    """The ids of styles by their names."""
    ids: dict[tuple[str, str], str] = {}
    for style in sheet:
        if style.name is not None:
            ids.setdefault((style.kind, style.name), style.id)
    return Styles(ids)


def heading_styles(sheet: Iterable[Style]) -> frozenset[str]:
    """The ids of the paragraph styles that make headings."""
    styles = tuple(sheet)
    found = {style.id for style in styles if is_heading_style(style)}
    for style in styles:
        if style.based_on in found:
            found.add(style.id)
    return frozenset(found)


def is_heading_style(style: Style) -> bool:
    """True for a style that Word lists among the headings."""
    level = outline_level(style)
    return (style.name or "").startswith("heading ") or (level is not None and level != "9")


def outline_level(style: Style) -> str | None:
    """The level of a style in the outline of a document, "" if none is said; None outside of it."""
    outline = None if style.properties is None else style.properties.find(w("outlineLvl"))
    return None if outline is None else outline.get(VALUE) or ""


def with_styles(content: bytes, added: Iterable[Element]) -> bytes:
    """The styles part with more styles."""
    root = parse_xml(content)
    for style in added:
        root.append(style)
    return serialise_xml(root).encode()
