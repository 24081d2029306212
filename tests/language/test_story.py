"""Sentences and paragraphs of activities, remarks and commitments."""

from typing import Any

import pytest

from reportkit.language import Narrator, Story
from reportkit.language.story import Fact
from reportkit.record.model import (
    Activity,
    Commitment,
    Group,
    Mention,
    Party,
    Remark,
    Topic,
)

from .conftest import DOE, OUR, PLANT, XIN, text


def did(words: str, by: Party | None = None, **more: Any) -> Activity:
    actors = (Mention(by),) if by else ()
    return Activity(text(words), by=actors, **more)


def topics(*words: str) -> tuple[Topic, ...]:
    return tuple(Topic(text(word)) for word in words)


def test_deeds_of_one_person_are_one_sentence(narrator: Narrator) -> None:
    deeds = [
        did("introduced", XIN, topics=topics("the rules", "the posts"), when=text("later")),
        did("led the visitors to", XIN, stops=topics("the hall", "the shop"), more=True),
        did("showed them", XIN, topics=topics("the archive")),
    ]
    assert Story(narrator).paragraphs(deeds) == [
        "Later, Xin Ying, member of the Committee of Example Motors Co., Ltd. and Minister of the "
        "Work Department, introduced the rules and the posts, and also led the visitors to "
        "the hall, the shop, etc., and showed them the archive."
    ]


def test_who_goes_on_also_acts(narrator: Narrator) -> None:
    deeds = [did("spoke", DOE), did("was thanked", DOE, when=text("later"))]
    assert Story(narrator).paragraphs(deeds)[1] == "Later, Ms. Doe was also thanked."


def test_who_takes_turns_just_acts(narrator: Narrator) -> None:
    deeds = [did("spoke", DOE), did("listened", XIN), did("answered", DOE)]
    assert Story(narrator).tell(deeds).endswith("listened. Ms. Doe answered.")


@pytest.mark.parametrize(
    ("deeds", "told"),
    [
        (["came", "saw"], "came and saw."),
        (["came", "saw", "left"], "came, saw, and left."),
        (["saw the hall and the yard", "left"], "saw the hall and the yard, and left."),
        (["saw this, that, and more", "left"], "saw this, that, and more, and also left."),
        (["came.", "saw Example Co., Ltd."], "came and saw Example Co., Ltd."),
    ],
)
def test_deeds_are_joined_as_a_person_would(
    narrator: Narrator, deeds: list[str], told: str
) -> None:
    words = Story(narrator).tell([did(deed, PLANT) for deed in deeds])
    assert words == f"Example Motors Co., Ltd. {told}"


def test_also_is_not_said_twice(narrator: Narrator) -> None:
    told = Story(narrator).tell([did("spoke", DOE), did("also sang", DOE)])
    assert told.count("also") == 1


def test_a_sentence_holds_three_long_deeds_or_five_short_ones(narrator: Narrator) -> None:
    verbs = ("came", "saw", "spoke", "ate", "slept", "left")
    told = Story(narrator).tell([did(verb, DOE) for verb in verbs])
    assert told.endswith("came, saw, spoke, ate, and slept. Ms. Doe also left.")
    long = [did(verb, XIN, topics=topics("this", "that")) for verb in verbs[:4]]
    assert (
        Story(narrator)
        .tell(long)
        .endswith(
            "came this and that, saw this and that, and spoke this and that. "
            "Minister Xin Ying also ate this and that."
        )
    )


def test_also_is_not_said_in_two_sentences_running(narrator: Narrator) -> None:
    long = did("saw", DOE, topics=topics("this", "that", "more"))
    told = Story(narrator).tell([long, long, long, did("left", DOE)])
    assert told.count("also") == 1
    assert told.endswith("Ms. Doe left.")


def test_when_opens_a_paragraph(narrator: Narrator) -> None:
    deeds = [did("came", DOE), did("left", when=text("In the evening")), did("slept")]
    assert Story(narrator, "the visitors").paragraphs([*deeds[1:], deeds[0]]) == [
        "In the evening, the visitors left and slept. Ms. Jane Doe, deputy manager of "
        "Example Technology Co., Ltd., came."
    ]


def test_a_deed_without_a_doer_is_done_by_the_one_before(narrator: Narrator) -> None:
    assert Story(narrator).tell([did("came", PLANT), did("saw")]) == (
        "Example Motors Co., Ltd. came and saw."
    )


def test_two_people_act_together(narrator: Narrator) -> None:
    activity = Activity(text("met"), by=(Mention(PLANT), Mention(DOE)))
    assert Story(narrator).tell([activity]) == (
        "Example Motors Co., Ltd. and Ms. Jane Doe, deputy manager of "
        "Example Technology Co., Ltd., met."
    )


def test_a_plain_text_stands_as_it_is(narrator: Narrator) -> None:
    activity = Activity(text=text("the drills were repeated"), when=text("after lunch"))
    assert Story(narrator).tell([activity]) == "After lunch, the drills were repeated."


