"""Measurements: processes that take turns, and what their figures come to."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from time import perf_counter

CHECKOUT = Path(__file__).resolve().parents[1]
ENOUGH = 20.0  # seconds that one cell of a table may take, once it has the fewest rounds
FEWEST = 3
# bytecode is kept as it is for an installed program, or every start would compile all modules
UNWANTED = {"PYTHONDONTWRITEBYTECODE", "PYTHONUNBUFFERED"}

Measure = Callable[[], tuple[float, float]]


@dataclass(slots=True)
class Figures:
    """The seconds of every round, and the most megabytes of any; 0 if they were not measured."""

    seconds: list[float] = field(default_factory=list)
    megabytes: float = 0.0
    has_failed: bool = False

    @property
    def median(self) -> float:
        """The middle of the rounds, in seconds."""
        return median(self.seconds)

    @property
    def is_enough(self) -> bool:
        """True if another round would tell nothing new, or take too long for what it tells."""
        return self.has_failed or (len(self.seconds) >= FEWEST and sum(self.seconds) > ENOUGH)

    def add(self, measure: Measure) -> None:
        """Measure one round; an engine may break down over a document."""
        try:
            seconds, megabytes = measure()
        except subprocess.CalledProcessError:
            self.has_failed = True
            return
        self.seconds.append(seconds)
        self.megabytes = max(self.megabytes, megabytes)


def take_turns(measures: Mapping[str, Measure], rounds: int) -> dict[str, Figures]:
    """The figures of all, one round of each after the other."""
    figures = {name: Figures() for name in measures}
    for _ in range(rounds):
        for name, measure in measures.items():
            if not figures[name].is_enough:
                figures[name].add(measure)
    return figures


def time_command(
    command: Iterable[str], cache: str = "", folder: Path = CHECKOUT
) -> tuple[float, float]:
    """The seconds of a process, in the checkout unless told, from its start to its end."""
    start = perf_counter()
    run(command, folder, cache)
    return perf_counter() - start, 0.0


def run(command: Iterable[str], folder: Path, cache: str = "") -> str:
    """What a command prints; raises `CalledProcessError` if it fails.

    `cache` is where reportkit keeps compiled templates; without it, it keeps none.
    """
    paths = {
        "PYTHONPATH": os.pathsep.join([str(CHECKOUT), str(CHECKOUT / "src")]),
        "REPORTKIT_CACHE": cache,
    }
    kept = {name: value for name, value in os.environ.items() if name not in UNWANTED}
    done = subprocess.run(  # noqa: S603 - the commands are ours
        [*command], cwd=folder, env=kept | paths, check=True, stdout=subprocess.PIPE, text=True,
        stderr=subprocess.DEVNULL,
    )  # fmt: skip
    return done.stdout
