"""Three lists of blocks side by side: which is which, and where what is new goes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field

from reportkit.frozen import frozen
from reportkit.merge.align import Pairing, align, likeness
from reportkit.merge.block import Block
from reportkit.merge.count import is_recounted
from reportkit.merge.place import append_block
from reportkit.word.xml import Element

TWINS = 0.6  # blocks that both have added and that share as many words are the same block
Blocks = Sequence[Block]


@frozen
class Meeting:
    """Blocks of base, mine and theirs in one container of mine, `home`.

    `placed` are the blocks that mine has for those of theirs, by their position there.
    """

    base: Blocks
    mine: Blocks
    theirs: Blocks
    home: Element
    to_theirs: Pairing
    to_mine: Pairing
    back: Mapping[int, int]  # from theirs to the base
    placed: dict[int, Block] = field(default_factory=dict)

    def iter_shared(self) -> Iterator[tuple[int, tuple[Block, Block, Block]]]:
        """Yield what all three have, in the order of theirs, each with its position there."""
        for new, old in sorted(self.back.items()):
            if old in self.to_mine.forth:
                own = self.mine[self.to_mine.forth[old]]
                yield new, (self.base[old], own, self.theirs[new])

    def place_shared(self) -> None:
        """Remember where mine has what all three have."""
        for new, old in self.back.items():
            if old in self.to_mine.forth:
                self.placed[new] = self.mine[self.to_mine.forth[old]]

    def forget_emptied(self) -> set[int]:
        """The positions of tables of which no row was left: nothing can stand beside them."""
        emptied = {new for new, block in self.placed.items() if block.last.getparent() is None}
        for new in emptied:
            del self.placed[new]
        return emptied

    def iter_twins(self) -> Iterator[tuple[int, Block]]:
        """Yield what both have added in one place: its position in theirs, and that of mine."""
        added, own = (self._added(pair, side) for pair, side in
                      ((self.to_theirs, self.theirs), (self.to_mine, self.mine)))  # fmt: skip
        for gap in sorted(added.keys() & own.keys()):
            here, there = added[gap], own[gap]
            pairs = align([self.theirs[new] for new in here], [self.mine[new] for new in there])
            for one, other in sorted(pairs.forth.items()):
                new, block = here[one], self.mine[there[other]]
                if likeness(self.theirs[new], block) >= TWINS:
                    yield new, block

    def _added(self, pairing: Pairing, blocks: Blocks) -> dict[int, list[int]]:
        """The added ones of some blocks, by how many that all have stand before them."""
        settled = {
            pairing.forth[old]
            for old in self.to_theirs.forth
            if old in self.to_mine.forth and old not in self.to_theirs.moved | self.to_mine.moved
        }
        gaps: dict[int, list[int]] = {}
        passed, known = 0, pairing.back
        for new in range(len(blocks)):
            passed += new in settled
            if new not in known:
                gaps.setdefault(passed, []).append(new)
        return gaps

    def iter_moved(self) -> Iterator[int]:
        """Yield the positions of what theirs has moved, and no hand."""
        for old in sorted(self.to_theirs.moved, key=self.to_theirs.forth.__getitem__):
            if old in self.to_mine.forth and old not in self.to_mine.moved:
                yield self.to_theirs.forth[old]

    def iter_gone(self) -> Iterator[tuple[Block, Block]]:
        """Yield what theirs no longer has, as it is in the base and in mine."""
        for old, block in enumerate(self.base):
            if old not in self.to_theirs.forth and old in self.to_mine.forth:
                yield block, self.mine[self.to_mine.forth[old]]

    def is_new(self, new: int) -> bool:
        """True for a block that only theirs has."""
        return new not in self.back

    def is_lost(self, new: int) -> bool:
        """True for a block that was taken out by hand and of which theirs says more by now."""
        if new not in self.back:
            return False
        old = self.back[new]
        is_same = self.base[old].key == self.theirs[new].key
        return not is_same and not is_recounted(self.base, old, self.theirs, new)

    def place(self, element: Element, new: int) -> None:
        """Put an element where it stands among the blocks of theirs that mine has.

        It goes behind the one before it, and what begins a section before the one behind it, so
        that it does not come between a section and what was added to it by hand.
        """
        before = max((known for known in self.placed if known < new), default=None)
        behind = min((known for known in self.placed if known > new), default=None)
        if before is None and behind is None:
            append_block(self.home, element)
        elif behind is not None and (before is None or self._is_nearer(before, new, behind)):
            self.placed[behind].first.addprevious(element)
        elif before is not None:
            self.placed[before].last.addnext(element)

    def _is_nearer(self, before: int, new: int, behind: int) -> bool:
        """True if a block belongs to the one behind it rather than to the one before it."""
        was_moved = self.back.get(behind) in self.to_mine.moved
        return (self.theirs[new].is_heading and not was_moved) or behind - new < new - before
