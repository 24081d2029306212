"""What search engines and news agencies are told."""

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

import reportkit
from export.ninjs import FORMATS, SCHEMA
from reportkit.export.jsonld import write_jsonld
from reportkit.export.ninjs import build_item, write_ninjs
from reportkit.export.page import Image, Page, Paragraph, Span
from reportkit.export.telling import build_telling
from reportkit.language import Style

RECORDS = sorted((Path(__file__).parents[2] / "records").glob("*.yaml"))
FULL = """\
lang: [en, zh]
date: {start: 2021-06-18 09:00, end: 2021-06-18 11:30, tz: "+08:00"}
published: 2021-07-03
place: {name: {en: Hall, zh: 礼堂}, address: {en: 1 Road, zh: 一路1号}, city: {en: Exampleton, zh: 示例市}}
host: {name: {en: Example Motors, zh: 示例汽车}, short: {en: Motors, zh: 汽车}}
visitors:
  - {name: {en: Jane Doe, zh: 王彧}, honorific: {en: Ms., zh: 女士}, title: {en: director, zh: 主任}, org: motors}
  - {group: {en: apprentices, zh: 学员}, count: 12, of: motors}
summary: {en: They came., zh: 来访人员参观了车间。}
photos:
  - {file: a.jpg, caption: {en: The hall, zh: 礼堂}, alt: {en: A hall, zh: 一座礼堂}, by: Tom Reed}
doc: {number: 示例〔2021〕7号}
release:
  headline: {en: Visitors came, zh: 来访}
  kicker: {en: News, zh: 要闻}
  subhead: {en: All was well, zh: 一切顺利}
  byline: {en: Press office, zh: 办公室}
  dateline: {city: {en: Exampleton, zh: 示例市}, country: {en: China, zh: 中国}, date: 2021-07-03}
  embargo: 2021-07-03 10:00
  contact: reed
orgs:
  motors: {name: {en: Example Motors, zh: 示例汽车}}
people:
  reed: {name: {en: Tom Reed, zh: 李翀}, phone: 0555 0100, email: press@example.org}
"""  # noqa: E501 - a record
HEAD = (
    "kind: visit\ntitle: {en: Visit to the plant, zh: 参观工厂}\n"
    "org: {name: {en: Example Technology, zh: 示例技术}}\n"
)
PAGE = Page(
    (
        Paragraph((Span("Visitors came"),), level=0),
        Paragraph((Image(b"none", "A hall", 1, 1),)),
        Paragraph((Span("Photo 1. The hall"),), style="caption"),
        Paragraph((Span("They came."),)),
    )
)
SHORT = "published: 2021-07-03\nwhen: Recently\nsummary: They came.\n"


@pytest.fixture
def full(tell):
    """The full record, told in both languages."""
    english = tell(FULL, "en", HEAD)
    chinese = build_telling(english.record, Style(lang="zh"), PAGE)
    return build_telling(english.record, Style(lang="en"), PAGE), chinese


def graph(*tellings):
    read = json.loads(write_jsonld(tellings))
    assert read["@context"] == "https://schema.org"
    return read["@graph"]


def test_an_event_says_when_where_and_who(full):
    event = graph(*full)[0]
    assert event["@type"] == "Event"
    assert (event["startDate"], event["endDate"]) == (
        "2021-06-18T09:00:00+08:00",
        "2021-06-18T11:30:00+08:00",
    )
    assert event["location"] == {
        "@type": "Place",
        "name": "Hall",
        "address": {
            "@type": "PostalAddress",
            "streetAddress": "1 Road",
            "addressLocality": "Exampleton",
        },
    }
    motors = {"@type": "Organization", "name": "Example Motors", "alternateName": "Motors"}
    assert event["organizer"] == [motors]
    assert event["attendee"] == [
        {
            "@type": "Person",
            "name": "Jane Doe",
            "honorificPrefix": "Ms.",
            "jobTitle": ["director"],
            "worksFor": motors,
        },
        motors,
    ]
    assert event["image"] == [
        {
            "@type": "ImageObject",
            "contentUrl": "a.jpg",
            "caption": "The hall",
            "description": "A hall",
            "creditText": "Tom Reed",
        }
    ]


def test_an_article_in_each_language_is_about_the_event(full):
    event, english, chinese = graph(*full)
    assert [one["@type"] for one in (english, chinese)] == ["NewsArticle"] * 2
    assert {one["about"]["@id"] for one in (english, chinese)} == {event["@id"]}
    assert english["headline"] == "Visitors came"
    assert english["alternativeHeadline"] == "All was well"
    assert english["dateline"] == "Exampleton, China, 3 July 2021"
    assert english["datePublished"] == "2021-07-03"
    assert english["creditText"] == "Press office"
    assert english["articleBody"] == "Visitors came\n\nThey came."
    assert english["workTranslation"] == [{"@id": chinese["@id"]}]
    assert chinese["translationOfWork"] == {"@id": english["@id"]}
    assert (chinese["inLanguage"], chinese["headline"]) == ("zh-CN", "来访")


