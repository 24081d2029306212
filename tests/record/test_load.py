"""Records: every fact arrives, and every problem is shown where it stands."""

from __future__ import annotations

import json
from datetime import date, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reportkit.record import load_directory, load_record
from reportkit.record.model import (
    Group,
    Mention,
    Number,
    Organisation,
    Period,
    Person,
    Text,
    Votes,
)

ANY_CHARACTER = st.characters(
    exclude_categories=("Cs", "Cc"), exclude_characters="$\u2028\u2029\ufeff\ufffd\ufffe\uffff"
)
SHARED = """
orgs:
  motors: {name: {en: "Example Motors Co., Ltd.", zh: 示例汽车有限公司}, short: Example Motors}
  school: 示例学校
people:
  jane: {name: Jane Doe, honorific: Ms., title: [secretary, director], org: motors}
  he: Mr. Mark He, general manager of Example Motors
terms:
  six: {en: six ones, zh: 六个一, note: in quotation marks}
"""


def words(text, language="en"):
    return text.words[language] if text else None


# --- the shortest record ----------------------------------------------------------------------


def test_a_record_of_eight_lines_is_whole(read):
    record = read(
        """kind: visit
title: Visit to Example Plant
date: 2021-06-18
org: Example Technology Co., Ltd.
host: Example Motors Co., Ltd.
visitors:
  - Ms. Jane Doe, deputy manager
summary: The visitors toured the plant.
"""
    )
    (attendee,) = record.visitors
    jane = attendee.person
    assert isinstance(jane, Person)
    assert (words(jane.name), words(jane.honorific)) == ("Jane Doe", "Ms.")
    assert [words(title) for title in jane.title] == ["deputy manager"]
    assert jane.org is record.org
    assert words(record.org.type) == "company"
    assert words(record.org.type, "zh") == "公司"
    assert record.id == "2021-06-18-visit"
    assert record.date == Period(date(2021, 6, 18))
    assert record.title.path == "title"


def test_what_is_needed_and_missing_is_named_with_an_example(load):
    loaded = load("place: Here\n", whole=True)
    assert loaded.record is None
    errors = {p.message: p.hint for p in loaded.diagnostics if p.severity == "error"}
    assert errors == {
        "`kind` is missing": "add a line such as `kind: visit`",
        "`title` is missing": "add a line such as `title: Visit to Example Plant`",
        "`org` is missing": "add a line such as `org: Example Technology Co., Ltd.`",
        "`date` or `published` is missing": "add a line such as `date: 2021-07-03`",
        "`summary` or `activities` is missing": (
            "add a line such as `summary: The visitors toured …`"
        ),
    }


def test_a_key_without_a_value_counts_as_absent(expect, read):
    expect("title: # ! missing\nplace:\n")
    assert read("place: ~\nremarks:\n").place is None


def test_the_settings_of_the_project_fill_what_is_absent(load):
    text = "kind: meeting\ntitle: T\ndate: 2021-06-18\nsummary: S\norg:\n"
    loaded = load(
        text, SHARED, whole=True, defaults={"org": "motors", "voice": "we", "lang": ["en"]}
    )
    assert loaded.record
    assert loaded.record.org.key == "motors"
    assert loaded.record.voice == "we"
    other = load(text, SHARED, whole=True, defaults={"org": "$nobody"})
    assert [p.rule for p in other.diagnostics if p.severity == "error"] == [
        "record/unknown-reference"
    ]


def test_the_root_must_be_a_set_of_keys(expect):
    expect("- a # ! not-a-mapping\n- b", whole=True)


# --- keys -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("titel: x", "did you mean `title`?"),
        ("followup: x", "did you mean `follow_up`?"),
        ("概书: x", "did you mean `概述`?"),
        ("headline: x", "`headline` stands under `release:`"),
        ("qqqq: x", "fields of your own stand under `extra:`"),
        ("place: {name: x, town: y}", "the fields here are `name`, `address`, `city`, `online`"),
        ("visitors:\n  - {name: Bo, honorfic: Mr.}", "did you mean `honorific`?"),
    ],
)
def test_an_unknown_key_is_an_error_with_a_suggestion(load, text, hint):
    (problem,) = [p for p in load(text).diagnostics if p.severity == "error"]
    assert (problem.rule, problem.hint) == ("record/unknown-key", hint)


