"""A document is written whole, or the old file stays as it was."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from reportkit.render import Document


def test_a_document_replaces_the_old_file(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(b"old")
    assert Document((b"new",)).write(tmp_path / "a.docx").read_bytes() == b"new"
    assert [entry.name for entry in tmp_path.iterdir()] == ["a.docx"]


def test_a_document_that_cannot_be_written_leaves_nothing_behind(tmp_path: Path) -> None:
    (tmp_path / "a.docx").mkdir()
    with pytest.raises(OSError, match="directory"):
        Document((b"new",)).write(tmp_path / "a.docx")
    assert [entry.name for entry in tmp_path.iterdir()] == ["a.docx"]


def test_the_digest_is_that_of_the_contents_whatever_compressed_them() -> None:
    def packed(method: int) -> bytes:
        written = BytesIO()
        with zipfile.ZipFile(written, "w", method) as archive:
            archive.writestr("a.xml", b"<a/>" * 50)
        return written.getvalue()

    small, large = (
        Document((packed(kind),)) for kind in (zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED)
    )
    assert small.content != large.content
    assert small.digest == large.digest
