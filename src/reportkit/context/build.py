"""One record, told by one narrator: the values of a template by name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, replace

from reportkit.context import derived
from reportkit.context.value import NOBODY, Phrase, Series, Told, View, field_value, value_of
from reportkit.language import Narrator, Story, Style
from reportkit.record.model import Person, Record

STORIES = ("activities", "remarks", "commitments")
# Facts that are the office's own business; no document prints them.
NEVER_PRINTED = frozenset({"notes", "sources", "todo", "directory"})


def build_context(record: Record, style: Style, document: str = "") -> Mapping[str, object]:
    """The values that a template sees, by name.

    The values remember who has been named, so each rendering needs a context of its own.
    """
    narrator = Narrator(_with_voice(style, record), record.org, record.directory)
    values: dict[str, object] = {
        field.name: field_value(Record, record, field.name, narrator)
        for field in fields(Record)
        if field.name not in NEVER_PRINTED and field.name not in STORIES
    }
    values["extra"] = record.extra
    return values | _stories(record, narrator) | _derived(record, narrator, document)


def field_names() -> tuple[str, ...]:
    """Every name that a template may use for a record's facts."""
    names = [field.name for field in fields(Record) if field.name not in NEVER_PRINTED]
    return tuple(sorted({*names, *DERIVED}))


def _with_voice(style: Style, record: Record) -> Style:
    return replace(style, voice=record.voice) if record.voice else style


def _stories(record: Record, narrator: Narrator) -> dict[str, object]:
    story = Story(narrator, "the visitors" if derived.is_visit(record) else "the participants")
    return {
        name: Series([Told(fact, story, narrator) for fact in getattr(record, name)])
        for name in STORIES
    }


def _derived(record: Record, narrator: Narrator, document: str) -> dict[str, object]:
    counterpart = derived.counterpart_of(record)
    nobody = View(Person, None, narrator, NOBODY)
    return {
        "document": document,
        "lang": narrator.style.lang,
        "style": narrator.style.register,
        "headline": _headline(record, narrator),
        "dateline": derived.dateline(record, narrator),
        "occasion": derived.occasion(record, narrator),
        "is_visit": derived.is_visit(record),
        "kind_name": derived.KIND_NAMES[record.kind],
        "head": value_of(derived.head_of(record), narrator),
        "party": Phrase(_has_party(record), lambda: derived.party_words(record, narrator)),
        "destination": _destination(record, narrator),
        "counterpart": value_of(counterpart, narrator) if counterpart else nobody,
        "delegations": derived.build_delegations(record, narrator),
        "attendance": derived.build_attendance(record),
        "approvals": derived.build_approvals(record, narrator),
        "document_number": derived.document_number(record),
        "about": derived.build_about(record, narrator),
        "contact": derived.contact_of(record, narrator) or nobody,
    }


DERIVED = (
    "document", "lang", "style", "headline", "dateline", "occasion", "is_visit", "kind_name",
    "head", "party", "destination", "counterpart", "delegations", "attendance", "approvals",
    "document_number", "about", "contact",
)  # fmt: skip


def _headline(record: Record, narrator: Narrator) -> Phrase:
    text = (record.release.headline if record.release else None) or record.title
    return Phrase(narrator.words(text), lambda: narrator.label(text))


def _has_party(record: Record) -> str:
    return "party" if len(record.visitors) > 1 else ""


def _destination(record: Record, narrator: Narrator) -> object:
    destination = derived.destination_of(record)
    return "" if destination is None else value_of(destination, narrator, label=True)
