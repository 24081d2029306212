"""The title and the headline, in one line and in balanced lines."""

from __future__ import annotations

from collections.abc import Iterable
from math import ceil

from reportkit.context.value import Phrase
from reportkit.language.balance import LIMIT, LINE, balanced_lines, text_width
from reportkit.language.narrator import Narrator
from reportkit.record.model import Organisation, Person, Record

FIRST_PAGE = 9  # lines of a first page that title and recipients may take
ISSUER = 17  # characters of the longest issuing body whose name stands in one line of a red head
SECOND_LINE = 2  # lines of text that another line of the red head takes


def headline(record: Record, narrator: Narrator) -> Phrase:
    """The headline of the release; the title where it has none of its own."""
    text = (record.release.headline if record.release else None) or record.title
    return Phrase(narrator.words(text), lambda: narrator.label(text))


def title_lines(record: Record, narrator: Narrator) -> Phrase:
    """The title in lines of at most twenty characters, in which no word and no name is split."""
    return _in_lines(Phrase("title", lambda: narrator.label(record.title)), record, narrator)


def headline_lines(record: Record, narrator: Narrator) -> Phrase:
    """The headline in such lines."""
    return _in_lines(headline(record, narrator), record, narrator)


def issuer_width(record: Record, narrator: Narrator) -> float:
    """The width of the reporting body's name in characters: a red head has room for so many."""
    return text_width(narrator.words(record.org.name))


def has_many_recipients(record: Record, narrator: Narrator) -> bool:
    """True if title and recipients together take more lines than a first page leaves them.

    The recipients would leave no line of it to the text, and belong into the imprint
    (GB/T 9704-2012, 7.3.2).
    """
    recipients = record.doc.to if record.doc else ()
    width = sum(text_width(narrator.words(body.name)) + 1 for body in recipients)
    names = frozenset(_iter_names(record, narrator))
    title = balanced_lines(narrator.label(record.title), names=names)
    is_long = issuer_width(record, narrator) > ISSUER
    room = FIRST_PAGE - (SECOND_LINE if is_long else 0)
    return ceil(width / LINE) + len(title) > room


def _in_lines(title: Phrase, record: Record, narrator: Narrator) -> Phrase:
    def say() -> str:
        names = frozenset(_iter_names(record, narrator))
        return "\n".join(narrator.grammar.title_lines(str(title), LIMIT, names))

    return Phrase("title", say)


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
