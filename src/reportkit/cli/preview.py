"""`reportkit preview`: pictures of pages."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from reportkit.cli.command import FOLDER, Command, form_option

if TYPE_CHECKING:
    from reportkit.console import Form


@click.command(
    cls=Command,
    examples=(
        "reportkit preview records/2021-07-03.yaml --out pages",
        "reportkit preview templates/news-release.docx --dpi 60",
    ),
)
@click.argument("paths", metavar="PATH...", nargs=-1, required=True)
@click.option("--out", metavar="DIR", type=FOLDER, help="Write there, not beside the documents.")
@click.option(
    "--dpi",
    metavar="NUMBER",
    type=click.IntRange(20, 600),
    default=96,
    show_default=True,
    help="Draw so many pixels to an inch.",
)
@form_option
@click.pass_context
def preview(
    ctx: click.Context, paths: tuple[str, ...], out: Path | None, dpi: int, form: Form
) -> None:
    """Draw the pages of documents.

    PATH is a record, a Word file, a folder or a pattern. Each page becomes a picture
    `<document>-1.png`, and `<document>-pages.png` shows them all, small. Of a record no document
    is written, only its pictures.
    """
    from reportkit.console import show_written
    from reportkit.pipeline.preview import draw_files
    from reportkit.project import find_checkable

    found = find_checkable(paths)
    if not show_written(draw_files(found, dpi, out), len(found), form, noun="file", made="picture"):
        ctx.exit(1)
