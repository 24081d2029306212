"""Documents without the table styles that no table has."""

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn

from reportkit.pdf.lean import drop_idle_styles, pack_lean
from reportkit.pdf.stamp import stamp
from reportkit.word.package import Package, load_package, open_package

SHEET = "word/styles.xml"
COLOURED, BASE = "Colorful Grid Accent 2", "Colorful Grid Accent 1"


def sketch(file: Path, *tables: str, margin: str = "") -> Path:
    """A document that python-docx has given its styles, with tables and one in the header."""
    document = docx.Document()
    document.core_properties.comments = ""
    for number, style in enumerate(tables):
        table = document.add_table(2, 2, style)
        table.cell(0, 0).text = f"Table {number}"
    if margin:
        header = document.sections[0].header
        header.add_table(1, 1, document.sections[0].page_width).style = margin
    document.save(str(file))
    return file


def read_styles(package: Package) -> dict[str, str]:
    """The kind of each style of a package by its name."""
    document = docx.Document(BytesIO(pack_lean(package)))
    return {style.name: str(style.element.get(qn("w:type"))) for style in document.styles}


def table_styles(package: Package) -> set[str]:
    return {name for name, kind in read_styles(package).items() if kind == "table"}


def test_styles_of_tables_stay_if_a_table_has_them_wherever_it_stands(tmp_path):
    package = load_package(sketch(tmp_path / "a.docx", COLOURED, margin="Light List"))
    lean = drop_idle_styles(package)
    assert {COLOURED, "Light List", "Normal Table"} <= table_styles(lean)
    assert len(table_styles(lean)) < 5 < len(table_styles(package))
    others = {name for name, kind in read_styles(package).items() if kind != "table"}
    assert others <= read_styles(lean).keys()


def test_styles_stay_that_a_used_one_is_based_on(tmp_path):
    document = docx.Document(str(sketch(tmp_path / "a.docx", COLOURED)))
    styles = {style.name: style.element for style in document.styles}
    styles[COLOURED].find(qn("w:basedOn")).set(qn("w:val"), styles[BASE].get(qn("w:styleId")))
    # and one that leads round in a circle
    styles[BASE].find(qn("w:basedOn")).set(qn("w:val"), styles[COLOURED].get(qn("w:styleId")))
    document.save(str(tmp_path / "a.docx"))
    assert BASE in table_styles(drop_idle_styles(load_package(tmp_path / "a.docx")))


def test_a_document_with_few_table_styles_is_left_as_it_is(tmp_path):
    lean = drop_idle_styles(load_package(sketch(tmp_path / "a.docx")))
    assert drop_idle_styles(lean) is lean


def test_a_style_that_is_named_in_letters_of_two_bytes_stays(tmp_path):
    package = load_package(sketch(tmp_path / "a.docx", COLOURED))
    text = package.contents[package.main].decode().replace("UTF-8", "UTF-16")
    contents = {**package.contents, package.main: text.encode("utf-16")}
    assert COLOURED in table_styles(drop_idle_styles(replace(package, contents=contents)))


def test_a_damaged_sheet_is_left_to_libreoffice(tmp_path):
    package = load_package(sketch(tmp_path / "a.docx"))
    damaged = {**package.contents, SHEET: package.contents[SHEET][:-20]}
    broken = replace(package, contents=damaged)
    assert drop_idle_styles(broken) is broken


@pytest.mark.usefixtures("office")
def test_a_document_prints_the_same_without_them(tmp_path, convert):
    tables = (COLOURED, "Table Grid", "Light Shading Accent 3", "Medium Grid 3")
    file = sketch(tmp_path / "whole.docx", *tables, margin="Medium List 2")
    lean = drop_idle_styles(open_package(file, file.read_bytes()))
    (tmp_path / "lean.docx").write_bytes(pack_lean(lean))
    convert([file, tmp_path / "lean.docx"], "pdf", tmp_path)
    whole, without = (
        stamp((tmp_path / f"{name}.pdf").read_bytes(), None) for name in ("whole", "lean")
    )
    assert whole == without
