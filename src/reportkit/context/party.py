"""Who went, who received and who attended, in words that fit into a sentence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from reportkit.context.value import Joint
from reportkit.language.naming import Naming
from reportkit.language.narrator import Narrator, identity
from reportkit.record.model import Attendee, Group, Organisation, Person, Record

# More people or groups than this in a sentence are a list that belongs in a table.
NAMES_IN_A_SENTENCE = 5


def head_of(record: Record) -> Person | Group | Organisation:
    """The head of the delegation: the first person among the visitors, or the reporting body."""
    everybody = _everybody(record.visitors or record.attendees)
    people = [somebody for somebody in everybody if isinstance(somebody, Person)]
    return (people or everybody or [record.org])[0]


def build_party(record: Record, narrator: Narrator) -> Joint:
    """What the head led: groups, or a delegation; nothing where two went, or a group."""
    return Joint(_is_led(record), lambda: Naming(_party_words(record, narrator)))


def build_companions(record: Record, narrator: Narrator) -> Joint:
    """Who was in the delegation beside its head, if their names do not fill a table."""
    rest = _rest(record)
    told = _is_led(record) and not _are_groups(rest) and len(rest) < NAMES_IN_A_SENTENCE
    return Joint(told, lambda: _together(rest, home_of(head_of(record)), narrator))


def build_delegation(record: Record, narrator: Narrator) -> Joint:
    """All who went; of many, the head, and how many others; the reporting body for want of any."""
    if not record.visitors:
        return Joint(record.kind == "visit", lambda: narrator.name(record.org))
    return Joint(True, lambda: _all_of(record.visitors, narrator))


def build_partners(record: Record, narrator: Narrator) -> Joint:
    """With whom the reporting body met: visitors from elsewhere, or the host of its own."""
    if not record.visitors:
        return Joint(False, lambda: Naming(""))
    if not is_same(home_of(head_of(record)), record.org):
        return build_delegation(record, narrator)
    host = None if is_same(record.host, record.org) else record.host
    return Joint(host is not None, lambda: narrator.name(host) if host else Naming(""))


def build_audience(record: Record, narrator: Narrator) -> Joint:
    """Who attended a meeting, beside its chair: people, organisations or a number."""
    attended = [one for one in _everybody(record.attendees) if one != record.chair]
    if 0 < len(attended) <= NAMES_IN_A_SENTENCE:
        return Joint(True, lambda: _together(attended, None, narrator))
    others = [one for one in record.participants if one not in (record.organizer, record.org)]
    if others:
        return Joint(True, lambda: Naming(_representatives(others, narrator)))
    number = record.present or (_number(attended) if attended else None)
    return Joint(bool(number), lambda: Naming(narrator.grammar.persons(number or 0)))


def iter_cast(record: Record) -> Iterator[Person]:
    """Yield those who took part and are named."""
    sides = (record.visitors, record.hosts, record.attendees, record.guests)
    everybody = (record.chair, record.recorder, *(one.person for side in sides for one in side))
    return (one for one in everybody if isinstance(one, Person))


def home_of(somebody: Person | Group | Organisation | None) -> Organisation | None:
    """The organisation that somebody belongs to."""
    if isinstance(somebody, Organisation):
        return somebody
    return somebody.of if isinstance(somebody, Group) else somebody.org if somebody else None


def _everybody(attendees: Iterable[Attendee]) -> list[Person | Group]:
    return [attendee.person for attendee in attendees]


def _rest(record: Record) -> list[Person | Group]:
    head = head_of(record)
    return [somebody for somebody in _everybody(record.visitors) if somebody is not head]


def _are_groups(everybody: Iterable[object]) -> bool:
    return all(isinstance(somebody, Group) for somebody in everybody)


def _is_led(record: Record) -> bool:
    """True if one person led others: nobody says that one leads the only other."""
    rest = _rest(record)
    is_pair = len(rest) == 1 and isinstance(rest[0], Person)
    return bool(rest) and isinstance(head_of(record), Person) and not is_pair


def _party_words(record: Record, narrator: Narrator) -> str:
    rest = _rest(record)
    number = _number(rest)

    def name_groups() -> str:
        return _together(rest, home_of(head_of(record)), narrator).words

    return narrator.grammar.delegation(
        None if number is None else number + 1, name_groups if _are_groups(rest) else None
    )


def _all_of(attendees: Sequence[Attendee], narrator: Narrator) -> Naming:
    head, *rest = _everybody(attendees)
    if len(rest) < NAMES_IN_A_SENTENCE:
        return _together([head, *rest], None, narrator)
    return narrator.grammar.and_others(narrator.name(head), _number(rest))


def _together(
    everybody: Sequence[Person | Group], home: Organisation | None, narrator: Narrator
) -> Naming:
    """Several people as one list; `home` has just been named, so its people come without it."""
    namings: list[Naming] = []
    waiting: list[Group] = []
    for somebody in everybody:
        if isinstance(somebody, Group) and is_same(somebody.of, home):
            waiting.append(somebody)
            continue
        namings += _groups(waiting, home, narrator)
        waiting = []
        namings.append(_named(somebody, home, narrator))
        home = home_of(somebody) or home
    return narrator.grammar.named_together([*namings, *_groups(waiting, home, narrator)])


def _named(somebody: Person | Group, home: Organisation | None, narrator: Narrator) -> Naming:
    if (
        isinstance(somebody, Person)
        and is_same(somebody.org, home)
        and not narrator.knows(somebody)
    ):
        return narrator.colleague(somebody)
    return narrator.name(somebody)


def _groups(groups: Sequence[Group], home: Organisation | None, narrator: Narrator) -> list[Naming]:
    """Groups of one body that has just been named: `six engineers and all members of …`"""
    if not groups or home is None:
        return []
    labels = [narrator.group_words(Group(group.group, group.count)) for group in groups]
    return [Naming(narrator.grammar.colleagues(labels, narrator.generic(home)))]


def _representatives(bodies: Iterable[Organisation], narrator: Narrator) -> str:
    return narrator.grammar.representatives([narrator.name(body).words for body in bodies])


def _number(everybody: Iterable[Person | Group]) -> int | None:
    """How many they are; None if that is unknown of one of the groups."""
    counts = [somebody.count if isinstance(somebody, Group) else 1 for somebody in everybody]
    known = [count for count in counts if count is not None]
    return sum(known) if len(known) == len(counts) else None


def is_same(one: Organisation | None, other: Organisation | None) -> bool:
    """True if both are the same body."""
    return one is not None and other is not None and identity(one) == identity(other)
