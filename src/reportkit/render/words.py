"""Words and pictures as XML for the spot in which they are printed."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import quote

from markupsafe import Markup

from reportkit.diagnostics import Phrase
from reportkit.pattern import pattern
from reportkit.template.spot import Output, Spot
from reportkit.word.text import (
    escape_attribute,
    write_paragraph,
    write_run,
    write_run_text,
)
from reportkit.word.xml import BrokenXml, parse_fragment

TAGS_OF_XML = pattern(r"<[^>]*>")
URL_SIGNS = ":/?#[]@!$&'()*+,;=%~"
COLOUR = pattern(r"[0-9A-Fa-f]{6}")
FIRST_TAG = pattern(r"<w:(r|hyperlink|p|tbl|tr|tc)[ />]")
# what may stand before it: signs of ours, and what marks a range
BEFORE_TAG = pattern("[\ufdd2-\ufddb\\s]*<(?!/)")
LEVELS = {
    "r": Output.RUNS,
    "hyperlink": Output.RUNS,
    "p": Output.PARAGRAPHS,
    "tbl": Output.PARAGRAPHS,
    "tr": Output.ROWS,
    "tc": Output.ROWS,
}
OPEN_RUN = '<w:r>{run}<w:t xml:space="preserve">'
CLOSE_RUN = "</w:t></w:r>"
# how XML of one level becomes part of a spot of another one
MARKUP_FRAMES = {
    (Output.TEXT, Output.TEXT): "{xml}",
    (Output.RUNS, Output.TEXT): f"{CLOSE_RUN}{{xml}}{OPEN_RUN}",
    (Output.TEXT, Output.RUNS): f"{OPEN_RUN}{{xml}}{CLOSE_RUN}",
    (Output.RUNS, Output.RUNS): "{xml}",
    (Output.TEXT, Output.PARAGRAPHS): f"<w:p>{{paragraph}}{OPEN_RUN}{{xml}}{CLOSE_RUN}</w:p>",
    (Output.RUNS, Output.PARAGRAPHS): "<w:p>{paragraph}{xml}</w:p>",
    (Output.PARAGRAPHS, Output.PARAGRAPHS): "{xml}",
    (Output.ROWS, Output.ROWS): "{xml}",
}


def is_balanced(xml: str, spot: Spot) -> bool:
    """True if XML that somebody else wrote is well-formed where it is printed."""
    around = ("<w:t>", "</w:t>") if spot.output is Output.TEXT else ("", "")
    try:
        parse_fragment(xml.join(around))
    except BrokenXml:
        return False
    return True


def fit_markup(markup: Markup, spot: Spot) -> str:
    """XML that this template made, fitted to a spot."""
    made = markup_level(markup)
    frame = MARKUP_FRAMES.get((made, spot.output))
    if frame is not None:
        return frame.format(xml=str(markup), run=spot.run, paragraph=spot.paragraph)
    if made is Output.TEXT:
        from html import unescape

        return escape_attribute(unescape(TAGS_OF_XML.sub("", markup)))
    raise ValueError(Phrase("what it stands for is more than a line, and cannot stand here"))


def markup_level(markup: Markup) -> Output:
    """What XML that this template made consists of: text, runs, paragraphs or rows."""
    found = FIRST_TAG.search(markup) if BEFORE_TAG.match(markup) else None
    return LEVELS.get(found[1], Output.TEXT) if found else Output.TEXT


def write_colour(text: str, _: Spot) -> str:
    """A colour of a cell: six hexadecimal digits, or `auto`, which also nothing means."""
    colour = text.strip().removeprefix("#") or "auto"
    if colour != "auto" and not COLOUR.fullmatch(colour):
        raise ValueError(Phrase("`{text}` is not a colour such as `FFE599`", text=text))
    return colour


def write_span(text: str, _: Spot) -> str:
    """A number of columns."""
    if not text.strip().isdecimal() or int(text) == 0:
        raise ValueError(Phrase("`{text}` is not a number of columns", text=text))
    return str(int(text))


def write_rows(text: str, _: Spot) -> str:
    """Nothing: only XML of ours can stand between rows or cells."""
    if text:
        raise ValueError(Phrase("words cannot stand between table rows or cells"))
    return ""


def write_paragraphs(text: str, spot: Spot) -> str:
    """Every line of a text as a paragraph; nothing for nothing."""
    if not text:
        return ""
    return "".join(write_paragraph(line, spot.paragraph, spot.run) for line in text.split("\n"))


def write_code(text: str, _: Spot) -> str:
    """Words for a field code, in which quotes would end an argument."""
    return escape_attribute(text.replace('"', '\\"').replace("\n", " "))


def write_plain(text: str, _: Spot) -> str:
    """Words for an attribute, a property or a formula."""
    return escape_attribute(text)


def write_address(text: str, _: Spot) -> str:
    """Words for the address of a link, in which blanks and foreign letters are encoded."""
    return escape_attribute(quote(text, safe=URL_SIGNS))


WRITERS: dict[Output, Callable[[str, Spot], str]] = {
    Output.TEXT: lambda text, _: write_run_text(text),
    Output.RUNS: lambda text, spot: write_run(text, spot.run) if text else "",
    Output.PARAGRAPHS: write_paragraphs,
    Output.ROWS: write_rows,
    Output.COLOUR: write_colour,
    Output.SPAN: write_span,
    Output.CODE: write_code,
    Output.ADDRESS: write_address,
    Output.PLAIN: write_plain,
    Output.OWN: write_plain,
}
PICTURE_FRAMES = {
    Output.TEXT: '</w:t></w:r><w:r>{run}{drawing}</w:r><w:r>{run}<w:t xml:space="preserve">',
    Output.RUNS: "<w:r>{run}{drawing}</w:r>",
    Output.PARAGRAPHS: "<w:p>{paragraph}<w:r>{run}{drawing}</w:r></w:p>",
}
