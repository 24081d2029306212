"""Web copies of photos: upright, in screen colours, small, and with nothing but the picture."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from reportkit.diagnostics import Phrase
from reportkit.frozen import frozen
from reportkit.word.picture import PIXEL_LIMIT, PictureProblem, translated_errors

if TYPE_CHECKING:
    from PIL.Image import Image, Resampling

    from reportkit.submission.profile import PhotoWish

QUALITIES = (90, 85, 80, 75, 70, 65, 60, 55, 50, 45, 40)  # what is worse looks it
SHRINKING = 0.85
SMALLEST = 320  # pixels of the longer side, below which nothing is left to see
WHITE = (255, 255, 255)


@frozen
class WebCopy:
    """A photo for the web, with its size in pixels."""

    content: bytes
    width: int
    height: int


def build_web_copy(content: bytes, wish: PhotoWish) -> WebCopy:
    """A JPEG that fits into the box and the size of a profile; raises `PictureProblem`."""
    from PIL import Image, ImageOps

    with translated_errors(), Image.open(BytesIO(content)) as opened:
        check_pixels(opened)
        picture = _in_screen_colours(ImageOps.exif_transpose(opened))
        picture.thumbnail((wish.box.width, wish.box.height), picture_filter())
        written = _fit(picture, wish.size)
        with Image.open(BytesIO(written)) as made:
            return WebCopy(written, *made.size)


def read_pixels(content: bytes) -> tuple[int, int]:
    """The pixels of a picture as it is looked at; raises `PictureProblem`."""
    from PIL import Image, ImageOps

    with translated_errors(), Image.open(BytesIO(content)) as opened:
        check_pixels(opened)
        return ImageOps.exif_transpose(opened).size


def check_pixels(picture: Image) -> None:
    """Refuse a picture that would fill the memory."""
    if picture.width * picture.height > PIXEL_LIMIT:
        words = "it has {width} × {height} pixels"
        raise PictureProblem(Phrase(words, width=picture.width, height=picture.height))


def _fit(picture: Image, most: int | None) -> bytes:
    """The picture as a JPEG of at most so many bytes: first it gets coarser, then smaller."""
    while True:
        for quality in QUALITIES:
            written = _write(picture, quality)
            if most is None or len(written) <= most:
                return written
        if max(picture.size) * SHRINKING < SMALLEST:
            raise PictureProblem(Phrase("no copy of it is so small"))
        picture = picture.resize(_shrunk(picture.size), picture_filter())


def _shrunk(size: tuple[int, int]) -> tuple[int, int]:
    width, height = (max(1, round(side * SHRINKING)) for side in size)
    return width, height


def picture_filter() -> Resampling:
    """How pictures are made smaller: sharply."""
    from PIL.Image import Resampling

    return Resampling.LANCZOS


def _write(picture: Image, quality: int) -> bytes:
    """A JPEG with nothing in it but the picture."""
    written = BytesIO()
    bare = picture.copy()
    bare.info = {}
    bare.save(written, "JPEG", quality=quality, optimize=True, progressive=True)
    return written.getvalue()


def _in_screen_colours(picture: Image) -> Image:
    """The picture in sRGB, on white where one sees through it."""
    from PIL import Image

    picture = _from_profile(picture)
    if picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info:
        behind = Image.new("RGBA", picture.size, (*WHITE, 255))
        picture = Image.alpha_composite(behind, picture.convert("RGBA"))
    return picture if picture.mode == "RGB" else picture.convert("RGB")


def _from_profile(picture: Image) -> Image:
    """The colours that a picture's own profile means; one that cannot be read means nothing."""
    profile = picture.info.get("icc_profile")
    if not profile or picture.mode not in ("RGB", "CMYK", "L"):
        return picture
    from PIL import ImageCms

    try:
        meant = ImageCms.ImageCmsProfile(BytesIO(profile))
        screen = ImageCms.createProfile("sRGB")
        made = ImageCms.profileToProfile(picture, meant, screen, outputMode="RGB")
    except (ImageCms.PyCMSError, OSError, ValueError):
        return picture
    return made or picture
