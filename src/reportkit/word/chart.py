"""Native charts: the part that Word draws, with the workbook that it opens for "Edit Data".

Colours and fonts are those of the document's theme.
"""

from __future__ import annotations

from collections.abc import Callable
from math import ceil

from reportkit.frozen import frozen
from reportkit.pattern import pattern
from reportkit.word.names import WP, A, C, R
from reportkit.word.text import escape, escape_attribute
from reportkit.word.workbook import Cell, name_cell
from reportkit.word.xml import PROLOG

CHART_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
CHART_LINK, WORKBOOK_LINK = f"{R}/chart", f"{R}/package"
COLOURS = ("accent1", "accent4", "accent5", "accent6", "accent2", "accent3")
# where there is no theme
OWN = {
    "accent1": "1F4463", "accent2": "595959", "accent3": "B9C4CE", "accent4": "7A5C3E",
    "accent5": "4F7A6B", "accent6": "8A4B4B", "tx1": "1A1A1A", "bg1": "FFFFFF",
}  # fmt: skip
THEME_COLOUR = pattern(r'<a:schemeClr val="(\w+)"')
THEME_FONT = pattern(r'<a:(?:latin|ea) typeface="\+[^"]*"/>')
SIZE = 900  # of letters, in hundredths of a point
NO_ZEROS = "#,##0.##;-#,##0.##;;"
WHOLE = "#,##0;-#,##0;;"
MOST_TICKS = 5


@frozen
class Series:
    """Numbers under one name; None is a gap."""

    name: str
    numbers: tuple[float | None, ...]


@frozen
class Chart:
    """What a chart shows: numbers by name, in one series or several."""

    kind: str
    names: tuple[str, ...]
    series: tuple[Series, ...]
    title: str = ""

    def rows(self) -> list[list[Cell]]:
        """The chart as a table, as its workbook has it."""
        head: list[Cell] = ["", *(one.name for one in self.series)]
        columns = zip(*(one.numbers for one in self.series), strict=True)
        return [head, *([name, *row] for name, row in zip(self.names, columns, strict=True))]

    def tell(self) -> str:
        """The chart in words, for those who cannot see it."""
        lines = [
            f"{one.name}: " * (len(self.series) > 1)
            + ", ".join(
                f"{name} {number:g}"
                for name, number in zip(self.names, one.numbers, strict=True)
                if number is not None
            )
            for one in self.series
        ]
        return ". ".join(filter(None, (self.title, *lines)))


def write_chart(chart: Chart, workbook: str, *, themed: bool = True) -> bytes:
    """The part of a chart; `workbook` is its relationship to the workbook.

    Where the document is not `themed`, colours of our own stand in for those of a theme.
    """
    title = _write_title(chart.title) if chart.title else '<c:autoTitleDeleted val="1"/>'
    xml = (
        f'{PROLOG}<c:chartSpace xmlns:c="{C}" xmlns:a="{A}" xmlns:r="{R}">'
        '<c:date1904 val="0"/><c:roundedCorners val="0"/>'
        f"<c:chart>{title}<c:plotArea><c:layout/>{PLOTS[chart.kind](chart)}</c:plotArea>"
        f'{_write_legend(chart)}<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>'
        "<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"
        f"{_write_letters()}"
        f'<c:externalData r:id="{workbook}"><c:autoUpdate val="0"/></c:externalData>'
        "</c:chartSpace>"
    )
    return (xml if themed else _without_theme(xml)).encode()


def _without_theme(xml: str) -> str:
    written = THEME_COLOUR.sub(lambda found: f'<a:srgbClr val="{OWN[found[1]]}"', xml)
    return THEME_FONT.sub("", written.replace("</a:schemeClr>", "</a:srgbClr>"))


def _write_letters(size: int = SIZE, *, bold: bool = False) -> str:
    """The look of letters: the fonts of the theme."""
    return f"<c:txPr><a:bodyPr/><a:p><a:pPr>{_letters(size, bold)}</a:pPr>{END}</a:p></c:txPr>"


END = '<a:endParaRPr lang="en-US"/>'


def _letters(size: int, bold: bool) -> str:
    return (
        f'<a:defRPr sz="{size}" b="{int(bold)}">'
        '<a:solidFill><a:schemeClr val="tx1"/></a:solidFill>'
        '<a:latin typeface="+mn-lt"/><a:ea typeface="+mn-ea"/></a:defRPr>'
    )


def _write_title(title: str) -> str:
    return (
        f"<c:title><c:tx><c:rich><a:bodyPr/><a:p><a:pPr>{_letters(SIZE + 150, True)}</a:pPr>"
        f"<a:r>{_letters(SIZE + 150, True).replace('a:defRPr', 'a:rPr')}"
        f"<a:t>{escape(title)}</a:t></a:r></a:p></c:rich></c:tx>"
        '<c:overlay val="0"/></c:title><c:autoTitleDeleted val="0"/>'
    )


