"""A table on its sheet: formatted, filtered, with its totals above it, ready to be printed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from reportkit.ledger.workbook.pen import RED, Pen, add_sheet, clean, measure, measure_line
from reportkit.ledger.workbook.speech import Speech
from reportkit.ledger.workbook.view import Cell, Column, Formula, Table

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

A3, A4 = 8, 9
ROOM, ARROW = 2, 4  # beside the text of a cell, and for the arrow of its filter
NARROWEST, HEAD_LINE = 6, 10
SAMPLE = 2_000  # cells by which a column is measured
POINTS_OF_TITLE, POINTS_OF_HEAD, POINTS_OF_LINE = 24, 16, 16
HIGHEST = 409  # points, that Excel allows
FIXED = {"Ledger": 2}  # columns that stay while one scrolls to the right


def total_row(table: Table) -> int:
    """The row of the totals, counted from 0."""
    return 1 + len(table.lines)


def head_row(table: Table) -> int:
    """The row of the heads."""
    return total_row(table) + 1


def has_totals(table: Table) -> bool:
    """True if anything is added up."""
    return any(column.total for column in table.columns)


def write_table(pen: Pen, table: Table, speech: Speech) -> Worksheet:
    """Write a table to a sheet of its own."""
    sheet = add_sheet(pen.book, table.tab)
    write_lines(pen, sheet, table.title, table.lines)
    _add_table(pen, sheet, table)
    for place, column in enumerate(table.columns):
        _write_column(pen, sheet, table, place, column)
    if has_totals(table):
        pen.write(sheet, total_row(table), 0, speech.word("total"), "total")
    for row, lines in enumerate(iter_heights(table), head_row(table) + 1):
        if lines > 1:
            sheet.set_row(row, min(POINTS_OF_LINE * lines + 1, HIGHEST))
    sheet.set_row(head_row(table), POINTS_OF_HEAD * max(map(_lines_of_head, table.columns)))
    sheet.freeze_panes(head_row(table) + 1, FIXED.get(table.name, 1))
    set_print(sheet, speech, is_wide=table.is_wide, repeated=head_row(table))
    _mark_bad(pen, sheet, table)
    return sheet


def write_lines(pen: Pen, sheet: Worksheet, title: str, lines: tuple[object, ...]) -> None:
    """Write the title of a sheet and the lines below it."""
    pen.write(sheet, 0, 0, title, "title")
    sheet.set_row(0, POINTS_OF_TITLE)
    for row, line in enumerate(lines, 1):
        pen.write(sheet, row, 0, line if isinstance(line, Formula) else str(line), "line")


def _add_table(pen: Pen, sheet: Worksheet, table: Table) -> None:
    head = head_row(table)
    heads = [
        {"header": column.title, "header_format": pen.format("head", column.form)}
        | ({"formula": f"={formula}"} if (formula := _formula_of(column)) else {})
        for column in table.columns
    ]
    options = {"name": table.name, "columns": heads, "style": None, "autofilter": True}
    sheet.add_table(head, 0, head + table.height, len(table.columns) - 1, options)


def _formula_of(column: Column) -> str:
    """The formula of a column that has the same in all its cells, which new rows then get."""
    texts = {cell.text if isinstance(cell, Formula) else "" for cell in column.cells}
    return texts.pop() if len(texts) == 1 else ""


def _write_column(pen: Pen, sheet: Worksheet, table: Table, place: int, column: Column) -> None:
    first = head_row(table) + 1
    if has_totals(table):
        pen.write(sheet, total_row(table), place, column.total, "total", column.form)
    for row, cell in enumerate(column.cells, first):
        pen.write(sheet, row, place, cell, form=column.form)
    for number, note in column.notes:
        sheet.write_comment(first + number, place, clean(note), {"author": "", "x_scale": 1.6})
    hidden = {"hidden": True} if column.is_hidden else {}
    sheet.set_column(place, place, width_of(column), None, hidden)


def width_of(column: Column) -> int:
    """How wide a column has to be; long text is broken."""
    told = (measure(cell, column.form) for cell in column.cells[:SAMPLE])
    total = measure(column.total, column.form)
    widest = min(max(total, *told, 0), column.widest)
    return max(NARROWEST, widest + ROOM, min(measure_line(column.title), HEAD_LINE) + ARROW)


def iter_heights(table: Table) -> Iterator[int]:
    """Yield how many lines each row needs; not every program finds that out by itself."""
    texts = [column for column in table.columns if column.form == "text" and not column.is_hidden]
    widths = [width_of(column) for column in texts]
    for cells in zip(*(column.cells for column in texts), strict=True):
        yield max(map(count_lines, cells, widths))


def count_lines(cell: Cell, width: int) -> int:
    """How many lines a text takes in a column."""
    if not isinstance(cell, str):
        return 1
    return sum(max(1, -(-measure_line(line) // width)) for line in cell.splitlines()) or 1


def _lines_of_head(column: Column) -> int:
    return 1 + (measure_line(column.title) + ARROW > width_of(column))


def _mark_bad(pen: Pen, sheet: Worksheet, table: Table) -> None:
    """Let words stand out in the column of states."""
    if not table.bad:
        return
    place, first = table.place_of("state"), head_row(table) + 1
    look = pen.book.add_format({"font_color": RED, "bold": True})
    for word in table.bad:
        rule = {"type": "cell", "criteria": "==", "value": f'"{word}"', "format": look}
        sheet.conditional_format(first, place, first + table.height - 1, place, rule)


def set_print(sheet: Worksheet, speech: Speech, *, is_wide: bool, repeated: int | None) -> None:
    """Print a sheet across the page, as wide as the paper, with its head on every page."""
    sheet.set_landscape()
    sheet.set_paper(A3 if is_wide else A4)
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    sheet.set_footer(f"&L&A&R{speech.word('page')}")
    if repeated is not None:
        sheet.repeat_rows(repeated)
