"""The values a template sees: opaque, told in words when they are printed, in output order.

None of them leads back to the record, the narrator or a file: what a template may read is what
`field_names` lists.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass
from datetime import date
from functools import cache, partial
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypeVar, get_args

from reportkit.language.naming import Naming
from reportkit.language.narrator import Narrator
from reportkit.language.story import Fact, Story
from reportkit.record.model import (
    Absence,
    Attachment,
    Attendee,
    Background,
    Control,
    FollowUp,
    Group,
    Mention,
    Organisation,
    Period,
    Person,
    Photo,
    Record,
    Release,
    Sign,
    Site,
    Text,
    Votes,
)
from reportkit.record.shape import find_hints

if TYPE_CHECKING:
    from reportkit.language.grammar import Grammar

T = TypeVar("T")

PARTIES = (Person, Organisation, Group, Mention)
ALONE = (Text, Period, *PARTIES)  # what is more than a group of facts
NOBODY: Mapping[str, object] = MappingProxyType({"called": "", "post": ""})
# Facts that are told as sentences.
STORIES = ("activities", "remarks", "commitments")
# Facts that are the office's own business; no document prints them.
NEVER_PRINTED = frozenset({"notes", "sources", "todo", "directory"})

# Titles, captions and cells name people and organisations in full, and nobody counts as mentioned.
LABELS = frozenset(
    {
        (Record, "title"), (Photo, "caption"), (Photo, "alt"), (Attachment, "title"),
        (Release, "headline"), (Release, "kicker"), (Release, "subhead"), (Release, "byline"),
        (Release, "photo_by"), (Site, "name"), (Site, "address"), (Site, "city"),
        (Record, "theme"), (Record, "agenda"), (Record, "alliance"), (Attendee, "role"),
        (Absence, "reason"), (FollowUp, "what"), (FollowUp, "evidence"), (Sign, "opinion"),
        (Control, "note"),
    }
)  # fmt: skip
# These end up inside a sentence, where a full stop of their own would be in the way.
PARTS = frozenset(
    {
        (Record, "purpose"), (Record, "theme"), (Background, "basis"), (Background, "aims"),
        (Background, "means"), (Background, "goal"), (Background, "slogan"),
    }
)  # fmt: skip


class Value:
    """A value that is told in words when it is printed."""

    __slots__ = ()

    def field_names(self) -> tuple[str, ...]:
        """What a template may ask of this value."""
        return ()


class Phrase(Value):
    """Words whose references are said when, and in the order in which, they are printed."""

    __slots__ = ("_raw", "_say")

    def __init__(self, raw: str, say: Callable[[], str]) -> None:
        self._raw = raw
        self._say = say

    def __str__(self) -> str:
        return self._say()

    def __bool__(self) -> bool:
        return bool(self._raw)

    def __len__(self) -> int:
        return len(self._raw)

    def __eq__(self, other: object) -> bool:
        return self._raw == (other._raw if isinstance(other, Phrase) else other)

    def __hash__(self) -> int:
        return hash(self._raw)


class Joint(Value):
    """Several people named together, as words or as the subject of a sentence."""

    __slots__ = ("_is_there", "_name")

    def __init__(self, is_there: bool, name: Callable[[], Naming]) -> None:
        self._is_there = is_there
        self._name = name

    def __bool__(self) -> bool:
        return self._is_there

    def __str__(self) -> str:
        return self._name().words if self._is_there else ""

    @property
    def subject(self) -> str:
        """The words as the subject of a sentence, the comma of an apposition closed."""
        return self._name().subject if self._is_there else ""


class Day(Value):
    """A date, or a date and time, in the house's style."""

    __slots__ = ("_moment", "_narrator")

    def __init__(self, moment: date, narrator: Narrator) -> None:
        self._moment = moment
        self._narrator = narrator

    def __str__(self) -> str:
        return self.styled("")

    def styled(self, style: str) -> str:
        """The date in a style, the house's own if none is named."""
        return self._narrator.grammar.moment(self._moment, style)


