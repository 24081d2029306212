"""What a sheet shows, before it is written: columns of cells, totals, and the lines above them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Literal

from reportkit.frozen import frozen

Value = str | int | float
Form = Literal["text", "number", "date", "month", "share", "mean", "sign"]
FIRST_DAY = date(1900, 3, 1)  # Excel takes 1900 for a leap year: earlier days have other numbers


@frozen
class Formula:
    """A formula, and the value that it has; "" is shown as an empty cell."""

    text: str
    value: Value


Cell = Value | date | Formula | None


@frozen
class Column:
    """A column of a table.

    `name` is what formulas call it, `title` stands at its head. `total` stands above it; `widest`
    is how many letters wide it may become before its text is broken; `notes` are told at some of
    its cells, by number.
    """

    name: str
    title: str
    cells: tuple[Cell, ...]
    form: Form = "text"
    total: Formula | None = None
    widest: int = 24
    is_hidden: bool = False
    notes: tuple[tuple[int, str], ...] = ()


@frozen
class Table:
    """A table of a sheet; `name` is what formulas call it, in every language.

    `lines` stand between its title and the totals; `bad` are words that stand out where a cell is
    one of them.
    """

    name: str
    tab: str
    title: str
    columns: tuple[Column, ...]
    lines: tuple[Value | Formula, ...] = ()
    bad: tuple[str, ...] = ()
    is_wide: bool = False

    @property
    def height(self) -> int:
        """How many rows it has; an empty table has an empty one, as Excel wants it."""
        return max(1, *(len(column.cells) for column in self.columns))

    def place_of(self, name: str) -> int:
        """The number of a column, counted from 0."""
        return next(place for place, one in enumerate(self.columns) if one.name == name)


def read_day(day: str) -> Cell:
    """An ISO date as a day that Excel can count, else as the text that it is."""
    if not day:
        return None
    told = date.fromisoformat(day)
    return told if told >= FIRST_DAY else day


def join_lines(lines: Iterable[str]) -> str | None:
    """Texts below one another; nothing if there are none."""
    return "\n".join(filter(None, lines)) or None
