"""For each rule of filling in, a template and the values that break it."""

from io import BytesIO

from PIL import Image

from rules.case import filled


def png() -> bytes:
    """A picture."""
    written = BytesIO()
    Image.effect_noise((40, 40), 50).save(written, "PNG")
    return written.getvalue()


CASES = {
    "render/failing-tag": filled("{{ x / 0 }}"),
    "render/unprintable-value": filled("{{ x }}", "x: {a: 1}\n"),
    "render/illegal-character": filled("{{ 'a\\x07b' ~ x }}"),
    "render/misplaced-picture": filled("", title="{{ 'tour.jpg' | picture }}"),
    "render/missing-picture": filled("{{ 'tour.jpg' | picture }}"),
    "render/picture-outside": filled("{{ '../tour.jpg' | picture }}"),
    "render/broken-picture": filled("{{ 'tour.jpg' | picture }}", picture=png()[:60]),
    "render/picture-format": filled("{{ 'tour.jpg' | picture }}", picture=b"no picture at all"),
    "render/too-much": filled(
        "{% for a in range(9999) %}{% for b in range(9999) %}{% endfor %}{% endfor %}"
    ),
    "render/unproven": filled("{% set t %}\na\n{% endset %}\n{{p t | upper }}"),
}
