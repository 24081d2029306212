"""The grid of months with what has to take place, and its gaps."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from reportkit.frozen import frozen
from reportkit.ledger.requirement import Due, Requirement
from reportkit.ledger.span import MOST_STEPS, Span
from reportkit.ledger.stats import MARKS
from reportkit.ledger.wording import EVERY
from reportkit.ledger.workbook.duty import of_dues
from reportkit.ledger.workbook.pen import Pen, add_sheet, number_day
from reportkit.ledger.workbook.sheet import set_print, write_lines
from reportkit.ledger.workbook.speech import Speech, quote
from reportkit.ledger.workbook.view import Cell, Form, Formula, read_day

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

HEADS = ("kind", "every", "met", "meant")
WIDTHS = (22, 12, 9, 9)
MONTH_WIDTH, ROW_POINTS = 8, 22
LOOKS = {"met": "met", "gap": "gap", "ahead": "blank", "outside": "blank"}


def has_grid(speech: Speech) -> bool:
    """True if something is required, and a sheet has room for the months."""
    span = speech.figures.span
    return bool(speech.figures.requirements) and span is not None and len(span) <= MOST_STEPS


def write_grid(pen: Pen, speech: Speech, span: Span) -> None:
    """Write the grid to a sheet of its own."""
    sheet = add_sheet(pen.book, speech.tab("grid"))
    lines = (speech.filter, speech.word("legend"))
    write_lines(pen, sheet, speech.title("grid"), lines)
    grid = Grid(pen, sheet, speech, span, len(lines) + 2)
    grid.write()
    set_print(sheet, speech, is_wide=False, repeated=grid.top)


@frozen
class Grid:
    """A sheet with a row for each requirement, and a column for each month from `top` on."""

    pen: Pen
    sheet: Worksheet
    speech: Speech
    span: Span
    top: int

    def write(self) -> None:
        """Write heads and rows."""
        months = [step.span for step in self.speech.figures.months]
        told = [self.speech.column(name) for name in HEADS]
        told += [
            self.speech.voice.wording.step(month, alone=self._has_one_year) for month in months
        ]
        for column, head in enumerate(told):
            form: Form = "number" if column > 1 else "text"
            self.pen.write(self.sheet, self.top, column, head, "head", form)
            width = WIDTHS[column] if column < len(WIDTHS) else MONTH_WIDTH
            self.sheet.set_column(column, column, width)
        for row, requirement in enumerate(self.speech.figures.requirements, self.top + 1):
            self.sheet.set_row(row, ROW_POINTS)
            self._write_row(row, requirement)
        self.sheet.freeze_panes(self.top + 1, 1)

    @property
    def _has_one_year(self) -> bool:
        return self.span.first // 12 == self.span.last // 12

    def _write_row(self, row: int, requirement: Requirement) -> None:
        for column, cell in enumerate(self._summary(requirement)):
            self.pen.write(
                self.sheet, row, column, cell, "plain", "number" if column > 1 else "text"
            )
        for due in requirement.dues:
            first, last = (
                len(HEADS) + month - self.span.first
                for month in (
                    max(due.span.first, self.span.first),
                    min(due.span.last, self.span.last),
                )
            )
            self._write_due(row, first, last, self._mark(requirement, due), LOOKS[due.state])
            if due.records:
                note = self.speech.ids(due.records, 20) or ""
                self.sheet.write_comment(row, first, note, {"author": "", "x_scale": 1.6})

    def _summary(self, requirement: Requirement) -> Iterator[Cell]:
        """The kind, how often, how often it was met and had to be."""
        speech, name = self.speech, self.speech.kind(requirement.kind)
        yield name
        yield speech.voice.word(EVERY[requirement.every])
        met, gaps = (
            of_dues(speech, ("kind", quote(name)), ("state", quote(speech.word(state))),
                    value=len(requirement.of(state)))
            for state in ("met", "gap")
        )  # fmt: skip
        yield met
        count = len(requirement.of("met")) + len(requirement.of("gap"))
        yield Formula(f"{met.text}+{gaps.text}", count)

    def _mark(self, requirement: Requirement, due: Due) -> Cell:
        """How often it took place, as the table of periods tells; or the sign of a gap."""
        if not due.count:
            return MARKS.get(due.state, "")
        speech, first = self.speech, read_day(due.span.start)
        count, kind, starts = (speech.refer("Dues", name) for name in ("count", "kind", "from"))
        start = str(number_day(first)) if isinstance(first, date) else quote(due.span.start)
        wanted = f"{kind},{quote(speech.kind(requirement.kind))},{starts},{start}"
        return Formula(f"SUMIFS({count},{wanted})", due.count)

    def _write_due(self, row: int, first: int, last: int, mark: Cell, look: str) -> None:
        if last > first:
            self.sheet.merge_range(row, first, row, last, "", self.pen.format(look))
        self.pen.write(self.sheet, row, first, mark, look)
