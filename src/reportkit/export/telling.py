"""A record told in one language, for forms that ask for facts and not for a document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta, timezone
from uuid import NAMESPACE_URL, uuid5

from reportkit.context.party import home_of
from reportkit.export.page import Page
from reportkit.frozen import frozen
from reportkit.language import Narrator, Story, Style
from reportkit.language.grammar import Side
from reportkit.language.narrator import identity
from reportkit.record.model import (
    Attendee,
    Group,
    Mention,
    Moment,
    Organisation,
    Party,
    Person,
    Record,
    Text,
)

SIDES: tuple[Side, ...] = ("visitors", "hosts", "attendees", "guests")
# the language tag of each of our languages (BCP 47); its Chinese is that of the mainland
TAGS = {"en": "en", "zh": "zh-CN"}
DAY = timedelta(days=1)


@frozen
class Telling:
    """A record, who tells it, and the document that is given out of it, if one is.

    Names stand in full: nobody counts as mentioned.
    """

    record: Record
    narrator: Narrator
    page: Page | None = None

    @property
    def lang(self) -> str:
        """The language."""
        return self.narrator.style.lang

    @property
    def tag(self) -> str:
        """The language by its tag."""
        return TAGS.get(self.lang, self.lang)

    def say(self, text: Text | None) -> str:
        """A text as a label, or nothing."""
        return self.narrator.label(text)

    def name(self, party: Party | Mention | None) -> str:
        """Somebody's name with a courtesy title, or nothing."""
        return self.narrator.plain_name(party) if party else ""

    def posts(self, person: Person) -> str:
        """The posts of a person."""
        return self.narrator.grammar.posts(self.narrator.posts(person))

    def introduce(self, party: Party | Mention | None) -> str:
        """Somebody by name, post and organisation, as they stand in a list."""
        party = party.party if isinstance(party, Mention) else party
        if not isinstance(party, Person):
            return self.name(party)
        home = home_of(party)
        org = self.say(home.name) if isinstance(home, Organisation) else ""
        posts = self.narrator.posts(party)
        return self.narrator.grammar.introduced(self.name(party), posts, org).words

    @property
    def place(self) -> str:
        """Place, address and city in one line."""
        site = self.record.place
        if site is None:
            return ""
        name, address, city = map(self.say, (site.name, site.address, site.city))
        return self.joined((name, address, "" if city in name + address else city))

    @property
    def kind(self) -> str:
        """What took place, as it begins a line."""
        grammar = self.narrator.grammar
        return grammar.capitalised(grammar.kind_name(self.record.kind))

    def joined(self, pieces: Iterable[str]) -> str:
        """Pieces set apart by a comma, without those that are empty."""
        return ("，" if self.lang == "zh" else ", ").join(filter(None, pieces))

    @property
    def headline(self) -> str:
        """The headline of the release, or the title."""
        release = self.record.release
        return self.say((release.headline if release else None) or self.record.title)

    @property
    def story(self) -> str:
        """What took place: the summary, or else the activities told."""
        if self.record.summary:
            return self.say(self.record.summary)
        narrator = Narrator(self.narrator.style, self.record.org, self.record.directory)
        return self.listed(Story(narrator).paragraphs(self.record.activities))

    def listed(self, sentences: Iterable[str]) -> str:
        """Sentences that follow one another."""
        return ("" if self.lang == "zh" else " ").join(filter(None, sentences))

    def iter_people(self) -> Iterator[tuple[Side, Attendee]]:
        """Yield everybody who took part, each with the side on which they stand."""
        for side in SIDES:
            for attendee in getattr(self.record, side):
                yield side, attendee

    def find_organisations(self) -> list[Organisation]:
        """The organisations that took part, the reporting body first."""
        record = self.record
        named = [record.org, record.host, record.organizer, record.undertaker]
        named += [*record.co_organizers, *record.participants]
        named += [home_of(attendee.person) for _, attendee in self.iter_people()]
        return list({identity(one): one for one in named if one}.values())

    def find_named(self) -> list[Person]:
        """The people who took part and have names, in order of protocol."""
        record = self.record
        people = [one.person for _, one in self.iter_people() if not isinstance(one.person, Group)]
        people += [one for one in (record.chair, record.recorder) if one]
        return list({identity(one): one for one in people}.values())


def build_telling(record: Record, style: Style, page: Page | None = None) -> Telling:
    """A record told in a style, which names the language; nobody outside is told of `us`."""
    style = replace(style, voice="third")
    return Telling(record, Narrator(style, record.org, record.directory), page)


def find_published(record: Record) -> date:
    """The day from which a record counts as told: published, signed, or the day itself."""
    signed = record.approval.signed if record.approval else None
    known = record.published or (signed.on if signed else None)
    if known is None and record.date:
        known = record.date.end or record.date.start
    if known is None:
        raise ValueError("a record has a date, or says when it was published")
    return known.date() if isinstance(known, datetime) else known


def name_uid(record: Record, *steps: str) -> str:
    """What tells a record, or something in it, from all others in the world: a UUID.

    It is made of the reporting body and of the name of the record, so that it stays the same when
    anything else changes.
    """
    org = next(iter(record.org.name.words.values()), "")
    return str(uuid5(NAMESPACE_URL, "\n".join(("reportkit", org, record.id, *steps))))


def name_uri(record: Record, *steps: str) -> str:
    """The same as an address."""
    return f"urn:uuid:{name_uid(record, *steps)}"


def read_zone(record: Record) -> timezone | None:
    """How far the clocks of a record are from UTC, None if it does not say."""
    offset = record.date.tz if record.date else None
    if offset is None:
        return None
    if offset == "Z":
        return UTC
    hours, minutes = map(int, offset[1:].split(":"))
    ahead = timedelta(hours=hours, minutes=minutes)
    return timezone(ahead if offset[0] == "+" else -ahead)


def write_moment(moment: Moment, zone: timezone | None) -> str:
    """A day, or a time with its offset, as ISO 8601 writes it."""
    if not isinstance(moment, datetime):
        return moment.isoformat()
    return moment.replace(tzinfo=zone).isoformat(timespec="seconds")


def at_midnight(day: Moment, zone: timezone | None) -> str:
    """A day as the time at which it begins, for a form that takes times; UTC if unknown."""
    moment = day if isinstance(day, datetime) else datetime.combine(day, time())
    return moment.replace(tzinfo=zone or UTC).isoformat(timespec="seconds")
