"""What stands where a document is to be written: nothing, what was rendered, or a person's work."""

from __future__ import annotations

from enum import Enum, auto
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from reportkit.diagnostics import ProblemsFound
from reportkit.entry import is_file, is_there
from reportkit.frozen import frozen
from reportkit.output.disk import told_refusal

if TYPE_CHECKING:
    from reportkit.word.opened import Opened

WORKBOOK = ".xlsx"
SHORT_NAME = 6  # Word's mark of an open file takes the place of two letters in longer names


class Standing(Enum):
    """What a file is to us."""

    ABSENT = auto()
    RENDERED = auto()  # as it was rendered, though another program may have saved it
    EDITED = auto()
    FOREIGN = auto()  # nothing that was rendered


@frozen
class Found:
    """A file and what it is; `opened` is None if it cannot be read, or need not be."""

    file: Path
    standing: Standing
    content: bytes = b""
    opened: Opened | None = None

    @property
    def digest(self) -> str:
        """SHA-256 of its bytes, in hexadecimal."""
        return sha256(self.content).hexdigest()

    def shows(self, digest: str) -> bool:
        """True if it shows what a document of this digest does."""
        return self.opened is not None and self.opened.shown.is_like(digest)


def examine(file: Path) -> Found:
    """What stands at a place; a folder is left to whoever writes there.

    Raises `ProblemsFound` if it cannot be read.
    """
    content = read_content(file)
    if content is None:
        return Found(file, Standing.ABSENT)
    if file.suffix == WORKBOOK:
        from reportkit.output.seal import is_sealed

        is_ours = is_sealed(content)
        return Found(file, Standing.RENDERED if is_ours else Standing.EDITED, content)
    from reportkit.word.opened import open_document

    try:
        opened = open_document(file, content)
    except ProblemsFound:
        return Found(file, Standing.FOREIGN, content)
    if opened.provenance is None:
        return Found(file, Standing.FOREIGN, content, opened)
    standing = Standing.EDITED if opened.is_edited else Standing.RENDERED
    return Found(file, standing, content, opened)


def read_content(file: Path) -> bytes | None:
    """The bytes of what stands at a place, None if that is no file; or `ProblemsFound`."""
    if not is_file(file):
        return None
    with told_refusal(file):
        return file.read_bytes()


def find_lock(file: Path) -> Path | None:
    """The mark that Word or LibreOffice leaves beside a file while it is open, if there is one."""
    cut = max(0, min(2, len(file.stem) - SHORT_NAME))
    names = (f"~${file.name[cut:]}", f".~lock.{file.name}#")
    return next((mark for name in names if is_there(mark := file.with_name(name))), None)
