"""The parts of a Word file in which a person can type, and what that person calls them."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum, auto
from itertools import product

from reportkit.frozen import frozen
from reportkit.word.names import SECTION, R, w
from reportkit.word.package import Package, extension
from reportkit.word.xml import Element


class Kind(Enum):
    """What a part is made of."""

    BODY = auto()
    MARGIN = auto()  # a header or footer
    NOTES = auto()
    PROPERTIES = auto()
    GRAPHIC = auto()  # a chart or diagram


@frozen
class Story:
    """A part that holds text: its member, its name for people, and what it is made of."""

    member: str
    label: str
    kind: Kind


NOTE_LABELS = {"footnotes": "footnote", "endnotes": "endnote", "comments": "comment"}
MARGIN_LABELS = {"default": "", "first": "first-page ", "even": "even-page "}
GRAPHIC_LABELS = {"chart": "chart", "diagramData": "diagram", "diagramDrawing": "diagram"}
PROPERTY_KINDS = ("core-properties", "extended-properties", "custom-properties")


def iter_stories(package: Package, body: Element) -> Iterator[Story]:
    """Yield the parts that hold text: the body first, then in the order a reader meets them."""
    yield Story(package.main, "body", Kind.BODY)
    yield from iter_margins(package, body)
    for kind, label in NOTE_LABELS.items():
        for _, member in package.related(package.main, kind):
            yield Story(member, label, Kind.NOTES)
    yield from iter_graphics(package)
    for kind in PROPERTY_KINDS:
        for _, member in package.related("", kind):
            yield Story(member, "document properties", Kind.PROPERTIES)
    for _, member in package.related(package.main, "customXml"):
        if extension(member) == "xml":
            yield Story(member, "document properties", Kind.PROPERTIES)


def iter_margins(package: Package, body: Element) -> Iterator[Story]:
    """Yield headers and footers, each once, named after the pages on which they stand."""
    members = {
        link: (kind, member)
        for kind in ("header", "footer")
        for link, member in package.related(package.main, kind)
    }
    labels: dict[str, str] = {}
    sections = list(body.iter(SECTION))
    for number, section in enumerate(sections, start=1):
        of_section = f" of section {number}" if len(sections) > 1 else ""
        for reference in section.iter(w("headerReference"), w("footerReference")):
            kind, member = members.get(reference.get(f"{{{R}}}id") or "", ("", ""))
            pages = MARGIN_LABELS.get(reference.get(w("type")) or "default", "")
            labels.setdefault(member, f"{pages}{kind}{of_section}")
    for kind, member in members.values():
        yield Story(member, labels.get(member, kind), Kind.MARGIN)


def iter_graphics(package: Package) -> Iterator[Story]:
    """Yield charts and diagrams, each once: those of the body, then those of other parts."""
    met: set[str] = set()
    sources = [package.main, *(name for name in package.contents if name != package.main)]
    for source, (kind, label) in product(sources, GRAPHIC_LABELS.items()):
        for _, member in package.related(source, kind):
            if member not in met:
                met.add(member)
                yield Story(member, label, Kind.GRAPHIC)
