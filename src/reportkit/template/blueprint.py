"""What is compiled of a template: all that is known of it before anyone words its values."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from enum import StrEnum
from types import CodeType

from reportkit.diagnostics import Diagnostic, ProblemsFound, WordPlace
from reportkit.frozen import frozen
from reportkit.template.spot import Spot
from reportkit.template.tag import Tag
from reportkit.word.file import WordFile
from reportkit.word.numbering import Lists
from reportkit.word.style import Styles


@frozen
class Field:
    """A name that a template uses, as in `people[].name`, and where it is used first."""

    name: str
    place: WordPlace


class Role(StrEnum):
    """What becomes of a value where a template uses it."""

    PRINTED = "printed"
    ASKED = "asked"  # in a condition
    TESTED = "tested"  # for its being there at all
    LOOPED = "looped"
    PASSED = "passed"  # to a filter or function, or given a name
    CALLED = "called"
    COMPARED = "compared"  # with a text, the use's `value`


@frozen
class Use:
    """One use of a field: the tag that it stands in, and what becomes of the value.

    `known` are the fields for which conditions around it ask; `among` tells that it stands among
    words, which stay if the value is absent.
    """

    name: str
    tag: Tag
    role: Role
    known: tuple[str, ...] = ()
    value: str = ""
    among: bool = False

    @property
    def place(self) -> WordPlace:
        """Where it stands in Word."""
        return self.tag.place


@frozen
class Lookalike:
    """Text that looks like a tag: as it is `written`, and as it may be `meant`."""

    name: str
    written: str
    meant: str
    place: WordPlace


@frozen
class Inventory:
    """All that a template asks for, as far as that can be told, be it in order or not."""

    uses: tuple[Use, ...] = ()
    lookalikes: tuple[Lookalike, ...] = ()


class TemplateProblems(ProblemsFound):
    """What is wrong with a template, and what it asks for as far as that can be told."""

    def __init__(self, diagnostics: Iterable[Diagnostic], inventory: Inventory) -> None:
        super().__init__(diagnostics)
        self.inventory = inventory


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
    passes_xml: bool

    def spot_at(self, line: int) -> Spot:
        """The spot of the tag that stands on a line of the source, or before it."""
        return self.spots[number_at(self.lines, line)]


@frozen
class Blueprint:
    """The parts of a template that hold tags, and the rest of its file, ready to copy.

    `marked` is the file for documents that tell where they come from.
    """

    parts: tuple[Part, ...]
    file: WordFile
    marked: WordFile
    lists: Lists
    styles: Styles
    inventory: Inventory = Inventory()
    warnings: tuple[Diagnostic, ...] = ()


def number_at(lines: dict[int, int], line: int) -> int:
    """The number of the tag on this line, or the last one before it."""
    if line in lines:
        return lines[line]
    starts = list(lines)
    return lines[starts[max(bisect_right(starts, line) - 1, 0)]]


def first_uses(uses: Iterable[Use]) -> tuple[Field, ...]:
    """Every field once, at its first place."""
    found: dict[str, Field] = {}
    for used in uses:
        if used.name not in found:
            found[used.name] = Field(used.name, used.place)
    return tuple(found.values())
