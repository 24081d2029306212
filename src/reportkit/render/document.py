"""A finished document: bytes that Word opens."""

from __future__ import annotations

import os
import tempfile
from contextlib import suppress
from hashlib import sha256
from io import BytesIO
from pathlib import Path

from reportkit.frozen import frozen


@frozen
class Document:
    """A .docx file that has not been written yet."""

    content: bytes

    @property
    def digest(self) -> str:
        """SHA-256 over the members' names and contents, the same whatever compressed them."""
        from zipfile import ZipFile

        found = sha256()
        with ZipFile(BytesIO(self.content)) as archive:
            for name in sorted(archive.namelist()):
                found.update(f"{name}\0{sha256(archive.read(name)).hexdigest()}\n".encode())
        return found.hexdigest()

    def write(self, path: Path) -> Path:
        """Write the file whole or not at all, and return its path."""
        path = Path(path)
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        try:
            with os.fdopen(handle, "wb") as stream:
                stream.write(self.content)
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
