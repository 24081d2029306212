"""Templates dressed in a profile and measured against one."""

from io import BytesIO
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reportkit.diagnostics import Severity
from reportkit.layout import dress_file, load_profile, measure_document
from word.sketch import write_sketch

PROJECT = Path(__file__).parents[2]
LAYOUTS = sorted(path.stem for path in (PROJECT / "layouts").glob("*.yaml"))
HOUSE = """\
page: {width: 210, height: 297, top: 37, bottom: 35, left: 28, right: 26, lines: 22}
styles:
  Normal: {font: 仿宋_GB2312, latin: Times New Roman, size: 16, tracking: -0.25, line: 28.95}
  heading 1: {font: 黑体, first_line: 2, colour: FF0000}
words:
  heading 1: 一、总则
required: [page.top, heading 1.font]
"""


def profile(folder, text=HOUSE):
    file = folder / "house.yaml"
    file.write_text(text, "utf-8")
    return load_profile(file)


def dressed(folder, body="# Head\nText.", text=HOUSE):
    """A Word file in the looks of a profile."""
    bare, file = folder / "bare.docx", folder / "dressed.docx"
    write_sketch(bare, body=body)
    file.write_bytes(dress_file(bare, profile(folder, text)))
    return file


def edited(file, edit):
    """The file after somebody edited it in Word."""
    document = docx.Document(str(file))
    edit(document)
    document.save(str(file))
    return file


def messages(problems):
    return [f"{problem.severity}: {problem.message}" for problem in problems]


def test_what_was_dressed_measures_right(tmp_path):
    assert measure_document(dressed(tmp_path), profile(tmp_path)) == []


def test_dressing_changes_looks_and_fixed_words_alone(tmp_path):
    document = docx.Document(str(dressed(tmp_path, body="# Head\nThe text.\n| a | b |")))
    assert [p.text for p in document.paragraphs] == ["一、总则", "The text."]
    assert document.paragraphs[0].style.font.color.rgb == RGBColor(0xFF, 0, 0)
    assert document.sections[0].top_margin.mm == pytest.approx(37, abs=0.1)


@pytest.mark.parametrize("name", LAYOUTS)
def test_shipped_template_agrees_with_its_layout(name):
    template = PROJECT / "templates" / f"{name}.docx"
    assert measure_document(template, load_profile(PROJECT / "layouts" / f"{name}.yaml")) == []


def test_margin_that_the_standard_requires_is_an_error(tmp_path):
    def widen(document):
        document.sections[0].top_margin = Mm(40)
        document.sections[0].left_margin = Mm(30)

    file = edited(dressed(tmp_path), widen)
    assert messages(measure_document(file, profile(tmp_path))) == [
        "error: the upper margin is 40 mm, where the layout requires 37 mm",
        "hint: the left margin is 30 mm, where the layout recommends 28 mm",
    ]


def test_landscape_page_keeps_its_paper(tmp_path):
    def turn(document):
        section = document.add_section()
        section.orientation, section.page_width = 1, Mm(297)

    file = edited(dressed(tmp_path), turn)
    assert measure_document(file, profile(tmp_path)) == []


def test_style_that_departs_is_named(tmp_path):
    def restyle(document):
        document.styles["Heading 1"].font.color.rgb = RGBColor(0, 0, 0)
        document.styles["Normal"].font.size = Pt(15)

    file = edited(dressed(tmp_path), restyle)
    told = messages(measure_document(file, profile(tmp_path)))
    assert told[-2:] == [
        "hint: the size of the style `Normal` is 15 pt, where the layout recommends 16 pt",
        "hint: the colour of the style `heading 1` is `000000`, where the layout recommends "
        "`FF0000`",
    ]


def test_what_was_formatted_by_hand_is_told_with_its_place(tmp_path):
    def format_by_hand(document):
        run = document.paragraphs[1].runs[0]
        run.font.size = Pt(12)
        document.paragraphs[1].paragraph_format.line_spacing = Pt(20)

    file = edited(dressed(tmp_path), format_by_hand)
    problems = measure_document(file, profile(tmp_path))
    found = {(problem.place.paragraph, problem.message) for problem in problems}
    assert found == {
        (2, "the size is 12 pt, where the layout recommends 16 pt"),
        (2, "the line spacing is 20 pt, where the layout recommends 28.95 pt"),
    }
    assert {problem.severity for problem in problems} == {Severity.HINT}


def test_style_of_which_only_the_base_speaks_may_be_missing(tmp_path):
    (tmp_path / "base.yaml").write_text("styles: {Issuer Mark: {size: 36}}\n", "utf-8")
    text = "based_on: base.yaml\nstyles: {Masthead: {size: 48}}\n"
    file = dressed(tmp_path, text=text)
    assert messages(measure_document(file, profile(tmp_path, text))) == [
        "hint: the document has no style `Masthead`"
    ]


def test_font_of_a_theme_gives_way_to_the_profile(tmp_path):
    def theme(document):
        fonts = document.styles["Normal"].element.rPr.rFonts
        fonts.set(qn("w:eastAsiaTheme"), "minorEastAsia")

    file = edited(dressed(tmp_path), theme)
    assert messages(measure_document(file, profile(tmp_path))) == [
        "hint: the Chinese font of the style `Normal` is `+`, where the layout recommends "
        "`仿宋_GB2312`"
    ]
    file.write_bytes(dress_file(file, profile(tmp_path)))
    assert measure_document(file, profile(tmp_path)) == []


def test_measuring_needs_no_file_on_the_disk(tmp_path):
    content = dressed(tmp_path).read_bytes()
    path = tmp_path / "not-yet.docx"
    assert measure_document(path, profile(tmp_path), content) == []
    assert docx.Document(BytesIO(content)).paragraphs


NUMBERS = {
    "size": st.integers(10, 144).map(lambda half: half / 2),
    "tracking": st.integers(-40, 40).map(lambda twips: twips / 20),
    "stretch": st.integers(33, 200).map(float),
    "before": st.integers(0, 400).map(float),
    "after": st.integers(0, 400).map(float),
    "first_line": st.integers(0, 8).map(float),
    "left": st.integers(0, 8).map(float),
    "right": st.integers(0, 8).map(float),
    "rule_width": st.integers(2, 48).map(lambda eighths: eighths / 8),
}
LOOKS = st.fixed_dictionaries(
    {},
    optional=NUMBERS
    | {
        "font": st.sampled_from(["宋体", "黑体", "楷体_GB2312"]),
        "colour": st.sampled_from(["FF0000", "000000", "1F4463"]),
        "rule_colour": st.sampled_from(["FF0000", "000000"]),
        "bold": st.sampled_from(["yes", "no"]),
        "italic": st.sampled_from(["yes", "no"]),
        "align": st.sampled_from(["left", "right", "center", "both"]),
    },
)
LINES = st.sampled_from([{}, {"line": 28.95}, {"line": 20.0}, {"spacing": 1.5}])


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(normal=LOOKS, heading=LOOKS, line=LINES, other=LINES)
def test_every_look_that_is_written_is_read_again(tmp_path, normal, heading, line, other):
    import yaml

    text = yaml.safe_dump(
        {"styles": {"Normal": normal | line, "heading 1": heading | other}}, allow_unicode=True
    )
    assert measure_document(dressed(tmp_path, text=text), profile(tmp_path, text)) == []
