"""What is compiled of a template: all that is known of it before anyone words its values."""

from __future__ import annotations

from bisect import bisect_right
from types import CodeType

from reportkit.diagnostics import Diagnostic, WordPlace
from reportkit.frozen import frozen
from reportkit.template.spot import Spot
from reportkit.word.file import WordFile
from reportkit.word.numbering import Lists
from reportkit.word.style import Styles


@frozen
class Field:
    """A name that a template uses, as in `people[].name`, and where it is used first."""

    name: str
    place: WordPlace


@frozen
class Part:
    """A compiled part: the code that fills it, and for every tag where it prints.

    `lines` tells which tag a line of the source begins with; `passes_xml` says that the part must
    be proven.
    """

    member: str
    code: CodeType
    spots: tuple[Spot, ...]
    lines: dict[int, int]
    fields: tuple[Field, ...]
    passes_xml: bool

    def spot_at(self, line: int) -> Spot:
        """The spot of the tag that stands on a line of the source, or before it."""
        return self.spots[number_at(self.lines, line)]


@frozen
class Blueprint:
    """The parts of a template that hold tags, and the rest of its file, ready to copy."""

    parts: tuple[Part, ...]
    file: WordFile
    lists: Lists
    styles: Styles
    fields: tuple[Field, ...]
    warnings: tuple[Diagnostic, ...] = ()


def number_at(lines: dict[int, int], line: int) -> int:
    """The number of the tag on this line, or the last one before it."""
    if line in lines:
        return lines[line]
    starts = list(lines)
    return lines[starts[max(bisect_right(starts, line) - 1, 0)]]
