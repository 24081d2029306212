"""`reportkit new`: a record to fill in."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from click.core import ParameterSource

from reportkit.cli.command import LANGUAGE, Command
from reportkit.pattern import pattern

if TYPE_CHECKING:
    from reportkit.project import Project

KINDS = (  # as in the record; its room is imported only when a record is written
    "visit", "exchange", "study", "meeting", "training",
    "ceremony", "volunteer", "reception", "other",
)  # fmt: skip
REQUIRED = ("title", "date", "org")
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
    "--kind", type=click.Choice(KINDS), default="visit", show_default=True, help="What took place."
)
@click.option("--title", help="Title, as on the report.")
@click.option("--date", help="When it took place, as in 2021-06-18.")
@click.option("--org", help="The reporting body: a name, or a key of directory.yaml.")
@click.option("--host", help="Who received the visitors.")
@click.option("--visitor", "visitors", multiple=True, help="Who came; once for each, head first.")
@click.option("--attendee", "attendees", multiple=True, help="Who attended; once for each.")
@click.option("--place", help="Where it took place.")
@click.option("--summary", help="What took place, in a sentence or two.")
@click.option("--photo", "photos", metavar="FILE", multiple=True, help="A picture; once for each.")
@click.option("--extra", metavar="FIELD=VALUE", multiple=True, help="A house field.")
@click.option("--lang", type=LANGUAGE, help="Language, if not the project's.")
@click.option(
    "--keys", type=LANGUAGE, default="en", show_default=True, help="Language of the keys."
)
@click.pass_context
def new(ctx: click.Context, /, name: str | None, keys: str, **options: Any) -> None:
    """Write a new record, ready to fill in.

    NAME is the name of its file in the records folder, or a path; without it, the record is named
    after its date and kind. A name that begins with a date needs no --date. If something required
    is not given, and there is a terminal, the form asks for it. Nothing is ever overwritten.
    """
    from reportkit.console import say, shorten, show_note, show_path
    from reportkit.project import find_project
    from reportkit.starter import write_record

    project = find_project(Path())
    if name and (dated := DATED.match(Path(name).name)):
        options["date"] = options["date"] or dated[0]
    if ctx.get_parameter_source("kind") is ParameterSource.DEFAULT:
        options["kind"] = None
    facts = _complete(_read_options(project, options), project, name)
    path = write_record(
        _build_path(name, facts, project.records), project, facts, chinese_keys=keys == "zh"
    )
    show_path(path)
    show_note(say("fill it in, then run: reportkit render {file}", file=shorten(path)))


def _read_options(project: Project, options: Mapping[str, Any]) -> dict[str, Any]:
    """The facts that are given as options, by the names of their fields."""
    facts = {name: value for name, value in options.items() if value}
    for name in ("visitors", "attendees"):
        if name in facts:
            facts[name] = list(facts[name])
    if "photos" in facts:
        facts["photos"] = [_find_photo(project.root, photo) for photo in facts["photos"]]
    if "extra" in facts:
        facts["extra"] = dict(map(_split_field, facts["extra"]))
    return facts


def _find_photo(root: Path, photo: str) -> str:
    """The path of a picture as a record gives it: from the folder of the project."""
    file = Path(photo).resolve()
    inside = file.is_file() and file.is_relative_to(root.resolve())
    return file.relative_to(root.resolve()).as_posix() if inside else photo


def _split_field(given: str) -> tuple[str, str]:
    """The name and the value of a house field."""
    name, _, value = (part.strip() for part in given.partition("="))
    if not name or not value:
        from reportkit.diagnostics import CallError, FilePlace
        from reportkit.rules.command import NO_VALUE

        raise CallError(NO_VALUE.at(FilePlace("--extra"), "example", given=given))
    return name, value


def _complete(facts: dict[str, Any], project: Project, name: str | None) -> dict[str, Any]:
    """The facts with all that is required, asked for if there is somebody to ask."""
    from reportkit.cli.form import fill_form, find_date_fault
    from reportkit.diagnostics import CallError, FilePlace
    from reportkit.rules.command import MISSING_FACT

    fault = find_date_fault(facts["date"]) if "date" in facts else None
    if fault:
        raise CallError(fault)
    missing = list(_iter_missing(facts, project))
    if missing and not sys.stdin.isatty():
        options = ", ".join(missing)
        raise CallError(MISSING_FACT.at(FilePlace("reportkit new"), "ask", options=options))
    if missing:
        if name:
            _refuse_existing(_build_path(name, facts, project.records))
        facts = fill_form(project, facts)
    return {"kind": "visit"} | facts


def _iter_missing(facts: Mapping[str, Any], project: Project) -> Iterator[str]:
    """Yield the options that a record needs and that are not given."""
    yield from (f"--{fact}" for fact in REQUIRED if fact not in {*facts, *project.defaults})
    for declared in project.extra:
        if declared.required and declared.name not in facts.get("extra", ()):
            yield f"--extra {declared.name}=…"


def _refuse_existing(path: Path) -> None:
    """Tell before the first question, not after the last, that the file exists."""
    from reportkit.output import check_new_file

    check_new_file(path)


def _build_path(name: str | None, facts: Mapping[str, Any], records: Path) -> Path:
    """Where the record goes: a path as it is given, a name into the records folder."""
    from reportkit.diagnostics import FilePlace, ProblemsFound
    from reportkit.rules.output import FILE_EXISTS

    file = Path(name or f"{_find_day(facts['date'])}-{facts['kind']}")
    if file.name in ("", ".."):  # a folder, by whichever way
        raise ProblemsFound([FILE_EXISTS.at(FilePlace(str(file)), "rename", file=file)])
    if file.suffix.lower() not in {".yaml", ".yml"}:
        file = file.with_name(f"{file.name}.yaml")
    return file if len(file.parts) > 1 else records / file


def _find_day(date: str) -> str:
    """The first day of a date, as in a file name."""
    from reportkit.record.scalars import parse_period

    period = parse_period(date)
    return period.start.isoformat()[:10] if period else date
