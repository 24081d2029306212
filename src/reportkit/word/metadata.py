"""Pictures without what is not needed to show them, such as where and by whom they were taken.

Nothing is encoded anew: what is left is byte for byte what it was.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from struct import Struct, unpack_from

from reportkit.frozen import frozen

JPEG, PNG, GIF, RIFF = b"\xff\xd8", b"\x89PNG\r\n\x1a\n", b"GIF8", b"RIFF"
START_OF_SCAN, END_OF_IMAGE, COMMENT = 0xDA, b"\xff\xd9", 0xFE
APPLICATION = range(0xE0, 0xF0)
# what applications write into a JPEG that decides how it looks: density, colours, transformation
LOOKS = {0xE0: b"JFIF\0", 0xE2: b"ICC_PROFILE\0", 0xEE: b"Adobe"}
EXIF, EXIF_SIGN = 0xE1, b"Exif\0\0"
# chunks of a PNG and of a WebP file that are needed to show it
SHOWN = frozenset(
    {b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"pHYs", b"sBIT",
     b"bKGD", b"hIST", b"acTL", b"fcTL", b"fdAT", b"iCCP", b"cICP",
     b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ANIM", b"ANMF", b"ICCP"}
)  # fmt: skip
WEBP_FLAGS, METADATA_FLAGS = 20, 0b1100  # of EXIF and XMP, in the first byte of VP8X
ORIENTATION = 0x0112
# the least EXIF that says how a picture is turned: one entry in one directory
TURNED = Struct(">2sHIHHHIHHI")
EXTENSION, PLAIN_END, GIF_IMAGE = 0x21, 0x3B, 0x2C
GRAPHIC_CONTROL, GIF_APPLICATION, LOOPING = 0xF9, 0xFF, b"NETSCAPE2.0"


@frozen
class Piece:
    """Some bytes of a picture; those that are not `needed` tell something about it."""

    content: bytes
    needed: bool = True


def strip_metadata(content: bytes) -> bytes:
    """A picture without metadata; one of an unknown kind, or a damaged one, stays as it is."""
    try:
        return b"".join(piece.content for piece in iter_pieces(content) if piece.needed)
    except (struct.error, IndexError, ValueError):
        return content


def iter_pieces(content: bytes) -> Iterator[Piece]:
    """Yield the pieces of a picture in their order; `IndexError` and the like if it is damaged."""
    if content.startswith(JPEG + b"\xff"):
        yield from _iter_jpeg(content)
    elif content.startswith(PNG):
        yield from _iter_png(content)
    elif content.startswith(GIF):
        yield from _iter_gif(content)
    elif content.startswith(RIFF) and content[8:12] == b"WEBP":
        yield from _iter_webp(content)
    else:
        yield Piece(content)


def _iter_jpeg(content: bytes) -> Iterator[Piece]:
    yield Piece(JPEG)
    position = len(JPEG)
    while content[position + 1] != START_OF_SCAN:
        if content[position] != 0xFF:
            raise ValueError("a segment does not begin where it should")
        kind, (size,) = content[position + 1], unpack_from(">H", content, position + 2)
        if kind == 0xFF:  # a byte that fills up
            position += 1
            continue
        segment = content[position : position + 2 + size]
        yield Piece(segment, needed=_is_seen(kind, segment[4:]))
        if kind == EXIF and segment[4:].startswith(EXIF_SIGN):
            yield from _iter_turn(segment[10:])
        position += 2 + size
    end = _find_end(content, position)
    yield Piece(content[position:end])
    if end < len(content):
        yield Piece(content[end:], needed=False)


def _is_seen(kind: int, said: bytes) -> bool:
    """True for a segment of a JPEG that decides how it looks."""
    if kind == COMMENT:
        return False
    return kind not in APPLICATION or (kind in LOOKS and said.startswith(LOOKS[kind]))


def _find_end(content: bytes, position: int) -> int:
    """Where a JPEG ends: other pictures, and films, may stand behind it."""
    end = content.find(END_OF_IMAGE, position)
    return len(content) if end < 0 else end + len(END_OF_IMAGE)


def _iter_turn(tiff: bytes) -> Iterator[Piece]:
    """Yield the least EXIF that tells how the picture is turned, if it is."""
    order = "<" if tiff.startswith(b"II") else ">"
    (start,) = unpack_from(f"{order}I", tiff, 4)
    (number,) = unpack_from(f"{order}H", tiff, start)
    for entry in range(number):
        tag, _, _, value = unpack_from(f"{order}HHIH", tiff, start + 2 + 12 * entry)
        if tag == ORIENTATION and value in range(2, 9):
            said = EXIF_SIGN + TURNED.pack(b"MM", 42, 8, 1, ORIENTATION, 3, 1, value, 0, 0)
            yield Piece(b"\xff\xe1" + (len(said) + 2).to_bytes(2) + said)


def _iter_png(content: bytes) -> Iterator[Piece]:
    yield Piece(PNG)
    position, kind = len(PNG), b""
    while kind != b"IEND":
        size, kind = unpack_from(">I4s", content, position)
        yield Piece(content[position : position + 12 + size], needed=kind in SHOWN)
        position += 12 + size
    if position < len(content):
        yield Piece(content[position:], needed=False)


def _iter_webp(content: bytes) -> Iterator[Piece]:
    chunks = [*_iter_chunks(content)]
    size = sum(len(chunk) for kind, chunk in chunks if kind in SHOWN) + 4
    yield Piece(RIFF + size.to_bytes(4, "little") + b"WEBP")
    for kind, chunk in chunks:
        if kind == b"VP8X":
            flags = chunk[8] & ~METADATA_FLAGS
            yield Piece(chunk[:8] + bytes([flags]) + chunk[9:])
        else:
            yield Piece(chunk, needed=kind in SHOWN)


def _iter_chunks(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    position = 12
    while position + 8 <= len(content):
        kind, size = unpack_from("<4sI", content, position)
        end = position + 8 + size + size % 2
        yield kind, content[position:end]
        position = end


def _iter_gif(content: bytes) -> Iterator[Piece]:
    position = 13 + _size_of_colours(content[10])
    yield Piece(content[:position])
    while content[position] != PLAIN_END:
        start, kind = position, content[position]
        is_needed = True
        if kind == EXTENSION:
            label = content[position + 1]
            named = content[position + 3 : position + 3 + len(LOOPING)]
            is_needed = label == GRAPHIC_CONTROL or (label == GIF_APPLICATION and named == LOOPING)
            position = _skip_blocks(content, position + 2)
        elif kind == GIF_IMAGE:
            colours = _size_of_colours(content[position + 9])
            position = _skip_blocks(content, position + 11 + colours)
        else:
            raise ValueError("a block of an unknown kind")
        yield Piece(content[start:position], needed=is_needed)
    yield Piece(content[position : position + 1])
    if position + 1 < len(content):
        yield Piece(content[position + 1 :], needed=False)


def _size_of_colours(flags: int) -> int:
    """The size of a table of colours that these flags announce."""
    return 3 << (flags & 7) + 1 if flags & 0x80 else 0


def _skip_blocks(content: bytes, position: int) -> int:
    """The position behind a row of blocks, each of which tells its size."""
    while content[position]:
        position += content[position] + 1
    return position + 1
