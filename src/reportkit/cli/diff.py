"""`reportkit diff`: what differs between two documents."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from reportkit.cli.command import LANGUAGE, Command, form_option

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportkit.console import Form
    from reportkit.pipeline.compare import Comparison


@click.command(
    cls=Command,
    examples=(
        "reportkit diff draft.docx final.docx",
        "reportkit diff draft.docx final.docx -o changes.docx",
        "reportkit diff records/2021-07-03.yaml --document news-release",
    ),
)
@click.argument("old", metavar="OLD", type=click.Path(path_type=Path))
@click.argument("new", metavar="[NEW]", type=click.Path(path_type=Path), required=False)
@click.option(
    "-o",
    "--out",
    metavar="FILE",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Also write OLD with the differences as tracked changes.",
)
@click.option("--document", metavar="NAME", help="Of a record, only this document.")
@click.option("--lang", type=LANGUAGE, help="Of a record, only this language.")
@form_option
@click.pass_context
def diff(
    ctx: click.Context,
    old: Path,
    new: Path | None,
    out: Path | None,
    document: str | None,
    lang: str | None,
    form: Form,
) -> None:
    """Show what differs between two documents.

    OLD and NEW are Word files. If OLD is a record and there is no NEW, its documents on the disk
    are held against what the record makes now. How Word or LibreOffice saves a document makes no
    difference. In FILE, all changes accepted make NEW, and all rejected make OLD.

    The exit code is 1 if something differs.
    """
    from reportkit.console import show_diagnostics, show_path
    from reportkit.console.difference import show_differences

    comparisons = _compare(old, new, document, lang)
    for comparison in comparisons:
        show_diagnostics(comparison.diagnostics)
    is_same = show_differences(comparisons, form)
    if out is not None and not any(comparison.failed for comparison in comparisons):
        _write(comparisons, old, out)
        if form == "human":
            show_path(out)
    if not is_same or any(comparison.failed for comparison in comparisons):
        ctx.exit(1)


def _compare(
    old: Path, new: Path | None, document: str | None, lang: str | None
) -> Sequence[Comparison]:
    """The comparisons that a call asks for."""
    from reportkit.console import speak
    from reportkit.pipeline.compare import compare_files, compare_jobs
    from reportkit.project import build_jobs, find_records

    if new is not None:
        return [compare_files(old, new)]
    jobs = build_jobs(find_records([str(old)]), document=document, lang=lang)
    speak(jobs[0].project.defaults.get("lang"))
    return list(compare_jobs(jobs))


def _write(comparisons: Sequence[Comparison], old: Path, out: Path) -> None:
    """Write the one document with tracked changes."""
    from reportkit.diagnostics import CallError, FilePlace
    from reportkit.output import write_new_file
    from reportkit.rules.command import SEVERAL_DOCUMENTS

    if len(comparisons) != 1:
        raise CallError(
            SEVERAL_DOCUMENTS.at(FilePlace(str(old)), "choose", number=len(comparisons))
        )
    write_new_file(out, comparisons[0].track())
