"""The title and the headline, in one line and in balanced lines."""

from __future__ import annotations

from collections.abc import Iterable
from math import ceil

from reportkit.context.value import Phrase
from reportkit.language.balance import LIMIT, balanced_lines, text_width
from reportkit.language.narrator import Narrator
from reportkit.record.model import Organisation, Person, Record

LINE = 28.0  # characters of a line of 3号
FIRST_PAGE = 9  # lines of a first page that title and recipients may take
ISSUER = 17  # characters of the longest issuing body whose name stands in one line of a red head
SECOND_LINE = 2  # lines of text that another line of the red head takes


def headline(record: Record, narrator: Narrator) -> Phrase:
    """The headline of the release; the title where it has none of its own."""
    text = (record.release.headline if record.release else None) or record.title
    return Phrase(narrator.words(text), lambda: narrator.label(text))


def build_headings(record: Record, narrator: Narrator) -> dict[str, object]:
    """Titles in lines of at most twenty characters, in which no word and no name is split.

    `issuer_width` is the width of the reporting body's name in characters: a red head has room
    for so many. `many_recipients` tells that the recipients would leave no line of the first page
    to the text, and belong into the imprint (GB/T 9704-2012, 7.3.2).
    """
    names = frozenset(_iter_names(record, narrator))
    return {
        "title_lines": _in_lines(
            Phrase("title", lambda: narrator.label(record.title)), names, narrator
        ),
        "headline_lines": _in_lines(headline(record, narrator), names, narrator),
        "issuer_width": text_width(narrator.words(record.org.name)),
        "many_recipients": _are_many(record, narrator, names),
    }


def _are_many(record: Record, narrator: Narrator, names: frozenset[str]) -> bool:
    """True if title and recipients together take more lines than a first page leaves them."""
    recipients = record.doc.to if record.doc else ()
    width = sum(text_width(narrator.words(body.name)) + 1 for body in recipients)
    title = balanced_lines(narrator.label(record.title), names=names)
    is_long = text_width(narrator.words(record.org.name)) > ISSUER
    room = FIRST_PAGE - (SECOND_LINE if is_long else 0)
    return ceil(width / LINE) + len(title) > room


def _in_lines(title: Phrase, names: frozenset[str], narrator: Narrator) -> Phrase:
    lines = narrator.grammar.title_lines
    return Phrase("title", lambda: "\n".join(lines(str(title), LIMIT, names)))


def _iter_names(record: Record, narrator: Narrator) -> Iterable[str]:
    """Yield every name that the record and its address book know."""
    bodies = [record.org, record.host, record.organizer, record.undertaker]
    bodies += [*record.co_organizers, *record.participants, *record.directory.orgs.values()]
    for body in bodies:
        if isinstance(body, Organisation):
            yield from map(narrator.words, filter(None, (body.name, body.short)))
    people = [record.chair, record.recorder, *record.directory.people.values()]
    attended = [one.person for one in (*record.visitors, *record.hosts, *record.attendees)]
    for person in (*people, *attended):
        if isinstance(person, Person):
            yield narrator.words(person.name)
    for term in record.directory.terms.values():
        yield term.words.get(narrator.style.lang, "")
