"""Which files decide what becomes of a record, a template or another file of a project."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Set
from pathlib import Path

from reportkit.diagnostics import Diagnostic
from reportkit.frozen import frozen

# what a problem calls a file that could mend it, counted from the project; a mark of an open
# document stands beside it
NAMES = ("file", "record", "lock")


@frozen
class Bond:
    """A file that is checked or rendered, and all that decides what becomes of it, there or not."""

    source: Path
    files: frozenset[Path]
    is_record: bool = False


def find_touched(
    sources: Iterable[Path], bonds: Mapping[Path, Bond], changed: Set[Path]
) -> tuple[Path, ...]:
    """The sources that have changed, are new, or depend on what has changed, in their order."""
    return tuple(
        source
        for source in sources
        if source in changed or source not in bonds or not changed.isdisjoint(bonds[source].files)
    )


def find_named(problems: Iterable[Diagnostic], root: Path) -> frozenset[Path]:
    """The files of which problems speak: one of them is missing, say, and may come."""
    return frozenset(file for problem in problems for file in _iter_named(problem, root))


def _iter_named(problem: Diagnostic, root: Path) -> Iterator[Path]:
    values = problem.values
    beside = Path(problem.place.file).parent
    for name in NAMES:
        named = str(values.get(name, ""))
        if named and "\0" not in named:
            yield (beside if name == "lock" else root) / named
