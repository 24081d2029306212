"""What stands where on a page, measured in the ink of its image."""

from __future__ import annotations

import subprocess
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from PIL import Image, ImageChops

RESOLUTION = 200
MM = 25.4 / RESOLUTION
WHITE_LINE = 0.4  # less high a white gap parts nothing
NOTHING = b"\0"


@dataclass(frozen=True)
class Ink:
    """A band of ink across the page: its edges, in millimetres from the edges of the paper."""

    top: float
    bottom: float
    left: float
    right: float

    @property
    def height(self) -> float:
        return self.bottom - self.top

    @property
    def middle(self) -> float:
        return (self.left + self.right) / 2

    @property
    def height_of_middle(self) -> float:
        return (self.top + self.bottom) / 2


@dataclass(frozen=True)
class Page:
    """The image of a page."""

    image: Image.Image

    def black(self) -> list[Ink]:
        """The bands of black ink from top to bottom."""
        return self._bands(*(channel.point(lambda v: 255 * (v < 130)) for channel in self._rgb()))

    def red(self) -> list[Ink]:
        """The bands of red ink from top to bottom."""
        red, *others = self._rgb()
        dark = (channel.point(lambda v: 255 * (v < 120)) for channel in others)
        return self._bands(red.point(lambda v: 255 * (v > 150)), *dark)

    def between(self, left: float, right: float) -> Page:
        """The page with nothing but what stands between these millimetres from its left edge."""
        blank = Image.new("RGB", self.image.size, "white")
        box = (round(left / MM), 0, round(right / MM), self.image.height)
        blank.paste(self.image.crop(box), box)
        return Page(blank)

    def _rgb(self) -> tuple[Image.Image, ...]:
        return self.image.split()

    def _bands(self, *masks: Image.Image) -> list[Ink]:
        mask, *others = masks
        for other in others:
            mask = ImageChops.darker(mask, other)
        width, height = mask.size
        content = mask.tobytes()
        rows = [content[y * width : (y + 1) * width] for y in range(height)]
        found: list[Ink] = []
        for inked, group in groupby(range(height), key=lambda y: any(rows[y])):
            if inked:
                found = _joined(found, _measure([(y, rows[y]) for y in group]))
        return found


def _measure(rows: list[tuple[int, bytes]]) -> Ink:
    left = min(len(row) - len(row.lstrip(NOTHING)) for _, row in rows)
    right = max(len(row.rstrip(NOTHING)) for _, row in rows)
    return Ink(rows[0][0] * MM, (rows[-1][0] + 1) * MM, left * MM, right * MM)


def _joined(bands: list[Ink], ink: Ink) -> list[Ink]:
    """The bands with one more, which is part of the last if it touches it."""
    if not bands or ink.top - bands[-1].bottom >= WHITE_LINE:
        return [*bands, ink]
    *before, last = bands
    left, right = min(last.left, ink.left), max(last.right, ink.right)
    return [*before, Ink(last.top, ink.bottom, left, right)]


def draw_pages(pdf: Path) -> list[Page]:
    """The pages of a PDF as images."""
    subprocess.run(["pdftoppm", "-r", str(RESOLUTION), pdf, pdf.with_suffix("")], check=True)
    images = sorted(pdf.parent.glob(f"{pdf.stem}-*.ppm"))
    return [Page(Image.open(image).convert("RGB")) for image in images]


def read_pages(pdf: Path) -> list[str]:
    """The text of each page, without any white."""
    text = subprocess.run(["pdftotext", pdf, "-"], check=True, capture_output=True).stdout
    return ["".join(page.split()) for page in text.decode().split("\f")[:-1]]


def read_lines(pdf: Path, page: int) -> list[str]:
    """The lines of a page as they were printed, without the white in them."""
    number = str(page)
    command = ["pdftotext", "-layout", "-f", number, "-l", number, str(pdf), "-"]
    text = subprocess.run(command, check=True, capture_output=True).stdout.decode()
    return ["".join(line.split()) for line in text.splitlines() if line.strip("\f ")]
