"""The seal of a workbook: a property by which it is known whether anybody has changed it since.

Unlike a document, a workbook that was merely saved by another program counts as changed.
"""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256
from io import BytesIO
from zipfile import BadZipFile, ZipFile
from zlib import error

from reportkit.pattern import pattern
from reportkit.word.archive import deflate, pack

SEAL = "reportkit content"
MEMBER = "docProps/custom.xml"
PLACE = pattern(rf'(name="{SEAL}"><vt:lpwstr)(?:/>|>([0-9a-f]*)</vt:lpwstr>)')


def seal(content: bytes) -> tuple[bytes, ...]:
    """The pieces of a workbook with its seal, packed with fixed dates; it has room for a seal."""
    members = _read_members(content)
    found = measure(members)
    words = members[MEMBER].decode()
    members[MEMBER] = PLACE.sub(rf"\g<1>>{found}</vt:lpwstr>", words).encode()
    return pack(deflate(name, part) for name, part in members.items())


def is_sealed(content: bytes) -> bool:
    """True for a workbook that is as it was written."""
    try:
        members = _read_members(content)
        told = PLACE.search(members.get(MEMBER, b"").decode())
    except (BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError, error):
        return False
    return told is not None and told[2] == measure(members)


def measure(members: Mapping[str, bytes]) -> str:
    """A digest of the names and contents of all members, but for the seal itself."""
    words = PLACE.sub(r"\1/>", members[MEMBER].decode())
    unsealed = {**members, MEMBER: words.encode()}
    found = sha256()
    for name, part in sorted(unsealed.items()):
        found.update(f"{name}\0{sha256(part).hexdigest()}\n".encode())
    return found.hexdigest()


def _read_members(content: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}
