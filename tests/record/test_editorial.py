"""What an editor would mark with a pencil."""

from __future__ import annotations

import pytest


def hints(loaded):
    found = [p for p in loaded.diagnostics if p.rule.startswith("editorial/")]
    return [(p.rule.partition("/")[2], p.place.line, p.place.column, p.hint) for p in found]


@pytest.mark.parametrize(
    ("words", "rule", "column", "mended"),
    [
        ("参观,交流", "half-width", 3, "参观，交流"),
        ("“甲”、“乙”", "comma-between-quotations", 3, "”“"),
        ("《甲》、《乙》", "comma-between-quotations", 3, "》《"),
        ("于2021年07月3日来", "padded-date", 6, "年7月3日"),
        ("于7月03日来", "padded-date", 2, "7月3日"),
        ("7月3号来", "day-word", 1, "7月3日"),
        ("20余人左右", "roughly-twice", 1, "20余人"),
        ("增长5~10%", "percent-range", 3, "5%~10%"),
        ('参观"基地"', "straight-quotes", 3, "“基地”"),
    ],
)
def test_chinese_is_read_with_a_pencil(load, words, rule, column, mended):
    [found] = hints(load(f"lang: zh\nagenda:\n  - 会\n  - {words}"))
    assert found == (rule, 4, len("  - ") + column, f"write `{mended}`")


def test_both_brackets_are_told(load):
    found = hints(load("lang: zh\nagenda: [参观(两次)交流]"))
    assert [(rule, column) for rule, _, column, _ in found] == [
        ("half-width", 12),
        ("half-width", 15),
    ]


@pytest.mark.parametrize(
    "words",
    [
        "参观（两次），交流：“甲”“乙”，7月3日",
        "“甲”及“乙”、丙",
        "3,000人，2021年10月10日，10:30，GB/T 9704",
        "Smith, Jane（史密斯）",
    ],
)
def test_good_chinese_is_left_alone(load, words):
    assert hints(load(f"lang: zh\nagenda: ['{words}']")) == []


@pytest.mark.parametrize(
    ("words", "rule", "mended"),
    [
        ("a tour，and more", "full-width", "ur,an"),
        ("a  tour", "double-space", "a t"),
        ("a tour , and", "space-before-mark", "r,"),
        ('the "best" tour', "straight-quotes", "“best”"),
    ],
)
def test_english_is_read_with_a_pencil(load, words, rule, mended):
    [(found, line, _, hint)] = hints(load(f"agenda:\n  - '{words}'"))
    assert (found, line, hint) == (rule, 2, f"write `{mended}`")


def test_a_slip_is_told_at_each_of_its_places(load):
    found = hints(load("lang: zh\nagenda: ['甲,乙,丙']"))
    assert [column for _, _, column, _ in found] == [12, 14]


@pytest.mark.parametrize("number", ["示例发[2021]7号", "示例发（2021）7号", "示例发〔2021〕第07号"])
def test_a_document_number_has_hexagonal_brackets(load, number):
    assert hints(load(f"doc: {{number: '{number}'}}")) == [
        ("number-form", 1, 15, "write `示例发〔2021〕7号`")
    ]


@pytest.mark.parametrize("number", ["示例发〔2021〕7号", "No. 7 of 2021"])
def test_a_number_that_is_in_order_is_left_alone(load, number):
    assert hints(load(f"doc: {{number: {number}}}")) == []


def test_titles_have_no_stop_and_fit_two_lines(load):
    assert hints(load("title: A visit."))[0][0] == "title-stop"
    assert hints(load(f"lang: zh\ntitle: {'字' * 40}")) == []
    assert hints(load(f"lang: zh\ntitle: {'字' * 41}"))[0][0] == "long-title"


def test_the_house_has_words_that_it_does_not_use(load):
    found = hints(load("lang: zh\nagenda: [热烈欢迎]", avoid=("热烈", "我们")))
    assert found == [("avoided-word", 2, 10, "")]


def test_a_surname_that_is_an_english_word_needs_a_title(load):
    text = "people: {{he: {{name: Mark He, family: He{more}}}}}\nchair: he"
    assert [one[0] for one in hints(load(text.format(more="")))] == ["surname"]
    assert hints(load(text.format(more=", honorific: Mr."))) == []
