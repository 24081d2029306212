"""English as a `Grammar`: each of its questions, and the function that answers it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from reportkit.frozen import frozen
from reportkit.language.english import dates, facts, lists, names, sentences, title, votes, words
from reportkit.language.naming import NameParts, Naming
from reportkit.language.style import Style

if TYPE_CHECKING:
    from reportkit.language.grammar import Grammar


@frozen
class English:
    """English in the style of a house."""

    style: Style

    day_styles = dates.STYLES
    said = "said"

    capitalised = staticmethod(words.capitalised)
    uncapitalised = staticmethod(words.uncapitalised)
    with_article = staticmethod(words.with_article)
    possessive = staticmethod(words.possessive)
    quoted = staticmethod(words.quoted)
    titled = staticmethod(words.quoted)
    unstopped = staticmethod(words.unstopped)
    ended = staticmethod(words.ended)
    finished = staticmethod(words.finished)
    bare = staticmethod(words.bare)
    run_on = staticmethod(words.run_on)
    resumed = staticmethod(words.resumed)
    through = staticmethod(words.through)
    paragraph = staticmethod(" ".join)
    title_lines = staticmethod(title.title_lines)

    number = numeral = staticmethod(words.number_words)
    figures = staticmethod("{:,}".format)
    share = staticmethod(words.share)
    counted = staticmethod(words.counted)
    measured = staticmethod("{:,} {}".format)
    group = staticmethod(words.group_words)
    level = staticmethod(words.level)

    listed = staticmethod(lists.listed)
    named_together = staticmethod(names.named_together)
    in_sentence = staticmethod(names.in_sentence)
    posts = staticmethod(lists.listed)
    introduced = staticmethod(names.introduced)
    by_post = staticmethod(names.by_post)
    known = staticmethod(names.known)
    hereinafter = staticmethod(names.hereinafter)

    topic = staticmethod(sentences.topic)
    predicate = staticmethod(sentences.predicate)
    with_also = staticmethod(sentences.with_also)
    has_also = staticmethod(sentences.has_also)
    joined_predicates = staticmethod(sentences.joined_predicates)
    statement = staticmethod(sentences.statement)
    set_off = staticmethod(sentences.set_off)
    reported = staticmethod(sentences.reported)

    votes = staticmethod(votes.vote_words)
    kind_name = staticmethod(facts.KIND_NAMES.__getitem__)
    side = staticmethod(facts.SIDES.__getitem__)
    step = staticmethod(facts.STEPS.__getitem__)
    people = staticmethod(facts.PEOPLE.__getitem__)
    venue = staticmethod(facts.venue)
    reason = staticmethod(facts.reason)
    attendance = staticmethod(facts.attendance)

    def whole_ending(self, text: str, width: float) -> str:  # noqa: ARG002 - a last word is no blemish
        """The text as it is."""
        return text

    def day(self, moment: date, style: str) -> str:
        """A date, as in `3 July 2021`."""
        return dates.day_words(moment, style or "long", self.style.date_order)

    def moment(self, moment: date, style: str) -> str:
        """A date and its time, as in `3 July 2021, 09:30`."""
        time = dates.time_words(moment, self.style.date_order)
        told = self.day(moment, style)
        return f"{told}, {time}" if time and style not in {"iso", "time"} else told

    def span(self, start: date, end: date | None, style: str) -> str:
        """A span, as in `3–5 July 2021`."""
        return dates.span_words(start, end, style or "long", self.style.date_order)

    def occasion(self, start: date, end: date | None) -> str:
        """When it took place, as in `On 3 July 2021`."""
        return dates.occasion_words(start, end, self.style.date_order)

    def persons(self, number: int) -> str:
        """A number of people, as in `12 people`."""
        return words.counted(number, "person", "people")

    def courteous(self, name: str, honorific: str) -> str:
        """A name with its courtesy title."""
        return names.courteous(name, honorific, self.style.register)

    def briefly(self, person: NameParts) -> str:
        """A person at later mentions."""
        return names.briefly(person, self.style)

    def own(self, later: str, kind: str) -> str:  # noqa: ARG002 - English says `our`
        """The reporting body, as in `our company`."""
        return f"our {kind or 'organisation'}"

    def pronoun(self, key: str) -> str:
        """The narrator: references are English already."""
        return key

    def body(self, key: str) -> str:
        """A reporting body without a name."""
        return "the organisation’s" if key == "our" else "the organisation"

    def of(self, group: str, organisation: str) -> str:
        """A group of an organisation."""
        return f"{group} of {organisation}"

    def colleagues(self, groups: Sequence[str], kind: str) -> str:
        """Groups of a body that was just named."""
        return f"{lists.listed(groups)} of the {kind or 'organisation'}"

    def representatives(self, bodies: Sequence[str]) -> str:
        """People who stand for several bodies."""
        return f"representatives of {lists.listed(bodies)}"

    def delegation(self, number: int | None, groups: Callable[[], str] | None) -> str:
        """What a head leads, as in `a delegation of seven`."""
        if groups:
            return groups()
        return f"a delegation of {words.number_words(number)}" if number else "a delegation"

    def and_others(self, head: Naming, number: int | None) -> Naming:
        """A head, and so many others, as in `Ms. Jane Doe and six others`."""
        others = f"{words.number_words(number)} others" if number else "others"
        return Naming(f"{head.subject} and {others}")

    def quotation(self, opening: str, speaker: Naming, verb: str, said: str) -> str:
        """Words of a speaker; in the press they come first, elsewhere the speaker does."""
        press = self.style.register == "ap"
        return (sentences.press_quotation if press else sentences.quotation)(
            opening, speaker, verb, said
        )

    def intention(self, predicates: Sequence[str]) -> str:
        """What somebody will do."""
        return f"will {sentences.joined_predicates(predicates, also=False)}"

    def goes_on(self, kind: str, *, we: bool) -> str:
        """`we`, or `the company`."""
        return "we" if we else kind and f"the {kind}"

    def yes(self, value: bool, /) -> str:
        """`yes` or `no`."""
        return "yes" if value else "no"

    def dateline(self, city: str, country: str, on: date | None) -> str:
        """As in `Exampleton, 3 July 2021 — `."""
        place = city.upper() if self.style.register == "ap" else city
        parts = [place, country, self.day(on, "long") if on else ""]
        return f"{', '.join(filter(None, parts))} — "


GRAMMAR: Callable[[Style], Grammar] = English
