"""What is known of the content of a file: its words and its pages."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from reportkit.context.wording import count_words
from reportkit.submission.paper import quieted
from reportkit.word.opened import open_document
from reportkit.word.sight import SIGNS

NO_SIGNS = str.maketrans(dict.fromkeys(SIGNS))


def count_document_words(file: Path, content: bytes) -> int:
    """The words of a document's body, as Word counts them: a Chinese character is one."""
    opened = open_document(file, content)
    own = (one for one in opened.shown.paragraphs if one.member == opened.parts.main)
    return sum(count_words(one.text.translate(NO_SIGNS)) for one in own)


def count_pdf_pages(content: bytes) -> int | None:
    """The pages of a PDF; None if they cannot be counted."""
    import pypdf

    try:
        with quieted():
            return len(pypdf.PdfReader(BytesIO(content)).pages)
    except Exception:  # noqa: BLE001 - a damaged PDF may raise whatever it likes there
        return None
