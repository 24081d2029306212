"""Fields of a record by their paths, as in `release.contact`; below a list, those of each entry."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from typing import Any

from reportkit.record import Mention, Organisation, Person, Record
from reportkit.record.model import Attendee, Group
from reportkit.record.shape import Shape, find_shape, iter_types

NOTHING: tuple[object, ...] = (None, (), "")
# facts that stand for somebody, and the facts in whose place they stand
STANDING_FOR: Mapping[Any, tuple[Any, ...]] = {
    Mention: (Person, Organisation, Group),
    Attendee: (Attendee, Person, Group),
}


def iter_inner(hint: Any) -> Iterator[Shape]:
    """Yield the shapes of the facts that a field may hold."""
    for kind in iter_types(hint):
        for standing in STANDING_FOR.get(kind, (kind,)):
            shape = find_shape(standing)
            if shape.slots:
                yield shape


def iter_missing(record: Record, path: str) -> Iterator[str]:
    """Yield the paths at which a record lacks a field, be it with all that is around it."""
    yield from _iter_missing(record, path.split("."), "")


def _iter_missing(fact: Any, steps: list[str], path: str) -> Iterator[str]:
    if fact in NOTHING:
        yield ".".join((path, *steps))
    elif isinstance(fact, tuple):
        for number, one in enumerate(fact):
            yield from _iter_missing(one, steps, f"{path}[{number}]")
    elif steps:
        step, *rest = steps
        yield from _iter_missing(_find(fact, step), rest, f"{path}.{step}".lstrip("."))


def _find(fact: Any, step: str) -> Any:
    """The part of a fact by its name in a record; what stands for the whole has no parts."""
    if isinstance(fact, Mapping):
        return fact.get(step)
    if not is_dataclass(fact):
        return fact
    names = {entry.name.rstrip("_"): entry.name for entry in fields(fact)}
    if step in names:
        return getattr(fact, names[step])
    parties = [getattr(fact, name) for name in ("party", "person") if name in names]
    return _find(parties[0], step) if parties else None
