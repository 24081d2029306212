"""The fingerprint of a record's facts: what a signature stands for.

It does not change with comments, the order of keys, or how a value is written, and it leaves out
the approval itself and what is never printed.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from hashlib import sha256
from typing import Any

from reportkit.record.model import Record, Text

UNSIGNED = frozenset({"approval", "sources", "notes", "todo", "directory", "id"})


def build_fingerprint(record: Record) -> str:
    """SHA-256 of the facts, in hexadecimal."""
    facts = {
        entry.name: _plain(getattr(record, entry.name))
        for entry in fields(record)
        if entry.name not in UNSIGNED
    }
    written = json.dumps(facts, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return sha256(written.encode("utf-8", "surrogatepass")).hexdigest()


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
