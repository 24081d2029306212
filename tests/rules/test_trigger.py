"""Every rule is reported by some call of the program, with its place, in both languages."""

import re
from importlib import import_module

import pytest

from reportkit.rules import ROOMS, iter_room, iter_rules
from reportkit.rules.chinese import phrase

CASES = {room: import_module(f"rules.{room}_cases").CASES for room in ROOMS}
RULES = list(iter_rules())
TOLD = re.compile(r"(?m)^(.+?): (\w+)\[([\w/-]+)\]: (.+)$")


class StrictPhrases(dict):
    """The phrases, of which none may be missing but those without words."""

    def get(self, words, default=None):
        assert words in self or not re.search(r"[a-z]", re.sub(r"{\w+}", "", words)), words
        return super().get(words, default)


def find_case(rule):
    return CASES[rule.slug.partition("/")[0]][rule.slug]


@pytest.mark.parametrize("room", ROOMS)
def test_every_rule_has_a_case(room):
    assert set(CASES[room]) == {rule.slug for rule in iter_room(room)}


@pytest.mark.parametrize("room", ROOMS)
def test_the_slug_of_a_rule_names_its_room(room):
    assert {rule.slug.partition("/")[0] for rule in iter_room(room)} == {room}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.slug)
def test_a_rule_is_reported_with_its_place(rule, tmp_path):
    result = find_case(rule).run(tmp_path, "en")
    [found, *_] = [told for told in TOLD.findall(result.stderr) if told[2] == rule.slug]
    place, severity, _, words = found
    assert place
    assert severity == rule.severity
    assert re.fullmatch(re.sub(r"\\{\w+\\}", ".*", re.escape(rule.message)), words)
    fails = 2 if rule.slug.startswith("command/") else 1
    # a small record lacks more than its case is about
    assert result.exit_code in ((fails,) if severity == "error" else (0, 1))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.slug)
def test_a_rule_is_reported_in_chinese(rule, tmp_path, monkeypatch):
    monkeypatch.setattr(phrase, "PHRASES", StrictPhrases(phrase.PHRASES))
    result = find_case(rule).run(tmp_path, "zh")
    [words, *_] = [told[3] for told in TOLD.findall(result.stderr) if told[2] == rule.slug]
    assert re.search(r"[一-鿿]", words)
