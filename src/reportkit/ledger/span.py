"""Spans of whole months: what a ledger covers, and what it is compared with."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal, get_args

from reportkit.frozen import frozen
from reportkit.language.english.dates import MONTHS
from reportkit.pattern import pattern

if TYPE_CHECKING:
    import re

Grain = Literal["month", "quarter", "half", "year"]
MONTHS_OF: dict[Grain, int] = {"month": 1, "quarter": 3, "half": 6, "year": 12}
WRITTEN = pattern(r"(?P<year>\d{4})(?:-(?:Q(?P<quarter>[1-4])|H(?P<half>[12])|(?P<month>\d\d)))?")
# as people write it: 2021/7, 2021年7月, 21-07, July 2021, Q3 2021
LOOSE = pattern(r"(?<!\d)(?P<year>\d{4}|\d\d)(?!\d)(?:[-/._ 年]+(?P<month>\d{1,2})(?!\d))?")
PART = pattern(r"([QqHh]) ?(\d)")
MOST_STEPS = 13  # that a table has room for


@frozen
class Span:
    """Whole months, from the first to the last; each is counted from the year 0."""

    first: int
    last: int

    def __len__(self) -> int:
        return self.last - self.first + 1

    def __contains__(self, day: str) -> bool:
        return self.first <= month_of(day) <= self.last

    @property
    def start(self) -> str:
        """Its first day."""
        return f"{_write_month(self.first)}-01"

    @property
    def end(self) -> str:
        """Its last day."""
        _, days = monthrange(self.last // 12, self.last % 12 + 1)
        return f"{_write_month(self.last)}-{days}"

    @property
    def key(self) -> str:
        """How it is written in a command: 2021, 2021-H1, 2021-Q3, 2021-07 or 2021-07..2021-12."""
        grain = self.grain
        year, month = divmod(self.first, 12)
        if grain is None:
            return f"{Span(self.first, self.first).key}..{Span(self.last, self.last).key}"
        number = month // MONTHS_OF[grain] + 1
        ending = {"month": f"-{number:02}", "quarter": f"-Q{number}", "half": f"-H{number}"}
        return f"{year:04}{ending.get(grain, '')}"

    @property
    def grain(self) -> Grain | None:
        """What it is: a month, a quarter, half a year or a year of the calendar, or none."""
        sizes = (grain for grain, size in MONTHS_OF.items() if size == len(self))
        return next((grain for grain in sizes if self.first % MONTHS_OF[grain] == 0), None)

    def before(self) -> Span | None:
        """The span of the same length that ends where this one begins."""
        return self.moved(-len(self))

    def year_before(self) -> Span | None:
        """The same months of the year before."""
        return self.moved(-12)

    def moved(self, months: int) -> Span | None:
        """The span so many months later; None before the first year that dates know."""
        return Span(self.first + months, self.last + months) if self.first + months >= 12 else None

    def steps(self, grain: Grain) -> Iterator[Span]:
        """Yield the months, quarters, … of the calendar that it touches, in order."""
        size = MONTHS_OF[grain]
        for first in range(self.first // size * size, self.last + 1, size):
            yield Span(first, first + size - 1)

    def fitting_grain(self) -> Grain:
        """The finest steps of which a table has room for all."""
        grains: tuple[Grain, ...] = get_args(Grain)
        fitting = (one for one in grains if len([*self.steps(one)]) <= MOST_STEPS)
        return next(fitting, "year")


def parse_span(words: str) -> Span | None:
    """The span that words such as 2021, 2021-Q3 or 2021-07..2021-12 mean, None if they mean none.

    Both ends of two may be any of these: 2020-Q4..2021 ends with 2021.
    """
    first, dots, last = words.strip().upper().partition("..")
    begins, ends = _parse(first), _parse(last if dots else first)
    if begins is None or ends is None or ends.last < begins.first:
        return None
    return Span(begins.first, ends.last)


def guess_span(words: str) -> Span | None:
    """The span that was probably meant by words that mean none, such as 2021/07 or 2021-Q5."""
    found = [one for one in LOOSE.finditer(words) if not one.start() or len(one["year"]) == 4]
    spans = [span for one in found if (span := _guess(one, words if len(found) == 1 else one[0]))]
    if not spans:
        return None
    return Span(min(one.first for one in spans), max(one.last for one in spans))


def _guess(found: re.Match[str], words: str) -> Span | None:
    """The span of a year and of what stands beside it."""
    year = found["year"] if len(found["year"]) == 4 else f"20{found['year']}"
    said = words.casefold()
    named = [number for number, name in enumerate(MONTHS, 1) if name[:3].casefold() in said]
    if part := PART.search(words):
        most = 4 if part[1].upper() == "Q" else 2
        return _parse(f"{year}-{part[1].upper()}{min(max(int(part[2]), 1), most)}")
    number = found["month"] or (named[0] if named else "")
    return _parse(f"{year}-{min(max(int(number), 1), 12):02}" if number else year)


def _parse(words: str) -> Span | None:
    found = WRITTEN.fullmatch(words.strip())
    if found is None or int(found["year"]) == 0:
        return None
    year = int(found["year"]) * 12
    for grain in ("quarter", "half", "month"):
        if found[grain]:
            size, number = MONTHS_OF[grain], int(found[grain])
            first = year + (number - 1) * size
            return Span(first, first + size - 1) if 1 <= number <= 12 else None
    return Span(year, year + 11)


def month_of(day: str) -> int:
    """The month of an ISO date."""
    return int(day[:4]) * 12 + int(day[5:7]) - 1


def _write_month(month: int) -> str:
    return f"{month // 12:04}-{month % 12 + 1:02}"
