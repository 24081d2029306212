"""Blocks: the tags that begin, divide and end the same loop or condition."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from reportkit.diagnostics import Diagnostic, find_near
from reportkit.frozen import frozen
from reportkit.rules import template as rules
from reportkit.template.marks import Marks
from reportkit.template.tag import Kind, Tag

DIVIDERS = {"else": ("if", "for"), "elif": ("if",)}
OPENERS = ("for", "if", "set", "macro", "call", "filter", "with", "raw")
SINGLE = ("set", "do", "raw", "endraw", "break", "continue")
CELL_WORDS = ("colspan", "cellbg", "vm", "hm")
FORBIDDEN = ("include", "import", "from", "extends", "block", "endblock")
KNOWN = (
    *OPENERS, *DIVIDERS, *CELL_WORDS, *FORBIDDEN, *SINGLE, *(f"end{word}" for word in OPENERS),
)  # fmt: skip


@frozen
class Block:
    """The numbers of the marks of one block: its beginning, what divides it, its end."""

    marks: tuple[int, ...]


def match_blocks(order: Iterable[int], marks: Marks) -> list[Block]:
    """The blocks of a part, given its marks in the order in which they stand there."""
    blocks: list[Block] = []
    opened: list[list[int]] = []
    for number in order:
        tag = marks.tags[number]
        if tag.kind is not Kind.BLOCK or tag.level == "own" or not is_known(tag, marks):
            continue
        if opens_block(tag):
            opened.append([number])
        elif tag.word in DIVIDERS:
            divide(number, opened, marks)
        elif ends_block(tag) and (ended := end_block(number, opened, marks)):
            blocks.append(ended)
    marks.problems.extend(iter_unclosed(opened, marks))
    return blocks


def opens_block(tag: Tag) -> bool:
    """True for a tag that needs another one to end it; `set` does so when it has no `=`."""
    return (tag.word in OPENERS and tag.word not in SINGLE) or (
        tag.word == "set" and "=" not in tag.code
    )


def ends_block(tag: Tag) -> bool:
    """True for a tag that ends what another one began."""
    return tag.word.startswith("end") and tag.word != "endraw"


def is_known(tag: Tag, marks: Marks) -> bool:
    """True for a tag that exists; otherwise its problem is remembered."""
    if tag.word in FORBIDDEN:
        marks.problems.append(rules.FORBIDDEN_TAG.at(tag.place, word=tag.word))
        return False
    if tag.word in KNOWN:
        return True
    near = find_near(tag.word, KNOWN, 0.5)
    hint = "near" if near else None
    marks.problems.append(
        rules.UNKNOWN_TAG.at(tag.place, hint, word=tag.word or tag.text, near=near)
    )
    return False


def divide(number: int, opened: list[list[int]], marks: Marks) -> None:
    """Let `else` or `elif` divide the block that is open."""
    tag = marks.tags[number]
    owner = marks.tags[opened[-1][0]] if opened else None
    if owner is not None and owner.word in DIVIDERS[tag.word]:
        opened[-1].append(number)
    else:
        marks.problems.append(stray(tag, owner))


def stray(tag: Tag, owner: Tag | None) -> Diagnostic:
    """The problem of a tag that ends or divides nothing."""
    if owner is None:
        return rules.STRAY_BLOCK.at(tag.place, tag=tag.text)
    return rules.CROSSED_BLOCK.at(
        tag.place, "end", tag=tag.text, opener=owner.text, end=f"end{owner.word}"
    )


def end_block(number: int, opened: list[list[int]], marks: Marks) -> Block | None:
    """The block that a tag ends; what was left open inside is reported."""
    tag = marks.tags[number]
    wanted = tag.word.removeprefix("end")
    depth = next(
        (
            depth
            for depth in reversed(range(len(opened)))
            if marks.tags[opened[depth][0]].word == wanted
        ),
        None,
    )
    if depth is None:
        marks.problems.append(stray(tag, marks.tags[opened[-1][0]] if opened else None))
        return None
    marks.problems.extend(iter_unclosed(opened[depth + 1 :], marks))
    found = opened[depth]
    del opened[depth:]
    return Block((*found, number))


def iter_unclosed(opened: Iterable[list[int]], marks: Marks) -> Iterator[Diagnostic]:
    """Yield a problem for every block that nothing ends."""
    for numbers in opened:
        tag = marks.tags[numbers[0]]
        yield rules.UNCLOSED_BLOCK.at(tag.place, "end", tag=tag.text, end=f"end{tag.word}")
