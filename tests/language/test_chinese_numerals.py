"""Numbers in Chinese numerals and in figures."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportkit.language.chinese.numerals import (
    counted,
    figures,
    level,
    measured,
    numeral,
    persons,
    share,
    year_numerals,
)

DIGITS = {digit: value for value, digit in enumerate("零一二三四五六七八九")}
UNITS = {"十": 10, "百": 100, "千": 1000}


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "零"), (7, "七"), (10, "十"), (12, "十二"), (20, "二十"), (99, "九十九"),
        (100, "一百"), (105, "一百零五"), (110, "一百一十"), (1001, "一千零一"),
        (1010, "一千零一十"), (10_000, "一万"), (10_005, "一万零五"), (100_000, "十万"),
        (110_000, "十一万"), (1_000_500, "一百万零五百"), (100_000_001, "一亿零一"), (-3, "负三"),
    ],
)  # fmt: skip
def test_a_number_in_chinese_numerals(number: int, words: str) -> None:
    assert numeral(number) == words


def read(words: str) -> int:
    """The number that Chinese numerals say."""
    for unit, value in (("亿", 10**8), ("万", 10**4)):
        if unit in words:
            before, after = words.split(unit)
            return read(before) * value + read(after)
    total, digit = 0, 0
    for sign in words:
        if sign in UNITS:
            total, digit = total + (digit or 1) * UNITS[sign], 0
        else:
            digit = DIGITS[sign]
    return total + digit


@given(st.integers(0, 10**12 - 1))
def test_numerals_say_the_number(number: int) -> None:
    words = numeral(number)
    assert read(words) == number
    assert "零零" not in words
    assert words == "零" or not words.endswith("零")


def test_a_year_is_read_digit_by_digit() -> None:
    assert year_numerals(2021) == "二〇二一"


@pytest.mark.parametrize(
    ("number", "words"), [(7, "7"), (1200, "1200"), (9999, "9999"), (12_000, "12,000")]
)
def test_figures_of_five_digits_are_grouped(number: int, words: str) -> None:
    assert figures(number) == words


@pytest.mark.parametrize(
    ("part", "whole", "words"),
    [(20, 21, "95.2%"), (9, 10, "90%"), (5, 5, "100%"), (0, 5, "0%"), (1, 16, "6.3%")],
)
def test_a_share_has_one_place_if_it_needs_it(part: int, whole: int, words: str) -> None:
    assert share(part, whole) == words


@pytest.mark.parametrize(
    ("depth", "words"), [(1, "十二、"), (2, "（十二）"), (3, "12."), (4, "（12）"), (5, "⑫")]
)
def test_a_heading_is_numbered_by_its_depth(depth: int, words: str) -> None:
    assert level(12, depth) == words


def test_there_are_twenty_circled_numbers() -> None:
    assert level(21, 5) == "21）"


def test_what_is_counted_follows_its_number() -> None:
    assert (measured(2, "项"), persons(20)) == ("2项", "20人")
    assert counted(12_000, "人", "人") == "12,000人"
