"""The facts of a record that every document must say as the record does: names, posts, quotes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

from reportkit.frozen import frozen
from reportkit.record import Organisation, Person, Record, Text
from reportkit.record.model import Directory, Remark

# the parts of people and organisations that are printed as they stand
NAMING = {Person: ("name", "title"), Organisation: ("name", "short", "later")}


@frozen
class Fact:
    """Words that documents repeat to the letter, and the field of the record that says them."""

    field: str
    words: str


def build_facts(record: Record, lang: str) -> tuple[Fact, ...]:
    """The facts in one language, longest first, each once; the same words are the same fact."""
    found: dict[str, Fact] = {}
    for field, text in _iter_texts(record, ""):
        words = text.words.get(lang, "").strip()
        if words and "$" not in words:
            found.setdefault(words, Fact(field, words))
    return tuple(sorted(found.values(), key=lambda fact: -len(fact.words)))


def _iter_texts(fact: Any, path: str) -> Iterator[tuple[str, Text]]:
    """Yield every name, post and quotation below a fact, with its path in the record."""
    if isinstance(fact, tuple):
        for number, part in enumerate(fact):
            yield from _iter_texts(part, f"{path}[{number}]")
    elif isinstance(fact, (Person, Organisation)):
        yield from _iter_naming(fact, path)
    elif is_dataclass(fact) and not isinstance(fact, (type, Text, Directory)):
        if isinstance(fact, Remark) and fact.quote:
            yield f"{path}.quote", fact.quote
        for entry in fields(fact):
            if entry.metadata.get("printed", True):
                step = f"{path}.{entry.name}" if path else entry.name
                yield from _iter_texts(getattr(fact, entry.name), step)


def _iter_naming(named: Person | Organisation, path: str) -> Iterator[tuple[str, Text]]:
    shown = _name_entry(named, path)
    for name in NAMING[type(named)]:
        value = getattr(named, name)
        texts = value if isinstance(value, tuple) else (value,)
        yield from ((f"{shown}.{name}", text) for text in texts if text)
    if isinstance(named, Person) and named.org:
        yield from _iter_naming(named.org, f"{shown}.org")


def _name_entry(named: Person | Organisation, path: str) -> str:
    """Where somebody is described: an entry of the address book, else the field that names them."""
    kind = "people" if isinstance(named, Person) else "orgs"
    return f"{kind}.{named.key}" if named.key else path
