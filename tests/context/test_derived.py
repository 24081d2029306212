"""What templates may ask for beyond the plain fields."""

from typing import Any

import pytest

from reportkit.context import build_wording
from reportkit.language import Style

from .conftest import Build

WORDING = build_wording()
say, subject = WORDING.say, WORDING.filters["subject"]


def test_a_minimal_visit_is_told(build: Build) -> None:
    context: Any = build()
    assert say(context["occasion"]) == "On 18 June 2021"
    assert say(context["head"]) == "Ms. Jane Doe, deputy manager of Example Technology Co., Ltd."
    assert say(context["destination"]) == "Example Motors Co., Ltd."
    assert say(context["counterpart"].called) == "Example Motors Co., Ltd."
    assert context["is_visit"]
    assert not context["party"]
    assert say(context["dateline"]) == say(context["document_number"]) == ""


def test_two_of_one_family_are_told_apart_wherever_they_took_part(build: Build) -> None:
    doe = "{{name: {} Doe, family: Doe, honorific: Ms., title: director}}"
    context: Any = build(
        f"people: {{jane: {doe.format('Jane')}, ann: {doe.format('Ann')}}}\nhosts: ann\n",
        visitors="jane",
    )
    assert say(context["head"]) == "Ms. Jane Doe, director"
    assert say(context["head"]) == "Ms. Jane Doe"
    assert say(context["head"]) == "Ms. Jane Doe"


def test_what_is_absent_prints_nothing_and_is_false(build: Build) -> None:
    context: Any = build()
    for value in (context["place"], context["release"], context["chair"], context["contact"]):
        assert not value
        assert say(value) == ""
    assert say(context["background"].aims) == ""
    assert list(context["background"].means) == []
    assert say(context["chair"].called) == ""
    assert not context["photos"]
    assert not context["attendance"]
    assert not context["about"]


def test_an_unknown_field_is_an_error_and_known_ones_are_listed(build: Build) -> None:
    context: Any = build()
    with pytest.raises(AttributeError):
        _ = context["background"].aim
    assert "aims" in context["background"].field_names()
    assert "directory" not in context


@pytest.mark.parametrize(
    ("changes", "visit"),
    [
        ({"kind": "meeting"}, True),
        ({"kind": "meeting", "host": "Example Technology Co., Ltd."}, False),
        ({"kind": "meeting", "host": "", "place": "Room 5"}, False),
        ({"place": "{name: Zoom, online: yes}"}, False),
        ({"kind": "reception", "host": ""}, True),
        ({"host": ""}, False),
        ({"host": "", "place": "Example Hall"}, True),
        ({"visitors": ""}, True),
        ({"visitors": "", "host": ""}, False),
        ({"visitors": "", "host": "Example Technology Co., Ltd."}, False),
        ({"visitors": "", "kind": "exchange"}, False),
    ],
)
def test_a_visit_has_somebody_who_goes_and_somewhere_to_go(
    build: Build, changes: dict[str, str], visit: bool
) -> None:
    assert build(**changes)["is_visit"] is visit


def test_visitors_who_are_received_come_to_the_reporting_body(build: Build) -> None:
    context = build(
        kind="reception", host="", visitors="\n  - Ms. Jane Doe, director of Other Ltd."
    )
    assert say(context["destination"]) == "Example Technology Co., Ltd."
    assert say(context["counterpart"]) == "Other Ltd."


def test_the_rest_of_the_delegation_is_told_with_the_heads_organisation(build: Build) -> None:
    context = build("""
        visitors:
          - Ms. Jane Doe, deputy manager
          - Mr. John Roe, engineer
          - {group: apprentices, count: 12, of: "Example Technology Co., Ltd."}
        """, visitors="")  # fmt: skip
    assert say(context["party"]) == "a delegation of 14"
    say(context["head"])
    assert say(context["companions"]) == (
        "Mr. John Roe, engineer, and 12 apprentices of the company"
    )


def test_a_long_delegation_is_told_by_its_number(build: Build) -> None:
    many = "\n".join(f"  - Mr. Name{letter}, engineer" for letter in "ABCDEF")
    context = build(visitors=f"\n{many}\n  - Mr. Last, clerk")
    assert say(context["party"]) == "a delegation of seven"
    assert say(context["companions"]) == ""
    assert say(context["delegation"]) == (
        "Mr. NameA, engineer of Example Technology Co., Ltd., and six others"
    )


