"""Articles, possessives, counts, first letters, quotation marks."""

import pytest

from reportkit.language.english.words import (
    capitalised,
    closed,
    counted,
    finished,
    number_words,
    possessive,
    quoted,
    uncapitalised,
    with_article,
)


@pytest.mark.parametrize(
    ("noun", "expected"),
    [
        ("visit", "a visit"),
        ("exchange", "an exchange"),
        ("university", "a university"),
        ("hour", "an hour"),
        ("honorary post", "an honorary post"),
        ("unusual step", "an unusual step"),
        ("", ""),
    ],
)
def test_the_article_follows_the_sound(noun: str, expected: str) -> None:
    assert with_article(noun) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Jane Doe", "Jane Doe’s"),
        ("James", "James’s"),
        ("the visitors", "the visitors’"),
        ("our company", "our company’s"),
        ("", ""),
    ],
)
def test_the_possessive_of_a_name_and_of_a_plural(words: str, expected: str) -> None:
    assert possessive(words) == expected


def test_numbers_below_ten_are_words_and_larger_ones_figures() -> None:
    assert [number_words(number) for number in (0, 9, 10, 1200)] == ["zero", "nine", "10", "1,200"]


def test_a_count_agrees_with_its_noun() -> None:
    assert counted(1, "person", "people") == "one person"
    assert counted(12, "person", "people") == "12 people"


def test_a_first_letter_changes_and_the_rest_stays() -> None:
    assert capitalised("our McDonald branch") == "Our McDonald branch"
    assert uncapitalised("On 3 July") == "on 3 July"
    assert uncapitalised("UN Day") == "UN Day"
    assert capitalised("") == uncapitalised("") == ""


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("they left", "They left."),
        ("they left.", "They left."),
        ("did they leave?", "Did they leave?"),
        ("they saw the hall, the library, etc.", "They saw the hall, the library, etc."),
        ("she said “yes.”", "She said “yes.”"),
        ("  ", ""),
    ],
)
def test_a_sentence_ends_once(words: str, expected: str) -> None:
    assert finished(words) == expected


def test_quotation_marks_inside_become_single_ones() -> None:
    assert quoted("the “big” plan") == "“the ‘big’ plan”"
    assert quoted("") == ""


def test_words_after_etc_are_set_off_by_a_comma() -> None:
    assert closed("saw the hall, etc.", "in detail") == "saw the hall, etc., in detail"
    assert closed("saw the hall", "in detail") == "saw the hall in detail"
    assert closed("", "in detail") == "in detail"
