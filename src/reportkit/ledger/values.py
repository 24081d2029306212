"""The values that the templates of a ledger see: rows, figures, and the words around them.

All are plain: text, numbers, lists and groups. Of every figure, `records` are the ids of the
records that it was made of.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from reportkit.frozen import frozen
from reportkit.language import Style
from reportkit.ledger.figures import Figures
from reportkit.ledger.row import Row
from reportkit.ledger.stats import Teller
from reportkit.ledger.voice import Voice, build_voice
from reportkit.ledger.wording import UNKNOWN


def build_values(figures: Figures, style: Style, house: str = "") -> dict[str, Any]:
    """What the templates of a ledger see, in a language.

    `house` is the name of the body whose ledger it is.
    """
    voice = build_voice(style)
    sheet = Sheet(figures, voice)
    return {
        "org": house,
        "period": sheet.period(),
        "as_of": _day(figures.as_of),
        "filter": sheet.filter(),
        "unknown": UNKNOWN,
        "rows": [sheet.row(number, row) for number, row in enumerate(figures.rows, 1)],
        "stats": Teller(figures, voice).stats(),
    }


@frozen
class Sheet:
    """The rows of a ledger, and what it says of itself."""

    figures: Figures
    voice: Voice

    def period(self) -> dict[str, Any]:
        """The period: its words, and its first and last day; `is_all` where none was asked for."""
        span = self.figures.span
        return {
            "name": self.voice.wording.span(span) if span else "",
            "key": span.key if span else "",
            "start": _day(span.start if span else ""),
            "end": _day(span.end if span else ""),
            "is_all": self.figures.choice.span is None,
        }

    def filter(self) -> str:
        """What was asked for, as it stands below every table."""
        figures, choice = self.figures, self.figures.choice
        asked = [self.voice.wording.span(choice.span) if choice.span else self.voice.word("all")]
        if choice.kinds:
            asked.append(
                self.voice.word(
                    "kinds", self.voice.listed(self.voice.kind(kind) for kind in choice.kinds)
                )
            )
        if choice.orgs:
            asked.append(self.voice.word("orgs", self.voice.listed(choice.orgs)))
        if figures.as_of:
            asked.append(self.voice.word("as_of", figures.as_of))
        late, whole = figures.dated_by_publication.count, figures.totals.records.count
        asked += [self.voice.word("by_publication", late, whole)] if late else []
        asked += [self.voice.word("left_out", len(figures.left_out))] if figures.left_out else []
        return "；".join(asked) if self.voice.lang == "zh" else "; ".join(asked)

    def row(self, number: int, row: Row) -> dict[str, Any]:
        """A record as it stands in the ledger."""
        return {
            "number": number,
            "id": row.id,
            "file": row.file,
            "date": row.day if row.day == row.last_day else f"{row.day} ~ {row.last_day}",
            "is_published": row.is_published,
            "kind": row.kind,
            "kind_name": self.voice.kind(row.kind),
            "title": self.voice.tell(row.title),
            "place": self.voice.tell(row.place),
            "org": self.voice.body(row.org),
            "partners": [self.voice.body(body) for body in row.partners],
            "way": self.voice.word("made" if row.way == "made" else "received") if row.way else "",
            "head": self.voice.somebody(row.head),
            "expected": row.expected,
            "present": row.present,
            "attendance": self.attendance_of(row),
            "people": [self.voice.somebody(one) for one in row.people],
            "content": self.voice.tell(row.content),
            "results": [self.voice.tell(words) for words in row.results],
            "follow_ups": [self.voice.tell(task.what) for task in row.tasks],
            "photos": row.photos,
            "attachments": [self.voice.tell(words) for words in row.attachments],
            "document_number": row.number,
            "archive_no": row.archive_no,
            "recorder": self.voice.somebody(row.recorder),
            "published": row.published,
            "lacks": self.voice.lacks(row),
        }

    def attendance_of(self, row: Row) -> str:
        """Expected and present, as 21/20; what is not stated is a dash."""
        if row.expected is None and row.present is None:
            return UNKNOWN
        return "/".join(
            UNKNOWN if number is None else str(number) for number in (row.expected, row.present)
        )


def _day(day: str) -> date | None:
    return date.fromisoformat(day) if day else None
