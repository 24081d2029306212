"""A template is compiled once, found again by its content, and shared."""

from __future__ import annotations

import pickle
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import docx
import pytest

from reportkit.diagnostics import ProblemsFound
from reportkit.template import load_template
from word.sketch import W, read_members, read_sketch, write_members, write_sketch


def test_a_second_load_gives_the_same_template(tmp_path: Path) -> None:
    path = write_sketch(tmp_path / "t.docx", "{{ x }}")
    first = load_template(path)
    assert load_template(path) is first
    write_sketch(path, "changed {{ x }}")
    assert read_sketch(load_template(path).render({"x": 1}).content) == "changed 1"


def test_a_template_travels_to_another_process_by_its_path(tmp_path: Path) -> None:
    template = load_template(write_sketch(tmp_path / "t.docx", "{{ x }}"))
    travelled = pickle.loads(pickle.dumps(template))
    assert travelled.render({"x": 1}).content == template.render({"x": 1}).content


def test_threads_share_a_template(tmp_path: Path) -> None:
    sketch = "{% for x in xs %}\n1. {{ x }}\n1. {{ y }}\n{% endfor %}"
    template = load_template(write_sketch(tmp_path / "t.docx", sketch))
    values = [{"xs": [number] * 20, "y": -number} for number in range(40)]
    alone = [template.render(each).content for each in values]
    with ThreadPoolExecutor(8) as pool:
        together = list(pool.map(lambda each: template.render(each).content, values))
    assert together == alone


def test_fields_are_named_with_their_lists_and_first_places(tmp_path: Path) -> None:
    sketch = """
        {{ title }} {{ about.name }} {{ photos[0].file }}
        {% for p in people if p.here %}
        {{ loop.index }} {{ p.name }} {% for t in p.titles %}{{ t }}{% endfor %}
        {% endfor %}
        {% set first = people[0] %}
        {{ first.post }} {{ title | default(other) }}"""
    template = load_template(write_sketch(tmp_path / "t.docx", sketch, footnotes=["{{ source }}"]))
    assert [field.name for field in template.fields] == [
        "title", "about.name", "photos[].file", "people", "people[].here", "people[].name",
        "people[].titles", "people[].titles[]", "people[]", "people[].post", "other", "source",
    ]  # fmt: skip
    assert template.fields[-1].place.part == "footnote 1"


def test_a_dotx_becomes_a_document(tmp_path: Path) -> None:
    path = write_sketch(tmp_path / "t.dotx", "{{ x }}", main_type="template.main")
    types = read_members(load_template(path).render({"x": 1}).content)["[Content_Types].xml"]
    assert b"document.main+xml" in types
    assert b"template.main" not in types


def test_the_maker_of_a_template_made_by_a_program_is_not_passed_on(tmp_path: Path) -> None:
    docx.Document().save(tmp_path / "t.docx")
    core = read_members(load_template(tmp_path / "t.docx").render({}).content)["docProps/core.xml"]
    assert b"python-docx" not in core


def test_unchanged_members_are_copied_and_the_order_is_fixed(tmp_path: Path) -> None:
    path = write_sketch(tmp_path / "t.docx", "{{ x }}", header="static", title="static")
    before = read_members(path.read_bytes())
    after = read_members(load_template(path).render({"x": 1}).content)
    assert next(iter(after)) == "[Content_Types].xml"
    assert set(after) == set(before)
    same = {name for name in before if before[name] == after[name]}
    assert set(before) - same == {"word/document.xml"}


def test_core_properties_related_as_libreoffice_does_are_filled(tmp_path: Path) -> None:
    path = write_sketch(tmp_path / "t.docx", "a", title="{{ x }}")
    members = read_members(path.read_bytes())
    rels = members["_rels/.rels"]
    members["_rels/.rels"] = rels.replace(
        b"package/2006/relationships/metadata", b"officedocument/2006/relationships/metadata"
    )
    write_members(path, members)
    core = read_members(load_template(path).render({"x": "T"}).content)["docProps/core.xml"]
    assert b"<dc:title>T</dc:title>" in core


def test_word_names_with_another_prefix_are_understood(tmp_path: Path) -> None:
    path = write_sketch(tmp_path / "t.docx", "{% for x in 'ab' %}\n{{ x }}\n{% endfor %}\n| c |")
    members = read_members(path.read_bytes())
    body = members["word/document.xml"]
    members["word/document.xml"] = (
        body.replace(b"<w:", b"<n:")
        .replace(b"</w:", b"</n:")
        .replace(b" w:", b" n:")
        .replace(b"xmlns:w=", b"xmlns:n=")
    )
    write_members(path, members)
    assert read_sketch(load_template(path).render({}).content) == "a\nb\n| c |"


def test_a_strict_file_is_refused_with_the_way_out(tmp_path: Path) -> None:
    path = write_sketch(tmp_path / "t.docx", "a")
    members = read_members(path.read_bytes())
    strict = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
    members["word/document.xml"] = members["word/document.xml"].replace(W.encode(), strict)
    write_members(path, members)
    with pytest.raises(ProblemsFound, match="strict variety"):
        load_template(path)


def test_footnotes_are_filled_once_however_many_sections_there_are(tmp_path: Path) -> None:
    section = "<w:p><w:pPr><w:sectPr><w:pgSz w:w='1000' w:h='1000'/></w:sectPr></w:pPr></w:p>"
    path = write_sketch(tmp_path / "t.docx", f"a\n{section}\nb", footnotes=["{{ x }}"])
    document = load_template(path).render({"x": "{{ y }}"})
    assert read_sketch(document.content, "word/footnotes.xml") == "{{ y }}"


def test_trimming_eats_no_table(tmp_path: Path) -> None:
    sketch = "| a |\n{%- if x -%}\n| b |\n{%- endif -%}\n| c |"
    document = load_template(write_sketch(tmp_path / "t.docx", sketch)).render({"x": True})
    assert read_sketch(document.content) == "| a |\n| b |\n| c |"
