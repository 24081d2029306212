"""Which block of a document is which block of another one.

What says the same is found first, then what says nearly the same between two of those, then what
has been moved.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import pairwise

from reportkit.frozen import frozen
from reportkit.merge.block import Block

ALIKE = 0.5  # blocks that share fewer of their words are not the same block
TABLES_ALIKE = 0.2  # there are few tables, and they grow
HARDLY = 0.25  # but if nothing else can be meant
SAME_LABEL = 0.4  # what a row gains whose first cell is the same
OTHER_STYLE = 0.15
MOVED = 0.75  # what stands elsewhere must be nearly the same
WORDS_MOVED = 3
MOST = 40_000  # pairs that are compared one by one


@frozen
class Pairing:
    """The partners of the blocks of two documents, by position; those of `moved` changed order."""

    forth: dict[int, int]
    moved: frozenset[int]

    @property
    def back(self) -> dict[int, int]:
        """The partners of the second document's blocks."""
        return {new: old for old, new in self.forth.items()}


def align(old: Sequence[Block], new: Sequence[Block]) -> Pairing:
    """Which block of a new document is which of an old one."""
    pairs: dict[int, int] = {}
    before, now = ([block.kind + block.key for block in side] for side in (old, new))
    matcher = SequenceMatcher(None, before, now, autojunk=False)
    for kind, low, high, new_low, new_high in matcher.get_opcodes():
        if kind == "equal":
            pairs |= zip(range(low, high), range(new_low, new_high), strict=True)
        elif kind == "replace":
            pairs |= _align_gap(old, new, range(low, high), range(new_low, new_high))
    moved = dict(_find_moved(old, new, pairs))
    return Pairing(pairs | moved, frozenset(moved))


def likeness(one: Block, other: Block) -> float:
    """How much of what two blocks say is the same, from 0 to 1."""
    if one.kind != other.kind:
        return 0.0
    if one.key == other.key:
        return 1.0
    total = one.words.total() + other.words.total()
    shared = (one.words & other.words).total()
    found = 2 * shared / total if total else 0.0
    if one.style != other.style and one.kind == "paragraph":
        found -= OTHER_STYLE
    if one.kind == "row" and _label(one) and _label(one) == _label(other):
        found = min(found + SAME_LABEL, 0.99)
    return max(found, 0.0)


def least(block: Block) -> float:
    """How alike another block must be to be the same."""
    return TABLES_ALIKE if block.kind == "table" else ALIKE


def _label(row: Block) -> str:
    return row.children[0].key.removeprefix("cell()") if row.children else ""


def _align_gap(
    old: Sequence[Block], new: Sequence[Block], rows: range, columns: range
) -> Iterator[tuple[int, int]]:
    """Yield the pairs between two blocks that are settled."""
    if len(rows) == len(columns) == 1:
        if _may_be(old[rows[0]], new[columns[0]]):
            yield rows[0], columns[0]
        return
    if len(rows) * len(columns) > MOST:
        yield from _align_greedily(old, new, rows, columns)
        return
    found = list(_align_best(old, new, rows, columns))
    yield from found
    edges = [(rows.start - 1, columns.start - 1), *found, (rows.stop, columns.stop)]
    for (low, new_low), (high, new_high) in pairwise(edges):
        if high - low == new_high - new_low == 2 and _may_be(old[low + 1], new[new_low + 1]):
            yield low + 1, new_low + 1


def _may_be(one: Block, other: Block) -> bool:
    """True if two blocks that stand alone in the same place are the same block, rewritten."""
    if one.kind != other.kind:
        return False
    if one.kind != "paragraph" or one.style == other.style:
        return True
    return likeness(one, other) >= HARDLY


def _align_greedily(
    old: Sequence[Block], new: Sequence[Block], rows: range, columns: range
) -> Iterator[tuple[int, int]]:
    """Yield pairs of a very long gap, each with the first that is alike."""
    free = columns.start
    for row in rows:
        near = range(free, min(free + 50, columns.stop))
        best = max(near, key=lambda column: likeness(old[row], new[column]), default=None)
        if best is not None and likeness(old[row], new[best]) >= least(old[row]):
            yield row, best
            free = best + 1


def _align_best(
    old: Sequence[Block], new: Sequence[Block], rows: range, columns: range
) -> Iterator[tuple[int, int]]:
    """Yield the pairs that are most alike altogether and keep their order."""
    alike = [[likeness(old[row], new[column]) for column in columns] for row in rows]
    worth = [
        [value if value >= least(old[row]) else 0.0 for value in line]
        for row, line in zip(rows, alike, strict=True)
    ]
    best = [[0.0] * (len(columns) + 1) for _ in range(len(rows) + 1)]
    for row in reversed(range(len(rows))):
        for column in reversed(range(len(columns))):
            together = worth[row][column]
            best[row][column] = max(
                best[row + 1][column],
                best[row][column + 1],
                best[row + 1][column + 1] + together if together else 0.0,
            )
    row = column = 0
    while row < len(rows) and column < len(columns):
        together = worth[row][column]
        if together and best[row][column] == best[row + 1][column + 1] + together:
            yield rows[row], columns[column]
            row, column = row + 1, column + 1
        elif best[row][column] == best[row + 1][column]:
            row += 1
        else:
            column += 1


def _find_moved(
    old: Sequence[Block], new: Sequence[Block], pairs: dict[int, int]
) -> Iterator[tuple[int, int]]:
    """Yield pairs of what is left that stands elsewhere in the new document."""
    waiting = [column for column in range(len(new)) if column not in set(pairs.values())]
    for row in range(len(old)):
        if row in pairs or old[row].words.total() < WORDS_MOVED:
            continue
        near = max(waiting, key=lambda column: likeness(old[row], new[column]), default=None)
        if near is not None and likeness(old[row], new[near]) >= MOVED:
            waiting.remove(near)
            yield row, near
