"""The section in which every document is the first of its process."""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path

from benchmarks.measure import CHECKOUT, Measure, time_command
from benchmarks.section import Ratio, Row, Section

RECORD = "records/2021-07-03.yaml"
SCRIPT, OURS = "docxtpl script", "reportkit"
# what the command `reportkit` runs once it is installed
PROGRAM = (sys.executable, "-c", "from reportkit.cli import main; main()")


def build_cold_section(folder: Path) -> Section:
    """A record with two documents, and help, each from the start of a process to its end."""
    folder.mkdir()
    script = (sys.executable, "benchmarks/bare/fill.py", "templates", str(folder))
    nothing = _command(sys.executable, "-c", "pass")
    return Section(
        "cold",
        "One call of the command",
        f"From start to end of a process: `reportkit render {RECORD}`, which makes two documents, "
        "and a bare script that fills the same two templates by docxtpl with words that are ready "
        "to print. Python itself takes what stands in the last column.",
        [
            Row(
                "render",
                {
                    SCRIPT: _command(*script),
                    OURS: _command(*PROGRAM, "render", RECORD, "--out", str(folder)),
                    "python": nothing,
                },
            ),
            Row(
                "help",
                {
                    SCRIPT: _command(*script),
                    OURS: _command(*PROGRAM, "--help"),
                    "python": nothing,
                },
            ),
        ],
        (Ratio("script : reportkit", SCRIPT, OURS),),
    )


def _command(*command: str) -> Measure:
    return partial(time_command, command, CHECKOUT)
