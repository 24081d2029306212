"""Dates, times and spans, in British or American order, as the Unicode CLDR writes them."""

from __future__ import annotations

from datetime import date, datetime

from reportkit.language.style import DateOrder

# Written out, as two dozen words do not earn the 20 ms that Babel takes to load its locales.
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
STYLES = ("long", "short", "iso", "weekday", "month_day", "year", "time")
# Associated Press, `months`: these are abbreviated before a day, March to July never.
AP_MONTHS = {1: "Jan.", 2: "Feb.", 8: "Aug.", 9: "Sept.", 10: "Oct.", 11: "Nov.", 12: "Dec."}


def day_words(moment: date, style: str, order: DateOrder) -> str:
    """A date in one of the styles of `STYLES`; of a date and time, the date."""
    if style == "iso":
        return moment.strftime("%Y-%m-%d")
    if style == "time":
        return time_words(moment)
    if style == "year":
        return str(moment.year)
    month = _short_month(moment, order) if style == "short" else MONTHS[moment.month - 1]
    is_day_first = order == "day-first"
    month_day = f"{moment.day} {month}" if is_day_first else f"{month} {moment.day}"
    if style == "month_day":
        return month_day
    words = f"{month_day}{'' if is_day_first else ','} {moment.year}"
    return f"{WEEKDAYS[moment.weekday()]}, {words}" if style == "weekday" else words


def ap_day_words(moment: date) -> str:
    """A date as the Associated Press writes it, as in `Aug. 3, 2021`."""
    month = AP_MONTHS.get(moment.month) or MONTHS[moment.month - 1]
    return f"{month} {moment.day}, {moment.year}"


def time_words(moment: date) -> str:
    """The time of day, as in `09:30`; empty for a date without time."""
    return f"{moment:%H:%M}" if isinstance(moment, datetime) else ""


def span_words(start: date, end: date | None, style: str, order: DateOrder) -> str:
    """A span, as in `3–5 July 2021` or `18 June 2021, 09:00–11:30`."""
    if end is None or _day(end) == _day(start):
        times = "–".join(filter(None, [time_words(start), time_words(end) if end else ""]))
        clock = times if style != "iso" else ""
        return ", ".join(filter(None, [day_words(start, style, order), clock]))
    if style == "iso":
        return f"{day_words(start, style, order)}/{day_words(end, style, order)}"
    return _between(start, end, order, near="–", far=" – ")


def occasion_words(start: date, end: date | None, order: DateOrder) -> str:
    """When it took place, to open a sentence: `On 3 July 2021`, `From 3 to 5 July 2021`."""
    if end is None or _day(end) == _day(start):
        return f"On {day_words(start, 'long', order)}"
    return f"From {_between(start, end, order, near=' to ', far=' to ')}"


def _between(start: date, end: date, order: DateOrder, *, near: str, far: str) -> str:
    """Both ends, what they share said once: `3–5 July 2021`, `30 June – 2 July 2021`."""
    last = day_words(end, "long", order)
    if start.year != end.year:
        return f"{day_words(start, 'long', order)}{far}{last}"
    if start.month != end.month:
        return f"{day_words(start, 'month_day', order)}{far}{last}"
    if order == "day-first":
        return f"{start.day}{near}{last}"
    return f"{day_words(start, 'month_day', order)}{near}{end.day}, {end.year}"


def _day(moment: date) -> date:
    return moment.date() if isinstance(moment, datetime) else moment


def _short_month(moment: date, order: DateOrder) -> str:
    """Three letters, but for September in Britain."""
    letters = 4 if moment.month == 9 and order == "day-first" else 3
    return MONTHS[moment.month - 1][:letters]
