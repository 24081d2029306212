"""`reportkit render`: documents from records."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from reportkit.cli.command import (
    AUDIENCE,
    FOLDER,
    LANGUAGE,
    Command,
    beside_option,
    choose,
    exclude,
    force_option,
    form_option,
    jobs_option,
    merge_option,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportkit.console import Form
    from reportkit.pipeline import Outcome
    from reportkit.project import Job
    from reportkit.record.model import Audience


@click.command(
    cls=Command,
    examples=(
        "reportkit render records/2021-07-03.yaml",
        "reportkit render records --document news-release --out drafts",
        'reportkit render "records/2021-*.yaml" --pdf',
    ),
)
@click.argument("records", metavar="RECORD...", nargs=-1, required=True)
@click.option("--document", metavar="NAME", help="Make only this one of the project's documents.")
@click.option("--out", metavar="DIR", type=FOLDER, help="Write there, not to the output folder.")
@click.option("--lang", type=LANGUAGE, help="Make only this one of the record's languages.")
@click.option(
    "--audience", type=AUDIENCE, metavar="WHO", help="For these: public, internal or archive."
)
@click.option("--final", is_flag=True, help="Make final documents, if nothing is left open.")
@click.option("--pdf", is_flag=True, help="Make a PDF beside each document.")
@click.option("--pdfa", is_flag=True, help="The same as PDF/A-2b, for archives.")
@click.option("--all", "everything", is_flag=True, help="Make those that are up to date, too.")
@merge_option
@beside_option
@force_option
@click.option(
    "--dry-run", "dry", is_flag=True, help="Tell what would be written, and write nothing."
)
@jobs_option
@click.option(
    "--scheduler", metavar="ADDRESS", help="Share it among the workers of a Dask cluster."
)
@form_option
@click.pass_context
def render(
    ctx: click.Context,
    records: tuple[str, ...],
    document: str | None,
    out: Path | None,
    lang: str | None,
    audience: Audience | None,
    final: bool,
    pdf: bool,
    pdfa: bool,
    everything: bool,
    merge: bool,
    beside: bool,
    force: bool,
    dry: bool,
    jobs: int | None,
    scheduler: str | None,
    form: Form,
) -> None:
    """Make documents from records.

    RECORD is a file, a folder or a pattern. Each record is made into every document that
    reportkit.yaml lists, in each of its languages, unless that is up to date. One with a
    mistake does not stop the others.

    A document that somebody has edited or has open is left as it is, and told; so are files of
    others. `--merge`, `--beside` and `--force` change that.

    Files are named `<record>-<document>.docx`, or `…-en.docx`, `…-zh.docx`.
    """
    from reportkit.console import show_written, speak
    from reportkit.pipeline import render_jobs
    from reportkit.pipeline.write import Manner
    from reportkit.project import build_jobs, find_records

    exclude(final=final, merge=merge)
    exclude(jobs=jobs is not None, scheduler=scheduler is not None)
    wanted = build_jobs(
        find_records(records),
        document=document,
        lang=lang,
        out=out,
        audience=audience,
        final=final,
    )
    speak(wanted[0].project.defaults.get("lang"))
    manner = Manner(choose(merge=merge, beside=beside, force=force), everything, dry)
    with_pdf = (pdf or pdfa) and not dry
    outcomes = render_jobs(wanted, manner, jobs, scheduler)
    if with_pdf:
        outcomes = _add_pdfs(outcomes, wanted, archive=pdfa, anew=manner.is_whole)
    if not show_written(outcomes, len(wanted), form, dry=dry):
        ctx.exit(1)


def _add_pdfs(
    outcomes: Iterator[Outcome], wanted: tuple[Job, ...], *, archive: bool, anew: bool
) -> Iterator[Outcome]:
    from reportkit.pipeline.pdf import Wish, add_pdfs

    return add_pdfs(outcomes, wanted, Wish(archive=archive, anew=anew))
