"""What tells this reportkit from another: the sizes of the files at work."""

from __future__ import annotations

import os
from collections.abc import Iterable
from functools import cache
from pathlib import Path


@cache
def measure_rooms(*rooms: str) -> tuple[tuple[str, int], ...]:
    """The modules of some rooms by name, each with its size.

    They are the same on every machine; dates of files would not be.
    """
    folder = Path(__file__).parent
    return tuple(
        sorted(
            (Path(entry.path).relative_to(folder).as_posix(), entry.stat().st_size)
            for room in rooms
            for entry in _iter_files(folder / room)
        )
    )


def _iter_files(folder: Path) -> Iterable[os.DirEntry[str]]:
    """Yield the modules of a room and of the rooms in it."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir():
                yield from _iter_files(Path(entry.path))
            elif entry.name.endswith(".py"):
                yield entry
