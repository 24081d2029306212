"""Files that are handed in, without what they tell about their making."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path, PurePath

from reportkit.diagnostics import Phrase
from reportkit.submission.clean_pdf import clean_pdf
from reportkit.word.archive import pack
from reportkit.word.clean import NOBODY, clean_document, clean_properties, sweep
from reportkit.word.file import build_copied
from reportkit.word.metadata import strip_metadata
from reportkit.word.package import unpack

PICTURES = frozenset({".jpg", ".jpeg", ".jpe", ".png", ".gif", ".webp"})
OFFICE = frozenset({".xlsx", ".pptx"})


def clean_file(
    name: str, content: bytes, authors: Collection[str] = NOBODY
) -> tuple[bytes, Phrase | None]:
    """A Word file, a workbook, a presentation, a picture or a PDF without metadata.

    Others stay as they are; so does a PDF in which nothing may be changed, and why is told.
    `authors` may be named as authors. Raises `ProblemsFound` for one that cannot be opened.
    """
    ending = PurePath(name).suffix.lower()
    if content.startswith(b"%PDF"):
        return clean_pdf(content)
    if ending == ".docx":
        return clean_document(content, path=Path(name), authors=authors), None
    if ending in OFFICE:
        members = sweep(clean_properties(unpack(Path(name), content), authors))
        return b"".join(pack(build_copied(one, members[one]) for one in members)), None
    return strip_metadata(content) if ending in PICTURES else content, None
