"""`reportkit init`: a project folder to start from."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from reportkit.cli.command import FOLDER, Command


@click.command(
    cls=Command,
    examples=("reportkit init my-reports",),
)
@click.argument("folder", metavar="[DIR]", type=FOLDER, default=".")
def init(folder: Path) -> None:
    """Make a project folder to start from.

    It holds templates, layouts and profiles, settings, an address book and example records. DIR is
    made if it does not exist; without it, the working folder becomes the project. What exists is
    kept as it is.
    """
    from reportkit.console import say, show_note, show_path, tongue
    from reportkit.starter import write_project

    started = write_project(folder, tongue())
    for path in started.written:
        show_path(path)
    for path in started.kept:
        show_note(say("kept as it was: {file}", file=path))
    for line in _iter_next_steps(folder):
        show_note(line)


def _iter_next_steps(folder: Path) -> Iterator[str]:
    """What to do in the new project."""
    from reportkit.console import say

    yield "\n" + say("Next:")
    if folder != Path():
        yield f"  cd {folder}"
    examples = say("the documents of the examples, in output/")
    yield f"  {'reportkit render records':38}{examples}"
    yield f"  {'reportkit new 2021-06-18-plant':38}{say('a record of your own')}"
    yield say("Edit the templates in Word, and reportkit.yaml in any text editor.")
