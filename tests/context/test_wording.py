"""Filters and functions on plain values, as `fill` gives them."""

from datetime import date as day
from decimal import Decimal
from pathlib import PurePosixPath as Path
from typing import Any

import pytest
from jinja2 import Undefined

from reportkit.context.wording import build_wording

from .conftest import Build

WORDING = build_wording()
FILTERS = WORDING.filters
say, sentences = WORDING.say, WORDING.functions["sentences"]


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (None, ""),
        (True, "yes"),
        (False, "no"),
        (7, "7"),
        (0.5, "0.5"),
        ("R&D <draft>", "R&D <draft>"),
        (day(2021, 7, 3), "3 July 2021"),
        (["a", None, "c"], "a and c"),
        ([], ""),
        (Undefined(), ""),
    ],
)
def test_a_plain_value_in_words(value: object, words: str) -> None:
    assert say(value) == words


def test_a_group_of_values_has_no_words() -> None:
    with pytest.raises(TypeError):
        say({"a": 1})


@pytest.mark.parametrize("value", [b"ab", bytearray(b"a"), object(), "a".upper, len, int])
def test_what_has_no_words_is_never_printed_as_python(value: object) -> None:
    for tell in (say, FILTERS["listed"], FILTERS["quoted"], FILTERS["opening"]):
        with pytest.raises(TypeError):
            tell(value)


def test_a_set_is_listed_in_the_same_order_in_every_process() -> None:
    words = {f"word {number}" for number in range(20)}
    assert say(words) == say(sorted(words)) == FILTERS["listed"](frozenset(words))


def test_what_says_itself_is_said() -> None:
    assert say(Path("a/b")) == "a/b"
    assert say(Decimal("1.10")) == "1.10"


@pytest.mark.parametrize(
    ("name", "arguments", "words"),
    [
        ("date", (day(2021, 7, 3), "iso"), "2021-07-03"),
        ("date", ("some day",), "some day"),
        ("date", (None,), ""),
        ("listed", (["a", "b"],), "a and b"),
        ("listed", ("one",), "one"),
        ("quoted", ("x",), "“x”"),
        ("quoted", (None,), ""),
        ("subject", ("Jane",), "Jane"),
        ("possessive", ("Jane",), "Jane’s"),
        ("inside", ("On Monday",), "on Monday"),
        ("opening", ("on Monday",), "On Monday"),
        ("a", ("exchange",), "an exchange"),
        ("count", (3, "day", "days"), "three days"),
        ("count", (["x"], "day", "days"), "one day"),
        ("count", (None, "day", "days"), ""),
        ("full", ("Jane",), "Jane"),
        ("sentence", ("they came,",), "They came."),
        ("sentence", (None,), ""),
        ("through", (["a tour", "a talk"],), "through a tour and a talk"),
        ("through", (["in drills", "talks"],), "in drills and talks"),
        ("through", ([],), ""),
        ("points", (["a tour", "We met."],), ["A tour.", "We met."]),
        ("points", (["a tour", "", "a talk"],), ["A tour", "A talk"]),
    ],
)
def test_a_filter_on_a_plain_value(name: str, arguments: tuple[Any, ...], words: Any) -> None:
    assert FILTERS[name](*arguments) == words


def test_paragraphs_of_plain_texts_leave_out_the_empty_ones() -> None:
    assert FILTERS["paragraphs"](["a", "", None, "b"]) == ["a", "b"]


def test_sentences_skip_what_is_not_there(build: Build) -> None:
    context = build("commitments: [{will: go on}]")
    told = sentences("first", None, Undefined(), ["second", ""], context["commitments"])
    assert told == "First. Second. Example Technology Co., Ltd. will go on."


def test_every_filter_has_a_sentence_that_says_what_it_does() -> None:
    assert all((function.__doc__ or "").endswith(".") for function in FILTERS.values())
    assert list(WORDING.functions) == ["sentences"]
