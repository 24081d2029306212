"""Paragraphs that stay on the page of what stands before them, whatever that came to be.

Word knows only "keep with next": what is told so is the last thing that was printed before, a
paragraph or the last row of a table. Which one that is, only a filled document can tell.
"""

from __future__ import annotations

import re

from reportkit.pattern import pattern
from reportkit.template.signs import HOLD

PARAGRAPHS, ROWS, CELLS = ("<w:p>", "<w:p "), ("<w:tr>", "<w:tr "), ("<w:tc>", "<w:tc ")
TABLES = ("<w:tbl>", "<w:tbl ")
PARAGRAPH_END, TABLE_END = "</w:p>", "</w:tbl>"
KEPT, LET_GO = "<w:keepNext/>", '<w:keepNext w:val="0"/>'
# a paragraph as far as it names its style and says something of the next one
BEGINNING = pattern(
    r"(<w:p(?: [^>]*)?(?<!/)>)"
    r"(?:<w:pPr>(?P<style>(?:<w:pStyle [^>]*/>)?)(?:<w:keepNext(?: [^>]*)?/>)?|(?:<w:pPr/>)?)"
)
TAGS, WIDE_SIGNS = pattern(r"<[^>]*>"), pattern("[\u2e80-\U0003ffff]")
# Letters that fill most of a page, where a Chinese one takes six. LibreOffice moves a paragraph
# whole, and keeps none that does not fit on a page with what follows.
MOST, WIDE = 3000, 6


def hold(xml: str) -> str:
    """A filled part in which each paragraph with a sign is held by what stands before it."""
    while (at := xml.find(HOLD)) >= 0:
        xml = _hold_end(xml[:at]) + xml[at + len(HOLD) :]
    return xml


def _hold_end(xml: str) -> str:
    """The text up to a sign, in which the paragraph that it ends in is held."""
    start = _find_last(PARAGRAPHS, xml)
    return _hold_last(xml[:start]) + xml[start:]


def _hold_last(xml: str) -> str:
    """A text that keeps its last paragraph, or the last row of a table, with what follows."""
    paragraph, table = xml.rfind(PARAGRAPH_END), xml.rfind(TABLE_END)
    if _find_last(CELLS, xml) > max(paragraph, table):
        return xml  # what follows is the first of a cell
    if table > paragraph:
        return _hold_row(xml, _find_last(ROWS, xml))
    first = _find_paragraph(xml, paragraph)
    if first < 0 or _weigh(xml[first:]) > MOST:
        return xml
    # right below a table, LibreOffice keeps a paragraph only with the row above it
    above = _hold_last(xml[:first]) if xml.endswith(TABLE_END, 0, first) else xml[:first]
    return above + _tell(xml[first:], KEPT)


def _hold_row(xml: str, row: int) -> str:
    """A text that keeps a row; of two rows that are both kept LibreOffice would keep none."""
    above = max(_find_last(ROWS, xml[:row]), _find_last(TABLES, xml[:row]))
    return xml[:above] + _tell(xml[above:row], LET_GO) + _tell(xml[row:], KEPT)


def _find_last(names: tuple[str, ...], xml: str, end: int | None = None) -> int:
    """Where the last element with one of these beginnings begins, -1 if there is none."""
    return max(xml.rfind(name, 0, end) for name in names)


def _find_paragraph(xml: str, end: int) -> int:
    """The beginning of the paragraph that ends there; others may stand in a text box within."""
    at, depth = end, 1
    while depth and at >= 0:
        begun, ended = _find_last(PARAGRAPHS, xml, at), xml.rfind(PARAGRAPH_END, 0, max(at, 0))
        at, depth = (ended, depth + 1) if ended > begun else (begun, depth - 1)
    return at


def _weigh(xml: str) -> int:
    """How much room its text takes, in Latin letters."""
    text = TAGS.sub("", xml)
    return len(text) + (WIDE - 1) * len(WIDE_SIGNS.findall(text))


def _tell(xml: str, words: str) -> str:
    """The XML with all of its paragraphs told whether they keep with the next one."""
    return BEGINNING.sub(lambda found: _with_words(found, words), xml)


def _with_words(found: re.Match[str], words: str) -> str:
    style = found["style"]
    if style is None:  # it had no properties
        return f"{found[1]}<w:pPr>{words}</w:pPr>"
    return f"{found[1]}<w:pPr>{style}{words}"
