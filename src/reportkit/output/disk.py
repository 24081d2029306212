"""Files on the disk: all in their places or none, and never one that is half written."""

from __future__ import annotations

import errno
import os
import secrets
import shutil
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from reportkit.diagnostics import FilePlace, ProblemsFound
from reportkit.rules.output import DISK_FULL, FILE_EXISTS, FILE_HELD, FOLDER_REFUSED

FULL = {errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)}  # no quota errors on Windows


def write_files(contents: Mapping[Path, bytes]) -> tuple[Path, ...]:
    """Put every file in its place, or leave them all as they were; return their paths.

    Missing folders are made. Raises `ProblemsFound` if the disk refuses.
    """
    with ExitStack() as leftovers:
        staged = {}
        for path, content in contents.items():
            with _refusal_of_folder(path):
                staged[path] = _stage(path, content, leftovers)
        _replace_all(staged, leftovers)
    return tuple(contents)


def write_new_file(path: Path, content: bytes) -> Path:
    """Write a file that does not exist yet; raises `ProblemsFound` if it does."""
    if path.exists():
        raise ProblemsFound([FILE_EXISTS.at(FilePlace(str(path)), "rename", file=path)])
    return write_files({path: content})[0]


def _stage(path: Path, content: bytes, leftovers: ExitStack) -> Path:
    """The content under a temporary name in the folder where it is to stand."""
    folder = path.resolve().parent
    folder.mkdir(parents=True, exist_ok=True)
    staged = folder / f".reportkit-{secrets.token_hex(6)}.tmp"
    leftovers.callback(_remove, staged)
    with staged.open("xb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    return staged


def _replace_all(staged: Mapping[Path, Path], leftovers: ExitStack) -> None:
    """Move every staged file to its place; at the first refusal move the old ones back."""
    with ExitStack() as undo:
        for path, new in staged.items():
            with _refusal_of_file(path):
                place = path.resolve()
                undo.callback(_put_back, _keep(place, leftovers), place)
                new.replace(place)
        undo.pop_all()


def _keep(place: Path, leftovers: ExitStack) -> Path | None:
    """A second name for the file that stands there, or None if there is none."""
    if not place.exists():
        return None
    kept = place.parent / f".reportkit-{secrets.token_hex(6)}.old"
    leftovers.callback(_remove, kept)
    try:
        os.link(place, kept)
    except OSError:  # some file systems know no second names
        shutil.copy2(place, kept)
    return kept


def _put_back(kept: Path | None, place: Path) -> None:
    """Undo the replacement of a file."""
    with suppress(OSError):
        if kept is None:
            place.unlink(missing_ok=True)
        else:
            kept.replace(place)


def _remove(path: Path) -> None:
    """Remove a temporary file if it is still there."""
    with suppress(OSError):
        path.unlink(missing_ok=True)


@contextmanager
def _refusal_of_folder(path: Path) -> Iterator[None]:
    """Tell a refusal while a new file is made in the folder of `path`."""
    try:
        yield
    except OSError as error:
        if error.errno in FULL:
            found = DISK_FULL.at(FilePlace(str(path)), "room", file=path)
        else:
            place = FilePlace(str(path.parent))
            reason = _reason(error)
            found = FOLDER_REFUSED.at(place, "elsewhere", folder=path.parent, reason=reason)
        raise ProblemsFound([found]) from error


@contextmanager
def _refusal_of_file(path: Path) -> Iterator[None]:
    """Tell a refusal while the file at `path` is replaced."""
    try:
        yield
    except OSError as error:
        found = FILE_HELD.at(FilePlace(str(path)), "close", file=path, reason=_reason(error))
        raise ProblemsFound([found]) from error


def _reason(error: OSError) -> str:
    """What the system says, in lower case."""
    return (error.strerror or str(error)).lower()