def _write_legend(chart: Chart) -> str:
    if len(chart.series) == 1 and chart.kind != "pie":
        return ""
    place = "r" if chart.kind == "pie" else "b"
    return f'<c:legend><c:legendPos val="{place}"/><c:overlay val="0"/></c:legend>'


def _write_columns(chart: Chart, *, lying: bool = False, stacked: bool = False) -> str:
    grouping = "stacked" if stacked else "clustered"
    series = "".join(
        _write_series(chart, number, f'{_fill(number)}<c:invertIfNegative val="0"/>')
        for number in range(len(chart.series))
    )
    overlap = '<c:overlap val="100"/>' if stacked else ""
    return (
        f'<c:barChart><c:barDir val="{"bar" if lying else "col"}"/>'
        f'<c:grouping val="{grouping}"/><c:varyColors val="0"/>{series}'
        f'<c:gapWidth val="60"/>{overlap}<c:axId val="1"/><c:axId val="2"/></c:barChart>'
        f"{_write_axes(chart, lying=lying, stacked=stacked)}"
    )


def _write_lines(chart: Chart) -> str:
    series = "".join(
        _write_series(chart, number, f"{_line(number)}{_marker(number)}", '<c:smooth val="0"/>')
        for number in range(len(chart.series))
    )
    return (
        f'<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>{series}'
        '<c:marker val="1"/><c:axId val="1"/><c:axId val="2"/></c:lineChart>'
        f"{_write_axes(chart)}"
    )


def _write_pie(chart: Chart) -> str:
    slices = "".join(
        f'<c:dPt><c:idx val="{number}"/><c:bubble3D val="0"/>{_fill(number)}</c:dPt>'
        for number in range(len(chart.names))
    )
    return (
        f'<c:pieChart><c:varyColors val="1"/>{_write_series(chart, 0, slices)}'
        '<c:firstSliceAng val="0"/></c:pieChart>'
    )


PLOTS: dict[str, Callable[[Chart], str]] = {
    "column": _write_columns,
    "bar": lambda chart: _write_columns(chart, lying=True),
    "stacked": lambda chart: _write_columns(chart, stacked=True),
    "line": _write_lines,
    "pie": _write_pie,
}


def _write_series(chart: Chart, number: int, look: str, ending: str = "") -> str:
    one, column = chart.series[number], number + 1
    last = len(chart.names)
    words = f'<c:ptCount val="1"/>{_point(0, escape(one.name))}'
    names = "".join(_point(place, escape(name)) for place, name in enumerate(chart.names))
    numbers = "".join(
        _point(place, f"{value:.15g}")
        for place, value in enumerate(one.numbers)
        if value is not None
    )
    return (
        f'<c:ser><c:idx val="{number}"/><c:order val="{number}"/>'
        f"<c:tx><c:strRef><c:f>{_range(column, 0, 0)}</c:f><c:strCache>{words}</c:strCache>"
        f"</c:strRef></c:tx>{look}{_write_labels(chart)}"
        f"<c:cat><c:strRef><c:f>{_range(0, 1, last)}</c:f><c:strCache>"
        f'<c:ptCount val="{last}"/>{names}</c:strCache></c:strRef></c:cat>'
        f"<c:val><c:numRef><c:f>{_range(column, 1, last)}</c:f><c:numCache>"
        f'<c:formatCode>General</c:formatCode><c:ptCount val="{last}"/>{numbers}</c:numCache>'
        f"</c:numRef></c:val>{ending}</c:ser>"
    )


def _point(place: int, words: str) -> str:
    return f'<c:pt idx="{place}"><c:v>{words}</c:v></c:pt>'


def _range(column: int, first: int, last: int) -> str:
    start, end = (name_cell(column, row, fixed=True) for row in (first, last))
    return f"Sheet1!{start}" if first == last else f"Sheet1!{start}:{end}"


def _fill(number: int) -> str:
    return f"<c:spPr>{_colour(number)}</c:spPr>"


def _line(number: int) -> str:
    return f'<c:spPr><a:ln w="28575" cap="rnd">{_colour(number)}<a:round/></a:ln></c:spPr>'


def _marker(number: int) -> str:
    return f'<c:marker><c:symbol val="circle"/><c:size val="5"/>{_fill(number)}</c:marker>'


def _colour(number: int) -> str:
    """The colour of a series; from the seventh on, the colours come again, and lighter."""
    turns, place = divmod(number, len(COLOURS))
    paler = f'<a:lumMod val="{max(100 - 40 * turns, 20) * 1000}"/>' if turns else ""
    offset = f'<a:lumOff val="{min(40 * turns, 80) * 1000}"/>' if turns else ""
    colour = f'<a:schemeClr val="{COLOURS[place]}">{paler}{offset}</a:schemeClr>'
    return f"<a:solidFill>{colour}</a:solidFill>"


