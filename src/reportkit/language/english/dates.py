"""Dates, times and spans, in British or American order, as the Unicode CLDR writes them."""

from __future__ import annotations

from datetime import date, datetime

from reportkit.language.style import WrittenOrder

# Written out, as two dozen words do not earn the 20 ms that Babel takes to load its locales.
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
STYLES = ("long", "short", "iso", "weekday", "month_day", "year", "time")
# Associated Press, `months`: these are abbreviated before a day, March to July never.
AP_MONTHS = {1: "Jan.", 2: "Feb.", 8: "Aug.", 9: "Sept.", 10: "Oct.", 11: "Nov.", 12: "Dec."}
NAMED_TIMES = {(0, 0): "midnight", (12, 0): "noon"}


def day_words(moment: date, style: str, order: WrittenOrder) -> str:
    """A date in one of the styles of `STYLES`; of a date and time, the date."""
    if style == "iso":
        return moment.strftime("%Y-%m-%d")
    if style == "time":
        return time_words(moment, order)
    if style == "year":
        return str(moment.year)
    month = _month(moment, style, order)
    is_day_first = order == "day-first"
    month_day = f"{moment.day} {month}" if is_day_first else f"{month} {moment.day}"
    if style == "month_day":
        return month_day
    words = f"{month_day}{'' if is_day_first else ','} {moment.year}"
    return f"{WEEKDAYS[moment.weekday()]}, {words}" if style == "weekday" else words


def time_words(moment: date, order: WrittenOrder = "day-first") -> str:
    """The time of day, as in `09:30`, or `9:30 a.m.` in the press; empty for a mere date."""
    if not isinstance(moment, datetime):
        return ""
    if order != "press":
        return f"{moment:%H:%M}"
    if (moment.hour, moment.minute) in NAMED_TIMES:
        return NAMED_TIMES[moment.hour, moment.minute]
    minutes = f":{moment:%M}" if moment.minute else ""
    return f"{moment.hour % 12 or 12}{minutes} {'a.m.' if moment.hour < 12 else 'p.m.'}"


def span_words(start: date, end: date | None, style: str, order: WrittenOrder) -> str:
    """A span, as in `3–5 July 2021` or `18 June 2021, 09:00–11:30`."""
    if end is None or _day(end) == _day(start):
        times = "–".join(filter(None, [_opening_time(start, end, order), _time(end, order)]))
        clock = times if style != "iso" else ""
        return ", ".join(filter(None, [day_words(start, style, order), clock]))
    if style == "iso":
        return f"{day_words(start, style, order)}/{day_words(end, style, order)}"
    return _between(start, end, order, near="–", far=" – ")


def occasion_words(start: date, end: date | None, order: WrittenOrder) -> str:
    """When it took place, to open a sentence: `On 3 July 2021`, `From 3 to 5 July 2021`."""
    if end is None or _day(end) == _day(start):
        return f"On {day_words(start, 'long', order)}"
    return f"From {_between(start, end, order, near=' to ', far=' to ')}"


def _between(start: date, end: date, order: WrittenOrder, *, near: str, far: str) -> str:
    """Both ends, what they share said once: `3–5 July 2021`, `30 June – 2 July 2021`."""
    last = day_words(end, "long", order)
    if start.year != end.year:
        comma = "," if order != "day-first" and "to" in far else ""
        return f"{day_words(start, 'long', order)}{comma}{far}{last}"
    if start.month != end.month:
        return f"{day_words(start, 'month_day', order)}{far}{last}"
    if order == "day-first":
        return f"{start.day}{near}{last}"
    return f"{day_words(start, 'month_day', order)}{near}{end.day}, {end.year}"


def _day(moment: date) -> date:
    return moment.date() if isinstance(moment, datetime) else moment


def _time(moment: date | None, order: WrittenOrder) -> str:
    return time_words(moment, order) if moment else ""


def _opening_time(start: date, end: date | None, order: WrittenOrder) -> str:
    """The first of two times; the press says once whether both are before noon or after."""
    first, last = time_words(start, order), _time(end, order)
    half = first[-5:]
    return first.removesuffix(half) if half in {" a.m.", " p.m."} and last.endswith(half) else first


def _month(moment: date, style: str, order: WrittenOrder) -> str:
    """The month in full; if short, three letters, but for September in Britain."""
    month = MONTHS[moment.month - 1]
    if order == "press":
        return AP_MONTHS.get(moment.month) or month
    if style != "short":
        return month
    return month[: 4 if moment.month == 9 and order == "day-first" else 3]
