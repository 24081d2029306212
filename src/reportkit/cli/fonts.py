"""`reportkit fonts`: what documents ask for, and what is here."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from reportkit.cli.command import Command, form_option

if TYPE_CHECKING:
    from reportkit.console import Form


@click.command(
    cls=Command,
    examples=(
        "reportkit fonts",
        "reportkit fonts records/2021-07-03.yaml",
        "reportkit fonts output/2021-07-03-news-release.docx --format json",
    ),
)
@click.argument("paths", metavar="[PATH]...", nargs=-1)
@form_option
@click.pass_context
def fonts(ctx: click.Context, paths: tuple[str, ...], form: Form) -> None:
    """Tell which fonts documents ask for and what is here.

    PATH is a record, a Word file, a folder or a pattern; without one, everything in the project is
    looked at. Each font is told with the first place that asks for it, and with what stands in for
    it in a PDF; then the characters of this very document, such as those of rare names, that its
    font lacks, or that no font here has.
    """
    from reportkit.console.fonts import show_fonts
    from reportkit.diagnostics import CallError, FilePlace, has_errors
    from reportkit.pipeline.fonts import report_fonts
    from reportkit.project import find_checkable, find_project_folder
    from reportkit.rules.command import NO_PROJECT

    folder = find_project_folder()
    if not paths and folder is None:
        raise CallError(NO_PROJECT.at(FilePlace("reportkit.yaml"), "name"))
    reports = tuple(report_fonts(find_checkable(paths or [str(folder)])))
    show_fonts(reports, form)
    if any(has_errors(report.diagnostics) for report in reports):
        ctx.exit(1)
