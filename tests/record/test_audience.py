"""A record for an audience holds nothing that they are not to read."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportkit.record import load_record
from reportkit.record.audience import (
    HANDLINGS,
    Handling,
    check_redacted,
    iter_words,
    redact_record,
)
from reportkit.record.final import check_final, find_placeholder, is_signed
from reportkit.record.model import Record, Text
from reportkit.record.privacy import KINDS, find_private, mask
from reportkit.submission.sought import build_sought, fold, join_sought

CARD = "11010519491231002X"
INTERNAL = """\
chair: jane
visitors: [jane, Ann Lee]
absent:
  - {who: Bob Roe, reason: on sick leave}
  - {who: Eve Poe, reason: at a wedding, internal: no}
decisions:
  - {text: It is tried., votes: {for: 8, against: 1}}
  - {text: It stays secret., internal: yes}
activities: [They came., {text: They quarrelled., internal: yes}]
remarks:
  - {by: jane, points: [it is safe]}
  - {by: jane, points: [it costs too much], internal: yes}
commitments: [{text: We will pay., internal: yes}]
follow_up: [{what: Pay the bill, evidence: letter of 3 July}, {what: Hide the bill, internal: yes}]
photos: [a.jpg, {file: secret-room.jpg, caption: The locked room, public: no}]
attachments: [List of guests, {title: Secret list, public: no}]
release: {contact: press}
approval: {signed: {by: jane, on: 2021-07-01, opinion: Go ahead then, content_sha256: 0a1b}}
doc: {archive_no: K-17-2021, retention: 30y, copy_no: "000017"}
sources: [a letter of the plant]
notes: the director was late
todo: [find out what it cost]
people:
  jane: {name: Jane Doe, phone: 0555 0177, email: jane@example.org, party: member}
  press: {name: Sam Poe, phone: 0555 0100, email: press@example.org}
