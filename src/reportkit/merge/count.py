"""Numbers that only count the rows of a table or the captions of pictures.

They change with what stands before them, and say nothing new of the thing itself.
"""

from __future__ import annotations

from collections.abc import Sequence

from reportkit.merge.block import Block, iter_paragraphs
from reportkit.merge.hunk import find_hunks


def is_recounted(base: Sequence[Block], old: int, theirs: Sequence[Block], new: int) -> bool:
    """True if a block of theirs differs from that of the base only in its number among others."""
    numbers = _changed_number(base[old], theirs[new])
    return numbers is not None and numbers[0] - numbers[1] == _rank(base, old) - _rank(theirs, new)


def _rank(blocks: Sequence[Block], number: int) -> int:
    """How many blocks of the same kind stand before one."""
    like = blocks[number]
    return sum((block.kind, block.style) == (like.kind, like.style) for block in blocks[:number])


def _changed_number(one: Block, other: Block) -> tuple[int, int] | None:
    """The numbers in which alone two blocks differ."""
    pairs = [
        (old, new)
        for old, new in zip(iter_paragraphs([one]), iter_paragraphs([other]), strict=False)
        if old.key != new.key
    ]
    if len(pairs) != 1:
        return None
    [(old, new)] = pairs
    hunks = find_hunks(old.keys, new.keys)
    if len(hunks) != 1:
        return None
    before = "".join(old.keys[hunks[0].start : hunks[0].end])
    now = "".join(new.keys[hunks[0].low : hunks[0].high])
    return (int(before), int(now)) if before.isdecimal() and now.isdecimal() else None
