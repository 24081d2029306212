"""Tags among words: where a value that is absent would leave a gap in a sentence."""

from __future__ import annotations

from collections.abc import Sequence

from reportkit.pattern import pattern
from reportkit.template.tag import Kind, Tag

WORDS = pattern(r"\w")
DIVIDERS = frozenset({"else", "elif"})
OPENERS = frozenset({"if", "for", "macro", "call"})
ENDERS = frozenset(f"end{word}" for word in OPENERS)


def find_among(text: str, tags: Sequence[tuple[int, int, Tag]], first: int) -> set[int]:
    """The numbers of the tags that print where words of their paragraph stay without them.

    `tags` are the spans of the tags of the line, which are numbered from `first` in this order.
    """
    worded: set[tuple[int, ...]] = set()
    stacks: list[tuple[int, ...]] = []
    stack: tuple[int, ...] = ()
    position = 0
    for number, (start, end, tag) in enumerate(tags):
        if WORDS.search(text, position, start):
            worded.add(stack)
        stack = _enter(stack, tag, number)
        stacks.append(stack)
        position = end
    if WORDS.search(text, position):
        worded.add(stack)
    printing = {number for number, (_, _, tag) in enumerate(tags) if tag.kind is Kind.PRINT}
    return {
        first + number
        for number in printing
        if any(stacks[number][: len(around)] == around for around in worded)
    }


def _enter(stack: tuple[int, ...], tag: Tag, number: int) -> tuple[int, ...]:
    """The branches that are open behind a tag."""
    if tag.word in OPENERS:
        return (*stack, number)
    if tag.word in DIVIDERS:
        return (*stack[:-1], number)
    return stack[:-1] if tag.word in ENDERS else stack
