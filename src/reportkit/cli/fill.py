"""`reportkit fill`: any values into any template."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from reportkit.cli.command import FILE, NEW_FILE, Command, form_option

if TYPE_CHECKING:
    from reportkit.console import Form


@click.command(
    cls=Command,
    examples=("reportkit fill letter.docx guests.yaml -o letter-to-guests.docx",),
)
@click.argument("template", type=FILE)
@click.argument("values", metavar="DATA", type=FILE)
@click.option(
    "-o", "--out", metavar="FILE", type=NEW_FILE, required=True, help="The document to write."
)
@form_option
@click.pass_context
def fill(ctx: click.Context, template: Path, values: Path, out: Path, form: Form) -> None:
    """Fill a template with any values.

    DATA is a YAML or JSON file of names and values; it need not be a record. Every `{{ name }}`
    of the template must be in it. Pictures are looked for in the folder of DATA.
    """
    from reportkit.console import show_written
    from reportkit.pipeline import fill_template

    outcome = fill_template(template, values, out)
    if not show_written([outcome], 1, form, noun="file"):
        ctx.exit(1)
