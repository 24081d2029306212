"""What templates may ask for beyond the plain fields: worked out from the facts, never guessed."""

from __future__ import annotations

from collections.abc import Iterable

from reportkit.context.party import home_of, is_same
from reportkit.context.value import Named, Phrase, Value, value_of
from reportkit.frozen import frozen
from reportkit.language.english.dates import day_words, occasion_words
from reportkit.language.english.lists import listed
from reportkit.language.english.names import in_sentence
from reportkit.language.english.words import (
    PREPOSITION,
    capitalised,
    group_words,
    quoted,
    through,
    unstopped,
    with_article,
)
from reportkit.language.narrator import Narrator, identity
from reportkit.pattern import pattern
from reportkit.record.model import Attendee, Group, Number, Organisation, Record, Sign, Text

KIND_NAMES = {
    "visit": "visit",
    "exchange": "exchange",
    "study": "study session",
    "meeting": "meeting",
    "training": "training session",
    "ceremony": "ceremony",
    "volunteer": "volunteer activity",
    "reception": "reception",
    "other": "event",
}
VISITS = frozenset({"visit", "exchange", "study", "reception", "training", "other"})
SIDES = (
    ("Visitors", "visitors"),
    ("Hosts", "hosts"),
    ("Attendees", "attendees"),
    ("Guests", "guests"),
)
# What one is in, not at.
ROOM = pattern(
    r"(?i)^(?:the )?(?:room|hall|workshop|building) [\w-]+$"
    r"|\b(?:room|auditorium|hall|office|workshop|studio|library|boardroom|theatre|gym)$"
)


@frozen
class Participant(Value):
    """Somebody in the table of participants."""

    name: str
    post: str
    role: str

    def field_names(self) -> tuple[str, ...]:
        """The columns of the table."""
        return ("name", "post", "role")


@frozen
class Delegation(Value):
    """The participants of one organisation on one side."""

    side: str
    organisation: str
    people: tuple[Participant, ...]

    def field_names(self) -> tuple[str, ...]:
        """What a table of participants needs."""
        return ("side", "organisation", "people")


@frozen
class Attendance(Value):
    """How many were expected, came and were absent, in words; what is unknown is empty."""

    expected: str
    present: str
    absent: str
    rate: str

    def __bool__(self) -> bool:
        return bool(self.expected or self.present or self.absent)

    def field_names(self) -> tuple[str, ...]:
        """The figures."""
        return ("expected", "present", "absent", "rate")


@frozen
class Step(Value):
    """One step of the approval chain, for the sign-off block."""

    step: str
    name: str
    post: str
    date: str
    opinion: str

    def field_names(self) -> tuple[str, ...]:
        """The columns of the block."""
        return ("step", "name", "post", "date", "opinion")


@frozen
class About(Value):
    """The paragraph about the body that gives out the release."""

    name: str
    text: Phrase

    def __bool__(self) -> bool:
        return bool(self.text)

    def field_names(self) -> tuple[str, ...]:
        """Heading and text."""
        return ("name", "text")


def occasion(record: Record, narrator: Narrator) -> str:
    """When it took place, to open a sentence; empty if that is unknown."""
    if record.date:
        return occasion_words(record.date.start, record.date.end, narrator.style.date_order)
    return capitalised(narrator.label(record.when))


def is_visit(record: Record) -> bool:
    """True if visitors went somewhere; where none are told, the reporting body did."""
    online = record.place is not None and record.place.online
    if online or destination_of(record) is None:
        return False
    is_away = record.host is not None and not is_same(record.host, record.org)
    if not record.visitors:
        return record.kind == "visit" and (is_away or record.host is None)
    return record.kind in VISITS or is_away


def is_reception(record: Record) -> bool:
    """True if the reporting body received visitors."""
    ours = record.host is None or is_same(record.host, record.org)
    return record.kind == "reception" and bool(record.visitors) and ours


def destination_of(record: Record) -> Organisation | Text | None:
    """Where visitors went: the place, or the host, or the reporting body that received them."""
    if record.place:
        return record.place.name
    if record.host:
        return record.host
    return record.org if record.kind == "reception" else None


def build_receiver(record: Record, narrator: Narrator) -> object:
    """The host, where the name of the place does not tell it."""
    host, place = record.host, record.place
    if host is None or place is None:
        return ""
    where = narrator.label(place.name)
    names = {narrator.words(host.name), narrator.words(host.short or host.name)}
    return "" if any(name in where for name in names) else value_of(host, narrator)


def build_errand(record: Record, narrator: Narrator) -> object:
    """What visitors came for, after `for`: the purpose, or what was held."""
    if record.purpose:
        return value_of(record.purpose, narrator, part=True)
    return "" if record.kind in {"visit", "other"} else with_article(KIND_NAMES[record.kind])


def build_reason(record: Record, narrator: Narrator) -> Phrase:
    """Why it took place, after `in order to`: aims, means, goal and slogan; or empty."""
    background = record.background
    if background is None or not (background.aims or background.goal):
        return Phrase("", str)

    def say() -> str:
        told = [unstopped(narrator.say(text)) for text in (background.aims, background.goal)]
        means = [unstopped(narrator.say(text)) for text in background.means]
        aims = " ".join(filter(None, [told[0], through(listed(means)) if told[0] else ""]))
        words = ", and to ".join(filter(None, [aims, told[1]]))
        slogan = quoted(unstopped(narrator.say(background.slogan)))
        return f"{words} under the slogan {slogan}" if slogan else words

    return Phrase("reason", say)


