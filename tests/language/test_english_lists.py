"""Lists."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportkit.language.english.lists import listed


@pytest.mark.parametrize(
    ("members", "expected"),
    [
        ([], ""),
        (["A"], "A"),
        (["A", "B"], "A and B"),
        (["A", "B", "C"], "A, B, and C"),
        (["A", "", "C"], "A and C"),
        (["A, x", "B", "C"], "A, x; B; and C"),
    ],
)
def test_members_are_joined(members: list[str], expected: str) -> None:
    assert listed(members) == expected


def test_an_open_list_ends_in_etc() -> None:
    assert listed(["A", "B"], more=True) == "A, B, etc."
    assert listed([], more=True) == ""


@given(st.lists(st.text(min_size=1)), st.booleans())
def test_no_member_is_lost(members: list[str], more: bool) -> None:
    words = listed(members, more=more)
    assert all(member in words for member in members)
