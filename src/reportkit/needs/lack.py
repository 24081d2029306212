"""Records and documents in pairs: what a document could say and its record does not tell."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from reportkit.context.schema import Offer
from reportkit.diagnostics import WordPlace
from reportkit.frozen import frozen
from reportkit.needs.need import Need, Want, build_needs
from reportkit.needs.path import ENTRY, End, follow
from reportkit.record.model import Mention, Record
from reportkit.template.blueprint import Inventory

# facts that stand in the place of others
INSTEAD_OF = {
    "when": ("date",),
    "summary": ("activities",),
    "background.text": ("background.aims", "background.goal"),
    "release.headline": ("title",),
}


@frozen
class Lack:
    """A fact that a document would print and a record does not have.

    Of the entries of a list, `missing` of `total` lack it; both are 0 for any other fact. It
    `leaves_gap` if the words around it are printed all the same.
    """

    name: str
    meaning: str
    place: WordPlace | None
    leaves_gap: bool = False
    missing: int = 0
    total: int = 0


@frozen
class Pair:
    """A document that a record can fill, and what it lacks for it."""

    document: str
    lacks: tuple[Lack, ...]


def build_pair(document: str, inventory: Inventory, record: Record, schema: Offer) -> Pair:
    """What a record lacks for a document."""
    lacks = (
        lack for need in build_needs(inventory, schema) for lack in iter_lacks(need, record, schema)
    )
    once: dict[str, Lack] = {}
    for lack in lacks:
        once.setdefault(lack.name, lack)
    return Pair(document, tuple(once.values()))


def iter_lacks(need: Need, record: Record, schema: Offer) -> Iterator[Lack]:
    """Yield what a record lacks of a need; of what it has none of, nothing below is told."""
    place = next(iter(need.places), None)
    if need.drawn_from:
        if not any(has_fact(path, record) for path in need.drawn_from):
            for path in need.drawn_from:
                yield from _lack_of(path, record, schema, place)
        return
    if need.want is Want.MADE or _is_told_otherwise(need.path, record):
        return
    values = [*values_at(need.path, record)]
    missing = sum(not is_there(value) for value in values)
    if missing and need.want is not Want.ALWAYS:
        counts = (missing, len(values)) if ENTRY in need.path else (0, 0)
        yield Lack(need.path, need.meaning, place, need.want is Want.IN_WORDS, *counts)
    if missing < len(values):
        for part in need.parts:
            yield from iter_lacks(part, record, schema)


def _lack_of(path: str, record: Record, schema: Offer, place: WordPlace | None) -> Iterator[Lack]:
    """Yield the lack of a fact, or of the group that would hold it."""
    if _is_told_otherwise(path, record):
        return
    steps = path.split(".")
    owners = (".".join(steps[:number]) for number in range(1, len(steps) + 1))
    first = next(owner for owner in owners if not has_fact(owner, record))
    way = follow(first, schema)
    if way.end is End.FOUND:
        yield Lack(first, way.offer.meaning, place)


def _is_told_otherwise(path: str, record: Record) -> bool:
    """True if the record has a fact in whose place this one would stand."""
    return any(has_fact(other, record) for other in INSTEAD_OF.get(path, ()))


def has_fact(path: str, record: Record) -> bool:
    """True if a record tells a fact."""
    return any(is_there(value) for value in values_at(path, record))


def values_at(path: str, record: Record) -> Iterator[Any]:
    """Yield what a record has at a path, None where it has nothing; one for each entry of lists."""
    owners: Iterable[Any] = (record,)
    for step in path.split("."):
        name = step.replace(ENTRY, "")
        owners = [_ask(owner, name) for owner in owners]
        if step.endswith(ENTRY):
            owners = [entry for owner in owners for entry in owner or ()]
    yield from owners


def _ask(owner: Any, name: str) -> Any:
    if isinstance(owner, Mapping):
        return owner.get(name)
    somebody = owner.party if isinstance(owner, Mention) else owner
    return getattr(somebody, name, None)


def is_there(value: object) -> bool:
    """True for a fact that a record tells, zero and no included."""
    return value is not None and value not in ("", ())
