"""The font that a document asks for, character by character."""

from pathlib import Path
from unittest.mock import patch

import pytest

from reportkit.word.package import load_package
from reportkit.word.typeface import iter_uses, split_slots
from word import sketch
from word.sketch import W, write_sketch

A = "http://schemas.openxmlformats.org/drawingml/2006/main"
THEME = (
    f'<a:theme xmlns:a="{A}"><a:themeElements><a:fontScheme><a:majorFont>'
    '<a:latin typeface="Cambria"/><a:ea typeface="黑体"/><a:cs typeface=""/></a:majorFont>'
    '<a:minorFont><a:latin typeface="Calibri"/><a:ea typeface=""/><a:cs typeface="Tahoma"/>'
    '<a:font script="Hans" typeface="等线"/><a:font script="Hant" typeface="新細明體"/>'
    "</a:minorFont></a:fontScheme></a:themeElements></a:theme>"
)
STYLES = f"""<w:styles xmlns:w="{W}">
  <w:docDefaults><w:rPrDefault><w:rPr>
    <w:rFonts w:asciiTheme="minorHAnsi" w:eastAsiaTheme="minorEastAsia" w:hAnsi="Georgia"
              w:cstheme="minorBidi"/>
  </w:rPr></w:rPrDefault></w:docDefaults>
  <w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
  <w:style w:type="paragraph" w:styleId="Base"><w:name w:val="base"/>
    <w:rPr><w:rFonts w:ascii="Arial" w:eastAsia="仿宋_GB2312"/></w:rPr></w:style>
  <w:style w:type="paragraph" w:styleId="Level"><w:name w:val="level"/><w:basedOn w:val="Base"/>
    <w:rPr><w:rFonts w:eastAsia="楷体_GB2312"/></w:rPr></w:style>
  <w:style w:type="character" w:styleId="Strong"><w:name w:val="strong"/>
    <w:rPr><w:rFonts w:asciiTheme="majorHAnsi" w:eastAsiaTheme="majorEastAsia"/></w:rPr></w:style>
  <w:style w:type="table" w:styleId="Grid"><w:name w:val="grid"/>
    <w:rPr><w:rFonts w:ascii="Verdana"/></w:rPr></w:style>
</w:styles>"""


def asked(folder: Path, body: str, **parts) -> dict[str, str]:
    """The characters of a document by the font that they ask for."""
    members = {"word/theme/theme1.xml": THEME.encode()}
    related = {"rkTheme": ("theme", "theme/theme1.xml")}
    with patch.object(sketch, "STYLES", STYLES):
        path = write_sketch(folder / "a.docx", body, members=members, related=related, **parts)
    fonts: dict[str, str] = {}
    for use in iter_uses(load_package(path)):
        fonts[use.font] = fonts.get(use.font, "") + use.characters
    return fonts


def paragraph(text: str, run: str = "", style: str = "") -> str:
    name = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{name}<w:r><w:rPr>{run}</w:rPr><w:t>{text}</w:t></w:r></w:p>"


@pytest.mark.parametrize(
    ("body", "fonts"),
    [
        (paragraph("a é 中 ب"), {"Calibri": "a", "Georgia": "é", "等线": "中", "Tahoma": "ب"}),
        (paragraph("a中", style="Base"), {"Arial": "a", "仿宋_GB2312": "中"}),
        (paragraph("a中", style="Level"), {"Arial": "a", "楷体_GB2312": "中"}),
        (
            paragraph("a中", '<w:rStyle w:val="Strong"/>', style="Level"),
            {"Cambria": "a", "黑体": "中"},
        ),
        (
            paragraph("a中", '<w:rStyle w:val="Strong"/><w:rFonts w:ascii="Impact"/>'),
            {"Impact": "a", "黑体": "中"},
        ),
        (paragraph("gone", "<w:vanish/>"), {}),
        (paragraph("here", '<w:vanish w:val="0"/>'), {"Calibri": "here"}),
        ("<w:p><w:del><w:r><w:delText>gone</w:delText></w:r></w:del></w:p>", {}),
        (
            '<w:p><w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r></w:p>',
            {"Wingdings": "\uf0fe"},
        ),
        (
            '<w:tbl><w:tblPr><w:tblStyle w:val="Grid"/></w:tblPr><w:tblGrid/><w:tr><w:tc>'
            + paragraph("a中")
            + "</w:tc></w:tr></w:tbl>",
            {"Verdana": "a", "等线": "中"},
        ),
    ],
)
def test_the_last_that_says_something_of_a_font_counts(tmp_path, body, fonts):
    assert asked(tmp_path, body) == fonts


def test_headers_and_notes_are_printed_and_comments_are_not(tmp_path):
    fonts = asked(tmp_path, "b", header="h", footer="f", footnotes=["n"], comments=["c"])
    assert fonts == {"Calibri": "bhfn"}


@pytest.mark.parametrize(
    ("text", "hint", "east_asian"),
    [
        ("“好”", "", "“好”"),
        ("“so”", "", ""),
        ("“so”", "eastAsia", "“”"),
        ("2021年，A、B（C）", "", "年，、（）"),
        ("第—1—", "", "第—"),
        ("\u200b\u00ad 〇", "", "〇"),
    ],
)
def test_punctuation_that_scripts_share_takes_the_font_of_the_text_around_it(
    text, hint, east_asian
):
    assert split_slots(text, hint).get("eastAsia", "") == east_asian
