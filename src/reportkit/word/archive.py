"""A zip file as Word wants it: in a fixed order with fixed dates, members copied as they are."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable, Iterator

from reportkit.frozen import frozen

try:
    # ten times as fast as zlib, for a few hundred bytes more
    from isal.isal_zlib import compress, crc32

    LEVEL = 2
except ImportError:  # not every machine has it
    from zlib import compress, crc32

    LEVEL = 6

STORED, DEFLATED = 0, 8
THOROUGH = 6  # of zlib
LARGE = 1 << 16  # bytes that are better written by themselves than copied
VERSION = 20
UTF8_NAME = 0x800
# 1 January 1980, the earliest a zip file can say: the same content gives the same bytes on any day
TIME, DAY = 0, 0x21

LOCAL = struct.Struct("<IHHHHHIIIHH")
SIGNATURE = b"PK\x03\x04"
CENTRAL = struct.Struct("<IHHHHHHIIIHHHHHI")
OFFSET = struct.Struct("<I")
END = struct.Struct("<IHHHHIIH")


@frozen
class Member:
    """A file inside the zip file, ready to write: its header, and its bytes as they are packed."""

    name: str
    header: bytes
    packed: bytes
    central: bytes
    encoded_name: bytes

    @property
    def sum(self) -> tuple[int, int]:
        """The checksum and the size of its content."""
        facts = LOCAL.unpack_from(self.header)
        return facts[6], facts[8]


def build_member(name: str, size: int, crc: int, method: int, packed: bytes) -> Member:
    """A member from bytes that are compressed already."""
    encoded = name.encode()
    flags = 0 if encoded.isascii() else UTF8_NAME
    facts = (VERSION, flags, method, TIME, DAY, crc, len(packed), size, len(encoded), 0)
    header = LOCAL.pack(0x04034B50, *facts) + encoded
    central = CENTRAL.pack(0x02014B50, VERSION, *facts, 0, 0, 0, 0)
    return Member(name, header, packed, central, encoded)


def checksum(content: bytes) -> int:
    """The sum by which a zip file's reader tells that a member is not damaged."""
    return crc32(content)


def store(name: str, content: bytes, crc: int | None = None) -> Member:
    """A member that is not worth compressing, such as a photograph; `crc` if it is known."""
    known = checksum(content) if crc is None else crc
    return build_member(name, len(content), known, STORED, content)


def deflate(name: str, content: bytes) -> Member:
    """A member compressed quickly, for one document."""
    packed = compress(content, LEVEL, -zlib.MAX_WBITS)
    return build_member(name, len(content), checksum(content), DEFLATED, packed)


@frozen
class Deflated:
    """What a member of a zip file holds, and its bytes as they are compressed there."""

    content: bytes
    packed: bytes

    @property
    def is_whole(self) -> bool:
        """True if the compressed bytes end where they should: others would carry what follows."""
        inflater = zlib.decompressobj(-zlib.MAX_WBITS)
        inflater.decompress(self.packed)
        return inflater.eof and not inflater.unused_data


def copy(name: str, known: Deflated) -> Member:
    """A member as another zip file has it."""
    size, crc = len(known.content), checksum(known.content)
    return build_member(name, size, crc, DEFLATED, known.packed)


def deflate_well(name: str, content: bytes) -> Member:
    """A member compressed well, for all the documents that share it."""
    packed = zlib.compress(content, THOROUGH, -zlib.MAX_WBITS)
    return build_member(name, len(content), checksum(content), DEFLATED, packed)


def pack(members: Iterable[Member]) -> tuple[bytes, ...]:
    """The pieces of the zip file that holds these members, in this order."""
    body: list[bytes] = []
    directory: list[bytes] = []
    offset = count = 0
    for member in members:
        body += (member.header, member.packed)
        directory += (member.central, OFFSET.pack(offset), member.encoded_name)
        offset += len(member.header) + len(member.packed)
        count += 1
    size = sum(map(len, directory))
    end = END.pack(0x06054B50, 0, 0, count, count, size, offset, 0)
    return tuple(iter_joined((*body, *directory, end)))


def iter_slices(content: bytes) -> Iterator[tuple[str, int, int]]:
    """Yield the members of a file that `pack` has written: name, beginning and end of each."""
    start = 0
    while content[start : start + 4] == SIGNATURE:
        facts = LOCAL.unpack_from(content, start)
        inside = start + LOCAL.size + facts[9]
        end = inside + facts[10] + facts[7]
        yield content[start + LOCAL.size : inside].decode(), start, end
        start = end


def iter_joined(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """Yield the same bytes in fewer pieces; what is large is not copied."""
    small: list[bytes] = []
    for piece in pieces:
        if len(piece) < LARGE:
            small.append(piece)
        else:
            yield from (b"".join(small), piece)
            small = []
    yield b"".join(small)
