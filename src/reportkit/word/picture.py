"""Pictures from files: turned upright, converted to what Word takes, fitted into a box."""

from __future__ import annotations

import re
import struct
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import Any, TypeAlias

from reportkit.diagnostics import Phrase
from reportkit.frozen import frozen
from reportkit.pattern import pattern
from reportkit.word.archive import checksum

EMU_PER_UNIT = {"mm": 36000, "cm": 360000, "in": 914400, "pt": 12700, "px": 9525}
LENGTH = pattern(r"\s*(\d+(?:\.\d+)?)\s*(mm|cm|in|pt|px)?\s*")
# Word's own formats that are kept as they are, and the file ending and type of each
KEPT = {"JPEG": "jpeg", "MPO": "jpeg", "PNG": "png", "GIF": "gif", "BMP": "bmp"}
CONVERTED = frozenset({"WEBP", "TIFF", "PPM", "ICO", "TGA", "PCX", "JPEG2000"})
CONTENT_TYPE = {ending: f"image/{ending}" for ending in KEPT.values()}
# what Pillow raises for files that are damaged or made to do harm
DAMAGE = (
    OSError, SyntaxError, ValueError, EOFError, LookupError, TypeError, ArithmeticError,
    AttributeError, RuntimeError, AssertionError, MemoryError, struct.error,
)  # fmt: skip
ORIENTATION = 0x0112
PIXEL_LIMIT, FILE_LIMIT = 100_000_000, 64 << 20
# the text area of an A4 page with usual margins
PAGE_WIDTH, PAGE_HEIGHT = 160 * 36000, 240 * 36000
QUALITY = 92
CACHE_SIZE = 32 << 20
# a JPEG is made of segments, each with its kind and length; pixels follow the one of kind `SCAN`,
# and among them a marker is anything but an escaped byte or a point to start again from
SEGMENT = pattern(rb"\xff([\xc0-\xcf\xda-\xfe])(..)", re.DOTALL)
MARKER = pattern(rb"\xff[\x01-\xcf\xd8-\xfe]")
SCAN, END_OF_JPEG = b"\xda", b"\xff\xd9"
SMALLEST = (1, 1)  # an eighth of the pixels is the least that a JPEG can be decoded to


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


Stamp: TypeAlias = tuple[int, int]


def read_stamp(path: Path) -> Stamp:
    """The size of a file and the time of its last change, which tell that it is another one."""
    try:
        status = path.stat()
    except OSError:
        return (0, 0)
    return status.st_size, status.st_mtime_ns


def load_picture(path: Path) -> Picture:
    """A picture from a file, looked through once to see that it is whole; else `PictureProblem`."""
    status = path.stat()
    if status.st_size > FILE_LIMIT:
        raise PictureProblem(Phrase("it is larger than {size} MB", size=FILE_LIMIT >> 20))
    # the time of the last change is part of the key: a picture edited meanwhile is read again
    key = (path, status.st_mtime_ns, status.st_size)
    picture = _KEPT.get(key) or build_picture(path.read_bytes())
    if key not in _KEPT:
        keep(key, picture)
    return picture


_Key: TypeAlias = tuple[Path, int, int]
_KEPT: dict[_Key, Picture] = {}


def keep(key: _Key, picture: Picture) -> None:
    """Keep a picture for other documents; the oldest make room for it."""
    room = CACHE_SIZE - len(picture.content)
    while _KEPT and sum(len(kept.content) for kept in [*_KEPT.values()]) > room:
        _KEPT.pop(next(iter(_KEPT)), None)
    if room >= 0:
        _KEPT[key] = picture


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
        width, height = image.size
        if not is_ready(image):
            return convert(image)
        prove(image, content)
        return finish(content, KEPT[kind], width, height)


def prove(image: Any, content: bytes) -> None:
    """Decode a picture as far as that can fail; raises Pillow's error if it does."""
    from PIL import Image

    scan = find_only_scan(content) if image.format in ("JPEG", "MPO") else None
    if scan is None:
        image.draft(None, SMALLEST)
        image.load()
        return
    # of the only scan of a JPEG, the decoder minds nothing but that it ends, and mends the rest:
    # an empty one tells whether all before it is sound
    with Image.open(BytesIO(content[:scan] + END_OF_JPEG)) as empty:
        empty.draft(None, SMALLEST)
        empty.load()


def find_only_scan(content: bytes) -> int | None:
    """Where the pixels of a JPEG begin, if they go on to its end without a break; else None."""
    position = 2
    while (segment := SEGMENT.match(content, position)) is not None:
        position += 2 + int.from_bytes(segment[2])
        if segment[1] == SCAN:
            marker = MARKER.search(content, position)
            return position if marker and marker.group() == END_OF_JPEG else None
    return None


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
    """The picture with a name to store it by, which is the same for equal ones."""
    crc = checksum(content)
    return Picture(content, ending, width, height, f"{crc:08x}-{len(content)}.{ending}", crc)


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
    except (*DAMAGE, Image.DecompressionBombError) as error:
        raise PictureProblem(str(error).lower() or Phrase("it is damaged")) from error
