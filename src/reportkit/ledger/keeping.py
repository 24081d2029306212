"""Rows, and what their records keep back, as text and out of text: how the index keeps them."""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass
from types import MappingProxyType
from typing import Any

from reportkit.frozen import frozen
from reportkit.ledger.row import Body, Row, Somebody, Task
from reportkit.submission.sought import Sought

FIELDS = tuple(entry.name for entry in fields(Row))


def write_row(row: Row) -> str:
    """A row as one line of text."""
    return json.dumps(_plain(row), ensure_ascii=False, separators=(",", ":"))


def read_row(text: str) -> Row:
    """The row of a text that `write_row` wrote; ValueError for any other."""
    try:
        return _Reading(dict(zip(FIELDS, json.loads(text), strict=True))).row()
    except (TypeError, KeyError, IndexError, AttributeError) as error:
        raise ValueError(text) from error


def write_sought(sought: Sought) -> str:
    """What a record keeps back as one line of text."""
    plain = [sought.codes, dict(sought.words), sorted(sought.allowed), sought.is_public]
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":"))


def read_sought(text: str) -> Sought:
    """What a text tells that `write_sought` wrote."""
    codes, words, allowed, is_public = json.loads(text)
    return Sought(tuple(codes), MappingProxyType(words), frozenset(allowed), is_public)


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_plain(part) for part in value]
    if is_dataclass(value):
        return [_plain(getattr(value, entry.name)) for entry in fields(value)]
    return value


@frozen
class _Reading:
    """The plain values of a row by field."""

    plain: dict[str, Any]

    def row(self) -> Row:
        plain = self.plain
        return Row(**plain | {
            "langs": tuple(plain["langs"]),
            "org": Body(*plain["org"]),
            "partners": tuple(Body(*one) for one in plain["partners"]),
            "head": _somebody(plain["head"]),
            "recorder": _somebody(plain["recorder"]),
            "people": tuple(map(_person, plain["people"])),
            "results": tuple(plain["results"]),
            "tasks": tuple(Task(*one) for one in plain["tasks"]),
            "attachments": tuple(plain["attachments"]),
            "absent": tuple(map(_person, plain["absent"])),
        })  # fmt: skip


def _somebody(plain: list[Any] | None) -> Somebody | None:
    return _person(plain) if plain else None


def _person(plain: list[Any]) -> Somebody:
    key, name, home = plain
    return Somebody(key, name, Body(*home) if home else None)
