"""The catalogue in Chinese: what each rule, phrase and place is called there.

English stands beside the rules themselves; a rule that is missing here is told in English.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import field, replace
from functools import cache
from importlib import import_module
from types import MappingProxyType

from reportkit.diagnostics import Diagnostic, Phrase, Rule
from reportkit.frozen import frozen

HAN = "[\u3400-\u9fff]"
QUOTED = re.compile(rf"(?P<before>(?<={HAN}))?`[^`]*`(?P<behind>(?={HAN}))?")
NOTHING: Mapping[str, str] = MappingProxyType({})


@frozen
class Said:
    """The words of a rule: like those of a `Rule`, with the same values in them."""

    message: str
    why: str
    mend: str
    hints: Mapping[str, str] = field(default_factory=lambda: NOTHING)


@cache
def room_texts(room: str) -> Mapping[str, Said]:
    """The words of a room's rules, by slug."""
    texts: Mapping[str, Said] = import_module(f"{__name__}.{room}").TEXTS
    return texts


def find_words(slug: str) -> Said | None:
    """The words of a rule, or None."""
    room = slug.partition("/")[0]
    return room_texts(room).get(slug)


def translate_rule(rule: Rule) -> Rule:
    """The rule in Chinese, as far as it has been translated."""
    said = find_words(rule.slug)
    if said is None:
        return rule
    return replace(rule, message=said.message, why=said.why, mend=said.mend, hints=said.hints)


def translate(problem: Diagnostic) -> Diagnostic:
    """The problem in Chinese, as far as its rule has been translated."""
    said = find_words(problem.rule)
    if said is None:
        return problem
    values = {name: translate_value(value) for name, value in problem.values.items()}
    message = said.message.format(**values)
    hint = said.hints[problem.hint_name].format(**values) if problem.hint_name else ""
    return replace(problem, message=set_apart(message), hint=set_apart(hint))


def set_apart(text: str) -> str:
    """The text with a space between Chinese characters and what stands in backticks."""
    return QUOTED.sub(_with_spaces, text)


def _with_spaces(quoted: re.Match[str]) -> str:
    before = " " if quoted["before"] is not None else ""
    behind = " " if quoted["behind"] is not None else ""
    return f"{before}{quoted[0]}{behind}"


def translate_value(value: object) -> object:
    """A value of a message: a phrase in Chinese, all else as it was written."""
    return say_phrase(value) if isinstance(value, Phrase) else value


def say_phrase(phrase: Phrase) -> str:
    """A phrase in Chinese; in English if it has not been translated."""
    from reportkit.rules.chinese.meaning import MEANINGS
    from reportkit.rules.chinese.phrase import PHRASES

    values = {name: translate_value(value) for name, value in phrase.values.items()}
    words = MEANINGS.get(phrase.words) or PHRASES.get(phrase.words, phrase.words)
    return words.format(**values)
