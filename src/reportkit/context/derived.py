"""What templates may ask for beyond the plain fields: worked out from the facts, never guessed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from reportkit.context.party import home_of, is_same
from reportkit.context.value import Named, Phrase, Value, value_of
from reportkit.frozen import frozen
from reportkit.language.narrator import Narrator, identity
from reportkit.record.model import Attendee, Group, Number, Organisation, Record, Sign, Text

if TYPE_CHECKING:
    from reportkit.language.grammar import Side
    from reportkit.language.grammar import Step as StepName

VISITS = frozenset({"visit", "exchange", "study", "reception", "training", "other"})
SIDES: tuple[Side, ...] = ("visitors", "hosts", "attendees", "guests")


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
    words: str

    def __bool__(self) -> bool:
        return bool(self.expected or self.present or self.absent)

    def field_names(self) -> tuple[str, ...]:
        """The figures."""
        return ("expected", "present", "absent", "rate", "words")


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
        return narrator.grammar.occasion(record.date.start, record.date.end)
    return narrator.grammar.capitalised(narrator.label(record.when))


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
    grammar = narrator.grammar
    is_told = record.kind not in {"visit", "other"}
    return grammar.with_article(grammar.kind_name(record.kind)) if is_told else ""


def build_reason(record: Record, narrator: Narrator) -> Phrase:
    """Why it took place, after `in order to`: aims, means, goal and slogan; or empty."""
    background = record.background
    if background is None or not (background.aims or background.goal):
        return Phrase("", str)

    def part(text: Text | None) -> str:
        return narrator.grammar.unstopped(narrator.say(text))

    def say() -> str:
        aims, goal = part(background.aims), part(background.goal)
        means = [part(text) for text in background.means]
        return narrator.grammar.reason(aims, means, goal, part(background.slogan))

    return Phrase("reason", say)


def venue(record: Record, narrator: Narrator) -> str:
    """Where it took place, with its preposition: `at Pier 4`, `in Room 5`, `online via Zoom`."""
    if record.place is None:
        return ""
    name = narrator.grammar.in_sentence(narrator.label(record.place.name))
    city = narrator.label(record.place.city)
    return narrator.grammar.venue(name, city, online=record.place.online)


def counterpart_of(record: Record) -> Organisation | None:
    """The other organisation: the host, or the one the visitors come from."""
    others = [record.host, *(home_of(attendee.person) for attendee in record.visitors)]
    others += [record.organizer, *record.participants]
    own = identity(record.org)
    return next((other for other in others if other and identity(other) != own), None)


def build_delegations(record: Record, narrator: Narrator) -> tuple[Delegation, ...]:
    """The participants by side and organisation, each organisation where it is first named."""
    sides = (
        (narrator.grammar.side(side), _by_organisation(getattr(record, side), narrator))
        for side in SIDES
    )
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


def build_attendance(record: Record, narrator: Narrator) -> Attendance:
    """The figures of attendance; the rate only where both of its terms are known."""
    grammar, expected, present = narrator.grammar, record.expected, record.present
    absent = len(record.absent) or None
    if absent is None and expected is not None and present is not None:
        absent = expected - present
    known = expected and present is not None
    rate = grammar.share(present or 0, expected or 0) if known else ""
    came, was_expected, stayed_away = (
        "" if number is None else grammar.figures(number) for number in (present, expected, absent)
    )
    words = grammar.attendance(was_expected, came, stayed_away, rate)
    return Attendance(was_expected, came, stayed_away, rate, words)


def build_approvals(record: Record, narrator: Narrator) -> tuple[Step, ...]:
    """The steps of approval that the record names."""
    if record.approval is None:
        return ()
    chain = record.approval
    steps: list[tuple[StepName, Sign | None]] = [("drafted", chain.drafted)]
    steps.append(("checked", chain.checked))
    steps += [("countersigned", sign) for sign in chain.countersigned]
    steps.append(("signed", chain.signed))
    return tuple(_step(name, sign, narrator) for name, sign in steps if sign)


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
    city, country = narrator.words(line.city), narrator.words(line.country)
    return narrator.grammar.dateline(city, country, line.date or record.published)


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
    posts = narrator.grammar.posts(narrator.posts(somebody))
    return Participant(narrator.plain_name(somebody), posts, role)


def _group_in_table(group: Group, narrator: Narrator) -> str:
    """A group with its number in figures, as numbers stand in tables."""
    label = narrator.label(group.group)
    return narrator.grammar.capitalised(narrator.grammar.group(group.count, label, figures=True))


def _step(name: StepName, sign: Sign, narrator: Narrator) -> Step:
    grammar = narrator.grammar
    on = grammar.day(sign.on, "long") if sign.on else ""
    posts = grammar.posts(narrator.posts(sign.by))
    called, opinion = narrator.plain_name(sign.by), narrator.label(sign.opinion)
    return Step(grammar.step(name), called, posts, on, opinion)


def contact_of(record: Record, narrator: Narrator) -> Named | None:
    """Whom the press may call."""
    contact = record.release.contact if record.release else None
    return Named(contact, narrator) if contact else None