def test_the_place_of_an_unknown_key_is_the_key(load):
    loaded = load("visitors:\n  - name: Bo\n    honorfic: Mr.\n")
    (problem,) = [p for p in loaded.diagnostics if p.severity == "error"]
    assert (problem.place.line, problem.place.column, problem.place.length) == (3, 5, 8)
    assert problem.place.source == "    honorfic: Mr."
    assert problem.message == "`visitors[0]` has no field `honorfic`"


def test_keys_may_be_chinese_at_every_level(read):
    record = read(
        """类型: meeting
标题: {英文: Meeting, 中文: 会议}
日期: {开始: 2021年6月18日 9:00, 结束: '11:30'}
单位: {名称: Ours, 简称: O}
参加人员:
  - {姓名: Bo, 职务: [a, b], 角色: head}
  - {人员: Cy, 角色: clerk}
  - {群体: all staff, 人数: '12'}
活动:
  - {做了: met, 谁: Bo, 等: 是}
"""
    )
    assert record.title.words == {"en": "Meeting", "zh": "会议"}
    assert record.date == Period(datetime(2021, 6, 18, 9), datetime(2021, 6, 18, 11, 30))
    bo, cy, staff = record.attendees
    assert [words(title) for title in bo.person.title] == ["a", "b"]
    assert (words(bo.role), words(cy.role)) == ("head", "clerk")
    assert isinstance(staff.person, Group)
    assert staff.person.count == 12
    assert record.activities[0].more is True
    assert record.activities[0].by == (Mention(bo.person),)


def test_a_key_given_in_both_languages_is_an_error(expect):
    loaded = expect(
        "title: x\n标题: y # ! duplicate-key\nplace: {name: a, 名称: b} # ! duplicate-key"
    )
    assert any("`title` in line 1 is the same key" in p.hint for p in loaded.diagnostics)


def test_keys_with_wide_spaces_or_colons_are_understood_and_reported(expect):
    expect(
        """\u3000title: x # ! wide-space
place\u3000: y # ! wide-space
background:
  aims：x # ! full-width-colon
activities:
  - did：toured # ! full-width-colon
  - did:toured # ! missing-space
chair:
  name：x # ! full-width-colon
host:
  name：x # ! full-width-colon
"""
    )


# --- values -----------------------------------------------------------------------------------


def test_scalars_are_what_their_key_asks_for(read):
    record = read(
        """title: 14:30
people:
  bo: {name: No, phone: 007, email: 13800138000, rank: 1_000}
expected: 30
place: {name: yes, online: yes}
"""
    )
    bo = record.directory.people["bo"]
    assert (bo.phone, bo.email, bo.rank) == ("007", "13800138000", 1000)
    assert words(bo.name) == "No"
    assert words(record.title) == "14:30"
    assert words(record.place.name) == "yes"
    assert record.place.online is True


@pytest.mark.parametrize(
    "written",
    ["2021-07-03", "2021-7-3", "2021.7.3", "2021/7/3", "2021年7月3日", "２０２１年７月３日"],
)
def test_dates_in_every_usual_notation(read, written):
    assert read(
        f"published: {written}\nfollow_up: [{{what: x, due: {written}}}]"
    ).published == date(2021, 7, 3)


@pytest.mark.parametrize(
    ("written", "start", "end"),
    [
        ("2021-06-18 09:00", datetime(2021, 6, 18, 9), None),
        ("2021-06-18T09:00:30", datetime(2021, 6, 18, 9, 0, 30), None),
        ("2021年6月18日9时30分", datetime(2021, 6, 18, 9, 30), None),
        ("2021-06-18 to 2021-06-20", date(2021, 6, 18), date(2021, 6, 20)),
        ("2021-06-18至2021-06-20", date(2021, 6, 18), date(2021, 6, 20)),
        ("2021-06-18 09:00-11:30", datetime(2021, 6, 18, 9), datetime(2021, 6, 18, 11, 30)),
        ("{start: 2021-06-18, end: 2021-06-20, tz: Z}", date(2021, 6, 18), date(2021, 6, 20)),
    ],
)
def test_periods(read, written, start, end):
    period = read(f"date: {written}").date
    assert (period.start, period.end) == (start, end)


@pytest.mark.parametrize(
    "line",
    [
        "date: 3/7/2021", "date: 2021-02-30", "date: 2021-06-18 25:00", "date: 2021-06-18 to later",
        "date: {start: soon}", "date: {start: 2021-06-18, tz: '8'}", "published: Friday",
        "expected: many", "expected: -3", "expected: 1e9", "kind: visits", "voice: they",
        "place: {name: x, online: perhaps}", "lang: fr", "doc: {retention: 5y}",
    ],
)  # fmt: skip
def test_a_value_that_cannot_be_understood_is_an_error(expect, line):
    expect(f"{line} # ! wrong-value")


