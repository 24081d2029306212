"""Chinese as a `Grammar`: each of its questions, and the function that answers it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from reportkit.frozen import frozen
from reportkit.language import balance
from reportkit.language.chinese import (
    dates,
    ending,
    facts,
    lists,
    marks,
    names,
    numerals,
    sentences,
)
from reportkit.language.naming import NameParts
from reportkit.language.style import Style

if TYPE_CHECKING:
    from reportkit.language.grammar import Grammar


def same(words: str) -> str:
    """The words: Chinese has no capital letters and no articles."""
    return words


@frozen
class Chinese:
    """Chinese in the style of a house."""

    style: Style

    day_styles = dates.STYLES
    said = sentences.SAID

    capitalised = uncapitalised = with_article = in_sentence = staticmethod(same)
    quoted = staticmethod(marks.quoted)
    titled = staticmethod(marks.titled)
    unstopped = staticmethod(marks.unstopped)
    ended = staticmethod(marks.ended)
    finished = staticmethod(marks.finished)
    bare = staticmethod(marks.bare)
    run_on = staticmethod(marks.run_on)
    through = staticmethod(facts.through)
    paragraph = staticmethod(sentences.paragraph)
    title_lines = staticmethod(balance.balanced_lines)
    whole_ending = staticmethod(ending.whole_ending)

    number = figures = staticmethod(numerals.figures)
    numeral = staticmethod(numerals.numeral)
    share = staticmethod(numerals.share)
    counted = staticmethod(numerals.counted)
    measured = staticmethod(numerals.measured)
    persons = staticmethod(numerals.persons)
    level = staticmethod(numerals.level)

    listed = staticmethod(lists.listed)
    named_together = staticmethod(names.named_together)
    posts = staticmethod(lists.in_a_row)
    introduced = by_post = staticmethod(names.introduced)
    known = staticmethod(names.known)
    hereinafter = staticmethod(names.hereinafter)
    own = staticmethod(names.own)
    pronoun = staticmethod(names.PRONOUNS.__getitem__)
    body = staticmethod(names.body)
    people = staticmethod(facts.PEOPLE.__getitem__)
    group = staticmethod(names.group_words)
    of = staticmethod(names.of)
    colleagues = staticmethod(names.colleagues)
    representatives = staticmethod(names.representatives)
    delegation = staticmethod(names.delegation)
    and_others = staticmethod(names.and_others)

    topic = staticmethod(sentences.topic)
    predicate = staticmethod(sentences.predicate)
    with_also = staticmethod(sentences.with_also)
    has_also = staticmethod(sentences.has_also)
    joined_predicates = staticmethod(sentences.joined_predicates)
    statement = staticmethod(sentences.statement)
    set_off = staticmethod(sentences.set_off)
    reported = staticmethod(sentences.reported)
    quotation = staticmethod(sentences.quotation)
    intention = staticmethod(sentences.intention)
    goes_on = staticmethod(sentences.goes_on)

    votes = staticmethod(facts.vote_words)
    yes = staticmethod(facts.yes)
    kind_name = staticmethod(facts.KIND_NAMES.__getitem__)
    side = staticmethod(facts.SIDES.__getitem__)
    step = staticmethod(facts.STEPS.__getitem__)
    venue = staticmethod(facts.venue)
    reason = staticmethod(facts.reason)
    dateline = staticmethod(facts.dateline)
    attendance = staticmethod(facts.attendance)

    def possessive(self, words: str, *, is_body: bool = False) -> str:  # noqa: ARG002 - of all alike
        """The words with 的."""
        return words and f"{words}的"

    def resumed(self, words: str, name: str) -> str:
        """A name as it follows these words."""
        return marks.beside(words, name).removeprefix(words)

    def day(self, moment: date, style: str) -> str:
        """A date, as in 2021年7月3日."""
        return dates.day_words(moment, style, self.style.times)

    def moment(self, moment: date, style: str) -> str:
        """A date with its time, as in 2021年7月3日9:00."""
        return dates.moment_words(moment, style, self.style.times)

    def span(self, start: date, end: date | None, style: str) -> str:
        """A span, as in 2021年7月3日至5日."""
        return dates.span_words(start, end, style, self.style.times)

    def occasion(self, start: date, end: date | None) -> str:
        """When it took place; the press leaves out the year."""
        return dates.occasion_words(start, end, press=self.style.register == "ap")

    def courteous(self, name: str, honorific: str) -> str:
        """A name with its courtesy title, which the press leaves out."""
        return name if self.style.register == "ap" else names.courteous(name, honorific)

    def briefly(self, person: NameParts) -> str:
        """A person at later mentions."""
        press = self.style.register == "ap"
        return names.briefly(person, self.style.address, press=press)


GRAMMAR: Callable[[Style], Grammar] = Chinese
