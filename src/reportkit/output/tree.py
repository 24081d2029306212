"""A folder with all its files, and a file beside it: both in their places, or neither."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from reportkit.entry import is_folder, is_there
from reportkit.frozen import frozen
from reportkit.output.disk import told_folder_refusal, told_refusal
from reportkit.output.leftover import clear_leftovers, name_temporary
from reportkit.output.name import name_backup


@frozen
class Move:
    """Something under a temporary name, and the place where it is to stand."""

    temporary: Path
    place: Path


def write_tree(
    folder: Path,
    files: Mapping[str, bytes],
    beside: Path,
    pieces: Iterable[bytes],
    *,
    keep: bool = False,
) -> tuple[Path, ...]:
    """Write a folder and a file beside it, in the place of what was there.

    That is gone afterwards, unless it is to be kept: then its new names, which tell the time, are
    returned. Raises `ProblemsFound` if the disk refuses, and leaves everything as it was.
    """
    clear_leftovers([folder.parent])
    with _cleared() as leftovers:
        moves = [
            Move(_stage_folder(folder, files, leftovers), folder),
            Move(_stage_file(beside, pieces, leftovers), beside),
        ]
        return tuple(_move_all(moves, leftovers, keep=keep))


def _stage_folder(folder: Path, files: Mapping[str, bytes], leftovers: list[Path]) -> Path:
    with told_folder_refusal(folder):
        folder.parent.mkdir(parents=True, exist_ok=True)
        staged = name_temporary(folder, "tmp")
        leftovers.append(staged)
        staged.mkdir()
        for path, content in files.items():
            file = staged / path
            file.parent.mkdir(parents=True, exist_ok=True)
            _write(file, [content])
    return staged


def _stage_file(file: Path, pieces: Iterable[bytes], leftovers: list[Path]) -> Path:
    with told_folder_refusal(file):
        staged = name_temporary(file, "tmp")
        leftovers.append(staged)
        _write(staged, pieces)
    return staged


def _write(file: Path, pieces: Iterable[bytes]) -> None:
    """Write a new file, and wait until it is safe on the disk."""
    with file.open("xb") as stream:
        stream.writelines(pieces)
        stream.flush()
        os.fsync(stream.fileno())


def _move_all(moves: Iterable[Move], leftovers: list[Path], *, keep: bool) -> Iterator[Path]:
    """Bring everything to its place; at the first refusal put back what was there."""
    aside: list[Path] = []
    with ExitStack() as undo:
        for move in moves:
            with told_refusal(move.place):
                if is_there(move.place):
                    old = name_backup(move.place) if keep else name_temporary(move.place, "old")
                    move.place.rename(old)
                    undo.callback(_rename, old, move.place)
                    aside.append(old)
                move.temporary.rename(move.place)
                undo.callback(_rename, move.place, move.temporary)
        undo.pop_all()
    if keep:
        yield from aside
    else:
        leftovers += aside


def _rename(old: Path, new: Path) -> None:
    with suppress(OSError):
        old.rename(new)


@contextmanager
def _cleared() -> Iterator[list[Path]]:
    """What stands under a temporary name and is removed at the end of the block."""
    leftovers: list[Path] = []
    try:
        yield leftovers
    finally:
        for path in leftovers:
            if is_folder(path):
                shutil.rmtree(path, ignore_errors=True)
            with suppress(OSError):
                path.unlink(missing_ok=True)
