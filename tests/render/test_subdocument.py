"""Another Word file put into a document."""

from __future__ import annotations

import re
from pathlib import Path

import docx
import pytest
from docx.shared import Mm
from PIL import Image

from render.filling import document_of, problems_of
from word.sketch import read_members, read_sketch, write_sketch


@pytest.fixture
def annex(tmp_path: Path) -> Path:
    Image.new("RGB", (40, 20)).save(tmp_path / "a.png")
    document = docx.Document()
    document.add_heading("Annex & more", 1)
    document.add_paragraph("entry", style="List Number")
    document.add_paragraph("strong words", style="Intense Quote")
    document.add_paragraph().add_run().add_picture(str(tmp_path / "a.png"), width=Mm(10))
    document.add_table(1, 2).cell(0, 0).text = "{{ cell }}"
    document.save(tmp_path / "annex.docx")
    return tmp_path


def test_its_text_styles_lists_and_pictures_come_along(annex: Path) -> None:
    document = document_of("a\n{{ file | subdocument }}\nb", {"file": "annex.docx"}, root=annex)
    said = "a\nAnnex & more\nentry\nstrong words\n▣\n| {{ cell }} |  |\nb"
    assert read_sketch(document.content) == said
    members = read_members(document.content)
    assert b'w:styleId="IntenseQuote"' in members["word/styles.xml"]
    body = members["word/document.xml"].decode()
    assert set(re.findall(r'<w:pStyle w:val="(\w+)"', body)) == {
        "Heading1", "ListNumber", "IntenseQuote",
    }  # fmt: skip
    assert b"media/" in members["word/_rels/document.xml.rels"]


def test_it_may_stand_in_a_cell_a_header_and_a_loop(annex: Path) -> None:
    tag = "{{ 'annex.docx'|subdocument }}"
    sketch = f"| {tag} | x |\n{{% for i in [1, 2] %}}\n{tag}\n{{% endfor %}}"
    document = document_of(sketch, {}, root=annex, header=tag)
    assert read_sketch(document.content).count("Annex & more") == 3
    assert "Annex & more" in read_sketch(document.content, "word/header1.xml")


def test_what_cannot_come_along_is_reported(annex: Path) -> None:
    write_sketch(annex / "object.docx", "<w:p><w:r><w:object/></w:r></w:p>")
    chunk = {"related": {"c": ("aFChunk", "c.htm")}, "members": {"word/c.htm": b"<p>"}}
    chunk["extra_types"] = '<Default Extension="htm" ContentType="text/html"/>'
    write_sketch(annex / "chunk.docx", "<w:altChunk r:id='c'/>", **chunk)
    messages = {
        "{{ 'chunk.docx' | subdocument }}": "it holds a part (`aFChunk`) that must stay behind",
        "{{ 'object.docx' | subdocument }}": "it holds an object of another program",
        "a {{ 'annex.docx' | subdocument }}": "let the tag stand alone in its line",
        "{{ '../x.docx' | subdocument }}": "is outside the project",
        "{{ 'a.png' | subdocument }}": "this is not a Word document",
    }
    for sketch, message in messages.items():
        [problem] = problems_of(sketch, root=annex)
        assert message in problem.message


@pytest.mark.parametrize("kind", ["footnote", "endnote"])
def test_its_notes_come_along(tmp_path: Path, kind: str) -> None:
    call = f'<w:p><w:r><w:{kind}Reference w:id="1"/></w:r></w:p>'
    write_sketch(tmp_path / "annex.docx", call, **{f"{kind}s": ["from the annex"]})
    sketch, own = "{{ 'annex.docx' | subdocument }}", {f"{kind}s": ["own {{ x }}"]}
    for parts in ({}, own):
        document = document_of(
            f"{call}\n{sketch}" if parts else sketch, {"x": 1}, root=tmp_path, **parts
        )
        notes = read_sketch(document.content, f"word/{kind}s.xml")
        assert notes.strip() == ("own 1\nfrom the annex" if parts else "from the annex")


def test_its_lists_begin_anew_each_time(annex: Path) -> None:
    write_sketch(annex / "list.docx", "1. one\n1. two")
    sketch = "{% for i in [1, 2] %}\n{{ 'list.docx' | subdocument }}\n{% endfor %}"
    document = document_of(sketch, {}, root=annex)
    body = read_members(document.content)["word/document.xml"].decode()
    first, second, third, fourth = re.findall(r'<w:numId w:val="(\d+)"', body)
    assert (first, third) == (second, fourth)
    assert first != third
    numbering = read_members(document.content)["word/numbering.xml"].decode()
    definitions = re.findall(r'<w:abstractNum w:abstractNumId="(\d+)"', numbering)
    assert len(definitions) == len(set(definitions)) == 4


def test_a_diagram_finds_its_drawing(tmp_path: Path) -> None:
    diagram = "http://schemas.openxmlformats.org/drawingml/2006/diagram"
    call = f"<dgm:relIds xmlns:dgm='{diagram}' r:dm='data'/>"
    related = {
        "data": ("diagramData", "diagrams/data1.xml"),
        "look": ("diagramDrawing", "diagrams/drawing1.xml"),
    }
    members = {
        "word/diagrams/data1.xml": b'<data relId="look" other="x"/>',
        "word/diagrams/drawing1.xml": b"<drawing/>",
    }
    write_sketch(
        tmp_path / "annex.docx",
        f"<w:p><w:r><w:drawing>{call}</w:drawing></w:r></w:p>",
        members=members,
        related=related,
    )
    content = document_of("{{ 'annex.docx' | subdocument }}", {}, root=tmp_path).content
    made = read_members(content)
    links = made["word/_rels/document.xml.rels"].decode()
    [name] = re.findall(rb'<data relId="([^"]+)" other="x"/>', made["word/diagrams/data1.xml"])
    assert f'Id="{name.decode()}"' in links
    assert 'Target="diagrams/drawing1.xml"' in links
    assert made["word/diagrams/drawing1.xml"] == b"<drawing/>"


def test_what_it_has_ids_for_stays_unique_however_often_it_is_put_in(tmp_path: Path) -> None:
    control = (
        '<w:sdt><w:sdtPr><w:id w:val="5"/></w:sdtPr><w:sdtContent><w:p><w:r><w:t>c</w:t></w:r>'
        '<w:r><w:pict><v:shape id="s"/></w:pict></w:r></w:p></w:sdtContent></w:sdt>'
    )
    write_sketch(tmp_path / "a.docx", control)
    sketch = "{{ 'a.docx' | subdocument }}"
    document = document_of(f"{control}\n{sketch}\n{sketch}", {}, root=tmp_path)
    assert read_sketch(document.content) == "c\nc\nc"


def test_a_missing_document_is_reported(tmp_path: Path) -> None:
    [problem] = problems_of("{{ 'b.docx' | subdocument }}", root=tmp_path)
    assert problem.message == "there is no document `b.docx`"
