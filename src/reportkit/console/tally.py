"""What became of the files of a run, in numbers: they may be too many to be kept."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import field
from typing import TYPE_CHECKING

from reportkit.console.tongue import say
from reportkit.diagnostics import Diagnostic, Severity
from reportkit.frozen import mutable

if TYPE_CHECKING:
    from reportkit.pipeline import Outcome


@mutable
class Problems:
    """How many problems of each severity were found; one that many files share counts once."""

    numbers: Counter[Severity] = field(default_factory=Counter)
    known: set[int] = field(default_factory=set)

    def sift(self, found: Iterable[Diagnostic]) -> list[Diagnostic]:
        """Those that have not been met before."""
        fresh = [problem for problem in dict.fromkeys(found) if hash(problem) not in self.known]
        self.known.update(map(hash, fresh))
        self.numbers.update(problem.severity for problem in fresh)
        return fresh

    def __str__(self) -> str:
        counts = [count(self.numbers[kind], kind) for kind in Severity if kind in self.numbers]
        return say(", ").join(counts)


@mutable
class Tally:
    """How many documents were written, were up to date or were left, and from how many files.

    `makers` are the files of which all is well, `failed` those with an error, and `empty` those of
    them from which nothing was written.
    """

    written: int = 0
    current: int = 0
    left: int = 0
    sources: int = 0
    makers: int = 0
    failed: int = 0
    empty: int = 0

    def add(self, outcome: Outcome) -> None:
        """Count what became of a file."""
        self.written += len(outcome.made)
        self.current += len(outcome.current)
        self.left += len(outcome.left)
        self.sources += 1
        self.makers += bool(outcome.made) or not outcome.failed
        self.failed += outcome.failed
        self.empty += outcome.failed and not (outcome.made or outcome.left)

    def summary(self, problems: Problems, noun: str, thing: str, *, dry: bool) -> str:
        """One line for a person; `noun` is what a source is, `thing` what is made of it."""
        joined, *others = self._tell(noun, thing, dry=dry)
        for other in others:
            joined = say("{made}; {nothing}", made=joined, nothing=other)
        return joined + (say(" ({problems})", problems=problems) if problems.numbers else "")

    def counts(self) -> dict[str, int]:
        """The same for a program."""
        return {
            "sources": self.sources,
            "written": self.written,
            "up_to_date": self.current,
            "left": self.left,
            "failed": self.failed,
        }

    def _tell(self, noun: str, thing: str, *, dry: bool) -> Iterator[str]:
        """Yield the parts of the summary: what was made, was up to date, was left, and failed."""
        words = "{documents} would be made from {sources}" if dry else "{documents} from {sources}"
        if self.written or not (self.current or self.left or self.empty):
            yield say(words, documents=count(self.written, thing), sources=count(self.makers, noun))
        if self.current:
            yield say("{documents} up to date", documents=count(self.current, thing))
        if self.left:
            yield say("{documents} left as before", documents=count(self.left, thing))
        if self.empty:
            yield say("nothing was written from {sources}", sources=count(self.empty, noun))


def count(number: int, noun: str) -> str:
    """So many of something."""
    return say(f"{{number}} {noun}" if number == 1 else f"{{number}} {noun}s", number=number)
