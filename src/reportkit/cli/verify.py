"""`reportkit verify`: what has become of documents since they were rendered."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from reportkit.cli.command import FILE, Command

if TYPE_CHECKING:
    from reportkit.console import VerdictForm


@click.command(
    cls=Command,
    examples=(
        "reportkit verify output/2021-07-03-news-release.docx",
        "reportkit verify output/*.docx --format short",
    ),
)
@click.argument("files", metavar="FILE...", type=FILE, nargs=-1, required=True)
@click.option(
    "--format",
    "form",
    type=click.Choice(["human", "short", "json"]),
    default="human",
    show_default=True,
    help="For a person, with the edits or in one line each; or one JSON object for a program.",
)
@click.pass_context
def verify(ctx: click.Context, files: tuple[Path, ...], form: VerdictForm) -> None:
    """Tell what has become of documents since they were rendered.

    A document is unchanged, or was edited by hand, and where; its record, its template or the
    settings may have changed since; or reportkit has not rendered it. It is judged by what it
    shows: saving it in Word or LibreOffice is no edit. Of a PDF it is told whether
    its document has changed since. The command succeeds if all are unchanged.
    """
    from reportkit.console import show_verdicts
    from reportkit.pipeline.verify import verify_files

    if not show_verdicts(verify_files(files), form):
        ctx.exit(1)
