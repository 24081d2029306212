"""Entries, one behind the other, in a few files; of those with one name, the last counts.

No file is made for an entry, nobody waits for a lock, and nothing that stands there is changed.
Each entry carries a checksum: what was cut off by a full disk or a killed process, or written over
by another machine, is passed over by whoever reads.
"""

from __future__ import annotations

import errno
import os
import stat
import struct
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import field
from hashlib import sha256
from pathlib import Path
from threading import Lock

from reportkit.frozen import mutable
from reportkit.output.leftover import name_temporary
from reportkit.word.archive import checksum

VOLUMES = "0123456789abcdef"
MARK = b"\n\0entry\xf5"  # with which an entry begins; found again where one was cut off
# a link is not followed, a pipe not waited for; Windows knows neither, but kinds of files
APPENDING = os.O_WRONLY | os.O_APPEND | os.O_CREAT
APPENDING |= sum(getattr(os, name, 0) for name in ("O_NOFOLLOW", "O_NONBLOCK", "O_BINARY"))
BLOCK = 1 << 20  # bytes that are read at once
HEAD = struct.Struct("<8s16sII")  # the mark, the name, and size and checksum of what follows


@mutable
class Volume:
    """One file of a journal, and where its entries stand.

    `size` is what it had at the last look, `read` is where the last entry that was whole ended.
    Threads may share it.
    """

    path: Path
    inode: int = 0
    size: int = 0
    read: int = 0
    places: dict[bytes, tuple[int, int]] = field(default_factory=dict)
    lock: Lock = field(default_factory=Lock)

    def find(self, name: bytes) -> bytes:
        """The last entry with a name; b"" if there is none that is whole."""
        try:
            with self.lock:
                self._read_on()
            start, size = self.places[name]
            with self.path.open("rb", buffering=0) as file:
                file.seek(start)
                return file.read(size)
        except (OSError, KeyError):
            return b""

    def add(self, name: bytes, content: bytes) -> None:
        """Write an entry behind all others, in one call."""
        entry = build_entry(name, content)
        with self.lock:
            try:
                found = append(self.path, entry)
            except OSError:
                if not self._is_foreign():
                    raise
                self.path.unlink()
                found = append(self.path, entry)
            self._note(name, len(entry), found)

    def iter_entries(self) -> Iterator[tuple[bytes, bytes]]:
        """Yield name and content of the last entry of each name; OSError if it was just renewed."""
        with self.lock:
            self._read_on()
            places = dict(self.places)
        if not places:  # it may be no ordinary file
            return
        with self.path.open("rb", buffering=0) as file:
            if os.fstat(file.fileno()).st_ino != self.inode:
                raise OSError(errno.ESTALE, os.strerror(errno.ESTALE), str(self.path))
            for name, (start, size) in places.items():
                file.seek(start)
                yield name, file.read(size)

    def renew(self, is_needed: Callable[[bytes], bool]) -> None:
        """Leave out what nothing needs, unless another run has just written something."""
        temporary = name_temporary(self.path, "tmp")
        try:
            with temporary.open("xb") as file:
                for name, content in self.iter_entries():
                    if is_needed(content):
                        file.write(build_entry(name, content))
            found = self.path.lstat()
            if self.places and (found.st_ino, found.st_size) == (self.inode, self.size):
                temporary.replace(self.path)
        finally:
            temporary.unlink(missing_ok=True)

    def _is_foreign(self) -> bool:
        """True for what another file may be behind, such as a link."""
        try:
            return not stat.S_ISREG(self.path.lstat().st_mode)
        except OSError:
            return False

    def _note(self, name: bytes, length: int, found: os.stat_result) -> None:
        """Note where an entry stands that was written here, unless another run wrote before it."""
        is_next = found.st_size == self.read + length
        if is_next and found.st_ino == (self.inode or found.st_ino):
            self.places[name] = (self.read + HEAD.size, length - HEAD.size)
            self.inode, self.size, self.read = found.st_ino, found.st_size, found.st_size

    def _read_on(self) -> None:
        """Find the entries that have come since the last look; all, if it is another file now."""
        found = self.path.lstat()
        if found.st_ino != self.inode or found.st_size < self.size:
            self.inode, self.size, self.read, self.places = found.st_ino, 0, 0, {}
        if found.st_size == self.size or not stat.S_ISREG(found.st_mode):
            return
        with self.path.open("rb", buffering=0) as file:
            file.seek(self.read)
            rest = b""
            while (left := found.st_size - file.tell()) > 0 and (
                block := file.read(min(left, BLOCK))
            ):
                rest = self._note_all(rest + block, goes_on=left > len(block))
        self.size = found.st_size

    def _note_all(self, content: bytes, *, goes_on: bool) -> bytes:
        """Note where entries stand; what is behind the last one is given back."""
        before, rest = self.read, 0
        for name, start, end in iter_whole(content, goes_on=goes_on):
            self.places[name] = (before + start, end - start)
            rest = end
        self.read = before + rest
        return content[rest:]


