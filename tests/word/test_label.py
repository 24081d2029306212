"""The labels of lists, which stand in no run, and the fonts that they ask for."""

from dataclasses import replace
from unittest.mock import patch

import pytest

from reportkit.word.label import Labels, read_labels
from reportkit.word.package import load_package
from reportkit.word.typeface import iter_uses
from word import sketch
from word.sketch import W, write_sketch


def level(number: int, form: str, text: str, more: str = "", fonts: str = "") -> str:
    letters = f"<w:rPr><w:rFonts {fonts}/></w:rPr>" if fonts else ""
    return (
        f"<w:lvl w:ilvl='{number}'><w:numFmt w:val='{form}'/>{more}<w:lvlText w:val='{text}'/>"
        f"{letters}</w:lvl>"
    )


NUMBERING = f"""<w:numbering xmlns:w="{W}">
  <w:abstractNum w:abstractNumId="0">
    {level(0, "chineseCountingThousand", "%1、", "<w:pStyle w:val='Section'/>")}
    {level(1, "chineseCountingThousand", "（%2）", fonts="w:eastAsia='楷体'")}
    {level(2, "decimal", "%1.%3)", fonts="w:ascii='Arial'")}
    {level(3, "bullet", chr(0xF0B7), fonts="w:ascii='Symbol' w:hAnsi='Symbol'")}
    {level(4, "lowerRoman", "%5")}
    {level(5, "none", "")}
    <w:lvl w:ilvl="6"><w:lvlText w:val="%7"/></w:lvl>
    <w:lvl w:ilvl="7"><w:numFmt w:val="decimal"/></w:lvl>
  </w:abstractNum>
  <w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
  <w:num w:numId="2"><w:abstractNumId w:val="0"/>
    <w:lvlOverride w:ilvl="0">{level(0, "upperLetter", "%1.")}</w:lvlOverride></w:num>
  <w:num w:numId="3"/>
</w:numbering>"""
STYLES = f"""<w:styles xmlns:w="{W}">
  <w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Georgia" w:hAnsi="Georgia"
    w:eastAsia="宋体"/></w:rPr></w:rPrDefault></w:docDefaults>
  <w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
  <w:style w:type="paragraph" w:styleId="Section"><w:name w:val="section"/>
    <w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>
    <w:rPr><w:rFonts w:eastAsia="黑体"/></w:rPr></w:style>
  <w:style w:type="paragraph" w:styleId="Part"><w:name w:val="part"/><w:basedOn w:val="Section"/>
    </w:style>
  <w:style w:type="paragraph" w:styleId="Loop"><w:name w:val="loop"/><w:basedOn w:val="Loop"/>
    </w:style>
</w:styles>"""


@pytest.fixture
def package(tmp_path):
    def build(*bodies: str, styles: str = STYLES):
        with (
            patch.object(sketch, "STYLES", styles),
            patch.object(sketch, "NUMBERING", NUMBERING),
        ):
            return load_package(write_sketch(tmp_path / "a.docx", "\n".join(bodies)))

    return build


def listed(number: int, at: int | None, mark: str = "") -> str:
    place = "" if at is None else f"<w:ilvl w:val='{at}'/>"
    return (
        f"<w:p><w:pPr><w:numPr>{place}<w:numId w:val='{number}'/></w:numPr>"
        f"<w:rPr>{mark}</w:rPr></w:pPr></w:p>"
    )


def styled(style: str, more: str = "") -> str:
    return f"<w:p><w:pPr><w:pStyle w:val='{style}'/>{more}</w:pPr></w:p>"


@pytest.mark.parametrize(
    ("body", "fonts"),
    [
        (listed(1, None), {"宋体": "一、"}),
        (listed(1, 0, "<w:rFonts w:eastAsia='华文中宋'/>"), {"华文中宋": "一、"}),
        (listed(1, 1), {"楷体": "（一）"}),
        (listed(1, 2), {"Arial": "1.1)"}),
        (listed(1, 3), {}),  # a sign that a program draws by a font of its own
        (listed(1, 4), {"Georgia": "i"}),
        (listed(1, 5), {}),
        (listed(1, 6), {"Georgia": "1"}),
        (listed(1, 7), {}),
        (listed(1, 0, "<w:vanish/>"), {}),
        (listed(2, 0), {"Georgia": "A."}),
        (listed(2, 1), {"楷体": "（一）"}),
        (listed(3, 0), {}),
        (listed(9, 0), {}),
        (styled("Section"), {"黑体": "一、"}),
        (styled("Part"), {"黑体": "一、"}),
        (styled("Loop"), {}),
        (styled("Section", "<w:numPr><w:numId w:val='0'/></w:numPr>"), {}),
        ("Text", {"Georgia": "Text"}),
    ],
)
def test_a_label_asks_for_the_font_of_its_level_or_paragraph(package, body, fonts):
    asked: dict[str, str] = {}
    for use in iter_uses(package(body)):
        asked[use.font] = asked.get(use.font, "") + use.characters
    assert asked == fonts


def test_the_place_of_a_label_is_its_paragraph(package):
    [use] = iter_uses(package("<w:p/>", listed(1, 1)))
    assert use.place.paragraph == 2


def test_what_older_programs_show_instead_has_no_label_of_its_own(package):
    old = "<mc:AlternateContent><mc:Choice Requires='wps'><w:t>a</w:t></mc:Choice><mc:Fallback>"
    box = f"<w:txbxContent>{listed(1, 1)}</w:txbxContent></mc:Fallback></mc:AlternateContent>"
    assert [*iter_uses(package(f"<w:p><w:r>{old}{box}</w:r></w:p>"))] == []


def test_a_document_without_lists_has_no_labels(package):
    whole = package(styled("Section"))
    members = {name: part for name, part in whole.contents.items() if "numbering" not in name}
    assert read_labels(replace(whole, contents=members), ()) == Labels({}, {})
