"""How a command ends: 0 done, 1 problems in the user's files, 2 usage, 3 a bug, 130 interrupted.

Whatever serves to tell of an ending is imported when there is one to tell.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reportkit.version import __version__

if TYPE_CHECKING:
    from reportkit.diagnostics import Diagnostic

DONE, PROBLEMS, USAGE, BUG, INTERRUPTED = 0, 1, 2, 3, 130
PASSED_ON = (click.ClickException, click.exceptions.Exit, BrokenPipeError)
INTERRUPTIONS = (KeyboardInterrupt, EOFError, click.Abort)


@contextmanager
def told_endings() -> Iterator[None]:
    """Tell what stopped a command, and end with its exit code."""
    try:
        yield
    except PASSED_ON:
        raise
    except (*INTERRUPTIONS, Exception) as reason:
        raise click.exceptions.Exit(tell_ending(reason)) from reason


def tell_ending(reason: BaseException) -> int:
    """The exit code, once the reason has been told."""
    from reportkit.console import say, show_diagnostics, show_note
    from reportkit.diagnostics import CallError, ProblemsFound

    if isinstance(reason, INTERRUPTIONS):
        show_note(f"\n{say('interrupted')}")
        return INTERRUPTED
    if isinstance(reason, ProblemsFound):
        show_diagnostics(reason.diagnostics)
        return PROBLEMS
    if isinstance(reason, CallError):
        show_diagnostics([reason.diagnostic])
        return USAGE
    if isinstance(reason, OSError) and reason.errno is not None:
        show_diagnostics([_describe_refusal(reason)])
        return PROBLEMS
    show_note(_describe_bug(reason))
    return BUG


def _describe_refusal(error: OSError) -> Diagnostic:
    """What the system did not let the program do: no bug, and nothing of the user's is wrong."""
    from reportkit.diagnostics import FilePlace, system_words
    from reportkit.rules.output import REFUSED

    place = FilePlace(os.fsdecode(error.filename) if error.filename else os.curdir)
    return REFUSED.at(place, reason=system_words(error))


def _describe_bug(bug: BaseException) -> str:
    """A message that asks for a report, once the traceback is in a file of its own."""
    from reportkit.console import say

    told = f"{type(bug).__name__}: {bug}"
    return "\n".join(
        (
            say("this is a bug in reportkit, not in your files: {bug}", bug=told),
            say("please report it with this file: {file}", file=_write_traceback(bug)),
        )
    )


def _write_traceback(bug: BaseException) -> Path:
    """Where the traceback was put."""
    import tempfile
    import traceback

    lines = [f"reportkit {__version__}, Python {sys.version}\n", f"{sys.platform}: {sys.argv}\n"]
    lines += traceback.format_exception(bug)
    with tempfile.NamedTemporaryFile(
        "w", prefix="reportkit-bug-", suffix=".txt", delete=False, encoding="utf-8"
    ) as file:
        file.writelines(line.encode("utf-8", "backslashreplace").decode() for line in lines)
    return Path(file.name)
