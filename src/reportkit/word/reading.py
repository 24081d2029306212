"""What a person reads in a Word file: its paragraphs, in order, with their places."""

from __future__ import annotations

from collections.abc import Iterator

from reportkit.diagnostics import WordPlace
from reportkit.word.address import address_paragraphs
from reportkit.word.line import DELETED_TEXT, read_line
from reportkit.word.names import FALLBACK
from reportkit.word.package import Package, parse_member
from reportkit.word.story import Kind, iter_stories
from reportkit.word.style import heading_styles, read_sheet
from reportkit.word.xml import Element

READ = (Kind.BODY, Kind.MARGIN, Kind.NOTES)
ASIDE = "comment"  # said about the text, and not by it


def iter_read(package: Package) -> Iterator[tuple[WordPlace, str]]:
    """Yield the place and the text of every paragraph that says something.

    What a tracked change deletes is not read, nor are comments; a text box that Word stores twice
    is read once.
    """
    body = parse_member(package, package.main)
    headings = heading_styles(read_sheet(package))
    for story in iter_stories(package, body):
        if story.kind not in READ or story.label == ASIDE:
            continue
        root = body if story.kind is Kind.BODY else parse_member(package, story.member)
        place = WordPlace(str(package.path), story.label)
        for paragraph, at in address_paragraphs(root, place, headings).items():
            text = _read(paragraph)
            if text.strip() and next(paragraph.iterancestors(FALLBACK), None) is None:
                yield at, text


def _read(paragraph: Element) -> str:
    pieces = read_line(paragraph).pieces
    return "".join(piece.text for piece in pieces if piece.element.tag != DELETED_TEXT)
