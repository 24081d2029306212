"""One record, told by one narrator: the values of a template by name."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import fields, replace
from typing import TYPE_CHECKING

from reportkit.context import derived, party
from reportkit.context.heading import build_headings, headline
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
    """The values that a template sees, by name; after a rendering, also who was named again."""

    __slots__ = ("_narrator", "_values")

    def __init__(self, values: Mapping[str, object], narrator: Narrator) -> None:
        self._values = values
        self._narrator = narrator

    def __getitem__(self, name: str) -> object:
        return self._values[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)

    @property
    def named_again(self) -> frozenset[str]:
        """The organisations that the document has named more than once so far."""
        return frozenset(self._narrator.again)


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
    )
    values: dict[str, object] = {
        name: field_value(Record, record, name, narrator) for name in FACTS
    }
    values["extra"] = value_of(record.extra, narrator)
    values |= _stories(record, narrator) | _derived(record, narrator, document)
    return Context(values, narrator)


def _with_voice(style: Style, record: Record) -> Style:
    return replace(style, voice=record.voice) if record.voice else style


def _our_people(record: Record, grammar: Grammar) -> str:
    """What the people of the reporting body are called where the narrator is not one of them."""
    if derived.is_reception(record) or party.is_same(record.host, record.org):
        return grammar.people("hosts")
    head = party.home_of(party.head_of(record)) if derived.is_visit(record) else None
    return grammar.people("visitors") if party.is_same(head, record.org) else ""


def _stories(record: Record, narrator: Narrator) -> dict[str, object]:
    actors = narrator.grammar.people("visitors" if derived.is_visit(record) else "participants")
    story = Story(narrator, actors)
    return {
        name: Series(
            [Told(fact, story, narrator) for fact in getattr(record, name)], narrator.grammar
        )
        for name in STORIES
    }


def _derived(record: Record, narrator: Narrator, document: str) -> dict[str, object]:
    counterpart = derived.counterpart_of(record)
    nobody = View(Person, None, narrator, NOBODY)
    return {
        "document": document,
        "lang": narrator.style.lang,
        "style": narrator.style.register,
        "headline": headline(record, narrator),
        "dateline": derived.dateline(record, narrator),
        "occasion": derived.occasion(record, narrator),
        "is_visit": derived.is_visit(record),
        "is_reception": derived.is_reception(record),
        "kind_name": narrator.grammar.kind_name(record.kind),
        "head": value_of(party.head_of(record), narrator),
        "party": party.build_party(record, narrator),
        "companions": party.build_companions(record, narrator),
        "delegation": party.build_delegation(record, narrator),
        "partners": party.build_partners(record, narrator),
        "audience": party.build_audience(record, narrator),
        "destination": _destination(record, narrator),
        "receiver": derived.build_receiver(record, narrator),
        "reason": derived.build_reason(record, narrator),
        "errand": derived.build_errand(record, narrator),
        "venue": derived.venue(record, narrator),
        "counterpart": value_of(counterpart, narrator)
        if counterpart
        else View(Organisation, None, narrator, NOBODY),
        "delegations": derived.build_delegations(record, narrator),
        "attendance": derived.build_attendance(record, narrator),
        "approvals": derived.build_approvals(record, narrator),
        "document_number": derived.document_number(record),
        "about": derived.build_about(record, narrator),
        "contact": derived.contact_of(record, narrator) or nobody,
        "signature": build_signature(record, narrator),
        **build_headings(record, narrator),
    }


def _destination(record: Record, narrator: Narrator) -> object:
    destination = derived.destination_of(record)
    if destination is None or isinstance(destination, Organisation):
        return value_of(destination, narrator)
    place = destination
    in_sentence = narrator.grammar.in_sentence
    return Phrase(narrator.words(place), lambda: in_sentence(narrator.label(place)))
