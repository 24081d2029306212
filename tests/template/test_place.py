"""Wherever Word lets a person type, tags and blocks are filled in."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from dialect.case import cell, control, paragraph, table, text_box
from render.filling import document_of, text_of
from word.sketch import read_members, read_sketch, runs

TYPED = (
    "‖{‖{ na‖me }}‖", "{% if name == “Eric” %}yes{% else %}no{% endif %}",
    "｛％ if on ％｝", "{% for x in xs %}", "- {{\u00a0x\u00a0}}", "{% endfor %}", "{% endif %}",
)  # fmt: skip
FILLED = "Eric\nyes\n- a\n- b"
VALUES = {"name": "Eric", "xs": ["a", "b"], "on": True}
LINES = "".join(f"<w:p>{runs(line)}</w:p>" for line in TYPED)
SHAPE = (
    "<w:p><w:r><w:pict><v:rect id='s2'><v:textbox><w:txbxContent>"
    f"{LINES}</w:txbxContent></v:textbox></v:rect></w:pict></w:r></w:p>"
)
FORMULA = "<w:p><m:oMath><m:r><m:t>{{ na</m:t></m:r><m:r><m:t>me }}</m:t></m:r></m:oMath></w:p>"
DRAWING = (
    "<w:p><w:r><w:drawing><wp:inline><wp:extent cx='1' cy='1'/><wp:docPr id='1' name='n' "
    "descr='{% if on %}{{ name }}{% endif %}'/><a:graphic><a:graphicData uri='u'/></a:graphic>"
    "</wp:inline></w:drawing></w:r></w:p>"
)


@pytest.mark.parametrize(
    ("member", "parts"),
    [
        ("document", {"body": LINES}),
        ("document", {"body": control(LINES)}),
        ("document", {"body": control(control(LINES))}),
        ("header1", {"header": LINES}),
        ("footer1", {"footer": control(LINES)}),
        ("footnotes", {"footnotes": [LINES]}),
        ("endnotes", {"endnotes": [LINES]}),
        ("comments", {"comments": [LINES]}),
    ],
)  # fmt: skip
def test_lines_are_filled_in_every_part(member: str, parts: dict[str, Any]) -> None:
    said = text_of(parts.pop("body", ""), f"word/{member}.xml", parts=parts, **VALUES)
    assert said == FILLED


@pytest.mark.parametrize(
    "place", [text_box(LINES), SHAPE, table([cell(text_box(LINES))], columns=1)]
)
@pytest.mark.parametrize("part", ["document", "header1"])
def test_lines_are_filled_in_shapes_and_both_twins_of_a_text_box(place: str, part: str) -> None:
    header = place + paragraph("end") if part == "header1" else None
    document = document_of(place if header is None else "", VALUES, header=header)
    xml = read_members(document.content)[f"word/{part}.xml"].decode()
    for box in xml.split("<w:txbxContent>")[1:]:
        inside = box.partition("</w:txbxContent>")[0]
        assert [inside.count(f">{word}<") for word in ("Eric", "yes")] == [1, 1]
        assert "{" not in inside


@pytest.mark.parametrize(
    ("sketch", "part_of_xml"),
    [
        (DRAWING, 'descr="Eric"'),
        (FORMULA, ">Eric</m:t>"),
        ("<w:p><w:fldSimple w:instr=' QUOTE \"{{ quoted }}\"'/></w:p>", "&quot;say \\&quot;hi"),
        ("<w:p><w:hyperlink w:anchor='a' w:tooltip='{{ name }}'/></w:p>", 'tooltip="Eric"'),
        ("<w:p><w:r><w:pict><v:shape id='s'><v:textpath string='{{ name }}'/></v:shape></w:pict>"
         "</w:r></w:p>", 'string="Eric"'),
        ("<w:p><w:r><w:t>{{ na</w:t></w:r><w:commentRangeEnd w:id='0'/><w:r><w:t>me }}</w:t></w:r>"
         "</w:p>", ">Eric<"),
    ],
)  # fmt: skip
def test_what_is_no_line_is_filled_too(sketch: str, part_of_xml: str) -> None:
    content = document_of(sketch, {**VALUES, "quoted": 'say "hi"'}).content
    assert part_of_xml in read_members(content)["word/document.xml"].decode()


def test_a_row_of_which_only_a_bookmark_is_left_goes() -> None:
    marked = (
        "<w:p><w:r><w:t>{%tc if off %}</w:t></w:r><w:bookmarkStart w:id='7' w:name='_GoBack'/>"
        "<w:bookmarkEnd w:id='7'/></w:p>"
    )
    conditional = [cell(marked), cell("a"), cell("{%tc endif %}")]
    document = document_of(table(conditional, [cell("b")] * 3, columns=3), {"off": False})
    assert read_sketch(document.content) == "| b | b | b |"


def test_a_bookmark_behind_the_last_tag_of_a_cell_leaves_no_blank_line() -> None:
    marked = (
        "<w:p><w:r><w:t>{%p endif %}</w:t></w:r><w:bookmarkStart w:id='7' w:name='_GoBack'/>"
        "<w:bookmarkEnd w:id='7'/></w:p>"
    )
    held = cell(paragraph("{%p if on %}") + paragraph("a") + marked)
    assert text_of(table([held], columns=1), on=True) == "| a |"


def test_the_picture_of_a_text_box_has_another_id_in_its_twin(tmp_path: Path) -> None:
    from PIL import Image

    Image.new("RGB", (4, 4)).save(tmp_path / "a.png")
    sketch = text_box(paragraph("{{ file | picture(width='5mm') }}"))
    assert document_of(sketch, {"file": "a.png"}, root=tmp_path)
