"""What scripts for docxtpl put into templates: rich text, listings, pictures."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from docx.shared import Mm
from docxtpl import DocxTemplate, InlineImage, Listing, RichText, RichTextParagraph
from PIL import Image

from word.sketch import write_sketch

PICTURES = {"logo": "logo.png", "photo": "photo.jpg"}


class Kit:
    """Makes values for a template; pictures stand beside it.

    A link has docxtpl's id, or with `addresses` the address itself, as we want it.
    """

    def __init__(self, path: Path, *, addresses: bool) -> None:
        self.template, self.folder = DocxTemplate(str(path)), path.parent
        self.addresses = addresses
        self.documents = 0

    def listing(self, text: object) -> Listing:
        return Listing(text)

    def rich(self, text: object, **look: Any) -> RichText:
        return self.rich_of((text, look))

    def rich_of(self, *pieces: tuple[object, dict[str, Any]]) -> RichText:
        made = RichText()
        for text, look in pieces:
            made.add(text, **look)
        return made

    def link(self, text: str, address: str) -> RichText:
        link = address if self.addresses else self.template.build_url_id(address)
        return self.rich(text, url_id=link)

    def paragraphs(self, *pieces: tuple[object, str | None]) -> RichTextParagraph:
        made = RichTextParagraph()
        for text, style in pieces:
            made.add(text, parastyle=style)
        return made

    def picture(
        self,
        name: str,
        width: float | None = None,
        height: float | None = None,
        url: str | None = None,
    ) -> InlineImage:
        """A picture of these millimetres, a link to an address if there is one."""
        path = str(self.folder / PICTURES[name])
        return InlineImage(
            self.template, path, width and Mm(width), height and Mm(height), anchor=url
        )

    def document(self, sketch: str, **parts: Any) -> Any:
        """A sub-document from a file; docxtpl needs another library for it."""
        pytest.importorskip("docxcompose")
        self.documents += 1
        path = self.folder / f"{self.documents}.docx"
        return self.template.new_subdoc(str(write_sketch(path, sketch, **parts)))

    def new_document(self) -> Any:
        """A sub-document that python-docx fills."""
        pytest.importorskip("docxcompose")
        return self.template.new_subdoc()


def draw_pictures(folder: Path) -> None:
    """Make the files of the pictures: one says nothing of its size, the other has oblong pixels."""
    Image.new("RGB", (120, 60), "red").save(folder / "logo.png")
    Image.new("RGB", (80, 100), "blue").save(folder / "photo.jpg", dpi=(150, 300))
