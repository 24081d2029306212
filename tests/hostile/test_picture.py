"""Pictures that are none, are broken, are elsewhere, or would exhaust the machine."""

from __future__ import annotations

import os
import struct
import zlib
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from hostile.ground import below, brief, run, write
from word.sketch import read_members, write_sketch


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "project"
    folder.mkdir()
    monkeypatch.chdir(folder)
    write_sketch(Path("letter.docx"), "{{ x | picture(width=50) }}")
    write(tmp_path / "outside.jpg", drawn("JPEG"))


def drawn(form: str, mode: str = "RGB", size: tuple[int, int] = (40, 20), **extra: object) -> bytes:
    """A picture as it stands in a file."""
    written = BytesIO()
    Image.new(mode, size).save(written, form, **extra)  # type: ignore[arg-type]
    return written.getvalue()


def claiming(width: int, height: int) -> bytes:
    """A small PNG that says it is of this size."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        sum_ = zlib.crc32(kind + content)
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", sum_)

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    body = chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(bytes(1000))) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + body


def turned(orientation: int) -> bytes:
    """A photo that a camera was turned for."""
    exif = Image.new("RGB", (40, 20)).getexif()
    exif[0x0112] = orientation
    return drawn("JPEG", exif=exif)


JPEG = drawn("JPEG", size=(400, 200))
TORN_EXIF = JPEG[:2] + b"\xff\xe1\x00\x20Exif\0\0" + b"\xff" * 24 + JPEG[2:]


@pytest.mark.parametrize(
    ("content", "form", "mode"),
    [
        (drawn("JPEG", "CMYK"), "JPEG", "RGB"),
        (drawn("JPEG", "L"), "JPEG", "L"),
        (drawn("PNG", "I;16"), "PNG", "I;16"),
        (drawn("PNG", "LA"), "PNG", "LA"),
        (drawn("TIFF", "F"), "PNG", "RGB"),
        (drawn("TIFF", "CMYK"), "PNG", "RGB"),
        (drawn("TIFF", "LAB"), "PNG", "RGB"),
        (drawn("WEBP", "RGBA"), "PNG", "RGBA"),
        (drawn("GIF", "P"), "GIF", "P"),
        (drawn("BMP", "1"), "BMP", "1"),
        (drawn("PNG", "L", (1, 60_000)), "PNG", "L"),
        (turned(6), "JPEG", "RGB"),
        (turned(99), "JPEG", "RGB"),
        (TORN_EXIF, "JPEG", "RGB"),
    ],
    ids=brief,
)
def test_an_unusual_picture_is_put_in_as_word_can_show_it(
    content: bytes, form: str, mode: str
) -> None:
    write(Path("p.jpg"), content)
    write(Path("v.yaml"), "x: p.jpg")
    assert run("fill", "letter.docx", "v.yaml", "-o", "out.docx").done()
    members = read_members(Path("out.docx").read_bytes())
    [stored] = [member for name, member in members.items() if "/media/" in name]
    with Image.open(BytesIO(stored)) as image:
        image.load()
        assert (image.format, image.mode) == (form, mode)


@pytest.mark.parametrize(
    ("content", "rule"),
    [
        (b"", "render/picture-format"),
        (b"no picture", "render/picture-format"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "render/picture-format"),
        (b"\0\0\0\x18ftypheic" + bytes(40), "render/picture-format"),
        (b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n(rm) system", "render/picture-format"),
        (b"%PDF-1.4\n", "render/picture-format"),
        (b"\x01\0\0\0" + bytes(100), "render/picture-format"),
        (b"\xd7\xcd\xc6\x9a" + bytes(100), "render/broken-picture"),
        (b"GIF89a\xff\xff\xff\xff\0\0\0;", "render/picture-format"),
        *((JPEG[:end], "error[render/") for end in (1, 2, 10, 300, len(JPEG) // 2, len(JPEG) - 2)),
        *((drawn("PNG")[:end], "error[render/") for end in (8, 20, 33, 50)),
        (claiming(0, 0), "render/picture-format"),
        (claiming(9999, 9999), "render/broken-picture"),
        (claiming(100_000, 100_000), "render/broken-picture"),
        (claiming(2**31 - 1, 2**31 - 1), "render/broken-picture"),
    ],
    ids=brief,
)
def test_a_picture_that_is_none_stops_the_document(content: bytes, rule: str) -> None:
    write(Path("p.jpg"), content)
    write(Path("v.yaml"), "x: p.jpg")
    before = below(Path())
    ending = run("fill", "letter.docx", "v.yaml", "-o", "out.docx")
    assert ending.refused(rule, "letter.docx, body, paragraph 1", "`p.jpg`")
    assert below(Path()) == before


def loop(path: Path) -> None:
    path.symlink_to(path.name)


@pytest.mark.parametrize(
    ("make", "rule"),
    [
        (lambda path: None, "render/missing-picture"),
        (lambda path: path.mkdir(), "render/missing-picture"),
        (os.mkfifo, "render/missing-picture"),
        (loop, "render/missing-picture"),
        (lambda path: path.symlink_to("../outside.jpg"), "render/picture-outside"),
        (lambda path: path.symlink_to("/dev/zero"), "render/picture-outside"),
        (lambda path: path.write_bytes(bytes(65 << 20)), "larger than 64 MB"),
    ],
)
def test_what_is_no_ordinary_file_is_no_picture(make: Callable[[Path], None], rule: str) -> None:
    make(Path("p.jpg"))
    write(Path("v.yaml"), "x: p.jpg")
    assert run("fill", "letter.docx", "v.yaml", "-o", "out.docx").refused(rule)
    assert not Path("out.docx").exists()


@pytest.mark.parametrize(
    "path",
    [
        "../outside.jpg", "/etc/hostname", "a/../../outside.jpg", "..", ".", "~", "C:\\x.jpg",
        "http://example.org/x.jpg", "file:///etc/hostname", "x" * 5000, "x/" * 2000, "p.jpg\\0",
        "//server/share/x.jpg", "\\\\server\\share\\x.jpg",
    ],
    ids=brief,
)  # fmt: skip
def test_a_path_that_leads_elsewhere_is_refused(path: str) -> None:
    write(Path("v.yaml"), f"x: '{path}'")
    ending = run("fill", "letter.docx", "v.yaml", "-o", "out.docx")
    assert ending.refused("error[render/")
    assert not Path("out.docx").exists()


def test_a_photo_of_a_record_is_looked_at_in_the_same_way() -> None:
    write_sketch(Path("report.docx"), "{{ title }}")
    write(Path("reportkit.yaml"), "documents: {report: report.docx}")
    photos = "".join(f"  - {{file: {name}, alt: x}}\n" for name in ("../outside.jpg", "x.jpg", "."))
    text = f"kind: visit\ntitle: A\ndate: 2021-06-18\norg: B\nsummary: C.\nphotos:\n{photos}"
    write(Path("a.yaml"), text)
    ending = run("render", "a.yaml")
    assert ending.refused("a.yaml:7:12: error[record/file-outside]", "a.yaml:8:12", "a.yaml:9:12")
    assert not Path("output").exists()
