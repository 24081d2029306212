"""A page as HTML: plain and semantic for web sites, or dressed for the editor of WeChat.

WeChat takes what is pasted into its editor without head, style sheet, class, id and script. What
is left is the look that each element has of its own, and links lead nowhere.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import field, replace
from html import escape

from reportkit.export.dress import PLAIN, WECHAT, Dress
from reportkit.export.label import BULLET
from reportkit.export.page import (
    Block,
    Call,
    Cell,
    Image,
    Inline,
    Page,
    Paragraph,
    Span,
    Table,
    find_caption,
    join_alike,
    tell_address,
    without_bold,
)
from reportkit.export.picture import WebPicture, build_web_picture
from reportkit.frozen import mutable
from reportkit.pattern import pattern

LANGUAGES = {"zh": "zh-CN", "en": "en"}
# a number that an ordered list of HTML counts by itself
COUNTED = pattern(r"(\d+)\.")
PLACES = {"raised": "sup", "lowered": "sub"}
# how far a level of a list stands in, and where a paragraph of Chinese begins
INDENT, OPENING = 2, "text-indent:2em;"
LEFT, CLOSE = "text-align:left;", "margin:0 0 8px;"
DEEPEST = 6
Place = Callable[[WebPicture], str]


# the letters of headings, from the title down
SIZES = (22, 20, 18, 17, 16, 16, 16)


def write_html(page: Page, place: Place) -> str:
    """A page as a whole HTML document; `place` tells the address of a picture."""
    title = escape(page.title)
    body = _Writer(PLAIN, page, place).write()
    return (
        f'<!DOCTYPE html>\n<html lang="{LANGUAGES.get(page.lang, page.lang)}">\n<head>\n'
        f'<meta charset="utf-8">\n<title>{title}</title>\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"</head>\n<body>\n{body}</body>\n</html>\n"
    )


def write_fragment(page: Page) -> str:
    """A page as the inside of an HTML document, with its pictures in it."""
    return _Writer(PLAIN, page, embed).write()


def embed(picture: WebPicture) -> str:
    """A picture as an address that holds it."""
    return f"data:{picture.type};base64,{b64encode(picture.content).decode()}"


def write_wechat(page: Page, place: Place) -> str:
    """A page to be pasted into the editor of WeChat."""
    return _Writer(WECHAT, page, place).write()


@mutable
class _Writer:
    """The writing of one page; headings count from the highest that there is."""

    dress: Dress
    page: Page
    place: Place
    ranks: Mapping[int, int] = field(default_factory=dict)

    def write(self) -> str:
        levels = sorted(set(_iter_levels(self.page.blocks)))
        self.ranks = {level: min(rank, DEEPEST) for rank, level in enumerate(levels, 1)}
        lines = "".join(f"{line}\n" for line in (*self.blocks(self.page.blocks), *self.notes()))
        return self.dress.wrap("article", f"\n{lines}") + "\n"

    def blocks(self, blocks: Sequence[Block]) -> Iterator[str]:
        """Yield the HTML of blocks that follow one another."""
        position = 0
        while position < len(blocks):
            block = blocks[position]
            if isinstance(block, Table):
                position += 1
                yield self.table(block)
            elif block.is_figure:
                caption = find_caption(blocks[position + 1 :])
                position += 2 if caption else 1
                yield self.figure(block, caption)
            elif self.dress.is_plain and _is_listed(block):
                listed = _take_listed(blocks[position:])
                position += len(listed)
                yield self.listing(listed)
            else:
                position += 1
                yield self.paragraph(block)

    def paragraph(self, block: Paragraph) -> str:
        if block.level is not None:
            return self.heading(block)
        return self.dress.wrap("p", self.words(block), style=self.set(block))

    def words(self, block: Paragraph, *, is_head: bool = False) -> str:
        """The words of a paragraph behind its label; those of a head are bold without saying so."""
        if not is_head:
            return escape(block.begin) + self.inlines(block.inlines)
        begin = Span(block.begin)
        first = next((one for one in block.inlines if isinstance(one, Span)), begin)
        label = replace(begin, looks=first.looks, colour=first.colour)
        return self.inlines(without_bold(join_alike((label, *block.inlines))))

    def heading(self, block: Paragraph) -> str:
        rank, words = self.ranks[block.level or 0], self.words(block, is_head=True)
        if self.dress.is_plain:
            return f"<h{rank}>{words}</h{rank}>"
        size = SIZES[min(block.level or 0, len(SIZES) - 1)]
        style = f"margin:24px 0 12px;font-size:{size}px;line-height:1.4;{self.set(block) or LEFT}"
        return self.dress.wrap("heading", self.dress.wrap("bold", words), style=style)

    def set(self, block: Paragraph) -> str:
        """How a paragraph is set, as its own style."""
        if self.dress.is_plain:
            return ""
        if block.side in ("center", "right"):
            return f"text-align:{block.side};"
        if block.label and block.level is None:
            return f"{CLOSE}padding-left:{INDENT * (block.depth + 1) - 1}em;text-indent:-1em;"
        is_text = block.level is None and block.side in ("", "both", "left")
        return OPENING if is_text and self.page.lang == "zh" else ""

    def figure(self, block: Paragraph, caption: Paragraph | None) -> str:
        images = "".join(self.image(one) for one in block.images)
        words = self.dress.wrap("figcaption", self.inlines(caption.inlines)) if caption else ""
        return self.dress.wrap("figure", images + words)

    def image(self, image: Image) -> str:
        made = build_web_picture(image.content)
        if made is None:
            return escape(f"[{image.alt}]") if image.alt else ""
        width, height = image.width or made.width, image.height or made.height
        opened = self.dress.open("img", src=self.place(made), width=width, height=height)
        return f'{opened.removesuffix(">")} alt="{escape(image.alt)}">'  # empty, but never missing

    def table(self, table: Table) -> str:
        heads = [self.row(row, "th") for row in table.rows[: table.heads]]
        rows = [self.row(row, "td") for row in table.rows[table.heads :]]
        head = self.dress.wrap("thead", "".join(heads)) if heads else ""
        return self.dress.wrap("table", head + self.dress.wrap("tbody", "".join(rows)))

    def row(self, row: Iterable[Cell], part: str) -> str:
        return self.dress.wrap("tr", "".join(self.cell(cell, part) for cell in row))

    def cell(self, cell: Cell, part: str) -> str:
        spans = {
            "colspan": cell.columns if cell.columns > 1 else "",
            "rowspan": cell.rows if cell.rows > 1 else "",
            "scope": "col" if part == "th" and self.dress.is_plain else "",
        }
        return self.dress.wrap(part, self.inside(cell.blocks, is_head=part == "th"), **spans)

    def inside(self, blocks: Sequence[Block], *, is_head: bool) -> str:
        """What stands in a cell: the words of one paragraph need none around them."""
        if len(blocks) == 1 and isinstance(blocks[0], Paragraph) and not blocks[0].images:
            return self.words(blocks[0], is_head=is_head)
        return "".join(self.blocks(blocks))

    def listing(self, listed: Sequence[Paragraph]) -> str:
        """A list, in which deeper paragraphs make lists of their own."""
        first = listed[0]
        part = "ul" if first.label == BULLET else "ol"
        number = COUNTED.fullmatch(first.label)
        start = int(number[1]) if number and number[1] != "1" else ""
        members: list[str] = []
        position = 0
        while position < len(listed):
            block, position = listed[position], position + 1
            deeper = position
            while deeper < len(listed) and listed[deeper].depth > first.depth:
                deeper += 1
            below = self.listings(listed[position:deeper])
            members.append(self.dress.wrap("li", self.inlines(block.inlines) + below))
            position = deeper
        return self.dress.wrap(part, "".join(members), start=start)

    def listings(self, listed: Sequence[Paragraph]) -> str:
        """Lists that follow one another."""
        written = ""
        while listed:
            taken = _take_listed(listed)
            written, listed = written + self.listing(taken), listed[len(taken) :]
        return written

    def notes(self) -> Iterator[str]:
        """Yield the notes, each behind its number."""
        for number, blocks in enumerate(self.page.notes, 1):
            words = "".join(self.inlines(_words_of(blocks)))
            yield self.dress.wrap("p", f"[{number}] {words}")

    def inlines(self, inlines: Iterable[Inline]) -> str:
        return "".join(map(self.inline, inlines))

    def inline(self, one: Inline) -> str:
        if isinstance(one, Image):
            return self.image(one)
        if isinstance(one, Call):
            return self.dress.wrap("sup", f"[{one.number}]")
        return self.span(one)

    def span(self, span: Span) -> str:
        words = escape(span.text, quote=False).replace("\n", "<br>").replace("\t", "\u2003")
        if not span.text.strip():
            return words
        for look in sorted(span.looks):
            words = self.dress.wrap(PLACES.get(look, look), words)
        if self.dress.is_plain:
            return self.dress.wrap("a", words, href=span.link) if span.link else words
        if span.colour:
            words = self.dress.wrap("coloured", words, style=f"color:#{span.colour};")
        address = tell_address(span)
        return f"{words}（{escape(address)}）" if address else words


def _iter_levels(blocks: Iterable[Block]) -> Iterator[int]:
    for block in blocks:
        if isinstance(block, Table):
            for row in block.rows:
                for cell in row:
                    yield from _iter_levels(cell.blocks)
        elif block.level is not None:
            yield block.level


def _is_listed(block: Block) -> bool:
    """True for what HTML can count: a sign, or a number with a full stop."""
    if isinstance(block, Table) or block.level is not None or block.is_figure:
        return False
    return block.label == BULLET or COUNTED.fullmatch(block.label) is not None


def _take_listed(blocks: Sequence[Block]) -> list[Paragraph]:
    """The paragraphs of one list: those of its kind and what is deeper."""
    taken: list[Paragraph] = []
    for block in blocks:
        if not isinstance(block, Paragraph) or not _is_listed(block):
            break
        if taken and block.depth <= taken[0].depth and not _goes_on(taken, block):
            break
        taken.append(block)
    return taken


def _goes_on(taken: Sequence[Paragraph], block: Paragraph) -> bool:
    """True if a paragraph is the next one of a list."""
    if block.depth != taken[0].depth:
        return False
    last = next(one for one in reversed(taken) if one.depth == block.depth)
    numbers = COUNTED.fullmatch(last.label), COUNTED.fullmatch(block.label)
    if numbers[0] and numbers[1]:
        return int(numbers[1][1]) == int(numbers[0][1]) + 1
    return last.label == block.label


def _words_of(blocks: Iterable[Block]) -> Iterator[Inline]:
    """Yield what the paragraphs of a note hold, in one line."""
    for number, block in enumerate(blocks):
        if isinstance(block, Paragraph):
            if number:
                yield Span(" ")
            yield from block.inlines
