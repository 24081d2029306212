"""`reportkit render`: documents from records."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from reportkit.cli.command import FOLDER, LANGUAGE, Command, form_option

if TYPE_CHECKING:
    from reportkit.console import Form


@click.command(
    cls=Command,
    examples=(
        "reportkit render records/2021-07-03.yaml",
        "reportkit render records --document news-release",
        'reportkit render "records/2021-*.yaml" --out drafts',
    ),
)
@click.argument("records", metavar="RECORD...", nargs=-1, required=True)
@click.option("--document", metavar="NAME", help="Make only this one of the project's documents.")
@click.option("--out", metavar="DIR", type=FOLDER, help="Write there, not to the output folder.")
@click.option("--lang", type=LANGUAGE, help="Make only this one of the record's languages.")
@form_option
@click.pass_context
def render(
    ctx: click.Context,
    records: tuple[str, ...],
    document: str | None,
    out: Path | None,
    lang: str | None,
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
    if not show_written(render_jobs(jobs), len(jobs), form):
        ctx.exit(1)
