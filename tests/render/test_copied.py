from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from docx import Document

from reportkit import load_template


def write_zip(path: Path, *, level: int) -> None:
    drawn = BytesIO()
    document = Document()
    document.add_paragraph("Held at {{ place }}")
    document.save(drawn)
    with ZipFile(drawn) as held, ZipFile(path, "w", ZIP_DEFLATED, compresslevel=level) as written:
        for name in held.namelist():
            written.writestr(name, held.read(name))


@pytest.mark.parametrize("level", [1, 9])
def test_a_member_that_stays_is_copied_as_the_template_has_it(tmp_path: Path, level: int) -> None:
    path = tmp_path / "template.docx"
    write_zip(path, level=level)
    document = BytesIO(load_template(path).render({"place": "here"}).content)
    with ZipFile(path) as template, ZipFile(document) as made:
        kept, own = template.getinfo("word/styles.xml"), made.getinfo("word/styles.xml")
        assert (own.compress_size, own.CRC) == (kept.compress_size, kept.CRC)
        assert made.read("word/styles.xml") == template.read("word/styles.xml")


def test_a_long_stretch_without_tags_is_printed_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "template.docx"
    document = Document()
    document.add_paragraph("{{ place }}{# nothing #}")
    for number in range(50):
        document.add_paragraph(f"Clause {number} never changes")
    document.add_paragraph("{# nothing #}")
    document.save(str(path))
    made = Document(BytesIO(load_template(path).render({"place": "here"}).content))
    said = [paragraph.text for paragraph in made.paragraphs if paragraph.text]
    assert said == ["here", *(f"Clause {number} never changes" for number in range(50))]
