"""Dates, times and spans in Chinese."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportkit.language.chinese.dates import (
    STYLES,
    day_words,
    moment_words,
    occasion_words,
    span_words,
    time_words,
)
from reportkit.language.style import Times

DAY = date(2021, 7, 3)
MORNING, NOON, EVENING = (datetime(2021, 7, 3, *hour) for hour in ((9, 0), (12, 5), (19, 30)))


@pytest.mark.parametrize(
    ("style", "words"),
    [
        ("", "2021年7月3日"),
        ("long", "2021年7月3日"),
        ("short", "7月3日"),
        ("month_day", "7月3日"),
        ("year", "2021年"),
        ("weekday", "2021年7月3日（星期六）"),
        ("iso", "2021-07-03"),
        ("chinese", "二〇二一年七月三日"),
        ("time", ""),
    ],
)
def test_a_day_in_every_style(style: str, words: str) -> None:
    assert day_words(DAY, style) == words
    assert day_words(MORNING, style) == (words or "9:00")


def test_the_zero_of_a_year_is_the_round_one() -> None:
    assert day_words(date(2030, 10, 20), "chinese") == "二\u3007三\u3007年十月二十日"


@pytest.mark.parametrize(
    ("times", "words"),
    [
        ("clock", ("9:00", "12:05", "19:30")),
        ("half-day", ("上午9:00", "下午12:05", "晚上7:30")),
        ("hours", ("9时", "12时5分", "19时30分")),
    ],
)
def test_a_time_as_the_house_writes_it(times: Times, words: tuple[str, ...]) -> None:
    assert tuple(time_words(time, times) for time in (MORNING, NOON, EVENING)) == words


def test_a_moment_is_a_day_with_its_time() -> None:
    assert moment_words(MORNING, "") == "2021年7月3日9:00"
    assert moment_words(MORNING, "iso") == "2021-07-03"
    assert moment_words(DAY, "month_day") == "7月3日"


@pytest.mark.parametrize(
    ("start", "end", "style", "words"),
    [
        (DAY, date(2021, 7, 5), "", "2021年7月3日至5日"),
        (DAY, date(2021, 7, 5), "month_day", "7月3日至5日"),
        (date(2021, 7, 30), date(2021, 8, 2), "", "2021年7月30日至8月2日"),
        (date(2021, 7, 30), date(2021, 8, 2), "month_day", "7月30日至8月2日"),
        (date(2021, 12, 30), date(2022, 1, 2), "", "2021年12月30日至2022年1月2日"),
        (date(2021, 12, 30), date(2022, 1, 2), "month_day", "2021年12月30日至2022年1月2日"),
        (DAY, date(2021, 7, 5), "iso", "2021-07-03/2021-07-05"),
        (DAY, date(2021, 7, 5), "chinese", "二〇二一年七月三日至五日"),
        (DAY, date(2021, 7, 5), "year", "2021年"),
        (DAY, date(2021, 7, 5), "weekday", "2021年7月3日（星期六）至2021年7月5日（星期一）"),
        (MORNING, datetime(2021, 7, 3, 11, 30), "", "2021年7月3日9:00至11:30"),
        (MORNING, datetime(2021, 7, 3, 11, 30), "time", "9:00至11:30"),
        (MORNING, datetime(2021, 7, 3, 11, 30), "iso", "2021-07-03"),
        (MORNING, datetime(2021, 7, 4, 11, 30), "", "2021年7月3日至4日"),
        (DAY, None, "", "2021年7月3日"),
        (MORNING, None, "", "2021年7月3日9:00"),
    ],
)
def test_a_span_says_once_what_both_ends_share(
    start: date, end: date | None, style: str, words: str
) -> None:
    assert span_words(start, end, style) == words


def test_half_a_day_is_said_once() -> None:
    ends = datetime(2021, 7, 3, 11, 30), datetime(2021, 7, 3, 16, 0)
    words = [span_words(MORNING, end, "time", "half-day") for end in ends]
    assert words == ["上午9:00至11:30", "上午9:00至下午4:00"]


def test_the_press_leaves_out_the_year_of_an_occasion() -> None:
    assert occasion_words(MORNING, None, press=False) == "2021年7月3日"
    assert occasion_words(DAY, date(2021, 7, 5), press=True) == "7月3日至5日"
    assert occasion_words(date(2021, 12, 31), date(2022, 1, 1), press=True) == (
        "2021年12月31日至2022年1月1日"
    )


@given(
    st.dates(date(1949, 1, 1), date(2100, 1, 1)),
    st.integers(0, 900),
    st.sampled_from(STYLES),
)
def test_a_span_tells_its_last_day(start: date, days: int, style: str) -> None:
    end = start + timedelta(days)
    words = span_words(start, end, style)
    assert words.count("至") <= 1
    assert "年年" not in words
    if style in {"long", "month_day"} and days:
        assert words.endswith(f"{end.day}日")
        assert words.count("年") == (1 if start.year == end.year else 2) - (
            style == "month_day" and start.year == end.year
        )
