"""`reportkit render`: documents from records."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from reportkit.cli.command import FOLDER, LANGUAGE, Command, form_option

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportkit.console import Form
    from reportkit.pipeline import Outcome
    from reportkit.project import Job


@click.command(
    cls=Command,
    examples=(
        "reportkit render records/2021-07-03.yaml",
        "reportkit render records --document news-release",
        'reportkit render "records/2021-*.yaml" --out drafts',
        "reportkit render records/2021-07-03.yaml --pdf",
    ),
)
@click.argument("records", metavar="RECORD...", nargs=-1, required=True)
@click.option("--document", metavar="NAME", help="Make only this one of the project's documents.")
@click.option("--out", metavar="DIR", type=FOLDER, help="Write there, not to the output folder.")
@click.option("--lang", type=LANGUAGE, help="Make only this one of the record's languages.")
@click.option("--pdf", is_flag=True, help="Make a PDF beside each document, by LibreOffice.")
@click.option("--pdfa", is_flag=True, help="The same as PDF/A-2b, for archives.")
@form_option
@click.pass_context
def render(
    ctx: click.Context,
    records: tuple[str, ...],
    document: str | None,
    out: Path | None,
    lang: str | None,
    pdf: bool,
    pdfa: bool,
    form: Form,
) -> None:
    """Make documents from records.

    RECORD is a file, a folder or a pattern. Each record is made into every document that
    reportkit.yaml lists, in each of its languages, and every file written is printed. A record
    with a mistake writes nothing, and does not stop the others.

    Files are named `<record>-<document>.docx`; with several languages,
    `<record>-<document>-<language>.docx`.
    """
    from reportkit.console import show_written, speak
    from reportkit.pipeline import render_jobs
    from reportkit.project import build_jobs, find_records

    jobs = build_jobs(find_records(records), document=document, lang=lang, out=out)
    speak(jobs[0].project.defaults.get("lang"))
    outcomes = _render_pdfs(jobs, pdfa) if pdf or pdfa else render_jobs(jobs)
    if not show_written(outcomes, len(jobs), form):
        ctx.exit(1)


def _render_pdfs(jobs: tuple[Job, ...], pdfa: bool) -> Iterator[Outcome]:
    from reportkit.pipeline.pdf import Wish, render_pdfs

    return render_pdfs(jobs, Wish(archive=pdfa))
