"""File names from patterns: legal everywhere, not too long, and told apart."""

import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportkit.diagnostics import FilePlace
from reportkit.submission.name import (
    ILLEGAL,
    build_name,
    check_pattern,
    fill_label,
    find_clashes,
)

TEXT = st.text(max_size=130)
VALUES = {
    "org_short": "云帆学院",
    "title": "赴栖云实训中心开展安全实训交流",
    "date": date(2026, 6, 5),
    "version": "1",
    "number": 3,
}


@pytest.mark.parametrize(
    ("pattern", "name"),
    [
        (
            "{org_short}-{title}-{date:%Y%m%d}-v{version}",
            "云帆学院-赴栖云实训中心开展安全实训交流-20260605-v1",
        ),
        ("{date:%Y-%m-%d}_{org_short}", "2026-06-05_云帆学院"),
        ("{date}", "20260605"),
        ("图{number:zh} 附件{number} {number:02}", "图三 附件3 03"),
        ("{title:5}", "赴栖云实训"),
        ("{host}-{title:5}", "赴栖云实训"),
        ("{title:5}-{host}-{version}", "赴栖云实训-1"),
        ("{title:5} ({host})", "赴栖云实训"),
        ("{host}", "_"),
    ],
)
def test_a_pattern_is_filled(pattern, name):
    assert build_name(pattern, VALUES) == name


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ('A/B \\ C: "D" <E> | F? *', "A B C D E F"),
        ("line\nbreak\ttab", "line break tab"),
        (" …dots... ", "…dots"),
        ("e\u0301", "é"),
        ("CON", "_CON"),
        ("com1.txt", "_com1.txt"),
        ("\ud800lone", "lone"),
        ("turned\u202etext", "turned text"),
        ("R&D – 100 %", "R&D – 100 %"),
    ],
)
def test_what_some_system_does_not_take_is_left_out(title, name):
    assert build_name("{title}", {"title": title}) == name


def test_a_name_that_is_too_long_loses_the_end_of_its_longest_value():
    title = "the quick brown fox jumps over the lazy dog " * 5
    name = build_name("{date:%Y%m%d}-{title}-v{version}", {**VALUES, "title": title}, 40)
    assert name == "20260605-the quick brown fox jumps-v1"


@pytest.mark.parametrize(
    ("title", "longest", "name"),
    [
        ("Exchange on Safety and Skills", 22, "Exchange on Safety"),
        ("Exchange on Safety and the Skills", 27, "Exchange on Safety"),
        ("Exchange on Safety, Skills", 20, "Exchange on Safety"),
        ("Training of the Trainers", 15, "Training"),
        ("Training in co-operation", 18, "Training"),
        ("The new driver's licence", 14, "The new"),
        ("Plan A and plan B", 11, "Plan A"),
        ("A band of sand", 7, "A band"),
        ("Meeting (Example Plant)", 10, "Meeting"),
        ("Research & Development", 12, "Research"),
        ("of and or to the in", 9, "of and or"),
        ("赴栖云开展安全交流和实训", 10, "赴栖云开展安全交流"),
        ("关于安全、技能", 5, "关于安全"),
        ("参观安全实训中心（二期）", 9, "参观安全实训中心"),
        ("安全交流：技能", 5, "安全交流"),
        ("代表团参与实训", 5, "代表团参与"),
        ("技能以及安全", 4, "技能"),
    ],
)
def test_a_name_that_was_cut_ends_with_what_can_end(title, longest, name):
    assert build_name("{title}", {"title": title}, longest) == name
    assert build_name(f"{{title:{longest}}}", {"title": title}) == name


def test_a_name_with_other_blanks_ends_with_what_can_end():
    values = {"title": "Exchange on Safety and Skills", "version": "2"}
    assert build_name("{title}-{version}", values, 24, "_") == "Exchange_on_Safety-2"
    assert build_name("Exchange on Safety and Skills", {}, 22, "_") == "Exchange_on_Safety"


def test_what_is_not_cut_ends_as_it_does():
    for title in ("What we stand for", "The room we meet in", "目的和"):
        assert build_name("{title}", {"title": title}) == title


def test_no_sign_of_several_characters_is_cut():
    family = "👨\u200d👩\u200d👧"
    assert build_name("{title}", {"title": "ab" + family + "cd"}, 5) == "ab"
    assert build_name("{title}", {"title": "x" * 9 + "q\u0323\u0307"}, 10) == "x" * 9


def test_one_word_that_is_too_long_is_cut_all_the_same():
    assert build_name("{title}", {"title": "x" * 300}, 80) == "x" * 80


def test_blanks_may_be_written_otherwise():
    assert build_name("{title} {version}", {"title": "a b", "version": "2"}, spaces="_") == "a_b_2"


@given(TEXT, TEXT, st.integers(8, 120))
def test_any_values_make_a_name_that_every_system_takes(title, file, longest):
    values = {"org": title[:9], "title": title, "file": file}
    name = build_name("{org}-{title}-{caption}.{file}", values, longest)
    assert name
    assert len(name.encode("utf-8")) <= 240
    assert len(name) <= longest + 1  # a name of the system has a sign before it
    assert not ILLEGAL.search(name)
    assert name == unicodedata.normalize("NFC", name)
    assert name == name.strip(" .")


@pytest.mark.parametrize(
    ("pattern", "rule", "hint"),
    [
        ("{titel}", "package/unknown-placeholder", "did you mean `{title}`?"),
        ("{title.words}", "package/unknown-placeholder", "did you mean `{title}`?"),
        ("{0}", "package/unknown-placeholder", "it knows `{org}`"),
        ("{date:%H:%M}", "package/wrong-pattern", "a date is written"),
        ("{date:%q}", "package/wrong-pattern", "a date is written"),
        ("{number:abc}", "package/wrong-pattern", "a number is written"),
        ("{title:0}", "package/wrong-pattern", "how many characters"),
        ("{title", "package/wrong-pattern", "a brace opens"),
        ("a/{title}", "package/wrong-pattern", "leave `/` out"),
    ],
)
def test_a_pattern_that_cannot_be_filled_is_told(pattern, rule, hint):
    [found] = check_pattern(pattern, FilePlace("a.yaml"))
    assert found.rule == rule
    assert found.hint.startswith(hint)


def test_a_number_knows_nothing_but_itself():
    assert fill_label("Annex {number}", 4) == "Annex 4"
    [found] = check_pattern("{title} {number}", FilePlace("a.yaml"), ["number"])
    assert found.rule == "package/unknown-placeholder"


@given(st.text(max_size=40))
def test_whatever_a_pattern_is_it_is_told_or_filled(pattern):
    if not [*check_pattern(pattern, FilePlace("a.yaml"))]:
        assert build_name(pattern, VALUES)


def test_names_that_differ_for_us_alone_are_the_same_file():
    assert [*find_clashes(["a", "b", "A", "e\u0301", "é"])] == [(0, 2), (3, 4)]
