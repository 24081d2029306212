"""Numbers that identify a person, or reach them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportkit.record.privacy import WEIGHTS, find_private


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
