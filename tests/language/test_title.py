"""Long titles in English."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportkit.language.english.title import title_lines, title_width

WORDS = "Visit to the Riverside Centre and an Exchange on Workshop Safety in 2026 by R&D".split()
TITLES = st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join)


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("", [""]),
        ("Visit to Riverside", ["Visit to Riverside"]),
        # by words alone the second line would be `Learning`
        (
            "Visit to Example Technology for Exchange and Learning",
            ["Visit to Example Technology", "for Exchange and Learning"],
        ),
        # `and` and `on` go with what they introduce
        (
            "Exchange on Workshop Safety and Apprentice Training in Exampleton",
            ["Exchange on Workshop Safety", "and Apprentice Training in Exampleton"],
        ),
        (
            "Example Technology Visits the Example Occupational Safety Centre "
            "to Learn about Drills",
            [
                "Example Technology Visits",
                "the Example Occupational Safety",
                "Centre to Learn about Drills",
            ],
        ),
    ],
)
def test_lines_are_balanced_and_end_where_a_reader_may_pause(title, lines):
    assert title_lines(title, 17) == lines


@given(TITLES, st.floats(6, 30))
def test_no_word_is_lost_and_no_line_too_wide(title, limit):
    lines = title_lines(title, limit)
    assert " ".join(lines) == title
    assert all(title_width(line) <= limit for line in lines)


@given(TITLES, st.floats(12, 20))
def test_the_last_line_is_no_single_word(title, limit):
    lines = title_lines(title, limit)
    if 1 < len(lines) <= 4 and len(title.split()) <= 24:
        assert len(lines[-1].split()) > 1


def test_a_word_wider_than_a_line_has_one_to_itself():
    assert title_lines("On Donaudampfschifffahrtsgesellschaft and more", 9) == [
        "On",
        "Donaudampfschifffahrtsgesellschaft",
        "and more",
    ]


def test_a_name_in_chinese_is_as_wide_as_it_prints():
    assert title_width("云帆 A") == 2 + 0.25 + 0.722
