"""What scripts for docxtpl do beside rendering, and what they do here instead."""

from __future__ import annotations

import zipfile
from pathlib import Path

import jinja2
import pytest
from docxtpl import DocxTemplate, InlineImage, RichText
from jinja2 import pass_context, pass_environment
from PIL import Image

import reportkit
from dialect.annexes import OBJECT, embedded
from dialect.kit import draw_pictures
from reportkit.word.file import IMAGE_LINK
from word.sketch import read_members, read_sketch, write_sketch
from word.soundness import find_faults


def load(path: Path, environment: jinja2.Environment | None = None) -> reportkit.Template:
    """A template for docxtpl, with the filters and functions of an environment."""
    given = environment or jinja2.Environment()
    wording = reportkit.Wording(filters=given.filters, functions=given.globals)
    return reportkit.load_template(path, wording, "docxtpl")


def test_an_environment_brings_its_filters_and_functions(tmp_path: Path) -> None:
    @pass_context
    def with_name(context, greeting):
        return f"{greeting}, {context['name']}"

    environment = jinja2.Environment()
    environment.filters["loud"] = lambda text, sign="!": f"{text}{sign}"
    environment.filters["greet"] = with_name
    environment.filters["kind"] = pass_environment(lambda env, x: f"{len(env.filters) > 9} {x}")
    environment.globals |= {"rate": 7, "double": lambda n: 2 * n, "bold": RichText}
    sketch = "{{ 'Hi'|loud }} {{ 'Ho'|loud('?') }} {{ 'Dear'|greet }} {{ 1|kind }} {{ rate }} "
    path = write_sketch(tmp_path / "t.docx", sketch + "{{ double(rate) }} {{r bold('x', bold=1) }}")
    document = load(path, environment).render({"name": "A & B"})
    assert read_sketch(document.content) == "Hi! Ho? Dear, A & B True 1 7 14 x"


def test_jinjas_own_filters_of_an_environment_open_no_way_around(tmp_path: Path) -> None:
    path = write_sketch(tmp_path / "t.docx", "{{ x|e }} {{ x|safe }} {{ range(9**9) }}")
    with pytest.raises(reportkit.ProblemsFound, match="range"):
        load(path).render({"x": "<w:p/>"})


def test_a_template_is_filled_again_and_again_with_the_same_objects(tmp_path: Path) -> None:
    draw_pictures(tmp_path)
    path = write_sketch(tmp_path / "t.docx", "{{ n }} {{ i }} {{r rich }}", header="{{ i }}")
    values = {
        "i": InlineImage(None, str(tmp_path / "logo.png")),
        "rich": RichText("r", bold=True),
    }
    template = load(path)
    made = [template.render({**values, "n": n}).content for n in (1, 2, 1)]
    assert [read_sketch(content) for content in made] == ["1 ▣ r", "2 ▣ r", "1 ▣ r"]
    assert made[0] == made[2]


def test_all_names_of_a_template_are_known(tmp_path: Path) -> None:
    sketch = "{{ a.b }}\n{%p for x in xs %}\n{{ x }}\n{%p endfor %}\n{% if c %}d{% endif %}"
    path = write_sketch(tmp_path / "t.docx", sketch, header="{{ e }}", footnotes=["{{ f }}"])
    names = {field.name.partition(".")[0].partition("[")[0] for field in load(path).fields}
    assert names == {"a", "xs", "c", "e", "f"}


def test_a_picture_is_replaced_by_its_alternative_text(tmp_path: Path) -> None:
    draw_pictures(tmp_path)
    drawing = (
        "<w:p><w:r><w:drawing><wp:inline><wp:extent cx='900' cy='900'/>"
        "<wp:docPr id='1' name='n' descr='{{ logo | picture }}'/><a:graphic><a:graphicData "
        "uri='http://schemas.openxmlformats.org/drawingml/2006/picture'><pic:pic><pic:nvPicPr>"
        "<pic:cNvPr id='1' name='n'/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>"
        "<a:blip r:embed='icon'/></pic:blipFill><pic:spPr/></pic:pic></a:graphicData></a:graphic>"
        "</wp:inline></w:drawing></w:r></w:p>"
    )
    path = write_sketch(tmp_path / "t.docx", drawing, **OBJECT)
    content = load(path).render({"logo": "logo.png"}, root=tmp_path).content
    logo = (tmp_path / "logo.png").read_bytes()
    [name] = [name for name, member in read_members(content).items() if member == logo]
    links = read_members(content)["word/_rels/document.xml.rels"].decode()
    assert f'Type="{IMAGE_LINK}" Target="{name.removeprefix("word/")}"' in links
    assert find_faults(content) == []


@pytest.mark.parametrize("old", ["word/embeddings/inner.docx", b"PK inner"])
def test_an_embedded_file_is_exchanged(tmp_path: Path, old: str | bytes) -> None:
    path = write_sketch(tmp_path / "t.docx", "{{ x }}\n" + embedded("Word.Document.12"), **OBJECT)
    template = load(path)
    document = template.render({"x": 1})
    assert [warning.rule for warning in template.warnings] == ["template/embedded-object"]
    changed = read_members(document.exchange({old: b"PK other"}).content)
    kept = read_members(document.content)
    assert changed.pop("word/embeddings/inner.docx") == b"PK other"
    assert kept.pop("word/embeddings/inner.docx") == b"PK inner"
    assert changed == kept


def test_what_a_document_does_not_have_is_not_exchanged(tmp_path: Path) -> None:
    document = load(write_sketch(tmp_path / "t.docx", "a")).render({})
    for old in ("word/media/image1.png", "word/document.xml", b"x"):
        with pytest.raises(ValueError, match="no picture or embedded file"):
            document.exchange({old: b""})


def test_an_exchanged_picture_is_the_same_file_everywhere(tmp_path: Path) -> None:
    Image.new("RGB", (9, 9)).save(tmp_path / "a.png")
    old = (tmp_path / "a.png").read_bytes()
    path = write_sketch(tmp_path / "t.docx", "{{ i }} {{ i }}", header="{{ i }}")
    document = load(path).render({"i": InlineImage(None, str(tmp_path / "a.png"))})
    Image.new("RGB", (9, 9), "red").save(tmp_path / "a.png")
    written = document.exchange({old: (tmp_path / "a.png").read_bytes()}).write(tmp_path / "o.docx")
    with zipfile.ZipFile(written) as archive:
        media = [archive.read(name) for name in archive.namelist() if "/media/" in name]
    assert media == [(tmp_path / "a.png").read_bytes()]


def test_a_sub_document_that_has_changed_is_read_again(tmp_path: Path) -> None:
    path = write_sketch(tmp_path / "t.docx", "{{p sub }}\n{{p sub }}")
    sub = DocxTemplate(str(path)).new_subdoc()
    sub.add_paragraph("one")
    assert read_sketch(load(path).render({"sub": sub}).content) == "one\none"
    sub.add_paragraph("two")
    assert read_sketch(load(path).render({"sub": sub}).content) == "one\ntwo\none\ntwo"
