"""`reportkit init`: a project folder to start from."""

from __future__ import annotations

from pathlib import Path

import click

from reportkit.cli.command import FOLDER, Command

NEXT = """
Next:
{enter}  reportkit render records              the documents of the examples, in output/
  reportkit new 2021-06-18-plant        a record of your own
Edit the templates in Word, and reportkit.yaml in any text editor.\
"""


@click.command(
    cls=Command,
    examples=("reportkit init my-reports",),
)
@click.argument("folder", metavar="[DIR]", type=FOLDER, default=".")
def init(folder: Path) -> None:
    """Make a project folder to start from.

    It holds two templates, settings, an address book and example records. DIR is made if it does
    not exist; without it, the working folder becomes the project. What exists is kept as it is.
    """
    from reportkit.console import show_note, show_path
    from reportkit.starter import write_project

    started = write_project(folder)
    for path in started.written:
        show_path(path)
    for path in started.kept:
        show_note(f"kept as it was: {path}")
    enter = "" if folder == Path() else f"  cd {folder}\n"
    show_note(NEXT.format(enter=enter))
