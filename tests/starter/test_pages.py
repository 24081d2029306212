"""The documents on paper: LibreOffice opens each, and nothing is lost on its pages."""

import re
import subprocess
from pathlib import Path

import docx
import pytest

import reportkit

RECORDS = Path(__file__).parents[2] / "records"


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory, convert) -> dict[str, list[str]]:
    """The text of every page of every document of the repository's records."""
    folder = tmp_path_factory.mktemp("pages")
    for record in sorted(RECORDS.glob("*.yaml")):
        reportkit.render_record(record, out=folder)
    convert(sorted(folder.glob("*.docx")), "pdf", folder)
    return {pdf.stem: read_pages(pdf) for pdf in folder.glob("*.pdf")} | {"": [str(folder)]}


def read_pages(pdf: Path) -> list[str]:
    text = subprocess.run(["pdftotext", str(pdf), "-"], check=True, capture_output=True).stdout
    # a Chinese page number stands between the lines of a paragraph that goes on
    return [re.sub(r"—\s*\d+\s*—\s*$", "", page) for page in text.decode().split("\f")[:-1]]


def letters(text: str) -> str:
    """The text without its line breaks, hyphens and spaces, and without capitals for looks."""
    return re.sub(r"[\s\u00ad-]", "", text).casefold()


@pytest.mark.parametrize(
    ("document", "count"),
    [
        ("2021-07-03-news-release", 1),
        ("2021-07-03-activity-report", 2),
        ("2021-06-18-example-visit-news-release", 1),
        ("2021-06-18-example-visit-activity-report", 1),
        ("2026-03-12-example-exchange-news-release", 3),
    ],
)
def test_a_document_takes_as_many_pages_as_it_needs(pages, document, count):
    assert len(pages[document]) == count


def test_no_page_is_empty(pages):
    assert [name for name, texts in pages.items() if not all(map(str.strip, texts))] == []


def test_every_word_is_on_the_pages(pages):
    folder = Path(pages[""][0])
    for path in folder.glob("*.docx"):
        printed = letters("".join(pages[path.stem]))
        words = " ".join(paragraph.text for paragraph in docx.Document(str(path)).paragraphs)
        assert [word for word in words.split() if letters(word) not in printed] == []
