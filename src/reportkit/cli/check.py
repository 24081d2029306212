"""`reportkit check`: everything that is wrong, at once."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from reportkit.cli.command import FOLDER, Command

if TYPE_CHECKING:
    from reportkit.console import CheckForm


@click.command(
    cls=Command,
    examples=(
        "reportkit check",
        "reportkit check records/2021-07-03.yaml --verbose",
        "reportkit check templates/news-release.docx",
        "reportkit check output",
        "reportkit check templates/news-release.docx --annotate",
        "reportkit check --strict --format github",
    ),
)
@click.argument("paths", metavar="[PATH]...", nargs=-1)
@click.option(
    "--format",
    "form",
    type=click.Choice(["human", "short", "json", "github", "sarif"]),
    default="human",
    show_default=True,
    help="For a person, at length or in one line each; or for a program.",
)
@click.option(
    "--verbose",
    is_flag=True,
    help="For each record, list what its documents could say and it does not tell.",
)
@click.option("--strict", is_flag=True, help="Let warnings count as errors.")
@click.option(
    "--annotate",
    is_flag=True,
    help="Write a copy of each template with a Word comment at each problem.",
)
@click.option(
    "--out", metavar="DIR", type=FOLDER, help="Write the copies there, not beside the templates."
)
@click.pass_context
def check(
    ctx: click.Context,
    paths: tuple[str, ...],
    form: CheckForm,
    verbose: bool,
    strict: bool,
    annotate: bool,
    out: Path | None,
) -> None:
    """Tell everything that is wrong with records and templates.

    PATH is a record, a template, a profile, reportkit.yaml, directory.yaml, a folder or a
    pattern; without one, everything in the project is checked. Documents are tried out, and
    nothing is written.

    A document that has been made, and perhaps edited by hand, is held against its record: names,
    posts, quotations, dates and figures must agree.
    With --annotate, `news-release.docx` gets a copy `news-release.checked.docx`, in which every
    problem is a comment by `reportkit`. Mend it in Word and check it again by its name: comments
    of what is mended go, and those of people stay. A folder does not stand for its copies.
    """
    from reportkit.annotation import Annotation
    from reportkit.console import show_checks, tell_in_comment
    from reportkit.diagnostics import CallError, FilePlace, Severity
    from reportkit.pipeline.check import check_files
    from reportkit.project import find_checkable, find_project_folder
    from reportkit.rules.command import NEEDS_OPTION, NO_PROJECT

    if out and not annotate:
        raise CallError(NEEDS_OPTION.at(FilePlace("--out"), option="--out", other="--annotate"))
    folder = find_project_folder()
    if not paths and folder is None:
        raise CallError(NO_PROJECT.at(FilePlace("reportkit.yaml"), "name"))
    wanted = find_checkable(paths or [str(folder)])
    annotation = Annotation(tell_in_comment, out) if annotate else None
    outcomes = check_files(wanted, annotation, tells_pairs=verbose)
    told = show_checks(outcomes, len(wanted), form)
    fatal = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    if any(problem.severity in fatal for outcome in told for problem in outcome.diagnostics):
        ctx.exit(1)
