"""The filters and functions that a template may use, and how plain values are said."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence, Set
from functools import cache
from typing import TYPE_CHECKING, Any

from jinja2 import Undefined

from reportkit.context.value import Attending, Day, Joint, Named, Span, Told, Value
from reportkit.frozen import frozen
from reportkit.language import Style
from reportkit.language.balance import LIMIT, LINE
from reportkit.language.room import build_grammar
from reportkit.pattern import pattern
from reportkit.record.model import Form
from reportkit.template import NotPrintable, Wording
from reportkit.template.wording import say_plainly

if TYPE_CHECKING:
    from reportkit.language.grammar import Grammar

FILTERS = (
    "a", "count", "count_words", "date", "formal", "full", "in_lines", "inside", "level", "listed",
    "measured", "numeral", "opening", "paragraphs", "points", "possessive", "quoted", "sentence",
    "short", "subject", "through", "title_name", "titled", "whole_ending",
)  # fmt: skip
FUNCTIONS = ("sentences",)
UNLISTED = (str, bytes, bytearray)  # that have entries, and are no list
# a word of Latin letters or figures, or a Chinese character or mark by itself
WORD = pattern(
    r"[\u3400-\u9fff\u3001-\u303f\uff01-\uff65〇\U00020000-\U0003ffff]"
    r"|[^\s\u3001-\u303f\u3400-\u9fff\uff01-\uff65\U00020000-\U0003ffff]+"
)


def count_words(text: str) -> int:
    """How many words a text has, as Word counts: a Chinese character is one."""
    return len(WORD.findall(text))


@cache  # a compiled template is found again by the wording that it was compiled with
def build_wording(lang: str = "en") -> Wording:
    """The words of the language room, for every template in a language."""
    speaker = Speaker(build_grammar(Style(lang)))
    return Wording(
        filters={name: getattr(speaker, name) for name in FILTERS},
        functions={name: getattr(speaker, name) for name in FUNCTIONS},
        say=speaker.say,
    )


@frozen
class Speaker:
    """Says what templates print, in one language; a filter is a method."""

    grammar: Grammar

    def say(self, value: object) -> str:
        """A value in words; nothing for what is absent.

        Raises NotPrintable for what has no words of its own, such as a group of named values.
        """
        if value is None:
            return ""
        if isinstance(value, Undefined):
            return str(value)  # which is empty, and reports the name that nobody knows
        if isinstance(value, bool):
            return self.grammar.yes(value)
        if isinstance(value, (str, int, float, Value)):
            return str(value)
        if isinstance(value, dt.date):
            return self.date(value)
        if isinstance(value, Mapping):
            raise NotPrintable(map(str, value))
        if isinstance(value, Iterable) and not isinstance(value, UNLISTED):
            return self.listed(value)
        return say_plainly(value)

    def date(self, value: Any, style: str = "") -> str:
        """A date in a style: long, short, iso, weekday, month_day, year, time."""
        if isinstance(value, (Day, Span)):
            return value.styled(style)
        if isinstance(value, dt.date):
            return self.grammar.day(value, style)
        return self.say(value)

    def listed(self, values: Any, more: bool = False) -> str:
        """The values as one list: A, B, and C."""
        if not isinstance(values, Iterable) or isinstance(values, UNLISTED):
            return self.say(values)
        # a set has another order in another process
        values = sorted(values, key=self.say) if isinstance(values, Set) else list(values)
        if not more and all(isinstance(value, (Named, Attending)) for value in values):
            return self.grammar.named_together([value.naming() for value in values]).words
        return self.grammar.listed([self.say(value) for value in values], more=more)

    def quoted(self, value: Any) -> str:
        """The words in quotation marks."""
        return self.grammar.quoted(self.say(value))

    def titled(self, value: Any) -> str:
        """The words as the title of a document: “…”, in Chinese 《…》."""
        return self.grammar.titled(self.say(value))

    def subject(self, value: Any) -> str:
        """A name as the subject of a sentence: the comma of an apposition is closed."""
        return value.subject if isinstance(value, (Named, Joint)) else self.say(value)

    def possessive(self, value: Any) -> str:
        """The words with ’s, in Chinese with 的."""
        told = isinstance(value, Named)
        return value.told("poss") if told else self.grammar.possessive(self.say(value))

    def inside(self, value: Any) -> str:
        """The words with a small first letter, for the inside of a sentence."""
        return self.grammar.uncapitalised(self.say(value))

    def opening(self, value: Any) -> str:
        """The words with a capital first letter, for the head of a sentence."""
        return self.grammar.capitalised(self.say(value))

    def a(self, value: Any) -> str:
        """The noun with `a` or `an`."""
        return self.grammar.with_article(self.say(value))

    def count(self, value: Any, one: str, many: str) -> str:
        """A number with its noun: one person, 12 people."""
        number = _number_of(value)
        return self.grammar.counted(int(number), one, many) if self.say(number) else ""

    def measured(self, value: Any, measure: str) -> str:
        """A number in figures with what it is measured in: 12 km, in Chinese 12人."""
        number = _number_of(value)
        return self.grammar.measured(int(number), measure) if self.say(number) else ""

    def numeral(self, value: Any) -> str:
        """A whole number written out: three, in Chinese 三."""
        words = self.say(value)
        return self.grammar.numeral(int(words)) if words else ""

    def level(self, value: Any, depth: int = 1) -> str:
        """The number of a heading at a depth: 1. (1) a. (a), in Chinese 一、（一）1.（1）."""
        words = self.say(value)
        return self.grammar.level(int(words), depth) if words else ""

    def in_lines(self, value: Any, width: float = LIMIT) -> str:
        """A title in balanced lines, each as wide as so many Chinese characters at most."""
        return "\n".join(self.grammar.title_lines(self.say(value), width))

    def whole_ending(self, value: Any, width: float = LINE) -> str:
        """Words in lines of so many Chinese characters, of which the last holds more than one."""
        return self.grammar.whole_ending(self.say(value), width)

    def count_words(self, value: Any) -> int:
        """How many words there are, as Word counts: a Chinese character is one."""
        return count_words(self.say(value))

    def sentence(self, value: Any) -> str:
        """The words as a sentence: a capital first letter, a full stop at the end."""
        return self.grammar.finished(self.say(value).strip().rstrip(",，"))

    def through(self, value: Any) -> str:
        """Ways and means after `through`, unless they bring their own preposition."""
        return self.grammar.through(self.listed(value))

    def points(self, values: Any) -> list[str]:
        """Texts as points of a list: capital letters, and full stops after all of them or none."""
        said = [self.grammar.capitalised(words) for words in map(self.say, values) if words]
        stopped = any(self.grammar.unstopped(words) != words for words in said)
        return [self.grammar.ended(words) if stopped else words for words in said]

    def paragraphs(self, values: Any) -> list[str]:
        """Activities, remarks or commitments as paragraphs."""
        facts = [value.fact for value in values if isinstance(value, Told)]
        if not facts:
            return [self.say(value) for value in values if self.say(value)]
        return facts[0][0].paragraphs(fact for _, fact in facts)

    def sentences(self, *values: Any) -> str:
        """Facts and words one after the other, as one paragraph."""
        told = [
            self.say(value) if isinstance(value, Told) else self.grammar.finished(self.say(value))
            for value in self._flat(values)
        ]
        return self.grammar.paragraph([words for words in told if words])

    def full(self, value: Any) -> str:
        """A name in its `full` form."""
        return self._named(value, "full")

    def short(self, value: Any) -> str:
        """A name in its `short` form."""
        return self._named(value, "short")

    def formal(self, value: Any) -> str:
        """A name in its `formal` form."""
        return self._named(value, "formal")

    def title_name(self, value: Any) -> str:
        """A name in its `title_name` form."""
        return self._named(value, "title_name")

    def _named(self, value: Any, form: Form) -> str:
        return value.told(form) if isinstance(value, Named) else self.say(value)

    def _flat(self, values: Iterable[Any]) -> Iterable[Any]:
        for value in values:
            if isinstance(value, Undefined) or value is None:
                self.say(value)  # reports a name that nobody knows
                continue
            if isinstance(value, Sequence) and not isinstance(value, str):
                yield from self._flat(list(value))
            else:
                yield value


def _number_of(value: Any) -> Any:
    """How many there are of a list; any other value is the number itself."""
    return len(value) if isinstance(value, Sequence) and not isinstance(value, str) else value
