"""Draw the pages that README and docs show: `python scripts/draw_pages.py`.

Needs LibreOffice and pdftoppm. Run it after a change of the templates, and look at the pages.
"""

from __future__ import annotations

import subprocess
import tempfile
from pathlib import Path

from PIL import Image

import reportkit

ROOT = Path(__file__).parents[1]
IMAGES = ROOT / "docs" / "images"
RECORD = ROOT / "records" / "2021-07-03.yaml"
WIDTH = 720  # pixels; two of them stand side by side in the README


def main() -> None:
    """Draw the first page of each document of the first record, and of a template."""
    with tempfile.TemporaryDirectory() as folder:
        temporary = Path(folder)
        documents = [*reportkit.render_record(RECORD, out=temporary)]
        for path in (*documents, ROOT / "templates" / "news-release.docx"):
            print(draw_first_page(path, temporary))


def draw_first_page(document: Path, temporary: Path) -> Path:
    """The picture of a document's first page, framed by a thin line."""
    profile = f"-env:UserInstallation={(temporary / 'profile').as_uri()}"
    to_pdf = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", temporary]
    subprocess.run([*to_pdf, document], check=True, capture_output=True)
    pdf, page = temporary / f"{document.stem}.pdf", temporary / document.stem
    to_png = ["pdftoppm", "-png", "-singlefile", "-scale-to-x", str(WIDTH), "-scale-to-y", "-1"]
    subprocess.run([*to_png, pdf, page], check=True)
    return save(page.with_suffix(".png"), picture_name(document))


def picture_name(document: Path) -> str:
    """The picture's name: a document's without its date, a template's with the word."""
    if document.parent.name == "templates":
        return f"{document.stem}-template.png"
    return f"{document.stem.removeprefix(RECORD.stem + '-')}.png"


def save(page: Path, name: str) -> Path:
    """The page in few colours, with a line round it."""
    with Image.open(page) as image:
        framed = Image.new("RGB", (image.width + 2, image.height + 2), "#c8ccd0")
        framed.paste(image, (1, 1))
    target = IMAGES / name
    framed.quantize(64).save(target, optimize=True)
    return target


if __name__ == "__main__":
    main()
