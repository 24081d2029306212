"""Where a paragraph stands, in the words of a person who looks at it in Word."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from dataclasses import field, replace
from itertools import chain

from reportkit.diagnostics import WordPlace
from reportkit.frozen import mutable
from reportkit.word.find import with_surroundings
from reportkit.word.names import (
    CELL,
    FALLBACK,
    PARAGRAPH,
    PARAGRAPH_PROPERTIES,
    ROW,
    TABLE,
    TEXT,
    TEXT_BOX,
    VALUE,
    w,
)
from reportkit.word.xml import Element

STYLE = w("pStyle")
NOTES = {w(name): name for name in ("footnote", "endnote", "comment")}
HEADING_LENGTH = 60


@mutable
class Counter:
    """Numbers of the paragraphs, tables and boxes met so far in one surrounding."""

    paragraphs: int = 0
    tables: int = 0
    boxes: int = 0
    notes: dict[str, int] = field(default_factory=dict)
    heading: str | None = None
    twin_boxes: int = field(default=0)


def address_paragraphs(
    root: Element,
    place: WordPlace,
    headings: frozenset[str],
    wanted: Iterable[Element] | None = None,
) -> dict[Element, WordPlace]:
    """The place of every paragraph below `root`; `place` names the file and the part.

    Only those among the `wanted` elements need have theirs: the others are counted.
    """
    entered: Container[Element] = Everything()
    if wanted is not None:
        marked = (style.iterancestors(PARAGRAPH) for style in iter_heading_signs(root, headings))
        counted = root.iter(TABLE, TEXT_BOX, *NOTES)
        entered = with_surroundings((*wanted, *chain.from_iterable(marked), *counted))
    return dict(_Walk(headings, entered, Counter()).walk(root, place, Counter()))


class Everything:
    """Holds whatever it is asked for."""

    def __contains__(self, _: object) -> bool:
        return True


def iter_heading_signs(root: Element, headings: Container[str]) -> Iterator[Element]:
    """Yield what names a style of headings."""
    return (style for style in root.iter(STYLE) if style.get(VALUE) in headings)


def find_paragraphs(root: Element, part: str) -> dict[WordPlace, Element]:
    """The paragraphs below `root` by their bare places; `part` is the name of the root's part.

    Of a text box that is stored twice it is the first one's.
    """
    found: dict[WordPlace, Element] = {}
    for paragraph, place in address_paragraphs(root, WordPlace("", part), frozenset()).items():
        found.setdefault(bare(place), paragraph)
    return found


def bare(place: WordPlace) -> WordPlace:
    """A place by its numbers only."""
    return replace(place, file="", heading=None, text=None, occurrence=None)


@mutable
class _Walk:
    """A walk through a part that counts what a person would count."""

    headings: frozenset[str]
    entered: Container[Element]  # elements in which more is to be found than paragraphs to count
    part: Counter  # what is counted through the whole part

    def walk(
        self, parent: Element, place: WordPlace, counter: Counter
    ) -> Iterator[tuple[Element, WordPlace]]:
        """Yield the paragraphs below an element with their places."""
        for child in parent.iterchildren("{*}*"):
            if child not in self.entered:
                counter.paragraphs += sum(1 for _ in child.iter(PARAGRAPH))
            elif child.tag == PARAGRAPH:
                yield from self.paragraph(child, place, counter)
            elif child.tag == TABLE:
                yield from self.table(child, place)
            elif child.tag in NOTES:
                yield from self.note(child, place)
            elif child.tag == TEXT_BOX:
                yield from self.box(child, place)
            else:
                yield from self.walk(child, place, counter)

    def paragraph(
        self, paragraph: Element, place: WordPlace, counter: Counter
    ) -> Iterator[tuple[Element, WordPlace]]:
        counter.paragraphs += 1
        here = replace(place, paragraph=counter.paragraphs, heading=self.part.heading)
        if style_of(paragraph) in self.headings:
            self.part.heading = text_of(paragraph)[:HEADING_LENGTH] or None
        yield paragraph, here
        yield from self.walk(paragraph, here, counter)

    def table(self, table: Element, place: WordPlace) -> Iterator[tuple[Element, WordPlace]]:
        self.part.tables += 1
        number = self.part.tables
        if not any(child in self.entered for child in table.iterchildren("{*}*")):
            return
        rows = [row for row in table.iter(ROW) if next(row.iterancestors(TABLE)) is table]
        for row_number, row in enumerate(rows, start=1):
            if row not in self.entered:
                continue
            cells = [cell for cell in row.iter(CELL) if next(cell.iterancestors(ROW)) is row]
            for column, cell in enumerate(cells, start=1):
                if cell in self.entered:
                    here = replace(place, table=number, row=row_number, column=column)
                    yield from self.walk(cell, here, Counter())

    def note(self, note: Element, place: WordPlace) -> Iterator[tuple[Element, WordPlace]]:
        name = NOTES[str(note.tag)]
        is_normal = note.get(w("type")) in (None, "normal")
        self.part.notes[name] = number = self.part.notes.get(name, 0) + is_normal
        here = WordPlace(place.file, f"{name} {number}")
        yield from self.walk(note, here, Counter())

    def box(self, box: Element, place: WordPlace) -> Iterator[tuple[Element, WordPlace]]:
        number = self.count_box(box)
        yield from self.walk(
            box, WordPlace(place.file, f"text box {number} of the {place.part}"), Counter()
        )

    def count_box(self, box: Element) -> int:
        # Word stores a box twice, for new and for old readers: a person sees one
        if any(True for _ in box.iterancestors(FALLBACK)):
            self.part.twin_boxes += 1
            return min(self.part.twin_boxes, self.part.boxes) or 1
        self.part.boxes += 1
        return self.part.boxes


def style_of(paragraph: Element) -> str | None:
    """The id of a paragraph's style, or None."""
    style = paragraph.find(f"{PARAGRAPH_PROPERTIES}/{STYLE}")
    return None if style is None else style.get(VALUE)


def text_of(element: Element) -> str:
    """The words that stand in an element."""
    return "".join(text.text or "" for text in element.iter(TEXT)).strip()
