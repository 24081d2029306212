"""Pictures for the web: upright, no larger than a screen, without what cameras write in them."""

from __future__ import annotations

from io import BytesIO

from reportkit.frozen import frozen
from reportkit.word.metadata import strip_metadata
from reportkit.word.picture import PictureProblem, build_picture

WIDEST = 1280  # pixels; a phone shows fewer, and editors of web pages refuse large files
QUALITY = 85
# what has few colours or lets the ground through stays without loss
LOSSLESS = frozenset({"P", "1", "RGBA", "LA", "PA"})
SHOWN = {"jpeg": "jpg", "png": "png", "gif": "gif"}
TYPES = {"jpg": "image/jpeg", "png": "image/png", "gif": "image/gif"}


@frozen
class WebPicture:
    """A picture as a browser shows it; `width` and `height` in pixels."""

    content: bytes
    ending: str
    width: int
    height: int

    @property
    def type(self) -> str:
        """Its media type."""
        return TYPES[self.ending]


def build_web_picture(content: bytes) -> WebPicture | None:
    """The web copy of a picture; None of a drawing in a format of Windows, which no browser shows.

    What it tells of place, time, owner or device is left behind.
    """
    try:
        picture = build_picture(content)
    except PictureProblem:
        return None
    if picture.width <= WIDEST and picture.ending in SHOWN:
        plain, ending = strip_metadata(picture.content), SHOWN[picture.ending]
        return WebPicture(plain, ending, picture.width, picture.height)
    return _shrink(picture.content)


def _shrink(content: bytes) -> WebPicture:
    """A picture of which only the pixels are copied, no wider than a screen."""
    from PIL import Image

    with Image.open(BytesIO(content)) as image:
        is_lossless = image.mode in LOSSLESS
        plain = image.convert("RGBA" if is_lossless else "RGB")
    width = min(plain.width, WIDEST)
    plain = plain.resize((width, max(1, round(plain.height * width / plain.width))))
    written = BytesIO()
    if is_lossless:
        plain.save(written, "PNG", optimize=True)
    else:
        plain.save(written, "JPEG", quality=QUALITY, optimize=True)
    plain_content = strip_metadata(written.getvalue())
    return WebPicture(plain_content, "png" if is_lossless else "jpg", *plain.size)
