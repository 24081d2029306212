"""The filters and functions that a template may use, and how plain values are said."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any

from jinja2 import Undefined

from reportkit.context.value import Attending, Day, Joint, Named, Span, Told, Value
from reportkit.language.english import words as english
from reportkit.language.english.dates import day_words
from reportkit.language.english.lists import listed as in_a_list
from reportkit.language.english.names import named_together
from reportkit.template import NotPrintable, Wording


@cache  # a compiled template is found again by the wording that it was compiled with
def build_wording() -> Wording:
    """The words of the language room, for every template."""
    return Wording(filters=FILTERS, functions={"sentences": sentences}, say=say)


def say(value: object) -> str:
    """A value in words; nothing for what is absent.

    Raises NotPrintable for a group of named values, which has no words of its own.
    """
    if value is None:
        return ""
    if isinstance(value, Undefined):
        return str(value)  # which is empty, and reports the name that nobody knows
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, (str, int, float, Value)):
        return str(value)
    if isinstance(value, dt.date):
        return date(value)
    if isinstance(value, Mapping):
        raise NotPrintable(map(str, value))
    if isinstance(value, Iterable):
        return listed(value)
    return str(value)


def date(value: Any, style: str = "") -> str:
    """A date in a style: long, short, iso, weekday, month_day, year, time."""
    if isinstance(value, (Day, Span)):
        return value.styled(style)
    if isinstance(value, dt.date):
        return day_words(value, style or "long", "day-first")
    return say(value)


def listed(values: Any, more: bool = False) -> str:
    """The values as one list: A, B, and C."""
    if not isinstance(values, Iterable) or isinstance(values, str):
        return say(values)
    values = list(values)
    if not more and all(isinstance(value, (Named, Attending)) for value in values):
        return named_together([value.naming() for value in values]).words
    return in_a_list([say(value) for value in values], more=more)


def quoted(value: Any) -> str:
    """The words in quotation marks."""
    return english.quoted(say(value))


def subject(value: Any) -> str:
    """A name as the subject of a sentence: the comma of an apposition is closed."""
    return value.subject if isinstance(value, (Named, Joint)) else say(value)


def possessive(value: Any) -> str:
    """The words with ’s."""
    return value.told("poss") if isinstance(value, Named) else english.possessive(say(value))


def inside(value: Any) -> str:
    """The words with a small first letter, for the inside of a sentence."""
    return english.uncapitalised(say(value))


def opening(value: Any) -> str:
    """The words with a capital first letter, for the head of a sentence."""
    return english.capitalised(say(value))


def a(value: Any) -> str:
    """The noun with `a` or `an`."""
    return english.with_article(say(value))


def count(value: Any, one: str, many: str) -> str:
    """A number with its noun: one person, 12 people."""
    number = len(value) if isinstance(value, Sequence) and not isinstance(value, str) else value
    return english.counted(int(number), one, many) if say(number) else ""


def sentence(value: Any) -> str:
    """The words as a sentence: a capital first letter, a full stop at the end."""
    return english.finished(say(value).strip().rstrip(","))


def through(value: Any) -> str:
    """Ways and means after `through`, unless they bring their own preposition."""
    return english.through(listed(value))


def points(values: Any) -> list[str]:
    """Texts as points of a list: capital letters, and full stops after all of them or none."""
    said = [english.capitalised(words) for words in map(say, values) if words]
    stopped = any(english.unstopped(words) != words for words in said)
    return [english.ended(words) if stopped else words for words in said]


def paragraphs(values: Any) -> list[str]:
    """Activities, remarks or commitments as paragraphs."""
    facts = [value.fact for value in values if isinstance(value, Told)]
    if not facts:
        return [say(value) for value in values if say(value)]
    return facts[0][0].paragraphs(fact for _, fact in facts)


def sentences(*values: Any) -> str:
    """Facts and words one after the other, as one paragraph."""
    told = (
        say(value) if isinstance(value, Told) else english.finished(say(value))
        for value in _flat(values)
    )
    return " ".join(filter(None, told))


def _flat(values: Iterable[Any]) -> Iterable[Any]:
    for value in values:
        if isinstance(value, Undefined) or value is None:
            say(value)  # reports a name that nobody knows
            continue
        if isinstance(value, Sequence) and not isinstance(value, str):
            yield from _flat(list(value))
        else:
            yield value


def _told(form: str) -> Any:
    def tell(value: Any) -> str:
        return value.told(form) if isinstance(value, Named) else say(value)

    tell.__doc__ = f"A name in its `{form}` form."
    return tell


FILTERS: Mapping[str, Any] = {
    "a": a,
    "count": count,
    "date": date,
    "formal": _told("formal"),
    "full": _told("full"),
    "inside": inside,
    "listed": listed,
    "opening": opening,
    "paragraphs": paragraphs,
    "points": points,
    "possessive": possessive,
    "quoted": quoted,
    "sentence": sentence,
    "short": _told("short"),
    "subject": subject,
    "through": through,
    "title_name": _told("title_name"),
}
