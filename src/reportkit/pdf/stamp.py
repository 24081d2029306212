"""What a PDF says of the hour of its making, made to say the same each time, and of its language.

LibreOffice writes the clock, and numbers drawn from it. They are replaced by as many bytes, so that
nothing within the file moves. The date is that of `SOURCE_DATE_EPOCH`, else of the document; where
neither is known, the PDF names none.

The language is that of Latin letters, whatever the text is in. LibreOffice is not told another one:
it would part figures at the end of a line, as it parts Chinese.
"""

from __future__ import annotations

import hashlib
import os
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from reportkit.pattern import pattern

if TYPE_CHECKING:
    import re

# each begins with letters that stand for themselves: a search for these takes no time
CLOCK = pattern(rb"/(Creation|Mod)Date\(D:[^)]*\)")
XMP_CLOCK = pattern(rb"<xmp:(Create|Modify|Metadata)Date>[^<]*</xmp:\w+>")
IDENTITY = pattern(rb"/ID \[ <[0-9A-F]{32}(>\s*<)[0-9A-F]{32}> \]")
CHECKSUM = pattern(rb"/DocChecksum /[0-9A-F]{32}")
LANGUAGE = pattern(rb"(?s)(/Type\s*/Catalog(?:(?!endobj).)*?/Lang)(\([\w-]*\))")
NOBODY = b"0" * 32


def stamp(pdf: bytes, changed: datetime | None, language: str = "") -> bytes:
    """The PDF with its document's date and language, and an identity that is its content's."""
    date = _find_date(changed)
    if language:
        pdf = LANGUAGE.sub(lambda said: _speak(said, language.encode()), pdf, count=1)
    pdf = CLOCK.sub(lambda said: _fit(_pdf_date(said[1], date), said[0]), pdf)
    pdf = XMP_CLOCK.sub(lambda said: _fit(_xmp_date(said[1], date), said[0]), pdf)
    digest = hashlib.sha256(_identify(pdf, NOBODY)).hexdigest()[:32].upper()
    return _identify(pdf, digest.encode())


def _find_date(changed: datetime | None) -> datetime | None:
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    return datetime.fromtimestamp(int(epoch), UTC) if epoch.isdecimal() else changed


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


def _identify(pdf: bytes, identity: bytes) -> bytes:
    pdf = IDENTITY.sub(rb"/ID [ <%b\g<1>%b> ]" % (identity, identity), pdf)
    return CHECKSUM.sub(b"/DocChecksum /" + identity, pdf)
