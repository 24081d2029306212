"""Files on the disk: all in their places or none, and never one that is half written."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import BinaryIO

from reportkit.diagnostics import FilePlace, Phrase, ProblemsFound, system_words
from reportkit.entry import is_file, is_folder, is_there, real_path
from reportkit.frozen import frozen
from reportkit.output.leftover import name_temporary
from reportkit.output.name import name_backup
from reportkit.output.queue import Writing, finish
from reportkit.rules.output import DISK_FULL, FILE_EXISTS, FILE_HELD, FOLDER_REFUSED

FULL = {errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)}  # no quota errors on Windows


def write_files(
    contents: Mapping[Path, bytes | Iterable[bytes]], last_look: Callable[[], None] | None = None
) -> tuple[Path, ...]:
    """Put every file in its place, or leave them all as they were; return their paths.

    A content may come in pieces. Missing folders are made. `last_look` is called when nothing is
    left to do but to replace what was there, and may raise. Raises `ProblemsFound` if the disk
    refuses.
    """
    return finish(write_in_steps(contents, last_look))


def write_in_steps(
    contents: Mapping[Path, bytes | Iterable[bytes]], last_look: Callable[[], None] | None = None
) -> Writing[tuple[Path, ...]]:
    """As `write_files`; yields the waiting for the disk."""
    with _cleared() as leftovers:
        staged = [_stage(path, content, leftovers) for path, content in contents.items()]
        yield partial(_sync_all, staged)
        if last_look:
            last_look()
        if len(staged) == 1:  # is replaced or is not; there is nothing to undo
            _replace(staged[0], leftovers)
        else:
            _replace_all(staged, leftovers)
    return tuple(contents)


def write_new_file(path: Path, content: bytes) -> Path:
    """Write a file that does not exist yet; raises `ProblemsFound` if it does."""
    check_new_file(path)
    return write_files({path: content})[0]


def write_backup(file: Path, content: bytes) -> Path:
    """Write a copy of a file beside it, under a name that tells the time; return its path."""
    return write_files({name_backup(file): content})[0]


def check_new_file(path: Path) -> None:
    """Raise `ProblemsFound` if a file exists that is to be new."""
    if is_there(path):
        raise ProblemsFound([FILE_EXISTS.at(FilePlace(str(path)), "rename", file=path)])


def make_folder(path: Path) -> None:
    """Make a folder that may exist; raises `ProblemsFound` if the disk refuses."""
    with told_folder_refusal(path / path.name):
        path.mkdir(parents=True, exist_ok=True)


@frozen
class Staged:
    """A file under a temporary name in the folder where it is to stand; `place` is its own."""

    path: Path
    place: Path
    temporary: Path


def _stage(path: Path, content: bytes | Iterable[bytes], leftovers: set[Path]) -> Staged:
    """The content in a file beside its place."""
    with told_folder_refusal(path):
        place = real_path(path) if path.is_symlink() else path
        _check_kind(path, place)
        temporary = name_temporary(place, "tmp")
        leftovers.add(temporary)
        with _create(temporary) as file:
            file.writelines([content] if isinstance(content, bytes) else content)
    return Staged(path, place, temporary)


def _create(path: Path) -> BinaryIO:
    """A new file, open to be written; missing folders are made."""
    try:
        return path.open("xb")
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True)
        return path.open("xb")


def _check_kind(path: Path, place: Path) -> None:
    """Refuse to replace what is no file of anybody's, such as a device: it would be gone."""
    if is_there(place) and not is_file(place) and not is_folder(place):
        reason = Phrase("it is no ordinary file")
        raise ProblemsFound([FILE_HELD.at(FilePlace(str(path)), "close", file=path, reason=reason)])


def _sync_all(staged: Iterable[Staged]) -> None:
    """Wait for files that are all written: a disk takes several hardly longer than one."""
    for one in staged:
        _sync(one)


def _sync(staged: Staged) -> None:
    """Wait until a staged file is safe on the disk."""
    with told_folder_refusal(staged.path):
        file = os.open(staged.temporary, os.O_RDWR)
        try:
            os.fsync(file)
        finally:
            os.close(file)


def _replace_all(staged: Iterable[Staged], leftovers: set[Path]) -> None:
    """Move every staged file to its place; at the first refusal move the old ones back."""
    with ExitStack() as undo:
        for one in staged:
            with told_refusal(one.path):
                undo.callback(_put_back, _keep(one.place, leftovers), one.place)
            _replace(one, leftovers)
        undo.pop_all()


def _replace(staged: Staged, leftovers: set[Path]) -> None:
    """Move a staged file to its place."""
    with told_refusal(staged.path):
        staged.temporary.replace(staged.place)
    leftovers.discard(staged.temporary)


def _keep(place: Path, leftovers: set[Path]) -> Path | None:
    """A second name for the file that stands there, or None if there is none."""
    if not place.exists():
        return None
    kept = name_temporary(place, "old")
    leftovers.add(kept)
    try:
        os.link(place, kept)
    except OSError:  # some file systems know no second names
        import shutil

        shutil.copy2(place, kept)
    return kept


def _put_back(kept: Path | None, place: Path) -> None:
    """Undo the replacement of a file."""
    with suppress(OSError):
        if kept is None:
            place.unlink(missing_ok=True)
        else:
            kept.replace(place)


@contextmanager
def _cleared() -> Iterator[set[Path]]:
    """The temporary files of the block, which are removed at its end if they are still there."""
    leftovers: set[Path] = set()
    try:
        yield leftovers
    finally:
        for path in leftovers:
            with suppress(OSError):
                path.unlink(missing_ok=True)


@contextmanager
def told_folder_refusal(path: Path) -> Iterator[None]:
    """Tell a refusal while a new file is made in the folder of `path`."""
    try:
        yield
    except OSError as error:
        if error.errno in FULL:
            found = DISK_FULL.at(FilePlace(str(path)), "room", file=path)
        else:
            place = FilePlace(str(path.parent))
            reason = system_words(error)
            found = FOLDER_REFUSED.at(place, "elsewhere", folder=path.parent, reason=reason)
        raise ProblemsFound([found]) from error


@contextmanager
def told_refusal(path: Path) -> Iterator[None]:
    """Tell a refusal while the file at `path` is read or replaced."""
    try:
        yield
    except OSError as error:
        found = FILE_HELD.at(FilePlace(str(path)), "close", file=path, reason=system_words(error))
        raise ProblemsFound([found]) from error
