"""How a command ends: 0 done, 1 problems in the user's files, 2 usage, 3 a bug, 130 interrupted."""

from __future__ import annotations

import sys
import tempfile
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from reportkit.console import show_diagnostics, show_note
from reportkit.diagnostics import ProblemsFound, ReportkitError
from reportkit.version import __version__

DONE, PROBLEMS, USAGE, BUG, INTERRUPTED = 0, 1, 2, 3, 130
PASSED_ON = (click.ClickException, click.exceptions.Exit, BrokenPipeError)


@contextmanager
def told_endings() -> Iterator[None]:
    """Tell what stopped a command, and end with its exit code."""
    try:
        yield
    except PASSED_ON:
        raise
    except ProblemsFound as problems:
        show_diagnostics(problems.diagnostics)
        raise click.exceptions.Exit(PROBLEMS) from problems
    except ReportkitError as error:
        raise click.UsageError(str(error)) from error
    except (KeyboardInterrupt, EOFError, click.Abort) as interruption:
        show_note("\ninterrupted")
        raise click.exceptions.Exit(INTERRUPTED) from interruption
    except Exception as bug:  # the last line of defence
        show_note(_describe_bug(bug))
        raise click.exceptions.Exit(BUG) from bug


def _describe_bug(bug: Exception) -> str:
    """A message that asks for a report, once the traceback is in a file of its own."""
    return "\n".join(
        (
            f"this is a bug in reportkit, not in your files: {type(bug).__name__}: {bug}",
            f"please report it with this file: {_write_traceback(bug)}",
        )
    )


def _write_traceback(bug: Exception) -> Path:
    """Where the traceback was put."""
    lines = [f"reportkit {__version__}, Python {sys.version}\n", f"{sys.platform}: {sys.argv}\n"]
    lines += traceback.format_exception(bug)
    with tempfile.NamedTemporaryFile(
        "w", prefix="reportkit-bug-", suffix=".txt", delete=False, encoding="utf-8"
    ) as file:
        file.writelines(line.encode("utf-8", "backslashreplace").decode() for line in lines)
    return Path(file.name)
