"""What a printed value becomes: by its kind, and by the spot in which it is printed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from reportkit.diagnostics import Phrase, ProblemsFound
from reportkit.render.words import PICTURE_FRAMES, WRITERS, fit_markup, is_balanced
from reportkit.rules import render as rules
from reportkit.template.chart import ChartRequest
from reportkit.template.environment import SafeText
from reportkit.template.hold import Hold
from reportkit.template.markdown import Markdown
from reportkit.template.signs import HOLD
from reportkit.template.spot import Output, Spot
from reportkit.template.subdocument import SubdocumentRequest
from reportkit.word.package import Package, load_package
from reportkit.word.picture import PictureRequest
from reportkit.word.text import escape, escape_attribute, plain_lines, write_lines

if TYPE_CHECKING:
    from reportkit.render.fill import Filler

Printer = Callable[[Any, Spot, "Filler"], str]


def print_value(value: Any, spot: Spot, filler: Filler) -> str:
    """A value as XML; `ValueError` or `ProblemsFound` if it cannot stand in the spot."""
    return printer_of(value.__class__)(value, spot, filler)


@lru_cache(100)
def printer_of(kind: type) -> Printer:
    """The printer of a kind of values."""
    if kind.__module__.startswith("docxtpl."):
        from reportkit.render.foreign import print_foreign

        return print_foreign
    return next((PRINTERS[base] for base in kind.__mro__ if base in PRINTERS), print_words)


def print_words(value: Any, spot: Spot, filler: Filler) -> str:
    """The words of a value."""
    return WRITERS[spot.output](filler.say(value, spot), spot)


def print_text(text: str, spot: Spot, filler: Filler) -> str:
    """Text as it is, or as docxtpl has it."""
    if filler.template.dialect == "docxtpl":
        return print_listing(str(text), spot, filler)
    return print_words(text, spot, filler)


def print_list(values: Sequence[Any], spot: Spot, filler: Filler) -> str:
    """Values one after the other where each can be a paragraph, else the words of them all."""
    if spot.output is not Output.PARAGRAPHS:
        return print_words(values, spot, filler)
    return "".join(print_value(entry, spot, filler) for entry in values)


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


def print_chart(request: ChartRequest, spot: Spot, filler: Filler) -> str:
    """A chart in a frame that fits the spot; nothing if there is no number in it."""
    from reportkit.render.charts import draw_chart
    from reportkit.word.chart import Chart, Series

    frame = PICTURE_FRAMES.get(spot.output)
    if frame is None:
        raise ValueError(Phrase("a chart cannot stand here"))
    if not request:
        return ""

    def say(value: Any) -> str:
        return filler.say(value, spot).replace("\n", " ")

    series = tuple(Series(say(name), numbers) for name, numbers in request.series)
    chart = Chart(request.kind, tuple(map(say, request.names)), series, say(request.title))
    alt = escape_attribute(say(request.alt) or chart.tell())
    size = request.width, request.height
    additions = filler.pictures.additions
    drawing = draw_chart(chart, filler.member_of(spot), size, alt, additions)
    return frame.format(drawing=drawing, run=spot.run, paragraph=spot.paragraph)


def print_hold(_: Hold, spot: Spot, __: Filler) -> str:
    """A sign for the paragraph around it, which is held by what stands before it."""
    if spot.output is not Output.TEXT:
        raise ValueError(Phrase("a paragraph is held only by a tag in its text"))
    return HOLD


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


PRINTERS: dict[type, Printer] = {
    Markup: print_markup,
    str: print_text,
    list: print_list,
    tuple: print_list,
    PictureRequest: print_picture,
    ChartRequest: print_chart,
    Markdown: print_markdown,
    Hold: print_hold,
    SubdocumentRequest: print_subdocument,
}
