"""What differs between two documents, place by place and word by word."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field, replace
from pathlib import Path
from typing import Literal

from reportkit.diagnostics import WordPlace
from reportkit.frozen import frozen
from reportkit.merge.align import Pairing, align
from reportkit.merge.atom import text_of
from reportkit.merge.block import Block, say
from reportkit.merge.hunk import find_hunks
from reportkit.merge.row import pair_cells, true_columns
from reportkit.merge.source import NOTE_TAGS, Source, open_source, pages_of
from reportkit.word.address import address_paragraphs
from reportkit.word.names import PARAGRAPH
from reportkit.word.package import open_package
from reportkit.word.story import iter_stories
from reportkit.word.xml import Element

Kind = Literal["changed", "added", "removed", "moved"]
Sort = Literal["same", "gone", "new"]


@frozen
class Span:
    """Words that both documents have, or only the old or the new one."""

    sort: Sort
    text: str


@frozen
class Difference:
    """A place where two documents differ: in the new one, or in the old one if it is gone."""

    kind: Kind
    place: WordPlace
    spans: tuple[Span, ...]

    @property
    def before(self) -> str:
        """What the old document says there."""
        return "".join(span.text for span in self.spans if span.sort != "new")

    @property
    def now(self) -> str:
        """What the new document says there."""
        return "".join(span.text for span in self.spans if span.sort != "gone")


def find_differences(old: bytes, new: bytes, path: Path) -> tuple[Difference, ...]:
    """What a new document says otherwise than an old one, in the order of the new one.

    How programs save a document makes no difference. `path` names the document in places.
    """
    sources = [open_source(open_package(path, content)) for content in (old, new)]
    return tuple(_iter_parts(*sources))


def _iter_parts(old: Source, new: Source) -> Iterator[Difference]:
    """Yield the differences of each part that holds text."""
    members = [(old.package.main, new.package.main)]
    members += _pair_margins(old.margins(), new.margins())
    notes = [_note_members(source) for source in (old, new)]
    members += [(notes[0].get(kind, ""), notes[1].get(kind, "")) for kind in NOTE_TAGS]
    for one, other in members:
        yield from _Comparison(_Side(old, one), _Side(new, other)).compare_parts()


def _pair_margins(old: Mapping[str, str], new: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield headers and footers in pairs, though a section more may name them otherwise."""
    left = dict(new)
    for label, member in old.items():
        others = (one for one in left if one not in old and pages_of(one) == pages_of(label))
        yield member, left.pop(label if label in left else next(others, ""), "")
    yield from (("", member) for member in left.values())


def _note_members(source: Source) -> dict[str, str]:
    package = source.package
    return {kind: member for kind in NOTE_TAGS for _, member in package.related(package.main, kind)}


@frozen
class _Side:
    """A part of one document; no part if `member` is empty."""

    source: Source
    member: str
    places: dict[Element, WordPlace] = field(default_factory=dict)

    def read(self) -> Sequence[Block]:
        """The blocks of the part."""
        if not self.member:
            return ()
        package = self.source.package
        stories = {each.member: each.label for each in iter_stories(package, self.source.body)}
        place = WordPlace(str(package.path), stories.get(self.member, "body"))
        root = self.source.root(self.member)
        self.places.update(address_paragraphs(root, place, self.source.headings))
        is_body = self.member == package.main
        return self.source.reader(self.member).read(self.source.body if is_body else root)

    def place(self, block: Block) -> WordPlace:
        """The place of a block: that of its first paragraph, or of the whole row."""
        first = block.first
        paragraph = first if first.tag == PARAGRAPH else next(first.iter(PARAGRAPH))
        found = self.places[paragraph]
        return replace(found, column=None, paragraph=None) if block.kind == "row" else found


@frozen
class _Comparison:
    old: _Side
    new: _Side

    def compare_parts(self) -> Iterator[Difference]:
        """Yield what differs in the whole parts."""
        yield from self.compare(self.old.read(), self.new.read(), {})

    def compare(
        self,
        old: Sequence[Block],
        new: Sequence[Block],
        columns: dict[tuple[int, int], Pairing],
    ) -> Iterator[Difference]:
        """Yield what differs in two lists of blocks."""
        cells = bool(old) and old[0].kind == "cell"
        pairing = pair_cells(old, new, columns) if cells else align(old, new)
        back, told = pairing.back, 0
        for number, block in enumerate(new):
            partner = back.get(number)
            if partner is None:
                yield from self.tell_whole("added", self.new, block)
                continue
            if partner not in pairing.moved:
                yield from self.removed(old[told:partner], told, pairing)
                told = max(told, partner + 1)
            elif say(block):
                yield self.tell("moved", self.new, block, (Span("same", say(block)),))
            yield from self.compare_pair(old[partner], block)
        yield from self.removed(old[told:], told, pairing)

    def removed(
        self, blocks: Sequence[Block], first: int, pairing: Pairing
    ) -> Iterator[Difference]:
        """Yield the blocks that the new document does not have."""
        for number, block in enumerate(blocks, start=first):
            if number not in pairing.forth:
                yield from self.tell_whole("removed", self.old, block)

    def compare_pair(self, old: Block, new: Block) -> Iterator[Difference]:
        """Yield what differs in two blocks that are the same."""
        if old.key == new.key:
            return
        if old.kind == "paragraph":
            yield self.tell("changed", self.new, new, tuple(iter_spans(old, new)))
            return
        columns: dict[tuple[int, int], Pairing] = {}
        if old.kind == "table":
            rows = align(old.children, new.children).forth
            columns = true_columns(
                (old.children[one].children, new.children[other].children)
                for one, other in rows.items()
            )
        yield from self.compare(old.children, new.children, columns)

    def tell_whole(self, kind: Kind, side: _Side, block: Block) -> Iterator[Difference]:
        """Yield a block that only one document has, a table row by row; nothing if it is empty."""
        if block.kind == "table":
            for row in block.children:
                yield from self.tell_whole(kind, side, row)
        elif said := say(block):
            yield self.tell(kind, side, block, (Span("new" if kind == "added" else "gone", said),))

    def tell(self, kind: Kind, side: _Side, block: Block, spans: tuple[Span, ...]) -> Difference:
        """A difference at a block."""
        return Difference(kind, side.place(block), spans)


def iter_spans(old: Block, new: Block) -> Iterator[Span]:
    """Yield the words of two paragraphs, those that only one has apart."""
    position = 0
    for hunk in find_hunks(old.keys, new.keys):
        stretches: tuple[tuple[Sort, str], ...] = (
            ("same", text_of(old.atoms[position : hunk.start])),
            ("gone", text_of(old.atoms[hunk.start : hunk.end])),
            ("new", text_of(new.atoms[hunk.low : hunk.high])),
        )
        yield from (Span(sort, text) for sort, text in stretches if text)
        position = hunk.end
    if rest := text_of(old.atoms[position:]):
        yield Span("same", rest)
