"""What stands inside loops, where it is made once for every pass."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from reportkit.template.marks import Marks, read_marks, write_mark
from reportkit.template.tag import Kind, Tag
from reportkit.word.xml import Element

# a macro is made wherever it is called
REPEATING = ("for", "macro", "call")

Loops = tuple[int, ...]


def iter_with_loops(root: Element, marks: Marks) -> Iterator[tuple[Element, Loops]]:
    """Yield every element with the numbers of the loops around it, outermost first."""
    loops: list[int] = []
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if event == "start":
            yield element, tuple(loops)
            follow(element.text, loops, marks)
        else:
            follow(element.tail, loops, marks)


def follow(text: str | None, loops: list[int], marks: Marks) -> None:
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
    for element in root.iter("{*}*"):
        if begin in (element.text or ""):
            element.text = (element.text or "").replace(begin, begin + own)
            return
        if begin in (element.tail or ""):
            element.tail = (element.tail or "").replace(begin, begin + own)
            return


def source_of(loops: Loops, marks: Marks) -> Tag:
    """The tag to which our own tags inside these loops belong."""
    return marks.tags[loops[-1]]
