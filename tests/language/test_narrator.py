"""First and later mention, forms, references in texts."""

import pytest

from reportkit.language import Narrator, Style
from reportkit.language.narrator import identity
from reportkit.record.model import Form, Group, Mention, Organisation, Person, Text

from .conftest import DIRECTORY, DOE, HE, OUR, PLANT, XIN, text


def test_a_person_is_introduced_once(narrator: Narrator) -> None:
    assert narrator.name(DOE).words == (
        "Ms. Jane Doe, deputy manager of Example Technology Co., Ltd."
    )
    assert narrator.name(DOE).words == "Ms. Doe"


def test_several_posts_are_joined_and_the_first_carries_the_organisation(
    narrator: Narrator,
) -> None:
    assert narrator.name(XIN).words == (
        "Xin Ying, member of the Committee of Example Motors Co., Ltd. "
        "and Minister of the Work Department"
    )


def test_a_form_of_address_comes_before_the_full_name_later(narrator: Narrator) -> None:
    narrator.name(XIN)
    assert narrator.name(XIN).words == "Minister Xin Ying"


def test_without_a_family_name_the_full_name_is_kept(narrator: Narrator) -> None:
    person = Person(text("Wang Xiaoming"), honorific=text("Mr."))
    narrator.name(person)
    assert narrator.name(person).words == "Mr. Wang Xiaoming"


ANN = Person(text("Ann Doe"), family=text("Doe"), honorific=text("Ms."))


def test_two_who_would_be_called_alike_keep_their_full_names(narrator: Narrator) -> None:
    narrator.name(DOE)
    assert narrator.name(DOE).words == "Ms. Doe"  # nobody else has been named so far
    narrator.name(ANN)
    assert narrator.name(DOE).words == "Ms. Jane Doe"
    assert narrator.name(ANN).words == "Ms. Ann Doe"
    assert narrator.brief(ANN) == "Ms. Ann Doe"


@pytest.mark.parametrize("style", [Style(), Style(register="ap")])
def test_who_takes_part_is_told_from_the_first_who_is_named(style: Style) -> None:
    narrator = Narrator(style, OUR, DIRECTORY, cast=[DOE, ANN, HE])
    narrator.name(DOE)
    assert narrator.name(DOE).words == ("Ms. Jane Doe" if style.register != "ap" else "Jane Doe")


def test_another_courtesy_title_tells_two_apart() -> None:
    bob = Person(text("Bob Doe"), family=text("Doe"), honorific=text("Mr."))
    narrator = Narrator(Style(), OUR, DIRECTORY, cast=[DOE, bob, DOE])
    narrator.name(bob)
    assert narrator.name(bob).words == "Mr. Doe"
    press = Narrator(Style(register="ap"), OUR, DIRECTORY, cast=[DOE, bob])
    press.name(bob)
    assert press.name(bob).words == "Bob Doe"


def test_two_of_one_post_in_chinese_keep_their_given_names() -> None:
    def head(name: str) -> Person:
        words = (Text({"zh": one}) for one in (name, "欧阳", "院长"))
        return Person(next(words), family=next(words), address=next(words))

    one, other = head("欧阳修"), head("欧阳靖")
    narrator = Narrator(Style(lang="zh", address="address"), OUR, DIRECTORY, cast=[one, other])
    narrator.name(one)
    assert narrator.name(one).words == "欧阳修院长"
    alone = Narrator(Style(lang="zh", address="address"), OUR, DIRECTORY, cast=[one])
    alone.name(one)
    assert alone.name(one).words == "欧阳院长"


def test_an_organisation_named_in_a_post_has_been_mentioned(narrator: Narrator) -> None:
    narrator.name(XIN)
    assert narrator.name(PLANT).words == "Example Motors"


def test_our_company_is_ours_after_its_first_mention(we: Narrator) -> None:
    assert we.name(OUR).words == "Example Technology Co., Ltd."
    assert we.name(OUR).words == "our company"


