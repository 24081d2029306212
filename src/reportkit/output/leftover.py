"""Temporary files whose owner was stopped before it could take them away.

Their names tell the process that owns them, so that nobody takes away what another run is writing.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from functools import cache
from hashlib import sha256
from pathlib import Path

from reportkit.entry import is_folder
from reportkit.pattern import pattern

OWNER = r"(?P<machine>[0-9a-f]{8})-(?P<process>\d+)-"
NAME = pattern(rf"\.reportkit-(?:{OWNER})?[0-9a-f]{{12}}\.(tmp|old)")
DAY = 86_400  # seconds after which nobody is still writing


def name_temporary(place: Path, ending: str) -> Path:
    """A name in the folder of a file that nothing has, and that tells who has it now."""
    owner = f"{find_machine()}-{os.getpid()}"
    return place.with_name(f".reportkit-{owner}-{os.urandom(6).hex()}.{ending}")


def clear_leftovers(folders: Iterable[Path]) -> None:
    """Take away the temporary files in some folders that nobody owns any more.

    A folder that was set aside stays: it may be all that is left of a package.
    """
    for folder in folders:
        for entry in _list(folder):
            with suppress(OSError):
                if is_left_over(entry):
                    _take_away(Path(entry))


def is_left_over(entry: os.DirEntry[str]) -> bool:
    """True for a temporary file whose owner is gone; of another machine's, the date tells."""
    named = NAME.fullmatch(entry.name)
    if named is None:
        return False
    if named["machine"] == find_machine() and sys.platform != "win32":
        return not _is_alive(int(named["process"]))
    from time import time

    return time() - entry.stat().st_mtime > DAY


def _take_away(path: Path) -> None:
    if not is_folder(path) or path.is_symlink():
        path.unlink()
    elif path.suffix == ".tmp":
        import shutil

        shutil.rmtree(path)


@cache
def find_machine() -> str:
    """Eight digits for the machine, or the part of it, in which a number means one process."""
    name = os.uname().nodename if hasattr(os, "uname") else os.environ.get("COMPUTERNAME", "")
    space = Path("/proc/self/ns/pid"), Path("/proc/sys/kernel/random/boot_id")
    with suppress(OSError):  # two containers of one name may write into one folder
        name += f"{space[0].readlink()}{space[1].read_text(encoding='ascii')}"
    return sha256(name.encode()).hexdigest()[:8]


def _is_alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:  # it is somebody else's
        return True
    return not _is_zombie(process)


def _is_zombie(process: int) -> bool:
    """True for a process that has ended, and that nobody has asked how."""
    with suppress(OSError):
        status = Path(f"/proc/{process}/stat").read_text(encoding="utf-8", errors="replace")
        return status.rpartition(")")[2].split()[0] == "Z"
    return False


def _list(folder: Path) -> Iterator[os.DirEntry[str]]:
    with suppress(OSError), os.scandir(folder) as entries:
        yield from entries
