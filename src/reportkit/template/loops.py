"""What stands inside loops, where it is made once for every pass."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from reportkit.template.marks import MARKED_TEXTS, Marks, read_marks, write_mark
from reportkit.template.tag import Kind, Tag
from reportkit.word.find import find
from reportkit.word.xml import Element

# a macro is made wherever it is called
REPEATING = ("for", "macro", "call")

Loops = tuple[int, ...]


def has_loops(marks: Marks) -> bool:
    """True if anything is made more than once."""
    return any(tag.word in REPEATING for tag in marks.tags)


def iter_with_loops(
    root: Element, kinds: Iterable[str], marks: Marks
) -> Iterator[tuple[Element, Loops]]:
    """Yield elements with the numbers of the loops around each, outermost first.

    `kinds` are the paths of XPath on which they, or attributes of theirs, are found.
    """
    loops: list[int] = []
    for found in find(root, MARKED_TEXTS, *kinds):
        if getattr(found, "is_attribute", False):
            yield found.getparent(), tuple(loops)
        elif isinstance(found, str):
            follow(found, loops, marks)
        else:
            yield found, tuple(loops)


def follow(text: str, loops: list[int], marks: Marks) -> None:
    """Enter and leave loops as the marks in a text do."""
    for number in read_marks(text):
        tag = marks.tags[number]
        if tag.kind is not Kind.BLOCK:
            continue
        if tag.word in REPEATING:
            loops.append(number)
        elif tag.word.removeprefix("end") in REPEATING and loops:
            loops.pop()


def begin_pass(loop: int, code: str, root: Element, marks: Marks) -> None:
    """Let every pass of a loop begin with a tag of our own."""
    begin = write_mark(loop)
    own = marks.add_own(Kind.BLOCK, code, marks.tags[loop])
    for text in find(root, "descendant::text()[contains(., $mark)]", mark=begin)[:1]:
        element = text.getparent()
        if text.is_tail:
            element.tail = element.tail.replace(begin, begin + own)
        else:
            element.text = element.text.replace(begin, begin + own)


def source_of(loops: Loops, marks: Marks) -> Tag:
    """The tag to which our own tags inside these loops belong."""
    return marks.tags[loops[-1]]
