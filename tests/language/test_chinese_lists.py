"""Chinese lists."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportkit.language.chinese.lists import in_a_row, listed


@pytest.mark.parametrize(
    ("members", "words"),
    [
        ([], ""),
        (["甲"], "甲"),
        (["甲", "乙"], "甲和乙"),
        (["甲", "", "乙", "丙"], "甲、乙和丙"),
        (["“一”", "“二”", "“三”"], "“一”“二”和“三”"),
        (["《甲》", "《乙》", "丙"], "《甲》《乙》和丙"),
        (["甲", "“二”", "“三”"], "甲、“二”和“三”"),
        (["计划和总结", "台账"], "计划和总结以及台账"),
        (["听取甲、乙的汇报", "审议丙"], "听取甲、乙的汇报；审议丙"),
        (["“甲、乙”", "丙"], "“甲、乙”和丙"),
        (["甲（含乙、丙）", "丁"], "甲（含乙、丙）和丁"),
    ],
)
def test_a_list(members: list[str], words: str) -> None:
    assert listed(members) == words


@pytest.mark.parametrize(
    ("members", "words"),
    [
        ([], ""),
        (["甲"], "甲等"),
        (["甲", "乙"], "甲、乙等"),
        (["“一”", "“二”"], "“一”“二”等"),
        (["甲，乙", "丙"], "甲，乙；丙等"),
        (["甲", "乙等"], "甲、乙等"),
    ],
)
def test_a_list_that_is_not_complete_ends_in_etc_without_a_mark(
    members: list[str], words: str
) -> None:
    assert listed(members, more=True) == words


def test_posts_stand_in_a_row() -> None:
    assert in_a_row(["党委委员", "部长"]) == "党委委员、部长"


@given(st.lists(st.text("甲乙丙“”《》", min_size=1, max_size=4), max_size=6), st.booleans())
def test_every_member_is_there_whole(members: list[str], more: bool) -> None:
    words = listed(members, more=more)
    assert all(member in words for member in members)
    assert "、等" not in words
    assert "、、" not in words
