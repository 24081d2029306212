"""What a Word file says of itself: its title, and when it was last changed."""

from __future__ import annotations

from datetime import UTC, datetime

from reportkit.frozen import frozen
from reportkit.word.package import Package, parse_member

DC = "http://purl.org/dc/elements/1.1/"
DATES = "http://purl.org/dc/terms/"


@frozen
class Properties:
    """The title, "" if there is none, and the hour of the last change, or else of the making."""

    title: str = ""
    date: datetime | None = None


def read_properties(package: Package) -> Properties:
    """What a document says of itself."""
    for _, member in package.related("", "core-properties"):
        root = parse_member(package, member)
        said = [root.findtext(f"{{{DATES}}}{name}") for name in ("modified", "created")]
        date = next(filter(None, map(_read_date, said)), None)
        return Properties((root.findtext(f"{{{DC}}}title") or "").strip(), date)
    return Properties()


def _read_date(text: str | None) -> datetime | None:
    try:
        date = datetime.fromisoformat((text or "").strip())
    except ValueError:
        return None
    return date.astimezone(UTC) if date.tzinfo else date.replace(tzinfo=UTC)
