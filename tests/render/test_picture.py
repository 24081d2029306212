"""Pictures are paths: found, checked, turned upright, fitted into their box, stored once."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path
from zlib import crc32

import pytest
from PIL import Image

from render.filling import document_of, problems_of
from word.sketch import read_members, read_sketch

MILLIMETRE = 36000


@pytest.fixture
def photos(tmp_path: Path) -> Path:
    for name, mode, size in (
        ("wide.jpg", "RGB", (400, 200)), ("tall.png", "RGBA", (200, 400)),
        ("web.webp", "RGB", (40, 20)), ("scan.tiff", "RGB", (40, 20)),
        ("print.jpg", "CMYK", (40, 20)),
    ):  # fmt: skip
        Image.new(mode, size).save(tmp_path / name)
    turned = Image.new("RGB", (400, 200))
    exif = turned.getexif()
    exif[0x0112] = 6
    turned.save(tmp_path / "turned.jpg", exif=exif, dpi=(0, 0))
    (tmp_path / "torn.jpg").write_bytes((tmp_path / "wide.jpg").read_bytes()[:200])
    (tmp_path / "words.png").write_text("no picture")
    (tmp_path / "heic.jpg").write_bytes(b"\0\0\0\x18ftypheic" + bytes(40))
    return tmp_path


def sizes(content: bytes) -> list[tuple[float, float]]:
    """The sizes of the pictures of the body, in millimetres."""
    xml = read_members(content)["word/document.xml"].decode()
    found = re.findall(r'<wp:extent cx="(\d+)" cy="(\d+)"', xml)
    return [(int(x) / MILLIMETRE, int(y) / MILLIMETRE) for x, y in found]


def media(content: bytes) -> dict[str, bytes]:
    """The stored pictures."""
    return {name: file for name, file in read_members(content).items() if "/media/" in name}


@pytest.mark.parametrize(
    ("file", "box", "size"),
    [
        ("wide.jpg", 'width="80mm", height="60mm"', (80, 40)),
        ("wide.jpg", 'width="8cm", height="10mm"', (20, 10)),
        ("tall.png", "width=80, height=60", (30, 60)),
        ("tall.png", "height='1in'", (12.7, 25.4)),
        ("turned.jpg", "height=40", (20, 40)),
        ("wide.jpg", "", (400 * 25.4 / 96, 200 * 25.4 / 96)),
    ],
)  # fmt: skip
def test_a_picture_fills_its_box_undistorted(photos: Path, file: str, box: str, size) -> None:
    document = document_of(f"{{{{ file | picture({box}) }}}}", {"file": file}, root=photos)
    assert sizes(document.content) == [pytest.approx(size, abs=0.01)]


def test_a_large_picture_without_a_box_fits_the_page(photos: Path) -> None:
    Image.new("L", (4000, 1000)).save(photos / "huge.png")
    document = document_of("{{ 'huge.png' | picture }}", {}, root=photos)
    assert sizes(document.content) == [(160, 40)]


def test_a_picture_used_often_and_in_many_parts_is_stored_once(photos: Path) -> None:
    tag = "{{ file|picture(width=20, alt='A & \"B\"') }}"
    sketch = f"{tag}\n{{% for x in [1, 2, 3] %}}\n{tag}\n{{% endfor %}}\n| {tag} |"
    parts = {"header": tag, "footnotes": [tag]}
    document = document_of(sketch, {"file": "wide.jpg"}, root=photos, **parts)
    assert len(media(document.content)) == 1
    members = read_members(document.content)
    assert b'descr="A &amp; &quot;B&quot;"' in members["word/header1.xml"]
    assert b"media/" in members["word/_rels/footnotes.xml.rels"]


@pytest.mark.parametrize(
    ("file", "kind", "mode"),
    [("web.webp", "PNG", "RGB"), ("scan.tiff", "PNG", "RGB"), ("print.jpg", "JPEG", "RGB"),
     ("turned.jpg", "JPEG", "RGB")],
)  # fmt: skip
def test_what_word_cannot_show_is_converted(photos: Path, file: str, kind: str, mode: str) -> None:
    document = document_of("{{ file | picture }}", {"file": file}, root=photos)
    [stored] = media(document.content).values()
    with Image.open(BytesIO(stored)) as image:
        assert (image.format, image.mode) == (kind, mode)


def test_a_picture_that_word_can_show_is_stored_as_it_is(photos: Path) -> None:
    document = document_of("{{ 'wide.jpg' | picture }}", {}, root=photos)
    assert list(media(document.content).values()) == [(photos / "wide.jpg").read_bytes()]


@pytest.mark.parametrize(
    ("file", "rule"),
    [
        ("../outside.jpg", "render/picture-outside"), ("/etc/hostname", "render/picture-outside"),
        ("link.jpg", "render/picture-outside"), ("wied.jpg", "render/missing-picture"),
        ("torn.jpg", "render/broken-picture"), ("words.png", "render/picture-format"),
        ("heic.jpg", "render/picture-format"), ("", None), (None, None),
    ],
)  # fmt: skip
def test_a_picture_that_cannot_be_used_is_reported(
    photos: Path, file: str, rule: str | None
) -> None:
    (photos / "link.jpg").symlink_to("/etc/hostname")
    problems = problems_of("a\n{{ file | picture }}", file=file, root=photos)
    assert [problem.rule for problem in problems] == ([rule] if rule else [])
    assert all(problem.place.paragraph == 2 for problem in problems)


def test_a_misspelt_picture_has_a_suggestion(photos: Path) -> None:
    [problem] = problems_of("{{ 'wied.jpg' | picture }}", root=photos)
    assert problem.hint == "did you mean `wide.jpg`?"


def test_a_size_that_is_no_length_is_reported(photos: Path) -> None:
    [problem] = problems_of("{{ 'wide.jpg' | picture(width='8 mn') }}", root=photos)
    assert problem.message.endswith('"8 mn" is not a length such as "80mm"')


def test_text_around_a_picture_keeps_its_look(photos: Path) -> None:
    line = "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>a {{ 'wide.jpg' | picture }} b</w:t></w:r></w:p>"
    content = document_of(line, {}, root=photos).content
    assert read_sketch(content) == "a ▣ b"
    assert read_members(content)["word/document.xml"].count(b"<w:b/>") == 3


PLACEHOLDER = (
    '<w:p><w:r><w:drawing><wp:inline><wp:extent cx="3600000" cy="3600000"/>'
    '<wp:docPr id="3" name="x" descr="{{{{ {0} | picture(alt=\'a &amp; b\') }}}}"/><a:graphic>'
    '<a:graphicData uri="{1}"><pic:pic><pic:nvPicPr><pic:cNvPr id="0" name="p"/><pic:cNvPicPr/>'
    '</pic:nvPicPr><pic:blipFill><a:blip r:embed="id1"/></pic:blipFill><pic:spPr><a:xfrm>'
    '<a:ext cx="3600000" cy="3600000"/></a:xfrm></pic:spPr></pic:pic></a:graphicData></a:graphic>'
    "</wp:inline></w:drawing></w:r></w:p>"
)


def test_a_placeholder_shows_another_picture_in_its_own_frame(photos: Path) -> None:
    line = PLACEHOLDER.format("file", "http://schemas.openxmlformats.org/drawingml/2006/picture")
    document = document_of(line, {"file": "wide.jpg"}, root=photos)
    assert sizes(document.content) == [(100, 50)]
    assert list(media(document.content).values()) == [(photos / "wide.jpg").read_bytes()]
    assert b'descr="a &amp; b"' in read_members(document.content)["word/document.xml"]


def test_a_placeholder_without_a_picture_goes(photos: Path) -> None:
    line = PLACEHOLDER.format("file", "http://schemas.openxmlformats.org/drawingml/2006/picture")
    assert read_sketch(document_of(line, {"file": None}, root=photos).content) == ""
    [problem] = problems_of(line, file="wied.jpg", root=photos)
    assert problem.rule == "render/missing-picture"


def test_a_picture_in_a_column_loop_survives_the_mending_of_the_grid(photos: Path) -> None:
    row = "| {%tc for x in [1, 2, 3] %} | {{ 'wide.jpg'|picture(width=10) }} | {%tc endfor %} |"
    assert read_sketch(document_of(row, {}, root=photos).content) == "| ▣ | ▣ | ▣ |"


@pytest.mark.parametrize("name", ["x" * 5000 + ".png", "x\0.png"])
def test_a_name_that_no_file_can_have_is_reported(photos: Path, name: str) -> None:
    [problem] = problems_of("{{ x | picture }}", root=photos, x=name)
    assert problem.rule == "render/missing-picture"


def test_pictures_of_equal_length_and_checksum_are_told_apart(photos: Path) -> None:
    # every byte string can be given any CRC by four bytes behind it
    plain = (photos / "wide.jpg").read_bytes()
    forged = [with_checksum(plain + filling) for filling in (b"one", b"two")]
    for name, content in zip(("one.jpg", "two.jpg"), forged, strict=True):
        (photos / name).write_bytes(content)
    line = "{{ 'one.jpg' | picture }}{{ 'two.jpg' | picture }}{{ 'one.jpg' | picture }}"
    document = document_of(line, {}, root=photos)
    assert sorted(media(document.content).values()) == sorted(forged)


def with_checksum(content: bytes, wanted: int = 0x12345678) -> bytes:
    """The content with four bytes behind it that make its CRC the wanted one."""
    table = [crc32(bytes([byte])) ^ crc32(b"\0") for byte in range(256)]
    high = {entry >> 24: byte for byte, entry in enumerate(table)}
    register = wanted ^ 0xFFFFFFFF
    for _ in range(4):
        byte = high[register >> 24]
        register = ((register ^ table[byte]) << 8 | byte) & 0xFFFFFFFF
    return content + (register ^ crc32(content) ^ 0xFFFFFFFF).to_bytes(4, "little")
