"""Documents held against their records: what may be worded anew, and what may not."""

import pytest

from reportkit.agreement import Fact, compare_paragraphs
from reportkit.diagnostics import WordPlace

FACTS = (
    Fact("visitors[0].name", "Jane Doe"),
    Fact("visitors[0].title[0]", "deputy manager"),
    Fact("host.name", "Example Motors Co., Ltd."),
)
FRESH = [
    "Visit to Example Motors Co., Ltd.",
    "On 18 June 2021, Ms. Jane Doe, deputy manager, led 12 engineers to see the plant.",
    "“Safety first,” said Jane Doe.",
]


def read(paragraphs):
    return [(WordPlace("a.docx", paragraph=n), text) for n, text in enumerate(paragraphs, 1)]


def told(now, fresh=FRESH):
    found = compare_paragraphs(read(fresh), read(now), FACTS, "a.yaml")
    return [
        (p.rule.partition("/")[2], getattr(p.place, "paragraph", None), p.message, p.hint)
        for p in found
    ]


def edited(old, new):
    return [text.replace(old, new) for text in FRESH]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("led 12 engineers to see the plant", "and 12 engineers saw the whole plant"),
        ("“Safety first,”", '"Safety first,"'),
        ("Jane Doe, deputy", "Jane\u00a0Doe, deputy"),
        ("On 18 June 2021, ", "On 18 June 2021 "),
    ],
)
def test_wording_is_free(old, new):
    assert told(edited(old, new)) == []


def test_paragraphs_may_change_places_and_more_may_be_said():
    assert told([*reversed(FRESH), "A good day, all agreed."]) == []


def test_a_name_that_was_changed_is_told_with_what_stands_there():
    now = [*FRESH[:1], FRESH[1].replace("Jane Doe", "Jane Do"), FRESH[2]]
    [(rule, paragraph, message, hint)] = told(now)
    assert (rule, paragraph) == ("changed-fact", 2)
    assert (
        message
        == "`Jane Doe`, which `visitors[0].name` of a.yaml says, does not stand here any more"
    )
    assert hint == "here it says `Jane Do`; correct one of the two"


def test_a_post_that_was_changed_is_told():
    [(rule, _, _, hint)] = told(edited("deputy manager", "manager"))
    assert rule == "changed-fact"
    assert "here it says `manager`" in hint


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("12 engineers", "13 engineers", "here stands `13`, where a.yaml makes it `12`"),
        ("18 June", "19 June", "here stands `19`, where a.yaml makes it `18`"),
        ("June 2021", "July 2021", "here stands `July`, where a.yaml makes it `June`"),
    ],
)
def test_a_figure_that_was_changed_is_told_where_it_stands(old, new, message):
    assert [one[:3] for one in told(edited(old, new))] == [("changed-figure", 2, message)]


def test_chinese_numerals_are_figures():
    [(rule, *_)] = told(["二〇二一年七月三日来访"], ["二〇二一年七月四日来访"])
    assert rule == "changed-figure"


def test_a_name_that_is_nowhere_any_more_is_told_once():
    found = told([FRESH[0], "The visit went well.", "All was said."])
    assert [one[0] for one in found].count("lost-fact") == 2


def test_a_figure_in_a_new_paragraph_is_told():
    [(rule, paragraph, message, _)] = told([*FRESH, "It cost 1,200 yuan."])
    assert (rule, paragraph, message) == ("new-figure", 4, "a.yaml knows nothing of `1,200`")


def test_a_paragraph_may_be_left_out_if_its_facts_stand_elsewhere():
    assert told(FRESH[:2]) == []
