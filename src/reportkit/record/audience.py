"""Who is to read a document, and a record without what those are not to read.

Redaction happens before anything is rendered, so that no template can print what is internal.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import field, fields, is_dataclass, replace
from functools import cache, partial
from pathlib import PurePath
from types import MappingProxyType
from typing import Any, Literal

from reportkit.diagnostics import Diagnostic, Phrase
from reportkit.frozen import frozen, mutable
from reportkit.pattern import pattern
from reportkit.record.model import (
    Absence,
    Audience,
    Directory,
    Mention,
    Organisation,
    Person,
    Photo,
    Record,
    Release,
    Term,
    Text,
)
from reportkit.record.privacy import (
    KINDS,
    REACH,
    Private,
    bare_number,
    find_private,
    mask,
    mask_name,
)
from reportkit.record.reader import join_path
from reportkit.record.source import Source
from reportkit.rules.record import REFUSED_DATA

Act = Literal["drop", "mask", "keep", "refuse"]
NameAct = Literal["mask", "keep"]

INTERNAL, NOT_PUBLIC = Phrase("internal"), Phrase("not public")
MINOR = Phrase("the name of a minor")
NO_NAMES: Mapping[str, str] = MappingProxyType({})
# strings that name a thing, and are no words of a person
NAMES = frozenset({"key", "path", "file", "id", "tz"})
# what tells that a dropped number stood there
LABEL = pattern(
    r"(?:(?:居民)?身份证(?:号码?)?|(?:手机|电话|联系电话|手机号|银行卡|卡)号?码?|邮箱|车牌号?"
    r"|(?i:\b(?:identity|id)(?: card)?(?: (?:number|no\.?))?|\b(?:mobile|phone|tel|e-?mail|card)"
    r"(?: (?:number|no\.?))?))[\s:：]*$"
)
EMPTY_BRACKETS = pattern(r"\s*(?:\([\s,;]*\)|（[\s，；]*）|\[\s*\]|【\s*】)")
BLANKS = pattern(r" {2,}")


@frozen
class Handling:
    """What becomes of personal data of each kind in texts."""

    id: Act = "drop"
    mobile: Act = "mask"
    landline: Act = "mask"
    card: Act = "drop"
    email: Act = "mask"
    plate: Act = "mask"
    minor: NameAct = "mask"

    def codes(self, *acts: Act) -> tuple[str, ...]:
        """The kinds with which one of these things is done."""
        return tuple(code for code in KINDS if getattr(self, code) in acts)


HANDLINGS: Mapping[Audience, Handling] = MappingProxyType(
    {
        "public": Handling(),
        "internal": Handling("mask", "keep", "keep", "mask", "keep", "keep", "keep"),
        "archive": Handling("keep", "keep", "keep", "keep", "keep", "keep", "keep"),
    }
)


@frozen
class Removal:
    """What was taken out of a record: where it stood, why, and the words that went with it."""

    path: str
    why: Phrase
    words: tuple[str, ...] = ()


@frozen
class Redacted:
    """A record for an audience, and what was taken out of it.

    `refused` are personal data for which no document may be made; `allowed` are the numbers and
    addresses of the press contact, which may stand anywhere. `names` are those of minors, each with
    what stands in its place.
    """

    record: Record
    audience: Audience
    handling: Handling
    removals: tuple[Removal, ...] = ()
    refused: tuple[Removal, ...] = ()
    allowed: frozenset[str] = frozenset()
    names: Mapping[str, str] = field(default_factory=lambda: NO_NAMES)


def redact_record(
    record: Record,
    audience: Audience,
    handling: Handling | None = None,
    contacts: Iterable[str] = (),
) -> Redacted:
    """The record as an audience may read it; without a handling, with that which is usual.

    `contacts` are numbers and addresses that may stand anywhere, as those of the press contact may.
    """
    handling = handling or HANDLINGS[audience]
    allowed = frozenset((*_iter_contact(record), *(one for way in contacts for one in _bare(way))))
    names = find_minors(record) if handling.minor == "mask" else NO_NAMES
    codes = handling.codes("drop", "mask", "refuse")
    redaction = _Redaction(audience == "public", handling, allowed, codes, names)
    redacted = redaction.redact_group(record, "")
    removals = tuple(dict.fromkeys(redaction.removals))
    refused = tuple(dict.fromkeys(redaction.refused))
    return Redacted(redacted, audience, handling, removals, refused, allowed, names)


def find_minors(record: Record) -> Mapping[str, str]:
    """The names of those in a record who are under age, the longest first, each with its mask."""
    people = (*record.directory.people.values(), *iter_people(record))
    minors = [one for one in people if one.minor]
    names = {name for one in minors for name in one.name.words.values()}
    in_order = sorted(names, key=lambda name: (-len(name), name))
    return MappingProxyType({name: mask_name(name) for name in in_order})


def iter_people(fact: Any) -> Iterator[Person]:
    """Yield everybody who is named in a fact, but for those of the address book."""
    if isinstance(fact, Person):
        yield fact
    elif isinstance(fact, (tuple, list)):
        for one in fact:
            yield from iter_people(one)
    elif is_dataclass(fact) and not isinstance(fact, (Text, Directory)):
        for name in list_names(fact.__class__):
            yield from iter_people(getattr(fact, name))


def check_redacted(redacted: Redacted, source: Source) -> Iterator[Diagnostic]:
    """Yield the personal data for which no document may be made for an audience."""
    for one in redacted.refused:
        yield REFUSED_DATA.at(source.place(one.path), field=one.path, kind=one.why)


def _iter_contact(record: Record) -> Iterator[str]:
    """Yield the numbers and addresses under which the press reaches its contact."""
    contact = record.release.contact if record.release else None
    if contact is None:
        return
    if isinstance(contact.party, Person):
        for way in filter(None, (contact.party.phone, contact.party.email)):
            yield from _bare(way)
    for entry in fields(contact.party):  # a press office may be named with its number in one line
        for words in iter_words(getattr(contact.party, entry.name)):
            yield from (bare_number(found.text) for found in find_private(words, REACH))


def _bare(way: str) -> Iterator[str]:
    """Yield the forms of a number or address by which it is known again."""
    yield bare_number(way)
    yield from (bare_number(found.text) for found in find_private(way, KINDS))


class Entries(Mapping[str, Any]):
    """The entries of an address book, each read once and when it is asked for."""

    __slots__ = ("_facts", "_read", "_redact")

    def __init__(self, facts: Mapping[str, Any], redact: Callable[[Any], Any]) -> None:
        self._facts, self._redact = facts, redact
        self._read: dict[str, Any] = {}

    def __getitem__(self, key: str) -> Any:
        if key not in self._read:
            self._read[key] = self._redact(self._facts[key])
        return self._read[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._facts)

    def __len__(self) -> int:
        return len(self._facts)


@mutable
class _Redaction:
    """The redaction of one record; `known` holds people and bodies that have been met.

    `codes` are the kinds of personal data that do not stay.
    """

    is_public: bool
    handling: Handling
    allowed: frozenset[str]
    codes: tuple[str, ...]
    names: Mapping[str, str] = field(default_factory=lambda: NO_NAMES)
    removals: list[Removal] = field(default_factory=list)
    refused: list[Removal] = field(default_factory=list)
    known: dict[int, Any] = field(default_factory=dict)

    def redact(self, fact: Any, path: str) -> Any:
        """A fact as the audience may read it; None if it may not."""
        if fact is None or isinstance(fact, (int, float)):
            return fact
        if isinstance(fact, Text):
            return self.redact_text(fact, path)
        if isinstance(fact, str):
            return self.redact_words(fact, path) or None
        if isinstance(fact, (tuple, list)):
            return self.redact_list(fact, path)
        if isinstance(fact, Mapping):
            return self.redact_mapping(fact, path)
        if isinstance(fact, Directory):
            return self.redact_directory(fact)
        return self.redact_group(fact, path) if is_dataclass(fact) else fact

    def redact_list(self, facts: Any, path: str) -> Any:
        kept = [self.redact(fact, f"{path}[{number}]") for number, fact in enumerate(facts)]
        if len(kept) == len(facts) and all(map(_is, kept, facts)):
            return facts
        return type(facts)(fact for fact in kept if fact is not None)

    def redact_mapping(self, facts: Mapping[Any, Any], path: str) -> Mapping[Any, Any]:
        kept = {name: self.redact(fact, f"{path}.{name}") for name, fact in facts.items()}
        if all(map(_is, kept.values(), facts.values())):
            return facts
        return MappingProxyType({name: fact for name, fact in kept.items() if fact is not None})

    def redact_directory(self, book: Directory) -> Directory:
        """An address book of which each entry is redacted once it is looked up: it may be long."""
        if (
            not self.is_public and not self.names
        ):  # of people and bodies all is kept, but terms are words
            terms = self.redact(book.terms, "terms")
            return book if terms is book.terms else replace(book, terms=terms)
        read = partial(self.redact, path="")
        return Directory(*(Entries(part, read) for part in (book.orgs, book.people, book.terms)))

    def redact_group(self, fact: Any, path: str) -> Any:
        """A group of facts without those that the audience may not read."""
        if self.is_public and is_withheld(fact):
            self.remove(fact, path, INTERNAL if hasattr(fact, "internal") else NOT_PUBLIC)
            return None
        is_party = isinstance(fact, (Person, Organisation))
        if is_party and id(fact) in self.known:
            return self.known[id(fact)]
        if is_party and fact.key:
            path = f"{'people' if isinstance(fact, Person) else 'orgs'}.{fact.key}"
        changes = dict(self.iter_changes(fact, path))
        if isinstance(fact, Person) and fact.minor and self.names:
            changes["family"] = None  # the rest of a name that is masked
        redacted = replace(fact, **changes) if changes else fact
        if is_party:
            self.known[id(fact)] = redacted
        return redacted

    def iter_changes(self, fact: Any, path: str) -> Iterator[tuple[str, Any]]:
        """Yield the fields of a group that are not what they were."""
        for name, key, internal, required in list_fields(fact.__class__):
            value = getattr(fact, name)
            if value is None or value == ():
                continue
            below = join_path(path, key)
            if self.is_public and is_internal(fact, name, internal=internal):
                self.remove(value, below, INTERNAL)
                yield name, () if isinstance(value, tuple) else None
                continue
            left = self.redact(value, below)
            if isinstance(fact, Release) and name == "contact":
                left = _with_ways(left, value)
            if left is not value:
                yield name, _blank(value) if required and left is None else left

    # --- words --------------------------------------------------------------------------------

    def redact_text(self, text: Text, path: str) -> Text | None:
        where = text.path or path
        words = {lang: self.redact_words(said, where) for lang, said in text.words.items()}
        if all(map(_is, words.values(), text.words.values())):
            return text
        return Text(words, text.path) if all(words.values()) else None

    def redact_words(self, words: str, path: str) -> str:
        """Words in which personal data are handled as they should be."""
        for name, masked in self.names.items():
            if name in words:
                words = words.replace(name, masked)
                self.removals.append(Removal(path, MINOR, (name,)))
        found = find_private(words, self.codes)
        for one in reversed(found):
            if bare_number(one.text) not in self.allowed:
                words = self.handle(words, one, path)
        return words

    def handle(self, words: str, found: Private, path: str) -> str:
        act: Act = getattr(self.handling, found.code)
        removal = Removal(path, Phrase(found.kind), (found.text,))
        if act == "refuse":
            self.refused.append(removal)
            return words
        self.removals.append(removal)
        before, behind = words[: found.start], words[found.end :]
        if act == "mask":
            return f"{before}{mask(found)}{behind}"
        return tidy(LABEL.sub("", before) + behind)

    def remove(self, fact: Any, path: str, why: Phrase) -> None:
        """Note that something is taken out."""
        self.removals.append(Removal(path, why, tuple(dict.fromkeys(iter_words(fact)))))


def is_withheld(fact: Any) -> bool:
    """True for what its author has kept out of public documents as a whole."""
    if getattr(fact, "public", None) is False:
        return True
    return getattr(fact, "internal", None) is True and not isinstance(fact, Absence)


@cache
def list_names(kind: type) -> tuple[str, ...]:
    """The names of all fields of a kind of fact."""
    return tuple(entry.name for entry in fields(kind))


@cache
def list_fields(kind: type) -> tuple[tuple[str, str, bool, bool], ...]:
    """The name, the key and the nature of each field of a kind of fact: internal, and required."""
    return tuple(
        (
            entry.name,
            entry.name.rstrip("_"),
            bool(entry.metadata.get("internal")),
            bool(entry.metadata.get("required")),
        )
        for entry in fields(kind)
        if entry.name not in NAMES
    )


def is_internal(fact: Any, name: str, *, internal: bool) -> bool:
    """True for a field that is kept out of public documents."""
    if isinstance(fact, Absence) and name == "reason":
        return fact.internal
    if isinstance(fact, Term):
        return name == "note"
    return internal


def iter_words(fact: Any) -> Iterator[str]:
    """Yield the words that go with a fact; who is named in it is named elsewhere, too."""
    if isinstance(fact, Text):
        yield from fact.words.values()
    elif isinstance(fact, str):
        yield fact
    elif isinstance(fact, Mapping):
        yield from _iter_all(fact.values())
    elif isinstance(fact, (tuple, list)):
        yield from _iter_all(fact)
    elif isinstance(fact, Directory):  # of people and bodies nothing would come
        yield from iter_words(fact.terms)
    elif is_dataclass(fact) and not isinstance(fact, (Person, Organisation, Mention)):
        names = list_names(fact.__class__)
        yield from _iter_all(getattr(fact, name) for name in names if name not in NAMES)
        if isinstance(fact, Photo):
            yield PurePath(fact.file).name


def _iter_all(facts: Iterable[Any]) -> Iterator[str]:
    for fact in facts:
        yield from iter_words(fact)


def tidy(words: str) -> str:
    """Words without the brackets and the blanks that a dropped number leaves behind."""
    return BLANKS.sub(" ", EMPTY_BRACKETS.sub("", words)).strip()


def _with_ways(left: Mention, contact: Mention) -> Mention:
    """The press contact, whom the press may reach."""
    party, known = left.party, contact.party
    if not isinstance(party, Person) or not isinstance(known, Person):
        return left
    reached = replace(party, phone=known.phone, email=known.email)
    return contact if reached == known else replace(left, party=reached)


def _blank(value: Any) -> Any:
    """What stands in a field that cannot be left out, and of which nothing is left."""
    return Text(dict.fromkeys(value.words, "—"), value.path) if isinstance(value, Text) else "—"


def _is(one: object, other: object) -> bool:
    return one is other
