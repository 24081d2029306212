"""The page docs/performance.md."""

from __future__ import annotations

import os
import platform
from collections.abc import Iterable, Mapping
from importlib.metadata import version

from benchmarks.measure import CHECKOUT, FEWEST

PAGE = CHECKOUT / "docs" / "performance.md"
LIBRARIES = ("docxtpl", "python-docx", "jinja2", "lxml", "pillow", "pyyaml")
HEAD = """\
# Performance

Measured by `python -m benchmarks --write`, which makes this page anew in twenty minutes. Every
figure is the median of {rounds} rounds in milliseconds, with the lowest and the highest. Each round
of each engine is a process of its own, and the engines take turns. The ratios hold on other
machines too, the milliseconds do not.

{machine}
"""


def write_page(sections: Iterable[str], rounds: int, others: Mapping[str, str]) -> str:
    """The page with these sections; `others` are versions that Python does not know."""
    counted = f"{FEWEST} to {rounds}" if rounds > FEWEST else str(rounds)
    head = HEAD.format(rounds=counted, machine=_describe_machine(others))
    return "\n".join((head, "\n\n".join(sections), ""))


def _describe_machine(others: Mapping[str, str]) -> str:
    versions = {name: version(name) for name in LIBRARIES} | dict(others)
    listed = " · ".join(f"{name} {number}" for name, number in versions.items())
    system = f"{platform.system()} {platform.machine()}, {os.cpu_count()} processors"
    return f"Python {platform.python_version()} · {listed} · {system}."
