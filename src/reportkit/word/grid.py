"""The grid of a table: as many columns as its widest row, as wide together as before."""

from __future__ import annotations

from collections.abc import Iterable

from reportkit.word.names import CELL, CELL_PROPERTIES, ROW, ROW_PROPERTIES, TABLE, VALUE, w
from reportkit.word.xml import Element, parse_fragment, serialise_inside, whole_number

GRID, COLUMN, WIDTH = w("tblGrid"), w("gridCol"), w("w")
MOST_COLUMNS = 1000  # Word shows 63; more would only exhaust the machine
DEFAULT_WIDTH = 2000  # twentieths of a point


def true_grid(xml: str, namespaces: Iterable[tuple[str, str]]) -> str:
    """A table whose grid fits its rows."""
    holder = parse_fragment(xml, namespaces)
    for table in holder.iterchildren(TABLE):
        mend_grid(table)
    return serialise_inside(holder)


def mend_grid(table: Element) -> None:
    """Let a table's grid have the columns of its widest row, and its cells their widths."""
    grid = table.find(GRID)
    count = max((row_width(row) for row in table.iter(ROW) if row_table(row) is table), default=0)
    if grid is None or not 0 < count <= MOST_COLUMNS:
        return
    columns = grid.findall(COLUMN)
    if len(columns) == count:
        return
    widths = [whole_number(column.get(WIDTH), 0) for column in columns]
    total = sum(widths) or DEFAULT_WIDTH * count
    grid[:] = [grid.makeelement(COLUMN, {WIDTH: str(total // count)}) for _ in range(count)]
    for row in table.iterchildren(ROW):
        for cell in row.iterchildren(CELL):
            mend_width(cell, total // count)


def row_table(row: Element) -> Element:
    """The table of a row."""
    return next(row.iterancestors(TABLE))


def row_width(row: Element) -> int:
    """How many columns of the grid a row covers."""
    spans = sum(span_of(cell) for cell in row.iter(CELL) if next(cell.iterancestors(ROW)) is row)
    skipped = row.find(ROW_PROPERTIES)
    if skipped is None:
        return spans
    beside = skipped.findall(w("gridBefore")) + skipped.findall(w("gridAfter"))
    return spans + sum(whole_number(columns.get(VALUE), 0) for columns in beside)


def span_of(cell: Element) -> int:
    """How many columns a cell covers."""
    span = cell.find(f"{CELL_PROPERTIES}/{w('gridSpan')}")
    return 1 if span is None else whole_number(span.get(VALUE), 1)


def mend_width(cell: Element, column: int) -> None:
    """Let a cell's width in twentieths of a point follow its columns."""
    width = cell.find(f"{CELL_PROPERTIES}/{w('tcW')}")
    if width is not None and width.get(w("type")) == "dxa":
        width.set(WIDTH, str(column * span_of(cell)))
