"""Tables: their named styles, and rows that vanish or repeat."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from colour import ACCENT, PALE, RULE
from markup import Element, w
from measure import mm, pt
from paragraph import Blocks, paragraph
from style import style_id

FACTS, ROWS, BOXES = "Report Facts", "Report Rows", "Report Boxes"
IMPRINT, BLACK = "Imprint Lines", "000000"
LEDGER = "Ledger Rows"


@dataclass(frozen=True, slots=True)
class Table:
    """A table of a named style; widths in millimetres, `purpose` for those who cannot see it."""

    style: str
    widths: Sequence[float]
    title: str
    purpose: str

    def element(self, *rows: Element) -> Element:
        """The table with these rows."""
        columns = [w("gridCol", w=mm(width)) for width in self.widths]
        return w("tbl", self._properties(), w("tblGrid", *columns), *rows)

    def _properties(self) -> Element:
        headed = self.style != FACTS
        return w(
            "tblPr",
            w("tblStyle", val=style_id(self.style)),
            w("tblW", w=sum(map(mm, self.widths)), type="dxa"),
            w("tblLayout", type="fixed"),
            w("tblLook", val="0420" if headed else "0480", firstRow=int(headed), lastRow=0,
              firstColumn=int(not headed), lastColumn=0, noHBand=0, noVBand=1),
            w("tblCaption", val=self.title),
            w("tblDescription", val=self.purpose),
        )  # fmt: skip

    def head(self, *titles: str) -> Element:
        """The header row, repeated on each page that the table reaches."""
        cells = self._cells([paragraph("Table Heading", title)] for title in titles)
        return w("tr", w("trPr", w("cantSplit"), w("tblHeader")), *cells)

    def row(self, *cells: Element | Blocks, height: float | None = None) -> Element:
        """A row that no page break splits; `height` in millimetres, at least."""
        return w("tr", _held(height), *self._cells(map(_blocks, cells)))

    def across(
        self, block: Element, *, shade: str | None = None, height: float | None = None
    ) -> Element:
        """A row of one cell across the table."""
        return w("tr", _held(height), self._wide(block, shade=shade))

    def control(self, tag: str) -> Element:
        """A row of machinery, which vanishes."""
        line = paragraph("Template Control", f"{{%tr {tag} %}}")
        return w("tr", _held(None), self._wide(line, tight=True))

    def only_if(self, condition: str, *rows: Element) -> list[Element]:
        """Rows that stand only if the fact exists."""
        return [self.control(f"if {condition}"), *rows, self.control("endif")]

    def repeat(self, loop: str, *rows: Element) -> list[Element]:
        """Rows once for each of several."""
        return [self.control(f"for {loop}"), *rows, self.control("endfor")]

    def _cells(self, contents: Iterable[Blocks]) -> list[Element]:
        return [
            w("tc", w("tcPr", w("tcW", w=mm(width), type="dxa")), *blocks)
            for width, blocks in zip(self.widths, contents, strict=True)
        ]

    def _wide(self, block: Element, *, shade: str | None = None, tight: bool = False) -> Element:
        properties = w(
            "tcPr",
            w("tcW", w=sum(map(mm, self.widths)), type="dxa"),
            w("gridSpan", val=len(self.widths)),
            w("shd", val="clear", color="auto", fill=shade) if shade else None,
            w("tcMar", *_padding(0)) if tight else None,
        )
        return w("tc", properties, block)


def _held(height: float | None) -> Element:
    tall = w("trHeight", val=mm(height), hRule="atLeast") if height else None
    return w("trPr", w("cantSplit"), tall)


def _blocks(cell: Element | Blocks) -> Blocks:
    return cell if isinstance(cell, list) else [cell]


def build_table_styles() -> list[Element]:
    """The three looks: facts with labels, rows under a head, boxes to sign in."""
    hairlines = {"top": (ACCENT, 8), "bottom": (ACCENT, 8), "insideH": (RULE, 4)}
    boxes = dict.fromkeys(("top", "left", "bottom", "right", "insideH", "insideV"), (RULE, 4))
    return [
        _style(FACTS, hairlines, padding=2.6),
        _style(ROWS, hairlines, padding=2.6, ruled_head=True),
        _style(BOXES, boxes, padding=3.5, ruled_head=True),
    ]


def build_official_table_styles() -> list[Element]:
    """The same three in black, and the lines of the imprint: 0.35 mm outside, 0.25 mm inside."""
    lines = dict.fromkeys(("top", "left", "bottom", "right", "insideH", "insideV"), (BLACK, 4))
    imprint = {"top": (BLACK, 8), "bottom": (BLACK, 8), "insideH": (BLACK, 6)}
    return [
        _style(FACTS, lines, padding=2.6),
        _style(ROWS, lines, padding=2.6),
        _style(BOXES, lines, padding=3.5),
        _style(IMPRINT, imprint, padding=0, sides=14),
    ]


def build_ledger_table_style(colour: str = RULE) -> Element:
    """A ledger: lines around every cell, and little room inside; the head is shaded or black."""
    lines = dict.fromkeys(("top", "left", "bottom", "right", "insideH", "insideV"), (colour, 4))
    return _style(LEDGER, lines, padding=1.4, ruled_head=colour != BLACK, sides=2.4)


def _style(
    name: str,
    edges: dict[str, tuple[str, int]],
    padding: float,
    *,
    ruled_head: bool = False,
    sides: float = 5,
) -> Element:
    return w(
        "style",
        w("name", val=name),
        w("basedOn", val="NormalTable"),
        w("uiPriority", val=60),
        w("qFormat"),
        w(
            "tblPr",
            w("tblStyleRowBandSize", val=1),
            w("tblInd", w=0, type="dxa"),
            w("tblBorders", *(_edge(edge, *look) for edge, look in edges.items())),
            w("tblCellMar", *_padding(padding, sides)),
        ),
        _head() if ruled_head else None,
        type="table",
        customStyle=1,
        styleId=style_id(name),
    )


def _head() -> Element:
    ruled = w("tcBorders", _edge("bottom", ACCENT, 6))
    shaded = w("shd", val="clear", color="auto", fill=PALE)
    bottom = w("vAlign", val="bottom")
    return w("tblStylePr", w("tblPr"), w("tcPr", ruled, shaded, bottom), type="firstRow")


def _edge(edge: str, colour: str, eighths: int) -> Element:
    return w(edge, val="single", sz=eighths, space=0, color=colour)


def _padding(vertical: float, horizontal: float = 5) -> list[Element]:
    high, wide = pt(vertical), pt(horizontal)
    sides = {"top": high, "left": wide, "bottom": high, "right": wide}
    return [w(side, w=width, type="dxa") for side, width in sides.items()]