@pytest.mark.parametrize(
    "line",
    [
        "title: [Draft]", "title: {draft}", "summary: {a: b}", "date: [2021-06-18]",
        "published: {a: b}", "kind: [visit]", "doc: official", "doc: [a]", "chair: [Bo]",
        "org: [Bo]", "remarks: hello", "extra: x", "background: [a, b]", "people: x",
        "title: {en: {a: b}}", "activities: [{by: [[a]]}]", "release: {boilerplate: [a]}",
    ],
)  # fmt: skip
def test_a_list_where_text_is_needed_is_an_error_and_the_like(expect, line):
    expect(f"{line} # ! wrong-shape")


@pytest.mark.parametrize("nothing", ["", "~", "null"])
def test_what_a_program_writes_for_nothing_is_nothing(load, nothing):
    record = load(
        f"kind: visit\ntitle: A\ndate: 2021-06-18\norg: Example Co.\nsummary: They came.\n"
        f"place: {nothing}\nvisitors: {nothing}\npresent: {nothing}\nrelease: {nothing}\n"
        f"chair: {{name: Bo, family: {nothing}, title: head}}\noutcomes: [{nothing or '~'}, one]\n"
    ).record
    assert (record.place, record.visitors, record.present, record.release) == (None, (), None, None)
    assert record.chair.family is None
    assert [one.words["en"] for one in record.outcomes] == ["one"]


@pytest.mark.parametrize("name", ["'null'", "Null", '"~"', "Null Island"])
def test_a_name_that_only_looks_like_nothing_is_a_name(load, name):
    text = f"kind: visit\ntitle: {name}\ndate: 2021-06-18\norg: A Co.\nsummary: They came.\n"
    assert load(text).record.title.words["en"] == name.strip("'\"")


@pytest.mark.parametrize(
    ("line", "hint"),
    [
        ("follow_up: [{what: x, owner: [Ms. Jane Doe]}]", "there is room for one"),
        ("chair: [Jane Doe, head]", "there is room for one"),
        ("date: [2021-06-18]", "there is room for one"),
        ("outcomes: [[Draft]]", "put it in quotation marks"),
        ("outcomes: [a: b]", "put it in quotation marks"),
        ("chair: {name: [Jane Doe]}", "put it in quotation marks"),
    ],
)
def test_a_list_where_one_is_meant_is_told_how_to_be_one(tmp_path, line, hint):
    path = tmp_path / "a.yaml"
    path.write_text(f"{line}\n", encoding="utf-8")
    [told] = [one for one in load_record(path).diagnostics if one.rule == "record/wrong-shape"]
    assert hint in told.hint


def test_text_in_brackets_is_told_to_take_quotation_marks(load):
    (problem, *_) = [p for p in load("title: [Draft]").diagnostics if p.severity == "error"]
    assert problem.hint == "if it is meant as text, put it in quotation marks"


def test_one_value_may_stand_for_a_list_and_for_the_whole(read):
    record = read(
        """activities: They met.
agenda: Opening
follow_up: Write the report
photos: a.jpg
attachments: [List of members]
decisions: {text: Go on, votes: {for: 5, against: 0}}
remarks: {by: Bo, quote: "Good."}
place: Example Plant
background: As planned.
commitments: {by: Bo, will: go on, topics: [a, {term: b, of: c}]}
absent: {who: Cy, makeup: 2021-7-5}
approval: {drafted: Bo, countersigned: [Cy]}
"""
    )
    assert words(record.activities[0].text) == "They met."
    assert words(record.agenda[0]) == "Opening"
    assert record.follow_up[0].status == "open"
    assert record.photos[0].public is True
    assert record.decisions[0].votes == Votes(for_=5, against=0)
    assert words(record.place.name) == "Example Plant"
    assert words(record.background.text) == "As planned."
    assert words(record.commitments[0].topics[1].term) == "b"
    assert record.absent[0].makeup == date(2021, 7, 5)
    assert words(record.approval.countersigned[0].by.name) == "Cy"


def test_house_fields_stay_as_they_were_written(read):
    extra = read("extra:\n  a: [no, 007]\n  b: {c: 14:30}\n  d: |\n    x\n    y\n").extra
    assert extra == {"a": ["no", "007"], "b": {"c": "14:30"}, "d": "x\ny"}


