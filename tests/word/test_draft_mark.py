"""A draft says so on each of its pages, and nothing else on them moves."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import docx
import pytest
from docx.enum.section import WD_SECTION

from reportkit.word.draft_mark import (
    OURS,
    add_draft_mark,
    read_draft_mark,
    remove_draft_mark,
)
from reportkit.word.opened import open_document
from word.sketch import read_members, read_sketch, write_sketch

FOUND = re.compile(rf'{OURS}\d+" .*? string="([^"]*)"'.encode())


def marks(content: bytes) -> dict[str, int]:
    """How often each header of a document is marked."""
    members = read_members(content)
    counted = {name: len(FOUND.findall(part)) for name, part in members.items()}
    return {name: number for name, number in counted.items() if "header" in name}


def effective_headers(path: Path) -> list[str]:
    """The parts of the headers of all sections and kinds of pages."""
    document = docx.Document(str(path))
    kinds = ("header", "first_page_header", "even_page_header")
    return [
        str(getattr(section, kind).part.partname).lstrip("/")
        for section in document.sections
        for kind in kinds
    ]


def test_a_header_is_marked_once_and_says_what_it_said(tmp_path: Path) -> None:
    content = write_sketch(tmp_path / "a.docx", "A report.", header="Example Ltd.").read_bytes()
    marked = add_draft_mark(content, "DRAFT")
    assert marks(marked) == {"word/header1.xml": 1}
    assert read_sketch(marked, "word/header1.xml") == "Example Ltd."
    assert read_members(marked)["word/document.xml"] == read_members(content)["word/document.xml"]


def test_a_document_without_headers_gets_one_that_takes_no_room(tmp_path: Path) -> None:
    content = write_sketch(tmp_path / "a.docx", "A report.").read_bytes()
    marked = add_draft_mark(content, "DRAFT")
    [(member, number)] = marks(marked).items()
    assert number == 1
    assert b'w:line="20" w:lineRule="exact"' in read_members(marked)[member]


def many_sections(path: Path) -> Path:
    """Three sections: one with a header, one with an own first page, one with headers linked."""
    document = docx.Document()
    document.settings.odd_and_even_pages_header_footer = True
    document.sections[0].header.paragraphs[0].text = "Example Ltd."
    document.add_paragraph("one")
    second = document.add_section(WD_SECTION.NEW_PAGE)
    second.different_first_page_header_footer = True
    document.add_paragraph("two")
    third = document.add_section(WD_SECTION.NEW_PAGE)
    third.header.is_linked_to_previous = False
    third.header.add_table(1, 1, 3_000_000).cell(0, 0).text = "Third"
    document.add_paragraph("three")
    document.save(str(path))
    return path


def test_every_kind_of_page_of_every_section_is_marked_once(tmp_path: Path) -> None:
    path = many_sections(tmp_path / "a.docx")
    path.write_bytes(add_draft_mark(path.read_bytes(), "DRAFT"))
    found = marks(path.read_bytes())
    assert set(found.values()) == {1}
    assert len(found) == 4  # of the first and the third section, for even pages, for a first page
    assert {found[header] for header in effective_headers(path) if header in found} == {1}


def test_a_mark_takes_the_place_of_an_earlier_one(tmp_path: Path) -> None:
    content = many_sections(tmp_path / "a.docx").read_bytes()
    once = add_draft_mark(content, "DRAFT")
    again = add_draft_mark(once, "征求意见稿")
    assert set(marks(again).values()) == {1}
    assert read_draft_mark(again) == "征求意见稿"
    assert add_draft_mark(again, "DRAFT") == once


def test_a_mark_goes_as_it_came(tmp_path: Path) -> None:
    content = many_sections(tmp_path / "a.docx").read_bytes()
    left = remove_draft_mark(add_draft_mark(content, "DRAFT"))
    assert set(marks(left).values()) == {0}
    assert read_draft_mark(left) == ""
    assert remove_draft_mark(content) == content


def test_a_mark_is_no_part_of_what_a_document_says(tmp_path: Path) -> None:
    path = many_sections(tmp_path / "a.docx")
    content = path.read_bytes()
    marked = add_draft_mark(content, "DRAFT")
    assert open_document(path, marked).shown.digest == open_document(path, content).shown.digest


@pytest.mark.parametrize("words", ["A & B <draft>", 'the "first"', "讨论稿"])
def test_any_words_may_mark_a_draft(words: str, tmp_path: Path) -> None:
    content = write_sketch(tmp_path / "a.docx", "A report.").read_bytes()
    assert read_draft_mark(add_draft_mark(content, words)) == words


def size_of(content: bytes) -> tuple[int, int]:
    [found] = re.findall(
        rb"width:(\d+)pt;height:(\d+)pt;rotation",
        b"".join(part for name, part in read_members(content).items() if "header" in name),
    )
    return int(found[0]), int(found[1])


@pytest.mark.parametrize("words", ["D", "DRAFT", "征求意见稿", "For comment only, until July"])
@pytest.mark.parametrize("page", ["w:w='11906' w:h='16838'", "w:w='8391' w:h='11906'"])
def test_the_words_are_no_larger_than_the_page(words: str, page: str, tmp_path: Path) -> None:
    members = read_members(write_sketch(tmp_path / "a.docx", "A report.").read_bytes())
    document = members["word/document.xml"].replace(b"w:w='11906' w:h='16838'", page.encode())
    content = zipped(members | {"word/document.xml": document})
    width, height = size_of(add_draft_mark(content, words))
    across = (width + height) / 2**0.5
    assert across < int(re.findall(r"'(\d+)'", page)[0]) / 20


def zipped(members: dict[str, bytes]) -> bytes:
    from io import BytesIO
    from zipfile import ZipFile

    written = BytesIO()
    with ZipFile(written, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return written.getvalue()


def test_libreoffice_shows_the_mark_and_no_line_moves(tmp_path: Path, convert) -> None:
    path, plain = tmp_path / "marked.docx", many_sections(tmp_path / "plain.docx")
    path.write_bytes(add_draft_mark(plain.read_bytes(), "DRAFT"))
    convert([plain, path], "pdf", tmp_path)
    text, marked = (
        subprocess.run(
            ["pdftotext", "-bbox", tmp_path / f"{name}.pdf", "-"], capture_output=True, check=True
        ).stdout.decode()
        for name in ("plain", "marked")
    )
    lines = [re.findall(r"<word.*?</word>", each) for each in (text, marked)]
    assert [line for line in lines[1] if "DRAFT" not in line] == lines[0]
    convert([path], "docx:MS Word 2007 XML", tmp_path / "saved")
    saved = (tmp_path / "saved" / "marked.docx").read_bytes()
    before = [one.text for one in open_document(path, path.read_bytes()).shown.paragraphs]
    assert [one.text for one in open_document(path, saved).shown.paragraphs] == before
