"""People and organisations that the tests of this room tell about."""

import pytest

from reportkit.language import Narrator, Style
from reportkit.record.model import Directory, Organisation, Person, Term, Text


def text(words: str) -> Text:
    return Text({"en": words})


OUR = Organisation(
    text("Example Technology Co., Ltd."), short=text("Example Technology"), type=text("company")
)
PLANT = Organisation(text("Example Motors Co., Ltd."), short=text("Example Motors"))
DOE = Person(
    text("Jane Doe"),
    family=text("Doe"),
    honorific=text("Ms."),
    title=(text("deputy manager"),),
    org=OUR,
)
XIN = Person(
    text("Xin Ying"),
    title=(text("member of the Committee"), text("Minister of the Work Department")),
    address=text("Minister"),
    org=PLANT,
)
HE = Person(text("Mark He"), family=text("He"), honorific=text("Mr."))
DIRECTORY = Directory(
    orgs={"our": OUR, "plant": PLANT, "example": OUR},
    people={"doe": DOE, "xin": XIN, "he": HE},
    terms={"alliance": Term({"en": "Party-building alliance"})},
)


@pytest.fixture
def narrator() -> Narrator:
    return Narrator(Style(), OUR, DIRECTORY)


@pytest.fixture
def we() -> Narrator:
    return Narrator(Style(voice="we"), OUR, DIRECTORY)


@pytest.fixture
def press() -> Narrator:
    return Narrator(Style(register="ap"), OUR, DIRECTORY)
