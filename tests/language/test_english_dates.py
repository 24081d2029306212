"""Dates, times and spans."""

from datetime import date, datetime

import pytest

from reportkit.language.english.dates import (
    day_words,
    occasion_words,
    span_words,
)
from reportkit.language.style import WrittenOrder

JULY_3 = date(2021, 7, 3)


@pytest.mark.parametrize(
    ("style", "order", "expected"),
    [
        ("long", "day-first", "3 July 2021"),
        ("long", "month-first", "July 3, 2021"),
        ("short", "day-first", "3 Jul 2021"),
        ("short", "month-first", "Jul 3, 2021"),
        ("iso", "day-first", "2021-07-03"),
        ("weekday", "day-first", "Saturday, 3 July 2021"),
        ("weekday", "month-first", "Saturday, July 3, 2021"),
        ("month_day", "day-first", "3 July"),
        ("month_day", "month-first", "July 3"),
        ("year", "month-first", "2021"),
        ("time", "day-first", ""),
    ],
)
def test_a_date_in_every_style(style: str, order: WrittenOrder, expected: str) -> None:
    assert day_words(JULY_3, style, order) == expected


def test_september_is_longer_in_britain() -> None:
    assert day_words(date(2021, 9, 3), "short", "day-first") == "3 Sept 2021"
    assert day_words(date(2021, 9, 3), "short", "month-first") == "Sep 3, 2021"


def test_the_press_abbreviates_long_months_only() -> None:
    assert day_words(date(2021, 8, 3), "long", "press") == "Aug. 3, 2021"
    assert day_words(JULY_3, "long", "press") == "July 3, 2021"
    assert occasion_words(date(2021, 9, 1), date(2021, 9, 3), "press") == "From Sept. 1 to 3, 2021"


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ((9, 0), (11, 30), "9–11:30 a.m."),
        ((9, 5), (16, 0), "9:05 a.m.–4 p.m."),
        ((12, 0), (13, 0), "noon–1 p.m."),
        ((0, 0), (0, 30), "midnight–12:30 a.m."),
    ],
)
def test_the_press_counts_hours_twice_to_twelve(
    start: tuple[int, int], end: tuple[int, int], expected: str
) -> None:
    words = span_words(datetime(2021, 7, 3, *start), datetime(2021, 7, 3, *end), "long", "press")
    assert words == f"July 3, 2021, {expected}"


def test_a_year_in_the_middle_of_a_sentence_closes_its_comma() -> None:
    words = occasion_words(date(2021, 12, 30), date(2022, 1, 2), "month-first")
    assert words == "From December 30, 2021, to January 2, 2022"


@pytest.mark.parametrize(
    ("start", "end", "order", "expected"),
    [
        (JULY_3, None, "day-first", "3 July 2021"),
        (JULY_3, JULY_3, "day-first", "3 July 2021"),
        (JULY_3, date(2021, 7, 5), "day-first", "3–5 July 2021"),
        (JULY_3, date(2021, 7, 5), "month-first", "July 3–5, 2021"),
        (
            datetime(2021, 6, 18, 9),
            datetime(2021, 6, 18, 11, 30),
            "day-first",
            "18 June 2021, 09:00–11:30",
        ),
    ],
)
def test_a_span(start: date, end: date | None, order: WrittenOrder, expected: str) -> None:
    assert span_words(start, end, "long", order) == expected


def test_a_span_for_machines() -> None:
    assert span_words(JULY_3, date(2021, 7, 5), "iso", "day-first") == "2021-07-03/2021-07-05"
    assert span_words(datetime(2021, 7, 3, 9), None, "iso", "day-first") == "2021-07-03"


@pytest.mark.parametrize(
    ("end", "order", "expected"),
    [
        (None, "day-first", "On 3 July 2021"),
        (None, "month-first", "On July 3, 2021"),
        (date(2021, 7, 5), "day-first", "From 3 to 5 July 2021"),
        (date(2021, 7, 5), "month-first", "From July 3 to 5, 2021"),
        (date(2021, 8, 1), "day-first", "From 3 July to 1 August 2021"),
        (date(2022, 1, 1), "day-first", "From 3 July 2021 to 1 January 2022"),
    ],
)
def test_an_occasion_opens_a_sentence(end: date | None, order: WrittenOrder, expected: str) -> None:
    assert occasion_words(JULY_3, end, order) == expected
