"""The fingerprint of a record's facts: what a signature stands for.

It does not change with comments, the order of keys, or how a value is written, and it leaves out
the approval itself and what is never printed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field, fields, is_dataclass
from datetime import date
from functools import cache
from hashlib import sha256
from types import NoneType
from typing import Any

from reportkit.frozen import mutable
from reportkit.record.model import Record, Text
from reportkit.record.references import Reference, iter_references

UNSIGNED = frozenset({"approval", "sources", "notes", "todo", "directory", "id"})


def build_fingerprint(record: Record) -> str:
    """SHA-256 of the facts, in hexadecimal."""
    import json

    facts = {
        entry.name: _plain(getattr(record, entry.name))
        for entry in fields(record)
        if entry.name not in UNSIGNED
    }
    written = json.dumps(facts, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return sha256(written.encode("utf-8", "surrogatepass")).hexdigest()


UNPRINTED = frozenset({"sources", "notes", "todo", "directory"})


def hash_facts(record: Record) -> str:
    """SHA-256 of all that documents may print, with whoever is named by reference, in hexadecimal.

    It changes with the facts, and not with the way in which they are written.
    """
    writing = _Writing()
    for entry in fields(record):
        if entry.name not in UNPRINTED:
            writing.write(entry.name)
            writing.write(getattr(record, entry.name))
    named: set[str] = set()
    while writing.keys - named:
        for key in sorted(writing.keys - named):
            named.add(key)
            writing.write(key)
            writing.write(record.directory.find(key))
    return writing.digest


def hash_values(values: Any) -> str:
    """SHA-256 of plain values, in hexadecimal."""
    writing = _Writing()
    writing.write(values)
    return writing.digest


PLAIN = frozenset({str, int, bool, NoneType, date})


@mutable
class _Writing:
    """Facts written one after the other, and the keys to which their texts refer."""

    written: list[str] = field(default_factory=list)
    keys: set[str] = field(default_factory=set)

    @property
    def digest(self) -> str:
        return sha256("".join(self.written).encode("utf-8", "surrogatepass")).hexdigest()

    def write(self, fact: Any) -> None:
        """Write a fact so that no two different ones read the same."""
        kind = fact.__class__
        if kind is Text:
            self.write_text(fact)
        elif kind in PLAIN or isinstance(fact, (str, int, date)):
            self.written.append(f"{fact!r},")
        elif kind is tuple or kind is list:
            self.written.append(f"[{len(fact)}")
            for part in fact:
                self.write(part)
        elif hasattr(kind, "__dataclass_fields__"):
            self.write_group(fact)
        elif isinstance(fact, Mapping):
            self.written.append("{")
            for name, part in fact.items():
                self.written.append(f"{str(name)!r}:")
                self.write(part)
            self.written.append("}")
        elif isinstance(fact, (tuple, list)):
            self.write([*fact])
        else:
            self.written.append(f"{type(fact).__name__} {fact},")

    def write_text(self, text: Text) -> None:
        for lang, words in text.words.items():
            self.written.append(f"{lang}{words!r},")
            if "$" in words:
                found = iter_references(words)
                self.keys.update(one.key for one in found if isinstance(one, Reference))

    def write_group(self, fact: Any) -> None:
        """Write the fields of a fact with their names; those that nobody fills change nothing."""
        written = self.written
        written.append("{")
        for name, label in find_labels(fact.__class__):
            part = getattr(fact, name)
            kind = part.__class__
            # to compare each with an empty tuple would ask how facts are compared: that is slow
            if part is None or (kind is tuple and not part):
                continue
            if kind in PLAIN:
                written.append(f"{label}{part!r},")
            else:
                written.append(label)
                self.write(part)
        written.append("}")


@cache
def find_labels(kind: type) -> tuple[tuple[str, str], ...]:
    """The fields of a kind of fact that say something, and how each is written.

    Where it stands in the file says nothing.
    """
    return tuple((one.name, f"{one.name!r}:") for one in fields(kind) if one.name != "path")


def _plain(fact: Any) -> Any:
    """A fact as JSON knows it; what is not told takes no room, so new fields change nothing."""
    if isinstance(fact, Text):
        return dict(fact.words)
    if isinstance(fact, Mapping):
        return {str(name): _plain(value) for name, value in fact.items()}
    if isinstance(fact, (tuple, list)):
        return [_plain(part) for part in fact]
    if isinstance(fact, date):
        return fact.isoformat()
    if is_dataclass(fact) and not isinstance(fact, type):
        return _plain_group(fact)
    return fact


def _plain_group(fact: Any) -> dict[str, Any]:
    told = {entry.name: getattr(fact, entry.name) for entry in fields(fact) if entry.name != "path"}
    return {name: _plain(value) for name, value in told.items() if value not in (None, (), "")}