def test_a_document_number_is_text_or_parts(read):
    number = read("doc: {number: {code: 示例发, year: 2021, seq: 7}}").doc.number
    assert number == Number("示例发", 2021, 7)
    assert read("doc: {number: 示例发〔2021〕7号}").doc.number == "示例发〔2021〕7号"


def test_a_record_of_a_later_version_is_refused(expect):
    expect("schema: 2 # ! version")


def test_empty_list_items_are_left_out(read):
    assert len(read("agenda:\n  - Opening\n  -\n").agenda) == 1


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(ANY_CHARACTER, min_size=1).filter(str.strip))
def test_any_text_arrives_whole(tmp_path, text):
    path = tmp_path / "r.yaml"
    path.write_text(
        f"kind: visit\ntitle: {json.dumps(text)}\ndate: 2021-06-18\norg: x\nsummary: y\n"
        f"agenda:\n  - '{text.replace(chr(39), chr(39) * 2)}'\n",
        encoding="utf-8",
    )
    record = load_record(path).record
    assert record
    assert record.title.words == {"en": text}
    assert record.agenda[0].words == {"en": text}


# --- languages --------------------------------------------------------------------------------


def test_every_field_without_a_translation_is_named(expect):
    expect(
        """lang: [en, zh]
title: {en: a, zh: 甲}
summary: b # ! missing-words
agenda:
  - c # ! missing-words
  - {zh: 乙} # ! missing-words
org: Ours # ! missing-words
notes: never printed
visitors:
  - Ms. Jane Doe, manager # ! missing-words, missing-words
  - Ms. Jane Doe
  - {name: {en: Bo, zh: 波}, title: clerk} # ! missing-words
  - {group: {en: all, fr: tous, zh: 全体}} # ! unknown-language
"""
    )


def test_shared_names_without_a_translation_are_named_once(expect):
    expect(
        """lang: [en, zh]
org: motors
title: {en: $six at $motors, zh: $six}
summary: {en: a, zh: 乙}
chair: jane # ! missing-words, missing-words, missing-words
recorder: $jane
host: school # ! missing-words
""",
        SHARED,
    )


def test_people_may_be_given_inline_in_each_language(read):
    record = read(
        """lang: [zh, en]
title: {zh: 甲, en: a}
summary: {zh: 甲, en: a}
org: {zh: 示例公司, en: Ours}
chair: 简女士
attendees:
  - {zh: 简女士，副经理, en: "Ms. Jane Doe, deputy manager"}
  - {zh: 全体党员, en: all Party members}
activities:
  - by: {zh: 另一公司, en: "Other Co., Ltd."}
    text: {zh: 甲, en: a}
"""
    )
    jane, members = (attendee.person for attendee in record.attendees)
    assert record.chair is jane
    assert jane.name.words == {"en": "Jane Doe", "zh": "简女士"}
    assert jane.title[0].words == {"zh": "副经理", "en": "deputy manager"}
    assert isinstance(members, Group)
    assert isinstance(record.activities[0].by[0].party, Organisation)


# --- references -------------------------------------------------------------------------------


def test_references_are_checked_where_they_stand(expect):
    loaded = expect(
        """title: $jan meets ${motors:short} # ! unknown-reference
summary: >
  $we met ${jane:titel} for $5 and $$x # ! unknown-form
  and ${motors:title} and ${nobody} # ! unknown-form, unknown-reference
purpose: "\\x24nobody" # ! unknown-reference
chair: $jan # ! unknown-reference
absent: ["Example Co., Ltd."] # ! wrong-party
host: ${jane} # ! wrong-party
recorder: motors # ! wrong-party
organizer: six # ! wrong-party
activities:
  - {did: saw, by: "$jan"} # ! unknown-reference
  - {did: saw, by: "${jane:titel}"} # ! unknown-form
""",
        SHARED,
    )
    first = next(p for p in loaded.diagnostics if p.rule == "record/unknown-reference")
    assert (first.place.column, first.place.length, first.hint) == (8, 4, "did you mean `$jane`?")


def test_a_mention_keeps_the_form_asked_for(read):
    record = read('remarks: [{by: "${jane:title_name}", quote: x}, {by: $we, quote: x}]', SHARED)
    assert record.remarks[0].by.form == "title_name"
    assert record.remarks[1].by.party is record.org