def test_a_term_stands_in_quotation_marks(narrator: Narrator) -> None:
    activity = did("taught", PLANT, topics=(Topic(term=text("stop and ask"), of=text("all")),))
    assert "taught “stop and ask” for all." in Story(narrator).tell([activity])


def test_manner_comes_last(narrator: Narrator) -> None:
    activity = did("explained", PLANT, topics=topics("it"), more=True, manner=text("in detail"))
    assert Story(narrator).tell([activity]).endswith("explained it, etc., in detail.")


def test_reported_speech_repeats_that(narrator: Narrator) -> None:
    remark = Remark(Mention(PLANT), text("pointed out"), points=(text("a is b"), text("c is d")))
    assert Story(narrator).remark(remark) == (
        "Example Motors Co., Ltd. pointed out that a is b and that c is d."
    )


def test_verbs_that_take_no_clause_take_their_object(narrator: Narrator) -> None:
    remark = Remark(Mention(PLANT), text("called for"), points=(text("more drills"),))
    assert Story(narrator).remark(remark) == "Example Motors Co., Ltd. called for more drills."


@pytest.mark.parametrize(
    ("verb", "point", "told"),
    [
        ("proposed", "a joint course", "proposed a joint course."),
        ("proposed", "a course be held", "proposed that a course be held."),
        ("proposed", "a course is held", "proposed that a course is held."),
        ("stressed", "safety comes first", "stressed that safety comes first."),
        ("said", "a drill saves lives", "said that a drill saves lives."),
        ("summed up", "we have learned", "summed up that we have learned."),
        ("asked", "who would pay", "asked who would pay."),
        ("promised", "to write", "promised to write."),
        ("noted:", "that it works.", "noted that it works."),
    ],
)
def test_reported_speech_links_only_clauses(
    narrator: Narrator, verb: str, point: str, told: str
) -> None:
    narrator.name(PLANT)
    remark = Remark(Mention(PLANT), text(verb), points=(text(point),))
    assert Story(narrator).remark(remark) == f"Example Motors {told}"


def test_a_quotation_follows_its_speaker(narrator: Narrator) -> None:
    remark = Remark(Mention(PLANT), quote=text("we write “near misses” down"))
    assert Story(narrator).remark(remark) == (
        "Example Motors Co., Ltd. said, “We write ‘near misses’ down.”"
    )
    stressed = Remark(Mention(PLANT), text("stressed"), quote=text("Never!"))
    assert Story(narrator).remark(stressed) == "Example Motors stressed: “Never!”"


def test_the_press_puts_the_quotation_first(press: Narrator) -> None:
    story = Story(press)
    remark = Remark(Mention(DOE), quote=text("we write it down"), when=text("afterwards"))
    assert story.remark(remark) == (
        "Afterwards, “We write it down,” said Jane Doe, deputy manager of "
        "Example Technology Co., Ltd."
    )
    assert story.remark(Remark(Mention(DOE), quote=text("Why?"))) == "“Why?” Doe said."


def test_our_company_will_and_then_we_will(we: Narrator) -> None:
    we.name(OUR)
    story = Story(we)
    facts = [
        Commitment(will=text("open"), topics=topics("the book", "the door"), when=text("in May")),
        Commitment(points=(text("train"), text("learn"))),
        Commitment(Mention(PLANT), will=text("help")),
        Commitment(text=text("all will gain")),
    ]
    assert story.tell(facts) == (
        "In May, our company will open the book and the door. We will train and learn. "
        "Example Motors Co., Ltd. will help. All will gain."
    )


def test_a_commitment_follows_the_remark_in_its_paragraph(narrator: Narrator) -> None:
    remark = Remark(Mention(PLANT), quote=text("yes"))
    commitment = Commitment(Mention(PLANT), will=text("help"))
    assert Story(narrator).paragraphs([did("came", DOE), remark, commitment])[1] == (
        "Example Motors Co., Ltd. said, “Yes.” Example Motors will help."
    )


def test_a_commitment_of_others_than_the_speaker_stands_alone(narrator: Narrator) -> None:
    facts: list[Fact] = [Remark(Mention(XIN), quote=text("yes")), Commitment(will=text("help"))]
    assert Story(narrator).paragraphs(facts)[1] == "Example Technology Co., Ltd. will help."


def test_in_the_third_person_a_body_is_not_named_twice_running(narrator: Narrator) -> None:
    facts = [Commitment(will=text("return")), Commitment(points=(text("write"), text("call")))]
    assert Story(narrator).tell(facts) == (
        "Example Technology Co., Ltd. will return. The company will write and call."
    )


def test_nobody_in_particular_commits(narrator: Narrator) -> None:
    nobody = Story(Narrator(narrator.style))
    assert nobody.commitment(Commitment(will=text("go on"))) == "The participants will go on."


def test_a_group_can_act(narrator: Narrator) -> None:
    group = Group(text("the apprentices"))
    told = Story(narrator).tell([did("came", group), did("left", group)])
    assert told == "The apprentices came and left."