"""
GONE = (
    "on sick leave", "It stays secret.", "They quarrelled.", "it costs too much", "We will pay.",
    "letter of 3 July", "Hide the bill", "The locked room", "secret-room.jpg", "Secret list",
    "Go ahead then", "K-17-2021", "a letter of the plant", "the director was late",
    "find out what it cost", "0555 0177", "jane@example.org", "000017",
)  # fmt: skip
LEFT = (
    "at a wedding", "It is tried.", "They came.", "it is safe", "Pay the bill", "List of guests",
    "0555 0100", "press@example.org", "Jane Doe", "Bob Roe",
)  # fmt: skip


def all_words(fact: object) -> str:
    """Every word that a record holds, at any depth."""
    if isinstance(fact, Text):
        return "\n".join(fact.words.values())
    if isinstance(fact, (tuple, list)):
        return "\n".join(map(all_words, fact))
    if hasattr(fact, "values"):
        return "\n".join(map(all_words, fact.values()))
    if is_dataclass(fact):
        return "\n".join(all_words(getattr(fact, entry.name)) for entry in fields(fact))
    return str(fact)


@pytest.fixture
def record(read) -> Record:
    return read(INTERNAL)


def test_nothing_internal_is_left_for_the_public(record):
    redacted = redact_record(record, "public")
    words = all_words(redacted.record)
    assert [gone for gone in GONE if gone in words] == []
    assert [left for left in LEFT if left not in words] == []
    assert redacted.record.decisions[0].votes is None
    assert redacted.record.chair.party is None


def test_what_was_taken_out_is_told_with_its_place(record):
    removals = {
        one.path: (str(one.why), one.words) for one in redact_record(record, "public").removals
    }
    assert removals["absent[0].reason"] == ("internal", ("on sick leave",))
    assert removals["photos[1]"] == ("not public", ("The locked room", "secret-room.jpg"))
    assert removals["people.jane.phone"] == ("internal", ("0555 0177",))
    assert removals["activities[1]"][1] == ("They quarrelled.",)
    assert {"notes", "todo", "sources", "decisions[0].votes", "doc.archive_no"} <= set(removals)
    assert "absent[1].reason" not in removals


@pytest.mark.parametrize("audience", ["internal", "archive"])
def test_the_house_may_read_everything(record, audience):
    redacted = redact_record(record, audience)
    assert redacted.record is record
    assert redacted.removals == ()


def test_the_press_contact_may_be_reached_but_nobody_else(read):
    record = read(
        "release: {contact: press}\nchair: press\nsummary: Call 13800138000 or 13911139111\n"
        "people: {press: {name: Sam Poe, phone: 138-0013-8000}}"
    )
    redacted = redact_record(record, "public")
    assert redacted.record.release.contact.party.phone == "138-0013-8000"
    assert redacted.record.chair.phone is None
    assert redacted.record.summary.words == {"en": "Call 13800138000 or 139****9111"}
    assert list(build_sought(redacted).find("Call 13800138000")) == []
    assert [one.masked for one in build_sought(redacted).find("13911139111")] == ["139****9111"]


def test_the_press_contact_in_one_line_may_be_reached_too(load):
    loaded = load(
        "release: {contact: 'Ms. Ann Roe, press, ann@example.org, 13800138000'}\n"
        "chair: 'Ms. Eve Poe, head, eve@example.org'"
    )
    assert "record/personal-data" not in {one.rule for one in loaded.diagnostics}
    redacted = redact_record(loaded.record, "public").record
    contact = redacted.release.contact.party
    assert (contact.phone, contact.email) == ("13800138000", "ann@example.org")
    assert [one.words["en"] for one in contact.title] == ["press"]
    assert redacted.chair.email is None
    assert "eve@" not in all_words(redacted.chair)


def test_a_contact_in_two_languages_keeps_the_address_of_either(read):
    record = read(
        "lang: [en, zh]\ntitle: {en: Title, zh: 题}\nsummary: {en: They met., zh: 会面。}\n"
        "org: {en: Ours, zh: 我们}\n"
        "release: {contact: {en: 'Ann Roe, press', zh: 安，新闻办，ann@example.org}}"
    )
    assert record.release.contact.party.email == "ann@example.org"


def test_a_press_office_keeps_the_number_in_its_name_and_no_card_number(load):
    loaded = load("release: {contact: 'the press office, 13800138000, 6222021234567890128'}")
    told = [one.message for one in loaded.diagnostics if one.rule == "record/personal-data"]
    assert told == ["`release.contact` holds a bank card number"]
    redacted = redact_record(loaded.record, "public")
    words = redacted.record.release.contact.party.group.words["en"]
    assert words.startswith("the press office, 13800138000")
    assert "6222" not in words
    assert list(build_sought(redacted).find("13800138000")) == []


@pytest.mark.parametrize(
    ("handling", "told"),
    [
        (Handling(), "Jane came."),
        (Handling(id="mask"), "Jane (ID number: 110105********002X) came."),
        (Handling(id="keep"), f"Jane (ID number: {CARD}) came."),
    ],
)
def test_an_identity_number_is_handled_as_it_is_said(read, handling, told):
    record = read(f"summary: 'Jane (ID number: {CARD}) came.'")
    assert redact_record(record, "public", handling).record.summary.words["en"] == told


def test_a_dropped_number_takes_its_label_along(read):
    record = read(f"lang: zh\nsummary: 张三（身份证号：{CARD}）参加，手机13800138000。")
    redacted = redact_record(record, "public", Handling(mobile="drop"))
    assert redacted.record.summary.words["zh"] == "张三参加，。"


def test_personal_data_that_are_refused_are_told_with_their_place(load):
    loaded = load(f"summary: Jane came.\noutcomes: [Jane is {CARD}.]")
    redacted = redact_record(loaded.record, "public", Handling(id="refuse"))
    [found] = check_redacted(redacted, loaded.source)
    assert (found.rule, found.place.line) == ("record/refused-data", 2)
    assert "outcomes[0]" in found.message
    assert CARD not in found.message


def test_a_text_of_nothing_but_a_dropped_number_is_left_out(read):
    record = read(f"outcomes: ['{CARD}', They came.]\ntitle: '{CARD}'")
    redacted = redact_record(record, "public").record
    assert [text.words["en"] for text in redacted.outcomes] == ["They came."]
    assert redacted.title.words == {"en": "—"}


def test_free_house_fields_are_searched(read):
    record = read(f"extra: {{driver: 13800138000, seats: ['{CARD}', 12], car: 京A·12345}}")
    extra = redact_record(record, "public").record.extra
    assert extra == {"driver": "138****8000", "seats": ["12"], "car": "京A****45"}


def test_words_that_the_public_may_read_elsewhere_are_not_sought(read):
    record = read(
        "summary: They toured the welding bays.\nnotes: They toured the welding bays.\n"
        "absent: [{who: Bob Roe, reason: ill}, {who: Eve Poe, reason: in hospital}]"
    )
    assert build_sought(redact_record(record, "public")).words == {"inhospital": "absent[1].reason"}


def test_what_is_sought_of_several_records_is_sought_at_once(read):
    one, two = (
        build_sought(redact_record(read(f"absent: [{{who: Bob, reason: {why}}}]"), "public"))
        for why in ("in hospital", "on holiday")
    )
    assert [found.masked for found in join_sought([one, two]).find("In Hospital, on holiday")] == [
        "in…",
        "on…",
    ]


@given(
    st.lists(
        st.one_of(
            st.sampled_from([CARD, "13800138000", "4539148803436467", "a@b.org", "010-62345678"]),
            st.text(st.characters(categories=("Lo", "Po", "Zs")), max_size=6),
        ),
        max_size=6,
    ).map("，".join)
)  # fmt: skip
def test_redaction_leaves_no_trace(words):
    words = f"甲{words}乙"
    record = Record("visit", Text({"zh": words}), None, notes=Text({"zh": words}))
    redacted = redact_record(record, "public")
    left = all_words(redacted.record)
    assert find_private(left, KINDS) == []
    assert list(build_sought(redacted).find(left)) == []
    again = redact_record(redacted.record, "public")
    assert again.record == redacted.record


@given(st.sampled_from([CARD, "13800138000", "4539148803436467", "010-62345678", "京A·12345"]))
def test_a_mask_hides_what_it_masks(number):
    [found] = find_private(number, KINDS)
    assert find_private(mask(found), KINDS) == []
    assert len(mask(found)) == len(number)


def test_every_field_that_is_internal_is_taken_out(record):
    def iter_internal(fact):
        if is_dataclass(fact):
            for entry in fields(fact):
                if entry.metadata.get("internal"):
                    yield getattr(fact, entry.name)
                yield from iter_internal(getattr(fact, entry.name))
        elif isinstance(fact, tuple):
            for part in fact:
                yield from iter_internal(part)

    assert any(iter_internal(record))
    redacted = replace(redact_record(record, "public").record, release=None)
    assert not any(iter_internal(redacted))


def test_an_archive_keeps_what_others_do_not():
    assert HANDLINGS["archive"].codes("drop", "mask", "refuse") == ()
    assert "id" in HANDLINGS["internal"].codes("mask")


def test_sentences_of_what_was_taken_out_are_sought_one_by_one(read):
    sought = build_sought(redact_record(read("notes: The director left. She was angry."), "public"))
    assert [one.field for one in sought.find("… and she was angry. So was he.")] == ["notes"]


def test_words_are_folded_as_they_are_compared():
    assert fold("Ｈip \u00a0 OPERATION１") == fold("ｈiP operation1".replace("ｈ", "Ｈ"))
    assert list(iter_words(Text({"en": "a", "zh": "b"}))) == ["a", "b"]


# --- final ------------------------------------------------------------------------------------

OPEN = {
    "summary: They came on TBC.": "record/placeholder",
    "summary: 由某某带队。": "record/placeholder",
    "summary: 由××带队。": "record/placeholder",
    "summary: Led by XX公司": "record/placeholder",
    "summary: There were ??? of them.": "record/placeholder",
    "summary: There were ___ of them.": "record/placeholder",
    "summary: 【待补：人数】": "record/placeholder",
    "todo: [Ask Jane]": "record/open-todo",
    "remarks: [{by: Jane Doe, quote: It is safe.}]": "record/not-approved",
    "photos: [a.jpg]": "record/no-alt",
    "photos: [{file: a.jpg, alt: A door, consent: no}]": "record/no-consent",
    "approval: {drafted: {by: Jane Doe, on: 2021-07-01}}": "record/not-signed",
    "approval: {signed: Jane Doe}": "record/not-signed",
    "approval: {checked: Ann Lee, signed: {by: Jane Doe, on: 2021-07-01}}": "record/not-signed",
    "approval: {countersigned: [Ann Lee], signed: {by: Jane Doe, on: 2021-07-01}}": (
        "record/not-signed"
    ),
    "approval: {signed: {by: Jane Doe, on: 2021-07-01, content_sha256: 0a}}": (
        "record/changed-after-signing"
    ),
}


@pytest.mark.parametrize("text", OPEN)
def test_what_is_open_keeps_a_record_from_being_final(load, text):
    loaded = load(text)
    [found] = check_final(loaded.record, loaded.source)
    assert (found.rule, found.severity, found.place.file) == (
        OPEN[text],
        "error",
        loaded.source.file,
    )


@pytest.mark.parametrize(
    "text",
    [
        "summary: They came.",
        "summary: What for? 2 × 3 m, the XX Congress, 二〇〇八年",
        "approval: {signed: {by: Jane Doe, on: 2021-07-01}}",
        "remarks: [{by: Jane Doe, quote: It is safe., approved: yes}]",
        "photos: [{file: a.jpg, alt: A door, consent: no, public: no}]",
    ],
)
def test_a_record_with_nothing_open_is_final(load, text):
    loaded = load(text)
    assert [*check_final(loaded.record, loaded.source)] == []


def test_a_house_may_require_steps_of_every_record(load):
    loaded = load("summary: They came.")
    found = check_final(loaded.record, loaded.source, ("checked", "signed"))
    assert [one.values["step"] for one in found] == ["checked", "signed"]


@pytest.mark.parametrize(
    ("text", "signed"),
    [("", True), ("approval: {drafted: Jane Doe}", False), ("approval: {signed: Jane Doe}", False),
     ("approval: {signed: {by: Jane Doe, on: 2021-07-01}}", True)],
)  # fmt: skip
def test_a_draft_is_what_nobody_has_signed(read, text, signed):
    assert is_signed(read(f"summary: They came.\n{text}")) is signed


def test_placeholders_are_told_from_words():
    assert [find_placeholder(text) for text in ("by ×× Ltd.", "Signed: ____", "why?", "待定")] == [
        "××", "", "", "待定",
    ]  # fmt: skip


MINORS = """
lang: [en, zh]
attendees:
  - {name: {en: Jane Doe, zh: 王小明}, family: {en: Doe, zh: 王}, minor: yes}
  - {name: {en: Ann Lee, zh: 李安}, title: {en: director, zh: 主任}}
