"""What a template may ask for, as data: its meaning, its kind, and whether it is always there.

The facts of a record come from their declarations in `record.model`, what is worked out from them
from `context.declared`. `build_context` makes the values themselves; a test holds the two together.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import field, fields, is_dataclass, replace
from datetime import date, datetime
from functools import cache
from types import MappingProxyType, NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin

from reportkit.context.value import NEVER_PRINTED, PARTIES, STORIES
from reportkit.diagnostics import Phrase, any_of
from reportkit.frozen import frozen
from reportkit.record.model import (
    Activity,
    Commitment,
    Group,
    Mention,
    Organisation,
    Period,
    Person,
    Record,
    Remark,
    Text,
    Votes,
)
from reportkit.record.shape import find_hints

NO_PARTS: Mapping[str, Offer] = MappingProxyType({})
# of a span of days, templates see its ends
UNTOLD = frozenset({(Period, "tz")})
TOLD_KINDS = (Activity, Remark, Commitment)
# what a group of facts says when it is printed as a whole; see `value.View`
TOLD_BY = ("text", "name", "what", "title", "caption")
SIMPLE = {
    Text: "text", str: "text", bool: "yes or no", int: "a number", float: "a number",
    date: "a date", datetime: "a date and time", Person: "a person",
    Organisation: "an organisation", Group: "a group of people",
    Period: "a day or a span of days",
}  # fmt: skip


@frozen
class Offer:
    """One thing that a template may ask for.

    `kind` says in words what it is. `from_record`: it is a fact as a record tells it, which may be
    `required` wherever its owner is told. `sure`: it is there wherever its owner is; `shown_by` are
    fields that, where they hold, make it so. `drawn_from` are the facts of the record that a
    derived value is made of. `choices` are the only values that it can have. `graceful`: it is
    meant to be printed where it may be absent. `is_open`: anything may be asked of it;
    `is_text`: it is text, or may be; `is_plain`: text of Python's, which has methods. What stands
    for `groups` of facts has their parts, and its `own`; a group may be `wordless`.
    """

    meaning: str
    kind: Phrase
    groups: tuple[Any, ...] = ()
    own: Mapping[str, Offer] = field(default_factory=lambda: NO_PARTS)
    many: bool = False
    sure: bool = False
    required: bool = False
    from_record: bool = False
    example: str = ""
    choices: tuple[str, ...] = ()
    graceful: bool = False
    is_open: bool = False
    is_plain: bool = False
    is_text: bool = False
    wordless: bool = False
    shown_by: tuple[str, ...] = ()
    drawn_from: tuple[str, ...] = ()

    def __eq__(self, other: object) -> bool:
        return self is other

    def __hash__(self) -> int:
        return id(self)

    @property
    def parts(self) -> Mapping[str, Offer]:
        """What may be asked of it, by name; of a list, what may be asked of its entries."""
        if not self.groups:
            return self.own
        own = {**self.own, **PARTY_PARTS} if self.is_party else self.own
        number = {} if "number" not in own else {"number": own["number"]}
        return number | dict(parts_of_all(self.groups)) | dict(own)

    @property
    def is_party(self) -> bool:
        """True for people, organisations and groups of people, who can be named."""
        return any(group in PARTIES for group in self.groups)

    @property
    def has_words(self) -> bool:
        """True if it can be printed as it is."""
        if self.wordless:
            return False
        return self.is_text or not self.groups or any(map(has_words, self.groups))


HOUSE = Offer("house fields", Phrase("anything"), is_open=True, sure=True)


@cache
def build_schema(house: Offer = HOUSE) -> Offer:
    """All that a template may ask of a record; `house` are the fields that a house adds."""
    from reportkit.context.declared import DERIVED

    facts = {name: offer for name, offer in parts_of(Record).items() if name not in NEVER_PRINTED}
    return Offer("", Phrase("a record"), own={**facts, "extra": house, **DERIVED}, sure=True)


@cache
def parts_of_all(kinds: tuple[Any, ...]) -> Mapping[str, Offer]:
    """What may be asked of a fact that is one of several kinds."""
    several = [parts_of(kind) for kind in kinds]
    parts: dict[str, Offer] = {}
    for one in several:
        parts |= {**one, **parts}
    return {
        name: part if all(name in one for one in several) else replace(part, sure=False)
        for name, part in parts.items()
    }


@cache
def parts_of(kind: Any) -> Mapping[str, Offer]:
    """What may be asked of a kind of fact, by name, in the order of its declaration."""
    hints = find_hints(kind)
    return {
        entry.name: offer_of(kind, entry.name, hints[entry.name], entry.metadata)
        for entry in fields(kind)
        if "hidden" not in entry.metadata and (kind, entry.name) not in UNTOLD
    }


def offer_of(kind: Any, name: str, hint: Any, said: Mapping[str, Any]) -> Offer:
    """What a template is offered for one fact, given its type and what is said of it."""
    types, many = tuple(_types_in(hint)), get_origin(hint) is tuple
    # what has a default of its own is there even if the record does not say it
    sure = said.get("required", False) or not (many or NoneType in types or not said)
    # a house says what it likes, braces included
    meaning = plain_words(said.get("meaning", "its key, if it has one"))
    described = describe(get_args(hint)[0] if many else hint, kind, name)
    offer = replace(
        described,
        meaning=meaning,
        sure=sure,
        required=said.get("required", False),
        from_record=bool(said),
        example=said.get("example", ""),
    )
    return list_of(offer, meaning, sure=False) if many else offer


def plain_words(text: str) -> str:
    """A text as the words of a phrase that holds no values."""
    return text.replace("{", "{{").replace("}", "}}")


def describe(hint: Any, kind: Any = None, name: str = "") -> Offer:
    """What a value of this type offers, without what it means."""
    types = [each for each in _types_in(hint) if each is not NoneType]
    groups = tuple(part for each in types for part in _groups_in(each))
    if kind is Record and name in STORIES:
        return Offer("", Phrase("a sentence"), groups)
    return Offer(
        "",
        kind_of(types),
        groups,
        is_text=Text in types or str in types,
        choices=tuple(each for part in types for each in _choices(part)),
        is_plain=all(each is str or get_origin(each) is Literal for each in types),
        is_open=any(get_origin(each) not in (None, Literal) for each in types),
    )


def list_of(offer: Offer, meaning: str, *, sure: bool) -> Offer:
    """A list of what is offered; its entries have a number if they are groups of facts."""
    is_numbered = bool(offer.groups) and not offer.is_party and offer.kind.words != "a sentence"
    own = {"number": NUMBER, **offer.own} if is_numbered else offer.own
    kind = Phrase("a list: {kind}", kind=offer.kind)
    return replace(offer, meaning=meaning, kind=kind, own=own, many=True, sure=sure)


def kind_of(types: list[Any]) -> Phrase:
    """What a value of one of these types is, in words."""
    words = dict.fromkeys(_word_of(each) for each in types)
    if (choices := [each for part in types for each in _choices(part)]) and len(types) == 1:
        return Phrase("one of {choices}", choices=any_of(choices))
    first, *others = (Phrase(word) for word in words)
    for other in others:
        first = Phrase("{first} or {last}", first=first, last=other)
    return first


def has_words(kind: Any) -> bool:
    """True for a group of facts that says something when it is printed as a whole."""
    if kind in (*PARTIES, Votes, Period, *TOLD_KINDS):
        return True
    hints = find_hints(kind)
    people = any(each in (Person, Group) for each in _types_in(hints.get("person", str)))
    return people or any(Text in _types_in(hints.get(name, str)) for name in TOLD_BY)


def _types_in(hint: Any) -> Iterator[Any]:
    """Yield the types that a fact, or an entry of its list, may have."""
    if get_origin(hint) in (Union, UnionType):
        for part in get_args(hint):
            yield from _types_in(part)
    elif get_origin(hint) is tuple:
        yield from _types_in(get_args(hint)[0])
    else:
        yield hint


def _groups_in(kind: Any) -> Iterator[Any]:
    """Yield the groups of facts that a type stands for."""
    if kind is Mention:
        yield from (Person, Organisation, Group)
    elif is_dataclass(kind) and kind is not Text:
        yield kind


def _word_of(kind: Any) -> str:
    if kind in SIMPLE:
        return SIMPLE[kind]
    if kind is Mention:
        return "a person or an organisation"
    if get_origin(kind) is Literal:
        return "text"
    return "facts" if is_dataclass(kind) else "anything"


def _choices(kind: Any) -> tuple[str, ...]:
    return get_args(kind) if get_origin(kind) is Literal else ()


NUMBER = Offer("its number in the list", Phrase("a number"), sure=True)
PARTY_PARTS = {
    "called": Offer("full name, for tables and titles", Phrase("text"), sure=True),
    "post": Offer("post or posts as one text", Phrase("text")),
}
