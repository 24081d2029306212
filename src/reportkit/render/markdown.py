"""Markdown read: paragraphs, headings, lists, tables, code, emphasis, links.

CommonMark is read by markdown-it. What it would swallow (HTML, pictures, definitions of links) or
turn into something else unasked (entities, indented lines as code) stays the text that it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import field, replace
from functools import cache
from typing import TYPE_CHECKING, Literal

from reportkit.diagnostics import Phrase
from reportkit.frozen import frozen, mutable
from reportkit.pattern import pattern
from reportkit.render.emphasis import is_wide, read_emphasis

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

Kind = Literal["paragraph", "heading", "bullet", "number", "continued", "quote", "code", "rule"]

LEFT_AS_TEXT = ("html_block", "html_inline", "entity", "reference", "image", "code")
# deeper than this nobody writes; markdown-it would drop what is deeper still
NESTING = 1000
# what may begin an entry of a list, or end it, without its having said a word
BEGINNINGS = frozenset(
    {
        "bullet_list_open", "ordered_list_open", "list_item_close", "blockquote_open",
        "blockquote_close", "heading_open", "fence", "hr",
    }
)  # fmt: skip
CELL_BAR = pattern(r"(?<!\\)\|")


@frozen
class Words:
    """Words of one look; `link` is the address to which they lead, or ""."""

    text: str
    bold: bool = False
    italic: bool = False
    link: str = ""
    code: bool = False
    struck: bool = False


@frozen
class Block:
    """A paragraph of some kind; `level` counts from 1 for headings and lists.

    `number` is that of an entry in its list, which begins with this entry if `begins_list`.
    """

    kind: Kind
    words: tuple[Words, ...]
    level: int = 1
    begins_list: bool = False
    number: int = 1


@frozen
class Grid:
    """A table: its rows of cells, the first row its head."""

    rows: tuple[tuple[tuple[Words, ...], ...], ...]


@mutable
class Listing:
    """A list that is being read: its kind, the number of the entry, whether that was said."""

    kind: Kind
    number: int
    is_said: bool = True
    is_new: bool = True


@cache
def parser() -> MarkdownIt:
    """Markdown-it with the rules that suit a report."""
    from markdown_it import MarkdownIt

    made = MarkdownIt("commonmark", {"maxNesting": NESTING})
    made.enable(["table", "strikethrough"]).disable([*LEFT_AS_TEXT])
    made.inline.ruler.at("emphasis", read_emphasis)
    return made


def iter_blocks(text: str) -> Iterator[Block | Grid]:
    """Yield the paragraphs and tables of a text."""
    return Reader(parser().parse(text), text.replace("\r\n", "\n").split("\n")).read()


@mutable
class Reader:
    """Goes through the tokens of a text; `lists` and `quotes` are those around."""

    tokens: Sequence[Token]
    lines: Sequence[str]
    lists: list[Listing] = field(default_factory=list)
    quotes: int = 0
    heading: int = 0

    def read(self) -> Iterator[Block | Grid]:
        """Yield the paragraphs and tables."""
        rows: list[list[tuple[Words, ...]]] = []
        in_table = False
        for token in self.tokens:
            in_table = token.type == "table_open" or (in_table and token.type != "table_close")
            if token.type == "table_open":
                yield from self.say_entry()
            elif token.type == "tr_open":
                if rows:
                    check_row(token, self.lines, len(rows[0]))
                rows.append([])
            elif token.type == "inline" and in_table:
                rows[-1].append(tuple(iter_words(token)))
            elif token.type == "table_close":
                yield Grid(tuple(map(tuple, rows)))
                rows = []
            else:
                yield from self.read_token(token)

    def read_token(self, token: Token) -> Iterator[Block]:
        """Yield what a token outside of tables says, and remember what is around."""
        if token.type in BEGINNINGS:
            yield from self.say_entry()
        if "list" in token.type:
            self.follow_list(token)
        elif token.type.startswith("blockquote"):
            self.quotes += token.nesting
        elif token.type.startswith("heading"):
            self.heading = int(token.tag[1:]) if token.nesting > 0 else 0
        elif token.type == "inline":
            yield self.paragraph(tuple(iter_words(token)))
        elif token.type == "fence":
            yield Block("code", (Words(token.content.removesuffix("\n"), code=True),))
        elif token.type == "hr":
            yield Block("rule", ())

    def follow_list(self, token: Token) -> None:
        """Enter and leave lists and their entries."""
        if token.type in ("bullet_list_open", "ordered_list_open"):
            kind: Kind = "bullet" if token.type == "bullet_list_open" else "number"
            self.lists.append(Listing(kind, int(token.attrs.get("start", 1)) - 1))
        elif token.type == "list_item_open":
            self.lists[-1].number += 1
            self.lists[-1].is_said = False
        elif token.type != "list_item_close":
            self.lists.pop()

    def say_entry(self) -> Iterator[Block]:
        """Yield the entry of a list that begins with something else than words."""
        if self.lists and not self.lists[-1].is_said:
            yield self.paragraph(())

    def paragraph(self, words: tuple[Words, ...]) -> Block:
        """A paragraph of the kind that is around it."""
        if self.heading:
            return Block("heading", words, self.heading)
        if not self.lists:
            return Block("quote" if self.quotes else "paragraph", words)
        around, level = self.lists[-1], len(self.lists)
        if around.is_said:
            return Block("continued", words, level)
        is_new, around.is_new, around.is_said = around.is_new, False, True
        return Block(around.kind, words, level, is_new, around.number)


def iter_words(inline: Token) -> Iterator[Words]:
    """Yield the words of a paragraph, piece by piece of one look."""
    looks = [Words("")]
    pieces = inline.children or []
    for position, token in enumerate(pieces):
        if token.nesting > 0:
            looks.append(look_of(token, looks[-1]))
        elif token.nesting < 0:
            looks.pop()
        elif token.type == "softbreak":
            if blank := blank_between(pieces, position):
                yield replace(looks[-1], text=blank)
        elif token.type == "hardbreak":
            yield replace(looks[-1], text="\n")
        elif token.content:
            is_code = token.type == "code_inline"
            yield replace(looks[-1], text=token.content, code=is_code)


def look_of(token: Token, look: Words) -> Words:
    """The look inside what a token begins."""
    if token.type == "strong_open":
        return replace(look, bold=True)
    if token.type == "em_open":
        return replace(look, italic=True)
    if token.type == "s_open":
        return replace(look, struck=True)
    return replace(look, link=str(token.attrs.get("href", "")))


def blank_between(pieces: Sequence[Token], position: int) -> str:
    """What stands for the end of a line: a blank, but nothing between Chinese characters."""
    before = next((token.content[-1] for token in pieces[position::-1] if token.content), "")
    after = next((token.content[0] for token in pieces[position:] if token.content), "")
    return "" if is_wide(before) and is_wide(after) else " "


def check_row(row: Token, lines: Sequence[str], columns: int) -> None:
    """Refuse a row with more cells than the head of its table: they would be dropped."""
    line = lines[row.map[0]].strip().removeprefix("|") if row.map else ""
    cells = CELL_BAR.split(line)
    if len(cells) - (cells[-1].strip() == "") > columns:
        raise ValueError(Phrase("a row of a table has more cells than its first row"))
