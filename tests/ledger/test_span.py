"""Months, quarters and years."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportkit.ledger.span import Span, guess_span, parse_span

MONTH = st.integers(12 * 1900, 12 * 2100)


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("2021-13", "2021-12"), ("2021-00", "2021-01"), ("2021-Q5", "2021-Q4"),
        ("2021-H3", "2021-H2"), ("21-07", "2021-07"), ("2021/07", "2021-07"),
        ("2021-7", "2021-07"), ("2021.7", "2021-07"), ("2021年7月", "2021-07"),
        ("2021 Q3", "2021-Q3"), ("Q3 2021", "2021-Q3"), ("July 2021", "2021-07"),
        ("2021-07-15", "2021-07"), ("2022..2021", "2021-01..2022-12"),
        ("2021-07 to 2021-09", "2021-Q3"), ("the year 2021", "2021"),
    ],
)  # fmt: skip
def test_what_is_written_otherwise_has_a_span_that_is_near(words, meant):
    assert parse_span(words) is None
    assert guess_span(words).key == meant


@pytest.mark.parametrize("words", ["", "Q3", "last year", "0000", "123"])
def test_words_without_a_year_have_none(words):
    assert guess_span(words) is None


@given(st.text("0123456789-/.QHqh 年月july", max_size=12))
def test_a_span_that_is_near_can_be_written(words):
    near = guess_span(words)
    assert near is None or parse_span(near.key) == near


@pytest.mark.parametrize(
    ("words", "start", "end"),
    [
        ("2021", "2021-01-01", "2021-12-31"),
        ("2021-Q3", "2021-07-01", "2021-09-30"),
        ("2021-h2", "2021-07-01", "2021-12-31"),
        ("2020-02", "2020-02-01", "2020-02-29"),
        ("2021-07..2021-12", "2021-07-01", "2021-12-31"),
        (" 2020-Q4 .. 2021 ", "2020-10-01", "2021-12-31"),
        ("9999", "9999-01-01", "9999-12-31"),
    ],
)
def test_words_mean_days(words, start, end):
    span = parse_span(words)
    assert (span.start, span.end) == (start, end)


@pytest.mark.parametrize(
    "words", ["", "21", "2021-Q5", "2021-13", "2021-00", "2021-07..2021-06", "2021..", "0000", "x"]
)
def test_other_words_mean_nothing(words):
    assert parse_span(words) is None


@given(MONTH, st.integers(0, 40))
def test_a_span_is_found_again_by_its_key(first, more):
    span = Span(first, first + more)
    assert parse_span(span.key) == span


@given(MONTH, st.integers(0, 300))
def test_a_table_has_room_for_the_steps_which_are_all_there(first, more):
    span = Span(first, first + more)
    steps = [*span.steps(span.fitting_grain())]
    assert len(steps) <= 13 or span.fitting_grain() == "year"
    assert steps[0].first <= span.first
    assert span.last <= steps[-1].last
    assert all(one.last + 1 == other.first for one, other in pairwise(steps))


@pytest.mark.parametrize(
    ("words", "before", "year_before"),
    [
        ("2021", "2020", "2020"),
        ("2021-Q1", "2020-Q4", "2020-Q1"),
        ("2021-07", "2021-06", "2020-07"),
        ("2021-05..2021-06", "2021-03..2021-04", "2020-05..2020-06"),
    ],
)
def test_what_a_span_is_compared_with(words, before, year_before):
    span = parse_span(words)
    assert (span.before().key, span.year_before().key) == (before, year_before)


def test_there_is_nothing_before_the_first_year():
    assert parse_span("0001").before() is None