def test_a_subject_closes_the_comma_of_its_apposition(narrator: Narrator) -> None:
    assert narrator.name(DOE).subject.endswith("Co., Ltd.,")
    assert narrator.name(DOE).subject == "Ms. Doe"


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("full", "Ms. Jane Doe, deputy manager of Example Technology Co., Ltd."),
        ("short", "Ms. Doe"),
        ("name", "Jane Doe"),
        ("title", "deputy manager"),
        ("formal", "Ms. Jane Doe, deputy manager"),
        ("title_name", "the deputy manager of Example Technology Co., Ltd., Ms. Jane Doe"),
        ("poss", "Ms. Jane Doe’s"),
    ],
)
def test_a_person_in_every_form(narrator: Narrator, form: Form, expected: str) -> None:
    assert narrator.name(DOE, form).words == expected


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("full", "Example Motors Co., Ltd."),
        ("short", "Example Motors"),
        ("name", "Example Motors Co., Ltd."),
        ("formal", "Example Motors Co., Ltd."),
        ("poss", "Example Motors Co., Ltd.’s"),
    ],
)
def test_an_organisation_in_every_form(narrator: Narrator, form: Form, expected: str) -> None:
    assert narrator.name(PLANT, form).words == expected


@pytest.mark.parametrize("form", ["name", "title", "formal"])
def test_these_forms_are_no_first_mention(narrator: Narrator, form: Form) -> None:
    narrator.name(DOE, form)
    assert not narrator.knows(DOE)


def test_the_form_of_a_mention_is_used_unless_another_is_asked_for(narrator: Narrator) -> None:
    assert narrator.name(Mention(DOE, "name")).words == "Jane Doe"
    assert narrator.name(Mention(DOE, "name"), "title").words == "deputy manager"


def test_the_press_drops_courtesy_titles_and_given_names(press: Narrator) -> None:
    assert press.name(DOE).words == "Jane Doe, deputy manager of Example Technology Co., Ltd."
    assert press.name(DOE).words == "Doe"


def test_the_press_keeps_the_whole_name_if_the_family_name_is_a_word(press: Narrator) -> None:
    press.name(HE)
    assert press.name(HE).words == "Mark He"


def test_a_formal_document_says_what_it_will_call_an_organisation() -> None:
    formal = Narrator(Style(hereinafter=True, voice="we"), OUR)
    assert formal.name(PLANT).words == "Example Motors Co., Ltd. (hereinafter “Example Motors”)"
    assert formal.name(OUR).words == "Example Technology Co., Ltd. (hereinafter “our company”)"


def test_only_who_is_named_again_gets_a_short_name_announced() -> None:
    formal = Narrator(Style(hereinafter=True), OUR, recurring={identity(PLANT)})
    assert formal.name(OUR).words == "Example Technology Co., Ltd."
    assert formal.name(PLANT).words == "Example Motors Co., Ltd. (hereinafter “Example Motors”)"
    assert formal.name(PLANT).words == "Example Motors"
    assert formal.again == {identity(PLANT)}


def test_whose_it_is_takes_no_post_and_no_announcement() -> None:
    formal = Narrator(Style(hereinafter=True), OUR, DIRECTORY)
    assert formal.say(text("${doe:poss} and ${plant:poss} staff")) == (
        "Ms. Jane Doe’s and Example Motors Co., Ltd.’s staff"
    )
    assert formal.label(text("$our visit")) == "Example Technology Co., Ltd.’s visit"
    assert formal.name(PLANT).words.endswith("(hereinafter “Example Motors”)")
    assert formal.say(text("${plant:poss} staff")) == "Example Motors’ staff"


def test_a_quotation_introduces_nobody_and_speaks_for_itself(narrator: Narrator) -> None:
    said = narrator.quotation(text("$we thank $doe and $plant, and ${plant:poss} staff"))
    assert said == "we thank Ms. Doe and Example Motors, and Example Motors’ staff"
    assert not narrator.knows(DOE)
    assert not narrator.knows(PLANT)


def test_in_a_quotation_nobody_elses_company_is_ours(we: Narrator) -> None:
    we.name(OUR)
    assert we.quotation(text("$our is a big word for $example")) == (
        "our is a big word for Example Technology"
    )


