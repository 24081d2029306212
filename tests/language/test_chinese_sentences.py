"""Activities, remarks and commitments told in Chinese."""

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportkit.language import Narrator, Story, Style
from reportkit.language.chinese.sentences import predicate, reported, topic
from reportkit.language.story import Fact
from reportkit.record.model import (
    Activity,
    Commitment,
    Mention,
    Organisation,
    Party,
    Person,
    Remark,
    Text,
    Topic,
)


def zh(words: str) -> Text:
    return Text({"zh": words})


OUR = Organisation(zh("示例技术有限公司"), short=zh("示例技术"), type=zh("公司"))
PLANT = Organisation(zh("示例汽车有限公司"), short=zh("示例汽车"), type=zh("公司"))
XIN = Person(zh("辛颖"), title=(zh("党委委员"), zh("部长")), org=PLANT)
HE = Person(zh("何彧"), title=(zh("总经理"),), org=OUR)


def did(words: str, by: Party | None = None, **more: Any) -> Activity:
    return Activity(zh(words), by=(Mention(by),) if by else (), **more)


def topics(*words: str) -> tuple[Topic, ...]:
    return tuple(Topic(zh(word)) for word in words)


def story(**style: Any) -> Story:
    return Story(Narrator(Style("zh", **style), OUR))


def test_deeds_of_one_person_are_one_sentence() -> None:
    deeds = [
        did("介绍了", XIN, topics=topics("制度", "岗位"), when=zh("随后"), manner=zh("详细")),
        did("带领大家参观了", XIN, stops=topics("展厅", "车间"), more=True),
        did("回答了提问。", XIN),
    ]
    assert story().paragraphs(deeds) == [
        "随后，示例汽车有限公司党委委员、部长辛颖详细介绍了制度和岗位，带领大家参观了展厅、车间等，"
        "并回答了提问。"
    ]


def test_who_goes_on_does_more() -> None:
    deeds = [did("致辞", XIN), did("赠书", XIN, when=zh("会后，"))]
    assert story().paragraphs(deeds)[1] == "会后，辛颖还赠书。"


def test_those_who_are_not_named_took_part() -> None:
    assert story().tell([did("观看了演练")]) == "参加人员观看了演练。"


def test_a_whole_sentence_is_told_as_it_stands() -> None:
    activity = Activity(text=zh("双方交换了教案。"), when=zh("最后"))
    assert story().tell([activity]) == "最后，双方交换了教案。"


@pytest.mark.parametrize(
    ("manner", "words"),
    [
        ("", "参观了展厅"), ("认真", "认真参观了展厅"), ("，收获很大", "参观了展厅，收获很大"),
        ("取得良好效果", "参观了展厅，取得良好效果"),
    ],
)  # fmt: skip
def test_how_it_was_done_stands_before_the_verb(manner: str, words: str) -> None:
    assert predicate("参观了", ["展厅"], manner=manner) == words


def test_a_topic_says_whose_it_is() -> None:
    assert topic("五型工作法", "党支部书记", is_term=True) == "党支部书记“五型工作法”"
    assert topic("安全规程", "新学员", is_term=False) == "新学员的安全规程"
    assert topic("安全规程", "", is_term=False) == "安全规程"


@pytest.mark.parametrize(
    ("clauses", "words"),
    [
        (["交流富有成效。"], "指出，交流富有成效"),
        (["交流有益", "合作要深入"], "指出，交流有益，合作要深入"),
        (["交流有益，成效明显", "合作要深入"], "指出，交流有益，成效明显；合作要深入"),
    ],
)
def test_reported_speech(clauses: list[str], words: str) -> None:
    assert reported("指出", clauses) == words


