"""A finished document: bytes that Word opens."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from hashlib import sha256
from io import BytesIO
from pathlib import Path

from reportkit.frozen import frozen
from reportkit.word.archive import pack
from reportkit.word.file import build_copied
from reportkit.word.provenance import Provenance

Read = tuple[Path, tuple[int, int]]
MEDIA = ("word/media/", "word/embeddings/")


@frozen
class Document:
    """A .docx file that has not been written yet, in pieces that follow one another.

    `provenance` is what it tells of where it comes from; `own` are the members that it does not
    share with the other documents of its template; `reads` are the files, such as photos, that
    were read for it, each with its stamp.
    """

    pieces: tuple[bytes, ...]
    provenance: Provenance | None = None
    own: frozenset[str] = frozenset()
    reads: tuple[Read, ...] = ()

    @property
    def content(self) -> bytes:
        """The whole file, which takes its size in memory once more."""
        return b"".join(self.pieces)

    @property
    def digest(self) -> str:
        """SHA-256 over the members' names and contents, the same whatever compressed them."""
        from zipfile import ZipFile

        found = sha256()
        with ZipFile(BytesIO(self.content)) as archive:
            for name in sorted(archive.namelist()):
                found.update(f"{name}\0{sha256(archive.read(name)).hexdigest()}\n".encode())
        return found.hexdigest()

    def exchange(self, contents: Mapping[str | bytes, bytes]) -> Document:
        """The document with other pictures and embedded files in the place of some that it has.

        Those are named by member (`word/embeddings/sheet1.xlsx`) or given as they are, as bytes.
        `ValueError` if the document has none such.
        """
        from zipfile import ZipFile

        with ZipFile(BytesIO(self.content)) as archive:
            held = {name: archive.read(name) for name in archive.namelist()}
        for old, new in contents.items():
            found = [name for name in held if name.startswith(MEDIA) and old in (name, held[name])]
            if not found:
                raise ValueError(f"the document has no picture or embedded file {old[:80]!r}")
            held |= dict.fromkeys(found, new)
        return Document(pack(build_copied(name, content) for name, content in held.items()))

    def write(self, path: Path) -> Path:
        """Write the file whole or not at all, and return its path."""
        path = Path(path)
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        try:
            with os.fdopen(handle, "wb") as stream:
                stream.writelines(self.pieces)
                stream.flush()
                os.fsync(stream.fileno())
            Path(temporary).chmod(permissions(path))
            Path(temporary).replace(path)
        except BaseException:
            with suppress(FileNotFoundError):
                Path(temporary).unlink()
            raise
        return path


def permissions(path: Path) -> int:
    """The permissions of the file that is replaced, else those that a new file gets."""
    with suppress(FileNotFoundError):
        return path.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
