"""The Chinese templates: built by the script, with the looks of their layouts, fit to be edited."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from zipfile import ZipFile

import pytest
from lxml import etree

from reportkit.context import build_context, build_wording
from reportkit.language import Style
from reportkit.record import load_record
from reportkit.template import load_template
from reportkit.word.package import open_package
from reportkit.word.reading import iter_read

PROJECT = Path(__file__).parents[2]
NAMES = ("activity-report", "news-release", "gongwen", "minutes", "brief")
WITH_IMPRINT = ("gongwen", "minutes", "brief")
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SPACES = {"w": W, "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"}
TAG = re.compile(r"\{[%{].*?[%}]\}")

each = pytest.mark.parametrize("name", NAMES)


@cache
def part(name: str, path: str) -> etree._Element:
    with ZipFile(PROJECT / "templates" / f"{name}.zh.docx") as package:
        return etree.fromstring(package.read(path))


def find(name: str, xpath: str, path: str = "word/document.xml") -> list:
    return part(name, path).xpath(xpath, namespaces=SPACES)


def parts_with_words(name: str) -> list[str]:
    with ZipFile(PROJECT / "templates" / f"{name}.zh.docx") as package:
        return [path for path in package.namelist() if re.match(r"word/(document|footer)", path)]


def words(element: etree._Element) -> str:
    return "".join(element.xpath(".//w:t/text()", namespaces=SPACES))


@each
def test_looks_come_from_named_styles_alone(name):
    known = set(find(name, "//w:style/@w:styleId", "word/styles.xml"))
    for path in parts_with_words(name):
        formatting = {child.tag.split("}")[1] for child in find(name, "//w:pPr/*", path)}
        assert formatting <= {"pStyle", "numPr"}
        assert {child.tag.split("}")[1] for child in find(name, "//w:rPr/*", path)} <= {
            "rFonts",
            "rStyle",
        }
        assert set(find(name, "//w:rPr/w:rFonts/@*", path)) <= {"eastAsia"}
        used = find(name, "//w:pStyle/@w:val | //w:tblStyle/@w:val | //w:rStyle/@w:val", path)
        assert set(used) <= known


@each
def test_marks_are_set_in_the_chinese_font_wherever_text_stands(name):
    for path in parts_with_words(name):
        assert find(name, "//w:r[w:t]", path)
        assert not find(name, "//w:r[w:t][not(w:rPr/w:rFonts/@w:hint='eastAsia')]", path)


@each
def test_official_fonts_stay_in_the_template_and_are_declared(name):
    used = set(find(name, "//w:rFonts/@*", "word/styles.xml"))
    assert {"仿宋_GB2312", "方正小标宋简体", "黑体", "宋体", "Times New Roman"} <= used
    assert set(find(name, "//w:font/@w:name", "word/fontTable.xml")) == used


@each
def test_grid_holds_no_paragraph_and_lines_alone(name):
    [grid] = find(name, "//w:docGrid")
    assert grid.get(f"{{{W}}}type") == "lines"
    [snap] = find(name, "//w:style[@w:default='1']//w:snapToGrid", "word/styles.xml")
    assert snap.get(f"{{{W}}}val") == "0"


@each
def test_odd_and_even_pages_have_their_own_number(name):
    assert find(name, "//w:evenAndOddHeaders", "word/settings.xml")
    for pages, style in (("default", "PageNumberOdd"), ("even", "PageNumberEven")):
        path = f"word/footer-{pages}.xml"
        assert find(name, "//w:pStyle/@w:val", path) == [style]
        assert words(part(name, path)) == "— 1 —"


@each
def test_levels_are_counted_by_word(name):
    levels = find(name, "//w:abstractNum[w:multiLevelType/@w:val='multilevel']/w:lvl",
                  "word/numbering.xml")  # fmt: skip
    texts = [level.find(f"{{{W}}}lvlText").get(f"{{{W}}}val") for level in levels]
    assert texts == ["%1、", "（%2）", "%3.", "（%4）"]


@each
def test_no_tag_is_split_over_runs_and_machinery_stands_apart(name):
    for path in parts_with_words(name):
        for text in find(name, "//w:t/text()", path):
            assert not re.search(r"[{}]", TAG.sub("", text)), text
        for paragraph in find(name, "//w:p[not(.//w:txbxContent)]", path):
            machinery = re.search(r"\{%(p|tr) ", words(paragraph))
            assert bool(machinery) == bool(
                paragraph.xpath("w:pPr/w:pStyle[@w:val='TemplateControl']", namespaces=SPACES)
            ), words(paragraph)


@pytest.mark.parametrize("name", WITH_IMPRINT)
def test_imprint_stands_in_a_described_box_at_the_foot_of_the_text(name):
    box = find(name, "//wp:anchor")[-1]
    assert box.find("wp:docPr", SPACES).get("descr") == "版记"
    vertical = box.find("wp:positionV", SPACES)
    assert vertical.get("relativeFrom") == "margin"
    assert vertical.findtext("wp:align", namespaces=SPACES) == "bottom"


def test_first_line_of_a_document_is_no_empty_paragraph():
    for name in ("activity-report", "news-release"):
        assert all(words(paragraph).strip() for paragraph in find(name, "//w:body/w:p"))


def test_nothing_tells_when_or_where_it_was_made():
    for name in NAMES:
        with ZipFile(PROJECT / "templates" / f"{name}.zh.docx") as package:
            assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_templates_saved_by_libreoffice_say_the_same(tmp_path, convert):
    """It parts lines where the script changes, and stores every text box twice."""
    record = load_record(PROJECT / "records" / "2026-06-05-example-exchange-zh.yaml").record
    convert([PROJECT / "templates" / f"{name}.zh.docx" for name in NAMES], "docx", tmp_path)
    for name in NAMES:
        told = []
        for folder in (tmp_path, PROJECT / "templates"):
            path = folder / f"{name}.zh.docx"
            values = build_context(record, Style("zh"), name)
            filled = load_template(path, build_wording("zh")).render(values, root=PROJECT)
            lines = iter_read(open_package(path, filled.content))
            told.append([text for place, text in lines if "footer" not in place.part])
        assert told[0] == told[1]
