"""What a PDF says of the hour of its making, made to say the same each time, and of its language.

LibreOffice writes the clock, numbers drawn from it, and how many fonts it had before. They are
replaced, mostly by as many bytes, so that little within the file moves. The date is that of
`SOURCE_DATE_EPOCH`, else of the document; where neither is known, the PDF names none.

The first half of a PDF's identity is its document's digest, the checksum stands for the manner of
its making, and the second half of the identity for all that the PDF holds. So it tells by itself
whether it would be made so again, and whether it is still what was made.

The language is that of Latin letters, whatever the text is in. LibreOffice is not told another one:
it would part figures at the end of a line, as it parts Chinese.
"""

from __future__ import annotations

import hashlib
import os
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from reportkit.frozen import frozen
from reportkit.pattern import pattern
from reportkit.pdf.icc import iter_profiles
from reportkit.pdf.stream import replace_streams
from reportkit.pdf.type1 import iter_fonts

if TYPE_CHECKING:
    import re

# each begins with letters that stand for themselves: a search for these takes no time
CLOCK = pattern(rb"/(Creation|Mod)Date\(D:[^)]*\)")
XMP_CLOCK = pattern(rb"<xmp:(Create|Modify|Metadata)Date>[^<]*</xmp:\w+>")
IDENTITY = pattern(rb"/ID \[ <([0-9A-F]{32})>(\s*)<([0-9A-F]{32})> \]")
CHECKSUM = pattern(rb"/DocChecksum /([0-9A-F]{32})")
LANGUAGE = pattern(rb"(?s)(/Type\s*/Catalog(?:(?!endobj).)*?/Lang)(\([\w-]*\))")
NOBODY = "0" * 32


@frozen
class Mark:
    """Digests of what a PDF was made of, and of how."""

    document: str = NOBODY
    manner: str = NOBODY


NO_MARK = Mark()


def digest_of(content: bytes | str) -> str:
    """The digest of a document or a manner, as long as a PDF has room for it."""
    text = content.encode() if isinstance(content, str) else content
    return hashlib.sha256(text).hexdigest()[: len(NOBODY)].upper()


def find_date(changed: datetime | None) -> datetime | None:
    """The date of a PDF whose document was changed then."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    return datetime.fromtimestamp(int(epoch), UTC) if epoch.isdecimal() else changed


def stamp(pdf: bytes, changed: datetime | None, mark: Mark = NO_MARK, language: str = "") -> bytes:
    """The PDF with its document's date, mark and language, and an identity of its content."""
    date = find_date(changed)
    if language:
        pdf = LANGUAGE.sub(lambda said: _speak(said, language.encode()), pdf, count=1)
    pdf = replace_streams(pdf, [*iter_profiles(pdf), *iter_fonts(pdf)])
    pdf = CLOCK.sub(lambda said: _fit(_pdf_date(said[1], date), said[0]), pdf)
    pdf = XMP_CLOCK.sub(lambda said: _fit(_xmp_date(said[1], date), said[0]), pdf)
    pdf = CHECKSUM.sub(f"/DocChecksum /{mark.manner}".encode(), pdf)
    return _identify(pdf, mark, digest_of(_identify(pdf, mark, NOBODY)))


def read_mark(pdf: bytes) -> Mark | None:
    """The mark of a PDF; None if it is not what was once stamped."""
    identity, checksum = IDENTITY.search(pdf), CHECKSUM.search(pdf)
    if identity is None or checksum is None:
        return None
    mark = Mark(identity[1].decode(), checksum[1].decode())
    digest = digest_of(_identify(pdf, mark, NOBODY))
    return mark if digest == identity[3].decode() else None


def _pdf_date(name: bytes, date: datetime | None) -> bytes:
    return b"/%bDate(D:%bZ)" % (name, f"{date:%Y%m%d%H%M%S}".encode()) if date else b""


def _xmp_date(name: bytes, date: datetime | None) -> bytes:
    if date is None:
        return b""
    return b"<xmp:%bDate>%b</xmp:%bDate>" % (name, f"{date:%Y-%m-%dT%H:%M:%SZ}".encode(), name)


def _speak(said: re.Match[bytes], language: bytes) -> bytes:
    """The catalogue in a language, or as it is if that is longer than the one that it names."""
    words = _fit(b"(%b)" % language, said[2])
    return said[1] + words if len(words) == len(said[2]) else said[0]


def _fit(text: bytes, old: bytes) -> bytes:
    """The text in as many bytes as what it replaces."""
    return text.ljust(len(old))


def _identify(pdf: bytes, mark: Mark, digest: str) -> bytes:
    return IDENTITY.sub(rb"/ID [ <%b>\g<2><%b> ]" % (mark.document.encode(), digest.encode()), pdf)
