"""The language in which reportkit speaks to whoever runs it: English or Chinese.

`REPORTKIT_LANG` decides; else the first language of the project; else the system's own.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from contextlib import suppress
from typing import Literal

from reportkit.diagnostics import Diagnostic, Phrase, Place, ReportkitError, Rule

Tongue = Literal["en", "zh"]
VARIABLE = "REPORTKIT_LANG"
# as the C library looks for the language of messages; the first that is set counts
SYSTEM = ("LC_ALL", "LC_MESSAGES", "LANG")
_spoken: list[Tongue] = []


def speak(project_lang: object) -> None:
    """Speak as a project asks for; what the environment says comes first."""
    _spoken[:] = [choose_tongue(project_lang, os.environ)]


def forget_tongue() -> None:
    """Let the next word decide anew which language is spoken."""
    _spoken.clear()


def tongue() -> Tongue:
    """The language that is spoken."""
    if not _spoken:
        speak(_find_project_lang())
    return _spoken[0]


def choose_tongue(project_lang: object, environment: Mapping[str, str]) -> Tongue:
    """The language to speak, given the `lang` of a project, if any, and the environment."""
    named = project_lang if isinstance(project_lang, (list, tuple)) else (project_lang,)
    first = next(iter(named), None)
    system = next((environment[name] for name in SYSTEM if environment.get(name)), "")
    wished = environment.get(VARIABLE) or first or system
    return "zh" if str(wished).lower().startswith("zh") else "en"


def in_tongue(problem: Diagnostic) -> Diagnostic:
    """The problem in the language that is spoken."""
    if tongue() == "en":
        return problem
    from reportkit.rules.chinese import translate

    return translate(problem)


def rule_in_tongue(rule: Rule) -> Rule:
    """The rule in the language that is spoken."""
    if tongue() == "en":
        return rule
    from reportkit.rules.chinese import translate_rule

    return translate_rule(rule)


def say(words: str, **values: object) -> str:
    """A phrase in the language that is spoken."""
    phrase = Phrase(words, **values)
    if tongue() == "en":
        return str(phrase)
    from reportkit.rules.chinese import say_phrase

    return say_phrase(phrase)


def say_place(place: Place) -> str:
    """A place in the language that is spoken."""
    if tongue() == "en":
        return str(place)
    from reportkit.rules.chinese.place import say_place

    return say_place(place)


def _find_project_lang() -> object:
    """The language of the project of the working folder, be its settings in order or not."""
    from reportkit.project import peek_lang

    with suppress(ReportkitError, OSError):
        return peek_lang()
    return None
