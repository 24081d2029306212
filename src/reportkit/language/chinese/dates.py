"""Dates, times and spans in Chinese (GB/T 15835-2011, GB/T 9704-2012)."""

from __future__ import annotations

from datetime import date, datetime

from reportkit.language.chinese.numerals import numeral, year_numerals
from reportkit.language.style import Times

STYLES = ("long", "short", "iso", "weekday", "month_day", "year", "time", "chinese")
WEEKDAYS = "一二三四五六日"
HALVES = ((5, "凌晨"), (12, "上午"), (18, "下午"), (24, "晚上"))


def day_words(moment: date, style: str, times: Times = "clock") -> str:
    """A date in one of the styles of `STYLES`; of a date and time, the date."""
    if style == "iso":
        return moment.strftime("%Y-%m-%d")
    if style == "time":
        return time_words(moment, times)
    if style == "year":
        return f"{moment.year}年"
    if style == "chinese":
        month, day = numeral(moment.month), numeral(moment.day)
        return f"{year_numerals(moment.year)}年{month}月{day}日"
    month_day = f"{moment.month}月{moment.day}日"
    if style in {"month_day", "short"}:
        return month_day
    words = f"{moment.year}年{month_day}"
    return f"{words}（{weekday(moment)}）" if style == "weekday" else words


def weekday(moment: date) -> str:
    """The day of the week: 星期六."""
    return f"星期{WEEKDAYS[moment.weekday()]}"


def time_words(moment: date | None, times: Times = "clock") -> str:
    """The time of day: 9:00, 上午9:00 or 9时; empty for a mere date."""
    if not isinstance(moment, datetime):
        return ""
    if times == "hours":
        return f"{moment.hour}时{f'{moment.minute}分' if moment.minute else ''}"
    if times == "half-day":
        return f"{_half(moment)}{_twelve(moment)}"
    return f"{moment.hour}:{moment:%M}"


def moment_words(moment: date, style: str, times: Times = "clock") -> str:
    """A date with its time, if it has one: 2021年7月3日9:00."""
    words = day_words(moment, style, times)
    return words if style in {"iso", "time", "year"} else f"{words}{time_words(moment, times)}"


def span_words(start: date, end: date | None, style: str, times: Times = "clock") -> str:
    """A span: 2021年7月3日至5日, 2021年6月18日9:00至11:30."""
    if end is None or _day(end) == _day(start):
        return _within_a_day(start, end, style, times)
    if style == "iso":
        return f"{day_words(start, style)}/{day_words(end, style)}"
    if style in {"weekday", "year"}:
        first, last = day_words(start, style), day_words(end, style)
        return first if first == last else f"{first}至{last}"
    return f"{_opening_day(start, end, style)}至{_closing_day(start, end, style)}"


def occasion_words(start: date, end: date | None, *, press: bool) -> str:
    """When it took place, to open a sentence; the press leaves out the year."""
    is_one_year = end is None or end.year == start.year
    return span_words(_day(start), end and _day(end), "month_day" if press and is_one_year else "")


def _within_a_day(start: date, end: date | None, style: str, times: Times) -> str:
    if style in {"iso", "year"}:
        return day_words(start, style)
    day = "" if style == "time" else day_words(start, style)
    opens, closes = time_words(start, times), time_words(end, times)
    if times == "half-day" and opens and closes and opens[:2] == closes[:2]:
        closes = closes[2:]
    return f"{day}{'至'.join(filter(None, [opens, closes]))}"


def _opening_day(start: date, end: date, style: str) -> str:
    """The first day; its year is told if it is not that of the last."""
    if style != "chinese":
        is_short = style in {"month_day", "short"} and start.year == end.year
        style = "month_day" if is_short else "long"
    return day_words(start, style)


def _closing_day(start: date, end: date, style: str) -> str:
    """The last day without what it shares with the first."""
    words = day_words(end, "chinese" if style == "chinese" else "long")
    if end.year != start.year:
        return words
    return words.split("年" if end.month != start.month else "月")[1]


def _day(moment: date) -> date:
    return moment.date() if isinstance(moment, datetime) else moment


def _half(moment: datetime) -> str:
    return next(name for until, name in HALVES if moment.hour < until)


def _twelve(moment: datetime) -> str:
    hour = moment.hour if moment.hour <= 12 else moment.hour - 12
    return f"{hour}:{moment:%M}"
