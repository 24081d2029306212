"""Where a document comes from, in its own properties."""

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

import reportkit
from reportkit.diagnostics import ProblemsFound
from reportkit.word.opened import open_document
from reportkit.word.provenance import Provenance, add_provenance, read_provenance
from word.sketch import read_members, write_members, write_sketch
from word.soundness import find_faults

ORIGIN = Provenance("1.0", "fact", "temp", "inpu", "news & views", "en")


def render(template, **values):
    return reportkit.load_template(template).render(values, provenance=ORIGIN)


def read(document):
    return open_document(Path("a.docx"), document.content).provenance


def custom(document):
    return read_members(document.content)["docProps/custom.xml"].decode()


def test_a_document_tells_where_it_comes_from(tmp_path):
    document = render(write_sketch(tmp_path / "a.docx", "{{ title }}"), title="One")
    said = read(document)
    assert replace(said, content="") == ORIGIN
    assert said == document.provenance
    assert find_faults(document.content) == []


def test_the_content_is_told_apart_from_everything_else(tmp_path):
    template = write_sketch(tmp_path / "a.docx", "{{ title }}", title="{{ title }}")
    first, again, other = (render(template, title=title) for title in ("One", "One", "Two"))
    assert first.content == again.content
    assert first.provenance.content != other.provenance.content


def test_without_a_record_a_document_tells_nothing(tmp_path):
    template = reportkit.load_template(write_sketch(tmp_path / "a.docx", "{{ title }}"))
    document = template.render({"title": "One"})
    assert document.provenance is None
    assert b"reportkit" not in b"".join(read_members(document.content).values())


def test_the_properties_of_a_template_stay(tmp_path):
    properties = {"Client": "Example & Co.", "Number": "{{ number }}"}
    template = write_sketch(tmp_path / "a.docx", "{{ title }}", custom=properties)
    document = render(template, title="One", number="7")
    assert replace(read(document), content="") == ORIGIN
    assert 'name="Client"' in custom(document)
    assert ">7<" in custom(document)
    assert find_faults(document.content) == []


@pytest.mark.parametrize("properties", [{}, {"Client": "Example"}])
def test_properties_without_tags_stay_too(tmp_path, properties):
    template = write_sketch(tmp_path / "a.docx", "{{ title }}", custom=properties)
    document = render(template, title="One")
    assert replace(read(document), content="") == ORIGIN
    assert all(f'name="{name}"' in custom(document) for name in properties)
    assert custom(document).count('pid="2"') == 1


def test_a_template_that_was_a_document_does_not_hand_on_where_it_came_from(tmp_path):
    template = write_sketch(tmp_path / "a.docx", "{{ title }}", custom={"Client": "Example"})
    (tmp_path / "b.docx").write_bytes(render(template, title="{{ title }}").content)
    origin = replace(ORIGIN, record="another")
    document = reportkit.load_template(tmp_path / "b.docx").render(
        {"title": "One"}, provenance=origin
    )
    assert read(document).record == "another"
    assert custom(document).count("reportkit record") == 1
    assert 'name="Client"' in custom(document)


def test_documents_with_pictures_and_links_tell_it_as_well(tmp_path):
    from PIL import Image

    Image.new("RGB", (40, 20)).save(tmp_path / "a.png")
    template = write_sketch(tmp_path / "a.docx", "{{ 'a.png' | picture }}")
    document = reportkit.load_template(template).render({}, root=tmp_path, provenance=ORIGIN)
    assert replace(read(document), content="") == ORIGIN
    assert read(document).content.split("-")[1] == "1"
    assert [path.name for path, _ in document.reads] == ["a.png"]
    assert find_faults(document.content) == []


def test_properties_in_the_way_of_ours_are_left_alone(tmp_path):
    template = write_sketch(tmp_path / "a.docx", "{{ title }}", custom={"reportkit size": "7"})
    members = read_members(template.read_bytes())
    members["docProps/other.xml"] = members.pop("docProps/custom.xml")
    for name in ("_rels/.rels", "[Content_Types].xml"):
        members[name] = members[name].replace(b"custom.xml", b"other.xml")
    write_members(template, members)
    document = render(template, title="One")
    assert replace(read(document), content="") == ORIGIN


def test_what_is_not_whole_tells_nothing():
    empty = "<Properties xmlns='http://schemas.openxmlformats.org/officeDocument/2006/custom-properties'></Properties>"
    links = (
        b"<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>"
        b"<Relationship Id='a' Type='x/custom-properties' Target='c.xml'/></Relationships>"
    )
    whole = add_provenance(empty, replace(ORIGIN, content="seen"))
    assert read_provenance({"_rels/.rels": links, "c.xml": whole.encode()}) is not None
    part = add_provenance(empty, ORIGIN)
    assert read_provenance({"_rels/.rels": links, "c.xml": part.encode()}) is None
    assert read_provenance({"_rels/.rels": links}) is None
    assert read_provenance({}) is None


@pytest.mark.parametrize(
    ("content", "rule"),
    [
        (b"no zip", "template/not-word"),
        (b"PK\x03\x04 torn", "template/not-word"),
    ],
)
def test_what_is_no_word_file_cannot_be_opened(content, rule):
    with pytest.raises(ProblemsFound, match=rule):
        open_document(Path("a.docx"), content)


@pytest.mark.parametrize(
    ("member", "content", "rule"),
    [
        ("_rels/.rels", b"<broken", "template/broken-file"),
        ("_rels/.rels", b"<none/>", "template/not-word"),
        ("word/document.xml", b"<broken", "template/broken-file"),
        ("word/document.xml", b"<!DOCTYPE a><a/>", "template/broken-file"),
        ("docProps/custom.xml", b"<broken", "template/broken-file"),
    ],
)
def test_a_document_that_is_damaged_cannot_be_opened(tmp_path, member, content, rule):
    path = write_sketch(tmp_path / "a.docx", "One", custom={"a": "b"})
    members = read_members(path.read_bytes())
    assert member in members
    write_members(path, members | {member: content})
    with pytest.raises(ProblemsFound, match=rule):
        open_document(path, path.read_bytes())


def test_what_a_document_tells_is_read_without_the_large_libraries():
    code = (
        "import sys, reportkit.word.provenance, reportkit.word.shown;"
        "print(sorted({'lxml', 'docx', 'PIL', 'yaml'} & set(sys.modules)))"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "[]"
