"""Numbers that identify a person, or reach them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportkit.record.privacy import KINDS, WEIGHTS, find_private


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("身份证11010519491231002X。", [("an identity number", "11010519491231002X")]),
        ("电话13800138000", [("a mobile number", "13800138000")]),
        ("call +86 138-0013-8000", [("a mobile number", "+86 138-0013-8000")]),
        ("card 4539 1488 0343 6467", [("a bank card number", "4539 1488 0343 6467")]),
        ("to a.b@example.org.", [("an e-mail address", "a.b@example.org")]),
        ("110105194912310021", []),  # its check digit is wrong
        ("4539 1488 0343 6468", []),
        ("订单 20210703138001380001", []),
        ("示例发〔2021〕7号，共13800元", []),
    ],
)
def test_personal_data_is_found_by_its_form_and_its_check_digit(text, found):
    assert [(one.kind, one.text) for one in find_private(text)] == found


def identity(digits):
    total = sum(int(digit) * weight for digit, weight in zip(digits, WEIGHTS, strict=True))
    return digits + "10X98765432"[total % 11]


@given(
    st.from_regex(
        r"[1-8][0-9]{5}(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|1\d|2[0-8])[0-9]{3}",
        fullmatch=True,
    ).filter(str.isascii),
    st.text(st.characters(categories=("Lo", "Po", "Zs")), max_size=9),
)
def test_every_identity_number_is_found_in_any_text(digits, around):
    number = identity(digits)
    [found] = find_private(f"{around} {number} {around}")
    assert (found.text, found.start) == (number, len(around) + 1)


def test_what_is_printed_is_searched(load):
    loaded = load("agenda: [call 13800138000]\nnotes: 13800138000")
    [told] = [p for p in loaded.diagnostics if p.rule == "record/personal-data"]
    assert (told.place.line, told.message) == (1, "`agenda[0]` holds a mobile number")


@pytest.mark.parametrize("ending", [".", "。", ", and", "\n", ")", ". Then", ""])
@pytest.mark.parametrize(
    "number", ["13800138000", "4539 1488 0343 6467", "11010519491231002X", "a.b@example.org"]
)
def test_a_number_ends_where_its_sentence_does(number, ending):
    assert [one.text for one in find_private(f"It is {number}{ending}")] == [number]


def luhn(digits):
    doubled = [2 * int(sign) - 9 * (int(sign) > 4) for sign in digits[::-2]]
    total = sum(doubled) + sum(int(sign) for sign in digits[-2::-2])
    return digits + str(-total % 10)


@given(st.from_regex(r"[3-6][0-9]{14,17}", fullmatch=True).filter(str.isascii), st.integers(1, 9))
def test_a_bank_card_is_told_from_other_numbers_by_its_check_digit(digits, other):
    card = luhn(digits)
    wrong = card[:-1] + str((int(card[-1]) + other) % 10)
    codes = {one.code for one in find_private(card, ["card"])}
    assert codes == {"card"}
    assert find_private(wrong, ["card"]) == []


@given(st.integers(0, 17), st.integers(1, 9))
def test_an_identity_number_with_one_wrong_digit_is_none(place, other):
    number = identity("11010519900307775")
    digit = number[place]
    digits = "0123456789X" if place == 17 else "0123456789"
    wrong = digits[(digits.index(digit) + other) % len(digits)]
    assert find_private(number[:place] + wrong + number[place + 1 :], ["id"]) == []


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("电话：010-62345678", "landline"),
        ("(021) 5234 5678", "landline"),
        ("+86 10 6234 5678", "landline"),
        ("车号京A·12345", "plate"),
        ("粤B12345D", "plate"),
        ("１３８００１３８０００", "mobile"),
        ("ID11010519491231002x", "id"),
        ("110105 19491231 002X", "id"),
    ],
)
def test_kinds_that_only_some_ask_for(text, code):
    [found] = find_private(text, KINDS)
    assert found.code == code


@pytest.mark.parametrize("text", ["0.1234567", "2021-07-03", "第0123号", "云A区二楼", "京A座12层"])
def test_what_is_no_personal_number(text):
    assert find_private(text, KINDS) == []