def _write_labels(chart: Chart) -> str:
    """The numbers beside what shows them, where there is room; none beside nothing."""
    is_shown = len(chart.series) == 1
    form = WHOLE if _are_whole(chart) else NO_ZEROS
    shown = "".join(
        f'<c:{name} val="{int(is_shown and name == "showVal")}"/>'
        for name in ("showLegendKey", "showVal", "showCatName", "showSerName", "showPercent",
                     "showBubbleSize")
    )  # fmt: skip
    return (
        f'<c:dLbls><c:numFmt formatCode="{escape_attribute(form)}" sourceLinked="0"/>'
        f"<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>{shown}</c:dLbls>"
    )


def _are_whole(chart: Chart) -> bool:
    return all(
        value is None or value == int(value) for one in chart.series for value in one.numbers
    )


def _write_axes(chart: Chart, *, lying: bool = False, stacked: bool = False) -> str:
    """The axis of names, and that of numbers, which is shown unless each number stands there."""
    is_labelled = len(chart.series) == 1
    order = "maxMin" if lying else "minMax"
    names = (
        f'<c:catAx><c:axId val="1"/><c:scaling><c:orientation val="{order}"/></c:scaling>'
        f'<c:delete val="0"/><c:axPos val="{"l" if lying else "b"}"/>'
        '<c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/>'
        '<c:minorTickMark val="none"/><c:tickLblPos val="low"/>'
        f'<c:spPr><a:ln w="9525">{GREY}</a:ln></c:spPr><c:crossAx val="2"/>'
        '<c:crosses val="autoZero"/><c:auto val="0"/><c:lblAlgn val="ctr"/>'
        '<c:lblOffset val="100"/><c:noMultiLvlLbl val="1"/></c:catAx>'
    )
    grid = (
        ""
        if is_labelled
        else f'<c:majorGridlines><c:spPr><a:ln w="6350">{GREY}</a:ln></c:spPr></c:majorGridlines>'
    )
    return names + (
        '<c:valAx><c:axId val="2"/><c:scaling><c:orientation val="minMax"/>'
        f"{_write_ends(chart)}</c:scaling>"
        f'<c:delete val="{int(is_labelled)}"/><c:axPos val="{"b" if lying else "l"}"/>{grid}'
        f'<c:numFmt formatCode="#,##0.##" sourceLinked="0"/><c:majorTickMark val="none"/>'
        '<c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>'
        "<c:spPr><a:ln><a:noFill/></a:ln></c:spPr>"
        '<c:crossAx val="1"/><c:crosses val="autoZero"/><c:crossBetween val="between"/>'
        f"{_write_unit(chart, stacked=stacked)}</c:valAx>"
    )


GREY = '<a:solidFill><a:schemeClr val="bg1"><a:lumMod val="75000"/></a:schemeClr></a:solidFill>'


def _write_ends(chart: Chart) -> str:
    """Where the numbers begin: at zero, unless some are less."""
    numbers = [value for one in chart.series for value in one.numbers if value is not None]
    return '<c:min val="0"/>' if min(numbers, default=0) >= 0 else ""


def _write_unit(chart: Chart, *, stacked: bool) -> str:
    """The distance of the lines: of whole numbers, a whole one."""
    if not _are_whole(chart):
        return ""
    columns = [
        [value or 0 for value in column]
        for column in zip(*(one.numbers for one in chart.series), strict=True)
    ]
    highest = max((sum(column) if stacked else max(column) for column in columns), default=0)
    return (
        f'<c:majorUnit val="{ceil(highest / MOST_TICKS)}"/>'
        if 0 < highest <= 4 * MOST_TICKS
        else ""
    )


FRAME = (
    '<w:drawing><wp:inline xmlns:wp="{wp}" distT="0" distB="0" distL="0" distR="0">'
    '<wp:extent cx="{width}" cy="{height}"/>'
    '<wp:docPr id="{number}" name="Chart {number}" descr="{alt}"/><wp:cNvGraphicFramePr/>'
    '<a:graphic xmlns:a="{a}"><a:graphicData uri="{c}">'
    '<c:chart xmlns:c="{c}" xmlns:r="{r}" r:id="{link}"/>'
    "</a:graphicData></a:graphic></wp:inline></w:drawing>"
)


def write_chart_frame(*, link: str, number: int, alt: str, size: tuple[int, int]) -> str:
    """The drawing that shows a chart; `alt` must be escaped for an attribute, `size` is in EMU."""
    width, height = size
    return FRAME.format(
        wp=WP, a=A, c=C, r=R, link=link, number=number, alt=alt, width=width, height=height
    )
