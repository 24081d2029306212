"""`reportkit new`: a record to fill in."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path

import click

from reportkit.cli.command import LANGUAGE, Command
from reportkit.pattern import pattern

KINDS = (  # as in the record; its room is imported only when a record is written
    "visit", "exchange", "study", "meeting", "training",
    "ceremony", "volunteer", "reception", "other",
)  # fmt: skip
REQUIRED = {"title": "Title", "date": "Date, as in 2021-06-18", "org": "The reporting body"}
DATED = pattern(r"\d{4}-\d{2}-\d{2}")


@click.command(
    cls=Command,
    examples=(
        "reportkit new 2021-06-18-plant",
        'reportkit new --title "Visit to Example Plant" --date 2021-06-18 --org "Example Ltd."',
    ),
)
@click.argument("name", metavar="[NAME]", required=False)
@click.option(
    "--kind",
    type=click.Choice(KINDS),
    default="visit",
    show_default=True,
    help="What took place.",
)
@click.option("--title", help="Title, as on the report.")
@click.option("--date", help="When it took place, as in 2021-06-18.")
@click.option("--org", help="The reporting body: a name, or a key of directory.yaml.")
@click.option("--host", help="Who received the visitors.")
@click.option("--place", help="Where it took place.")
@click.option("--summary", help="What took place, in a sentence or two.")
@click.option("--lang", type=LANGUAGE, help="Language, if not the project's.")
def new(name: str | None, **options: str | None) -> None:
    """Write a new record, ready to fill in.

    NAME is the name of its file in the records folder, or a path; without it, the record is named
    after its date and kind. A name that begins with a date needs no --date. What is required and
    not given is asked for, if there is a terminal to ask. A file that exists is never overwritten.
    """
    from reportkit.console import say, shorten, show_note, show_path
    from reportkit.project import find_project
    from reportkit.starter import write_record

    project = find_project(Path())
    if name and (dated := DATED.match(Path(name).name)):
        options["date"] = options["date"] or dated[0]
    facts = _complete({key: value for key, value in options.items() if value}, project.defaults)
    path = write_record(_build_path(name, facts, project.records), project, facts)
    show_path(path)
    show_note(say("fill it in, then run: reportkit render {file}", file=shorten(path)))


def _complete(facts: dict[str, str], defaults: Mapping[str, str]) -> dict[str, str]:
    """The facts with those that are required, asked for if there is somebody to ask."""
    from reportkit.diagnostics import CallError, FilePlace
    from reportkit.rules.command import MISSING_FACT

    missing = [name for name in REQUIRED if name not in facts and name not in defaults]
    if missing and not sys.stdin.isatty():
        options = ", ".join(f"--{name}" for name in missing)
        raise CallError(MISSING_FACT.at(FilePlace("reportkit new"), "ask", options=options))
    facts |= {name: _ask(name) for name in missing}
    return facts | {"date": _check_date(facts["date"])}


def _ask(name: str) -> str:
    """The answer of the person at the terminal, who is asked again until it is of use."""
    from reportkit.console import say, show_diagnostics
    from reportkit.diagnostics import CallError

    while True:
        answer: str = click.prompt(say(REQUIRED[name]), err=True)
        try:
            return _check_date(answer) if name == "date" else answer
        except CallError as error:
            show_diagnostics([error.diagnostic])


def _check_date(text: str) -> str:
    """The date or span as it is written in a record."""
    from reportkit.diagnostics import CallError, FilePlace
    from reportkit.record.scalars import parse_period
    from reportkit.rules.command import NO_DATE

    if parse_period(text) is None:
        raise CallError(NO_DATE.at(FilePlace("--date"), "example", text=text))
    return text


def _build_path(name: str | None, facts: Mapping[str, str], records: Path) -> Path:
    """Where the record goes: a path as it is given, a name into the records folder."""
    file = Path(name or f"{facts['date'].split()[0]}-{facts['kind']}")
    if file.suffix.lower() not in {".yaml", ".yml"}:
        file = file.with_name(f"{file.name}.yaml")
    return file if len(file.parts) > 1 else records / file
