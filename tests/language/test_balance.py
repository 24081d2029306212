"""Long titles in balanced lines."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportkit.language.balance import LIMIT, balanced_lines, split_words, text_width

HOUSES = ("松林科技（湖北）有限公司", "东风小康汽车有限公司", "栖云实训中心")
WORDS = (
    "关于", "开展", "赴", "安全生产", "交流", "学习", "活动", "情况", "的", "报告", "与", "李翀",
    "技能比武", "2026年", "COVID-19", "“互学互鉴 共促发展”", "《险情上报管理办法》", *HOUSES,
)  # fmt: skip
TITLES = st.lists(st.sampled_from(WORDS), max_size=14).map("".join)


@pytest.mark.parametrize(
    ("title", "names", "lines"),
    [
        ("工作报告", (), ["工作报告"]),
        ("", (), []),
        (
            "关于赴东风小康汽车有限公司开展“互学互鉴 共促发展”主题党日活动情况的报告",
            ("东风小康汽车有限公司",),
            ["关于赴东风小康汽车有限公司", "开展“互学互鉴 共促发展”", "主题党日活动情况的报告"],
        ),
        (
            "松林科技（湖北）有限公司关于开展技能比武的通知",
            HOUSES,
            ["松林科技（湖北）有限公司", "关于开展技能比武的通知"],
        ),
        (
            "云帆应用技术学院党支部2026年第一季度工作会议纪要",
            (),
            ["云帆应用技术学院党支部", "2026年第一季度工作会议纪要"],
        ),
        (
            "Exchange on Workshop Safety and Apprentice Training in Exampleton",
            (),
            ["Exchange on Workshop Safety and", "Apprentice Training in Exampleton"],
        ),
    ],
)
def test_title_breaks_between_words_into_even_lines(title, names, lines):
    assert balanced_lines(title, names=names) == lines


@given(TITLES)
def test_no_letter_is_lost_and_no_line_too_long(title):
    lines = balanced_lines(title, names=HOUSES)
    assert "".join(lines).replace(" ", "") == title.replace(" ", "")
    assert all(line and line == line.strip(" ") for line in lines)
    assert all(text_width(line) <= LIMIT for line in lines)


@given(TITLES)
def test_no_name_and_no_quoted_term_is_split(title):
    lines = balanced_lines(title, names=HOUSES)
    for whole in (*HOUSES, "“互学互鉴 共促发展”", "《险情上报管理办法》", "COVID-19"):
        assert title.count(whole) == sum(line.count(whole) for line in lines)


@given(st.text(max_size=80), st.floats(1, 40))
def test_any_text_comes_back_whole(text, limit):
    lines = balanced_lines(text, limit)
    assert "".join("".join(lines).split()) == "".join(text.split())


@given(TITLES)
def test_words_are_the_text(title):
    assert "".join(split_words(title, HOUSES)) == title


def test_lines_are_no_hourglass():
    widths = list(map(text_width, balanced_lines("安全生产" * 12, limit=20)))
    assert widths == [16.0, 16.0, 16.0]


def test_name_that_no_line_can_hold_is_split_after_all():
    assert balanced_lines("甲" * 30) == ["甲" * 20, "甲" * 10]
