"""Every rule is reported by some call of the program, with its place, in both languages."""

import errno
import os
import re
from importlib import import_module

import click
import pytest
from click.testing import CliRunner

from reportkit.cli import program
from reportkit.cli.program import Program
from reportkit.console import forget_tongue
from reportkit.rules import ROOMS, iter_room, iter_rules
from reportkit.rules.chinese import phrase
from rules.case import Case

CASES = {room: import_module(f"rules.{room}_cases").CASES for room in ROOMS}
RULES = list(iter_rules())


class StrictPhrases(dict):
    """The phrases, of which none may be missing but those without words."""

    def get(self, words, default=None):
        assert words in self or not re.search(r"[a-z]", re.sub(r"{\w+}", "", words)), words
        return super().get(words, default)


def build_program(case: Case) -> click.Command:
    """The program; or what a case does in Python, as a command of it."""
    if case.python is None:
        return program
    return Program(commands=[click.Command("python", callback=case.python)])


def refuse(_):
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


@pytest.fixture
def told(tmp_path, monkeypatch):
    """What the program tells of a case, as (rule, severity, place, message), and the exit code."""
    (tmp_path / "project").mkdir()
    monkeypatch.chdir(tmp_path / "project")

    def tell(case: Case, language: str):
        monkeypatch.setenv("REPORTKIT_LANG", language)
        if case.is_disk_full:
            monkeypatch.setattr(os, "fsync", refuse)
        case.write()
        result = CliRunner().invoke(build_program(case), (case.call or "python").split())
        found = re.findall(r"(?m)^(.+?): (\w+)\[([\w/-]+)\]: (.+)$", result.stderr)
        return [(rule, severity, place, words) for place, severity, rule, words in found], result

    yield tell
    forget_tongue()


@pytest.mark.parametrize("room", ROOMS)
def test_every_rule_has_a_case(room):
    assert set(CASES[room]) == {rule.slug for rule in iter_room(room)}


def test_the_slug_of_a_rule_names_its_room():
    for room in ROOMS:
        assert {rule.slug.partition("/")[0] for rule in iter_room(room)} == {room}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.slug)
def test_a_rule_is_reported_with_its_place(rule, told):
    room = rule.slug.partition("/")[0]
    found, result = told(CASES[room][rule.slug], "en")
    reports = {slug: (severity, place, words) for slug, severity, place, words in found}
    assert rule.slug in reports, result.output
    severity, place, words = reports[rule.slug]
    assert severity == rule.severity
    assert place
    assert re.fullmatch(re.sub(r"\\{\w+\\}", ".*", re.escape(rule.message)), words)
    assert result.exit_code in (
        (2,) if room == "command" else (1,) if severity == "error" else (0, 1)
    )


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.slug)
def test_a_rule_is_reported_in_chinese(rule, told, monkeypatch):
    monkeypatch.setattr(phrase, "PHRASES", StrictPhrases(phrase.PHRASES))
    room = rule.slug.partition("/")[0]
    found, result = told(CASES[room][rule.slug], "zh")
    [words, *_] = [words for slug, _, _, words in found if slug == rule.slug]
    assert re.search(r"[一-鿿]", words)
    assert result.exception is None or isinstance(result.exception, SystemExit)
