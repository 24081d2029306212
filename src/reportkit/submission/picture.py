"""What pictures say beside what is seen: their metadata, and what stands behind their end."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from io import BytesIO

from reportkit.diagnostics import Diagnostic, FilePlace, Phrase
from reportkit.rules import submission as rules
from reportkit.submission.said import Batch, say_strings
from reportkit.word.metadata import GIF, JPEG, PNG, RIFF, iter_pieces
from reportkit.word.picture import DAMAGE

INFLATED = 1 << 24
TIFFS = (b"II*\0", b"MM\0*")
METADATA = Phrase("the metadata of the picture")
GPS_IFD, THUMBNAIL_IFD, THUMBNAIL, LATITUDE = 0x8825, 1, 0x0201, 2
EXIF_IFD, SERIALS = 0x8769, (0xA431, 0xA435, 0xA430)
AUTHORS = (0x013B, 0x9C9D)
LOCATED = (b"GPSLatitude", b"GPSLongitude")
PHOTOSHOP_THUMBNAILS = (b"8BIM\x04\x09", b"8BIM\x04\x0c")
CREATORS = (b"dc:creator>", b"8BIM\x04\x04")
BY_LINE = b"\x1c\x02\x50"
TELLS = {
    "place": Phrase("where it was taken"),
    "thumbnail": Phrase("in a small picture what it showed before it was edited"),
    "author": Phrase("by whom it was taken"),
    "camera": Phrase("the number of the camera"),
}


def knows_picture(content: bytes) -> bool:
    """True for a kind of picture of which it is known where its metadata are."""
    is_webp = content.startswith(RIFF) and content[8:12] == b"WEBP"
    return is_webp or content.startswith((JPEG + b"\xff", PNG, GIF, *TIFFS))


def iter_picture(name: str, content: bytes, *, tells: bool) -> Iterator[Batch]:
    """Yield what the metadata of a picture say, and, if asked for, what they tell about it."""
    blobs = [*_iter_metadata(content)]
    yield [said for blob in blobs for said in say_strings(name, METADATA, blob)]
    if tells:
        yield [*_tell(name, content, b"".join(blobs))]


def _iter_metadata(content: bytes) -> Iterator[bytes]:
    """Yield the parts of a picture that are not needed to show it, as they can be read."""
    if content.startswith(TIFFS):
        yield content
        return
    try:
        unseen = [piece.content for piece in iter_pieces(content) if not piece.needed]
    except (struct.error, IndexError, ValueError):
        unseen = [content]
    for piece in unseen:
        yield piece
        if piece[4:8] in (b"zTXt", b"iTXt"):
            yield _inflate(piece[8:])


def _inflate(chunk: bytes) -> bytes:
    """What a compressed text of a PNG says: it begins behind one of its short names."""
    for start in (at + 1 for at, sign in enumerate(chunk[:200]) if sign == 0):
        for offset in (0, 1):
            try:
                return zlib.decompressobj().decompress(chunk[start + offset :], INFLATED)
            except zlib.error:
                continue
    return b""


def _tell(name: str, content: bytes, metadata: bytes) -> Iterator[Diagnostic]:
    """Yield what the metadata of a picture tell about it that nobody sees."""
    for what in dict.fromkeys((*_iter_exif(content), *_iter_signs(metadata))):
        where = Phrase("the picture")
        yield rules.PICTURE_TELLS.at(FilePlace(name), where=where, what=TELLS[what])


def _iter_signs(metadata: bytes) -> Iterator[str]:
    """Yield what is told in XMP and IPTC, by the signs of it."""
    if any(sign in metadata for sign in LOCATED):
        yield "place"
    if any(sign in metadata for sign in PHOTOSHOP_THUMBNAILS):
        yield "thumbnail"
    if CREATORS[0] in metadata or (CREATORS[1] in metadata and BY_LINE in metadata):
        yield "author"


def _iter_exif(content: bytes) -> Iterator[str]:
    """Yield what is told in EXIF."""
    from PIL import Image

    try:
        with Image.open(BytesIO(content)) as image:
            exif = image.getexif()
            if LATITUDE in exif.get_ifd(GPS_IFD):
                yield "place"
            if THUMBNAIL in exif.get_ifd(THUMBNAIL_IFD):
                yield "thumbnail"
            if any(exif.get(tag) for tag in AUTHORS):
                yield "author"
            if any(exif.get_ifd(EXIF_IFD).get(tag) for tag in SERIALS):
                yield "camera"
    except DAMAGE:
        return
