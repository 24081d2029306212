"""`reportkit status`: the documents of a project, and what is to be done for them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from reportkit.cli.command import FOLDER, Command, form_option

if TYPE_CHECKING:
    from reportkit.console import Form


@click.command(
    cls=Command,
    examples=("reportkit status", "reportkit status my-reports --verbose"),
)
@click.argument("folder", metavar="[PROJECT]", type=FOLDER, required=False)
@click.option("--verbose", is_flag=True, help="List the documents that are up to date, too.")
@form_option
def status(folder: Path | None, verbose: bool, form: Form) -> None:
    """Tell which documents are missing, stale or edited.

    Nothing is written. Documents that reportkit has rendered and that no record makes any more are
    listed, too, and PDFs that are older than their documents.
    """
    from reportkit.console import show_status, speak
    from reportkit.diagnostics import CallError, FilePlace
    from reportkit.pipeline.verify import survey_project
    from reportkit.project import find_project, find_project_folder
    from reportkit.rules.command import NO_PROJECT

    root = folder or find_project_folder()
    if root is None:
        raise CallError(NO_PROJECT.at(FilePlace("reportkit.yaml"), "name"))
    project = find_project(root)
    speak(project.defaults.get("lang"))
    show_status(survey_project(project), form, is_verbose=verbose)
