"""Templates for every engine, alike but for their tags."""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.syntax import Row, Syntax

if TYPE_CHECKING:
    from benchmarks.sample import Sample

LOGO_SIZE = (240, 80)
PEOPLE = ("name", "post")
LONG = ("number", "name", "post", "unit", "note")


def write_template(path: Path, syntax: Syntax, sample: Sample, facts: Iterable[str]) -> None:
    """Write the template of a sample for one engine."""
    from docx import Document

    document = Document()
    document.sections[0].header.paragraphs[0].add_run().add_picture(_draw_logo())
    document.add_heading(syntax.value("title"))
    _add_table(document, [(name.capitalize(), syntax.value(name)) for name in facts])
    document.add_heading("Participants", 2)
    _add_table(document, syntax.rows(syntax.people, PEOPLE))
    document.add_heading("Agenda", 2)
    _add_paragraphs(document, syntax.entries("agenda"))
    document.add_heading("Report", 2)
    _add_paragraphs(document, syntax.entries("outcomes"))
    if sample.photos:
        _add_paragraphs(document, syntax.photos)
    if sample.rows:
        _add_table(document, syntax.rows("rows", LONG), len(LONG))
    if sample.fixed:
        _add_table(document, [(f"Row {n}", "never changes") for n in range(sample.fixed)])
    document.save(str(path))


def _add_table(document: Any, rows: Iterable[Row], columns: int = 2) -> None:
    table = document.add_table(rows=0, cols=columns, style="Table Grid")
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=False):
            cell.text = text


def _add_paragraphs(document: Any, texts: Iterable[str]) -> None:
    for text in texts:
        document.add_paragraph(text)


def _draw_logo() -> BytesIO:
    from PIL import Image

    drawn = BytesIO()
    Image.new("RGB", LOGO_SIZE, "#1f4e79").save(drawn, "PNG")
    drawn.seek(0)
    return drawn
