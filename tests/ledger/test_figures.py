"""Figures: each is what its records say, and together they add up."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger.sample import body, person, row, task
from reportkit.ledger.choice import Choice
from reportkit.ledger.figures import LACKS, build_figures
from reportkit.ledger.span import month_of, parse_span

KINDS = ("meeting", "visit", "exchange", "reception", "study")
DAYS = st.dates(date(2019, 1, 1), date(2023, 12, 31)).map(str)
NUMBER = st.none() | st.integers(0, 40)
ORGS, PEOPLE = tuple(map(body, "FGH")), tuple(map(person, "abcde"))
TASKS = st.builds(
    task, st.just("") | DAYS, st.sampled_from(["open", "done", "dropped"]), st.just("") | DAYS
)


FACTS = st.fixed_dictionaries(
    {
        "kind": st.sampled_from(KINDS),
        "day": DAYS,
        "is_published": st.booleans(),
        "way": st.sampled_from(["made", "received", ""]),
        "expected": NUMBER,
        "present": NUMBER,
        "photos": st.integers(0, 2),
        "partners": st.sampled_from([(), ORGS[:1], ORGS[1:], ORGS]),
        "people": st.sampled_from([(), PEOPLE[:1], PEOPLE[:3], PEOPLE[2:], PEOPLE]),
        "recorder": st.none() | st.sampled_from(PEOPLE),
        "attachments": st.sampled_from([(), ({"en": "list"},)]),
        "tasks": st.lists(TASKS, max_size=2).map(tuple),
    }
)


def build_rows(told):
    """Rows as records might make them: a meeting is no visit."""
    ways = ({"way": ""} if one["kind"] == "meeting" else {} for one in told)
    pairs = enumerate(zip(told, ways, strict=True))
    return tuple(row(f"r{number}", **one | way) for number, (one, way) in pairs)


ROWS = st.lists(FACTS, max_size=12).map(build_rows)


SPANS = st.none() | st.sampled_from(["2020", "2021-Q3", "2020-11..2021-02"]).map(parse_span)
KINDS_ASKED = st.lists(st.sampled_from(KINDS), unique=True, max_size=2).map(tuple)
CHOICES = st.builds(Choice, SPANS, KINDS_ASKED, st.sampled_from([(), ("F",), ("g", "H")]))
REQUIRED = {"meeting": "month", "study": "quarter", "visit": "year"}


@given(ROWS, CHOICES)
def test_every_figure_is_that_of_its_records(rows, choice):
    figures = build_figures(rows, choice, REQUIRED)
    by_id = {one.id: one for one in figures.rows}
    total = figures.totals
    assert total.records.count == len(figures.rows) == len(choice.of(rows))
    for step in figures.months + figures.quarters + figures.steps:
        own = [one.id for one in figures.rows if one.day in step.span]
        assert sorted(step.records) == sorted(own)
    for kind in figures.kinds:
        assert [one.id for one in figures.rows if one.kind == kind.kind] == [*kind.records]
        stated = [by_id[id_].present for id_ in kind.heads.records]
        assert kind.heads.sum == (sum(stated) if stated else None)
    for partner in figures.partners:
        assert all(partner.body in by_id[id_].partners for id_ in partner.records)
    for one in figures.people:
        assert all(one.somebody in by_id[id_].people for id_ in one.records)
    for name, lacking in LACKS.items():
        assert [*figures.lacks[name].records] == [r.id for r in figures.rows if lacking(r)]
    came = [by_id[id_] for id_ in total.attendance.records]
    assert total.attendance.present == (sum(r.present for r in came) if came else None)
    assert total.attendance.expected == (sum(r.expected for r in came) if came else None)
    assert total.heads.sum == (
        sum(by_id[id_].present for id_ in total.heads.records) if total.heads.records else None
    )


@given(ROWS, CHOICES)
def test_figures_add_up(rows, choice):
    figures = build_figures(rows, choice, REQUIRED)
    count, visits = figures.totals.records.count, figures.totals.visits.count
    for parts in (figures.kinds, figures.months, figures.quarters, figures.steps):
        assert sum(part.count for part in parts) == count
    for number, step in enumerate(figures.steps):
        assert sum(kind.steps[number].count for kind in figures.kinds) == step.count
    assert figures.made.count + figures.received.count + figures.undirected.count == visits
    assert sum(one.count for one in figures.people) == (figures.named.sum or 0)
    assert sum(one.count for one in figures.partners) == sum(len(r.partners) for r in figures.rows)
    assert len({one.somebody.key for one in figures.people}) == figures.totals.people
    tasks = figures.follow_ups
    by_state = [len(tasks.of(state)) for state in ("open", "overdue", "done", "dropped")]
    assert sum(by_state) == len(tasks.tasks) == sum(len(r.tasks) for r in figures.rows)
    heads = [kind.heads for kind in figures.kinds]
    assert sum(one.sum or 0 for one in heads) == (figures.totals.heads.sum or 0)
    assert sum(one.of for one in heads) == count


@given(ROWS, CHOICES)
def test_a_requirement_is_met_by_records_and_a_gap_has_none(rows, choice):
    figures = build_figures(rows, choice, REQUIRED)
    for requirement in figures.requirements:
        for due in requirement.dues:
            own = [r.id for r in figures.rows if r.kind == requirement.kind and r.day in due.span]
            assert [*due.records] == own
            assert (due.state == "met") == bool(own)
            if due.state == "gap":
                assert due.span.end <= figures.as_of
                assert figures.span.first <= due.span.first <= due.span.last <= figures.span.last


@given(ROWS, st.sampled_from(["2020", "2021-Q3"]).map(parse_span))
def test_what_is_compared_is_what_the_other_span_says_itself(rows, span):
    figures = build_figures(rows, Choice(span))
    for compared, other in (
        (figures.previous, span.before()),
        (figures.last_year, span.year_before()),
    ):
        own = build_figures(rows, Choice(other))
        assert compared == (own.totals if own.rows else None)


def test_who_states_no_head_count_is_unknown_and_not_zero():
    rows = [row("a", expected=10, present=8), row("b"), row("c", present=5), row("d", expected=4)]
    totals = build_figures(rows, Choice()).totals
    assert (totals.heads.sum, totals.heads.records, totals.heads.of) == (13, ("a", "c"), 4)
    attendance = totals.attendance
    assert (attendance.present, attendance.expected, attendance.rate) == (8, 10, 0.8)
    assert (attendance.records, attendance.of) == (("a",), 4)


def test_where_nobody_states_head_counts_there_is_no_sum():
    totals = build_figures([row("a")], Choice()).totals
    assert (totals.heads.sum, totals.attendance.rate) == (None, None)
    nobody = build_figures([row("a", expected=0, present=0)], Choice()).totals
    assert (nobody.heads.sum, nobody.attendance.rate) == (0, None)


@pytest.mark.parametrize(
    ("due", "status", "done_on", "state"),
    [
        ("2021-06-29", "open", "", "overdue"),
        ("2021-06-30", "open", "", "open"),
        ("", "open", "", "open"),
        ("2021-06-01", "done", "2021-06-30", "done"),
        ("2021-06-01", "done", "", "done"),
        ("2021-06-01", "done", "2021-07-01", "overdue"),
        ("2021-07-15", "done", "2021-07-01", "open"),
        ("2021-06-01", "dropped", "", "dropped"),
    ],
)
def test_a_follow_up_is_told_as_it_stood_on_the_day(due, status, done_on, state):
    rows = [row(tasks=(task(due, status, done_on),))]
    [found] = build_figures(rows, Choice(), as_of="2021-06-30").follow_ups.tasks
    assert found.state == state


def test_how_long_it_took_is_told_of_those_that_state_it():
    tasks = (task(status="done", done_on="2021-06-28"), task(status="done"), task())
    found = build_figures([row(day="2021-06-18", tasks=tasks)], Choice(), as_of="2021-07-01")
    assert found.follow_ups.mean_days == 10
    assert len(found.follow_ups.timed) == 1
    assert found.follow_ups.closing_rate == pytest.approx(2 / 3)


def test_a_ledger_is_as_of_its_last_entry_or_the_end_of_its_span():
    rows = [row("a", "2021-06-18"), row("b", "2021-02-01", published="2021-07-03")]
    assert build_figures(rows, Choice()).as_of == "2021-07-03"
    assert build_figures(rows, Choice(parse_span("2021"))).as_of == "2021-07-03"
    assert build_figures(rows, Choice(parse_span("2021-Q1"))).as_of == "2021-03-31"
    assert build_figures(rows, Choice(), as_of="2021-12-31").as_of == "2021-12-31"
    assert build_figures([], Choice()).as_of == ""


def test_a_quarter_that_is_not_over_is_no_gap():
    rows = [row("a", "2021-02-18"), row("b", "2021-07-20")]
    [study] = build_figures(rows, Choice(parse_span("2021")), {"study": "quarter"}).requirements
    assert [due.state for due in study.dues] == ["gap", "gap", "ahead", "ahead"]


def test_of_a_quarter_that_is_covered_in_part_nothing_is_missed():
    rows = [row("a", "2021-02-18"), row("b", "2021-09-30")]
    span = parse_span("2021-02..2021-09")
    [study] = build_figures(rows, Choice(span), {"study": "quarter"}).requirements
    assert [due.state for due in study.dues] == ["outside", "gap", "gap"]


def test_an_organisation_is_asked_for_by_key_name_or_short_name_as_partner_or_as_own():
    short = replace(body("Riverside Centre"), key="key rc", short={"zh": "河畔"})
    rows = (row("a", partners=(short,)), row("b", org=short), row("c"))
    for asked in ("rc", "riverside centre", "河畔"):
        assert [one.id for one in Choice(orgs=(asked,)).of(rows)] == ["a", "b"]
    assert not Choice(orgs=("key rc",)).of(rows)


def test_the_months_of_a_ledger_without_a_span_go_from_the_first_record_to_the_last():
    rows = [row("a", "2020-11-18"), row("b", "2021-02-01")]
    figures = build_figures(rows, Choice())
    assert [step.span.key for step in figures.months] == [
        "2020-11",
        "2020-12",
        "2021-01",
        "2021-02",
    ]
    assert month_of("2020-11-18") == figures.span.first
