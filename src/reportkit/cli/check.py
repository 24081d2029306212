"""`reportkit check`: everything that is wrong, at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from reportkit.cli.command import Command, form_option

if TYPE_CHECKING:
    from reportkit.console import Form


@click.command(
    cls=Command,
    examples=(
        "reportkit check",
        "reportkit check records/2021-07-03.yaml",
        "reportkit check templates/news-release.docx",
    ),
)
@click.argument("paths", metavar="[PATH]...", nargs=-1)
@form_option
@click.pass_context
def check(ctx: click.Context, paths: tuple[str, ...], form: Form) -> None:
    """Tell everything that is wrong with records and templates.

    PATH is a record, a template, a folder or a pattern; without one, all records and templates
    of the project are checked. Documents are tried out, and nothing is written.
    """
    from reportkit.console import show_checks
    from reportkit.pipeline import check_jobs
    from reportkit.project import build_jobs, find_checkable, find_project_folder

    folder = find_project_folder()
    if not paths and folder is None:
        raise click.UsageError(
            "there is no reportkit.yaml here or above; name a record or template"
        )
    records, templates = find_checkable(paths or [str(folder)])
    jobs = build_jobs(records)
    if not show_checks(check_jobs(jobs, templates), len(jobs) + len(templates), form):
        ctx.exit(1)
