"""A zip file as Word wants it: in a fixed order with fixed dates, members copied as they are."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable

from reportkit.frozen import frozen

STORED, DEFLATED = 0, 8
LEVEL = 6
VERSION = 20
UTF8_NAME = 0x800
# 1 January 1980, the earliest a zip file can say: the same content gives the same bytes on any day
TIME, DAY = 0, 0x21

LOCAL = struct.Struct("<IHHHHHIIIHH")
CENTRAL = struct.Struct("<IHHHHHHIIIHHHHHI")
OFFSET = struct.Struct("<I")
END = struct.Struct("<IHHHHIIH")


@frozen
class Member:
    """A file inside the zip file, ready to write: `local` is its header and compressed bytes."""

    name: str
    size: int
    local: bytes
    central: bytes
    encoded_name: bytes


def build_member(name: str, size: int, crc: int, method: int, packed: bytes) -> Member:
    """A member from bytes that are compressed already."""
    encoded = name.encode()
    flags = 0 if encoded.isascii() else UTF8_NAME
    facts = (VERSION, flags, method, TIME, DAY, crc, len(packed), size, len(encoded), 0)
    local = LOCAL.pack(0x04034B50, *facts) + encoded + packed
    central = CENTRAL.pack(0x02014B50, VERSION, *facts, 0, 0, 0, 0)
    return Member(name, size, local, central, encoded)


def store(name: str, content: bytes, crc: int | None = None) -> Member:
    """A member that is not worth compressing, such as a photograph; `crc` if it is known."""
    known = zlib.crc32(content) if crc is None else crc
    return build_member(name, len(content), known, STORED, content)


def deflate(name: str, content: bytes) -> Member:
    """A compressed member."""
    packer = zlib.compressobj(LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
    packed = packer.compress(content) + packer.flush()
    return build_member(name, len(content), zlib.crc32(content), DEFLATED, packed)


def pack(members: Iterable[Member]) -> bytes:
    """The zip file that holds these members, in this order."""
    body: list[bytes] = []
    directory: list[bytes] = []
    offset = 0
    for member in members:
        body.append(member.local)
        directory += (member.central, OFFSET.pack(offset), member.encoded_name)
        offset += len(member.local)
    index = b"".join(directory)
    count = len(body)
    end = END.pack(0x06054B50, 0, 0, count, count, len(index), offset, 0)
    return b"".join((*body, index, end))
