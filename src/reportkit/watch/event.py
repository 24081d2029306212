"""Events of the file system: hints that it is worth while to look."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from time import sleep

# milliseconds: what comes within a step of each other is one save; after so long it is quiet
STEP, MOST, QUIET = 40, 300, 250

Hints = frozenset[Path]


def iter_hints(folders: Iterable[Path], matters: Callable[[Path], bool]) -> Iterator[Hints]:
    """Yield the paths below some folders to which something happened, or none while it is quiet.

    Only those that matter are told. Where the system gives no events, it is always quiet.
    """
    try:
        yield from _iter_events(folders, matters)
    except (OSError, RuntimeError):  # too many folders, say, or one that is gone
        while True:
            sleep(QUIET / 1000)
            yield frozenset()


def _iter_events(folders: Iterable[Path], matters: Callable[[Path], bool]) -> Iterator[Hints]:
    from watchfiles import watch

    for changes in watch(
        *folders,
        watch_filter=lambda _, path: matters(Path(path)),
        debounce=MOST,
        step=STEP,
        rust_timeout=QUIET,
        yield_on_timeout=True,
        ignore_permission_denied=True,
    ):
        yield frozenset(Path(path) for _, path in changes)