class Span(Value):
    """A day, or a span of days or hours, in the house's style."""

    __slots__ = ("_narrator", "_period")

    def __init__(self, period: Period, narrator: Narrator) -> None:
        self._period = period
        self._narrator = narrator

    def __str__(self) -> str:
        return self.styled("")

    def styled(self, style: str) -> str:
        """The span in a style, the house's own if none is named."""
        return self._narrator.grammar.span(self._period.start, self._period.end, style)

    @property
    def start(self) -> Day:
        """The first day."""
        return Day(self._period.start, self._narrator)

    @property
    def end(self) -> Day:
        """The last day."""
        return Day(self._period.end or self._period.start, self._narrator)

    def field_names(self) -> tuple[str, ...]:
        """What a template may ask of a span."""
        return ("start", "end")


class Series(Value, Sequence[T]):
    """Several values in the record's order; printed as a list."""

    __slots__ = ("_grammar", "_members")

    def __init__(self, members: Sequence[T], grammar: Grammar) -> None:
        self._members = tuple(members)
        self._grammar = grammar

    def __str__(self) -> str:
        return self._grammar.listed([str(member) for member in self._members])

    def __len__(self) -> int:
        return len(self._members)

    def __iter__(self) -> Iterator[T]:
        return iter(self._members)

    def __getitem__(self, index: Any) -> Any:
        chosen = self._members[index]
        return Series(chosen, self._grammar) if isinstance(index, slice) else chosen

    def __add__(self, other: Sequence[T]) -> Series[T]:
        return Series([*self._members, *other], self._grammar)


class View(Value):
    """The fields of a fact, each as a value; of an absent fact, every field is empty."""

    __slots__ = ("_fact", "_kind", "_more", "_narrator")

    def __init__(
        self, kind: type, fact: Any, narrator: Narrator, more: Mapping[str, object] | None = None
    ) -> None:
        self._kind = kind
        self._fact = fact
        self._narrator = narrator
        self._more = more or {}

    def __getattr__(self, name: str) -> object:
        if name in self._more:
            return self._more[name]
        if name not in _nested(self._kind):
            if self._kind in PARTIES and name in _party_fields():
                return None  # what one party has, any other may be asked for
            raise AttributeError(name)
        return field_value(self._kind, self._fact, name, self._narrator)

    def __bool__(self) -> bool:
        return bool(str(self) if isinstance(self._fact, Votes) else self._fact)

    def __str__(self) -> str:
        return _told(self._fact, self._narrator)

    def field_names(self) -> tuple[str, ...]:
        """The fields of the fact."""
        return (*_nested(self._kind), *self._more)


class Named(View):
    """Somebody: printed as the first or a later mention, whichever it is by then."""

    __slots__ = ("_party",)

    def __init__(self, party: Person | Organisation | Group | Mention, narrator: Narrator) -> None:
        somebody = party.party if isinstance(party, Mention) else party
        super().__init__(type(somebody), somebody, narrator, _extras(somebody, narrator))
        self._party = party

    def __str__(self) -> str:
        return self._narrator.name(self._party).words

    def naming(self) -> Naming:
        """The name, and whether it wants a closing comma; for the room's own use."""
        return self._narrator.name(self._party)

    def told(self, form: Any) -> str:
        """The name in a form: full, short, name, title, formal, title_name, poss."""
        return self._narrator.name(self._party, form).words

    @property
    def subject(self) -> str:
        """The name as the subject of a sentence, the comma of an apposition closed."""
        return self.naming().subject


class Attending(View):
    """Somebody who took part: printed by name."""

    __slots__ = ()

    def __str__(self) -> str:
        return self.naming().words

    def naming(self) -> Naming:
        """The name, and whether it wants a closing comma; for the room's own use."""
        return self._narrator.name(self._fact.person)


