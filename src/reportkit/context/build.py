"""One record, told by one narrator: the values of a template by name."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import fields, replace
from typing import TYPE_CHECKING

from reportkit import diagnostics
from reportkit.context import derived, heading, party
from reportkit.context.signature import build_signature
from reportkit.context.value import (
    NEVER_PRINTED,
    NOBODY,
    STORIES,
    Phrase,
    Series,
    Told,
    View,
    field_value,
    value_of,
)
from reportkit.language import Narrator, Story, Style
from reportkit.language.room import build_grammar
from reportkit.record.model import Organisation, Person, Record

if TYPE_CHECKING:
    from reportkit.language.grammar import Grammar


# what a template sees of a record as the record tells it
FACTS = tuple(
    field.name for field in fields(Record) if field.name not in {*NEVER_PRINTED, *STORIES}
)


class Context(Mapping[str, object]):
    """The values that a template sees, by name, each made when it is asked for.

    After a rendering it also tells who was named again.
    """

    __slots__ = ("_document", "_made", "_narrator", "_record")
    called = diagnostics.Phrase("a record")

    def __init__(self, record: Record, narrator: Narrator, document: str) -> None:
        self._record, self._narrator, self._document = record, narrator, document
        self._made: dict[str, object] = {"document": document}

    def __getitem__(self, name: str) -> object:
        if name not in self._made:
            self._made |= self._make(name)
        return self._made[name]

    def __contains__(self, name: object) -> bool:
        return name in NAMES

    def __iter__(self) -> Iterator[str]:
        return iter(NAMES)

    def __len__(self) -> int:
        return len(NAMES)

    @property
    def named_again(self) -> frozenset[str]:
        """The organisations that the document has named more than once so far."""
        return frozenset(self._narrator.again)

    def _make(self, name: str) -> dict[str, object]:
        """A value with its name; those that belong together come together."""
        record, narrator = self._record, self._narrator
        if name in STORIES:
            return _tell_stories(record, narrator)
        if name in DERIVED:
            return {name: DERIVED[name](record, narrator)}
        return {name: field_value(Record, record, name, narrator)}


def build_context(
    record: Record,
    style: Style,
    document: str = "",
    *,
    recurring: Collection[str] | None = None,
) -> Context:
    """The values that a template sees, by name.

    The values remember who has been named, so each rendering needs a context of its own.
    `recurring` are the organisations that the document names again, as the context of an earlier
    rendering of it tells; only theirs are the short names that `hereinafter` announces.
    """
    style = _with_voice(style, record)
    narrator = Narrator(
        style,
        record.org,
        record.directory,
        people=_our_people(record, build_grammar(style)),
        recurring=recurring,
        cast=party.iter_cast(record),
    )
    return Context(record, narrator, document)


def _with_voice(style: Style, record: Record) -> Style:
    return replace(style, voice=record.voice) if record.voice else style


def _our_people(record: Record, grammar: Grammar) -> str:
    """What the people of the reporting body are called where the narrator is not one of them."""
    if derived.is_reception(record) or party.is_same(record.host, record.org):
        return grammar.people("hosts")
    head = party.home_of(party.head_of(record)) if derived.is_visit(record) else None
    return grammar.people("visitors") if party.is_same(head, record.org) else ""


def _tell_stories(record: Record, narrator: Narrator) -> dict[str, object]:
    actors = narrator.grammar.people("visitors" if derived.is_visit(record) else "participants")
    story = Story(narrator, actors)
    return {
        name: Series(
            [Told(fact, story, narrator) for fact in getattr(record, name)], narrator.grammar
        )
        for name in STORIES
    }


def _destination(record: Record, narrator: Narrator) -> object:
    destination = derived.destination_of(record)
    if destination is None or isinstance(destination, Organisation):
        return value_of(destination, narrator)
    place = destination
    in_sentence = narrator.grammar.in_sentence
    return Phrase(narrator.words(place), lambda: in_sentence(narrator.label(place)))


def _counterpart(record: Record, narrator: Narrator) -> object:
    found = derived.counterpart_of(record)
    return value_of(found, narrator) if found else View(Organisation, None, narrator, NOBODY)


def _contact(record: Record, narrator: Narrator) -> object:
    return derived.contact_of(record, narrator) or View(Person, None, narrator, NOBODY)


# what is worked out from the record, or told of the document
DERIVED: Mapping[str, Callable[[Record, Narrator], object]] = {
    "extra": lambda record, narrator: value_of(record.extra, narrator),
    "lang": lambda _, narrator: narrator.style.lang,
    "style": lambda _, narrator: narrator.style.register,
    "headline": heading.headline,
    "dateline": derived.dateline,
    "occasion": derived.occasion,
    "is_visit": lambda record, _: derived.is_visit(record),
    "is_reception": lambda record, _: derived.is_reception(record),
    "kind_name": lambda record, narrator: narrator.grammar.kind_name(record.kind),
    "head": lambda record, narrator: value_of(party.head_of(record), narrator),
    "party": party.build_party,
    "companions": party.build_companions,
    "delegation": party.build_delegation,
    "partners": party.build_partners,
    "audience": party.build_audience,
    "destination": _destination,
    "receiver": derived.build_receiver,
    "reason": derived.build_reason,
    "errand": derived.build_errand,
    "venue": derived.venue,
    "counterpart": _counterpart,
    "delegations": derived.build_delegations,
    "attendance": derived.build_attendance,
    "approvals": derived.build_approvals,
    "document_number": lambda record, _: derived.document_number(record),
    "about": derived.build_about,
    "contact": _contact,
    "signature": build_signature,
    "title_lines": heading.title_lines,
    "headline_lines": heading.headline_lines,
    "issuer_width": heading.issuer_width,
    "many_recipients": heading.has_many_recipients,
}
NAMES = dict.fromkeys((*FACTS, *STORIES, "document", *DERIVED))
