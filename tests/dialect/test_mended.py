"""Where docxtpl errs, loses text or writes what Word refuses, its templates say what was meant."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from markupsafe import Markup

from dialect.case import Case, cell, paragraph, table, text_box
from dialect.judge import read_file, spell
from dialect.kit import Kit, draw_pictures
from reportkit.diagnostics import ProblemsFound
from reportkit.template import load_template
from word.sketch import write_sketch
from word.soundness import find_faults

SECTION = "<w:p><w:pPr><w:sectPr/></w:pPr><w:r><w:t>{}</w:t></w:r></w:p>"
MENDED = {
    "a & b <c>": Case("words that look like XML", "{{ x }}", {"x": "a & b <c>"}),
    "a & b x < y": Case("signs in a literal", "{{ 'a & b' }} {{ \"x < y\" }}", autoescape=True),
    "{_{ x": Case("an escape in a value", "{{ x }} x", {"x": "{_{"}),
    "{{ x }} 1": Case("a tag in a value", "{{ y }} {{ x }}", {"x": 1, "y": "{{ x }}"}),
    "odd": Case("a modulo with a prefix", "{%p if 7 % 2 == 1 %}\nodd\n{%p endif %}"),
    "*a *plain* b*": Case(
        "the look behind rich text",
        paragraph("*a {{r text }} b"),
        lambda kit: {"text": kit.rich("plain")},
    ),
    "a *x* b": Case(
        "rich text without its prefix", "a {{ x }} b", lambda kit: {"x": kit.rich("x", bold=True)}
    ),
    "*a *▣* b*": Case(
        "the look behind a picture",
        paragraph("*a {{ image }} b"),
        lambda kit: {"image": kit.picture("logo", width=5)},
    ),
    "a <w:r/> b": Case("words where rich text is expected", "a {{r x }} b", {"x": "<w:r/>"}),
    "a* bold *b": Case(
        "text beside a run's tag",
        paragraph("a", "*{%r if x %} bold ", "b", "{%r endif %}"),
        {"x": 1},
    ),
    "| 2 | b |": Case(
        "two tags in a row that goes",
        """
            | {%tr for x in xs %} | {%tr if x > 1 %} |
            | {{ x }} | b |
            | {%tr endif %} |  |
            | {%tr endfor %} |  |
        """,
        {"xs": [1, 2]},
    ),
    "| 0 | 1 |": Case(
        "a row without cells", "| {%tc if 0 %} | a | {%tc endif %} |\n| {{ 0 }} | {{ 1 }} |"
    ),
    "|  | b |": Case("a cell without paragraphs", "| {%p if 0 %}\\na\\n{%p endif %} | b |"),
    "| t |\n| 0 | 1 |": Case(
        "a merged cell without properties",
        table(
            [
                cell("{%tc for i in range(2) %}"),
                f"<w:tc><w:tcPr/>{paragraph('{% hm %}t')}</w:tc>",
                cell("{%tc endfor %}"),
            ],
            [cell("{%tc for i in range(2) %}"), cell("{{ i }}"), cell("{%tc endfor %}")],
            columns=3,
        ),
    ),
    "| T¶u | 1 |\n|  | 2 |": Case(
        "a merged cell of two paragraphs",
        "| {%tr for x in [1, 2] %} |  |\n| {% vm %}T\\nu | {{ x }} |\n| {%tr endfor %} |  |",
    ),
    "| *T* | 1 |\n|  | 2 |": Case(
        "rich text in a merged cell",
        "| {%tr for x in [1, 2] %} |  |\n| {% vm %}{{r t }} | {{ x }} |\n| {%tr endfor %} |  |",
        lambda kit: {"t": kit.rich("T", bold=True)},
    ),
    "▣": Case(
        "a picture in a text box",
        text_box(paragraph("{{ p }}")),
        lambda kit: {"p": kit.picture("logo", width=5)},
    ),
    "a\nb\n\nc": Case(
        "a section break beside a tag",
        "a\n{%p if x %}\nb\n" + SECTION.format("{%p endif %}") + "\nc",
        {"x": 1},
    ),
}


def read(case: Case, folder: Path) -> dict[str, Any]:
    """What a reader gets from a template that is filled in."""
    draw_pictures(folder)
    path = write_sketch(folder / "template.docx", case.sketch, **case.parts)
    document = load_template(path, dialect="docxtpl").render(
        case.values_of(Kit(path, addresses=True))
    )
    assert find_faults(document.content) == []
    return read_file(document.content)


@pytest.mark.parametrize("expected", MENDED, ids=[case.name for case in MENDED.values()])
def test_what_docxtpl_gets_wrong_is_right(tmp_path: Path, expected: str) -> None:
    assert spell(read(MENDED[expected], tmp_path)["body"]) == expected


def test_a_title_is_escaped_once(tmp_path: Path) -> None:
    case = Case("title", "body", {"x": "Hello & <World>"}, {"title": "About {{ x }}"})
    assert read(case, tmp_path)["properties"] == {"title": "About Hello & <World>"}


def test_a_footnote_prints_a_tag_in_a_value_as_text(tmp_path: Path) -> None:
    # docxtpl fills footnotes once for every section, and the second time fills the values
    two_sections = SECTION.format("a") + paragraph("b")
    case = Case("note", two_sections, {"x": "{{ 7 * 7 }}"}, {"footnotes": ["{{ x }}"]})
    assert spell(read(case, tmp_path)["footnotes"][0]) == "{{ 7 * 7 }}"


@pytest.mark.parametrize("colour", ["", "auto", "missing"])
def test_a_cell_without_a_colour_has_none(tmp_path: Path, colour: str) -> None:
    case = Case("colour", "| {% cellbg x %}a |", {} if colour == "missing" else {"x": colour})
    [(_, _, _, [(_, [(properties, _)])]), _] = read(case, tmp_path)["body"]
    assert "shd[('color', 'auto'), ('fill', 'auto'), ('val', 'clear')][]" in properties


@pytest.mark.parametrize(
    "sketch",
    [
        "{%p if x %} lost\na\n{%p endif %}",
        "| {%tr if x %} | lost |\n| a | b |\n| {%tr endif %} |  |",
    ],
)
def test_text_that_goes_with_its_tag_is_named_in_a_warning(tmp_path: Path, sketch: str) -> None:
    path = write_sketch(tmp_path / "template.docx", sketch)
    template = load_template(path, dialect="docxtpl")
    assert ["`lost`" in warning.message for warning in template.warnings] == [True]


@pytest.mark.parametrize("words", ["a &amp; b", "<b", "a & b", "</w:t>", "<w:t>"])
def test_markup_of_another_program_never_breaks_a_document(tmp_path: Path, words: str) -> None:
    assert read(Case("markup", "x {{ words }}", {"words": Markup(words)}), tmp_path)


@pytest.mark.parametrize("kind", ["endnotes", "comments"])
def test_notes_that_docxtpl_passes_over_are_filled(tmp_path: Path, kind: str) -> None:
    path = write_sketch(tmp_path / "template.docx", "a", **{kind: ["{{ x }}"]})
    content = load_template(path, dialect="docxtpl").render({"x": "filled"}).content
    assert find_faults(content) == []
    assert b"filled" in content_of(content, f"word/{kind}.xml")


def content_of(content: bytes, member: str) -> bytes:
    from word.sketch import read_members

    return read_members(content)[member]


@pytest.mark.parametrize(
    "code",
    ["x.append(1)", "d.update({'a': 2})", "d.pop('a')", "o._secret", "o.__class__", "''.expandtabs",
     "'a'.translate({97: 'b'})", "'a'.zfill(2000000)", "'{:{w}}'.format('a', w=2000000)",
     "missing.field", "missing + 1", "missing()", "d.missing.field"],
)  # fmt: skip
def test_what_templates_may_not_do_is_reported_and_never_printed_as_nothing(
    tmp_path: Path, code: str
) -> None:
    class Thing:
        _secret = "secret"

    path = write_sketch(tmp_path / "template.docx", f"a {{{{ {code} }}}}")
    values = {"x": [], "d": {"a": 1}, "o": Thing()}
    with pytest.raises(ProblemsFound) as found:
        load_template(path, dialect="docxtpl").render(values)
    assert [problem.place.text for problem in found.value.diagnostics] == [f"{{{{ {code} }}}}"]
    assert (values["x"], values["d"]) == ([], {"a": 1})


def test_a_document_with_a_control_that_runs_a_program_is_refused(tmp_path: Path) -> None:
    path = write_sketch(tmp_path / "template.docx", "{{p sub }}")
    kit = Kit(path, addresses=True)
    control = "<w:p><w:r><w:object><w:control r:id='c'/></w:object></w:r></w:p>"
    sub = kit.document(
        control,
        members={"word/activeX/activeX1.xml": b"<ax/>"},
        related={"c": ("control", "activeX/activeX1.xml")},
    )
    with pytest.raises(ProblemsFound, match="must stay behind"):
        load_template(path, dialect="docxtpl").render({"sub": sub})