def test_of_two_nobody_leads_and_both_go(build: Build) -> None:
    context = build(visitors="\n  - Ms. Jane Doe, deputy manager\n  - Mr. John Roe, engineer")
    assert not context["party"]
    assert subject(context["delegation"]) == (
        "Ms. Jane Doe, deputy manager of Example Technology Co., Ltd., and Mr. John Roe, engineer,"
    )


def test_groups_are_led_by_a_person_and_go_by_themselves(build: Build) -> None:
    groups = (
        '\n  - {group: apprentices, count: 2, of: "Example Technology Co., Ltd."}\n  - all staff'
    )
    led = build(visitors=f"\n  - Ms. Jane Doe{groups}")
    say(led["head"])
    assert say(led["party"]) == "two apprentices of the company and all staff"
    alone = build(visitors=groups)
    assert not alone["party"]
    assert say(alone["delegation"]) == (
        "two apprentices of Example Technology Co., Ltd. and all staff"
    )


def test_the_article_of_a_body_goes_with_the_body_named_last(build: Build) -> None:
    context = build(
        visitors="""
  - Ms. Jane Doe, deputy manager
  - Mr. John Roe, director of Other Ltd.
  - {group: engineers, of: "Example Technology Co., Ltd."}"""
    )
    assert say(context["delegation"]) == (
        "Ms. Jane Doe, deputy manager of Example Technology Co., Ltd.; "
        "Mr. John Roe, director of Other Ltd.; and engineers of Example Technology Co., Ltd."
    )


def test_a_body_receives_visitors_and_its_people_are_the_hosts(build: Build) -> None:
    context: Any = build(
        "activities: [{by: Ms. Jane Doe, did: thanked $us}]",
        kind="reception", host="", visitors="\n  - Ms. Jane Doe, director of Other Ltd.",
    )  # fmt: skip
    assert context["is_reception"]
    assert say(context["activities"][0]).endswith("thanked the hosts.")
    assert not build(kind="reception")["is_reception"]


@pytest.mark.parametrize(
    ("place", "words"),
    [
        ("Pier 4", "at Pier 4"),
        ("Room 5", "in Room 5"),
        ("the conference room", "in the conference room"),
        ("on board the Hope", "on board the Hope"),
        ("The Old Yard", "at the Old Yard"),
        ("Ministry of Labour", "at the Ministry of Labour"),
        ("{name: Zoom, online: yes}", "online via Zoom"),
        ("{name: Online, online: yes}", "online"),
        ("{name: Pier 4, city: Exampleton}", "at Pier 4 in Exampleton"),
        ("{name: Exampleton Pier, city: Exampleton}", "at Exampleton Pier"),
    ],
)
def test_a_place_has_its_preposition(build: Build, place: str, words: str) -> None:
    assert build(place=place)["venue"] == words


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ("", ""),
        ("chair: Mr. Tom Reed\nattendees: [Mr. Tom Reed, Ms. Ann Lee]", "Ms. Ann Lee"),
        ("attendees: [{group: members, count: 1}]", "one member"),
        ("participants: [Other Ltd., Third Ltd.]", "representatives of Other Ltd. and Third Ltd."),
        ("present: 11", "11 people"),
        (f"attendees: [{', '.join(f'Mr. Name{one}' for one in 'ABCDEF')}]", "six people"),
    ],
)
def test_who_attended_beside_the_chair(build: Build, more: str, words: str) -> None:
    assert say(build(more, kind="meeting")["audience"]) == words


def test_a_host_is_told_unless_the_place_tells_it(build: Build) -> None:
    assert say(build(place="Pier 4")["receiver"]) == "Example Motors Co., Ltd."
    assert say(build(place="Yard of Example Motors Co., Ltd.")["receiver"]) == ""
    assert say(build()["receiver"]) == ""


def test_visitors_of_another_body_are_met_and_ones_own_meet_the_host(build: Build) -> None:
    online = {"kind": "meeting", "place": "{name: Zoom, online: yes}"}
    assert say(build(**online)["partners"]) == "Example Motors Co., Ltd."
    guest = "\n  - Mr. John Roe, director of Other Ltd."
    assert say(build(**online, visitors=guest)["partners"]) == (
        "Mr. John Roe, director of Other Ltd."
    )


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"purpose": "talks."}, "talks"),
        ({"kind": "exchange"}, "an exchange"),
        ({}, ""),
        ({"kind": "other"}, ""),
    ],
)
def test_what_visitors_came_for(build: Build, changes: dict[str, str], words: str) -> None:
    assert say(build(**changes)["errand"]) == words


