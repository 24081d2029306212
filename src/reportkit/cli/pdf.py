"""`reportkit pdf`: PDFs of Word files, such as documents that were edited by hand."""

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
        "reportkit pdf output/2021-07-03-news-release.docx",
        "reportkit pdf output --out pdf",
        'reportkit pdf "output/2021-*.docx" --pdfa',
    ),
)
@click.argument("files", metavar="FILE...", nargs=-1, required=True)
@click.option("--out", metavar="DIR", type=FOLDER, help="Write there, not beside the Word files.")
@click.option("--pdfa", is_flag=True, help="Write PDF/A-2b, for archives.")
@click.option("--all", "everything", is_flag=True, help="Make those that are up to date, too.")
@click.option(
    "--time-limit",
    metavar="SECONDS",
    type=click.FloatRange(min=1),
    default=120,
    show_default=True,
    help="Give a document up after that long.",
)
@form_option
@click.pass_context
def pdf(
    ctx: click.Context,
    files: tuple[str, ...],
    out: Path | None,
    pdfa: bool,
    everything: bool,
    time_limit: float,
    form: Form,
) -> None:
    """Make PDFs of Word files by LibreOffice.

    FILE is a .docx, a folder or a pattern. Tables of contents and page numbers are brought up to
    date in the PDF; the Word file stays as it is. Where a font is not installed, and another one
    stands in for it, that is said. A PDF that was made of the document as it is now, by the
    LibreOffice and the fonts that are here, is not made again.
    """
    from reportkit.console import show_written
    from reportkit.pipeline.pdf import Wish, print_files
    from reportkit.project import find_word_files

    found = find_word_files(files)
    wish = Wish(archive=pdfa, time_limit=time_limit, anew=everything)
    printed = print_files(found, wish, out)
    if not show_written(printed, len(found), form, noun="file"):
        ctx.exit(1)
