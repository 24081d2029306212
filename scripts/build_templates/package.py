"""The .docx itself: parts, relationships, and the same bytes every time."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from io import BytesIO
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from lxml import etree

from markup import OFFICE, Element, w
from numbering import LOOKS, Lists, build_numbering
from page import Margins, build_section
from paragraph import Blocks, hint_chinese
from property import Properties
from reportkit.layout import Profile, dress_section, dress_styles, dress_words
from settings import build_settings
from style import Style, build_style_sheet, style_id
from table import build_table_styles
from theme import build_font_table, build_theme

WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.{}+xml"
OFFICE_TYPE = "application/vnd.openxmlformats-officedocument.{}+xml"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/"
MIDNIGHT = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Design:
    """A template before it is packed; `edges` maps ("header", "first") and the like to parts.

    A profile brings the looks of its styles and the page.
    """

    properties: Properties
    styles: tuple[Style, ...]
    margins: Margins
    edges: dict[tuple[str, str], Element]
    body: Blocks
    lists: Lists = field(default_factory=lambda: LOOKS)
    profile: Profile | None = None
    tables: list[Element] = field(default_factory=build_table_styles)


@dataclass(frozen=True, slots=True)
class Part:
    """One file of the package; `relation` is what it is to the part that points to it."""

    name: str
    type: str
    relation: str
    root: Element


def build_docx(design: Design) -> bytes:
    """The template as a .docx file."""
    sheet = build_style_sheet(design.styles, design.tables)
    names = {style_id(style.name): style.name for style in design.styles}
    edges = [
        Part(f"word/{kind}-{pages}.xml", WORD_TYPE.format(kind), f"{OFFICE}/{kind}", root)
        for (kind, pages), root in design.edges.items()
    ]
    references = dict(zip(design.edges, _ids(edges), strict=True))
    section = build_section(design.margins, references)
    body = w("body", *design.body, section)
    if design.profile:
        dress_styles(sheet, design.profile)
        dress_section(section, design.profile.page)
        for root in (body, *design.edges.values()):
            dress_words(root, design.profile, names)
            hint_chinese(root)
    parts = [*edges, *_frame(design, sheet)]
    main = Part("word/document.xml", WORD_TYPE.format("document.main"),
                f"{OFFICE}/officeDocument", w("document", body))  # fmt: skip
    top = [main, *_properties(design.properties)]
    return _zip({
        "[Content_Types].xml": _content_types([*top, *parts]),
        "_rels/.rels": _relationships(top, ""),
        "word/_rels/document.xml.rels": _relationships(parts, "word/"),
        **{part.name: part.root for part in [*top, *parts]},
    })  # fmt: skip


def _frame(design: Design, sheet: Element) -> list[Part]:
    two_sided = ("footer", "even") in design.edges
    roots = {
        "styles": sheet,
        "numbering": build_numbering(design.styles, design.lists),
        "settings": build_settings(two_sided=two_sided),
        "fontTable": build_font_table(sheet),
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
