"""Punctuation between and around Chinese words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportkit.language.chinese.marks import (
    bare,
    beside,
    ended,
    finished,
    quoted,
    run_on,
    titled,
    unstopped,
)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("双方签约", "双方签约。"),
        ("双方签约。", "双方签约。"),
        ("双方签约.", "双方签约。"),
        ("双方签约，", "双方签约。"),
        ("好！", "好！"),
        ("他说：“好。”", "他说：“好。”"),
        ("学习“三会一课”", "学习“三会一课”。"),
        ("学习《办法》", "学习《办法》。"),
        ("等等……", "等等……"),
        ("到访Example Co., Ltd.", "到访Example Co., Ltd.。"),
        ("  双方签约 ", "双方签约。"),
        ("", ""),
    ],
)
def test_a_sentence_ends_once(words: str, sentence: str) -> None:
    assert finished(words) == sentence
    assert ended(sentence) == sentence


@pytest.mark.parametrize(
    ("words", "inside"),
    [("参观。", "参观"), ("参观.", "参观"), ("第3.", "第3."), ("参观；", "参观"), ("参观", "参观")],
)
def test_a_part_of_a_sentence_has_no_stop(words: str, inside: str) -> None:
    assert unstopped(words) == inside


def test_what_opens_a_sentence_is_followed_by_our_own_mark() -> None:
    assert bare("随后，") == bare("随后, ") == bare("随后：") == "随后"


@pytest.mark.parametrize(
    ("words", "following", "together"),
    [
        ("示例公司", "。", "示例公司。"),
        ("示例公司。", "。", "示例公司。"),
        ("示例公司，", "。", "示例公司。"),
        ("“好。”", "。", "“好。”"),
        ("Example Co., Ltd.", "。", "Example Co., Ltd.。"),
        ("示例公司", "的", "示例公司的"),
        ("", "。", "。"),
        ("由 ", "李翀", "由李翀"),
        ("李翀", " 介绍", "李翀介绍"),
        ("由 ", "Jane Doe", "由 Jane Doe"),
        ("Jane Doe", " 介绍", "Jane Doe 介绍"),
        ("6 ", "人", "6 人"),
    ],
)
def test_marks_are_not_doubled(words: str, following: str, together: str) -> None:
    assert run_on(words, following) == together


def test_latin_words_keep_their_space_and_chinese_ones_have_none() -> None:
    assert beside("经理", "Jane Doe") == "经理Jane Doe"
    assert beside("Example Inc.", "Jane Doe") == "Example Inc. Jane Doe"
    assert beside("", "李翀") == "李翀"


@pytest.mark.parametrize(
    ("words", "marked"),
    [
        ("三会一课", "“三会一课”"),
        ("所谓“先停后问”", "“所谓‘先停后问’”"),
        ("《办法》", "《办法》"),
        ("《甲》和《乙》", "“《甲》和《乙》”"),
        ("", ""),
    ],
)
def test_a_quotation_inside_another_has_single_marks(words: str, marked: str) -> None:
    assert quoted(words) == marked


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("险情上报表", "《险情上报表》"),
        ("《险情上报表》", "《险情上报表》"),
        ("关于修改《办法》的通知", "《关于修改〈办法〉的通知》"),
        ("", ""),
    ],
)
def test_a_title_stands_in_title_marks(words: str, title: str) -> None:
    assert titled(words) == title


@given(st.text("甲乙丙丁。，、；！“”《》. a1", max_size=12))
def test_a_sentence_never_ends_in_two_marks(words: str) -> None:
    sentence = finished(words)
    assert finished(sentence) == sentence
    assert not sentence.endswith(("，。", "、。", "；。")) or sentence in words
