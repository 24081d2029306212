"""What a printed value becomes: by its kind, and by the spot in which it is printed."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from reportkit.diagnostics import Phrase, ProblemsFound
from reportkit.render.words import PICTURE_FRAMES, WRITERS, fit_markup, is_balanced
from reportkit.rules import render as rules
from reportkit.template.environment import SafeText
from reportkit.template.markdown import Markdown
from reportkit.template.spot import Output, Spot
from reportkit.template.subdocument import SubdocumentRequest
from reportkit.word.package import Package, load_package
from reportkit.word.picture import PictureRequest
from reportkit.word.text import escape, escape_attribute, plain_lines, write_lines

if TYPE_CHECKING:
    from reportkit.render.fill import Filler


def print_value(value: Any, spot: Spot, filler: Filler) -> str:
    """A value as XML; `ValueError` or `ProblemsFound` if it cannot stand in the spot."""
    if isinstance(value, Markup):
        return print_markup(value, spot, filler)
    if spot.output is Output.PARAGRAPHS and isinstance(value, (list, tuple)):
        return "".join(print_value(entry, spot, filler) for entry in value)
    for kind, printer in PRINTERS.items():
        if isinstance(value, kind):
            return printer(value, spot, filler)
    if type(value).__module__.startswith("docxtpl."):
        from reportkit.render.foreign import print_foreign

        return print_foreign(value, spot, filler)
    if isinstance(value, str) and filler.template.dialect == "docxtpl":
        return print_listing(str(value), spot, filler)
    return WRITERS[spot.output](filler.say(value, spot), spot)


def print_markup(markup: Markup, spot: Spot, filler: Filler) -> str:
    """XML that this template made, such as the words of a macro; of other XML what is sound."""
    is_own = filler.part.passes_xml and not isinstance(markup, SafeText)
    if not is_own and not is_balanced(markup, spot):
        return WRITERS[spot.output](filler.say(str(markup), spot), spot)
    return fit_markup(markup, spot)


def print_picture(request: PictureRequest, spot: Spot, filler: Filler) -> str:
    """A picture in a frame that fits the spot."""
    frame = PICTURE_FRAMES.get(spot.output)
    if frame is None:
        raise ProblemsFound([rules.MISPLACED_PICTURE.at(spot.tag.place, tag=spot.tag.text)])
    alt = escape_attribute(filler.say(request.alt, spot))
    drawing = filler.pictures.write(request, filler.member_of(spot), alt, spot.tag.place)
    return frame.format(drawing=drawing, run=spot.run, paragraph=spot.paragraph)


def print_markdown(value: Markdown, spot: Spot, filler: Filler) -> str:
    """A text in Markdown."""
    from reportkit.render.prose import Prose

    def check(words: str) -> str:
        return filler.check_characters(words, spot)

    styles, additions = filler.template.blueprint.styles, filler.pictures.additions
    return Prose(spot, styles, additions, filler.member_of(spot), check).write(value.text)


def print_subdocument(request: SubdocumentRequest, spot: Spot, filler: Filler) -> str:
    """Another Word file, between paragraphs."""
    if spot.output is not Output.PARAGRAPHS:
        raise ValueError(Phrase("it is a file of its own: let the tag stand alone in its line"))

    def load() -> Package:
        return load_package(filler.pictures.find(request.file, spot.tag.place, Phrase("document")))

    return print_package(request.file, load, spot, filler)


def print_package(
    source: Any, load: Callable[[], Package], spot: Spot, filler: Filler, *, entire: bool = False
) -> str:
    """A Word file, which is opened once for a document, between paragraphs.

    With `entire`, its objects and page layout come along.
    """
    from reportkit.render.subdocument import Subdocument

    filler.unproven.add(filler.part.member)
    member = filler.member_of(spot)
    key = (source if isinstance(source, str) else id(source), member)
    if key not in filler.subdocuments:
        styles, additions = filler.template.blueprint.styles, filler.pictures.additions
        made = Subdocument(load(), member, styles, additions, entire=entire)
        filler.subdocuments[key] = (source, made)
    return filler.subdocuments[key][1].write()


def print_listing(text: str, spot: Spot, filler: Filler) -> str:
    """Text with docxtpl's signs for paragraphs and pages."""
    filler.check_characters(text.replace("\a", " ").replace("\f", " "), spot)
    if spot.output is not Output.TEXT:
        return WRITERS[spot.output](text.replace("\a", "\n").replace("\f", "\n"), spot)
    return write_lines(escape(plain_lines(text)), spot.run, spot.paragraph)


Printer = Callable[[Any, Spot, "Filler"], str]
PRINTERS: dict[type, Printer] = {
    PictureRequest: print_picture,
    Markdown: print_markdown,
    SubdocumentRequest: print_subdocument,
}
