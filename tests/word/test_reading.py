"""What a person reads in a document."""

from pathlib import Path

import docx
import pytest
from docx.oxml import parse_xml

from reportkit.word.package import load_package
from reportkit.word.reading import iter_read

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
MARK = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
CODE = "<w:r><w:instrText>{}</w:instrText></w:r>"
WORDS = "<w:r><w:t>{}</w:t></w:r>"


def field(code: str, result: str) -> str:
    begin, separate, end = map(MARK.format, ("begin", "separate", "end"))
    return begin + CODE.format(code) + separate + WORDS.format(result) + end


def simple(code: str, result: str) -> str:
    return f'<w:fldSimple w:instr="{code}">{WORDS.format(result)}</w:fldSimple>'


def read(folder: Path, *paragraphs: str) -> list[str]:
    document = docx.Document()
    for paragraph in paragraphs:
        document.element.body.insert(-1, parse_xml(f"<w:p {W}>{paragraph}</w:p>"))
    document.save(str(folder / "a.docx"))
    return [text for _, text in iter_read(load_package(folder / "a.docx"))]


@pytest.mark.parametrize("written", [field, simple])
@pytest.mark.parametrize(
    ("code", "read_there"),
    [(" PAGE ", "Page "), ("NUMPAGES", "Page "), (" REF x ", "Page 7"), ("SEQ Photo", "Page 7")],
)
def test_what_programs_work_out_anew_is_not_read(tmp_path, written, code, read_there):
    assert read(tmp_path, WORDS.format("Page ") + written(code, "7")) == [read_there]


def test_a_table_of_contents_is_not_read_in_however_many_paragraphs_it_stands(tmp_path):
    begin, separate, end = map(MARK.format, ("begin", "separate", "end"))
    first = begin + CODE.format(r"TOC \o") + separate + WORDS.format("One 1")
    assert read(tmp_path, first, WORDS.format("Two 2") + end, WORDS.format("Text")) == ["Text"]
