"""The .docx itself: parts, relationships, and the same bytes every time."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from io import BytesIO
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from lxml import etree
from markup import OFFICE, Element, w
from numbering import build_numbering
from page import Margins, build_section
from paragraph import Blocks
from property import Properties
from settings import build_settings
from style import Style, build_style_sheet
from table import build_table_styles
from theme import build_font_table, build_theme

WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.{}+xml"
OFFICE_TYPE = "application/vnd.openxmlformats-officedocument.{}+xml"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/"
MIDNIGHT = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Design:
    """A template before it is packed; `edges` maps ("header", "first") and the like to parts."""

    properties: Properties
    styles: tuple[Style, ...]
    margins: Margins
    edges: dict[tuple[str, str], Element]
    body: Blocks


@dataclass(frozen=True, slots=True)
class Part:
    """One file of the package; `relation` is what it is to the part that points to it."""

    name: str
    type: str
    relation: str
    root: Element


def build_docx(design: Design) -> bytes:
    """The template as a .docx file."""
    edges = [
        Part(f"word/{kind}-{pages}.xml", WORD_TYPE.format(kind), f"{OFFICE}/{kind}", root)
        for (kind, pages), root in design.edges.items()
    ]
    parts = [*edges, *_frame(design)]
    references = dict(zip(design.edges, _ids(edges), strict=True))
    body = w("body", *design.body, build_section(design.margins, references))
    main = Part("word/document.xml", WORD_TYPE.format("document.main"),
                f"{OFFICE}/officeDocument", w("document", body))  # fmt: skip
    top = [main, *_properties(design.properties)]
    return _zip({
        "[Content_Types].xml": _content_types([*top, *parts]),
        "_rels/.rels": _relationships(top, ""),
        "word/_rels/document.xml.rels": _relationships(parts, "word/"),
        **{part.name: part.root for part in [*top, *parts]},
    })  # fmt: skip


def _frame(design: Design) -> list[Part]:
    roots = {
        "styles": build_style_sheet(design.styles, build_table_styles()),
        "numbering": build_numbering(design.styles),
        "settings": build_settings(),
        "fontTable": build_font_table(),
    }
    named = [
        Part(f"word/{name}.xml", WORD_TYPE.format(name), f"{OFFICE}/{name}", root)
        for name, root in roots.items()
    ]
    theme = OFFICE_TYPE.format("theme")
    return [*named, Part("word/theme/theme1.xml", theme, f"{OFFICE}/theme", build_theme())]


def _properties(properties: Properties) -> list[Part]:
    core, metadata = "application/vnd.openxmlformats-package.core-properties+xml", "metadata/"
    return [
        Part("docProps/core.xml", core, f"{PACKAGE}relationships/{metadata}core-properties",
             properties.core()),
        Part("docProps/app.xml", OFFICE_TYPE.format("extended-properties"),
             f"{OFFICE}/extended-properties", properties.extended()),
    ]  # fmt: skip


def _ids(parts: Iterable[Part]) -> list[str]:
    return [f"rId{number}" for number, _ in enumerate(parts, start=1)]


def _relationships(parts: list[Part], folder: str) -> Element:
    root = _root("Relationships", "relationships")
    for identifier, part in zip(_ids(parts), parts, strict=True):
        target = part.name.removeprefix(folder)
        _add(root, "Relationship", Id=identifier, Type=part.relation, Target=target)
    return root


def _content_types(parts: list[Part]) -> Element:
    root = _root("Types", "content-types")
    relationships = "application/vnd.openxmlformats-package.relationships+xml"
    for extension, kind in (("rels", relationships), ("xml", "application/xml")):
        _add(root, "Default", Extension=extension, ContentType=kind)
    for part in parts:
        _add(root, "Override", PartName=f"/{part.name}", ContentType=part.type)
    return root


def _root(tag: str, kind: str) -> Element:
    return etree.fromstring(f'<{tag} xmlns="{PACKAGE}{kind}"/>')


def _add(root: Element, tag: str, **attributes: str) -> None:
    etree.SubElement(root, f"{{{etree.QName(root).namespace}}}{tag}", attributes)


def _zip(files: dict[str, Element]) -> bytes:
    package = BytesIO()
    # Stored, not deflated: compressors differ from one build of Python to the next, and the
    # committed file must be the same wherever this runs.
    with ZipFile(package, "w", ZIP_STORED) as archive:
        for name, root in files.items():
            words = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
            archive.writestr(_entry(name), words)
    return package.getvalue()


def _entry(name: str) -> ZipInfo:
    entry = ZipInfo(name, MIDNIGHT)
    entry.create_system = 0  # else it would tell on which kind of machine this ran
    return entry