summary: {en: Jane Doe thanked Ann Lee., zh: 王小明感谢李安。}
"""


def redact_minors(tmp_path, audience="public", handling=None):
    head = "kind: visit\ntitle: {en: A, zh: 甲}\ndate: 2021-06-18\norg: {name: {en: B, zh: 乙}}"
    path = tmp_path / "a.yaml"
    path.write_text(head + MINORS, encoding="utf-8")
    loaded = load_record(path)
    assert loaded.record, loaded.diagnostics
    return redact_record(loaded.record, audience, handling)


def test_the_names_of_minors_are_masked_wherever_the_record_says_them(tmp_path):
    redacted = redact_minors(tmp_path)
    young, grown = (one.person for one in redacted.record.attendees)
    assert (dict(young.name.words), young.family) == ({"en": "J*", "zh": "王某"}, None)
    assert grown.name.words["zh"] == "李安"
    assert redacted.record.summary.words == {
        "en": "J* thanked Ann Lee.",
        "zh": "王某感谢李安。",
    }
    for words in ("a remark of Jane Doe", "照片：王小明"):
        assert len([*build_sought(redacted).find(words)]) == 1, words
    assert not [*build_sought(redacted).find("王某、李安")]


def test_the_names_of_minors_stay_for_the_house_unless_it_is_asked_for(tmp_path):
    whole = redact_minors(tmp_path, "internal")
    assert whole.record.summary.words["zh"] == "王小明感谢李安。"
    masked = redact_minors(tmp_path, "internal", replace(HANDLINGS["internal"], minor="mask"))
    assert masked.record.summary.words["zh"] == "王某感谢李安。"
    kept = redact_minors(tmp_path, "public", Handling(minor="keep"))
    assert kept.record.summary.words["en"].startswith("Jane Doe")


def test_a_minor_of_the_address_book_is_masked_where_a_text_names_them(tmp_path):
    path = tmp_path / "a.yaml"
    path.write_text(
        "kind: visit\ntitle: A\ndate: 2021-06-18\norg: {name: B}\nsummary: $jane came.\n"
        "people:\n  jane: {name: Jane Doe, minor: yes}\n",
        encoding="utf-8",
    )
    record = load_record(path).record
    redacted = redact_record(record, "public")
    assert redacted.record.directory.people["jane"].name.words["en"] == "J*"
    internal = redact_record(record, "internal", replace(HANDLINGS["internal"], minor="mask"))
    assert internal.record.directory.people["jane"].name.words["en"] == "J*"
