"""`reportkit export`: records and documents in the forms that other programs take."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from reportkit.cli.command import AUDIENCE, LANGUAGE, Command, form_option

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportkit.console import Form
    from reportkit.export.form import FormName
    from reportkit.pipeline.export import Batch, Wish
    from reportkit.record.model import Audience

FORMS = ("ics", "csv", "jsonld", "ninjs", "txt", "html", "wechat")


@click.command(
    cls=Command,
    examples=(
        "reportkit export wechat records/2021-07-03.yaml",
        "reportkit export html output/2021-07-03-news-release.docx",
        "reportkit export txt records/2021-07-03.yaml --document activity-report",
        'reportkit export csv "records/2021-*.yaml" -o ledger.csv --lang zh',
        "reportkit export ics records",
    ),
)
@click.argument("kind", metavar="FORM", type=click.Choice(FORMS))
@click.argument("sources", metavar="RECORD...", nargs=-1, required=True)
@click.option(
    "-o",
    "--out",
    metavar="PATH",
    type=click.Path(path_type=Path),
    help="The file to write, or a folder that exists; not the output folder.",
)
@click.option("--document", metavar="NAME", help="Tell this document, not the news release.")
@click.option("--lang", type=LANGUAGE, help="Tell only this one of the record's languages.")
@click.option(
    "--audience",
    type=AUDIENCE,
    default="public",
    show_default=True,
    help="Who is to read it: what is internal is left out for the public.",
)
@click.option(
    "--pictures",
    type=click.Choice(["inside", "beside"]),
    default="inside",
    show_default=True,
    help="Put pictures into the HTML, or beside it as files.",
)
@click.option("--force", is_flag=True, help="Replace files that are not as they were exported.")
@form_option
@click.pass_context
def export(
    ctx: click.Context,
    kind: FormName,
    sources: tuple[str, ...],
    out: Path | None,
    document: str | None,
    lang: str | None,
    audience: Audience,
    pictures: str,
    force: bool,
    form: Form,
) -> None:
    """Export records for other programs.

    FORM is `ics`, a calendar with what is to follow; `csv`, a table for Excel; `jsonld` for search
    engines; `ninjs` for news agencies; or a document as plain text (`txt`), as a web page (`html`)
    or for the editor of WeChat (`wechat`). All records make one calendar or table.

    RECORD is a file, a folder or a pattern. A document is told word for word: as it stands in the
    output folder if it was edited by hand there, else as the record makes it now. It may also be
    given as a Word file.
    """
    from reportkit.console import show_written
    from reportkit.pipeline.deliver import deliver
    from reportkit.pipeline.export import Wish

    wish = Wish(kind, audience, pictures == "beside", lang)
    batches, number = _export(sources, wish, document)
    outcomes = deliver(batches, out, force=force)
    if not show_written(outcomes, number, form, made="file"):
        ctx.exit(1)


def _export(
    sources: tuple[str, ...], wish: Wish, document: str | None
) -> tuple[Sequence[Batch], int]:
    """What comes of records, and of Word files, where a form is made of a document."""
    from reportkit.console import speak
    from reportkit.pipeline.export import export_jobs, export_word_file
    from reportkit.project import build_jobs, find_records

    files = [Path(one) for one in sources if wish.kind.is_document and _is_word_file(one)]
    records = find_records([one for one in sources if Path(one) not in files])
    jobs = build_jobs(records, document=document, lang=wish.lang)
    if jobs:
        speak(jobs[0].project.defaults.get("lang"))
    batches = [export_word_file(file, wish) for file in files]
    return [*batches, *(export_jobs(jobs, wish) if jobs else ())], len(files) + len(jobs)


def _is_word_file(name: str) -> bool:
    return name.lower().endswith(".docx")
