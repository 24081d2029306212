"""Templates that are none, that are broken, that do harm, or that would exhaust the machine."""

from __future__ import annotations

import json
import random
import re
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from hostile.ground import below, brief, build_project, run, write
from word.sketch import R, read_members, write_members, write_sketch
from word.soundness import find_faults

TEMPLATE = Path("templates/report.docx")
BODY = "word/document.xml"
LINKS = "word/_rels/document.xml.rels"
SKETCH = "{{ title }}\n| a | {{ summary }} |\n{% for who in visitors %}\n{{ who }}\n{% endfor %}"


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    build_project(tmp_path)
    write_sketch(TEMPLATE, SKETCH, header="{{ title }}", footnotes=["x"])


def refused(*words: str) -> bool:
    """True if the template is refused by every command, and nothing is written."""
    before = below(Path())
    write(Path("v.yaml"), "title: A\nsummary: B\nvisitors: []\n")
    assert run("fill", TEMPLATE, "v.yaml", "-o", "out.docx").refused(*words)
    Path("v.yaml").unlink()
    assert run("check", TEMPLATE).refused(*words)
    assert run("check", TEMPLATE, "--annotate").refused(*words)
    assert run("render", "records").refused(*words)
    Path("templates/report.checked.docx").unlink(missing_ok=True)
    assert below(Path()) == before
    return True


def change(member: str, old: bytes, new: bytes) -> None:
    """Change a member of the template."""
    members = read_members(TEMPLATE.read_bytes())
    assert old in members[member]
    write_members(TEMPLATE, members | {member: members[member].replace(old, new, 1)})


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "template/not-word"),
        (b"{\\rtf1 They came.}", "template/not-word"),
        (b"%PDF-1.4\n", "template/not-word"),
        (b"<html><body>{{ title }}</body></html>", "template/not-word"),
        (b"<?xml version='1.0'?><pkg:package xmlns:pkg='x'/>", "template/not-word"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000), "protected with a password"),
        (b"PK\x05\x06" + bytes(18), "template/not-word"),
        (b"PK\x03\x04" + bytes(100), "template/broken-file"),
    ],
    ids=brief,
)
def test_a_file_of_another_kind_is_no_template(content: bytes, words: str) -> None:
    write(TEMPLATE, content)
    assert refused(words)


@pytest.mark.parametrize(
    ("members", "words"),
    [
        ({"mimetype": b"application/vnd.oasis.opendocument.text"}, "template/not-word"),
        ({"[Content_Types].xml": b"<Types/>"}, "template/not-word"),
        ({"[Content_Types].xml": b"<Types"}, "template/broken-part"),
    ],
    ids=brief,
)
def test_a_zip_file_of_another_kind_is_no_template(members: dict[str, bytes], words: str) -> None:
    write_members(TEMPLATE, members)
    assert refused(words)


LAUGHS = (
    b"<!DOCTYPE a [<!ENTITY a 'ha'>"
    + b"".join(b"<!ENTITY %c '%s'>" % (98 + n, (b"&%c;" % (97 + n)) * 10) for n in range(10))
    + b"]>"
)
ENTITY = b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>'


@pytest.mark.parametrize(
    ("member", "old", "new", "words"),
    [
        (BODY, b"?>\n", b"?>\n" + LAUGHS, "a document type declaration"),
        (BODY, b"?>\n", b"?>\n" + ENTITY, "a document type declaration"),
        (LINKS, b"?>\n", b"?>\n" + ENTITY, "a document type declaration"),
        ("word/header1.xml", b"?>\n", b"?>\n" + ENTITY, "a document type declaration"),
        (BODY, b"UTF-8", b"bogus", "template/broken-part"),
        (BODY, b"<w:body>", b"<w:body>\x01", "template/broken-part"),
        (BODY, b"<w:body>", b"<w:body>&nbsp;", "template/broken-part"),
        (BODY, b"</w:body>", b"", "template/broken-part"),
        ("word/numbering.xml", b"</w:num>", b"", "`word/numbering.xml` is damaged"),
        ("word/styles.xml", b"<w:styles", b"<x:styles", "`word/styles.xml` is damaged"),
        ("word/footnotes.xml", b"</w:footnotes>", b"", "`word/footnotes.xml` is damaged"),
        ("_rels/.rels", b"word/document.xml", b"_rels/.rels", "template/not-word"),
        ("_rels/.rels", b"word/document.xml", b"%ff%00", "template/not-word"),
        ("_rels/.rels", b"word/document.xml", b"../../etc/passwd", "template/not-word"),
    ],
    ids=brief,
)
def test_a_damaged_part_is_named(member: str, old: bytes, new: bytes, words: str) -> None:
    change(member, old, new)
    assert refused(words)