def test_the_entries_of_the_record_come_before_the_shared(read):
    record = read(
        "people:\n  jane: Ms. Other\norgs: {motors: Own Motors}\nchair: jane\nrecorder: he", SHARED
    )
    assert words(record.chair.name) == "Other"
    assert words(record.recorder.org.name) == "Own Motors"
    assert record.directory.find("jane") is record.chair
    assert record.directory.find("six").words["zh"] == "六个一"
    assert record.directory.find("nobody") is None


def test_keys_that_cannot_be_referred_to_are_errors(expect):
    expect(
        """people:
  we: Bo # ! key-name
  a b: Cy # ! key-name
  x: Di
  y:
orgs:
  x: Ours # ! key-name
"""
    )


# --- identity ---------------------------------------------------------------------------------


def test_the_same_person_is_the_same_object_however_they_are_named(read):
    record = read(
        """chair: Jane Doe
host: Other
visitors:
  - Ms. Jane Doe, deputy manager
remarks:
  - {by: Ms. Doe, quote: x}
  - {by: Jane  DOE, quote: x}
"""
    )
    jane = record.visitors[0].person
    assert record.chair is jane
    assert all(remark.by.party is jane for remark in record.remarks)
    assert jane.org is record.org


def test_inline_names_find_the_shared_entries(read):
    record = read(
        "chair: Jane Doe\nhost: example motors\nvisitors: [Mr. Mark He]\n"
        "recorder: Jane Doe, director",
        SHARED,
    )
    assert record.chair is record.directory.people["jane"]
    assert record.recorder is record.chair
    assert record.host is record.directory.orgs["motors"]
    assert record.visitors[0].person is record.directory.people["he"]
    assert record.visitors[0].person.org is record.host


def test_what_a_record_adds_about_a_shared_person_is_known_everywhere(read):
    record = read("recorder: he\nchair: {name: Mark He, phone: 007}\n", SHARED)
    assert record.chair.phone == "007"
    assert record.recorder is record.chair
    assert record.directory.people["he"] is record.chair


def test_two_posts_of_one_name_are_printed_as_written(read):
    record = read("chair: Jane Doe, dean\nrecorder: Jane Doe, dean\n", SHARED)
    assert words(record.chair.title[0]) == "dean"
    assert record.recorder is record.chair
    assert record.directory.people["jane"] is not record.chair


@pytest.mark.parametrize(
    ("head", "visitors", "hosts"),
    [
        ("kind: visit\nhost: Theirs", "Ours", "Theirs"),
        ("kind: reception", None, "Ours"),
        ("kind: reception\nhost: Ours", None, "Ours"),
        ("kind: visit", None, None),
        ("kind: visit\nhost: Ours", None, "Ours"),
    ],
)
def test_inline_people_belong_to_their_side(read, head, visitors, hosts):
    record = read(f"{head}\norg: Ours\nvisitors: [Bo]\nhosts: [Cy]\nattendees: [Di]")
    orgs = [group[0].person.org for group in (record.visitors, record.hosts, record.attendees)]
    assert [org and words(org.name) for org in orgs] == [visitors, hosts, None]


def test_whoever_acts_is_a_person_an_organisation_or_a_group(read):
    record = read(
        """activities:
  - {did: x, by: [Bo Li, "Example Co., Ltd.", all members, 双方, Ours, we, 示例有限公司]}
  - {did: x, by: {group: staff}}
  - {did: x, by: {name: Acme, type: institute}}
  - {did: x, by: "Bo Ba, clerk of Example Co., Ltd."}
  - {did: x, by: van der Berg}
"""
    )
    kinds = [[type(m.party).__name__ for m in a.by] for a in record.activities]
    assert kinds == [
        [
            "Person",
            "Organisation",
            "Group",
            "Group",
            "Organisation",
            "Organisation",
            "Organisation",
        ],
        ["Group"],
        ["Organisation"],
        ["Person"],
        ["Person"],
    ]


def test_the_family_name_serves_if_it_is_clear(read):
    record = read(
        """people:
  li: {name: Li Wei, family: Li}
  bo: Ms. Bo Chen
  cy: Ms. Cy Chen
remarks:
  - {by: Mr. Li, quote: x}
  - {by: Ms. Chen, quote: x}
  - {by: {name: Li Wei, org: {name: Acme}}, quote: x}
"""
    )
    li, chen, other = (remark.by.party for remark in record.remarks)
    assert (li.key, chen.key) == ("li", "")
    assert li is other
    assert words(li.org.name) == "Acme"