def venue(record: Record, narrator: Narrator) -> str:
    """Where it took place, with its preposition: `at Pier 4`, `in Room 5`, `online via Zoom`."""
    if record.place is None:
        return ""
    name = in_sentence(narrator.label(record.place.name))
    city = narrator.label(record.place.city)
    if record.place.online:
        return "online" if name.casefold() == "online" else f"online via {name}"
    where = name if PREPOSITION.match(name) else f"{'in' if ROOM.search(name) else 'at'} {name}"
    return f"{where} in {city}" if city and city not in name else where


def counterpart_of(record: Record) -> Organisation | None:
    """The other organisation: the host, or the one the visitors come from."""
    others = [record.host, *(home_of(attendee.person) for attendee in record.visitors)]
    others += [record.organizer, *record.participants]
    own = identity(record.org)
    return next((other for other in others if other and identity(other) != own), None)


def build_delegations(record: Record, narrator: Narrator) -> tuple[Delegation, ...]:
    """The participants by side and organisation, each organisation where it is first named."""
    sides = ((side, _by_organisation(getattr(record, field), narrator)) for side, field in SIDES)
    return tuple(
        Delegation(side, organisation, tuple(_participant(person, narrator) for person in people))
        for side, delegations in sides
        for organisation, people in delegations.items()
    )


def _by_organisation(
    attendees: Iterable[Attendee], narrator: Narrator
) -> dict[str, list[Attendee]]:
    delegations: dict[str, list[Attendee]] = {}
    for attendee in attendees:
        home = home_of(attendee.person)
        delegations.setdefault(narrator.words(home.name) if home else "", []).append(attendee)
    return delegations


def build_attendance(record: Record) -> Attendance:
    """The figures of attendance; the rate only where both of its terms are known."""
    absent = len(record.absent) or None
    if absent is None and record.expected is not None and record.present is not None:
        absent = record.expected - record.present
    rate = ""
    if record.expected and record.present is not None:
        rate = f"{record.present / record.expected:.0%}"
    words = [
        "" if figure is None else f"{figure:,}" for figure in (record.expected, record.present)
    ]
    return Attendance(words[0], words[1], "" if absent is None else f"{absent:,}", rate)


def build_approvals(record: Record, narrator: Narrator) -> tuple[Step, ...]:
    """The steps of approval that the record names."""
    if record.approval is None:
        return ()
    chain = record.approval
    steps: list[tuple[str, Sign | None]] = [("Drafted by", chain.drafted)]
    steps.append(("Checked by", chain.checked))
    steps += [("Countersigned by", sign) for sign in chain.countersigned]
    steps.append(("Signed by", chain.signed))
    return tuple(_step(label, sign, narrator) for label, sign in steps if sign)


def document_number(record: Record) -> str:
    """The document number, as in `示例发〔2021〕7号`; empty if it has none."""
    number = record.doc.number if record.doc else None
    if isinstance(number, Number):
        return f"{number.code}〔{number.year}〕{number.seq}号"
    return number or ""


def dateline(record: Record, narrator: Narrator) -> str:
    """City, country and date before the lead of a release, with the dash; or empty."""
    line = record.release.dateline if record.release else None
    if line is None:
        return ""
    press = narrator.style.register == "ap"
    city = narrator.words(line.city)
    moment = line.date or record.published
    words = ""
    if moment:
        words = day_words(moment, "long", narrator.style.date_order)
    parts = [city.upper() if press else city, narrator.words(line.country), words]
    return f"{', '.join(filter(None, parts))} — "


def build_about(record: Record, narrator: Narrator) -> About:
    """The boilerplate of the release: its own, or what the directory says about the body."""
    given = record.release.boilerplate if record.release else None
    body = given if isinstance(given, Organisation) else record.org
    text = given if isinstance(given, Text) else body.about
    return About(
        narrator.words(body.name), Phrase(narrator.words(text), lambda: narrator.label(text))
    )


def _participant(attendee: Attendee, narrator: Narrator) -> Participant:
    somebody, role = attendee.person, narrator.label(attendee.role)
    if isinstance(somebody, Group):
        return Participant(_group_in_table(somebody, narrator), "", role)
    return Participant(narrator.plain_name(somebody), listed(narrator.posts(somebody)), role)


def _group_in_table(group: Group, narrator: Narrator) -> str:
    """A group with its number in figures, as numbers stand in tables."""
    return capitalised(group_words(group.count, narrator.label(group.group), figures=True))


def _step(label: str, sign: Sign, narrator: Narrator) -> Step:
    on = day_words(sign.on, "long", narrator.style.date_order) if sign.on else ""
    posts = listed(narrator.posts(sign.by))
    return Step(label, narrator.plain_name(sign.by), posts, on, narrator.label(sign.opinion))


def contact_of(record: Record, narrator: Narrator) -> Named | None:
    """Whom the press may call."""
    contact = record.release.contact if record.release else None
    return Named(contact, narrator) if contact else None
