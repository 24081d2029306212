"""Records as calendars, read by a library that knows RFC 5545, and by the letter of it."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from reportkit.export.ics import write_ics
from reportkit.record.model import Text

DAY = "date: 2021-06-18\nsummary: They came.\n"


def read(telling):
    """The parts of a calendar, which is sound."""
    calendar = Calendar.from_ical(write_ics([telling]))
    for part in calendar.walk():
        assert not part.errors
    return calendar.subcomponents


def test_a_day_ends_before_the_next_one_and_keeps_nobody_busy(tell):
    [event] = read(tell(DAY))
    assert (event.name, str(event["SUMMARY"])) == ("VEVENT", "Visit to the plant")
    assert (event["DTSTART"].dt, event["DTEND"].dt) == (date(2021, 6, 18), date(2021, 6, 19))
    assert event["DTSTART"].params["VALUE"] == "DATE"
    assert event["TRANSP"] == "TRANSPARENT"


@pytest.mark.parametrize(
    ("period", "start", "end"),
    [
        ("{start: 2021-06-30, end: 2021-07-02}", date(2021, 6, 30), date(2021, 7, 3)),
        ("{start: 2021-06-18 09:00, end: 2021-06-20}", date(2021, 6, 18), date(2021, 6, 21)),
        (
            '{start: 2021-06-18 07:30, end: 2021-06-18 11:00, tz: "+08:00"}',
            datetime(2021, 6, 17, 23, 30, tzinfo=UTC),
            datetime(2021, 6, 18, 3, tzinfo=UTC),
        ),
        (
            '{start: 2021-06-18 22:30, end: 2021-06-19 01:00, tz: "-03:30"}',
            datetime(2021, 6, 19, 2, tzinfo=UTC),
            datetime(2021, 6, 19, 4, 30, tzinfo=UTC),
        ),
        (
            "{start: 2021-06-18 09:00, end: 2021-06-18 10:00, tz: Z}",
            datetime(2021, 6, 18, 9, tzinfo=UTC),
            datetime(2021, 6, 18, 10, tzinfo=UTC),
        ),
        (
            "{start: 2021-06-18 09:00, end: 2021-06-18 10:00}",
            datetime(2021, 6, 18, 9),
            datetime(2021, 6, 18, 10),
        ),
    ],
)
def test_spans_and_times_are_those_of_the_record(tell, period, start, end):
    [event] = read(tell(f"date: {period}\nsummary: They came.\n"))
    assert (event["DTSTART"].dt, event["DTEND"].dt) == (start, end)


def test_a_time_without_an_end_has_none(tell):
    [event] = read(tell("date: 2021-06-18 09:00\nsummary: They came.\n"))
    assert event["DTSTART"].dt == datetime(2021, 6, 18, 9)
    assert "DTEND" not in event


def test_a_record_without_a_day_is_a_journal_entry(tell):
    [entry] = read(tell("when: Recently\npublished: 2021-07-03\nsummary: They came.\n"))
    assert entry.name == "VJOURNAL"
    assert entry["DTSTART"].dt == date(2021, 7, 3)
    assert str(entry["DESCRIPTION"]).startswith("Time: Recently\nThey came.")


PEOPLE = """\
date: 2021-06-18
place: {name: Hall, address: 1 Road, city: Exampleton}
chair: jane
recorder: Tom Reed, secretary
visitors:
  - jane
  - {group: apprentices, count: 12}
guests:
  - may
activities:
  - {by: jane, did: toured, stops: [the plant, the yard]}
follow_up:
  - {what: Send it, owner: jane, due: 2021-07-01, status: done, done_on: 2021-06-30, evidence: A letter}
  - {what: Send it, due: 2021-07-05}
  - {what: Forget it, status: dropped}
  - {what: Long ago, status: done}
people:
  jane: {name: Jane Doe, honorific: Ms., title: director, email: jane@example.org}
  may: {name: May Roe, email: may@example.org}
