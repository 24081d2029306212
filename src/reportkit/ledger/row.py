"""What a ledger needs of a record: one row, in plain words and numbers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime

from reportkit.context import document_number
from reportkit.frozen import frozen
from reportkit.language import Style
from reportkit.language.narrator import Narrator
from reportkit.record.model import (
    Attendee,
    Control,
    FollowUp,
    Moment,
    Organisation,
    Person,
    Record,
    Text,
)
from reportkit.record.parties import fold_name

Words = Mapping[str, str]  # by language, in the order of the record's languages
VISITS = frozenset({"visit", "exchange", "study", "reception"})


@frozen
class Body:
    """An organisation; records that mean the same one give it the same `key`."""

    key: str
    name: Words
    short: Words


@frozen
class Somebody:
    """A person; records that mean the same one give them the same `key`."""

    key: str
    name: Words
    of: Body | None = None


@frozen
class Task:
    """A follow-up; days are ISO dates, "" where none is told."""

    what: Words
    owner: Words
    due: str
    status: str
    done_on: str


@frozen
class Row:
    """One record in a ledger.

    `file` counts from the root of the project; days are ISO dates. `day` is the first day of the
    event, or the day of publication where that is not known, as `is_published` tells. `expected`
    and `present` are None where the record does not state them. `partners` are all organisations
    but its own; `way` is "made" or "received" for a visit, "" where that is not known.
    """

    id: str
    file: str
    kind: str
    langs: tuple[str, ...]
    day: str
    last_day: str
    is_published: bool
    published: str
    title: Words
    place: Words
    org: Body
    partners: tuple[Body, ...]
    way: str
    head: Somebody | None
    recorder: Somebody | None
    expected: int | None
    present: int | None
    people: tuple[Somebody, ...]
    content: Words
    results: tuple[Words, ...]
    tasks: tuple[Task, ...]
    photos: int
    attachments: tuple[Words, ...]
    number: str
    archive_no: str
    absent: tuple[Somebody, ...] = ()

    @property
    def is_visit(self) -> bool:
        """True for an event at which one body is the guest of another."""
        return self.kind in VISITS


@frozen
class Keys:
    """The shared keys of people and organisations, by name: by these, records mean the same."""

    people: Mapping[str, str]
    orgs: Mapping[str, str]

    def of_body(self, org: Organisation) -> str:
        """The key of an organisation in the shared directory, else its name."""
        return _find(self.orgs, (org.name, org.short)) or f"name {_fold(org.name)}"

    def of_person(self, person: Person) -> str:
        """The key of a person in the shared directory, else their name with their organisation."""
        known = _find(self.people, (person.name,))
        home = self.of_body(person.org) if person.org else ""
        return known or f"name {_fold(person.name)}, {home}"


def build_keys(people: Mapping[str, Person], orgs: Mapping[str, Organisation]) -> Keys:
    """The keys of a shared directory."""
    return Keys(
        _by_name({key: (person.name,) for key, person in people.items()}),
        _by_name({key: (org.name, org.short) for key, org in orgs.items()}),
    )


def _by_name(named: Mapping[str, tuple[Text | None, ...]]) -> dict[str, str]:
    found: dict[str, str] = {}
    for key, texts in named.items():
        for name in _iter_names(texts):
            found.setdefault(name, f"key {key}")
    return found


def _find(keys: Mapping[str, str], texts: tuple[Text | None, ...]) -> str:
    return next((keys[name] for name in _iter_names(texts) if name in keys), "")


def _iter_names(texts: Iterable[Text | None]) -> Iterator[str]:
    for text in texts:
        yield from map(fold_name, text.words.values() if text else ())


def _fold(text: Text) -> str:
    return fold_name(next(iter(text.words.values()), ""))


def build_row(record: Record, file: str, keys: Keys) -> Row:
    """The row of a record."""
    teller = Teller(record, keys)
    event, published = record.date, record.published
    start = event.start if event else published
    doc = record.doc or Control()
    return Row(
        id=record.id,
        file=file,
        kind=record.kind,
        langs=record.lang,
        day=_day(start),
        last_day=_day(event.end if event and event.end else start),
        is_published=event is None,
        published=_day(published),
        title=teller.tell(record.title),
        place=teller.tell(record.place.name if record.place else None),
        org=teller.body(record.org),
        partners=teller.partners(),
        way=find_way(record, keys),
        head=teller.head(),
        recorder=teller.somebody(record.recorder) if record.recorder else None,
        expected=record.expected,
        present=record.present,
        people=teller.people(),
        content=teller.content(),
        results=tuple(map(teller.tell, _results(record))),
        tasks=tuple(map(teller.task, record.follow_up)),
        photos=len(record.photos),
        attachments=tuple(teller.tell(one.title) for one in record.attachments),
        number=document_number(record),
        archive_no=doc.archive_no or "",
        absent=teller.absent(),
    )


def find_way(record: Record, keys: Keys) -> str:
    """Which way a visit went: "made", "received", or "" where the record does not tell.

    Whoever is received somewhere else has made it; a reception, and a host that is the reporting
    body, mean that it was received. Of a visit without a host, the reporting body went.
    """
    if record.kind not in VISITS:
        return ""
    if record.host is None:
        return {"visit": "made", "reception": "received"}.get(record.kind, "")
    is_home = keys.of_body(record.host) == keys.of_body(record.org)
    return "received" if is_home else "made"


@frozen
class Teller:
    """Says the facts of a record in plain words, in each of its languages."""

    record: Record
    keys: Keys

    def tell(self, text: Text | None) -> dict[str, str]:
        """A text with its references said; nothing where it is not told."""
        if text is None:
            return {}
        if not any("$" in words for words in text.words.values()):
            return dict(text.words)
        return {lang: self._narrator(lang).label(text) for lang in text.words}

    def body(self, org: Organisation) -> Body:
        """An organisation."""
        return Body(self.keys.of_body(org), self.tell(org.name), self.tell(org.short))

    def somebody(self, person: Person) -> Somebody:
        """A person."""
        home = self.body(person.org) if person.org else None
        return Somebody(self.keys.of_person(person), self.tell(person.name), home)

    def partners(self) -> tuple[Body, ...]:
        """The organisations beside the reporting one, each once, in the order of the record."""
        record = self.record
        named = [record.host, record.organizer, record.undertaker]
        named += [*record.co_organizers, *record.participants]
        sides = (*record.visitors, *record.hosts, *record.guests)
        named += [_home(attendee) for attendee in sides]
        bodies = [self.body(org) for org in named if org]
        ours, partners = self.keys.of_body(record.org), dict[str, Body]()
        for body in bodies:
            if body.key != ours:
                partners.setdefault(body.key, body)
        return tuple(partners.values())

    def head(self) -> Somebody | None:
        """Who was in the chair, or else who led those who came."""
        record = self.record
        if record.chair:
            return self.somebody(record.chair)
        attendees = (*record.visitors, *record.attendees, *record.hosts)
        named = (one.person for one in attendees if isinstance(one.person, Person))
        return next((self.somebody(person) for person in named), None)

    def people(self) -> tuple[Somebody, ...]:
        """Everybody who is named as having taken part, each once."""
        record = self.record
        sides = (*record.visitors, *record.hosts, *record.attendees, *record.guests)
        named = [one.person for one in sides if isinstance(one.person, Person)]
        named += [person for person in (record.chair, record.recorder) if person]
        absent = {self.keys.of_person(one.who) for one in record.absent}
        people = {one.key: one for one in map(self.somebody, named) if one.key not in absent}
        return tuple(people.values())

    def absent(self) -> tuple[Somebody, ...]:
        """Everybody who is named as absent, each once."""
        named = (self.somebody(one.who) for one in self.record.absent)
        return tuple({one.key: one for one in named}.values())

    def content(self) -> dict[str, str]:
        """What it was about, in a sentence."""
        record = self.record
        told = (record.summary, record.purpose, record.theme)
        text = next(filter(None, told), None)
        return self.tell(text) if text else self._lines(record.agenda)

    def task(self, follow_up: FollowUp) -> Task:
        """A follow-up."""
        owner = follow_up.owner
        langs = self.record.lang if owner else ()
        return Task(
            self.tell(follow_up.what),
            {lang: self._narrator(lang).plain_name(owner) for lang in langs if owner},
            _day(follow_up.due),
            follow_up.status,
            _day(follow_up.done_on),
        )

    def _lines(self, texts: tuple[Text, ...]) -> dict[str, str]:
        told = [self.tell(text) for text in texts]
        return {
            lang: "\n".join(filter(None, (words.get(lang) for words in told)))
            for lang in self.record.lang
            if told
        }

    def _narrator(self, lang: str) -> Narrator:
        return Narrator(Style(lang), self.record.org, self.record.directory)


def _home(attendee: Attendee) -> Organisation | None:
    somebody = attendee.person
    return somebody.org if isinstance(somebody, Person) else somebody.of


def _results(record: Record) -> list[Text]:
    return [*record.outcomes, *(decision.text for decision in record.decisions)]


def _day(moment: Moment | None) -> str:
    if moment is None:
        return ""
    return (moment.date() if isinstance(moment, datetime) else moment).isoformat()
