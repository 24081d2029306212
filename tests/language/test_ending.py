"""The last line of a Chinese text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportkit.language.chinese.ending import whole_ending

PHRASES = st.lists(st.sampled_from(["李翀，", "实训处处长王彧，", "各系安全员6人，", "A. Ito、"]))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", ""),
        ("李翀，王彧", "李翀，王彧"),
        # the last character would stand alone on the second line
        (
            "院长李翀，实训处处长王彧，云帆学院各系安全员6人",
            "院长李翀，实训处处长王彧，\n云帆学院各系安全员6人",
        ),
        # a mark hangs over the end of a line, and needs no other one
        (
            "院长李翀，实训处处长王彧，云帆学院各系所安全员。",
            "院长李翀，实训处处长王彧，云帆学院各系所安全员。",
        ),
        # it stands on the second line with others
        (
            "院长李翀，实训处处长王彧，云帆应用技术学院各系安全员6人",
            "院长李翀，实训处处长王彧，云帆应用技术学院各系安全员6人",
        ),
        # there is no phrase to take along
        (
            "院长李翀实训处处长王彧云帆学院各系的安全人员六人",
            "院长李翀实训处处长王彧云帆学院各系的安全人员六人",
        ),
    ],
)
def test_a_character_alone_takes_its_phrase_along(text, told):
    assert whole_ending(text, 23) == told


@given(PHRASES.map("".join), st.integers(8, 30))
def test_nothing_is_lost_and_one_break_at_most_is_made(text, width):
    told = whole_ending(text, width)
    assert told.replace("\n", "") == text
    assert told.count("\n") <= 1
