"""docxtpl's own values: rich text, listings, inline pictures; mended where docxtpl errs."""

from __future__ import annotations

from html import unescape
from pathlib import Path
from typing import Any

from reportkit.template.spot import Output, Spot
from reportkit.word.names import (
    HYPERLINK,
    RUN_PROPERTIES,
    RUN_PROPERTY_ORDER,
    VALUE,
    R,
    w,
)
from reportkit.word.picture import Picture, build_picture, fit, load_picture
from reportkit.word.text import write_lines
from reportkit.word.xml import (
    BrokenXml,
    Element,
    order_children,
    parse_fragment,
    remove_element,
    serialise_fragment,
)

KINDS = ("RichText", "RichTextParagraph", "Listing", "InlineImage", "Subdoc")


def rich_kind(value: object) -> str:
    """The name of docxtpl's class of a value, "" if it is none of docxtpl's."""
    kind = type(value)
    is_rich = kind.__module__.startswith("docxtpl.") and kind.__name__ in KINDS
    return kind.__name__ if is_rich else ""


def listing_text(value: Any) -> str:
    """The words of a listing."""
    return unescape(str(value.xml))


def write_rich_text(value: Any, spot: Spot) -> str:
    """Rich text as XML for a spot: its runs, between the runs around it."""
    runs = "".join(map(serialise_fragment, read_runs(value.xml)))
    runs = write_lines(runs, spot.run, spot.paragraph)
    if spot.output is Output.TEXT:
        return f'</w:t></w:r>{runs}<w:r>{spot.run}<w:t xml:space="preserve">'
    if spot.output is Output.PARAGRAPHS:
        return f"<w:p>{spot.paragraph}{runs}</w:p>"
    if spot.output is Output.RUNS:
        return runs
    raise ValueError("rich text cannot stand here")


def write_rich_paragraphs(value: Any, spot: Spot) -> str:
    """Rich paragraphs as XML for a spot between paragraphs."""
    if spot.output is not Output.PARAGRAPHS:
        raise ValueError("it is a paragraph of its own: write `{{p` instead of `{{`")
    written = "".join(map(serialise_fragment, read_runs(value.xml)))
    return write_lines(written, spot.run, spot.paragraph)


def read_runs(xml: str) -> list[Element]:
    """The runs, links or paragraphs that docxtpl wrote, in the order that the schema asks for."""
    try:
        holder = parse_fragment(xml, [("r", R)])
    except BrokenXml as error:
        raise ValueError("its style, colour or font holds a sign that it cannot hold") from error
    for link in list(holder.iter(HYPERLINK)):
        # the id belongs to a file that docxtpl opened, and means nothing in this one
        for run in list(link):
            link.addprevious(run)
        remove_element(link)
    for properties in holder.iter(RUN_PROPERTIES):
        mend_properties(properties)
    return list(holder)


def mend_properties(properties: Element) -> None:
    """Put run properties into the schema's order, and add what it requires."""
    for shade in properties.findall(w("shd")):
        shade.set(VALUE, shade.get(VALUE) or "clear")
    order_children(properties, RUN_PROPERTY_ORDER)


def read_image(value: Any) -> Picture:
    """The picture of an inline image, which a program gives as a path or an open file."""
    source = value.image_descriptor
    if hasattr(source, "read"):
        source.seek(0)
        return build_picture(source.read())
    return load_picture(Path(source))


def size_of_image(image: Any, picture: Picture) -> tuple[int, int]:
    """The size of an inline image in EMU: as given, else in proportion, else its own."""
    width, height = image.width, image.height
    if width is not None and height is not None:
        return int(width), int(height)
    return fit(picture, width and int(width), height and int(height))
