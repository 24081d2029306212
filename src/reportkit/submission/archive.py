"""The zip file of a package: every file as it is, in its order, with fixed dates.

Nothing is compressed: Word files, PDFs and photos are compressed by themselves, and so the zip is
the same on every machine, and each of its bytes is one that can be checked.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from io import BytesIO
from struct import Struct

from reportkit.frozen import frozen
from reportkit.word.archive import Member, iter_slices, pack, store
from reportkit.word.package import DAMAGE

MADE_BY, UNIX = 5, 3  # where an entry says on which kind of system it was made, and one of them
ATTRIBUTES, READABLE = Struct("<I"), 0o100644
LARGEST = 2_000_000_000  # bytes of a zip file that every program opens


@frozen
class Unpacked:
    """What a zip file holds: its files by name, and its comment.

    `damaged` are files that cannot be read. `odd` is None if it would be packed to the very same
    bytes again, else the file at whose entry the first other byte stands, "" for none of them.
    """

    files: Mapping[str, bytes]
    comment: str
    damaged: tuple[str, ...] = ()
    odd: str | None = None


def pack_files(files: Iterable[tuple[str, bytes]], comment: str) -> tuple[bytes, ...]:
    """The pieces of a zip file with these files and this comment."""
    *pieces, last = pack(build_stored(name, content) for name, content in files)
    said = comment.encode()
    return (*pieces, last[:-2] + len(said).to_bytes(2, "little") + said)


def build_stored(name: str, content: bytes) -> Member:
    """A file as it is, which everybody may read.

    It is said to come from Unix: else some programs take its name for one of MS-DOS.
    """
    member = store(name, content)
    central = bytearray(member.central)
    central[MADE_BY] = UNIX
    central[-ATTRIBUTES.size :] = ATTRIBUTES.pack(READABLE << 16)
    return replace(member, central=bytes(central))


def unpack_files(content: bytes) -> Unpacked:
    """The files of a zip file, as far as they can be read; `ValueError` if it is none."""
    import zipfile

    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            comment = archive.comment.decode("utf-8", "replace")
            names = [one.filename for one in archive.infolist()]
            if sum(one.file_size for one in archive.infolist()) > LARGEST:
                raise ValueError("it is too large")
            read = dict(_iter_read(archive, names))
    except (zipfile.BadZipFile, NotImplementedError, *DAMAGE) as error:
        raise ValueError(str(error)) from error
    whole = {name: found for name, found in read.items() if found is not None}
    damaged = tuple(name for name in names if read[name] is None)
    again = b"".join(pack_files(((name, whole.get(name, b"")) for name in names), comment))
    return Unpacked(whole, comment, damaged, find_difference(again, content))


def find_difference(ours: bytes, other: bytes) -> str | None:
    """The member at whose entry two zip files first differ; None if they do not."""
    if ours == other:
        return None
    pairs = enumerate(zip(ours, other, strict=False))
    place = next((at for at, (a, b) in pairs if a != b), min(len(ours), len(other)))
    slices = iter_slices(ours)
    return next((name for name, start, end in slices if start <= place < end), "")


def _iter_read(archive: object, names: Iterable[str]) -> Iterator[tuple[str, bytes | None]]:
    """Yield each file of an archive; None for one that is damaged."""
    import zipfile

    assert isinstance(archive, zipfile.ZipFile)  # noqa: S101 - for the type checker alone
    for name in names:
        try:
            yield name, archive.read(name)
        except (zipfile.BadZipFile, NotImplementedError, *DAMAGE):
            yield name, None
