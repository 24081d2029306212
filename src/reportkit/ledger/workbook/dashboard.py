"""The first sheet written: figures on its left, charts on its right."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, Literal

from reportkit.frozen import frozen
from reportkit.ledger.workbook.overview import MOST_BARS, Compared, Figure, Overview
from reportkit.ledger.workbook.pen import ACCENT, INK, LINE, Pen, add_sheet
from reportkit.ledger.workbook.sheet import head_row, set_print, total_row, write_lines
from reportkit.ledger.workbook.speech import Speech
from reportkit.ledger.workbook.view import Form, Formula, Table

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

HEADS = ("figure", "value", "made_of", "sheet")
COMPARED = ("figure", "value", "before", "change")
WIDTHS = (28, 12, 42, 18)
GAP = 2  # the column between figures and charts
CHART_WIDTH, CHART_HEIGHT, CHARTS_IN_ROW = 420, 300, 2
CHART_COLUMN, ROW_HEIGHT, COLUMN_PIXELS = 5, 20, 64
COLOURS = {"done": "#2E7D4F", "open": "#4C86B8", "overdue": "#B42318", "dropped": "#9CA3AF"}
Block = tuple[int, int, int, int]  # first row and column, last row and column


@frozen
class Chart:
    """A chart of cells that stand on a sheet."""

    kind: Literal["column", "bar"]
    title: str
    tab: str
    names: Block
    values: Block
    colours: tuple[str, ...] = ()


def write_overview(pen: Pen, speech: Speech, house: str, tables: Mapping[str, Table]) -> None:
    """Write the first sheet."""
    sheet = add_sheet(pen.book, speech.tab("overview"))
    span = speech.figures.span
    heading = [house, speech.voice.wording.span(span) if span else ""]
    lines = (" · ".join(filter(None, heading)), speech.filter, speech.word("how"))
    write_lines(pen, sheet, speech.title("overview"), lines)
    board = Board(pen, sheet, speech, tables)
    top = len(lines) + 2
    rows = board.write_figures(top)
    board.write_comparisons(top + len(rows) + 2, rows)
    for number, chart in enumerate(board.iter_charts(rows)):
        board.insert(number, chart, top)
    sheet.hide_gridlines(2)
    set_print(sheet, speech, is_wide=False, repeated=None)
    sheet.fit_to_pages(1, 1)
    sheet.activate()


@frozen
class Board:
    """The sheet with the figures."""

    pen: Pen
    sheet: Worksheet
    speech: Speech
    tables: Mapping[str, Table]

    def write_figures(self, top: int) -> Mapping[str, int]:
        """Write the figures, and return the row of each."""
        for column, width in enumerate((*WIDTHS, GAP)):
            self.sheet.set_column(column, column, width)
        self._write_heads(top, HEADS, ("value",))
        figures = Overview(self.speech).figures()
        for row, figure in enumerate(figures, top + 1):
            self._write_figure(row, figure)
        return {figure.name: row for row, figure in enumerate(figures, top + 1)}

    def _write_heads(self, row: int, names: tuple[str, ...], numbers: tuple[str, ...]) -> None:
        """Write heads; those of `numbers` stand in the middle, as numbers do."""
        for column, name in enumerate(names):
            form: Form = "number" if name in numbers else "text"
            self.pen.write(self.sheet, row, column, self.speech.word(name), "head", form)

    def _write_figure(self, row: int, figure: Figure) -> None:
        tab = self.tables[figure.table].tab
        self.pen.write(self.sheet, row, 0, figure.label)
        self.pen.write(self.sheet, row, 1, figure.value, form=figure.form)
        self.pen.write(self.sheet, row, 2, figure.made_of)
        link, look = f"internal:'{tab}'!A1", self.pen.format("link")
        self.sheet.write_url(row, 3, link, look, string=tab)

    def write_comparisons(self, top: int, rows: Mapping[str, int]) -> None:
        """Write the figures of other periods beside those of this one."""
        for title, compared in Overview(self.speech).comparisons():
            self._write_heads(top, COMPARED, COMPARED[1:])
            self.pen.write(self.sheet, top, 0, title, "head")
            for row, one in enumerate(compared, top + 1):
                self._write_compared(row, one, rows[one.name])
            top += len(compared) + 2

    def _write_compared(self, row: int, compared: Compared, source: int) -> None:
        now = self._value_of(compared.name)
        change: float | str = ""
        if not isinstance(now, str) and not isinstance(compared.before, str):
            change = now - compared.before
        cells = f"B{source + 1}", f"C{row + 1}"
        text = f'IF(AND(ISNUMBER({cells[0]}),ISNUMBER({cells[1]})),{cells[0]}-{cells[1]},"")'
        told = (Formula(cells[0], now), compared.before, Formula(text, change))
        self.pen.write(self.sheet, row, 0, compared.label)
        for column, cell in enumerate(told, 1):
            self.pen.write(self.sheet, row, column, cell, form=compared.form)

    def _value_of(self, name: str) -> str | float:
        figures = Overview(self.speech).figures()
        return next(one.value.value for one in figures if one.name == name)

    def iter_charts(self, rows: Mapping[str, int]) -> Iterator[Chart]:
        """Yield the charts for which there is anything to show."""
        speech, figures = self.speech, self.speech.figures
        if figures.rows:
            yield self._steps()
            yield self._bars("Kinds", "chart_kinds", "kind", "total", len(figures.kinds))
        if figures.follow_ups.tasks:
            first, last = rows["done"], rows["dropped"]
            yield Chart(
                "bar", speech.word("chart_states"), speech.tab("overview"), (first, 0, last, 0),
                (first, 1, last, 1), tuple(COLOURS.values()),
            )  # fmt: skip
        if figures.partners:
            number = min(MOST_BARS, len(figures.partners))
            yield self._bars("Partners", "chart_partners", "short", "times", number)

    def _steps(self) -> Chart:
        table, last = self.tables["Kinds"], len(self.speech.figures.steps)
        title = self.speech.word("chart_steps", self.speech.grain)
        names, values = ((row, 1, row, last) for row in (head_row(table), total_row(table)))
        return Chart("column", title, table.tab, names, values)

    def _bars(self, name: str, title: str, label: str, value: str, number: int) -> Chart:
        table = self.tables[name]
        first = head_row(table) + 1
        last = first + number - 1
        names, values = (
            (first, place, last, place) for place in map(table.place_of, (label, value))
        )
        return Chart("bar", self.speech.word(title), table.tab, names, values)

    def insert(self, number: int, chart: Chart, top: int) -> None:
        """Put a chart in its place: two in a row, beside the figures."""
        drawn: Any = self.pen.book.add_chart({"type": chart.kind})
        drawn.add_series({
            "categories": [chart.tab, *chart.names], "values": [chart.tab, *chart.values],
            "fill": {"color": ACCENT}, "gap": 60, "name": chart.title,
            "points": [{"fill": {"color": colour}} for colour in chart.colours] or None,
            "data_labels": {"value": True, "font": self._font(9)},
        })  # fmt: skip
        drawn.set_title({"name": chart.title, "name_font": self._font(12), "overlay": False})
        drawn.set_legend({"none": True})
        names, values = drawn.set_x_axis, drawn.set_y_axis
        if chart.kind == "bar":  # its axes change places
            names, values = values, names
        names({"num_font": self._font(9), "line": {"color": LINE}, "reverse": chart.kind == "bar"})
        values({"visible": False, "major_gridlines": {"visible": False}, "min": 0})
        drawn.set_chartarea({"border": {"color": LINE}})
        drawn.set_size({"width": CHART_WIDTH, "height": CHART_HEIGHT})
        down, right = divmod(number, CHARTS_IN_ROW)
        row = top + down * (CHART_HEIGHT // ROW_HEIGHT + 1)
        column = CHART_COLUMN + right * (CHART_WIDTH // COLUMN_PIXELS + 1)
        words = self.speech.word("chart_of", chart.tab)
        self.sheet.insert_chart(row, column, drawn, {"description": f"{chart.title}. {words}"})

    def _font(self, size: int) -> dict[str, object]:
        return {"name": self.speech.font, "size": size, "bold": False, "color": INK}
