"""`reportkit ledger`: all records in one document."""

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
    force_option,
    form_option,
    merge_option,
)
from reportkit.cli.new import DATED, KINDS

if TYPE_CHECKING:
    from reportkit.console import Form
    from reportkit.ledger.span import Span
    from reportkit.project import Project
    from reportkit.record.model import Audience


@click.command(
    cls=Command,
    examples=(
        "reportkit ledger --period 2021",
        "reportkit ledger --period 2021-Q3 --kind meeting --kind study",
        "reportkit ledger --period 2021-07..2021-12 --lang zh --document workbook",
    ),
)
@click.option(
    "--period", metavar="PERIOD", help="2021, 2021-H1, 2021-Q3, 2021-07 or 2021-07..2021-12."
)
@click.option("--kind", "kinds", type=click.Choice(KINDS), multiple=True, help="Only this kind.")
@click.option(
    "--org", "orgs", metavar="ORG", multiple=True, help="Only records of, or with, this one."
)
@click.option("--as-of", metavar="DATE", default="", help="How follow-ups stood on that day.")
@click.option(
    "--document", "documents", metavar="NAME", multiple=True, help="Make only this document."
)
@click.option(
    "--lang", "langs", type=LANGUAGE, multiple=True, help="Language, if not the project's."
)
@click.option(
    "--audience", type=AUDIENCE, metavar="WHO", help="For these: public, internal or archive."
)
@click.option("--out", metavar="DIR", type=FOLDER, help="Write there, not to the output folder.")
@merge_option
@beside_option
@force_option
@form_option
@click.pass_context
def ledger(
    ctx: click.Context,
    period: str | None,
    kinds: tuple[str, ...],
    orgs: tuple[str, ...],
    as_of: str,
    documents: tuple[str, ...],
    langs: tuple[str, ...],
    audience: Audience | None,
    out: Path | None,
    merge: bool,
    beside: bool,
    force: bool,
    form: Form,
) -> None:
    """Sum up all records of a project.

    Makes a ledger with a row for each record, a summary with figures and charts, and an Excel
    workbook with both, in the output folder. A record counts towards the period of its first day,
    or of its publication if it tells no day; one with a mistake is told and left out.
    `--kind`, `--org`, `--document` and `--lang` may be given several times. Follow-ups are told as
    of the last day of records or period; `--as-of` tells another. Edited documents are left, and
    told, unless `--merge` (not of workbooks), `--beside` or `--force` says otherwise.
    """
    from reportkit.console.ledger import show_ledger
    from reportkit.ledger.choice import Choice
    from reportkit.pipeline.ledger import Wish, make_ledger
    from reportkit.pipeline.write import Manner

    project = _find_project()
    choice = Choice(_read_period(period), kinds, orgs)
    where = (out or project.output).absolute()
    langs = langs or _langs_of(project)
    wish = Wish(choice, langs, where, _read_day(as_of), documents, audience)
    summed = make_ledger(project, wish, Manner(choose(merge=merge, beside=beside, force=force)))
    if not show_ledger(summed, form):
        ctx.exit(1)


def _find_project() -> Project:
    from reportkit.console import speak
    from reportkit.diagnostics import CallError, FilePlace
    from reportkit.project import find_project, find_project_folder
    from reportkit.rules.command import NO_PROJECT

    folder = find_project_folder()
    if folder is None:
        raise CallError(NO_PROJECT.at(FilePlace("reportkit.yaml"), "folder"))
    project = find_project(folder)
    speak(project.defaults.get("lang"))
    return project


def _langs_of(project: Project) -> tuple[str, ...]:
    """The languages of a project."""
    lang = project.defaults.get("lang") or "en"
    return (lang,) if isinstance(lang, str) else tuple(lang)


def _read_period(words: str | None) -> Span | None:
    from reportkit.diagnostics import CallError, FilePlace
    from reportkit.ledger.span import guess_span, parse_span
    from reportkit.rules.command import NO_PERIOD

    if words is None:
        return None
    span = parse_span(words)
    if span is None:
        near = guess_span(words)
        hint, meant = "near" if near else "example", near and near.key
        raise CallError(NO_PERIOD.at(FilePlace("--period"), hint, text=words, near=meant))
    return span


def _read_day(words: str) -> str:
    """An ISO date that exists, or nothing."""
    from datetime import date

    from reportkit.diagnostics import CallError, FilePlace
    from reportkit.rules.command import NO_DAY

    if words and not DATED.fullmatch(words):
        raise CallError(NO_DAY.at(FilePlace("--as-of"), "example", text=words))
    try:
        return date.fromisoformat(words).isoformat() if words else ""
    except ValueError:
        raise CallError(NO_DAY.at(FilePlace("--as-of"), "example", text=words)) from None
