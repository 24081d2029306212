"""`reportkit fields`: what a template needs."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from reportkit.cli.command import FILE, Command, form_option

if TYPE_CHECKING:
    from reportkit.console import Form


@click.command(
    cls=Command,
    examples=(
        "reportkit fields templates/news-release.docx",
        "reportkit fields letter.docx --values --yaml > guests.yaml",
    ),
)
@click.argument("template", type=FILE)
@click.option(
    "--yaml",
    "as_yaml",
    is_flag=True,
    help="Print a commented record with just these facts, to be filled in.",
)
@click.option(
    "--records/--values",
    "for_records",
    default=None,
    help="Filled with records, or by `reportkit fill` with values of any names; found out if not "
    "given.",
)
@form_option
@click.pass_context
def fields(
    ctx: click.Context, template: Path, as_yaml: bool, for_records: bool | None, form: Form
) -> None:
    """Tell what a template needs.

    Each fact is shown with its meaning, whether it can be left out, and where the template uses
    it; what is asked of each entry of a list stands below the list.
    """
    from reportkit.console.fields import show_fields, show_skeleton
    from reportkit.pipeline.fields import list_fields

    listing = list_fields(template, for_records=for_records)
    if as_yaml:
        show_skeleton(listing)
    else:
        show_fields(listing, form)
    if listing.failed:
        ctx.exit(1)
