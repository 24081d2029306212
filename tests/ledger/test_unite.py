"""Who is the same in several records."""

from dataclasses import replace

from ledger.sample import body, person, row
from reportkit.ledger.row import Body, Somebody
from reportkit.ledger.unite import unite


def both(english: str, chinese: str) -> Body:
    return Body(f"name {chinese}", {"zh": chinese, "en": english}, {})


def keys_of(rows):
    return [[one.key for one in row.partners] for row in rows]


def test_a_name_in_either_language_makes_two_organisations_one():
    rows = [
        row("a", partners=(body("Alliance"),)),
        row("b", partners=(both("alliance", "联盟"), body("Other"))),
        row("c", partners=(Body("name 联盟", {"zh": "联盟"}, {}),)),
    ]
    a, b, c = keys_of(unite(rows))
    assert a[0] == b[0] == c[0]
    assert b[1] != b[0]


def test_a_key_of_the_directory_wins():
    known = Body("key rc", {"en": "Riverside Centre"}, {})
    rows = [row("a", partners=(body("Riverside Centre"),)), row("b", partners=(known,))]
    assert keys_of(unite(rows)) == [["key rc"], ["key rc"]]


def test_people_are_one_if_their_name_and_their_house_are():
    home, same_home = body("Works"), both("Works", "工厂")
    one = Somebody("name li, name Works", {"en": "Li"}, home)
    other = Somebody("name 李, name 工厂", {"zh": "李", "en": "Li"}, same_home)
    stranger = Somebody("name li, name Elsewhere", {"en": "Li"}, body("Elsewhere"))
    rows = unite([row("a", people=(one, stranger)), row("b", people=(other,), head=other)])
    assert rows[0].people[0].key == rows[1].people[0].key == rows[1].head.key
    assert rows[0].people[1].key == stranger.key


def test_who_turns_out_to_be_one_in_a_record_is_named_once():
    rows = [row("a", partners=(body("Alliance"), both("Alliance", "联盟"), body("Works")))]
    [found] = unite(rows)
    assert len(found.partners) == 2
    own = replace(rows[0], org=both("Alliance", "联盟"))
    assert [one.name["en"] for one in unite([own])[0].partners] == ["Works"]


def test_rows_without_anything_in_common_stay_what_they_are():
    rows = [row("a", people=(person("x"),)), row("b", partners=(body("B"),))]
    assert unite(rows) == rows
