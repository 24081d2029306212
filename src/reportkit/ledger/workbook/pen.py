"""Cells written by XlsxWriter: text stays text, days are days, and what is unknown stays empty."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import field
from datetime import date
from typing import TYPE_CHECKING, Any

from reportkit.frozen import mutable
from reportkit.ledger.workbook.view import Cell, Form, Formula
from reportkit.word.text import ILLEGAL, plain_lines

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

INK, ACCENT, PALE, GREY, LINE = "#1F2937", "#1F4E79", "#EAF1F8", "#6B7280", "#D0D7DE"
RED, GREEN = "#B42318", "#E7F4EA"
FORMS: Mapping[Form, str] = {
    "text": "General", "number": "#,##0", "date": "yyyy-mm-dd", "month": '0000"-"00',
    "share": "0.0%", "mean": "0.0", "sign": ";;;",  # for formulas only: shown to nobody
}  # fmt: skip
LOOKS: Mapping[str, Mapping[str, Any]] = {
    "plain": {"valign": "top", "bottom": 1, "bottom_color": LINE, "font_color": INK},
    "title": {"bold": True, "font_size": 16, "font_color": ACCENT},
    "line": {"font_color": GREY},
    "head": {
        "bold": True, "font_color": "#FFFFFF", "bg_color": ACCENT, "text_wrap": True,
        "valign": "vcenter",
    },
    "total": {"bold": True, "bg_color": PALE, "font_color": INK, "top": 1, "top_color": ACCENT},
    "gap": {"bg_color": "#FDE8E6", "font_color": RED, "bold": True, "border": 1,
            "border_color": LINE, "align": "center", "valign": "vcenter"},
    "met": {"bg_color": GREEN, "font_color": INK, "border": 1, "border_color": LINE,
            "align": "center", "valign": "vcenter"},
    "blank": {"font_color": GREY, "border": 1, "border_color": LINE, "align": "center",
              "valign": "vcenter"},
    "link": {"font_color": ACCENT, "underline": 1, "valign": "top", "bottom": 1,
             "bottom_color": LINE},
}  # fmt: skip
FIRST_OF_FORMULA = "=+-@"
DAY_ZERO = date(1899, 12, 30)
MOST_LETTERS = 32_767  # in a cell


def add_sheet(book: Workbook, name: str) -> Worksheet:
    """A new sheet of a workbook."""
    from reportkit.ledger.workbook.leaf import Leaf

    return book.add_worksheet(name, Leaf)


@mutable
class Pen:
    """Writes cells; each look is made once."""

    book: Workbook
    font: str
    _formats: dict[tuple[object, ...], Format] = field(default_factory=dict)

    def format(self, look: str, form: Form = "text", *, quoted: bool = False) -> Format:
        """A look for cells of a form; `quoted` is for text that would else become a formula."""
        key = (look, form, quoted)
        if key not in self._formats:
            told: dict[str, Any] = {"font_name": self.font, **LOOKS[look]}
            told |= {"num_format": FORMS[form]} if form != "text" else {}
            told |= {"align": "center"} if form != "text" else {}
            told |= {"text_wrap": True} if (look, form) == ("plain", "text") else {}
            told |= {"quote_prefix": True} if quoted else {}
            self._formats[key] = self.book.add_format(told)
        return self._formats[key]

    def write(
        self, sheet: Worksheet, row: int, column: int, cell: Cell, look: str = "plain",
        form: Form = "text",
    ) -> None:  # fmt: skip
        """Write a cell; one that is unknown is empty, but has its look."""
        if isinstance(cell, Formula):
            text = f"={cell.text}"
            sheet.write_formula(row, column, text, self.format(look, form), cell.value)
        elif isinstance(cell, date):
            sheet.write_number(row, column, number_day(cell), self.format(look, "date"))
        elif isinstance(cell, str) and cell:
            text = clean(cell)
            is_quoted = text[:1] in FIRST_OF_FORMULA
            sheet.write_string(row, column, text, self.format(look, form, quoted=is_quoted))
        elif cell is None or cell == "":
            sheet.write_blank(row, column, None, self.format(look, form))
        else:
            sheet.write_number(row, column, float(cell), self.format(look, form))


def number_day(day: date) -> int:
    """A day as Excel counts it."""
    return (day - DAY_ZERO).days


def clean(text: str) -> str:
    """A text as a cell can hold it."""
    if len(text) <= MOST_LETTERS and text.isprintable():
        return text
    told = ILLEGAL.sub("\N{REPLACEMENT CHARACTER}", plain_lines(text))
    return told if len(told) <= MOST_LETTERS else f"{told[: MOST_LETTERS - 1]}…"


def measure(cell: Cell, form: Form = "text") -> int:
    """How wide a cell is, in letters; a Chinese one is as wide as two."""
    if isinstance(cell, Formula):
        return measure(cell.value, form)
    if cell is None or cell == "":
        return 0
    if isinstance(cell, date):
        return len("yyyy-mm-dd")
    if isinstance(cell, str):
        return max(map(measure_line, cell.splitlines() or [""]))
    return {"share": 6, "month": 7}.get(
        form, len(f"{cell:,.1f}" if form == "mean" else f"{cell:,}")
    )


def measure_line(line: str) -> int:
    """How wide a line is."""
    if line.isascii():
        return len(line)
    return sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in line)
