"""Blueprints on the disk, so that another process need not compile a template again.

Nothing depends on the cache: it may be deleted at any time, and whatever is wrong with it, from a
damaged file to a full disk, only means that a template is compiled.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path
from pickle import PickleError
from typing import TYPE_CHECKING

from reportkit.frozen import frozen
from reportkit.template.blueprint import Blueprint
from reportkit.template.keeping import keep, recall
from reportkit.version import __version__

if TYPE_CHECKING:
    from reportkit.template.sandbox import Sandbox

# names another folder for the cache; if it is empty, there is none
VARIABLE = "REPORTKIT_CACHE"
# where each system has the caches of a user: a variable that names the folder, and the usual one
HOMES = {"win32": ("LOCALAPPDATA", "~/AppData/Local"), "darwin": ("", "~/Library/Caches")}
OTHER_HOME = ("XDG_CACHE_HOME", "~/.cache")
ENDING = ".blueprint"
FILE_LIMIT, SIZE_LIMIT = 64, 8 << 20
WRITABLE_BY_OTHERS = 0o022
# a link in the place of a file is not followed, where the system can tell
FLAGS = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
# what compiles templates: our folders, and the packages that have a say
FOLDERS, PACKAGES = (".", "rules", "template", "word"), ("docxtpl", "jinja2")


@frozen
class Cache:
    """A folder of blueprints, one file each."""

    folder: Path

    def read(self, key: str, path: Path) -> Blueprint | None:
        """The blueprint with this key, for a template at this path; None if it cannot be had."""
        try:
            return recall(self._read_own(key), str(path))
        except Exception:  # noqa: BLE001 - whatever it is, the template can be compiled
            return None

    def _read_own(self, key: str) -> bytes:
        """The content of a file of this user; code in files of others would be theirs."""
        handle = os.open(self.folder / f"{key}{ENDING}", FLAGS)
        with open(handle, "rb") as stream:  # noqa: PTH123 - a handle has no path
            if not (is_own(self.folder.stat()) and is_own(os.fstat(handle))):
                raise PermissionError
            content = stream.read()
        digest, kept = content[:32], content[32:]
        if sha256(kept).digest() != digest:
            raise ValueError("it is damaged")
        return kept

    def write(self, key: str, blueprint: Blueprint) -> None:
        """Keep a blueprint, if that is possible; the oldest ones make room for it."""
        with suppress(OSError, ValueError, PickleError):
            kept = keep(blueprint)
            if len(kept) > SIZE_LIMIT:
                return
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            if is_own(self.folder.stat()):
                self._put(key, sha256(kept).digest() + kept)
                self._drop_old()

    def _put(self, key: str, content: bytes) -> None:
        """Write a file whole or not at all; nobody else may read it."""
        handle, temporary = tempfile.mkstemp(ENDING, ".", self.folder)
        try:
            with open(handle, "wb") as stream:  # noqa: PTH123 - a handle has no path
                stream.write(content)
            Path(temporary).replace(self.folder / f"{key}{ENDING}")
        except BaseException:
            Path(temporary).unlink(missing_ok=True)
            raise

    def _drop_old(self) -> None:
        files = sorted(self.folder.glob(f"*{ENDING}"), key=lambda file: file.stat().st_mtime_ns)
        for file in files[:-FILE_LIMIT]:
            file.unlink(missing_ok=True)


def find_cache() -> Cache | None:
    """The cache of this user; None if there is to be none."""
    named = os.environ.get(VARIABLE)
    if named is not None:
        return Cache(Path(named)) if named else None
    variable, usual = HOMES.get(sys.platform, OTHER_HOME)
    with suppress(RuntimeError):  # a user without a home
        home = Path(os.environ.get(variable) or usual).expanduser()
        return Cache(home / "reportkit") if home.is_absolute() else None
    return None


def is_own(status: os.stat_result) -> bool:
    """True for a file or folder that nobody but this user can have written, as far as is known."""
    if sys.platform == "win32":
        return True
    return status.st_uid == os.getuid() and not status.st_mode & WRITABLE_BY_OTHERS


def build_key(content: bytes, environment: Sandbox, dialect: str) -> str:
    """The name of all on which a blueprint depends: the template, the engine and its vocabulary."""
    # Jinja compiles the call of a filter by what it asks for beside its arguments
    filters = [
        (name, str(getattr(call, "jinja_pass_arg", "")), signature_of(call))
        for name, call in environment.filters.items()
    ]
    functions = [(name, signature_of(call)) for name, call in environment.globals.items()]
    names = (sorted(filters), sorted(environment.tests), sorted(functions))
    facts = (sha256(content).hexdigest(), dialect, names, engine_facts())
    return sha256(repr(facts).encode()).hexdigest()


def signature_of(call: object) -> str:
    """What a filter or function takes, which templates are checked against."""
    code = getattr(getattr(call, "__wrapped__", call), "__code__", None)
    if code is None:
        return ""
    defaults = len(getattr(getattr(call, "__wrapped__", call), "__defaults__", None) or ())
    names = code.co_varnames[: code.co_argcount + code.co_kwonlyargcount]
    return f"{names} {code.co_argcount} {code.co_flags} {defaults}"


@cache
def engine_facts() -> tuple[object, ...]:
    """What tells this engine from others, and from what it was before somebody changed it."""
    files = sorted(iter_engine_files())
    return (__version__, sys.version, sys.implementation.cache_tag, files)


def iter_engine_files() -> Iterator[tuple[str, int, int]]:
    """Yield the path, size and date of every file that has a say in how templates are compiled."""
    folders = [Path(__file__).parents[1] / name for name in FOLDERS]
    for package in PACKAGES:
        found = find_spec(package)
        folders += map(Path, found.submodule_search_locations or () if found else ())
    for folder in folders:
        with os.scandir(folder) as entries:
            for entry in entries:
                if entry.is_file():
                    status = entry.stat()
                    yield entry.path, status.st_size, status.st_mtime_ns
