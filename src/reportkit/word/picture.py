"""Pictures from files: turned upright, converted to what Word takes, fitted into a box."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import lru_cache
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Any
from zlib import crc32

from reportkit.diagnostics import Phrase
from reportkit.frozen import frozen
from reportkit.pattern import pattern

EMU_PER_UNIT = {"mm": 36000, "cm": 360000, "in": 914400, "pt": 12700, "px": 9525}
LENGTH = pattern(r"\s*(\d+(?:\.\d+)?)\s*(mm|cm|in|pt|px)?\s*")
# Word's own formats that are kept as they are, and the file ending and type of each
KEPT = {"JPEG": "jpeg", "MPO": "jpeg", "PNG": "png", "GIF": "gif", "BMP": "bmp"}
CONVERTED = frozenset({"WEBP", "TIFF", "PPM", "ICO", "TGA", "PCX", "JPEG2000"})
CONTENT_TYPE = {ending: f"image/{ending}" for ending in KEPT.values()}
ORIENTATION = 0x0112
PIXEL_LIMIT, FILE_LIMIT = 100_000_000, 64 << 20
# the text area of an A4 page with usual margins
PAGE_WIDTH, PAGE_HEIGHT = 160 * 36000, 240 * 36000
QUALITY = 92
CACHE_SIZE = 1000


class PictureProblem(Exception):
    """A picture that cannot be used; `reason` says why, or is "" if its format is the reason."""

    def __init__(self, reason: object) -> None:
        self.reason = reason
        super().__init__(reason)


@frozen
class PictureRequest:
    """A picture as a template asks for it; lengths are in EMU (914,400 to the inch)."""

    file: str
    width: int | None = None
    height: int | None = None
    alt: object = ""

    def __bool__(self) -> bool:
        return bool(self.file)


@frozen
class Picture:
    """A picture as it is stored in a document; `width` and `height` in pixels."""

    content: bytes
    ending: str
    width: int
    height: int
    name: str
    crc: int


def request_picture(
    file: Any, width: str | float | None = None, height: str | float | None = None, alt: object = ""
) -> PictureRequest | str:
    """The picture at a path, fitted into a box; nothing if there is no path."""
    path = str(file or "")
    if not path:
        return ""
    return PictureRequest(path, read_length(width), read_length(height), alt)


def read_length(length: str | float | None) -> int | None:
    """A length in EMU; a bare number is millimetres."""
    if length is None:
        return None
    found = LENGTH.fullmatch(str(length))
    if found is None or float(found[1]) <= 0:
        raise ValueError(Phrase('"{length}" is not a length such as "80mm"', length=length))
    return round(float(found[1]) * EMU_PER_UNIT[found[2] or "mm"])


def fit(picture: Picture, width: int | None, height: int | None) -> tuple[int, int]:
    """The size in EMU at which a picture fills its box without being distorted.

    Without a box it has 96 pixels to the inch, and is no larger than the page.
    """
    natural = picture.width * EMU_PER_UNIT["px"], picture.height * EMU_PER_UNIT["px"]
    if width is None and height is None:
        scale = min(1.0, PAGE_WIDTH / natural[0], PAGE_HEIGHT / natural[1])
    else:
        scale = min((width or float("inf")) / natural[0], (height or float("inf")) / natural[1])
    return max(round(natural[0] * scale), 1), max(round(natural[1] * scale), 1)


def load_picture(path: Path) -> Picture:
    """A picture from a file, decoded once to see that it is whole; `PictureProblem` if not."""
    status = path.stat()
    if status.st_size > FILE_LIMIT:
        raise PictureProblem(Phrase("it is larger than {size} MB", size=FILE_LIMIT >> 20))
    known = _known_picture(path, status.st_mtime_ns, status.st_size)
    if known.content:
        return known
    content = path.read_bytes()
    if len(content) != status.st_size:
        return build_picture(content)
    return replace(known, content=content)


@lru_cache(CACHE_SIZE)
def _known_picture(path: Path, _changed: int, _size: int) -> Picture:
    # the time of the last change is part of the key: a picture edited meanwhile is read again;
    # what is in the file itself is not kept in memory
    content = path.read_bytes()
    picture = build_picture(content)
    return replace(picture, content=b"") if picture.content == content else picture


def build_picture(content: bytes) -> Picture:
    """A picture from the bytes of a file."""
    from PIL import Image

    with translated_errors(), Image.open(BytesIO(content)) as image:
        if image.width * image.height > PIXEL_LIMIT:
            raise PictureProblem(
                Phrase("it has {width} × {height} pixels", width=image.width, height=image.height)
            )
        kind = image.format or ""
        if kind not in KEPT and kind not in CONVERTED:
            raise PictureProblem("")
        image.load()
        if is_ready(image):
            return finish(content, KEPT[kind], image.width, image.height)
        return convert(image)


def is_ready(image: Any) -> bool:
    """True for a picture that Word shows as it is: a known format, upright, in screen colours."""
    turned = image.getexif().get(ORIENTATION, 1) not in (0, 1)
    return image.format in KEPT and not turned and image.mode not in ("CMYK", "YCCK", "LAB")


def convert(image: Any) -> Picture:
    """The picture upright and in screen colours, as JPEG if it was one, else as PNG."""
    from PIL import ImageOps

    upright = ImageOps.exif_transpose(image)
    written = BytesIO()
    if image.format in ("JPEG", "MPO"):
        upright.convert("RGB" if upright.mode not in ("L", "RGB") else upright.mode).save(
            written, "JPEG", quality=QUALITY, subsampling=0
        )
        return finish(written.getvalue(), "jpeg", upright.width, upright.height)
    kept = (
        upright if upright.mode in ("1", "L", "LA", "P", "RGB", "RGBA") else upright.convert("RGB")
    )
    kept.save(written, "PNG")
    return finish(written.getvalue(), "png", upright.width, upright.height)


def finish(content: bytes, ending: str, width: int, height: int) -> Picture:
    """The picture with the name under which it is stored: equal pictures have equal names."""
    name = f"{sha256(content).hexdigest()[:24]}.{ending}"
    return Picture(content, ending, width, height, name, crc32(content))


@contextmanager
def translated_errors() -> Iterator[None]:
    """Pillow's errors as `PictureProblem`."""
    from PIL import Image, UnidentifiedImageError

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    except UnidentifiedImageError:
        raise PictureProblem("") from None
    except (OSError, SyntaxError, ValueError, EOFError, Image.DecompressionBombError) as error:
        raise PictureProblem(str(error).lower() or Phrase("it is damaged")) from error
