"""What the commands share: help that ends with examples, and options of the same meaning."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from reportkit.pipeline.write import Choice

MOST_JOBS = 256
FOLDER = click.Path(file_okay=False, path_type=Path)
FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
AUDIENCE = click.Choice(["public", "internal", "archive"])
LANGUAGE = click.Choice(["en", "zh"])


def read_jobs(ctx: click.Context, param: click.Parameter, value: str) -> int | None:
    """A number of processes; None for as many as are worth it."""
    if value == "auto":
        return None
    number: int = click.IntRange(1, MOST_JOBS)(value, param, ctx)
    return number


jobs_option = click.option(
    "-j",
    "--jobs",
    metavar="N",
    default="auto",
    callback=read_jobs,
    help="Use N processes; usually as many as are worth it.",
)
form_option = click.option(
    "--format",
    "form",
    type=click.Choice(["human", "json"]),
    default="human",
    help="For a person, or one JSON object for a program.",
)


merge_option = click.option(
    "--merge", is_flag=True, help="Bring what has changed into edited documents."
)
beside_option = click.option(
    "--beside",
    is_flag=True,
    help="Write new documents next to edited ones.",
)
force_option = click.option(
    "--force",
    is_flag=True,
    help="Replace edited documents, keeping copies.",
)


def choose(**chosen: bool) -> Choice:
    """What is to become of documents that somebody has edited; `CallError` if all is asked for."""
    from reportkit.pipeline.write import Choice

    names = [name for name, is_chosen in chosen.items() if is_chosen]
    exclude(**chosen)
    return Choice(names[0]) if names else Choice.REFUSE


def exclude(**chosen: bool) -> None:
    """Raise `CallError` if more than one of these options is chosen."""
    from reportkit.diagnostics import CallError, FilePlace
    from reportkit.rules.command import ONE_OPTION

    first, second, *_ = (*(f"--{name}" for name, is_chosen in chosen.items() if is_chosen), "", "")
    if second:
        raise CallError(ONE_OPTION.at(FilePlace(first), option=first, other=second))


class Command(click.Command):
    """A command whose help ends with examples, one line each."""

    def __init__(self, *args: Any, examples: tuple[str, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.examples = examples

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the examples."""
        super().format_epilog(ctx, formatter)
        with formatter.section("Examples"):
            for example in self.examples:
                formatter.write(f"{'':{formatter.current_indent}}{example}\n")