def test_an_organisation_is_the_same_however_it_is_described(read):
    record = read(
        "org: {name: Acme, short: A}\nhost: {name: ACME}\n"
        "chair: {name: Bo, org: Acme}\nrecorder: {name: Bo, org: {name: Acme}}\n"
        "people: {cy: {name: Cy, org: {name: Acme, sector: steel}}}\n"
        "attendees: [{name: Cy, org: Acme}]"
    )
    assert record.host is record.org
    assert record.chair is record.recorder


def test_a_name_torn_by_brackets_is_an_error(expect):
    loaded = expect(
        """visitors: [Jane Doe, deputy manager] # ! split-name
participants: [Example Co., Ltd.] # ! split-name
hosts: [Bo, all members, jane, {name: Cy}, '', dean]
attendees: ["Jane Doe, deputy manager", Bo]
activities:
  - {did: x, by: [Jane Doe, manager]} # ! split-name
""",
        SHARED,
    )
    assert 'write ["Jane Doe, deputy manager"]' in [p.hint for p in loaded.diagnostics]


def test_attendees_may_be_described(read):
    record = read(
        """attendees:
  - {person: jane, role: head, rank: 1}
  - {name: Bo, title: clerk, org: motors}
  - {person: {name: Cy}}
guests:
  - {group: all members, of: motors}
  - all staff
""",
        SHARED,
    )
    assert [words(a.person.name) for a in record.attendees] == ["Jane Doe", "Bo", "Cy"]
    assert record.attendees[1].person.org.key == "motors"
    assert [type(a.person) for a in record.guests] == [Group, Group]


def test_a_person_without_a_name_is_an_error(expect):
    expect(
        """chair: {title: dean} # ! missing
host: {short: x} # ! missing
attendees:
  - {role: head} # ! missing
  - {person: [x]} # ! wrong-shape
  - {person: , role: x} # ! missing
"""
    )


def test_the_about_text_is_an_organisation_or_a_text(read):
    assert words(read("release: {boilerplate: About us.}").release.boilerplate) == "About us."
    assert isinstance(read("release: {boilerplate: {en: About us.}}").release.boilerplate, Text)
    assert read("release: {boilerplate: motors}", SHARED).release.boilerplate.key == "motors"
    own = read("release: {boilerplate: {name: Acme, about: We make it.}}").release.boilerplate
    assert words(own.about) == "We make it."


# --- address books ----------------------------------------------------------------------------


def test_words_of_an_address_book_are_in_the_language_of_their_letters(tmp_path):
    path = tmp_path / "directory.yaml"
    path.write_text("orgs: {a: 示例学校, b: School}\nterms: {t: 六个一}\n", encoding="utf-8")
    book = load_directory(path).directory
    assert [book.orgs[key].name.words for key in "ab"] == [{"zh": "示例学校"}, {"en": "School"}]
    assert book.terms["t"].words == {"zh": "六个一"}
    assert load_directory(path, lang="en").directory.orgs["a"].name.words == {"en": "示例学校"}


def test_problems_of_an_address_book_are_reported(tmp_path):
    path = tmp_path / "directory.yaml"
    path.write_text(
        "persons: x\norgs: {a: [x]}\npeople: {b: {name: $c, org: $d}}\n", encoding="utf-8"
    )
    loaded = load_directory(path)
    assert [p.rule for p in loaded.diagnostics] == [
        "record/unknown-key", "record/wrong-shape",
        "record/unknown-reference", "record/unknown-reference",
    ]  # fmt: skip
    assert "an address book has no field `persons`" in loaded.diagnostics[0].message
    path.write_text("- a\n", encoding="utf-8")
    assert [p.rule for p in load_directory(path).diagnostics] == ["record/not-a-mapping"]


def test_facts_can_be_compared_and_kept_in_sets(read):
    one, other = read("chair: jane", SHARED), read("chair: jane", SHARED)
    assert len({one.chair, other.chair, one.directory.terms["six"]}) == 2
    assert Text({"en": "x"}, "a") == Text({"en": "x"}, "b")


@pytest.mark.parametrize(
    "text",
    [
        "kind: visit\ntitel: A\ndate: 2021-06-18\norg: B\nsummary: C.",
        "kind: visit\ntitle: A\ndaet: 2021-06-18\norg: B\nsummary: C.",
        "kind: visit\ntitle: A\ndate: 2021-06-18\norg: B\nsumary: C.",
    ],
)
def test_a_needed_key_that_was_misspelt_is_not_also_missing(load, text):
    errors = [p.rule for p in load(text, whole=True).diagnostics if p.severity == "error"]
    assert errors == ["record/unknown-key"]
