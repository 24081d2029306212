"""For each rule of filling in, a template and the values that break it."""

from pathlib import Path
from struct import pack
from zlib import crc32

from reportkit.template import load_template
from rules.case import Case, filled, sketch


def vast_png() -> bytes:
    """The beginning of a picture of 121 million pixels."""
    size = pack(">IIBBBBB", 11_000, 11_000, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", size) + chunk(b"IDAT", b"")


def chunk(name: bytes, content: bytes) -> bytes:
    """A piece of a PNG file."""
    return pack(">I", len(content)) + name + content + pack(">I", crc32(name + content))


CASES = {
    "render/failing-tag": filled("{{ 'tour.jpg' | picture(width='8 mn') }}"),
    "render/unprintable-value": filled("{{ x }}", "x: {a: 1}\n"),
    "render/illegal-character": filled("{{ 'a\\x07b' ~ x }}"),
    "render/misplaced-picture": filled("", title="{{ 'tour.jpg' | picture }}"),
    "render/missing-picture": filled("{{ 'tour.jpg' | picture }}"),
    "render/picture-outside": filled("{{ '../tour.jpg' | picture }}"),
    "render/broken-picture": filled("{{ 'tour.jpg' | picture }}", picture=vast_png()),
    "render/picture-format": filled("{{ 'tour.jpg' | picture }}", picture=b"no picture at all"),
    "render/too-much": filled(
        "{% for a in range(9999) %}{% for b in range(9999) %}{% endfor %}{% endfor %}"
    ),
    "render/too-long": Case(
        files={"a.docx": sketch("{% for a in [1, 2, 3] %}{{ a }}{% endfor %}")},
        python=lambda: load_template(Path("a.docx")).render({}, seconds=0),
    ),
    "render/unproven": filled("{% set t %}\na\n{% endset %}\n{{p t | upper }}"),
}
