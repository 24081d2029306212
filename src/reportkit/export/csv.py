"""Records as a table for Excel: a row each, in the columns of a ledger of activities.

RFC 4180, in UTF-8 with the mark that Excel wants. No cell is a formula.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from io import StringIO

from reportkit.context.derived import build_attendance, counterpart_of, document_number
from reportkit.context.party import head_of
from reportkit.export.telling import Telling, find_published
from reportkit.export.words import count, words_of
from reportkit.record.model import FollowUp, Moment, Person

MARK = "\ufeff"
# Excel and its like take a cell that begins so for a formula, and run it
FORMULA = tuple("=+-@\t\r\n＝＋－＠")
HARMLESS = "'"
STATES = ("open", "done", "dropped")


def write_csv(tellings: Sequence[Telling], lang: str) -> str:
    """The table of all records, with heads in a language."""
    import csv

    words = words_of(lang)
    written = StringIO(newline="")
    table = csv.writer(written, lineterminator="\r\n")
    table.writerow(words.columns)
    for number, telling in enumerate(tellings, 1):
        table.writerow([str(number), *map(make_harmless, iter_cells(telling))])
    return MARK + written.getvalue()


def make_harmless(cell: str) -> str:
    """The text of a cell that no program takes for a formula."""
    return HARMLESS + cell if cell.lstrip(" \u3000").startswith(FORMULA) else cell


def iter_cells(telling: Telling) -> Iterator[str]:
    """Yield the cells of a record, behind its number."""
    record, words = telling.record, words_of(telling.lang)
    head = head_of(record)
    evidence = (
        count(len(record.photos), words.photos),
        count(len(record.attachments), words.attachments),
    )
    yield write_date(telling)
    yield telling.kind
    yield telling.say(record.title)
    yield telling.place
    yield telling.name(record.organizer or counterpart_of(record) or record.org)
    yield telling.name(record.chair or (head if isinstance(head, Person) else None))
    yield build_attendance(record, telling.narrator).words
    yield telling.story
    yield words.semicolon.join(_iter_outcomes(telling))
    yield telling.joined(evidence)
    yield (record.doc.archive_no if record.doc else None) or document_number(record)
    yield telling.name(record.recorder)
    yield "" if record.date else words.by_publication


def write_date(telling: Telling) -> str:
    """The day of a record, or the first and last; that of its publication if it has none."""
    period = telling.record.date
    if period is None:
        return find_published(telling.record).isoformat()
    start, end = _day(period.start), _day(period.end or period.start)
    return start if start == end else f"{start}/{end}"


def _day(moment: Moment) -> str:
    return (moment.date() if isinstance(moment, datetime) else moment).isoformat()


def _iter_outcomes(telling: Telling) -> Iterator[str]:
    bare = telling.narrator.grammar.unstopped
    yield from (bare(telling.say(outcome)) for outcome in telling.record.outcomes)
    yield from (bare(telling.say(decision.text)) for decision in telling.record.decisions)
    yield from (_tell(follow_up, telling) for follow_up in telling.record.follow_up)


def _tell(follow_up: FollowUp, telling: Telling) -> str:
    """What is to follow, with who, until when, and how it stands."""
    words, bare = words_of(telling.lang), telling.narrator.grammar.unstopped
    due = f"{words.due} {follow_up.due.isoformat()}" if follow_up.due else ""
    state = words.states[STATES.index(follow_up.status)]
    begin, end = words.brackets
    facts = telling.joined((telling.name(follow_up.owner), due, state))
    return f"{bare(telling.say(follow_up.what))}{begin}{facts}{end}"
