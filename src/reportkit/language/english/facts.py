"""What is worked out from a record, in English words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from reportkit.language.english.lists import listed
from reportkit.language.english.words import PREPOSITION, quoted, through
from reportkit.pattern import pattern

KIND_NAMES: Mapping[str, str] = {
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
SIDES: Mapping[str, str] = {
    "visitors": "Visitors",
    "hosts": "Hosts",
    "attendees": "Attendees",
    "guests": "Guests",
}
STEPS: Mapping[str, str] = {
    "drafted": "Drafted by",
    "checked": "Checked by",
    "countersigned": "Countersigned by",
    "signed": "Signed by",
}
PEOPLE: Mapping[str, str] = {
    "visitors": "the visitors",
    "hosts": "the hosts",
    "participants": "the participants",
}
# What one is in, not at.
ROOM = pattern(
    r"(?i)^(?:the )?(?:room|hall|workshop|building) [\w-]+$"
    r"|\b(?:room|auditorium|hall|office|workshop|studio|library|boardroom|theatre|gym)$"
)


def venue(name: str, city: str, *, online: bool) -> str:
    """Where it took place: `at Pier 4`, `in Room 5`, `online via Zoom`."""
    if online:
        return "online" if name.casefold() == "online" else f"online via {name}"
    where = name if PREPOSITION.match(name) else f"{'in' if ROOM.search(name) else 'at'} {name}"
    return f"{where} in {city}" if city and city not in name else where


def reason(aims: str, means: Sequence[str], goal: str, slogan: str) -> str:
    """Why, after `in order to`: aims, means, goal and slogan."""
    aimed = " ".join(filter(None, [aims, through(listed(means)) if aims else ""]))
    words = ", and to ".join(filter(None, [aimed, goal]))
    return f"{words} under the slogan {quoted(slogan)}" if slogan else words


def attendance(expected: str, present: str, absent: str, rate: str) -> str:
    """Who came: `21 expected, 20 present, 1 absent (95%)`; what is unknown is left out."""
    told = {"expected": expected, "present": present, "absent": absent}
    counts = ", ".join(f"{number} {what}" for what, number in told.items() if number)
    return f"{counts} ({rate})" if rate else counts
