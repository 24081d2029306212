"""Who signs and when, set as official documents want it."""

from datetime import date

import pytest

from reportkit.context.signature import build_signature, signed_on
from reportkit.language import Narrator, Style
from reportkit.record.model import Approval, Organisation, Period, Person, Record, Sign, Text


def zh(words):
    return Text({"zh": words})


def build(name, on=date(2021, 7, 3)):
    body = Organisation(zh(name))
    record = Record("visit", zh("题"), body, published=on)
    return build_signature(record, Narrator(Style("zh"), body, record.directory))


def width(words):
    """How far a line reaches: a wide space or letter is 4 quarters, a space 1, a digit 2."""
    return sum({" ": 1}.get(letter, 2 if letter.isascii() else 4) for letter in words) / 4


@pytest.mark.parametrize(
    "name", ["示例技术有限公司", "云帆应用技术学院实训处", "示例市总工会宣传部"]
)
def test_date_begins_two_characters_behind_a_name_that_ends_two_inside(name):
    signed = build(name)
    before = width(signed.date_after_name) - width(signed.date)
    assert not signed.is_short
    assert before == 28 - 2 - len(name) + 2


def test_short_name_gives_way_to_the_date():
    signed = build("教务处")
    assert signed.is_short
    assert width(signed.name_before_date) == 28 - 2 - 6 - 2 + 3


@pytest.mark.parametrize("name", ["教务处", "示例技术有限公司", "松林科技（湖北）有限公司"])
def test_name_is_centred_on_the_date_under_a_seal(name):
    signed = build(name)
    before = width(signed.name_under_seal) - len(name)
    assert before + len(name) / 2 == 28 - 4 - 6 / 2


def test_name_too_long_for_that_takes_two_lines():
    lines = build("示例市人力资源和社会保障局考试中心").name_under_seal.split("\n")
    assert len(lines) == 2
    assert "".join(line.strip("　 ") for line in lines) == ("示例市人力资源和社会保障局考试中心")
    assert all(width(line) <= 28 for line in lines)


def test_day_of_signing_goes_before_publication_and_event():
    body = Organisation(zh("甲"))
    event = Period(date(2021, 6, 1), date(2021, 6, 2))
    approval = Approval(signed=Sign(Person(zh("乙")), on=date(2021, 7, 1)))
    facts = {"published": date(2021, 7, 3), "date": event, "approval": approval}
    expected = [date(2021, 7, 1), date(2021, 7, 3), date(2021, 6, 2), None]
    for name, day in zip(["approval", "published", "date", ""], expected, strict=True):
        assert signed_on(Record("visit", zh("题"), body, **facts)) == day
        facts.pop(name, None)


def test_without_a_day_there_is_a_name_alone():
    signed = build("甲公司", on=None)
    assert (signed.date, signed.date_after_name, signed.name) == ("", "", "甲公司")