def test_participants_are_grouped_by_side_and_organisation(build: Build) -> None:
    context: Any = build("""
        visitors:
          - {person: "Ms. Jane Doe, deputy manager", role: head of delegation}
          - {group: apprentices, count: 12, of: "Example Technology Co., Ltd."}
        guests:
          - Dr. Ann Lee, director of Other Institute Ltd.
        """, visitors="")  # fmt: skip
    visitors, guests = context["delegations"]
    assert (visitors.side, visitors.organisation) == ("Visitors", "Example Technology Co., Ltd.")
    assert [(one.name, one.post, one.role) for one in visitors.people] == [
        ("Ms. Jane Doe", "deputy manager", "head of delegation"),
        ("12 apprentices", "", ""),
    ]
    assert (guests.side, guests.organisation) == ("Guests", "Other Institute Ltd.")


@pytest.mark.parametrize(
    ("more", "figures"),
    [
        (
            "expected: 20\npresent: 19",
            ("20", "19", "1", "95%", "20 expected, 19 present, 1 absent (95%)"),
        ),
        ("present: 19", ("", "19", "", "", "19 present")),
        ("expected: 20", ("20", "", "", "", "20 expected")),
        ("absent: [{who: Mr. John Roe}]", ("", "", "1", "", "1 absent")),
    ],
)
def test_unknown_attendance_stays_unknown(
    build: Build, more: str, figures: tuple[str, ...]
) -> None:
    attendance: Any = build(more)["attendance"]
    assert tuple(getattr(attendance, name) for name in attendance.field_names()) == figures


def test_the_steps_of_approval_are_those_that_are_set(build: Build) -> None:
    steps: Any = build("""
        approval:
          drafted: {by: "Mr. Tom Reed, secretary", on: 2021-06-19}
          signed: {by: Ms. Jane Doe, on: 2021-06-20, opinion: Agreed}
        """)["approvals"]  # fmt: skip
    assert [(one.step, one.name, one.post, one.date, one.opinion) for one in steps] == [
        ("Drafted by", "Mr. Tom Reed", "secretary", "19 June 2021", ""),
        ("Signed by", "Ms. Jane Doe", "deputy manager", "20 June 2021", "Agreed"),
    ]


def test_a_document_number_has_hexagonal_brackets(build: Build) -> None:
    parts = build("doc: {number: {code: 示例发, year: 2021, seq: 7}}")
    assert parts["document_number"] == "示例发〔2021〕7号"
    assert build("doc: {number: A-7}")["document_number"] == "A-7"


def test_a_dateline_in_either_style(build: Build) -> None:
    more = "published: 2021-08-03\nrelease: {dateline: {city: Wuhan, country: China}}"
    assert build(more)["dateline"] == "Wuhan, China, 3 August 2021 — "
    press = build(more, Style(register="ap"))
    assert press["dateline"] == "WUHAN, China, Aug. 3, 2021 — "


def test_the_contact_and_the_boilerplate_of_a_release(build: Build) -> None:
    context: Any = build("""
        release:
          contact: {name: Tom Reed, phone: 0555 0100}
          boilerplate: Example Technology makes tools.
        """)  # fmt: skip
    assert context["contact"].phone == "0555 0100"
    assert say(context["contact"].called) == "Tom Reed"
    assert say(context["about"].text) == "Example Technology makes tools."
    assert context["about"].name == "Example Technology Co., Ltd."


def test_the_directory_tells_about_a_body_whose_release_does_not(build: Build) -> None:
    org = "{name: Example Technology, about: It makes tools.}"
    context: Any = build(org=org, visitors="")
    assert (context["about"].name, say(context["about"].text)) == (
        "Example Technology", "It makes tools."
    )  # fmt: skip


def test_an_organisation_stands_in_the_table_once(build: Build) -> None:
    context: Any = build("""
        attendees:
          - Ms. Ann Lee, director of Other Ltd.
          - Mr. John Roe, director of Third Ltd.
          - {group: engineers, count: 1, of: Other Ltd.}
        """, visitors="")  # fmt: skip
    other, third = context["delegations"]
    assert [one.name for one in other.people] == ["Ms. Ann Lee", "1 engineer"]
    assert third.organisation == "Third Ltd."


def test_photos_and_attachments_are_numbered(build: Build) -> None:
    context: Any = build("""
        photos: [{file: a.jpg}, {file: b.jpg, caption: The hall}]
        attachments: [{title: Minutes, pages: 3}]
        """)  # fmt: skip
    assert [photo.number for photo in context["photos"]] == [1, 2]
    assert say(context["photos"][1].caption) == "The hall"
    assert (context["attachments"][0].number, context["attachments"][0].pages) == (1, 3)
