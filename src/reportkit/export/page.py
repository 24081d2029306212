"""A document as the web and e-mail need it: headings, paragraphs, lists, tables and pictures.

Nothing here knows Word: sizes are pixels, sides are words, labels of lists are worked out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TypeAlias

from reportkit.frozen import frozen


@frozen
class Span:
    """Some words that look alike; a line feed begins a line, and `link` is an address."""

    text: str
    looks: frozenset[str] = frozenset()
    colour: str = ""
    link: str = ""


@frozen
class Image:
    """A picture of the document, as it is stored there; `width` and `height` as it is shown."""

    content: bytes
    alt: str
    width: int
    height: int


@frozen
class Call:
    """The number of a note."""

    number: int


Inline: TypeAlias = Span | Image | Call


@frozen
class Paragraph:
    """A paragraph; `level` is that of a heading, 0 of a title and None of all others.

    `label` is the number or sign of a list, `gap` what stands behind it, and `depth` how deep in
    the list the paragraph is.
    """

    inlines: tuple[Inline, ...]
    level: int | None = None
    side: str = ""
    style: str = ""
    label: str = ""
    gap: str = " "
    depth: int = 0

    @property
    def text(self) -> str:
        """Its words."""
        return "".join(one.text for one in self.inlines if isinstance(one, Span))

    @property
    def begin(self) -> str:
        """Its label, set apart from its words."""
        return f"{self.label}{self.gap}" if self.label else ""

    @property
    def images(self) -> tuple[Image, ...]:
        """Its pictures."""
        return tuple(one for one in self.inlines if isinstance(one, Image))

    @property
    def is_figure(self) -> bool:
        """True if it holds pictures and no word."""
        return bool(self.images) and not self.text.strip()


@frozen
class Cell:
    """What stands in a cell, and how many columns and rows it covers."""

    blocks: tuple[Block, ...]
    columns: int = 1
    rows: int = 1


@frozen
class Table:
    """The rows of a table; the first `heads` of them name its columns."""

    rows: tuple[tuple[Cell, ...], ...]
    heads: int = 0


Block: TypeAlias = Paragraph | Table


@frozen
class Page:
    """A whole document; `notes` are its footnotes and endnotes in the order of their numbers."""

    blocks: tuple[Block, ...]
    notes: tuple[tuple[Block, ...], ...] = ()
    lang: str = "en"

    @property
    def title(self) -> str:
        """The words of its title, or of its first heading or paragraph."""
        paragraphs = [one for one in iter_paragraphs(self.blocks) if one.text.strip()]
        ranked = sorted(paragraphs, key=lambda one: 9 if one.level is None else one.level)
        return " ".join(ranked[0].text.split()) if ranked else ""


def without_bold(inlines: Iterable[Inline]) -> tuple[Inline, ...]:
    """The same words, of which none is bold if all of them were."""
    known = tuple(inlines)
    words = [one for one in known if isinstance(one, Span) and one.text.strip()]
    if not all("bold" in one.looks for one in words):
        return known
    return join_alike(
        replace(one, looks=one.looks - {"bold"}) if isinstance(one, Span) else one for one in known
    )


CAPTION = "caption"
SCHEMES = ("mailto:", "tel:", "https://", "http://")


def tell_address(span: Span) -> str:
    """The address behind some words, where a reader cannot follow it; nothing if they tell it."""
    bare = span.link
    for scheme in SCHEMES:
        bare = bare.removeprefix(scheme)
    return "" if bare.strip("/") in span.text else span.link.removeprefix("mailto:")


def find_caption(following: Sequence[Block]) -> Paragraph | None:
    """The caption that follows a picture, if one does."""
    for block in following[:1]:
        if isinstance(block, Paragraph) and block.style == CAPTION and not block.images:
            return block
    return None


def without_figures(page: Page) -> Page:
    """The page without pictures that stand by themselves, and without their captions."""
    kept: list[Block] = []
    after_figure = False
    for block in page.blocks:
        is_figure = isinstance(block, Paragraph) and block.is_figure
        if not is_figure and not (after_figure and find_caption([block])):
            kept.append(block)
        after_figure = is_figure
    return replace(page, blocks=tuple(kept))


def iter_paragraphs(blocks: Iterable[Block]) -> Iterator[Paragraph]:
    """Yield the paragraphs of blocks, those of tables too."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block
        else:
            for row in block.rows:
                for cell in row:
                    yield from iter_paragraphs(cell.blocks)


def join_alike(inlines: Iterable[Inline]) -> tuple[Inline, ...]:
    """The same words, those that look alike in one span."""
    joined: list[Inline] = []
    for one in inlines:
        last = joined[-1] if joined else None
        if isinstance(one, Span) and isinstance(last, Span) and one == replace(last, text=one.text):
            joined[-1] = replace(last, text=last.text + one.text)
        else:
            joined.append(one)
    return tuple(joined)
