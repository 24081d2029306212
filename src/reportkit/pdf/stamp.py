"""What a PDF says of the hour of its making, made to say the same each time.

LibreOffice writes the clock, and numbers drawn from it. They are replaced by as many bytes, so that
nothing within the file moves. The date is that of `SOURCE_DATE_EPOCH`, else of the document; where
neither is known, the PDF names none.
"""

from __future__ import annotations

import hashlib
import os
from datetime import UTC, datetime

from reportkit.pattern import pattern
from reportkit.pdf.icc import still_profiles

# each begins with letters that stand for themselves: a search for these takes no time
CLOCK = pattern(rb"/(Creation|Mod)Date\(D:[^)]*\)")
XMP_CLOCK = pattern(rb"<xmp:(Create|Modify|Metadata)Date>[^<]*</xmp:\w+>")
IDENTITY = pattern(rb"/ID \[ <[0-9A-F]{32}(>\s*<)[0-9A-F]{32}> \]")
CHECKSUM = pattern(rb"/DocChecksum /[0-9A-F]{32}")
NOBODY = b"0" * 32


def stamp(pdf: bytes, changed: datetime | None) -> bytes:
    """The PDF with its document's date, and with an identity that is its content's."""
    date = _find_date(changed)
    pdf = CLOCK.sub(lambda said: _fit(_pdf_date(said[1], date), said[0]), pdf)
    pdf = still_profiles(pdf)
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


def _fit(text: bytes, old: bytes) -> bytes:
    """The text in as many bytes as what it replaces."""
    return text.ljust(len(old))


def _identify(pdf: bytes, identity: bytes) -> bytes:
    pdf = IDENTITY.sub(rb"/ID [ <%b\g<1>%b> ]" % (identity, identity), pdf)
    return CHECKSUM.sub(b"/DocChecksum /" + identity, pdf)
