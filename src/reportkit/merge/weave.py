"""The text of theirs woven into mine, block by block and word by word."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import field, replace

from reportkit.diagnostics import Rule
from reportkit.frozen import frozen, mutable
from reportkit.merge.align import Pairing, align, likeness
from reportkit.merge.atom import NOTE_CALLS, Atom, divide_before, is_picture, text_of
from reportkit.merge.block import Block, say
from reportkit.merge.graft import DELETED, INSERTED, Graft
from reportkit.merge.hunk import Change, combine
from reportkit.merge.ink import compose, find_spot, stretch_of, write_stretch
from reportkit.merge.look import Readers, is_as_it_was, relink, relook, restyle, swap_picture
from reportkit.merge.meeting import Meeting
from reportkit.merge.place import remove_block
from reportkit.merge.revision import track_block
from reportkit.merge.row import build_row, pair_cells, set_span, shade, true_columns, widen_grid
from reportkit.rules import merge as rules
from reportkit.word.names import HYPERLINK, TRACKED, w
from reportkit.word.xml import Element, remove_element

SAME = 0.1  # what a paragraph must gain from being read together with the next one


@frozen
class Clash:
    """A place in mine that both have changed, and what each says there."""

    element: Element
    member: str
    rule: Rule
    mine: str
    theirs: str


@mutable
class Weaver:
    """A part on its way: with `tracked`, whatever comes from theirs is a tracked change.

    `calls` are the notes that all three have, by kind and id.
    """

    graft: Graft
    member: str
    readers: Readers
    tracked: bool = False
    clashes: list[Clash] = field(default_factory=list)
    calls: list[tuple[str, tuple[str, str, str]]] = field(default_factory=list)
    columns: Mapping[tuple[int, int], Pairing] = field(default_factory=dict)

    def weave_parts(self, base: Element, mine: Element, theirs: Element) -> None:
        """Weave what three containers hold."""
        readers = self.readers
        self.weave(
            readers.base.read(base), readers.mine.read(mine), readers.theirs.read(theirs), mine
        )

    def weave(
        self, base: Sequence[Block], mine: Sequence[Block], theirs: Sequence[Block], home: Element
    ) -> None:
        """Let mine have what theirs has changed in a list of blocks."""
        mine = self.join_divided(base, mine)
        to_theirs = self.pair(base, theirs)
        to_mine = self.pair(base, mine)
        meeting = Meeting(base, mine, theirs, home, to_theirs, to_mine, to_theirs.back)
        meeting.place_shared()
        for _, (_, own, other) in meeting.iter_shared():
            if own.kind == "paragraph":
                self.graft.learn(own, other)
        crossed_out = set(meeting.iter_moved()) if self.tracked else set()
        for new, three in meeting.iter_shared():
            if new not in crossed_out:
                self.weave_pair(*three)
        emptied = meeting.forget_emptied()
        for new, twin in meeting.iter_twins():
            meeting.placed[new] = twin
            self.weave_twin(twin, theirs[new])
        moved = [new for new in meeting.iter_moved() if new not in emptied]
        # none of them may serve to tell where another one goes before it stands there itself
        for new, own in {new: meeting.placed.pop(new) for new in moved}.items():
            self.move(meeting, new, own)
        for new in range(len(theirs)):
            if new not in meeting.placed and new not in emptied:
                self.bring_in(meeting, new)
        for old, own in meeting.iter_gone():
            self.give_up(old, own)

    def pair(self, one: Sequence[Block], other: Sequence[Block]) -> Pairing:
        """Which block is which; cells are told by their columns."""
        if one and one[0].kind == "cell":
            return pair_cells(one, other, self.columns)
        return align(one, other)

    def join_divided(self, base: Sequence[Block], mine: Sequence[Block]) -> Sequence[Block]:
        """Mine, with the halves of paragraphs that were divided by hand read as one."""
        forth = align(base, mine).forth if mine and mine[0].kind != "cell" else {}
        known, joined = set(forth.values()), dict[int, Block]()
        for old, new in forth.items():
            rest = mine[new + 1] if new + 1 < len(mine) and new + 1 not in known else None
            whole = self.read_whole(base[old], mine[new], rest)
            if whole is not None:
                joined[new] = whole
        gone = {new + 1 for new in joined}
        return [joined.get(new, block) for new, block in enumerate(mine) if new not in gone]

    def read_whole(self, base: Block, half: Block, rest: Block | None) -> Block | None:
        """Two paragraphs of mine read as one, if they were one in the base."""
        if rest is None or not base.kind == half.kind == rest.kind == "paragraph":
            return None
        whole = self.readers.mine.paragraph((*half.elements, *rest.elements))
        return whole if likeness(base, whole) > likeness(base, half) + SAME else None

    def weave_pair(self, base: Block, mine: Block, theirs: Block) -> None:
        """Weave a block that all three have."""
        if is_as_it_was(base, theirs):
            return
        if base.kind == "paragraph":
            self.weave_paragraph(base, mine, theirs)
        elif base.kind == "table":
            self.weave_table(base, mine, theirs)
        elif self.tracked and len(base.children) != len(theirs.children):
            self.exchange(mine, theirs)
        else:
            if base.kind == "cell":
                set_span(base, mine, theirs)
                shade(base, mine, theirs)
            self.weave(base.children, mine.children, theirs.children, mine.first)

    def weave_table(self, base: Block, mine: Block, theirs: Block) -> None:
        """Weave the rows of a table that all three have."""
        around = self.columns
        rows = align(base.children, mine.children).forth
        self.columns = true_columns(
            (base.children[old].children, mine.children[new].children) for old, new in rows.items()
        )
        self.weave(base.children, mine.children, theirs.children, mine.first)
        self.columns = around
        widen_grid(mine.first, theirs.first)

    def exchange(self, mine: Block, theirs: Block) -> None:
        """Put in a row of theirs behind one of mine, which is crossed out."""
        made = self.graft.bring(theirs.first)
        mine.last.addnext(made)
        track_block(self.graft, self.readers.mine.block(made), INSERTED)
        track_block(self.graft, mine, DELETED)

    def weave_twin(self, mine: Block, theirs: Block) -> None:
        """Put what theirs says beside what mine says, where both have added it."""
        if mine.kind != "paragraph":
            pairs = self.pair(mine.children, theirs.children)
            for own, other in pairs.forth.items():
                self.weave_twin(mine.children[own], theirs.children[other])
            return
        for change in reversed(combine(mine.keys, mine.keys, theirs.keys)):
            self.apply(None, mine, theirs, replace(change, is_conflict=True))

    def move(self, meeting: Meeting, new: int, block: Block) -> None:
        """Let a block stand where theirs has moved it."""
        if self.tracked:
            track_block(self.graft, block, DELETED)
            return
        first, *rest = block.elements
        meeting.place(first, new)
        for element in reversed(rest):
            first.addnext(element)
        meeting.placed[new] = block

    def bring_in(self, meeting: Meeting, new: int) -> None:
        """Put in what theirs has added, or has changed although it was taken out by hand."""
        block = meeting.theirs[new]
        is_lost = meeting.is_lost(new) and not self.tracked
        if not (meeting.is_new(new) or is_lost or self.tracked):
            return
        is_row = block.kind == "row"
        row = build_row(self.graft, block, meeting.theirs, meeting.placed) if is_row else None
        made = self.graft.bring(block.first) if row is None else row
        meeting.place(made, new)
        meeting.placed[new] = self.readers.mine.block(made)
        if is_lost or self.tracked:
            track_block(self.graft, meeting.placed[new], INSERTED)
        if is_lost:
            self.clash(made, rules.TAKEN_OUT, "", say(block))

    def give_up(self, base: Block, mine: Block) -> None:
        """Take out what theirs no longer has; what was edited by hand is only crossed out."""
        untouched = self.is_untouched(base, mine)
        if untouched and not self.tracked:
            remove_block(mine)
            return
        track_block(self.graft, mine, DELETED)
        if not untouched:
            self.clash(mine.first, rules.NOT_TOLD, say(mine), "")

    def is_untouched(self, base: Block, mine: Block) -> bool:
        """True for a block on which nobody has worked by hand."""
        if any(next(each.iter(w("commentReference"), *TRACKED), None) is not None
               for each in mine.elements):  # fmt: skip
            return False
        if base.key == mine.key:
            return True
        if base.kind == "paragraph":
            return False
        pairs = self.pair(base.children, mine.children).forth
        added = (new for new in range(len(mine.children)) if new not in pairs.values())
        return (
            len(pairs) == len(base.children)
            and not any(mine.children[new].words for new in added)
            and all(self.is_untouched(base.children[old], mine.children[new])
                    for old, new in pairs.items())
        )  # fmt: skip

    def weave_paragraph(self, base: Block, mine: Block, theirs: Block) -> None:
        """Let a paragraph of mine say what theirs has changed."""
        for change in reversed(combine(base.keys, mine.keys, theirs.keys)):
            self.apply(base, mine, theirs, change)
        if not self.tracked:
            restyle(self.graft, base, mine, theirs)
            relook(self.graft, self.readers.mine, base, mine, theirs)
            relink(self.graft, self.readers, base, mine, theirs)
        self.pair_notes(base, mine, theirs)

    def apply(self, base: Block | None, mine: Block, theirs: Block, change: Change) -> None:
        """Make one change to a paragraph of mine."""
        read = self.readers.mine.paragraph
        for position in (change.end, change.start):
            if position < len(mine.atoms):
                divide_before(read(mine.elements).atoms[position])
        atoms = read(mine.elements).atoms
        own = stretch_of(atoms, change.start, change.end)
        other = theirs.atoms[change.low : change.high]
        old = stretch_of(base.atoms, change.base_start, change.base_end) if base else None
        if change.is_conflict:
            said = text_of(own.atoms).strip(), text_of(other).strip()
            self.clash(mine.first, rules.BOTH_CHANGED, *said)
        elif not self.tracked and old is not None and _is_exchanged(old.atoms, own.atoms, other):
            swap_picture(self.graft, old.atoms[0], own.atoms[0], other[0])
            return
        spot = find_spot(own, mine.last)
        linked = next(spot.iterancestors(HYPERLINK), None) is not None
        remove_element(spot)
        new = compose(self.graft, other, own, old, linked=linked)
        write_stretch(self.graft, own, mine.last, new, tracked=self.tracked or change.is_conflict)

    def pair_notes(self, base: Block, mine: Block, theirs: Block) -> None:
        """Remember the notes that a paragraph calls in all three documents."""
        if not any(atom.element.tag in NOTE_CALLS for atom in base.atoms):
            return
        now = self.readers.mine.paragraph(mine.elements)
        for kind in NOTE_CALLS.values():
            ids = [
                [a.element.get(w("id")) or "" for a in block.atoms
                 if NOTE_CALLS.get(str(a.element.tag)) == kind]
                for block in (base, now, theirs)
            ]  # fmt: skip
            if len({len(found) for found in ids}) == 1:
                self.calls += [(kind, three) for three in zip(*ids, strict=True)]

    def clash(self, element: Element, rule: Rule, mine: str, theirs: str) -> None:
        """Remember a conflict."""
        self.clashes.append(Clash(element, self.member, rule, mine, theirs))


def _is_exchanged(*stretches: Sequence[Atom]) -> bool:
    """True if each stretch is one picture."""
    return all(len(atoms) == 1 and is_picture(atoms[0]) for atoms in stretches)
