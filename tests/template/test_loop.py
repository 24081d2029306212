"""What a loop repeats stays unique, and lists count as a reader expects."""

from __future__ import annotations

import re

import pytest

from render.filling import document_of, text_of
from word.sketch import blocks, read_members

GROUPS = [{"name": "A", "entries": [1, 2]}, {"name": "B", "entries": [3, 4]}]
STYLED = '<w:p><w:pPr><w:pStyle w:val="ListNumber"/></w:pPr><w:r><w:t>{{ e }}</w:t></w:r></w:p>'
BOX = (
    "<w:p><w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wp:inline>"
    "<wp:extent cx='1' cy='1'/><wp:docPr id='1' name='Box' descr='{{{{ x }}}}'/><a:graphic>"
    "<a:graphicData uri='x'><wps:wsp><wps:txbx><w:txbxContent>{0}</w:txbxContent></wps:txbx>"
    "</wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice><mc:Fallback>"
    "<w:pict><v:shapetype id='type_1'/><v:shape id='shape_1' type='#type_1'><v:textbox>"
    "<w:txbxContent>{0}</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback>"
    "</mc:AlternateContent></w:r></w:p>"
)


def lists_of(body: str) -> list[str]:
    """The list of every numbered paragraph."""
    xml = read_members(document_of(body, {"groups": GROUPS}).content)["word/document.xml"]
    return re.findall(r'<w:numId w:val="(\d+)"/>', xml.decode())


@pytest.mark.parametrize(
    ("sketch", "lists"),
    [
        ("{% for g in groups %}\n{{ g.name }}\n{% for e in g.entries %}\n1. {{ e }}\n{% endfor %}\n"
         "{% endfor %}", "1 1 3 3"),
        ("{% for g in groups %}\n{{ g.name }}\n{% for e in g.entries %}\n" + STYLED +
         "\n{% endfor %}\n{% endfor %}", "2 2 3 3"),
        ("{% for g in groups %}\n1. {{ g.name }}\n1. {{ g.name }}\n{% endfor %}", "1 1 3 3"),
        ("{% for g in groups %}\n1. {{ g.name }}\n{% endfor %}", "1 1"),
        ("1. first\n{% for g in groups %}\n1. {{ g.name }}\n{% endfor %}", "1 1 1"),
        ("| {%tr for g in groups %} |\n| {%p for e in g.entries %}\\n1. {{ e }}\\n{%p endfor %} |\n"
         "| {%tr endfor %} |", "1 1 3 3"),
    ],
)  # fmt: skip
def test_a_list_begins_anew_with_the_loop_around_it(sketch: str, lists: str) -> None:
    assert " ".join(lists_of(sketch)) == lists


def test_a_list_that_begins_anew_counts_from_one() -> None:
    sketch = "{% for g in groups %}\n1. {{ g.name }}\n1. end\n{% endfor %}"
    members = read_members(document_of(sketch, {"groups": GROUPS}).content)
    assert b'<w:num w:numId="3"><w:abstractNumId w:val="0"/>' in members["word/numbering.xml"]
    assert b'<w:startOverride w:val="1"/>' in members["word/numbering.xml"]


def test_a_text_box_in_a_loop_has_new_ids_and_equal_twins() -> None:
    box = BOX.format(blocks("in the box: {{ x }}"))
    xml = read_members(document_of(f"{{% for x in [1, 2] %}}\n{box}\n{{% endfor %}}", {}).content)
    body = xml["word/document.xml"].decode()
    assert re.findall("in the box: .", body) == ["in the box: 1"] * 2 + ["in the box: 2"] * 2
    assert re.findall("<v:shape id=[\"'](.*?)[\"']", body) == ["shape_1_1", "shape_1_2"]
    assert re.findall("type=[\"']#(.*?)[\"']", body) == ["type_1_1", "type_1_2"]


def test_a_value_in_a_text_box_is_said_once() -> None:
    said: list[int] = []

    class Phrase:
        def __str__(self) -> str:
            said.append(1)
            return "a"

    document_of(BOX.format(blocks("{{ y }}")).replace("{{ x }}", ""), {"y": Phrase()})
    assert said == [1]


def test_a_block_inside_a_text_box_leaves_it_a_paragraph() -> None:
    box = BOX.format(blocks("{% if no %}\nx\n{% endif %}")).replace("{{ x }}", "")
    assert text_of(box, no=False) == "▣"


def test_bookmarks_controls_and_paragraph_ids_in_loops_stay_unique() -> None:
    line = (
        '<w:p w14:paraId="00000001"><w:bookmarkStart w:id="3" w:name="mark"/><w:r><w:t>{{ x }}'
        '</w:t></w:r><w:bookmarkEnd w:id="3"/><w:sdt><w:sdtPr><w:id w:val="5"/></w:sdtPr>'
        "<w:sdtContent><w:r><w:t>c</w:t></w:r></w:sdtContent></w:sdt></w:p>"
    )
    assert text_of(f"{{% for x in 'ab' %}}\n{line}\n{{% endfor %}}") == "ac\nbc"
    half = '<w:p><w:bookmarkStart w:id="3" w:name="mark"/><w:r><w:t>{{ x }}</w:t></w:r></w:p>'
    end = '<w:p><w:bookmarkEnd w:id="3"/></w:p>'
    assert text_of(f"{{% for x in 'ab' %}}\n{half}\n{{% endfor %}}\n{end}") == "a\nb\n"


def test_a_comment_in_a_loop_is_taken_off_its_place() -> None:
    line = (
        '<w:p><w:commentRangeStart w:id="1"/><w:r><w:t>{{ x }}</w:t></w:r>'
        '<w:commentRangeEnd w:id="1"/><w:r><w:commentReference w:id="1"/></w:r></w:p>'
    )
    sketch = f"{{% for x in 'ab' %}}\n{line}\n{{% endfor %}}"
    body = read_members(document_of(sketch, {}, comments=["note"]).content)["word/document.xml"]
    assert b"comment" not in body