def test_a_quotation_follows_its_speaker_and_ends_once() -> None:
    remark = Remark(
        Mention(XIN), zh("强调："), quote=zh("要把“三会一课”落到实处。"), when=zh("会上")
    )
    assert story().remark(remark) == (
        "会上，示例汽车有限公司党委委员、部长辛颖强调：“要把‘三会一课’落到实处。”"
    )
    assert story().remark(Remark(Mention(PLANT), quote=zh("好"))) == (
        "示例汽车有限公司表示：“好。”"
    )


def test_our_company_will() -> None:
    facts: list[Fact] = [
        Commitment(will=zh("开放"), topics=topics("教案", "台账"), when=zh("下一步")),
        Commitment(points=(zh("加强培训"), zh("派出学员"))),
    ]
    teller = Narrator(Style("zh", voice="we"), OUR)
    teller.name(OUR)
    assert Story(teller).tell(facts) == (
        "下一步，我公司将开放教案和台账。我公司将加强培训，并派出学员。"
    )
    assert story().commitment(Commitment(will=zh("将继续推进工作"))) == (
        "示例技术有限公司将继续推进工作。"
    )


CLAUSE = st.text("甲乙丙丁戊己庚", min_size=2, max_size=6)
ENDING = st.sampled_from(["", "。", "，", "；", "."])
TOPIC = st.one_of(
    CLAUSE.map(lambda words: Topic(zh(words))),
    CLAUSE.map(lambda words: Topic(zh(f"《{words}》"))),
    CLAUSE.map(lambda words: Topic(term=zh(words))),
)
TEXT = st.builds(lambda words, end: zh(words + end), CLAUSE, ENDING)
MENTION = st.sampled_from([Mention(XIN), Mention(HE), Mention(PLANT), Mention(OUR)])
WHEN = st.none() | st.builds(lambda words, end: zh(words + end), CLAUSE, ENDING)
FACT: st.SearchStrategy[Fact] = st.one_of(
    st.builds(
        Activity, TEXT, st.lists(MENTION, max_size=2, unique_by=id).map(tuple), WHEN,
        st.none() | CLAUSE.map(zh), st.lists(TOPIC, max_size=3).map(tuple), more=st.booleans(),
    ),
    st.builds(Remark, MENTION, st.none() | CLAUSE.map(zh), WHEN, TEXT),
    st.builds(
        Remark, MENTION, st.none(), WHEN,
        points=st.lists(TEXT, min_size=1, max_size=3).map(tuple),
    ),
    st.builds(Commitment, st.none() | MENTION, WHEN, TEXT, st.lists(TOPIC, max_size=2).map(tuple)),
)  # fmt: skip
DOUBLED = re.compile(r"[。，、；：]{2}|、等|，并并|[“”]、“|》、《|[,;:.!?]| |[A-Za-z]")


def texts_of(fact: Any) -> list[str]:
    """Every text of a fact, without the mark that its author set behind it."""
    if isinstance(fact, Text):
        return [fact.words["zh"].rstrip("。，；.")]
    if isinstance(fact, tuple):
        return [words for part in fact for words in texts_of(part)]
    if isinstance(fact, (Mention, str, bool)) or fact is None:
        return []
    return [words for name in fact.__slots__ for words in texts_of(getattr(fact, name))]


@given(st.lists(FACT, min_size=1, max_size=6), st.sampled_from(["we", "third"]))
def test_whatever_is_told_reads_as_chinese(facts: list[Fact], voice: str) -> None:
    paragraphs = story(voice=voice).paragraphs(facts)
    told = "\n".join(paragraphs)
    assert not DOUBLED.search(told), told
    assert all(paragraph.endswith(("。", "。”")) for paragraph in paragraphs)
    for words in texts_of(tuple(facts)):
        assert words in told
    for full in ("示例技术有限公司", "示例汽车有限公司", "党委委员、部长", "总经理"):
        assert told.count(full) <= 1
    for short, full in (("示例技术", "示例技术有限公司"), ("示例汽车", "示例汽车有限公司")):
        assert told.find(short) == told.find(full)
