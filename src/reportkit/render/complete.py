"""What a filled part still needs: paragraphs in empty cells, no empty rows, a true table grid.

Signs of `template.room` say where. They are settled while the part is filled, the innermost first,
and what stands between them is not looked at.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import field

from reportkit.frozen import mutable
from reportkit.pattern import pattern
from reportkit.template.signs import (
    BEGIN,
    BLANK_BEGIN,
    BLANK_END,
    CHINESE_STOP,
    FINISH,
    FIRST,
    GRID_BEGIN,
    GRID_END,
    LAST,
    NEEDS_PARAGRAPH,
    SIGN,
    STOP,
)
from reportkit.template.stop import NEAR, with_stop
from reportkit.word.grid import true_grid

TAGS = pattern(r"<[^>]*>")
VISIBLE = pattern(r"<w:(?:drawing|pict|object|sym|br|fldChar|\w+Reference|bookmark\w+)\b")
# what marks a range may be all that is left of a row, and stays without it
RANGES = r"((?:\s|<w:(?:bookmark|commentRange|perm|move\w+Range)(?:Start|End)\b[^>]*>)*)"
ONLY_RANGES = pattern(RANGES)
LAST_PARAGRAPH = pattern(rf"(</w:p>|<w:p(?: [^>]*)?/>)?{RANGES}\Z")
ROOT = pattern(r"<[\w:]+((?:\s+[\w:.-]+=(?:\"[^\"]*\"|'[^']*'))*)\s*>")
DECLARATION = pattern(r"\sxmlns:([\w.-]+)=[\"']([^\"']*)[\"']")


def complete(pieces: Iterable[str]) -> str:
    """A filled part, which comes in pieces, with every sign in it settled."""
    sheet = Sheet()
    for piece in pieces:
        if SIGN in piece:
            text, *signed = piece.split(SIGN)
            sheet.add(text)
            for after in signed:
                sheet.settle(after[:1])
                sheet.add(after[1:])
        else:
            sheet.add(piece)
    return sheet.finish()


@mutable
class Stretch:
    """What is written since a sign; `rest` is what stays of a row or table that has nothing."""

    sign: str = ""
    written: list[str] = field(default_factory=list)
    rest: str | None = None


class Sheet:
    """A part in the making: stretches that have begun and not ended, the innermost last."""

    def __init__(self) -> None:
        self.stretches = [Stretch()]

    def add(self, text: str) -> None:
        """Go on with a text that has no signs."""
        if text:
            self.stretches[-1].written.append(text)

    def settle(self, kind: str) -> None:
        """Do what a sign asks for; one of no meaning here, as the half of a pair, is dropped."""
        if kind in BEGINNINGS:
            self.stretches.append(Stretch(kind))
        elif kind in {STOP[1], CHINESE_STOP[1]}:
            self.add(with_stop(self.take_end(), SIGN + kind))
        elif kind == NEEDS_PARAGRAPH[1]:
            self.add(with_paragraph(self.take_end()))
        elif kind in ENDINGS:
            beginning, end = ENDINGS[kind]
            if self.stretches[-1].sign == beginning:
                end(self, self.stretches.pop())

    def take_end(self) -> str:
        """The end of the text, taken away: no more than is needed to tell how it ends."""
        written = self.stretches[-1].written
        end = ""
        while written and len(end) < NEAR:
            piece = written.pop()
            if len(piece) > NEAR:
                written.append(piece[:-NEAR])
            end = piece[-NEAR:] + end
        return end

    def end_blank(self, stretch: Stretch) -> None:
        """Keep a paragraph if there is anything in it to be seen."""
        paragraph = "".join(stretch.written)
        if TAGS.sub("", paragraph).strip() or VISIBLE.search(paragraph):
            self.add(paragraph)

    def end_inside(self, stretch: Stretch) -> None:
        """Tell the row or table around whether it has anything."""
        inside = "".join(stretch.written)
        self.add(inside)
        if ONLY_RANGES.fullmatch(inside):
            self.stretches[-1].rest = inside

    def end_vanishing(self, stretch: Stretch) -> None:
        """Keep a row or table if it has anything."""
        self.add("".join(stretch.written) if stretch.rest is None else stretch.rest)

    def end_grid(self, stretch: Stretch) -> None:
        """Give a table a grid that fits its rows."""
        self.add(true_grid("".join(stretch.written), self.namespaces()))

    def namespaces(self) -> list[tuple[str, str]]:
        """The prefixes that the root of the part declares."""
        written = self.stretches[0].written
        root = ROOT.search(written[0]) if written else None
        return DECLARATION.findall(root[1]) if root else []

    def finish(self) -> str:
        """The whole part."""
        return "".join(text for stretch in self.stretches for text in stretch.written)


BEGINNINGS = frozenset(sign[1] for sign in (BLANK_BEGIN, BEGIN, FIRST, GRID_BEGIN))
ENDINGS: dict[str, tuple[str, Callable[[Sheet, Stretch], None]]] = {
    BLANK_END[1]: (BLANK_BEGIN[1], Sheet.end_blank),
    LAST[1]: (FIRST[1], Sheet.end_inside),
    FINISH[1]: (BEGIN[1], Sheet.end_vanishing),
    GRID_END[1]: (GRID_BEGIN[1], Sheet.end_grid),
}


def with_paragraph(text: str) -> str:
    """The text with a paragraph at its end, into which goes what marks a range there."""
    if text.endswith("</w:p>"):
        return text
    if not text.endswith("/>") and text == text.rstrip():
        return f"{text}<w:p/>"
    return LAST_PARAGRAPH.sub(end_with_paragraph, text, count=1)


def end_with_paragraph(found: re.Match[str]) -> str:
    """A last paragraph that holds the marks of ranges behind it."""
    ending, ranges = found[1] or "<w:p/>", found[2].strip()
    if ending == "</w:p>":
        return f"{ranges}{ending}"
    return f"{ending.removesuffix('/>')}>{ranges}</w:p>" if ranges else ending
