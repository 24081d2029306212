"""The section in which every document is the first of its process."""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path

from benchmarks.measure import Measure, time_command
from benchmarks.section import Ratio, Row, Section

RECORD = "records/2021-07-03.yaml"
SCRIPT, OURS = "docxtpl script", "reportkit"
# what the command `reportkit` runs once it is installed
PROGRAM = (sys.executable, "-c", "from reportkit.cli import main; main()")


def build_cold_section(folder: Path) -> Section:
    """A record with two documents, and help, each from the start of a process to its end."""
    folder.mkdir()
    script = _command(sys.executable, "benchmarks/bare/fill.py", "templates", str(folder))
    nothing = _command(sys.executable, "-c", "pass")
    render = (*PROGRAM, "render", RECORD, "--all", "--out", str(folder))
    ours = {
        "render": _command(*render, cache=str(folder / "cache")),
        "render, templates never seen": _command(*render),
        "help": _command(*PROGRAM, "--help"),
    }
    return Section(
        "cold",
        "One call of the command",
        f"From start to end of a process: `reportkit render {RECORD} --all`, which makes two "
        "documents, and a bare script that fills the same two templates by docxtpl with words "
        "that are ready to print. Reportkit keeps what it compiled of a template for the next "
        "call. Python alone takes what stands in the last column.",
        [
            Row(label, {SCRIPT: script, OURS: command, "python": nothing})
            for label, command in ours.items()
        ],
        (Ratio("script : reportkit", SCRIPT, OURS),),
    )


def _command(*command: str, cache: str = "") -> Measure:
    return partial(time_command, command, cache)