@pytest.mark.parametrize("body", [b"<a/>", b"<w:document xmlns:w='x'/>"])
def test_a_template_without_a_body_is_none(body: bytes) -> None:
    write_members(TEMPLATE, read_members(TEMPLATE.read_bytes()) | {BODY: body})
    assert refused("template/not-word", "it has no text")


@pytest.mark.parametrize("mode", ["External", "external"])
@pytest.mark.parametrize(
    "kind", ["subDocument", "frame", "oleObject", "image", "header", "aFChunk", "control", "video",
             "attachedTemplate"],
)  # fmt: skip
def test_what_would_be_fetched_from_elsewhere_is_refused(kind: str, mode: str) -> None:
    link = f'<Relationship Id="x" Type="{R}/{kind}" Target="http://x/y" TargetMode="{mode}"/>'
    change(LINKS, b"</Rel", link.encode() + b"</Rel")
    assert refused("template/external-target", "`http://x/y`")


@pytest.mark.parametrize("target", ["file:///C:\\Templates\\Normal.dotm", "Normal.dotm"])
def test_the_template_that_a_document_was_made_from_may_be_named(target: str) -> None:
    link = f'<Relationship Id="x" Type="{R}/attachedTemplate" Target="{target}" '
    change(LINKS, b"</Rel", link.encode() + b'TargetMode="External"/></Rel')
    assert run("check", TEMPLATE).done()


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("word/vbaProject.bin", "template/macros"),
        ("WORD/VBAPROJECT.BIN", "template/macros"),
        ("../x.xml", "template/broken-file"),
        ("/x.xml", "template/broken-file"),
        ("..\\x.xml", "template/broken-file"),
        ("WORD/document.xml", "template/broken-file"),
    ],
)
def test_a_member_that_does_harm_is_refused(name: str, words: str) -> None:
    write_members(TEMPLATE, read_members(TEMPLATE.read_bytes()) | {name: b"<a/>"})
    assert refused(words)


def test_a_file_of_thousands_of_members_is_refused() -> None:
    many = {f"x/{number}.xml": b"<a/>" for number in range(5000)}
    write_members(TEMPLATE, read_members(TEMPLATE.read_bytes()) | many)
    assert refused("template/broken-file")


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    with zipfile.ZipFile(TEMPLATE, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/media/a.bin", bytes(65 << 20))
    assert refused("template/too-large", "65 MB")


def in_directory(offset: int, form: str, value: int) -> Callable[[bytearray], None]:
    """Set a field of the last entry of a zip file's directory."""

    def set_field(content: bytearray) -> None:
        struct.pack_into(form, content, content.rindex(b"PK\1\2") + offset, value)

    return set_field


@pytest.mark.parametrize(
    ("damage", "words"),
    [
        (in_directory(24, "<I", 1 << 30), "template/too-large"),
        (in_directory(24, "<I", 5), "template/broken-file"),
        (in_directory(20, "<I", 5), "template/broken-file"),
        (in_directory(8, "<H", 1), "template/encrypted"),
        (in_directory(10, "<H", 99), "template/broken-file"),
        (in_directory(10, "<H", 12), "template/broken-file"),
        (in_directory(10, "<H", 14), "template/broken-file"),
        (in_directory(16, "<I", 0), "template/broken-file"),
        (in_directory(42, "<I", 0xFFFFFFF0), "template/broken-file"),
    ],
)
def test_a_zip_file_that_lies_about_its_members_is_refused(
    damage: Callable[[bytearray], None], words: str
) -> None:
    content = bytearray(TEMPLATE.read_bytes())
    damage(content)
    write(TEMPLATE, bytes(content))
    assert refused(words)


@pytest.mark.parametrize("depth", [300, 1000, 5000])
@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("<w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>"),
        ("<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>"),
        ("<w:p><w:r><w:pict>", "</w:pict></w:r></w:p>"),
    ],
    ids=["tables", "controls", "boxes"],
)
def test_a_body_that_is_nested_without_end_is_refused(before: str, after: str, depth: int) -> None:
    text = "<w:p><w:r><w:t>{{ title }}</w:t></w:r></w:p>"
    write_sketch(TEMPLATE, before * depth + text + after * depth)
    assert refused("it is nested too deeply")


