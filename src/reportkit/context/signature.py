"""Who signs an official document and when, set as GB/T 9704-2012 (7.3.5) prescribes.

Where a line stands depends on how long both are, which no style can know: spaces before it bring
it to its place. A space of the Chinese width is one character, a plain one a quarter.
"""

from __future__ import annotations

from datetime import date, datetime

from reportkit.context.value import Value
from reportkit.frozen import frozen
from reportkit.language.balance import LINE, balanced_lines, text_width
from reportkit.language.narrator import Narrator
from reportkit.record.model import Record

SEALED_INDENT, INDENT = 4.0, 2.0
WIDE_SPACE, QUARTER = "\u3000", " "


@frozen
class Signature(Value):
    """The two lines at the end: the issuing body, and the date on which it was signed.

    `is_short` tells that the date is longer than the name, which then gives way to it.
    """

    name: str
    date: str
    name_under_seal: str
    name_before_date: str
    date_after_name: str
    is_short: bool

    def __bool__(self) -> bool:
        return bool(self.name)

    def field_names(self) -> tuple[str, ...]:
        """The lines as words, and in their places."""
        return (
            "name", "date", "name_under_seal", "name_before_date", "date_after_name", "is_short"
        )  # fmt: skip


def build_signature(record: Record, narrator: Narrator) -> Signature:
    """The signature of the reporting body, on the day of signing, publication or the event."""
    name = narrator.words(record.org.name)
    on = signed_on(record)
    day = narrator.grammar.day(on, "long") if on else ""
    width, room = text_width(name), text_width(day)
    return Signature(
        name=name,
        date=day,
        name_under_seal=_under_seal(name, LINE - SEALED_INDENT - room / 2),
        name_before_date=_moved(name, LINE - INDENT - room - INDENT),
        date_after_name=_moved(day, LINE - INDENT - width + INDENT),
        is_short=width < room,
    )


def signed_on(record: Record) -> date | None:
    """The day of signing; where that is unknown, of publication, or the last of the event."""
    signed = record.approval.signed.on if record.approval and record.approval.signed else None
    event = (record.date.end or record.date.start) if record.date else None
    found = signed or record.published or event
    return found.date() if isinstance(found, datetime) else found


def _under_seal(name: str, middle: float) -> str:
    """The name centred on the middle of the date; one too long for that takes two lines."""
    lines = balanced_lines(name, 2 * (LINE - middle))
    return "\n".join(_moved(line, middle - text_width(line) / 2) for line in lines)


def _moved(words: str, characters: float) -> str:
    """The words behind so much white."""
    quarters = max(round(characters * 4), 0)
    return WIDE_SPACE * (quarters // 4) + QUARTER * (quarters % 4) + words if words else ""
