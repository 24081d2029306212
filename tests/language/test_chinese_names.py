"""People and organisations in Chinese, at first and later mention."""

import pytest

from reportkit.language import Narrator, Style
from reportkit.language.chinese.names import group_words, own
from reportkit.language.style import Address
from reportkit.record.model import Directory, Form, Group, Mention, Organisation, Person, Term, Text


def zh(words: str) -> Text:
    return Text({"zh": words})


YUNFAN = Organisation(zh("云帆应用技术学院"), short=zh("云帆学院"), type=zh("学院"))
PLANT = Organisation(zh("示例汽车有限公司"), short=zh("示例汽车"), type=zh("公司"))
LI = Person(zh("李翀"), family=zh("李"), title=(zh("院长"),), address=zh("院长"), org=YUNFAN)
WANG = Person(zh("王彧"), title=(zh("处长"),), org=YUNFAN)
MURONG = Person(zh("慕容喆"), title=(zh("党委委员"), zh("部长")), org=PLANT)
GUEST = Person(zh("赵犇"), honorific=zh("先生"))
DIRECTORY = Directory(
    orgs={"yunfan": YUNFAN, "plant": PLANT},
    people={"li": LI, "murong": MURONG},
    terms={"alliance": Term({"zh": "党建联盟"})},
)


def narrator(**style: object) -> Narrator:
    return Narrator(Style("zh", **style), YUNFAN, DIRECTORY)  # type: ignore[arg-type]


def test_a_person_is_introduced_by_body_posts_and_name() -> None:
    teller = narrator()
    assert teller.name(MURONG).words == "示例汽车有限公司党委委员、部长慕容喆"
    assert teller.name(MURONG).words == "慕容喆"
    assert teller.name(PLANT).words == "示例汽车"


@pytest.mark.parametrize(
    ("address", "later"),
    [
        ("address", ["李院长", "慕容喆", "赵犇先生"]),
        ("name", ["李翀", "慕容喆", "赵犇先生"]),
        ("comrade", ["李翀同志", "慕容喆同志", "赵犇同志"]),
    ],
)
def test_later_mentions_are_as_the_house_has_them(address: Address, later: list[str]) -> None:
    teller = narrator(address=address)
    people = (LI, MURONG, GUEST)
    for person in people:
        teller.name(person)
    assert [teller.name(person).words for person in people] == later


@pytest.mark.parametrize(
    ("form", "words"),
    [
        ("full", "云帆应用技术学院院长李翀"),
        ("short", "李院长"),
        ("name", "李翀"),
        ("title", "院长"),
        ("formal", "院长李翀"),
        ("title_name", "云帆应用技术学院院长李翀"),
        ("poss", "李翀的"),
    ],
)
def test_a_person_in_every_form(form: Form, words: str) -> None:
    assert narrator().name(LI, form).words == words


def test_a_short_name_can_be_announced() -> None:
    teller = narrator(hereinafter=True)
    assert teller.name(PLANT).words == "示例汽车有限公司（以下简称“示例汽车”）"
    assert teller.name(PLANT).words == "示例汽车"
    assert teller.name(PLANT, "poss").words == "示例汽车的"


def test_the_press_leaves_out_courtesy_titles() -> None:
    teller = narrator(register="ap")
    assert [teller.name(GUEST).words, teller.name(GUEST).words] == ["赵犇", "赵犇"]


def test_a_latin_name_keeps_its_spaces() -> None:
    doe = Person(zh("Jane Doe"), honorific=zh("Ms."), title=(zh("经理"),), org=PLANT)
    teller = narrator()
    assert teller.name(doe).words == "示例汽车有限公司经理Ms. Jane Doe"
    assert teller.name(doe).words == "Ms. Jane Doe"


@pytest.mark.parametrize(
    ("later", "kind", "words"),
    [
        ("", "公司", "我公司"), ("", "学院", "我院"), ("", "", "我单位"), ("公司", "公司", "公司"),
    ],
)  # fmt: skip
def test_the_reporting_body_speaks_of_itself(later: str, kind: str, words: str) -> None:
    assert own(later, kind) == words


def test_the_narrator_says_we_or_names_the_body() -> None:
    we, third = narrator(voice="we"), narrator()
    text = zh("$we与$plant交流，$our经验得到认可。")
    assert we.say(text) == "我们与示例汽车有限公司交流，我们的经验得到认可。"
    assert third.say(text) == ("云帆应用技术学院与示例汽车有限公司交流，云帆学院的经验得到认可。")
    assert Narrator(Style("zh")).say(zh("$we和$our做法")) == "本单位和本单位的做法"
    assert we.quotation(zh("$we要感谢$plant")) == "我们要感谢示例汽车"


def test_references_stand_in_chinese_text_without_spaces() -> None:
    told = narrator().say(zh("会上，$li介绍了$alliance，$li作了说明。"))
    assert told == "会上，云帆应用技术学院院长李翀介绍了党建联盟，李院长作了说明。"


def test_colleagues_come_without_the_body_that_was_just_named() -> None:
    names = narrator().names([Mention(LI), Mention(WANG), Mention(MURONG)])
    assert [name.words for name in names] == [
        "云帆应用技术学院院长李翀",
        "处长王彧",
        "示例汽车有限公司党委委员、部长慕容喆",
    ]


def test_people_whose_posts_hold_a_pause_are_parted_by_commas() -> None:
    teller = narrator()
    together = teller.grammar.named_together
    assert together(teller.names([Mention(LI), Mention(WANG)])).words == (
        "云帆应用技术学院院长李翀和处长王彧"
    )
    assert together(teller.names([Mention(MURONG), Mention(LI)])).words == (
        "示例汽车有限公司党委委员、部长慕容喆，李院长"
    )


@pytest.mark.parametrize(
    ("number", "group", "words"),
    [
        (6, "工程师", "6名工程师"), (3, "位专家", "3位专家"), (12, "全体党员", "全体党员12人"),
        (None, "部分群众", "部分群众"), (1, "名师", "1名名师"),
    ],
)  # fmt: skip
def test_a_group_has_a_measure(number: int | None, group: str, words: str) -> None:
    assert group_words(number, group) == words


def test_a_group_belongs_to_its_body() -> None:
    assert narrator().name(Group(zh("党员"), 6, PLANT)).words == "示例汽车有限公司6名党员"


def test_several_bodies_are_represented() -> None:
    grammar = narrator().grammar
    assert grammar.representatives(["示例公司", "示例汽车"]) == "示例公司、示例汽车代表"
    assert grammar.delegation(None, None) == "一行"
