"""The pages of a PDF as pictures: one for each, and all on one sheet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from reportkit.diagnostics import FilePlace, ProblemsFound
from reportkit.rules.pdf import NO_PREVIEW

if TYPE_CHECKING:
    from PIL.Image import Image

POINTS = 72  # to an inch
COLUMNS, WIDTH, GAP = 4, 420, 16  # of a sheet: pages beside each other, pixels of each, and between
PAPER, DESK = "white", "#c9ced6"


def check_preview() -> None:
    """Raise `ProblemsFound` if the library that draws pages is not installed."""
    try:
        import pypdfium2  # noqa: F401 - whether it is there
    except ImportError:
        found = NO_PREVIEW.at(FilePlace("pypdfium2"), "install")
        raise ProblemsFound([found]) from None


def draw_pages(pdf: bytes, stem: Path, dpi: int) -> dict[Path, bytes]:
    """A PNG for each page, `<stem>-1.png` and so on, and `<stem>-pages.png` with all of them."""
    pages = list(_iter_pages(pdf, dpi))
    digits = len(str(len(pages)))
    named = {
        f"{stem.name}-{number:0{digits}}.png": page for number, page in enumerate(pages, start=1)
    }
    named[f"{stem.name}-pages.png"] = draw_sheet(pages)
    return {stem.with_name(name): _pack(page) for name, page in named.items()}


def draw_sheet(pages: Sequence[Image]) -> Image:
    """All pages in rows, small."""
    from PIL import Image

    small = [_shrink(page) for page in pages]
    columns = min(COLUMNS, len(small))
    rows = [small[start : start + columns] for start in range(0, len(small), columns)]
    heights = [max(page.height for page in row) for row in rows]
    size = (columns * (WIDTH + GAP) + GAP, sum(heights) + GAP * (len(rows) + 1))
    sheet = Image.new("RGB", size, DESK)
    top = GAP
    for row, height in zip(rows, heights, strict=True):
        for column, page in enumerate(row):
            sheet.paste(page, (GAP + column * (WIDTH + GAP), top))
        top += height + GAP
    return sheet


def _iter_pages(pdf: bytes, dpi: int) -> Iterator[Image]:
    import pypdfium2

    with pypdfium2.PdfDocument(pdf) as document:
        for page in document:
            yield page.render(scale=dpi / POINTS).to_pil().convert("RGB")
            page.close()


def _shrink(page: Image) -> Image:
    return page.resize((WIDTH, round(page.height * WIDTH / page.width)))


def _pack(page: Image) -> bytes:
    packed = BytesIO()
    page.save(packed, "PNG", optimize=True)
    return packed.getvalue()
