"""The whole workbook: sheets in their order, properties without names, the same bytes each time."""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO
from typing import TYPE_CHECKING

from reportkit.language import Style
from reportkit.ledger.figures import Figures
from reportkit.ledger.values import Sheet
from reportkit.ledger.voice import build_voice
from reportkit.ledger.workbook.activity import Activities
from reportkit.ledger.workbook.dashboard import write_overview
from reportkit.ledger.workbook.duty import Duties
from reportkit.ledger.workbook.grid import has_grid, write_grid
from reportkit.ledger.workbook.party import Parties
from reportkit.ledger.workbook.pen import Pen
from reportkit.ledger.workbook.sheet import write_table
from reportkit.ledger.workbook.speech import Speech
from reportkit.ledger.workbook.view import Table
from reportkit.output.seal import SEAL, seal

if TYPE_CHECKING:
    from xlsxwriter import Workbook

SIZE = 11
EARLIEST = "1980-01-01"  # what a workbook says of its age if no record tells a day


def build_workbook(figures: Figures, style: Style, house: str = "") -> tuple[bytes, ...]:
    """The pieces of the workbook of some figures, in a language.

    `house` is the name of the body whose ledger it is.
    """
    from xlsxwriter import Workbook

    voice = build_voice(style)
    speech = Speech(figures, voice, "")
    speech = Speech(figures, voice, speech.word("filter", Sheet(figures, voice).filter()))
    stream = BytesIO()
    fonts = {"font_name": speech.font, "font_size": SIZE}
    options = {"in_memory": True, "default_format_properties": fonts}
    with Workbook(stream, options) as book:
        _describe(book, speech)
        _write_sheets(Pen(book, speech.font), speech, house)
    return seal(stream.getvalue())


def _describe(book: Workbook, speech: Speech) -> None:
    """Say what the workbook is, as of which day, and nothing about persons."""
    span, day = speech.figures.span, speech.figures.as_of or EARLIEST
    title = speech.title("Ledger")
    if span:
        title = f"{title} {speech.voice.wording.span(span)}"
    made = datetime.fromisoformat(day).replace(tzinfo=UTC)
    book.set_properties({"title": title, "subject": speech.title("Ledger"), "created": made})
    book.set_custom_property(SEAL, "")


def _write_sheets(pen: Pen, speech: Speech, house: str) -> None:
    tables = build_tables(speech)
    write_overview(pen, speech, house, tables)
    for name, table in tables.items():
        span = speech.figures.span
        if name == "Dues" and span and has_grid(speech):
            write_grid(pen, speech, span)
        write_table(pen, table, speech)


def build_tables(speech: Speech) -> dict[str, Table]:
    """The tables in the order of their sheets; periods only where something is required."""
    activities, duties = Activities(speech), Duties(speech)
    tables = [*activities.tables(), *Parties(speech).tables(), duties.follow_ups()]
    tables += [duties.dues()] if speech.figures.requirements else []
    return {table.name: table for table in (*tables, activities.missing())}