def test_a_name_at_the_head_of_a_sentence_begins_with_a_capital(we: Narrator) -> None:
    we.name(OUR)
    assert we.say(text("They left. $our came, and $our stayed.\n$we sang.")) == (
        "They left. Our came, and our stayed.\nWe sang."
    )
    assert we.say(text("They left. $example came.")) == "They left. Our company came."


def test_the_people_of_the_reporting_body_can_speak_for_it() -> None:
    narrator = Narrator(Style(), OUR, people="the visitors")
    assert narrator.say(text("led $us, and $we kept $our word")) == (
        "led the visitors, and the visitors kept Example Technology Co., Ltd.’s word"
    )


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Ministry of Labour", "the Ministry of Labour"),
        ("The Old Society", "the Old Society"),
        ("Example Ministry of Labour", "Example Ministry of Labour"),
    ],
)
def test_a_name_that_is_a_noun_takes_its_article(narrator: Narrator, name: str, words: str) -> None:
    body = Organisation(text(name))
    assert narrator.name(body, "formal").words == name
    assert narrator.name(Person(text("Ann Lee"), title=(text("clerk"),), org=body)).words == (
        f"Ann Lee, clerk of {words}"
    )


def test_letters_behind_a_name_are_closed_by_a_comma(narrator: Narrator) -> None:
    oak = Person(text("Hal Oak, M.D."), honorific=text("Dr."))
    assert narrator.name(oak).subject == "Dr. Hal Oak, M.D.,"
    assert narrator.name(oak).subject == "Dr. Hal Oak, M.D.,"


def test_references_in_a_text_follow_the_order_of_mention(narrator: Narrator) -> None:
    assert narrator.say(text("$plant thanked $doe. Later $doe thanked ${plant:poss} staff.")) == (
        "Example Motors Co., Ltd. thanked Ms. Jane Doe, deputy manager of "
        "Example Technology Co., Ltd. Later Ms. Doe thanked Example Motors’ staff."
    )


def test_an_introduction_inside_a_text_closes_its_comma(narrator: Narrator) -> None:
    assert narrator.say(text("$doe spoke")).endswith("Co., Ltd., spoke")


def test_the_narrator_speaks_for_the_reporting_body(narrator: Narrator, we: Narrator) -> None:
    assert we.say(text("led $us, while $we kept $our word")) == "led us, while we kept our word"
    assert narrator.say(text("led $us")) == "led Example Technology Co., Ltd."
    assert narrator.say(text("kept $our word")) == "kept Example Technology’s word"


def test_a_term_is_said_in_the_language_of_the_document(narrator: Narrator) -> None:
    assert narrator.say(text("the $alliance")) == "the Party-building alliance"


def test_a_title_names_in_full_and_introduces_nobody(narrator: Narrator) -> None:
    assert narrator.label(text("$doe at ${plant:short}")) == "Ms. Jane Doe at Example Motors"
    assert not narrator.knows(DOE)
    assert not narrator.knows(PLANT)


def test_a_group_has_its_number_and_its_organisation(narrator: Narrator) -> None:
    assert narrator.name(Group(text("engineers"), 6, PLANT)).words == (
        "six engineers of Example Motors Co., Ltd."
    )
    assert narrator.plain_name(Group(text("engineers"), None, PLANT)) == (
        "engineers of Example Motors Co., Ltd."
    )


@pytest.mark.parametrize(
    ("group", "count", "words"),
    [
        ("students", 1, "one student"),
        ("members of the board", 1, "one member of the board"),
        ("secretaries", 1, "one secretary"),
        ("coaches", 1, "one coach"),
        ("people", 1, "one person"),
        ("all members", 12, "all 12 members"),
        ("the apprentices", 3, "the three apprentices"),
        ("staff", None, "staff"),
    ],
)
def test_the_number_of_a_group_agrees(
    narrator: Narrator, group: str, count: int | None, words: str
) -> None:
    assert narrator.name(Group(text(group), count)).words == words


def test_no_reference_is_made_of_a_price(narrator: Narrator) -> None:
    assert narrator.say(text("It costs $5, or $$plant.")) == "It costs $5, or $plant."


def test_narrators_of_two_documents_share_no_memory() -> None:
    first, second = (Narrator(Style(), OUR, DIRECTORY) for _ in range(2))
    assert first.name(DOE) == second.name(DOE)
