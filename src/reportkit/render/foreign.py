"""Printers for the values of docxtpl's own classes."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from reportkit.diagnostics import Phrase, error_words
from reportkit.render.printer import Printer, print_listing, print_package
from reportkit.render.rich import (
    listing_text,
    read_image,
    read_subdocument,
    size_of_image,
    write_rich_paragraphs,
    write_rich_text,
)
from reportkit.render.words import PICTURE_FRAMES, WRITERS
from reportkit.template.spot import Output, Spot
from reportkit.word.file import HYPERLINK
from reportkit.word.picture import PictureProblem

if TYPE_CHECKING:
    from reportkit.render.fill import Filler


def print_foreign(value: Any, spot: Spot, filler: Filler) -> str:
    """A value that docxtpl made."""
    printer = PRINTERS.get(type(value).__name__)
    if printer is None:
        return WRITERS[spot.output](filler.say(value, spot), spot)
    filler.unproven.add(filler.part.member)
    return printer(value, spot, filler)


def print_rich_text(value: Any, spot: Spot, filler: Filler) -> str:
    """Rich text of docxtpl's, its links in the part in which it comes to stand."""
    return write_rich_text(value, spot, partial(link_id, spot, filler))


def print_rich_paragraphs(value: Any, spot: Spot, filler: Filler) -> str:
    """Rich paragraphs of docxtpl's."""
    return write_rich_paragraphs(value, spot, partial(link_id, spot, filler))


def link_id(spot: Spot, filler: Filler, address: str) -> str:
    """The id of a link to an address."""
    additions = filler.pictures.additions
    return additions.link(filler.member_of(spot), HYPERLINK, address, external=True)


def print_image(image: Any, spot: Spot, filler: Filler) -> str:
    """An inline image of docxtpl's."""
    try:
        picture = read_image(image)
    except (OSError, PictureProblem) as error:
        reason = error_words(error) if str(error) else Phrase("its format is none that Word takes")
        raise ValueError(reason) from error
    frame = PICTURE_FRAMES.get(spot.output)
    if frame is None:
        raise ValueError(Phrase("a picture cannot stand here"))
    size = size_of_image(image, picture)
    drawing = filler.pictures.draw(picture, filler.member_of(spot), size, image.anchor)
    return frame.format(drawing=drawing, run=spot.run, paragraph=spot.paragraph)


def print_docxtpl_document(value: Any, spot: Spot, filler: Filler) -> str:
    """A sub-document of docxtpl's."""
    if spot.output is not Output.PARAGRAPHS:
        raise ValueError(Phrase("it is paragraphs of its own: write `{{{{p` instead of `{{{{`"))
    return print_package(read_subdocument(value), spot, filler, entire=True)


PRINTERS: dict[str, Printer] = {
    "RichText": print_rich_text,
    "RichTextParagraph": print_rich_paragraphs,
    "Listing": lambda value, spot, filler: print_listing(listing_text(value), spot, filler),
    "InlineImage": print_image,
    "Subdoc": print_docxtpl_document,
}
