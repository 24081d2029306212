"""Records as a calendar (RFC 5545): events, and what is to follow as things to do.

Times with an offset are written in UTC, times without one as those of whoever looks. A record
without a day of its own is a journal entry of the day on which it was published.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING, Any

from reportkit.export.telling import DAY, Telling, find_published, name_uid, read_zone
from reportkit.export.words import words_of
from reportkit.record.model import FollowUp, Mention, Moment, Period, Person
from reportkit.version import __version__

if TYPE_CHECKING:
    from icalendar import Component

PRODUCT = f"-//reportkit//reportkit {__version__}//EN"
STATUS = {"open": "NEEDS-ACTION", "done": "COMPLETED", "dropped": "CANCELLED"}
ROLES = {"guests": "OPT-PARTICIPANT"}
CHAIR, USUAL_ROLE = "CHAIR", "REQ-PARTICIPANT"
NOON = time(12)


def write_ics(tellings: Sequence[Telling]) -> str:
    """One calendar of all records, each told once."""
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    for telling in tellings:
        calendar.add_component(build_event(telling))
        for todo in iter_todos(telling):
            calendar.add_component(todo)
    written: bytes = calendar.to_ical()
    return written.decode()


def build_event(telling: Telling) -> Component:
    """The event of a record, or the entry of a journal."""
    from icalendar import Event, Journal

    record = telling.record
    made = Event() if record.date else Journal()
    _describe(made, telling, telling.say(record.title))
    made.add("uid", name_uid(record))
    made.add("categories", [telling.kind])
    if record.date:
        _place(made, record.date, telling)
    else:
        made.add("dtstart", find_published(record))
    _say(made, telling, "description", "\n".join(_iter_description(telling)))
    for name, address in _iter_addresses(telling):
        made.add(name, address)
    return made


def iter_todos(telling: Telling) -> Iterator[Component]:
    """Yield what is to follow, as things to do that belong to the event."""
    from icalendar import Todo

    met = Counter[str]()
    for follow_up in telling.record.follow_up:
        words = next(iter(follow_up.what.words.values()), "")
        met[words] += 1
        todo = Todo()
        _describe(todo, telling, telling.say(follow_up.what))
        todo.add("uid", name_uid(telling.record, "follow-up", words, str(met[words])))
        todo.add("related-to", name_uid(telling.record))
        todo.add("status", STATUS[follow_up.status])
        if follow_up.due:
            todo.add("due", follow_up.due)
        if follow_up.status == "done":
            _complete(todo, follow_up, telling)
        _say(todo, telling, "description", "\n".join(_iter_notes(follow_up, telling)))
        if follow_up.owner and (address := _address(follow_up.owner, telling)):
            todo.add("attendee", address)
        yield todo


def _describe(made: Component, telling: Telling, title: str) -> None:
    """What every part of a calendar says; the stamp is a day of the record, not that of today."""
    stamp = find_published(telling.record)
    made.add("dtstamp", datetime.combine(stamp, time(), UTC))
    _say(made, telling, "summary", title)


def _say(made: Component, telling: Telling, name: str, text: str) -> None:
    if text:
        made.add(name, text, parameters={"LANGUAGE": telling.tag})


def _place(event: Component, period: Period, telling: Telling) -> None:
    """When and where it takes place; whole days keep nobody's time busy."""
    start, end = _read_span(period)
    zone = read_zone(telling.record)
    if isinstance(start, datetime) and zone:
        start = start.replace(tzinfo=zone).astimezone(UTC)
    if isinstance(end, datetime) and zone:
        end = end.replace(tzinfo=zone).astimezone(UTC)
    event.add("dtstart", start)
    if end is not None:
        event.add("dtend", end)
    event.add("status", "CONFIRMED")
    if not isinstance(start, datetime):
        event.add("transp", "TRANSPARENT")
    _say(event, telling, "location", telling.place)


def _read_span(period: Period) -> tuple[Moment, Moment | None]:
    """Begin and end; both are times, or both days, of which the last is no longer part of it."""
    start, end = period.start, period.end
    if isinstance(start, datetime) and (end is None or isinstance(end, datetime)):
        return start, end
    return _day(start), _day(end or start) + DAY


def _day(moment: Moment) -> date:
    return moment.date() if isinstance(moment, datetime) else moment


def _iter_description(telling: Telling) -> Iterator[str]:
    """Yield the lines that tell of an event: what took place, and who took part."""
    record, words, grammar = telling.record, words_of(telling.lang), telling.narrator.grammar
    if record.when and not record.date:
        yield f"{words.time}{words.colon}{telling.say(record.when)}"
    yield telling.story
    if record.org:
        yield f"{words.organisation}{words.colon}{telling.say(record.org.name)}"
    for name, somebody in ((words.chair, record.chair), (words.recorder, record.recorder)):
        if somebody:
            yield f"{name}{words.colon}{telling.introduce(somebody)}"
    sides: dict[str, list[str]] = {}
    for side, attendee in telling.iter_people():
        sides.setdefault(grammar.side(side), []).append(telling.introduce(attendee.person))
    for name, people in sides.items():
        yield f"{name}{words.colon}{words.semicolon.join(people)}"


def _iter_notes(follow_up: FollowUp, telling: Telling) -> Iterator[str]:
    words = words_of(telling.lang)
    if follow_up.owner:
        yield f"{words.owner}{words.colon}{telling.introduce(follow_up.owner)}"
    if follow_up.evidence:
        yield f"{words.evidence}{words.colon}{telling.say(follow_up.evidence)}"


def _complete(todo: Component, follow_up: FollowUp, telling: Telling) -> None:
    """That it is done, and since when: noon is the same day in nearly all of the world."""
    todo.add("percent-complete", 100)
    if follow_up.done_on:
        zone = read_zone(telling.record) or UTC
        todo.add("completed", datetime.combine(follow_up.done_on, NOON, zone).astimezone(UTC))


def _iter_addresses(telling: Telling) -> Iterator[tuple[str, Any]]:
    """Yield the people who have an e-mail address: without one, a calendar knows nobody."""
    chair = telling.record.chair
    if chair and (address := _address(chair, telling)):
        yield "organizer", address
    invited = [*telling.iter_people()]
    for side, attendee in invited:
        somebody = attendee.person
        if isinstance(somebody, Person) and (address := _address(somebody, telling)):
            role = CHAIR if somebody == chair else ROLES.get(side, USUAL_ROLE)
            address.params["ROLE"] = role
            yield "attendee", address


def _address(somebody: Person | Mention, telling: Telling) -> Any:
    from icalendar import vCalAddress

    person = somebody.party if isinstance(somebody, Mention) else somebody
    if not isinstance(person, Person) or not person.email:
        return None
    address = vCalAddress(f"mailto:{person.email}")
    address.params["CN"] = telling.say(person.name)
    return address
