"""House fields that a project declares are read and checked like the others."""

from datetime import date, datetime

import pytest

from reportkit.diagnostics import Severity
from reportkit.record import Text
from reportkit.record.house import HouseField, find_type

DECLARED = (
    HouseField("budget", float, required=True, zh="预算", example="1200"),
    HouseField("ward", find_type("text")),
    HouseField("level", find_type("choice", ("City", "District"))),
    HouseField("days", find_type("list of date")),
    HouseField("leader", find_type("person")),
    HouseField("open", find_type("是否")),
    HouseField("heads", find_type("整数")),
    HouseField("begun", find_type("time")),
)


def test_every_value_is_of_its_kind(read):
    house = read(
        """
extra:
  预算: 1,200.50
  ward: North of $us
  level: city
  days: [2021-6-18, 2021年6月19日]
  leader: Ms. Jane Doe, deputy manager
  open: yes
  heads: 12
  begun: 2021-06-18 09:00
""",
        extra=DECLARED,
    ).extra
    assert (house.budget, str(house.budget), house.budget * 2) == (1200.5, "1200.50", 2401)
    assert house.ward == Text({"en": "North of $us"})
    assert (house.level, house.days) == ("City", (date(2021, 6, 18), date(2021, 6, 19)))
    assert house.leader.name.words == {"en": "Jane Doe"}
    assert (house.open, house.heads, house.begun) == (True, 12, datetime(2021, 6, 18, 9))


@pytest.mark.parametrize(
    ("written", "number"),
    [("1200", 1200), ("-3", -3), ("１２００", 1200), ("0.5", 0.5), ("1_000", 1000)],
)
def test_a_number_may_be_written_in_many_ways(read, written, number):
    assert read(f"extra: {{budget: {written!r}}}", extra=DECLARED).extra.budget == number


def test_every_mistake_is_told_where_it_stands(expect):
    expect(
        """\
extra:
  budget: a lot # ! wrong-value
  wrad: North # ! unknown-key
  level: Citty # ! wrong-value
  days: [soon] # ! wrong-value
  leader: Example Co., Ltd. # ! wrong-party
  open: perhaps # ! wrong-value
  ward: $nobody # ! unknown-reference
""",
        extra=DECLARED,
    )


def first(loaded):
    """The first error."""
    return next(one for one in loaded.diagnostics if one.severity is Severity.ERROR)


@pytest.mark.parametrize("written", ["", "extra:", "extra: {ward: North}", "extra: {budget: }"])
def test_a_required_field_that_is_missing_is_told(load, written):
    problem = first(load(written, extra=DECLARED))
    assert problem.message == "`extra.budget` is missing"
    assert problem.hint == "add a line such as `budget: 1200`"


def test_a_misspelt_field_suggests_the_nearest(load):
    problem = first(load("extra: {budget: 1, wrad: North}", extra=DECLARED))
    assert (problem.message, problem.hint) == (
        "`extra` has no field `wrad`",
        "did you mean `ward`?",
    )


def test_a_field_that_is_near_nothing_lists_what_is_declared(load):
    problem = first(load("extra: {budget: 1, qqq: x}", extra=DECLARED[:2]))
    assert problem.hint == "the house fields that `reportkit.yaml` declares are `budget`, `ward`"


def test_a_house_field_outside_of_extra_is_sent_there(load):
    problem = first(load("budget: 3\nextra: {budget: 1}", extra=DECLARED))
    assert problem.hint == "`budget` stands under `extra:`"


def test_a_full_width_colon_after_a_house_field_is_recognised(expect):
    expect("extra:\n  预算：1200 # ! full-width-colon\n  ward: North\n", extra=DECLARED)


def test_a_text_is_needed_in_every_language_of_the_record(expect):
    both = "kind: other\nlang: [en, zh]\norg: {en: Us, zh: 我们}\ntitle: {en: A, zh: 甲}\n"
    expect(
        f"{both}summary: {{en: A, zh: 甲}}\nextra:\n  budget: 1\n  ward: North # ! missing-words\n",
        extra=DECLARED,
    )


def test_a_placeholder_in_a_house_field_is_told(load):
    rules = [one.rule for one in load("extra: {budget: 1, ward: TBD}", extra=DECLARED).diagnostics]
    assert "record/placeholder" in rules


def test_without_a_declaration_house_fields_are_free(read):
    assert read("extra: {anything: [1, {a: b}]}").extra == {"anything": ["1", {"a": "b"}]}


@pytest.mark.parametrize("words", ["", "txt", "list of", "list of txt", "choice"])
def test_a_type_that_nobody_knows_is_none(words):
    assert find_type(words) is None
