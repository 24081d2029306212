"""What a language has to offer: the seam between what is told and how it is said.

The narrator, the story and the values of templates know the order in which things are told; how
a date, a name or a sentence is put into words they ask of a `Grammar`. `english/` and `chinese/`
each have one; `room` loads the one that is needed. This module is for the type checker, and for
whoever adds a language.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from datetime import date
from typing import Literal, Protocol

from reportkit.language.naming import NameParts, Naming
from reportkit.record.model import Kind, Votes

Words = Sequence[str]
Side = Literal["visitors", "hosts", "attendees", "guests"]
Step = Literal["drafted", "checked", "countersigned", "signed"]
# Those who are not named: by what they do there, or as the people of the reporting body.
Role = Literal["visitors", "hosts", "participants"]


class Dates(Protocol):
    """Days, times and spans."""

    @property
    def day_styles(self) -> Collection[str]:
        """The styles of a date that this language knows."""

    def day(self, moment: date, style: str) -> str:
        """A date in a style; of a date and time, the date."""

    def moment(self, moment: date, style: str) -> str:
        """A date with its time, if it has one."""

    def span(self, start: date, end: date | None, style: str) -> str:
        """A span of days or hours."""

    def occasion(self, start: date, end: date | None) -> str:
        """When something took place, to open a sentence."""


class Lists(Protocol):
    """Several words as one list."""

    def listed(self, members: Words, *, more: bool = False) -> str:
        """The members as one list; `more` says that it is not complete."""

    def named_together(self, namings: Sequence[Naming]) -> Naming:
        """Several names as one."""


class Endings(Protocol):
    """Words where they begin and end, and the marks around them."""

    def capitalised(self, words: str) -> str:
        """The words as at the head of a sentence."""

    def uncapitalised(self, words: str) -> str:
        """The words as inside a sentence."""

    def with_article(self, noun: str) -> str:
        """One of the noun, not a known one."""

    def possessive(self, words: str, *, is_body: bool = False) -> str:
        """The words as the owner of what follows."""

    def quoted(self, words: str) -> str:
        """The words in quotation marks."""

    def titled(self, words: str) -> str:
        """The words as the title of a work or document."""

    def unstopped(self, words: str) -> str:
        """The words without a full stop at their end."""

    def ended(self, words: str) -> str:
        """The words with a full stop, unless a mark ends them."""

    def finished(self, words: str) -> str:
        """The words as a sentence."""

    def bare(self, words: str) -> str:
        """The words without any mark at their end."""

    def run_on(self, words: str, following: str) -> str:
        """The words and what follows at once; a mark is not doubled."""

    def resumed(self, words: str, name: str) -> str:
        """A name as it follows these words: at the head of a sentence, or inside."""

    def through(self, words: str) -> str:
        """Ways and means, with what introduces them."""

    def title_lines(self, title: str, limit: float, names: Collection[str] = ()) -> list[str]:
        """A title in balanced lines, as wide as so many Chinese characters at most."""

    def whole_ending(self, text: str, width: float) -> str:
        """The text without a character by itself on its last line, in lines so wide."""

    def paragraph(self, sentences: Words) -> str:
        """Sentences one after the other."""


class Numbers(Protocol):
    """Numbers in words and figures."""

    def number(self, number: int) -> str:
        """A number in running text."""

    def figures(self, number: int) -> str:
        """A number in a table."""

    def share(self, part: int, whole: int) -> str:
        """A part of a whole as a percentage."""

    def counted(self, number: int, one: str, many: str) -> str:
        """A number with what it counts."""

    def measured(self, number: int, measure: str) -> str:
        """A number in figures with its measure."""

    def persons(self, number: int) -> str:
        """A number of people."""

    def group(self, number: int | None, group: str, *, figures: bool = False) -> str:
        """A group with its number, if that is known."""

    def numeral(self, number: int) -> str:
        """A number written out."""

    def level(self, number: int, depth: int) -> str:
        """The number of a heading, by the depth at which it stands."""


class Names(Protocol):
    """People and organisations."""

    def in_sentence(self, name: str) -> str:
        """The name of a body or place inside a sentence."""

    def courteous(self, name: str, honorific: str) -> str:
        """A name with its courtesy title."""

    def posts(self, posts: Words) -> str:
        """Several posts of a person."""

    def introduced(self, name: str, posts: Words, organisation: str) -> Naming:
        """A person at first mention."""

    def by_post(self, name: str, posts: Words, organisation: str) -> Naming:
        """A person named by post."""

    def briefly(self, person: NameParts) -> str:
        """A person at later mentions."""

    def known(self, name: str) -> Naming:
        """Somebody who has been introduced, by this name."""

    def hereinafter(self, full: str, later: str) -> str:
        """A body at first mention, with what it will be called."""

    def own(self, later: str, kind: str) -> str:
        """The reporting body where it speaks itself; `later` is what the record calls it."""

    def pronoun(self, key: str) -> str:
        """The narrator, who is one of the reporting body: `we`, `us`, `our`."""

    def body(self, key: str) -> str:
        """The reporting body where it has no name, for `we`, `us` or `our`."""

    def people(self, role: Role) -> str:
        """People who are not named, by their role."""

    def of(self, group: str, organisation: str) -> str:
        """A group of an organisation."""

    def colleagues(self, groups: Words, kind: str) -> str:
        """Groups of a body that was just named; `kind` is what it is."""

    def representatives(self, bodies: Words) -> str:
        """People who stand for several bodies."""

    def delegation(self, number: int | None, groups: Callable[[], str] | None) -> str:
        """What a head leads: so many, or groups that can be named."""

    def and_others(self, head: Naming, number: int | None) -> Naming:
        """A head, and so many others."""


class Sentences(Protocol):
    """What somebody did, said or will do."""

    @property
    def said(self) -> str:
        """The verb of a remark that has none."""

    def topic(self, words: str, of: str, *, is_term: bool) -> str:
        """What something was about, and whose it is."""

    def predicate(self, verb: str, objects: Words, *, more: bool = False, manner: str = "") -> str:
        """What somebody did, to what, and how."""

    def with_also(self, words: str) -> str:
        """What somebody did who has just done something else."""

    def has_also(self, words: str) -> bool:
        """True if the words say that already."""

    def joined_predicates(self, predicates: Words, *, also: bool = True) -> str:
        """Consecutive deeds of one subject."""

    def statement(self, opening: str, subject: str, words: str) -> str:
        """A sentence: when, who, and what."""

    def set_off(self, opening: str, words: str) -> str:
        """A sentence that opens with when it was."""

    def reported(self, verb: str, clauses: Words) -> str:
        """Reported speech."""

    def quotation(self, opening: str, speaker: Naming, verb: str, words: str) -> str:
        """Words of a speaker as a sentence, in quotation marks."""

    def intention(self, predicates: Words) -> str:
        """What somebody will do."""

    def goes_on(self, kind: str, *, we: bool) -> str:
        """The body that just promised something and promises more; empty to name it again.

        `we` is true of the narrator's own.
        """


class Facts(Protocol):
    """What is worked out from a record, in words."""

    def yes(self, value: bool, /) -> str:
        """Whether something is so."""

    def kind_name(self, kind: Kind) -> str:
        """What took place."""

    def side(self, side: Side) -> str:
        """A group of participants, as the head of a table."""

    def step(self, step: Step) -> str:
        """A step of the approval chain."""

    def votes(self, votes: Votes) -> str:
        """A vote."""

    def venue(self, name: str, city: str, *, online: bool) -> str:
        """Where something took place, inside a sentence."""

    def reason(self, aims: str, means: Words, goal: str, slogan: str) -> str:
        """Why something took place, after what introduces an aim."""

    def dateline(self, city: str, country: str, on: date | None) -> str:
        """Where and when a release is given out, before its lead."""

    def attendance(self, expected: str, present: str, absent: str, rate: str) -> str:
        """Who was expected and came, as far as it is known."""


class Grammar(Dates, Lists, Endings, Numbers, Names, Sentences, Facts, Protocol):
    """A language, in the style of a house."""