@mutable
class Journal:
    """The entries in a folder; the name of each tells in which volume it stands."""

    folder: Path
    volumes: dict[str, Volume] = field(default_factory=dict)

    @property
    def size(self) -> int:
        """The bytes of all volumes."""
        return sum(_measure(self.folder / name) for name in VOLUMES)

    def find(self, name: str) -> bytes:
        """The last content that was written under a name; b"" if there is none that is whole."""
        volume, short = self._place(name)
        return volume.find(short)

    def add(self, name: str, content: bytes) -> None:
        """Write a content under a name; OSError if the disk refuses."""
        volume, short = self._place(name)
        volume.add(short, content)

    def iter_contents(self) -> Iterator[bytes]:
        """Yield the last content of each name."""
        for name in VOLUMES:
            with suppress(OSError):
                for _, content in self._open(name).iter_entries():
                    yield content

    def renew(self, is_needed: Callable[[bytes], bool]) -> None:
        """Leave out what nothing needs; what the disk refuses stays as it is."""
        for name in VOLUMES:
            with suppress(OSError):
                self._open(name).renew(is_needed)

    def _place(self, name: str) -> tuple[Volume, bytes]:
        digest = sha256(name.encode("utf-8", "surrogateescape"))
        return self._open(digest.hexdigest()[0]), digest.digest()[:16]

    def _open(self, name: str) -> Volume:
        if name not in self.volumes:
            self.volumes[name] = Volume(self.folder / name)
        return self.volumes[name]


def append(path: Path, content: bytes) -> os.stat_result:
    """Write behind all that is in an ordinary file; return what it is afterwards."""
    file = os.open(path, APPENDING, 0o666)
    try:
        os.write(file, content)
        return os.fstat(file)
    finally:
        os.close(file)


def build_entry(name: bytes, content: bytes) -> bytes:
    """An entry as it is written."""
    return HEAD.pack(MARK, name, len(content), checksum(content)) + content


def iter_whole(content: bytes, *, goes_on: bool = False) -> Iterator[tuple[bytes, int, int]]:
    """Yield the name of each entry that is whole, and where its content begins and ends.

    One that was cut off may end with what the mark of the next one begins with. If the content
    goes on, it may be that of the last one.
    """
    at = content.find(MARK)
    while 0 <= at <= len(content) - HEAD.size:
        _, name, size, known = HEAD.unpack_from(content, at)
        start = at + HEAD.size
        end = start + size
        if goes_on and end > len(content):
            return
        is_whole = end <= len(content) and checksum(content[start:end]) == known
        if is_whole:
            yield name, start, end
        at = content.find(MARK, end - len(MARK) + 1 if is_whole else at + 1)


def _measure(path: Path) -> int:
    try:
        return path.lstat().st_size
    except OSError:
        return 0
