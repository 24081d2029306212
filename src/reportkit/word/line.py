"""The running text of a paragraph, and the pieces of XML that it is made of."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator

from reportkit.frozen import frozen
from reportkit.word.names import (
    BREAK,
    CARRIAGE_RETURN,
    CONTROL_CONTENT,
    FIELD_CODE,
    PARAGRAPH,
    RUN,
    RUN_PROPERTIES,
    SPACE,
    TAB,
    TEXT,
    A,
    w,
)
from reportkit.word.xml import Element, remove_element

DELETED_TEXT = w("delText")
GRAPHIC_TEXT, GRAPHIC_RUN, GRAPHIC_PARAGRAPH = f"{{{A}}}t", f"{{{A}}}r", f"{{{A}}}p"
CHARACTERS = {TAB: "\t", BREAK: "\n", CARRIAGE_RETURN: "\n", w("noBreakHyphen"): "-"}
GRAPHIC_PROPERTIES = f"{{{A}}}rPr"
MATH_TEXT = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
WRITTEN = frozenset({TEXT, DELETED_TEXT, GRAPHIC_TEXT, MATH_TEXT})
# what a paragraph contains without its being the paragraph's own text
FOREIGN = frozenset({PARAGRAPH, w("drawing"), w("pict"), w("object"), w("pPr"), RUN_PROPERTIES})


@frozen
class Piece:
    """An element and the characters it stands for; `start` counts in the line."""

    element: Element
    start: int
    text: str

    @property
    def end(self) -> int:
        """The position behind its last character."""
        return self.start + len(self.text)


@frozen
class Line:
    """The running text of a paragraph: its words, or its field codes."""

    pieces: tuple[Piece, ...]
    text: str

    def iter_covered(self, start: int, end: int) -> Iterator[Piece]:
        """Yield the pieces that have a part in a span."""
        first = bisect_right(self.pieces, start, key=lambda piece: piece.end)
        behind = bisect_left(self.pieces, end, first, key=lambda piece: piece.start)
        yield from self.pieces[first:behind]


def read_line(paragraph: Element) -> Line:
    """The text of a paragraph, without that of text boxes anchored in it."""
    return _join(
        (element, element.text or "" if element.tag in WRITTEN else CHARACTERS[str(element.tag)])
        for element in iter_own(paragraph)
        if element.tag in WRITTEN or element.tag in CHARACTERS
    )


def read_field_codes(paragraph: Element) -> Line:
    """The field codes of a paragraph."""
    codes = (element for element in iter_own(paragraph) if element.tag == FIELD_CODE)
    return _join((code, code.text or "") for code in codes)


def _join(written: Iterable[tuple[Element, str]]) -> Line:
    pieces: list[Piece] = []
    position = 0
    for element, text in written:
        if text:
            pieces.append(Piece(element, position, text))
            position += len(text)
    return Line(tuple(pieces), "".join(piece.text for piece in pieces))


def iter_own(element: Element) -> Iterator[Element]:
    """Yield the elements below one in order, without entering what is foreign to its text."""
    for child in element.iterchildren("{*}*"):
        if child.tag not in FOREIGN and not str(child.tag).endswith("}AlternateContent"):
            yield child
            yield from iter_own(child)


def replace_spans(line: Line, replacements: list[tuple[int, int, str]]) -> None:
    """Put new text in the place of spans of the line; each new text stands in one piece.

    The new text takes the look of the piece in which its span begins; what the span covered in
    other pieces is taken out, and so is a run that nothing is left of.
    """
    emptied: list[Element] = []
    starts, ends = [start for start, _, _ in replacements], [end for _, end, _ in replacements]
    for piece in line.pieces:
        first, behind = bisect_right(ends, piece.start), bisect_left(starts, piece.end)
        text = remaining(piece, replacements[first:behind])
        if text != piece.text:
            write_piece(piece.element, text, emptied)
    for element in emptied:
        drop_emptied(element)


def remaining(piece: Piece, replacements: list[tuple[int, int, str]]) -> str:
    """The text of a piece after the replacements in it, in order, which do not overlap."""
    kept: list[str] = []
    position = piece.start
    for start, end, text in replacements:
        kept.append(piece.text[position - piece.start : max(start - piece.start, 0)])
        if start >= piece.start:
            kept.append(text)
        position = min(end, piece.end)
    kept.append(piece.text[position - piece.start :])
    return "".join(kept)


def write_piece(element: Element, text: str, emptied: list[Element]) -> None:
    """Let an element hold this text; remember it if that is none."""
    if element.tag in CHARACTERS or not text:
        emptied.append(element)
        return
    element.text = text
    if element.tag in (TEXT, FIELD_CODE):
        element.set(SPACE, "preserve")


def drop_emptied(element: Element) -> None:
    """Take an element out, and its run as well if nothing else is in it."""
    run = element.getparent()
    remove_element(element)
    if run is None or any(child.tag not in (RUN_PROPERTIES, GRAPHIC_PROPERTIES) for child in run):
        return
    if run.tag in (RUN, GRAPHIC_RUN):
        around = run.getparent()
        remove_element(run)
        if around is not None and around.tag == CONTROL_CONTENT and not len(around):
            remove_element(next(around.iterancestors()))
