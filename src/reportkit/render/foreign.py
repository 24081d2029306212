"""Printers for the values of docxtpl's own classes."""

from __future__ import annotations

import gc
from functools import partial
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reportkit.diagnostics import Phrase, error_words
from reportkit.pattern import pattern
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

# as docxtpl counts the relationships of the file that it opened
DOCXTPL_ID = pattern(r"rId\d+")


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


def link_id(spot: Spot, filler: Filler, given: str) -> str:
    """The id of a link to an address, or to what docxtpl has under an id of its own."""
    address = known_address(given, filler.template.path) if DOCXTPL_ID.fullmatch(given) else given
    if not address:
        return ""
    additions = filler.pictures.additions
    return additions.link(filler.member_of(spot), HYPERLINK, address, external=True)


def known_address(number: str, path: Path) -> str:
    """The address for which docxtpl gave out an id for a template; "" if that is not certain.

    Rich text keeps the id alone, and no way leads from it to the object that knows the address:
    it is looked for among all that live.
    """
    from docxtpl import DocxTemplate

    living = [thing for thing in gc.get_objects() if issubclass(type(thing), DocxTemplate)]
    found = {
        link.target_ref
        for template in living
        if is_file_of(template, path) and template.docx
        for link in template.docx.part.rels.values()
        if link.rId == number and link.is_external
    }
    return str(found.pop()) if len(found) == 1 else ""


def is_file_of(template: Any, path: Path) -> bool:
    """True if a template of docxtpl's was opened from this path."""
    source = template.template_file
    return isinstance(source, (str, PathLike)) and Path(source).resolve() == path.resolve()


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
    return print_package(value, partial(read_subdocument, value), spot, filler, entire=True)


PRINTERS: dict[str, Printer] = {
    "RichText": print_rich_text,
    "RichTextParagraph": print_rich_paragraphs,
    "Listing": lambda value, spot, filler: print_listing(listing_text(value), spot, filler),
    "InlineImage": print_image,
    "Subdoc": print_docxtpl_document,
}