def test_nothing_is_said_of_what_is_unknown(tell):
    event, article = graph(tell(SHORT))
    assert "startDate" not in event
    assert "location" not in event
    assert "translationOfWork" not in article
    assert "articleBody" not in article


def test_no_words_end_the_script_around_them(tell):
    telling = tell(SHORT.replace("They came.", "</script><script>alert(1)</script>"))
    assert "<" not in write_jsonld([telling])
    assert graph(telling)[0]["description"].startswith("</script>")


def test_a_meeting_online_has_a_virtual_place(tell):
    event, _ = graph(tell("date: 2021-06-18\nplace: {name: Zoom, online: true}\nsummary: A.\n"))
    assert event["location"] == {"@type": "VirtualLocation", "name": "Zoom"}
    assert event["eventAttendanceMode"].endswith("/OnlineEventAttendanceMode")


def check(item):
    problems = Draft202012Validator(SCHEMA, format_checker=FORMATS).iter_errors(item)
    assert [(list(one.path), one.message) for one in problems] == []


def test_an_item_follows_the_standard(full):
    for telling in full:
        item = json.loads(write_ninjs(telling))
        check(item)
        assert item["standard"]["version"] == "3.3"


@pytest.mark.parametrize("audience", ["public", "internal"])
def test_every_record_of_the_repository_makes_an_item(audience):
    made = reportkit.export_records(RECORDS, "ninjs", audience=audience)
    items = [json.loads(content) for content in made.values()]
    assert {item["language"] for item in items} == {"en", "zh-CN"}
    assert any("associations" in item for item in items)
    for item in items:
        check(item)


def test_characters_are_counted_with_blanks(full):
    plain, _ = build_item(full[0])["bodies"]
    assert plain["charCount"] == len(plain["value"]) == 25


def test_words_are_counted_where_blanks_part_them(full):
    english, chinese = (build_item(telling)["bodies"] for telling in full)
    assert [one["wordCount"] for one in english] == [4, 4]
    assert [one["role"] for one in chinese] == ["main", "richtext"]
    assert not any("wordCount" in one for one in chinese)


def test_the_schema_refuses_what_the_standard_does_not_name(full):
    item = json.loads(write_ninjs(full[0]))
    for name, wrong in {
        "versioncreated": "2021",
        "uri": "no uri",
        "embargoedUntil": "soon",
        "versionCreated": "2021-07-03",
    }.items():
        with pytest.raises(AssertionError):
            check({**item, name: wrong})


def test_an_item_says_what_an_agency_asks_for(full):
    item = build_item(full[0])
    assert item["type"] == "text"
    assert item["language"] == "en"
    assert item["versionCreated"] == "2021-07-03T00:00:00+08:00"
    assert item["embargoedUntil"] == "2021-07-03T10:00:00+08:00"
    assert (item["by"], item["located"]) == ("Press office", "Exampleton, China")
    assert {one["role"]: one["value"] for one in item["headlines"]} == {
        "main": "Visitors came", "kicker": "News", "subhead": "All was well",
    }  # fmt: skip
    assert [(one["contentType"], one["value"]) for one in item["bodies"]] == [
        ("text/plain", "Visitors came\n\nThey came."),
        ("text/html", "<article>\n<h1>Visitors came</h1>\n<p>They came.</p>\n</article>\n"),
    ]
    assert item["people"] == [
        {"name": "Ms. Jane Doe", "rel": "mentions"},
        {
            "name": "Tom Reed",
            "rel": "contact",
            "contactInfo": [
                {"type": "email", "value": "press@example.org"},
                {"type": "phone", "value": "0555 0100"},
            ],
        },
    ]
    assert item["organisations"][0] == {"name": "Example Technology", "rel": "issuer"}
    assert item["places"][0]["contactInfo"][0]["address"] == {
        "lines": ["1 Road"], "locality": "Exampleton",
    }  # fmt: skip
    assert item["altIds"] == [{"role": "document number", "value": "示例〔2021〕7号"}]
    [picture] = item["associations"]
    assert picture["renditions"] == [
        {"name": "original", "title": "a.jpg", "contentType": "image/jpeg"}
    ]
    assert picture["descriptions"] == [
        {"role": "caption", "value": "The hall"},
        {"role": "alternative text", "value": "A hall"},
    ]


def test_a_short_record_makes_a_short_item(tell):
    item = build_item(tell(SHORT))
    check(item)
    assert item["representationType"] == "partial"
    assert item["versionCreated"] == "2021-07-03T00:00:00+00:00"
    assert {"bodies", "embargoedUntil", "places", "people"}.isdisjoint(item)
