"""Values are told when, and in the order in which, they are printed."""

from typing import Any

from reportkit.context import build_wording
from reportkit.language import Style
from reportkit.record.house import HouseField, find_type

from .conftest import Build

WORDING = build_wording()
date, listed, say = WORDING.filters["date"], WORDING.filters["listed"], WORDING.say

DOE = "Ms. Jane Doe, deputy manager of Example Technology Co., Ltd."


def test_asking_whether_somebody_is_there_names_nobody(build: Build) -> None:
    context = build()
    assert context["host"]
    assert say(context["host"]) == "Example Motors Co., Ltd."


def test_the_same_context_names_in_full_once(build: Build) -> None:
    context: Any = build()
    assert say(context["visitors"][0].person) == DOE
    assert say(context["head"]) == "Ms. Jane Doe"


def test_two_contexts_share_no_memory(build: Build) -> None:
    assert say(build()["head"]) == say(build()["head"])


def test_a_title_introduces_nobody(build: Build) -> None:
    context = build(title="Visit of $doe", visitors="[doe]", people="{doe: {name: Jane Doe}}")
    assert say(context["title"]) == "Visit of Jane Doe"
    assert say(context["head"]) == "Jane Doe"


def test_a_series_is_a_list_and_can_be_cut_and_joined(build: Build) -> None:
    context: Any = build("agenda: [Welcome, Tour, Talk]")
    agenda = context["agenda"]
    assert say(agenda) == listed(agenda) == "Welcome, Tour, and Talk"
    assert say(agenda[:2]) == "Welcome and Tour"
    assert len(agenda + agenda) == 6


def test_phrases_compare_by_their_words(build: Build) -> None:
    context: Any = build("theme: Safety")
    assert context["theme"] == "Safety"
    assert len(context["theme"]) == 6


def test_dates_follow_the_house(build: Build) -> None:
    more = "published: 2021-07-03\nrelease: {embargo: 2021-07-03 10:00}"
    day_first, press = build(more), build(more, Style(register="ap", dates="month-first"))
    assert say(day_first["published"]) == "3 July 2021"
    assert say(press["published"]) == "July 3, 2021"
    release: Any = day_first["release"]
    assert say(release.embargo) == "3 July 2021, 10:00"


def test_a_cell_introduces_nobody(build: Build) -> None:
    context: Any = build("follow_up: [{what: Write to $doe}]", people="{doe: {name: Jane Doe}}")
    assert say(context["follow_up"][0].what) == "Write to Ms. Jane Doe"
    assert say(context["head"]) == DOE


def test_part_of_a_sentence_has_no_full_stop(build: Build) -> None:
    context: Any = build("background: {aims: learn., means: [a tour., a talk.]}")
    assert say(context["background"].aims) == "learn"
    assert say(context["background"].means) == "a tour and a talk"


def test_who_took_part_is_listed_by_name(build: Build) -> None:
    context: Any = build(
        "guests: ['Ms. Ann Lee, director of Other Ltd.', 'Mr. Tom Reed, clerk']", visitors=""
    )
    assert listed(context["guests"]) == (
        "Ms. Ann Lee, director of Other Ltd., and Mr. Tom Reed, clerk"
    )


def test_a_decision_prints_its_text_and_keeps_its_votes(build: Build) -> None:
    decision: Any = build("decisions: [{text: Go on, votes: {for: 8}}]")["decisions"][0]
    assert (say(decision), decision.number, decision.votes.for_) == ("Go on", 1, 8)
    assert decision.votes.against is None


def test_a_vote_without_figures_is_none(build: Build) -> None:
    decision: Any = build("decisions: [{text: Go on, votes: {}}]")["decisions"][0]
    assert not decision.votes


def test_house_fields_are_plain(build: Build) -> None:
    assert build("extra: {budget line: 07-B}")["extra"]["budget line"] == "07-B"  # type: ignore[index]


def test_declared_house_fields_are_values_of_their_kind(build: Build) -> None:
    types = {
        "due": "date",
        "ward": "text",
        "leader": "person",
        "cost": "number",
        "days": "list of date",
    }
    declared = tuple(HouseField(name, find_type(words)) for name, words in types.items())
    context: Any = build(
        """
        extra:
          due: 2021-07-03
          ward: near $us
          leader: Mr. John Smith, mayor
          cost: 3.50
        """,
        extra=declared,
    )
    house = context["extra"]
    assert date(house.due, "iso") == "2021-07-03"
    assert say(house.due) == "3 July 2021"
    assert say(house.leader) == "Mr. John Smith, mayor"
    assert say(house.cost) == "3.50"
    assert not house.days
    assert house.field_names() == tuple(types)


def test_declared_house_fields_that_are_left_out_are_empty(build: Build) -> None:
    declared = (HouseField("due", find_type("date")), HouseField("leader", find_type("person")))
    house: Any = build(extra=declared)["extra"]
    assert (say(house.due), say(house.leader.title)) == ("", "")
    assert not house.leader
