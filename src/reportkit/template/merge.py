"""Paragraphs that a tag joins: a tag written over several, and the signs `{%-` and `-%}`."""

from __future__ import annotations

from collections.abc import Iterable

from reportkit.template.alone import element_at, is_first, is_last
from reportkit.template.lift import new_run
from reportkit.template.marks import Marks, write_mark
from reportkit.template.tag import Kind
from reportkit.template.tags import CLOSER, OPENER, read_spans
from reportkit.word.line import CHARACTERS, WRITTEN, drop_emptied, iter_own, read_line
from reportkit.word.names import BREAK, PARAGRAPH, PARAGRAPH_PROPERTIES, w
from reportkit.word.xml import Element, remove_element

REACH = 50  # paragraphs that one tag may be written over


def join_open_tags(elements: Iterable[Element]) -> None:
    """Let a tag that is closed in a later paragraph be one paragraph with it, as in docxtpl."""
    for paragraph in [element for element in elements if element.tag == PARAGRAPH]:
        kind = open_kind(paragraph)
        if kind is None or paragraph.getparent() is None:
            continue
        following = next_paragraphs(paragraph)
        closing = closing_position(following, kind)
        for other in following[: closing + 1] if closing is not None else ():
            paragraph.append(new_run(paragraph, " "))
            append_paragraph(paragraph, other)


def open_kind(paragraph: Element) -> Kind | None:
    """What kind of tag a paragraph leaves open, or None."""
    if not OPENER.search(text := read_line(paragraph).text):
        return None
    last = read_spans(text)[-1]
    return last.kind if last.end is None else None


def next_paragraphs(paragraph: Element) -> list[Element]:
    """The paragraphs that follow one without anything between."""
    found: list[Element] = []
    for sibling in paragraph.itersiblings():
        if sibling.tag != PARAGRAPH or len(found) >= REACH:
            break
        found.append(sibling)
    return found


def closing_position(paragraphs: list[Element], kind: Kind) -> int | None:
    """Which of these paragraphs closes a tag of a kind before another one is opened."""
    for position, paragraph in enumerate(paragraphs):
        text = read_line(paragraph).text
        closer, opener = CLOSER[kind].search(text), OPENER.search(text)
        if closer and (opener is None or closer.start() < opener.start()):
            return position
        if opener:
            return None
    return None


def append_paragraph(paragraph: Element, other: Element) -> None:
    """Put the text of a paragraph behind that of another one."""
    for child in [child for child in other if child.tag != PARAGRAPH_PROPERTIES]:
        paragraph.append(child)
    remove_element(other)


def trim_marks(order: list[int], marks: Marks) -> None:
    """Let tags with `-` take away the space beside them, or the end of the paragraph."""
    for number in order:
        tag = marks.tags[number]
        holder = marks.holders.get(number)
        if holder is None or not any(tag.trims):
            continue
        if tag.trims[0]:
            trim_before(number, tag.kind, holder, marks)
        if tag.trims[1]:
            trim_behind(number, tag.kind, holder, marks)


def trim_before(number: int, kind: Kind, holder: Element, marks: Marks) -> None:
    """Take away the space before a mark, or join its paragraph to the one before."""
    paragraph = element_at(holder, "p")
    if kind is Kind.BLOCK and paragraph is not None and is_first(number, paragraph, marks):
        before = paragraph.getprevious()
        if before is not None and before.tag == PARAGRAPH:
            append_paragraph(before, paragraph)
            return
    if kind is Kind.BLOCK and take_line_break(number, holder, -1):
        return
    text, mark, rest = (holder.text or "").partition(write_mark(number))
    holder.text = text.rstrip() + mark + rest
    if not text.strip():
        trim_neighbour(holder, -1)


def trim_behind(number: int, kind: Kind, holder: Element, marks: Marks) -> None:
    """Take away the space behind a mark, or join the next paragraph to its own."""
    paragraph = element_at(holder, "p")
    if kind is Kind.BLOCK and paragraph is not None and is_last(number, paragraph, marks):
        behind = paragraph.getnext()
        if behind is not None and behind.tag == PARAGRAPH:
            append_paragraph(paragraph, behind)
            return
    if kind is Kind.BLOCK and take_line_break(number, holder, 1):
        return
    text, mark, rest = (holder.text or "").partition(write_mark(number))
    holder.text = text + mark + rest.lstrip()
    if not rest.strip():
        trim_neighbour(holder, 1)


def take_line_break(number: int, holder: Element, step: int) -> bool:
    """Take away the line break next to a mark that begins or ends its line; True if there is one.

    The spaces at the ends of the joined lines are text, as in docxtpl.
    """
    paragraph = element_at(holder, "p")
    before, _, behind = (holder.text or "").partition(write_mark(number))
    if paragraph is None or (before if step < 0 else behind).strip():
        return False
    pieces = [piece for piece in iter_own(paragraph) if piece.tag in WRITTEN | set(CHARACTERS)]
    position = pieces.index(holder) + step
    found = pieces[position] if 0 <= position < len(pieces) else None
    if found is None or found.tag != BREAK or found.get(w("type")) in ("page", "column"):
        return False
    drop_emptied(found)
    return True


def trim_neighbour(holder: Element, step: int) -> None:
    """Take the space away from the text next to an element in its paragraph."""
    paragraph = element_at(holder, "p")
    if paragraph is None:
        return
    texts = [element for element in iter_own(paragraph) if element.tag in WRITTEN]
    position = texts.index(holder) + step
    if 0 <= position < len(texts):
        text = texts[position].text or ""
        texts[position].text = text.rstrip() if step < 0 else text.lstrip()
