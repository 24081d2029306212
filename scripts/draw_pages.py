"""Draw the pages that README and docs show: `python scripts/draw_pages.py`.

Needs LibreOffice and pdftoppm. Run it after a change of the templates, and look at the pages.
"""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

from PIL import Image

import reportkit

ROOT = Path(__file__).parents[1]
IMAGES = ROOT / "docs" / "images"
RECORD = ROOT / "records" / "2021-07-03.yaml"
WIDTH = 720  # pixels; two of them stand side by side in the README
SMALL = 360  # three of them show a layout
EXCHANGE = "2026-06-05-example-exchange-zh"
# the layouts, each with a record that shows it
LAYOUTS = {
    "activity-report.zh": EXCHANGE,
    "news-release.zh": EXCHANGE,
    "gongwen.zh": EXCHANGE,
    "minutes.zh": "2026-06-10-example-minutes-zh",
    "brief.zh": EXCHANGE,
    "visit-report": "2026-03-12-example-exchange",
}
LINE = "#c8ccd0"


def main() -> None:
    """Draw the first page of each document of the first record, of a template, and all layouts."""
    with tempfile.TemporaryDirectory() as folder:
        temporary = Path(folder)
        documents = [*reportkit.render_record(RECORD, out=temporary)]
        for path in (*documents, ROOT / "templates" / "news-release.docx"):
            print(draw_first_page(path, temporary))
        for name, record in LAYOUTS.items():
            print(draw_layout(name, record, temporary))


def draw_layout(name: str, record: str, temporary: Path) -> Path:
    """The first three pages of a document in a layout, side by side."""
    lang = "zh" if name.endswith(".zh") else "en"
    project = temporary / name
    shutil.copytree(ROOT / "records", project / "records")
    for shared in ("templates", "directory.yaml"):
        (project / shared).symlink_to(ROOT / shared)
    (project / "reportkit.yaml").write_text(
        f"documents: {{page: {{template: {{{lang}: templates/{name}.docx}}}}}}\n", "utf-8"
    )
    path = project / "records" / f"{record}.yaml"
    [document] = reportkit.render_record(path, lang=lang, out=project / "output")
    pages = draw_pages(document, project, SMALL)[:3]
    return save(pages, f"layout-{name}.png")


def draw_pages(document: Path, temporary: Path, width: int) -> list[Image.Image]:
    """The pages of a document, printed with stand-ins for the official fonts."""
    [printed] = reportkit.convert_files([document], out=temporary)
    if isinstance(printed, reportkit.ProblemsFound):
        raise printed
    to_png = ["pdftoppm", "-png", "-scale-to-x", str(width), "-scale-to-y", "-1"]
    stem = temporary / f"{document.stem}-page"
    subprocess.run([*to_png, printed.file, stem], check=True)
    return [Image.open(path) for path in sorted(temporary.glob(f"{stem.name}-*.png"))]


def draw_first_page(document: Path, temporary: Path) -> Path:
    """The picture of a document's first page, framed by a thin line."""
    first, *_ = draw_pages(document, temporary, WIDTH)
    return save([first], picture_name(document))


def picture_name(document: Path) -> str:
    """The picture's name: a document's without its date, a template's with the word."""
    if document.parent.name == "templates":
        return f"{document.stem}-template.png"
    return f"{document.stem.removeprefix(RECORD.stem + '-')}.png"


def save(pages: Sequence[Image.Image], name: str) -> Path:
    """The pages side by side in few colours, with a line round each."""
    width, height = pages[0].size
    framed = Image.new("RGB", (len(pages) * (width + 1) + 1, height + 2), LINE)
    for number, page in enumerate(pages):
        framed.paste(page, (number * (width + 1) + 1, 1))
    target = IMAGES / name
    framed.quantize(64).save(target, optimize=True)
    return target


if __name__ == "__main__":
    main()
