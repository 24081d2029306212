"""Markdown read: paragraphs, headings, lists, tables, emphasis, links."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Literal

from reportkit.frozen import frozen

Kind = Literal["paragraph", "heading", "bullet", "number", "quote"]


@frozen
class Words:
    """Words of one look; `link` is the address to which they lead, or ""."""

    text: str
    bold: bool = False
    italic: bool = False
    link: str = ""


PLAIN = Words("")


@frozen
class Block:
    """A paragraph of some kind; `level` counts from 1 for headings and lists."""

    kind: Kind
    words: tuple[Words, ...]
    level: int = 1
    begins_list: bool = False


@frozen
class Grid:
    """A table: its rows of cells, the first row its head."""

    rows: tuple[tuple[tuple[Words, ...], ...], ...]


INLINE = re.compile(
    r"\\(?P<escaped>[!-/:-@\[-`{-~])"
    r"|`(?P<code>[^`]+)`"
    r"|\[(?P<label>[^\]]+)\]\((?P<url>[^)\s]+)\)"
    r"|<(?P<auto>(?:https?://|mailto:)[^>\s]+)>"
    r"|(?P<strong>\*\*|(?<!\w)__)(?=\S)(?P<strong_text>.+?)(?<=\S)(?P=strong)(?!\w|\*)"
    r"|(?P<em>\*|(?<!\w)_)(?=\S)(?P<em_text>.+?)(?<=\S)(?P=em)(?!\w)"
    r"|(?P<hard> {2,}\n|\\\n)|(?P<soft>\s*\n\s*)",
    re.DOTALL,
)
HEADING = re.compile(r" {0,3}(#{1,6})\s+(.*?)\s*#*$")
ENTRY = re.compile(r"(?P<indent>\s*)(?:(?P<bullet>[-*+])|(?P<number>\d{1,9})[.)])\s+(?P<text>.*)")
QUOTE = re.compile(r" {0,3}> ?(.*)")
ROW, RULE = re.compile(r"\s*\|(.*)\|\s*$"), re.compile(r"\s*\|?[\s:|-]*-[\s:|-]*\|?\s*$")
CELL_BAR = re.compile(r"(?<!\\)\|")
INDENT = 2  # blanks that make a list one level deeper


def iter_blocks(text: str) -> Iterator[Block | Grid]:
    """Yield the paragraphs and tables of a text."""
    lines = text.replace("\r\n", "\n").split("\n")
    position = 0
    while position < len(lines):
        if not lines[position].strip():
            position += 1
        elif is_table(lines, position):
            end = end_of(lines, position, ROW)
            yield read_grid(lines[position:end])
            position = end
        elif heading := HEADING.match(lines[position]):
            yield Block("heading", tuple(iter_words(heading[2])), len(heading[1]))
            position += 1
        elif ENTRY.match(lines[position]):
            end = end_of_text(lines, position)
            yield from iter_entries(lines[position:end])
            position = end
        else:
            end = end_of_text(lines, position)
            yield read_paragraph(lines[position:end])
            position = end


def is_table(lines: list[str], position: int) -> bool:
    """True if a row and a rule below it begin here."""
    below = lines[position + 1] if position + 1 < len(lines) else ""
    return bool(ROW.match(lines[position]) and "|" in below and RULE.match(below))


def end_of(lines: list[str], position: int, pattern: re.Pattern[str]) -> int:
    """The first line from here on that a pattern does not match."""
    while position < len(lines) and pattern.match(lines[position]):
        position += 1
    return position


def end_of_text(lines: list[str], position: int) -> int:
    """The line behind the paragraph or list that begins here."""
    is_list = ENTRY.match(lines[position]) is not None
    position += 1
    while position < len(lines) and lines[position].strip():
        begins = HEADING.match(lines[position]) or is_table(lines, position)
        if begins or (not is_list and ENTRY.match(lines[position])):
            break
        position += 1
    return position


def read_grid(lines: list[str]) -> Grid:
    """A table from its lines."""
    rows = [ROW.match(line) for number, line in enumerate(lines) if number != 1]
    cells = [CELL_BAR.split(row[1]) for row in rows if row]
    width = len(cells[0])
    return Grid(
        tuple(
            tuple(tuple(iter_words(cell.strip())) for cell in (row + [""] * width)[:width])
            for row in cells
        )
    )


def iter_entries(lines: list[str]) -> Iterator[Block]:
    """Yield the entries of a list; a line that begins none goes on with the one before."""
    entries: list[tuple[Kind, int, list[str]]] = []
    for line in lines:
        if found := ENTRY.match(line):
            kind: Kind = "bullet" if found["bullet"] else "number"
            entries.append((kind, len(found["indent"]) // INDENT + 1, [found["text"]]))
        else:
            entries[-1][2].append(line.strip())
    for position, (kind, level, texts) in enumerate(entries):
        yield Block(kind, tuple(iter_words("\n".join(texts))), level, position == 0)


def read_paragraph(lines: list[str]) -> Block:
    """A paragraph, or a quotation."""
    quoted = [QUOTE.match(line) for line in lines]
    if all(quoted):
        text = "\n".join(found[1] for found in quoted if found)
        return Block("quote", tuple(iter_words(text)))
    return Block("paragraph", tuple(iter_words("\n".join(lines))))


def iter_words(text: str, look: Words = PLAIN) -> Iterator[Words]:
    """Yield the words of a paragraph, piece by piece of one look."""
    position = 0
    for found in INLINE.finditer(text):
        if found.start() > position:
            yield replace(look, text=text[position : found.start()])
        yield from read_inline(found, look)
        position = found.end()
    if position < len(text):
        yield replace(look, text=text[position:])


def read_inline(found: re.Match[str], look: Words) -> Iterator[Words]:
    """Yield what a piece of Markdown says."""
    if found["strong"]:
        yield from iter_words(found["strong_text"], replace(look, bold=True))
    elif found["em"]:
        yield from iter_words(found["em_text"], replace(look, italic=True))
    elif found["label"]:
        yield from iter_words(found["label"], replace(look, link=found["url"]))
    elif found["auto"]:
        yield replace(look, text=found["auto"].removeprefix("mailto:"), link=found["auto"])
    elif found["hard"] or found["soft"]:
        yield replace(look, text="\n" if found["hard"] else " ")
    else:
        yield replace(look, text=found["escaped"] or found["code"])
