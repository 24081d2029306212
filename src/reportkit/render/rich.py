"""docxtpl's own values: rich text, listings, inline pictures; mended where docxtpl errs."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from html import unescape
from io import BytesIO
from pathlib import Path
from typing import Any

from lxml import etree

from reportkit.diagnostics import Phrase
from reportkit.template.spot import Output, Spot
from reportkit.word.names import (
    HYPERLINK,
    PARAGRAPH_PROPERTIES,
    RUN,
    RUN_PROPERTIES,
    RUN_PROPERTY_ORDER,
    TEXT,
    VALUE,
    R,
    w,
)
from reportkit.word.package import Package, open_package, parse_member
from reportkit.word.picture import Picture, build_picture, fit, load_picture
from reportkit.word.text import escape, escape_attribute, write_lines
from reportkit.word.xml import (
    BrokenXml,
    Element,
    order_children,
    parse_fragment,
    parse_xml,
    serialise_fragment,
    serialise_xml,
)

Linker = Callable[[str], str]  # the id of a link to an address; "" if there is no such address
# docxtpl's signs for a new paragraph and page, which XML cannot hold
KEPT_SIGNS = {"\a": "\ufdd9", "\f": "\ufdda"}
LINK_ID = re.compile(r'(?<= r:id=")[^"]*')  # docxtpl writes it as it was given


def listing_text(value: Any) -> str:
    """The words of a listing."""
    return unescape(str(value.xml))


def write_rich_text(value: Any, spot: Spot, link: Linker) -> str:
    """Rich text as XML for a spot: its runs, between the runs around it."""
    runs = write_runs(read_rich(value.xml), spot.paragraph, link)
    if spot.output is Output.TEXT:
        return f'</w:t></w:r>{runs}<w:r>{spot.run}<w:t xml:space="preserve">'
    if spot.output is Output.PARAGRAPHS:
        return f"<w:p>{spot.paragraph}{runs}</w:p>"
    if spot.output is Output.RUNS:
        return runs
    raise ValueError(Phrase("rich text cannot stand here"))


def write_rich_paragraphs(value: Any, spot: Spot, link: Linker) -> str:
    """Rich paragraphs as XML for a spot between paragraphs."""
    if spot.output is not Output.PARAGRAPHS:
        raise ValueError(Phrase("it is a paragraph of its own: write `{{{{p` instead of `{{{{`"))
    return "".join(write_rich_paragraph(made, link) for made in read_rich(value.xml))


def read_rich(xml: str) -> Element:
    """What holds the runs, links or paragraphs that docxtpl wrote."""
    for sign, kept in KEPT_SIGNS.items():
        xml = xml.replace(sign, kept)
    xml = LINK_ID.sub(lambda address: escape_attribute(address[0]), xml)
    try:
        return parse_fragment(xml, [("r", R)])
    except BrokenXml as error:
        raise ValueError(
            Phrase("its style, colour or font holds a sign that it cannot hold")
        ) from error


def write_rich_paragraph(made: Element, link: Linker) -> str:
    """A paragraph; where its text begins another one, that has the same style."""
    properties = write_properties(made, PARAGRAPH_PROPERTIES)
    return f"<w:p>{properties}{write_runs(made, properties, link)}</w:p>"


def write_runs(holder: Element, paragraph: str, link: Linker) -> str:
    """The runs and links in an element; `paragraph` are the properties that paragraphs go on with.

    A link that leads nowhere is only its words.
    """
    written: list[str] = []
    for child in holder:
        if child.tag == RUN:
            written.append(write_rich_run(child, paragraph))
        elif child.tag == HYPERLINK:
            written.append(write_link(child, paragraph, link(child.get(f"{{{R}}}id") or "")))
    return "".join(written)


def write_link(holder: Element, paragraph: str, number: str) -> str:
    """A link by the id of its address, or its words if it has none."""
    if not number:
        return "".join(write_rich_run(run, paragraph) for run in holder)
    inside = "".join(write_rich_run(run, None) for run in holder)
    opening = f'<w:hyperlink xmlns:r="{R}" r:id="{number}" w:tgtFrame="_blank">'
    return f"{opening}{inside}</w:hyperlink>"


def write_rich_run(run: Element, paragraph: str | None) -> str:
    """A run in the order of the schema; without `paragraph` it cannot begin another one."""
    for properties in run.iterchildren(RUN_PROPERTIES):
        mend_properties(properties)
    look = write_properties(run, RUN_PROPERTIES)
    text = escape("".join(piece.text or "" for piece in run.iterchildren(TEXT)))
    for sign, kept in KEPT_SIGNS.items():
        text = text.replace(kept, "\n" if paragraph is None else sign)
    inside = write_lines(text, look, paragraph or "")
    return f'<w:r>{look}<w:t xml:space="preserve">{inside}</w:t></w:r>'


def write_properties(element: Element, name: str) -> str:
    """The properties of a run or paragraph as XML."""
    return "".join(map(serialise_fragment, element.iterchildren(name)))


def mend_properties(properties: Element) -> None:
    """Put run properties into the schema's order, and add what it requires."""
    for shade in properties.findall(w("shd")):
        shade.set(VALUE, shade.get(VALUE) or "clear")
    order_children(properties, RUN_PROPERTY_ORDER)


def read_subdocument(value: Any) -> Package:
    """The file to which a sub-document of docxtpl's belongs, with its text for body.

    Docxtpl put its styles, lists and pictures into the template that it opened.
    """
    written = BytesIO()
    value.docx.save(written)
    package = open_package(Path("sub-document"), written.getvalue())
    root = parse_member(package, package.main)
    for body in root.iterchildren(w("body")):
        body[:] = [parse_xml(etree.tostring(block)) for block in value.subdocx.element.body]
    contents = {**package.contents, package.main: serialise_xml(root).encode()}
    return replace(package, contents=contents)


def read_image(value: Any) -> Picture:
    """The picture of an inline image, which a program gives as a path or an open file."""
    source = value.image_descriptor
    if hasattr(source, "read"):
        source.seek(0)
        return build_picture(source.read())
    return load_picture(Path(source))


def size_of_image(image: Any, picture: Picture) -> tuple[int, int]:
    """The size of an inline image in EMU: as given, else in proportion, else as the file says.

    A picture says how many of its pixels make an inch; python-docx takes 72 if it does not.
    """
    from docx.image.exceptions import InvalidImageStreamError, UnrecognizedImageError
    from docx.image.image import Image

    width, height = image.width, image.height
    try:
        wide, high = Image.from_blob(picture.content).scaled_dimensions(width, height)
    except (InvalidImageStreamError, UnrecognizedImageError, ZeroDivisionError):
        return fit(picture, width and int(width), height and int(height))
    return int(wide), int(high)
