"""People and references as they are written in a line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportkit.record.parties import is_company, is_group, parse_person
from reportkit.record.references import Reference, find_reference, iter_references


@pytest.mark.parametrize(
    ("words", "name", "honorific", "titles", "org"),
    [
        ("Ms. Jane Doe, deputy manager", "Jane Doe", "Ms.", ["deputy manager"], ""),
        ("Mr.Mark He", "Mark He", "Mr.", [], ""),
        ("Dr Jane Doe", "Jane Doe", "Dr", [], ""),
        ("Missy Elliott", "Missy Elliott", "", [], ""),
        ("John Smith, Jr., dean", "John Smith, Jr.", "", ["dean"], ""),
        ("Bo, clerk of Example Co., LTD.", "Bo", "", ["clerk"], "Example Co., LTD."),
        ("Bo, clerk, Example Co., Ltd.", "Bo", "", ["clerk"], "Example Co., Ltd."),
        ("Bo, Example Co., Ltd.", "Bo", "", [], "Example Co., Ltd."),
        ("Bo, Acme", "Bo", "", [], "Acme"),
        ("Bo, chair of Acme and director", "Bo", "", ["chair", "director"], "Acme"),
        ("Bo, chairman and general manager", "Bo", "", ["chairman", "general manager"], ""),
        ("Bo, head of research and safety", "Bo", "", ["head of research and safety"], ""),
        (
            "Bo, member of the Board of Big Co., Ltd.",
            "Bo", "", ["member of the Board of Big Co., Ltd."], "",
        ),
        ("Bo, head of Acme and dean of A Inc.", "Bo", "", ["head of Acme", "dean of A Inc."], ""),
        ("何马克，总经理", "何马克", "", ["总经理"], ""),
        ("何马克先生", "何马克", "先生", [], ""),
        ("何先生", "何先生", "", [], ""),
    ],
)  # fmt: skip
def test_the_pieces_of_an_inline_person(words, name, honorific, titles, org):
    inline = parse_person(words, lambda known: known == "Acme")
    assert (inline.name, inline.honorific, list(inline.titles), inline.org) == (
        name, honorific, titles, org,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("words", "name", "titles", "phone", "email"),
    [
        ("Ann Roe, press, ann@example.org", "Ann Roe", ["press"], "", "ann@example.org"),
        ("Ann Roe <ann@example.org>, press", "Ann Roe", ["press"], "", "ann@example.org"),
        ("Ann Roe, ann@example.org, press", "Ann Roe", ["press"], "", "ann@example.org"),
        ("Ann Roe, press (ann@example.org)", "Ann Roe", ["press"], "", "ann@example.org"),
        ("Ann (Roe), ann@example.org", "Ann (Roe)", [], "", "ann@example.org"),
        ("Ann Roe (press, ann@example.org)", "Ann Roe (press)", [], "", "ann@example.org"),
        ("Ann Roe, tel. 13800138000 (press)", "Ann Roe", ["(press)"], "13800138000", ""),
        ("Ann Roe (tel.: 13800138000)", "Ann Roe", [], "13800138000", ""),
        (
            "Ann Roe, press, 13800138000, 010-62345678; e-mail: ann@example.org",
            "Ann Roe", ["press"], "13800138000, 010-62345678", "ann@example.org",
        ),
        (
            "孙昕，新闻办，电话：010-62345678，邮箱：sun@example.org",
            "孙昕", ["新闻办"], "010-62345678", "sun@example.org",
        ),
        ("孙昕（手机：13800138000）", "孙昕", [], "13800138000", ""),
        ("ann@example.org", "ann@example.org", [], "", ""),
    ],
)  # fmt: skip
def test_numbers_and_addresses_in_a_line_are_no_part_of_a_post(words, name, titles, phone, email):
    inline = parse_person(words)
    assert (inline.name, list(inline.titles)) == (name, titles)
    assert (inline.phone, inline.email) == (phone, email)


@pytest.mark.parametrize("words", ["all members", "12 engineers", "全体党员", "The delegation"])
def test_groups(words):
    assert is_group(words)


@pytest.mark.parametrize("words", ["Jane Doe", "van der Berg", "何马克"])
def test_people_are_no_groups(words):
    assert not is_group(words)


@pytest.mark.parametrize("words", ["A Co., Ltd.", "A Inc.", "A GmbH", "示例有限公司"])
def test_legal_forms(words):
    assert is_company(words)


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("$he left", [Reference("he", None, "$he", 0), " left"]),
        ("a ${he:short}.", ["a ", Reference("he", "short", "${he:short}", 2), "."]),
        ("$he介绍了", [Reference("he", None, "$he", 0), "介绍了"]),
        ("${小康}", [Reference("小康", None, "${小康}", 0)]),
        ("$$he costs $5 or ${ or $", ["$he costs $5 or ${ or $"]),
        ("", []),
    ],
)
def test_references_in_a_text(text, pieces):
    assert list(iter_references(text)) == pieces


@given(st.text("$ab{}: 5介", max_size=20))
def test_nothing_of_a_text_is_lost(text):
    pieces = [
        p.raw if isinstance(p, Reference) else p.replace("$", "$$") for p in iter_references(text)
    ]
    doubled = "".join(pieces)
    assert list(iter_references(doubled)) == list(iter_references(doubled))
    assert "".join(p if isinstance(p, str) else p.raw for p in iter_references(text)).replace(
        "$", ""
    ) == text.replace("$", "")


@pytest.mark.parametrize(("text", "key"), [("$he", "he"), (" ${he:full} ", "he"), ("$a-b", "a-b")])
def test_a_text_that_is_one_reference(text, key):
    reference = find_reference(text)
    assert reference
    assert reference.key == key


@pytest.mark.parametrize("text", ["$$", "he", "$he left", "$5"])
def test_a_text_that_is_no_reference(text):
    assert find_reference(text) is None
