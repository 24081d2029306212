"""`reportkit fill`: any values into any template."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from reportkit.cli.command import (
    FILE,
    Command,
    beside_option,
    choose,
    force_option,
    form_option,
    merge_option,
)

if TYPE_CHECKING:
    from reportkit.console import Form


@click.command(
    cls=Command,
    examples=(
        "reportkit fill letter.docx guests.yaml -o letter-to-guests.docx",
        "reportkit fill letter.docx guests/*.yaml -o letters",
    ),
)
@click.argument("template", type=FILE)
@click.argument("values", metavar="DATA...", type=FILE, nargs=-1, required=True)
@click.option(
    "-o",
    "--out",
    metavar="PATH",
    type=click.Path(path_type=Path),
    required=True,
    help="The document to write, or the folder for several.",
)
@merge_option
@beside_option
@force_option
@form_option
@click.pass_context
def fill(
    ctx: click.Context,
    template: Path,
    values: tuple[Path, ...],
    out: Path,
    merge: bool,
    beside: bool,
    force: bool,
    form: Form,
) -> None:
    """Fill a template with any values.

    DATA is a YAML or JSON file of names and values; it need not be a record. Every `{{ name }}`
    of the template must be in it. Pictures are looked for in the folder of DATA. Of several
    DATA each makes a document of its own, named after it, in the folder PATH.

    A document that somebody has edited is left as it is, and told; `--merge`, `--beside` and
    `--force` change that. Documents can be merged if they were written into a project.
    """
    from reportkit.console import show_written
    from reportkit.pipeline.fill import fill_template

    files, choice = _place(values, out), choose(merge=merge, beside=beside, force=force)
    if not show_written(fill_template(template, files, choice), len(files), form, noun="file"):
        ctx.exit(1)


def _place(values: tuple[Path, ...], out: Path) -> list[tuple[Path, Path]]:
    """Each file of values with the document that it makes."""
    from reportkit.diagnostics import CallError, FilePlace
    from reportkit.rules.command import SAME_DOCUMENT

    if len(values) == 1 and not out.is_dir():
        return [(values[0], out)]
    files: dict[str, Path] = {}
    for file in values:
        first = files.setdefault(f"{file.stem}.docx".casefold(), file)
        if first != file:
            raise CallError(SAME_DOCUMENT.at(FilePlace(str(file)), first=first, second=file))
    return [(file, out / f"{file.stem}.docx") for file in files.values()]
