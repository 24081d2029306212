"""What is worked out from a record, in Chinese words."""

from typing import get_args

import pytest

from reportkit.language import Style
from reportkit.language.chinese import facts
from reportkit.language.grammar import Role, Side, Step
from reportkit.language.room import build_grammar
from reportkit.record.model import Kind, Votes


@pytest.mark.parametrize(
    ("name", "city", "online", "words"),
    [
        ("实训中心", "示例市", False, "在示例市实训中心"),
        ("示例市实训中心", "示例市", False, "在示例市实训中心"),
        ("第一会议室", "", False, "在第一会议室"),
        ("腾讯会议", "", True, "通过腾讯会议以线上方式"),
        ("线上", "", True, "以线上方式"),
    ],
)
def test_where_it_took_place(name: str, city: str, online: bool, words: str) -> None:
    assert facts.venue(name, city, online=online) == words


@pytest.mark.parametrize(
    ("means", "goal", "slogan", "words"),
    [
        ([], "", "", "交流做法"),
        (["座谈", "演练"], "", "", "通过座谈、演练，交流做法"),
        (["以座谈方式"], "推动工作", "", "以座谈方式，交流做法，推动工作"),
        ([], "", "安全第一", "交流做法，以“安全第一”为口号"),
    ],
)
def test_why_it_took_place(means: list[str], goal: str, slogan: str, words: str) -> None:
    assert facts.reason("交流做法", means, goal, slogan) == words


def test_what_is_unknown_of_the_attendance_stays_unknown() -> None:
    assert facts.attendance("21", "20", "1", "95.2%") == (
        "应到21人，实到20人，缺席1人，出席率95.2%"
    )
    assert facts.attendance("", "20", "", "") == "实到20人"
    assert facts.attendance("20", "20", "0", "100%") == "应到20人，实到20人，出席率100%"


def test_a_vote_tells_what_was_counted() -> None:
    assert facts.vote_words(Votes(8, 0, 1)) == "赞成8票，反对0票，弃权1票"
    assert facts.vote_words(Votes(8)) == "赞成8票"


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_every_kind_side_step_and_role_has_a_name(lang: str) -> None:
    grammar = build_grammar(Style(lang))
    assert all(map(grammar.kind_name, get_args(Kind)))
    assert all(map(grammar.side, get_args(Side)))
    assert all(map(grammar.step, get_args(Step)))
    assert all(map(grammar.people, get_args(Role)))


def test_only_the_language_that_is_needed_is_loaded() -> None:
    import subprocess
    import sys

    code = (
        "import sys; from reportkit.context import build_wording; build_wording({!r}); "
        "print([name for name in sys.modules if 'language.' in name and {!r} in name])"
    )
    for lang, other in (("en", "chinese"), ("zh", "english")):
        call = [sys.executable, "-c", code.format(lang, other)]
        assert subprocess.run(call, capture_output=True, text=True, check=True).stdout == "[]\n"
