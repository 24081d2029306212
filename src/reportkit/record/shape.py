"""The shape of a fact: which keys it has, what each is called, and the type of its value."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import MISSING, fields, is_dataclass
from functools import cache
from types import UnionType
from typing import Any, Union, get_args, get_origin

from reportkit.frozen import frozen

LANGUAGES: Mapping[str, str] = {"en": "English", "zh": "Chinese"}
LANGUAGE_KEYS = {"en": "en", "zh": "zh", "英文": "en", "中文": "zh"}


@frozen
class Slot:
    """One key of a shape; `type` is never optional: what is left out is left out."""

    name: str
    key: str
    type: Any
    meaning: str = ""
    zh: str = ""
    example: str = ""
    required: bool = False
    alone: bool = False
    printed: bool = True
    internal: bool = False
    default: Any = None


@frozen
class Shape:
    """The keys of one kind of fact; `alone` is the one whose value may stand for the whole."""

    of: Any
    slots: tuple[Slot, ...]
    by_key: Mapping[str, Slot]
    alone: Slot | None


@cache
def find_hints(of: type) -> Mapping[str, Any]:
    """The type of each field of a fact."""
    return {entry.name: entry.type for entry in fields(of)}


@cache
def find_shape(of: Any) -> Shape:
    """The shape that a fact's declaration gives it; one without keys for any other type."""
    if not is_dataclass(of):
        return Shape(of, (), {}, None)
    hints = find_hints(of)  # type: ignore[arg-type] # a class, which can be hashed
    slots = tuple(
        Slot(
            name=entry.name,
            key=entry.name.rstrip("_"),
            type=_drop_none(hints[entry.name]),
            default=None if entry.default is MISSING else entry.default,
            **entry.metadata,
        )
        for entry in fields(of)
        if "meaning" in entry.metadata
    )
    by_key = {slot.key: slot for slot in slots} | {slot.zh: slot for slot in slots if slot.zh}
    return Shape(of, slots, by_key, next((slot for slot in slots if slot.alone), None))


def iter_shapes(of: type, seen: set[type] | None = None) -> Iterator[Shape]:
    """Yield a shape and every shape below it, each once, in the order of their first use."""
    seen = set() if seen is None else seen
    if of in seen:
        return
    seen.add(of)
    shape = find_shape(of)
    if shape.slots:
        yield shape
    for slot in shape.slots:
        for part in iter_types(slot.type):
            if is_dataclass(part) and isinstance(part, type):
                yield from iter_shapes(part, seen)


def iter_types(hint: Any) -> Iterator[Any]:
    """Yield the types that a type is made of."""
    parts = [part for part in get_args(hint) if part is not Ellipsis]
    if not parts or not isinstance(parts[0], type | UnionType):
        yield hint
        return
    for part in parts:
        yield from iter_types(part)


def _drop_none(hint: Any) -> Any:
    if get_origin(hint) not in (Union, UnionType):
        return hint
    return Union[tuple(part for part in get_args(hint) if part is not type(None))]  # noqa: UP007