"""  # noqa: E501 - a record


def test_people_without_an_address_are_named_and_those_with_one_are_attendees(tell):
    event = read(tell(PEOPLE))[0]
    assert str(event["DESCRIPTION"]).split("\n") == [
        "Ms. Jane Doe, director, toured the plant and the yard.",
        "Reported by: Example Technology Co., Ltd.",
        "Chair: Ms. Jane Doe, director",
        "Recorder: Tom Reed, secretary",
        "Visitors: Ms. Jane Doe, director; 12 apprentices",
        "Guests: May Roe",
    ]
    assert str(event["LOCATION"]) == "Hall, 1 Road, Exampleton"
    assert event["ORGANIZER"] == "mailto:jane@example.org"
    attendees = [(str(one), one.params["CN"], one.params["ROLE"]) for one in event["ATTENDEE"]]
    assert attendees == [
        ("mailto:jane@example.org", "Jane Doe", "CHAIR"),
        ("mailto:may@example.org", "May Roe", "OPT-PARTICIPANT"),
    ]


def test_what_is_to_follow_is_to_do_and_belongs_to_the_event(tell):
    event, *todos = read(tell(PEOPLE))
    assert {one.name for one in todos} == {"VTODO"}
    assert {str(one["RELATED-TO"]) for one in todos} == {str(event["UID"])}
    assert [str(one["STATUS"]) for one in todos] == [
        "COMPLETED", "NEEDS-ACTION", "CANCELLED", "COMPLETED",
    ]  # fmt: skip
    done, due, *_, old = todos
    assert done["COMPLETED"].dt == datetime(2021, 6, 30, 12, tzinfo=UTC)
    assert done["DUE"].dt == date(2021, 7, 1)
    assert str(done["DESCRIPTION"]) == "Owner: Ms. Jane Doe, director\nEvidence: A letter"
    assert str(done["ATTENDEE"]) == "mailto:jane@example.org"
    assert due["DUE"].params["VALUE"] == "DATE"
    assert "DESCRIPTION" not in due
    assert "COMPLETED" not in old
    assert len({str(one["UID"]) for one in (event, *todos)}) == 5


def test_ids_outlive_a_change_and_stamps_are_days_of_the_record(tell):
    before = read(tell(PEOPLE))
    after = read(tell(PEOPLE.replace("due: 2021-07-05", "due: 2022-01-01").replace("Hall", "Yard")))
    assert [one["UID"] for one in before] == [one["UID"] for one in after]
    assert {one["DTSTAMP"].dt for one in before} == {datetime(2021, 6, 18, tzinfo=UTC)}
    signed = f"{DAY}approval: {{signed: {{by: Jane Doe, on: 2021-06-20}}}}\n"
    assert read(tell(signed))[0]["DTSTAMP"].dt == datetime(2021, 6, 20, tzinfo=UTC)


def test_two_records_never_share_an_id(tell):
    other = tell(DAY, head="kind: visit\ntitle: Visit to the plant\norg: Another Co.\n")
    assert read(tell(DAY))[0]["UID"] != read(other)[0]["UID"]


def test_a_chinese_calendar_speaks_chinese(tell):
    head = "类型: meeting\n标题: 专题会议\n单位: 示例技术有限公司\n语言: zh\n"
    text = "日期: 2026-06-10\n概述: 会议通过了办法。\n主持人: 李翀，院长\n"
    [event] = read(tell(text, "zh", head))
    assert event["SUMMARY"].params["LANGUAGE"] == "zh-CN"
    assert event["CATEGORIES"].cats == ["会议"]
    assert (
        str(event["DESCRIPTION"])
        == "会议通过了办法。\n填报单位：示例技术有限公司\n主持人：院长李翀"
    )


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(st.text("汉字é😀 ,;\\:\"'\n-=a", min_size=1, max_size=120).filter(str.strip))
def test_lines_are_folded_by_octets_and_any_title_comes_back(tell, title):
    telling = tell(DAY)
    told = replace(telling, record=replace(telling.record, title=Text({"en": title})))
    written = write_ics([told])
    lines = written.encode().split(b"\r\n")
    assert all(len(line) <= 75 for line in lines)
    assert "\ufffd" not in "".join(line.decode("utf-8", "replace") for line in lines)
    assert b"\n" not in b"".join(lines)
    assert str(read(told)[0]["SUMMARY"]) == title
