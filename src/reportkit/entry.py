"""What a path leads to, found out without an exception, and read only if it is an ordinary file.

`Path` raises where a name is too long, a folder is closed, or links go round in a circle.
"""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path


def is_file(path: Path) -> bool:
    """True for an ordinary file, or a link to one."""
    return os.path.isfile(path)  # noqa: PTH113 - it never raises


def is_folder(path: Path) -> bool:
    """True for a folder, or a link to one."""
    return os.path.isdir(path)  # noqa: PTH112 - it never raises


def is_there(path: Path) -> bool:
    """True if anything has this name, be it a link that leads nowhere."""
    return os.path.lexists(path)


def real_path(path: Path) -> Path:
    """The path that links lead to."""
    return Path(os.path.realpath(path))


def is_same(path: Path, other: Path) -> bool:
    """True if two paths lead to one file by one name; False if there is none."""
    try:  # most are told apart without following every link
        is_one = os.path.samestat(path.stat(), other.stat())
    except (OSError, ValueError):
        return False
    return is_one and real_path(path) == real_path(other)


def list_names(folder: Path) -> list[str]:
    """The names in a folder; none if it is none, or closed."""
    try:
        return os.listdir(folder)  # noqa: PTH208 - the names alone are wanted
    except (OSError, ValueError):
        return []


def read_ordinary(path: Path, most: int) -> bytes:
    """The bytes of a file, up to so many; OSError for what may never end, such as a device.

    A pipe is read if a shell has made it for this program: it has no name of its own.
    """
    status = path.stat()
    kind = status.st_mode
    if stat.S_ISREG(kind) and 0 < status.st_size <= most:
        return path.read_bytes()[:most]
    nameless = stat.S_ISFIFO(kind) and not is_there(real_path(path))
    if not (stat.S_ISREG(kind) or stat.S_ISDIR(kind) or nameless):
        raise OSError(errno.EINVAL, "It is no ordinary file", str(path))
    with path.open("rb") as file:
        return file.read(most)


def read_digest(path: Path) -> str:
    """SHA-256 of the content of a file, in hexadecimal; "" if it cannot be read."""
    from hashlib import sha256

    if not is_file(path):  # a pipe can be read only once
        return ""
    try:
        return sha256(path.read_bytes()).hexdigest()
    except OSError:
        return ""
