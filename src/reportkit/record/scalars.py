"""Single values out of the words of a record: dates and times, whole numbers, yes and no."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime, time

from reportkit.pattern import pattern
from reportkit.record.model import Figure, Moment, Period

YES = frozenset({"true", "yes", "on", "y", "是"})
NO = frozenset({"false", "no", "off", "n", "否"})

DAY = (
    r"(?P<year>\d{4})\s*(?P<gap>[-./年])\s*(?P<month>\d{1,2})\s*(?:(?P=gap)|月)"
    r"\s*(?P<day>\d{1,2})日?"
)
TIME = r"(?P<hour>\d{1,2})\s*[:时点]\s*(?P<minute>\d{2})分?(?::(?P<second>\d{2}))?"
DAY_ONLY = pattern(DAY)
TIME_ONLY = pattern(TIME)
DAY_AND_TIME = pattern(rf"{DAY}(?:\s+|\s*[T,]\s*|(?<=日)){TIME}")
WHOLE_NUMBER = pattern(r"\d+|\d{1,3}(?:[,_ ]\d{3})+|\d+(?:_\d+)+")
NUMBER = pattern(r"[+-]?(?:\d+|\d{1,3}(?:[,_ ]\d{3})+|\d+(?:_\d+)+)(?:\.\d+)?")
UNTIL = pattern(r"\s+(?:to|until|-|–|—|~)\s+|\s*[至到～–—~]\s*|(?<=:\d\d)\s*-\s*(?=\d?\d:)")
OFFSET = pattern(r"[+-](?:0\d|1[0-4]):[0-5]\d|Z")


def fold(text: str) -> str:
    """The text in half-width characters with single spaces, as numbers and dates are compared."""
    return " ".join(unicodedata.normalize("NFKC", text).split())


def parse_day(text: str) -> date | None:
    """The day a text names, in any notation that starts with the year; None if it names none."""
    match = DAY_ONLY.fullmatch(fold(text))
    return _day(match) if match else None


def parse_time(text: str) -> time | None:
    """The time of day a text names, None if it names none."""
    match = TIME_ONLY.fullmatch(fold(text))
    return _time(match) if match else None


def parse_moment(text: str) -> Moment | None:
    """The day, or the day and time, that a text names; None if it names none."""
    match = DAY_AND_TIME.fullmatch(fold(text))
    if match is None:
        return parse_day(text)
    day, clock = _day(match), _time(match)
    return datetime.combine(day, clock) if day and clock else None


def parse_end(text: str, start: Moment) -> Moment | None:
    """The end of a span; a time alone is on the day of its start."""
    clock = parse_time(text)
    return datetime.combine(start, clock) if clock else parse_moment(text)


def parse_period(text: str) -> Period | None:
    """The day, moment or span that a text names, as in `2021-07-03 to 2021-07-05`."""
    first, *rest = UNTIL.split(text.strip(), maxsplit=1)
    start = parse_moment(first)
    if start is None or not rest:
        return Period(start) if start else None
    end = parse_end(rest[0], start)
    return Period(start, end) if end else None


def parse_whole(text: str) -> int | None:
    """The whole number that a text names, None if it names none; `1_000` and `1,000` are 1000."""
    folded = fold(text)
    if len(folded) > 18 or not folded.isascii() or not WHOLE_NUMBER.fullmatch(folded):
        return None
    return int(re.sub(r"\D", "", folded))


def parse_number(text: str) -> int | Figure | None:
    """The number that a text names, None if it names none."""
    folded = fold(text).replace("−", "-")
    if len(folded) > 18 or not folded.isascii() or not NUMBER.fullmatch(folded):
        return None
    digits = re.sub(r"[,_ ]", "", folded)
    return Figure(digits) if "." in digits else int(digits)


def parse_yes(text: str) -> bool | None:
    """True for yes, False for no, None for anything else."""
    folded = fold(text).lower()
    if folded in YES:
        return True
    return False if folded in NO else None


def _day(match: re.Match[str]) -> date | None:
    try:
        return date(int(match["year"]), int(match["month"]), int(match["day"]))
    except ValueError:  # the 30th of February
        return None


def _time(match: re.Match[str]) -> time | None:
    try:
        return time(int(match["hour"]), int(match["minute"]), int(match["second"] or 0))
    except ValueError:  # 25:00
        return None