@pytest.mark.parametrize(
    "tag",
    ["{{ " + "(" * 1000 + "title" + ")" * 1000 + " }}", "{{ " + "not " * 1000 + "title }}",
     "{{ " + "[" * 1000 + "]" * 1000 + " }}", "{{ title" + "|upper" * 1000 + " }}",
     "{{ title" + ".x" * 1000 + " }}", "{% if title %}\n" * 300 + "x" + "\n{% endif %}" * 300,
     "{%" * 10_000, "{{" * 10_000, "}}" * 2_000, "{#" * 10_000, "{{ 1 + }}\n" * 500],
    ids=brief,
)  # fmt: skip
def test_tags_without_end_are_refused(tag: str) -> None:
    write_sketch(TEMPLATE, tag)
    assert refused("templates/report.docx, body, paragraph")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b'<w:gridCol w:w="2000"/>', b'<w:gridCol w:w="wide"/>'),
        (b'<w:gridCol w:w="2000"/>', b'<w:gridCol w:w="1e999"/>'),
        (b'<w:tcW w:w="2000" w:type="dxa"/>', b'<w:gridSpan w:val="99999999999"/>'),
        (b'<w:tcW w:w="2000" w:type="dxa"/>', b'<w:gridSpan w:val="many"/>'),
        (b"<w:tr>", b'<w:tr><w:trPr><w:gridBefore w:val="x"/></w:trPr>'),
    ],
    ids=brief,
)
def test_a_table_whose_measures_are_no_numbers_is_filled(old: bytes, new: bytes) -> None:
    write_sketch(TEMPLATE, "| {%tc for who in visitors %} | {{ who }} | {%tc endfor %} |")
    change(BODY, old, new)
    assert run("render", "records").done()


@pytest.mark.parametrize("number", ["9" * 400, "9" * 5000])
def test_an_id_of_very_many_digits_is_no_number_to_count_on_from(number: str) -> None:
    write_sketch(TEMPLATE, f'<w:p><w:bookmarkStart w:id="{number}" w:name="a"/></w:p>')
    assert run("render", "records").done()


def test_a_body_of_very_many_paragraphs_is_filled() -> None:
    write_sketch(TEMPLATE, "\n".join(["text"] * 20_000 + ["{{ summary }}"]))
    assert run("render", "records").done()
    assert b"They came." in read_members(Path("output/a-report.docx").read_bytes())[BODY]


# --- cut, bent and mistaken ---------------------------------------------------------------------


def settle() -> str:
    """What becomes of the template: "refused" with a place, or "filled" with a sound document."""
    Path("out.docx").unlink(missing_ok=True)
    ending = run("fill", TEMPLATE, "v.yaml", "-o", "out.docx")
    if ending.code == 0:
        assert find_faults(Path("out.docx").read_bytes()) == []
        return "filled"
    assert ending.refused("templates/report.docx")
    assert not Path("out.docx").exists()
    return "refused"


@pytest.fixture
def _values() -> None:
    write(Path("v.yaml"), "title: A\nsummary: B\nvisitors: [C]\n")


@pytest.mark.usefixtures("_values")
def test_a_file_cut_off_anywhere_is_refused() -> None:
    whole = TEMPLATE.read_bytes()
    for end in random.Random(1).sample(range(len(whole)), 150):
        write(TEMPLATE, whole[:end])
        assert settle() == "refused"


@pytest.mark.usefixtures("_values")
def test_a_file_with_a_wrong_byte_is_refused_or_filled_soundly() -> None:
    whole, dice = TEMPLATE.read_bytes(), random.Random(2)
    for _ in range(200):
        bent = bytearray(whole)
        bent[dice.randrange(len(bent))] ^= 1 << dice.randrange(8)
        write(TEMPLATE, bytes(bent))
        assert settle() in ("refused", "filled")


@pytest.mark.usefixtures("_values")
def test_a_body_with_a_lost_or_doubled_tag_of_xml_is_refused_or_filled() -> None:
    members, dice = read_members(TEMPLATE.read_bytes()), random.Random(3)
    tags = [*re.finditer(rb"<[^>]*>", members[BODY])]
    for _ in range(150):
        tag = dice.choice(tags)
        again = dice.choice([b"", tag[0] * 2])
        bent = members[BODY][: tag.start()] + again + members[BODY][tag.end() :]
        write_members(TEMPLATE, members | {BODY: bent})
        ending = run("fill", TEMPLATE, "v.yaml", "-o", "out.docx")
        assert ending.code in (0, 1), ending.said


MISTAKES = """\
{{ titel }}
{{ title | uper }}
{{ title
{{ 1 + }}
title }}
{% fi title %}
{% endif %}
{% include "other.docx" %}
{% if title is deifned %}x{% endif %}
| {{ nobody }} | {%tr if titel %}lost{%tr endif %} |
{% for who in visitors %}
"""


def test_ten_mistakes_of_a_template_are_told_in_one_run_each_once_at_its_place() -> None:
    write_sketch(TEMPLATE, MISTAKES)
    told = json.loads(run("check", TEMPLATE, "--format", "json").out)["diagnostics"]
    places = [
        (one["place"].get("column", 0), one["place"]["paragraph"], one["rule"].partition("/")[2])
        for one in told
    ]
    assert len(places) == len(set(places)) >= 10
    assert {place for place in places if place[0] == 0} >= {
        (0, 2, "unknown-filter"),
        (0, 3, "unclosed-tag"),
        (0, 4, "tag-syntax"),
        (0, 5, "stray-end"),
        (0, 6, "unknown-tag"),
        (0, 7, "stray-block"),
        (0, 8, "forbidden-tag"),
        (0, 9, "unknown-test"),
    }
