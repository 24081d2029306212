"""The smallest workbook that Excel opens: one table, for the data of a chart.

Equal tables give equal bytes.
"""

from __future__ import annotations

from collections.abc import Sequence

from reportkit.word.archive import deflate, pack
from reportkit.word.names import CONTENT_TYPES, PACKAGE_RELATIONSHIPS, R
from reportkit.word.text import escape
from reportkit.word.xml import PROLOG

Cell = str | float | None
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
WORKBOOK_TYPE = f"{TYPE}.sheet"
LETTERS = 26
HEAD = {
    "[Content_Types].xml": (
        f'<Types xmlns="{CONTENT_TYPES}">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{TYPE}.sheet.main+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{TYPE}.worksheet+xml"/>'
        "</Types>"
    ),
    "_rels/.rels": (
        f'<Relationships xmlns="{PACKAGE_RELATIONSHIPS}">'
        f'<Relationship Id="rId1" Type="{R}/officeDocument" Target="xl/workbook.xml"/>'
        "</Relationships>"
    ),
    "xl/workbook.xml": (
        f'<workbook xmlns="{MAIN}" xmlns:r="{R}"><sheets>'
        '<sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>'
    ),
    "xl/_rels/workbook.xml.rels": (
        f'<Relationships xmlns="{PACKAGE_RELATIONSHIPS}">'
        f'<Relationship Id="rId1" Type="{R}/worksheet" Target="worksheets/sheet1.xml"/>'
        "</Relationships>"
    ),
}


def build_workbook(rows: Sequence[Sequence[Cell]]) -> bytes:
    """A workbook with these rows on its one sheet, `Sheet1`; None leaves a cell empty."""
    written = "".join(_write_row(number, row) for number, row in enumerate(rows))
    sheet = f'<worksheet xmlns="{MAIN}"><sheetData>{written}</sheetData></worksheet>'
    members = {**HEAD, "xl/worksheets/sheet1.xml": sheet}
    return b"".join(pack(deflate(name, f"{PROLOG}{xml}".encode()) for name, xml in members.items()))


def name_cell(column: int, row: int, *, fixed: bool = False) -> str:
    """The name of a cell, both counted from 0: A1, or $A$1 if it is `fixed`."""
    letters, sign = "", "$" if fixed else ""
    left = column + 1
    while left:
        left, letter = divmod(left - 1, LETTERS)
        letters = f"{chr(ord('A') + letter)}{letters}"
    return f"{sign}{letters}{sign}{row + 1}"


def _write_row(number: int, row: Sequence[Cell]) -> str:
    cells = "".join(_write_cell(name_cell(column, number), cell) for column, cell in enumerate(row))
    return f'<row r="{number + 1}">{cells}</row>'


def _write_cell(name: str, cell: Cell) -> str:
    if cell is None or cell == "":
        return ""
    if isinstance(cell, str):
        return (
            f'<c r="{name}" t="inlineStr"><is><t xml:space="preserve">{escape(cell)}</t></is></c>'
        )
    return f'<c r="{name}"><v>{cell:.15g}</v></c>'
