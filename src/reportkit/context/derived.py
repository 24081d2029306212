"""What templates may ask for beyond the plain fields: worked out from the facts, never guessed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from reportkit.context.value import Named, Phrase, Value
from reportkit.language.english.dates import day_words, occasion_words
from reportkit.language.english.lists import listed
from reportkit.language.english.names import Naming, named_together
from reportkit.language.english.words import capitalised, number_words
from reportkit.language.narrator import Narrator, identity
from reportkit.record.model import Attendee, Group, Number, Organisation, Person, Record, Sign, Text

KIND_NAMES = {
    "visit": "visit",
    "exchange": "exchange",
    "study": "study session",
    "meeting": "meeting",
    "training": "training session",
    "ceremony": "ceremony",
    "volunteer": "volunteer activity",
    "reception": "reception",
    "other": "activity",
}
VISITS = frozenset({"visit", "exchange", "study", "reception", "training", "other"})
SIDES = (
    ("Visitors", "visitors"),
    ("Hosts", "hosts"),
    ("Attendees", "attendees"),
    ("Guests", "guests"),
)
# More names than this in a sentence are a list that belongs in a table.
NAMES_IN_A_SENTENCE = 4


@dataclass(frozen=True, slots=True)
class Participant(Value):
    """Somebody in the table of participants."""

    name: str
    post: str
    role: str

    def field_names(self) -> tuple[str, ...]:
        """The columns of the table."""
        return ("name", "post", "role")


@dataclass(frozen=True, slots=True)
class Delegation(Value):
    """The participants of one organisation on one side."""

    side: str
    organisation: str
    people: tuple[Participant, ...]

    def field_names(self) -> tuple[str, ...]:
        """What a table of participants needs."""
        return ("side", "organisation", "people")


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
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
    return capitalised(narrator.say(record.when))


def is_visit(record: Record) -> bool:
    """True if visitors went somewhere."""
    return record.kind in VISITS and bool(record.visitors) and destination_of(record) is not None


def destination_of(record: Record) -> Organisation | Text | None:
    """Where visitors went: the place, or the host, or the reporting body that received them."""
    if record.place:
        return record.place.name
    if record.host:
        return record.host
    return record.org if record.kind == "reception" else None


def head_of(record: Record) -> Person | Group | Organisation:
    """The head of the delegation: the first person among the visitors, or the reporting body."""
    everybody = [attendee.person for attendee in record.visitors or record.attendees]
    people = [somebody for somebody in everybody if isinstance(somebody, Person)]
    return (people or everybody or [record.org])[0]


def party_words(record: Record, narrator: Narrator) -> str:
    """The rest of the delegation, as words; a long one is told by its number, if that is known."""
    head = head_of(record)
    rest = [attendee.person for attendee in record.visitors if attendee.person is not head]
    people = [somebody for somebody in rest if isinstance(somebody, Person)]
    if len(people) > NAMES_IN_A_SENTENCE:
        return _delegation_words(rest)
    names = [_companion(person, head, narrator) for person in people]
    return named_together([*names, *_groups(rest, head, narrator)]).words


def counterpart_of(record: Record) -> Organisation | None:
    """The other organisation: the host, or the one the visitors come from."""
    others = [record.host, *(_organisation(attendee) for attendee in record.visitors)]
    others += [record.organizer, *record.participants]
    own = identity(record.org)
    return next((other for other in others if other and identity(other) != own), None)


def build_delegations(record: Record, narrator: Narrator) -> tuple[Delegation, ...]:
    """The participants by side and organisation, in the order of the record."""
    return tuple(
        Delegation(side, organisation, tuple(_participant(person, narrator) for person in people))
        for side, field in SIDES
        for organisation, people in groupby(
            getattr(record, field), lambda attendee: _organisation_name(attendee, narrator)
        )
    )


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
    """The boilerplate of the release."""
    text = record.release.boilerplate if record.release else None
    name = narrator.words(record.org.name)
    if isinstance(text, Organisation):
        return About(narrator.words(text.name), Phrase("", str))
    return About(name, Phrase(narrator.words(text), lambda: narrator.label(text)))


def _companion(person: Person, head: object, narrator: Narrator) -> Naming:
    same_house = isinstance(head, Person) and person.org == head.org
    return narrator.colleague(person) if same_house else narrator.name(person)


def _groups(rest: Iterable[object], head: object, narrator: Narrator) -> list[Naming]:
    groups = [somebody for somebody in rest if isinstance(somebody, Group)]
    home = head.org if isinstance(head, Person) else None
    if not groups or home is None or any(group.of != home for group in groups):
        return [narrator.name(group) for group in groups]
    labels = [narrator.group_words(Group(group.group, group.count)) for group in groups]
    return [Naming(f"{listed(labels)} of the {narrator.generic(home)}")]


def _delegation_words(rest: Iterable[Person | Group]) -> str:
    counts = [somebody.count if isinstance(somebody, Group) else 1 for somebody in rest]
    if None in counts:
        return "a delegation"
    return f"a delegation of {number_words(sum(filter(None, counts)) + 1)}"


def _organisation(attendee: Attendee) -> Organisation | None:
    somebody = attendee.person
    return somebody.of if isinstance(somebody, Group) else somebody.org


def _organisation_name(attendee: Attendee, narrator: Narrator) -> str:
    organisation = _organisation(attendee)
    return narrator.words(organisation.name) if organisation else ""


def _participant(attendee: Attendee, narrator: Narrator) -> Participant:
    somebody, role = attendee.person, narrator.label(attendee.role)
    if isinstance(somebody, Group):
        return Participant(_group_in_table(somebody, narrator), "", role)
    return Participant(narrator.plain_name(somebody), listed(narrator.posts(somebody)), role)


def _group_in_table(group: Group, narrator: Narrator) -> str:
    """A group with its number in figures, as numbers stand in tables."""
    label = narrator.label(group.group)
    return capitalised(label) if group.count is None else f"{group.count:,} {label}"


def _step(label: str, sign: Sign, narrator: Narrator) -> Step:
    on = day_words(sign.on, "long", narrator.style.date_order) if sign.on else ""
    posts = listed(narrator.posts(sign.by))
    return Step(label, narrator.plain_name(sign.by), posts, on, narrator.label(sign.opinion))


def contact_of(record: Record, narrator: Narrator) -> Named | None:
    """Whom the press may call."""
    contact = record.release.contact if record.release else None
    return Named(contact, narrator) if contact else None
