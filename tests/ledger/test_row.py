"""What a ledger takes from a record."""

import pytest

from ledger.sample import VISIT, gather, read_one


def test_a_visit_brings_its_partner_its_head_and_its_way(tmp_path):
    row = read_one(tmp_path, VISIT)
    assert (row.id, row.file, row.day, row.way) == ("one", "records/one.yaml", "2021-06-18", "made")
    assert [one.key for one in row.partners] == ["key riverside"]
    assert row.head.name == {"en": "Jane Doe", "zh": "杜简"}
    assert row.content == {"en": "The visitors toured the centre."}


@pytest.mark.parametrize(
    ("kind", "host", "way"),
    [
        ("visit", "riverside", "made"),
        ("visit", "Fenwick Institute", "received"),
        ("exchange", "riverside", "made"),
        ("exchange", "fenwick", "received"),
        ("reception", None, "received"),
        ("visit", None, "made"),
        ("exchange", None, ""),
        ("meeting", "riverside", ""),
    ],
)
def test_the_way_of_a_visit_follows_from_who_is_the_host(tmp_path, kind, host, way):
    text = VISIT.replace("kind: visit", f"kind: {kind}")
    text = text.replace("host: riverside\n", f"host: {host}\n" if host else "")
    assert read_one(tmp_path, text).way == way


def test_what_is_not_stated_is_none_and_not_zero(tmp_path):
    row = read_one(tmp_path, VISIT)
    assert (row.expected, row.present, row.recorder) == (None, None, None)
    assert read_one(tmp_path, f"{VISIT}present: 0\nexpected: 3\n").present == 0


def test_a_person_is_the_same_by_key_by_name_and_in_another_language(tmp_path):
    by_name = VISIT.replace("[doe]", "[Jane Doe]")
    chinese = f"{VISIT.replace('[doe]', '[杜简]')}lang: zh\n"
    gathered = gather(tmp_path, a=VISIT, b=by_name, c=chinese)
    assert {one.key for row in gathered.rows for one in row.people} == {"key doe"}


def test_two_of_one_name_in_two_houses_are_two(tmp_path):
    text = VISIT.replace("[doe]", '["Ann Lee, clerk of Fenwick Institute"]')
    other = text.replace("clerk of Fenwick Institute", "clerk of Riverside Centre")
    gathered = gather(tmp_path, a=text, b=other)
    assert len({one.key for row in gathered.rows for one in row.people}) == 2


def test_a_key_of_the_record_itself_means_nothing_in_another_record(tmp_path):
    mine = VISIT.replace("host: riverside", "host: x")
    a = f"{mine}orgs: {{x: {{name: Works A}}}}\n"
    b = f"{mine}orgs: {{x: {{name: Works B}}}}\n"
    gathered = gather(tmp_path, a=a, b=b)
    assert len({one.key for row in gathered.rows for one in row.partners}) == 2


def test_everybody_is_named_once_and_who_was_absent_is_not(tmp_path):
    text = VISIT.replace("[doe]", "[doe, Ann Lee, {group: apprentices, count: 4}]")
    row = read_one(tmp_path, f"{text}chair: doe\nabsent: [Ann Lee]\n")
    assert [one.name["en"] for one in row.people] == ["Jane Doe"]


def test_partners_are_named_once_and_in_order(tmp_path):
    row = read_one(
        tmp_path,
        f"{VISIT}organizer: Chamber Ltd.\nco_organizers: [riverside, Works Ltd., fenwick]\n",
    )
    names = [one.name["en"] for one in row.partners]
    assert names == ["Riverside Centre", "Chamber Ltd.", "Works Ltd."]


def test_a_record_without_a_date_has_the_day_of_publication(tmp_path):
    text = VISIT.replace("date: 2021-06-18", "when: Recently\npublished: 2021-07-03")
    row = read_one(tmp_path, text)
    assert (row.day, row.is_published) == ("2021-07-03", True)


def test_names_in_texts_are_said(tmp_path):
    text = f"{VISIT}outcomes: [$riverside joins]\nfollow_up: [{{what: Ask $doe, owner: doe}}]\n"
    row = read_one(tmp_path, text)
    assert row.results == ({"en": "Riverside Centre joins"},)
    assert (row.tasks[0].what, row.tasks[0].owner) == ({"en": "Ask Jane Doe"}, {"en": "Jane Doe"})


def test_for_want_of_a_summary_the_agenda_tells_what_it_was_about(tmp_path):
    text = VISIT.replace("summary: The visitors toured the centre.", "agenda: [Tour, Talk]")
    activity = "activities: [{did: toured, by: doe}]\n"
    assert read_one(tmp_path, text + activity).content == {"en": "Tour\nTalk"}
