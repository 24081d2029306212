"""Who is the same in several records: those whom a name in any language has in common.

The shared directory tells it best. Without it, a record in English and one in both languages mean
the same organisation if its English name is the same in both.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import replace

from reportkit.ledger.row import Body, Row, Somebody
from reportkit.record.parties import fold_name
from reportkit.record.privacy import is_masked


def unite(rows: Iterable[Row]) -> list[Row]:
    """The rows, in which everybody who is the same has one key."""
    together = list(rows)
    bodies: dict[str, set[Hashable]] = defaultdict(set)
    for row in together:
        for body in _bodies_of(row):
            bodies[body.key].update(map(fold_name, body.name.values()))
    same = _join(bodies)
    together = [_rename_bodies(row, same) for row in together] if same else together
    people: dict[str, set[Hashable]] = defaultdict(set)
    for row in together:
        for one in _people_of(row):
            home = one.of.key if one.of else ""
            known = (name for name in one.name.values() if not is_masked(name))
            people[one.key].update((fold_name(name), home) for name in known)
    same = _join(people)
    return [_rename_people(row, same) for row in together] if same else together


def _join(names: Mapping[str, set[Hashable]]) -> dict[str, str]:
    """The keys that are to be replaced, each by that of the first with whom it shares a name."""
    first: dict[Hashable, str] = {}
    leaders: dict[str, str] = {}

    def find(key: str) -> str:
        while leaders.get(key, key) != key:
            key = leaders[key]
        return key

    for key in sorted(names):  # keys of the directory come first
        for name in names[key]:
            one, other = find(key), find(first.setdefault(name, key))
            if one != other:
                leaders[max(one, other)] = min(one, other)
    return {key: find(key) for key in names if find(key) != key}


def _bodies_of(row: Row) -> Iterable[Body]:
    yield row.org
    yield from row.partners
    yield from (one.of for one in _people_of(row) if one.of)


def _people_of(row: Row) -> Iterable[Somebody]:
    yield from row.people
    yield from row.absent
    yield from filter(None, (row.head, row.recorder))


def _rename_bodies(row: Row, same: Mapping[str, str]) -> Row:
    def body(one: Body) -> Body:
        return replace(one, key=same[one.key]) if one.key in same else one

    def person(one: Somebody) -> Somebody:
        return replace(one, of=body(one.of)) if one.of else one

    if not any(one.key in same for one in _bodies_of(row)):
        return row
    org, partners = body(row.org), {one.key: one for one in map(body, row.partners)}
    return replace(
        row,
        org=org,
        partners=tuple(one for one in partners.values() if one.key != org.key),
        people=tuple(map(person, row.people)),
        absent=tuple(map(person, row.absent)),
        head=row.head and person(row.head),
        recorder=row.recorder and person(row.recorder),
    )


def _rename_people(row: Row, same: Mapping[str, str]) -> Row:
    def person(one: Somebody) -> Somebody:
        return replace(one, key=same[one.key]) if one.key in same else one

    if not any(one.key in same for one in _people_of(row)):
        return row
    return replace(
        row,
        people=tuple({one.key: one for one in map(person, row.people)}.values()),
        absent=tuple({one.key: one for one in map(person, row.absent)}.values()),
        head=row.head and person(row.head),
        recorder=row.recorder and person(row.recorder),
    )