class Told(View):
    """An activity, a remark or a commitment: printed as its sentence."""

    __slots__ = ("_story",)

    def __init__(self, fact: Fact, story: Story, narrator: Narrator) -> None:
        super().__init__(type(fact), fact, narrator)
        self._story = story

    def __str__(self) -> str:
        return self._story.tell([self._fact])

    @property
    def fact(self) -> tuple[Story, Fact]:
        """What a paragraph is made of; for the room's own use."""
        return self._story, self._fact


def value_of(fact: Any, narrator: Narrator, *, label: bool = False, part: bool = False) -> Any:
    """The value a template sees for a fact of any type."""
    if isinstance(fact, Text):
        say = partial(narrator.label if label else narrator.say, fact)
        unstopped = narrator.grammar.unstopped
        return Phrase(narrator.words(fact), (lambda: unstopped(say())) if part else say)
    if isinstance(fact, PARTIES):
        return Named(fact, narrator)
    if isinstance(fact, Period):
        return Span(fact, narrator)
    if isinstance(fact, date):
        return Day(fact, narrator)
    if isinstance(fact, tuple):
        return Series(
            [
                _numbered(number, one, narrator, label=label, part=part)
                for number, one in enumerate(fact, 1)
            ],
            narrator.grammar,
        )
    if is_dataclass(fact) and not isinstance(fact, type):
        return View(type(fact), fact, narrator)
    return fact


def field_value(kind: type, fact: Any, name: str, narrator: Narrator) -> Any:
    """The value of a field; of an absent group of facts, a group whose fields are empty."""
    found = getattr(fact, name) if fact is not None else None
    if found is not None:
        place = (kind, name)
        return value_of(found, narrator, label=place in LABELS, part=place in PARTS)
    nested = _nested(kind)[name]
    if nested is not None:
        return View(nested, None, narrator, NOBODY if nested in PARTIES else None)
    return Series((), narrator.grammar) if fact is None and name in _plural(kind) else None


def _numbered(number: int, fact: Any, narrator: Narrator, *, label: bool, part: bool) -> Any:
    """One of several: a group of facts has its number in the list."""
    if isinstance(fact, ALONE) or not is_dataclass(fact):
        return value_of(fact, narrator, label=label, part=part)
    view = Attending if isinstance(fact, Attendee) else View
    return view(type(fact), fact, narrator, {"number": number})


def _extras(somebody: Any, narrator: Narrator) -> dict[str, object]:
    extras: dict[str, object] = {"called": Phrase("*", lambda: narrator.plain_name(somebody))}
    if isinstance(somebody, Person):
        extras["post"] = narrator.grammar.posts(narrator.posts(somebody))
    return extras


def _told(fact: Any, narrator: Narrator) -> str:
    """A group of facts in words: its votes, its text or its name, or nothing."""
    if isinstance(fact, Votes):
        return narrator.grammar.votes(fact)
    for name in ("text", "name", "what", "title", "caption"):
        words = getattr(fact, name, None)
        if isinstance(words, Text):
            return narrator.say(words)
    return ""


@cache
def _nested(kind: type) -> dict[str, type | None]:
    """The fields of a fact; for those that are a single group of facts, its type."""
    hints = find_hints(kind)
    hidden = {field.name for field in fields(kind) if "hidden" in field.metadata}
    return {name: _group_type(hint) for name, hint in hints.items() if name not in hidden}


@cache
def _party_fields() -> frozenset[str]:
    names = {name for kind in (Person, Organisation, Group) for name in _nested(kind)}
    return frozenset({*names, *NOBODY})


@cache
def _plural(kind: type) -> frozenset[str]:
    hints = find_hints(kind).items()
    return frozenset(name for name, hint in hints if str(hint).startswith("tuple"))


def _group_type(hint: Any) -> type | None:
    parts = get_args(hint) or (hint,)
    groups = [part for part in parts if isinstance(part, type) and is_dataclass(part)]
    if len(groups) != 1 or groups[0] in (Text, Period) or str(hint).startswith("tuple"):
        return None
    return Person if groups[0] is Mention else groups[0]
