"""`reportkit schema`: what editors need to complete and check files while they are typed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from reportkit.cli.command import LANGUAGE, Command

if TYPE_CHECKING:
    from reportkit.project import Project

FILES = (
    "record",
    "directory",
    "project",
    "profile",
)  # as in the schema room, which is imported later


@click.command(
    cls=Command,
    examples=(
        "reportkit schema --write",
        "reportkit schema --for directory -o directory.schema.json",
    ),
)
@click.option(
    "--for",
    "of",
    type=click.Choice(FILES),
    default="record",
    show_default=True,
    help="What the schema is for.",
)
@click.option(
    "-o",
    "--out",
    metavar="FILE",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write it there.",
)
@click.option("--write", is_flag=True, help="Bring all schemas of the project up to date.")
@click.option("--lang", type=LANGUAGE, help="Language of the descriptions, if not yours.")
def schema(of: str, out: Path | None, write: bool, lang: str | None) -> None:
    """Help editors to complete and check files.

    A JSON Schema is printed, which knows the house fields of the project and the keys of its
    directory. `reportkit init` sets VS Code up with it; --write brings it up to date when either
    has changed. Editor settings that exist are never touched.
    """
    from reportkit.console import show_path, show_text, tongue
    from reportkit.output import write_files
    from reportkit.project import find_project
    from reportkit.schema import build_schema, dump

    project, spoken = find_project(Path()), lang or tongue()
    if write:
        _write_all(project, spoken)
        return
    text = dump(build_schema(of, project, "zh" if spoken == "zh" else "en"))
    if out is None:
        show_text(text.rstrip("\n"))
        return
    write_files({out: text.encode()})
    show_path(out)


def _write_all(project: Project, spoken: str) -> None:
    """Bring the schemas of a project up to date; say how an editor finds them if it does not."""
    from reportkit.console import say, show_note, show_path
    from reportkit.diagnostics import CallError, FilePlace
    from reportkit.rules.command import NO_PROJECT
    from reportkit.schema import EDITOR_SETTINGS, build_mapping, dump, is_led, write_schemas

    if project.file is None:
        raise CallError(NO_PROJECT.at(FilePlace("reportkit schema"), "folder"))
    written = write_schemas(project, "zh" if spoken == "zh" else "en")
    for path in written:
        show_path(path)
    if not written:
        show_note(say("the schemas are up to date"))
    if not is_led(project):
        lines = dump({"yaml.schemas": build_mapping(project)})
        show_note(say("{file} is yours and stays as it is; add to it:", file=EDITOR_SETTINGS))
        show_note(lines)
