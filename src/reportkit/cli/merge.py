"""`reportkit merge`: the work of hands, and what the record has become since, in one document."""

from __future__ import annotations

from pathlib import Path

import click

from reportkit.cli.command import FILE, Command


@click.command(
    cls=Command,
    examples=("reportkit merge rendered.docx edited.docx rendered-again.docx -o merged.docx",),
)
@click.argument("base", type=FILE)
@click.argument("mine", type=FILE)
@click.argument("theirs", type=FILE)
@click.option(
    "-o",
    "--out",
    metavar="FILE",
    type=click.Path(dir_okay=False, path_type=Path),
    required=True,
    help="The document to write; it must not exist.",
)
@click.pass_context
def merge(ctx: click.Context, base: Path, mine: Path, theirs: Path, out: Path) -> None:
    """Merge a document that was edited by hand with a newer one.

    BASE is the document as it was rendered, MINE is BASE edited by hand in Word or LibreOffice,
    THEIRS is what was rendered later. What was edited stays, and what has changed from BASE to
    THEIRS arrives. Where both changed the same words, those of MINE stand, with those of THEIRS as
    a tracked change, and the place is listed.

    The exit code is 1 if there are such places.
    """
    from reportkit.console import show_diagnostics, show_path
    from reportkit.output import check_new_file, write_new_file
    from reportkit.pipeline.compare import merge_files

    check_new_file(out)
    merged = merge_files(base, mine, theirs)
    show_diagnostics(merged.conflicts)
    write_new_file(out, merged.content)
    show_path(out)
    if merged.conflicts:
        ctx.exit(1)
