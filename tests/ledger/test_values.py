"""What templates see: the same figures in every language, each with its records."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger.sample import body, person, row, task
from ledger.test_figures import CHOICES, REQUIRED, ROWS
from reportkit.language import Style
from reportkit.ledger.choice import Choice
from reportkit.ledger.figures import build_figures
from reportkit.ledger.span import parse_span
from reportkit.ledger.values import build_values

ALL = Choice()


def values_of(rows, lang="en", choice=ALL, required=(), **more):
    return build_values(build_figures(rows, choice, dict(required), **more), Style(lang))


def iter_counted(value, path=""):
    """Yield every group that tells how many its records are."""
    if isinstance(value, dict):
        yield from [(path, value)] if {"count", "records"} <= value.keys() else []
        for name, part in value.items():
            yield from iter_counted(part, f"{path}.{name}")
    elif isinstance(value, list):
        for number, part in enumerate(value):
            yield from iter_counted(part, f"{path}[{number}]")


@given(ROWS, CHOICES, st.sampled_from(["en", "zh"]))
def test_every_count_is_the_number_of_the_records_beside_it(rows, choice, lang):
    values = values_of(rows, lang, choice, REQUIRED.items())
    ids = {one["id"] for one in values["rows"]}
    counted = [*iter_counted(values["stats"])]
    assert counted
    for path, group in counted:
        assert set(group["records"]) <= ids
        if not re.search(r"\.(follow_ups|people)\b(?!.*list)", path):
            assert group["count"] == len(group["records"]), path
    for one in values["stats"]["follow_ups"]["list"]:
        assert one["record"] in ids


@given(ROWS, CHOICES)
def test_figures_do_not_depend_on_the_language(rows, choice):
    def numbers(value):
        if isinstance(value, dict):
            return {name: numbers(part) for name, part in value.items()}
        if isinstance(value, list):
            return [numbers(part) for part in value]
        return value if isinstance(value, int) else None

    english, chinese = (values_of(rows, lang, choice, REQUIRED.items()) for lang in ("en", "zh"))
    assert numbers(english["stats"]) == numbers(chinese["stats"])


@pytest.mark.parametrize(
    ("words", "english", "chinese"),
    [
        ("2021", "2021", "2021年"),
        ("2021-Q3", "Q3 2021", "2021年第三季度"),
        ("2021-H2", "H2 2021", "2021年下半年"),
        ("2021-07", "July 2021", "2021年7月"),
        ("2021-07..2021-09", "Q3 2021", "2021年第三季度"),
        ("2021-02..2021-09", "February to September 2021", "2021年2月至9月"),
        ("2020-11..2021-02", "November 2020 to February 2021", "2020年11月至2021年2月"),
    ],
)
def test_a_period_has_its_name_in_every_language(words, english, chinese):
    choice = Choice(parse_span(words))
    names = [values_of([], lang, choice)["period"]["name"] for lang in ("en", "zh")]
    assert names == [english, chinese]


def test_the_filter_tells_what_the_figures_are_made_of():
    rows = [row("a", is_published=True), row("b", "2021-06-20")]
    choice = Choice(parse_span("2021-Q2"), ("meeting", "visit"), ("Fenwick",))
    told = values_of(rows, "en", choice, as_of="2021-06-30", left_out=("c.yaml",))["filter"]
    assert told == (
        "Q2 2021; kinds: meeting, visit; organizations: Fenwick; as of 2021-06-30; 1 of 2 dated by "
        "their publication, for want of a date of the event; 1 more could not be read and are left "
        "out"
    )
    chinese = values_of(rows, "zh", choice, as_of="2021-06-30", left_out=("c.yaml",))["filter"]
    assert chinese.startswith(
        "2021年第二季度；类型：会议、参观考察；单位：Fenwick；截至2021-06-30；"
    )


@pytest.mark.parametrize(
    ("expected", "present", "words"),
    [(None, None, "—"), (21, 20, "21/20"), (None, 20, "—/20"), (21, None, "21/—"), (0, 0, "0/0")],
)
def test_head_counts_that_are_not_stated_are_a_dash(expected, present, words):
    values = values_of([row(expected=expected, present=present)])
    assert values["rows"][0]["attendance"] == words


def test_gaps_that_follow_each_other_are_told_as_one():
    rows = [row("a", "2021-03-18"), row("b", "2021-12-20", kind="visit")]
    choice = Choice(parse_span("2021"))
    stats = values_of(rows, "en", choice, {"meeting": "month"}.items(), as_of="2021-06-30")["stats"]
    [meeting] = stats["requirements"]["list"]
    assert meeting["gaps"] == ["Jan to Feb", "Apr to Jun"]
    assert (meeting["met"], meeting["due"], stats["requirements"]["gaps"]) == (1, 6, 5)
    marks = [cell["mark"] for cell in meeting["cells"]]
    assert marks == ["✗", "✗", "1", "✗", "✗", "✗", "", "", "", "", "", ""]


def test_a_row_of_the_grid_is_as_wide_as_the_months_that_are_covered():
    choice = Choice(parse_span("2021-02..2021-08"))
    stats = values_of([row()], "en", choice, {"study": "quarter"}.items())["stats"]
    [study] = stats["requirements"]["list"]
    assert [cell["months"] for cell in study["cells"]] == [2, 3, 2]
    assert len(stats["requirements"]["months"]) == 7


def test_what_is_compared_is_told_with_its_change():
    rows = [
        row("a", "2020-06-18", expected=10, present=5), row("b", "2021-06-18", present=9),
        row("c", "2021-06-19", expected=10, present=9, kind="visit", partners=(body("P"),)),
    ]  # fmt: skip
    [change] = values_of(rows, "en", Choice(parse_span("2021")))["stats"]["changes"]
    assert (change["with"], change["period"]) == ("last_year", "2020")
    told = {one["name"]: (one["now"], one["before"], one["change"]) for one in change["list"]}
    assert told == {
        "Activities": ("2", "1", "+1 (+100%)"),
        "Attendances": ("18", "5", "+13 (+260%)"),
        "Attendance rate": ("90%", "50%", "+40.0 percentage points"),
        "People named": ("0", "0", "0"),
        "Visits": ("1", "0", "+1"),
    }


def test_of_what_is_not_known_no_change_is_told():
    rows = [row("a", "2020-06-18"), row("b", "2021-06-18", present=9)]
    [change] = values_of(rows, "zh", Choice(parse_span("2021")))["stats"]["changes"]
    assert change["list"][1] == {"name": "参加人次", "now": "9", "before": "—", "change": "—"}


def test_the_examples_of_a_kind_are_those_that_brought_most():
    rows = [row(f"r{n}", results=({"en": "x"},) * n) for n in range(5)]
    [kind] = values_of(rows)["stats"]["kinds"]
    assert [one["id"] for one in kind["examples"]] == ["r4", "r3", "r2"]


def test_a_text_that_is_not_in_the_language_of_the_ledger_is_told_in_its_own():
    values = values_of([row(title={"zh": "会议"}, people=(person("Doe"),))], "en")
    assert values["rows"][0]["title"] == "会议"


def test_a_follow_up_is_told_with_its_state():
    rows = [row(tasks=(task("2021-07-01"), task("2021-06-20"), task("", "done", "2021-06-28")))]
    stats = values_of(rows, "en", as_of="2021-06-30")["stats"]["follow_ups"]
    assert [one["state_name"] for one in stats["list"]] == ["overdue", "open", "done"]
    assert (stats["closing_rate"], stats["mean_days"]) == ("33%", "10")
