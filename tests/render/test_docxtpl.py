"""Templates and values of docxtpl give what docxtpl gives, where docxtpl is right."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from docx.shared import Mm
from docxtpl import DocxTemplate, InlineImage, Listing, RichText, RichTextParagraph
from PIL import Image

from render.filling import described, problems_of, text_of
from reportkit.template import load_template
from word.sketch import read_members, read_sketch, write_sketch
from word.soundness import find_faults


class Thing:
    name = "thing"

    def shout(self) -> str:
        return "THING"


SKETCHES: dict[str, tuple[str, dict[str, Any]]] = {
    "merged paragraphs": (
        "I live\n{%- if town -%}\n in town\n{%- else -%}\n outside\n{%- endif -%}\n and like it.",
        {"town": True},
    ),
    "tags without a prefix keep their paragraphs": ("a\n{% if x %}\nb\n{% endif %}\nc", {"x": 0}),
    "a condition over halves of paragraphs": ("a {% if x %} b\nc\n{% endif %} d", {"x": 0}),
    "vertical merge": (
        "| {%tr for x in xs %} |\n| {% vm %}T | {{ x }} |\n| {%tr endfor %} | |", {"xs": [1, 2]},
    ),
    "horizontal merge": (
        "| {%tc for x in xs %} | {% hm %}T | {%tc endfor %} |\n"
        "| {%tc for x in xs %} | {{ x }} | {%tc endfor %} |", {"xs": [1, 2, 3]},
    ),
    "colspan and colour": (
        "| {% colspan n %}{% cellbg c %}a |\n| a | b |", {"n": 2, "c": "FF0000"},
    ),
    "cells that a loop repeats": ("| {% for x in xs %}{{ x }} | b{% endfor %} |", {"xs": [1, 2]}),
    "escapes": ("{_{ x }_} {_% if %_}", {}),
    "Python values": (
        "{{ t.name }} {{ t.shout() }} {{ 'a'.upper() }} {{ yes }} {{ xs }}{{ '{:,}'.format(1) }}",
        {"t": Thing(), "yes": True, "xs": [1, "a"]},
    ),
    "set and macro": (
        "{% set a = 5 %}{{ a }}{% macro m(x) %}[{{ x }}]{% endmacro %}{{ m(1) }}", {},
    ),
    "unknown names": ("x{{ nothing }}{% for a in nothing %}z{% endfor %}", {}),
    "listing": ("{{ l }} x", {"l": Listing("a\nb\tc\ad\fe & <x>")}),
    "a listing in a plain string": ("{{ l }} x", {"l": "a\nb\tc\ad\fe"}),
    "safe": ("{{ x | safe }}", {"x": "a &amp; b"}),
}  # fmt: skip


def with_docxtpl(path: Path, values: dict[str, Any]) -> bytes:
    """The document that docxtpl makes."""
    template, written = DocxTemplate(path), BytesIO()
    template.render(values, autoescape=True)
    template.save(written)
    return written.getvalue()


@pytest.mark.parametrize("name", SKETCHES)
def test_a_template_of_docxtpl_says_the_same(tmp_path: Path, name: str) -> None:
    sketch, values = SKETCHES[name]
    path = write_sketch(tmp_path / "t.docx", sketch)
    document = load_template(path, dialect="docxtpl").render(values)
    assert read_sketch(document.content) == read_sketch(with_docxtpl(path, values))
    assert find_faults(document.content) == []


def test_rich_text_says_the_same_in_valid_xml(tmp_path: Path) -> None:
    rich = RichText("bold", bold=True, size=24, color="#ff0000", font="Arial", style="Strong")
    rich.add(" & <more>\nnew line", highlight="#00ff00", underline="wave", url_id="rId99")
    path = write_sketch(tmp_path / "t.docx", "a {{r rich }} b {{ rich }} c", header="{{r rich }}")
    document = load_template(path, dialect="docxtpl").render({"rich": rich})
    said = "bold & <more>↵new line"
    assert read_sketch(document.content) == f"a {said} b {said} c"
    assert read_sketch(document.content, "word/header1.xml") == said
    assert find_faults(document.content) == []
    assert (
        b'<w:shd w:fill="00ff00" w:val="clear"/>'
        in read_members(document.content)["word/document.xml"]
    )


def test_rich_paragraphs_stand_between_paragraphs(tmp_path: Path) -> None:
    paragraph = RichTextParagraph("one", parastyle="Heading1")
    path = write_sketch(tmp_path / "t.docx", "a\n{{p rich }}\nb")
    document = load_template(path, dialect="docxtpl").render({"rich": paragraph})
    assert read_sketch(document.content) == "a\none\nb"


def test_an_inline_image_is_put_in_and_cannot_be_looked_into(tmp_path: Path) -> None:
    Image.new("RGB", (40, 20)).save(tmp_path / "a.png")
    path = write_sketch(tmp_path / "t.docx", "x {{ i }} y{{ i.tpl }}", footnotes=["{{ i }}"])
    image = InlineImage(None, str(tmp_path / "a.png"), width=Mm(20), anchor="http://x/?a&b")
    document = load_template(path, dialect="docxtpl").render({"i": image})
    assert read_sketch(document.content) == "x ▣ y"
    assert b'cx="720000" cy="360000"' in read_members(document.content)["word/document.xml"]
    assert find_faults(document.content) == []


def test_rich_text_with_a_broken_colour_is_reported(tmp_path: Path) -> None:
    rich = RichText("a", color='"><x')
    assert described(problems_of("{{r rich }}", rich=rich)) == [
        (
            "render/failing-tag",
            "`{{r rich }}` cannot be filled in: "
            "its style, colour or font holds a sign that it cannot hold",
        )
    ]


def test_broken_xml_that_is_called_safe_is_only_text(tmp_path: Path) -> None:
    path = write_sketch(tmp_path / "t.docx", "{{ x | safe }}")
    document = load_template(path, dialect="docxtpl").render({"x": "a & <b"})
    assert read_sketch(document.content) == "a & <b"


def test_a_tag_may_be_written_over_several_paragraphs() -> None:
    assert text_of("{% if\nx %}\ny\n{% endif %}{# a\nlong\nnote #}\nz", x=True) == "y\nz"


def test_a_link_leads_to_the_address_for_which_docxtpl_gave_an_id(tmp_path: Path) -> None:
    path = write_sketch(tmp_path / "t.docx", "{{r rich }}", header="{{r rich }}")
    docxtpl = DocxTemplate(str(path))
    rich = RichText("here", url_id=docxtpl.build_url_id("https://example.org/?a=1&b=2"))
    content = load_template(path, dialect="docxtpl").render({"rich": rich}).content
    for part in ("document", "header1"):
        links = read_members(content)[f"word/_rels/{part}.xml.rels"]
        assert links.count(b'Target="https://example.org/?a=1&amp;b=2"') == 1
    assert find_faults(content) == []


def test_an_address_may_be_relative(tmp_path: Path) -> None:
    path = write_sketch(tmp_path / "t.docx", "{{r rich }}")
    rich = RichText("here", url_id="annex 1.pdf")
    content = load_template(path, dialect="docxtpl").render({"rich": rich}).content
    assert b'Target="annex 1.pdf"' in read_members(content)["word/_rels/document.xml.rels"]
