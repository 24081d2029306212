"""Optional text: what stands in double square brackets is printed if its facts are there.

`[[ at {{ place }}]]` says what `{% if place %} at {{ place }}{% endif %}` says, in the way in which
people write it. Brackets without a tag in them are ordinary text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import field, replace
from operator import itemgetter

from reportkit.frozen import mutable
from reportkit.template.tag import Kind, Tag

BRACKETS = re.compile(r"\[\[|\]\]")
# the fact itself, without its filters; what calls a function has no fact to be asked for
FACT = re.compile(r"\s*([\w.]+(?:\[\d+\])?)\s*(?:\||$)")


@mutable
class Group:
    """A pair of brackets: where it opens, and the facts that stand directly in it."""

    start: int
    facts: list[str] = field(default_factory=list)
    tag: Tag | None = None


def iter_optional(
    text: str, tags: Sequence[tuple[int, int, Tag]]
) -> Iterator[tuple[int, int, Tag]]:
    """Yield the span of each bracket of optional text, and the tag that it stands for.

    `tags` are the spans of the tags in the text, in order.
    """
    opened: list[Group] = []
    signs: list[tuple[int, str | Tag]] = [*_iter_signs(text, tags)]
    signs += [(start, tag) for start, _, tag in tags]
    for start, sign in sorted(signs, key=itemgetter(0)):
        if isinstance(sign, Tag):
            _note(sign, opened)
        elif sign == "[[":
            opened.append(Group(start))
        elif opened:
            yield from _close(opened.pop(), start)


def _iter_signs(text: str, tags: Sequence[tuple[int, int, Tag]]) -> Iterator[tuple[int, str]]:
    for found in BRACKETS.finditer(text):
        if not any(start <= found.start() < end for start, end, _ in tags):
            yield found.start(), found[0]


def _note(tag: Tag, opened: list[Group]) -> None:
    """Remember the fact that a tag prints, for the brackets around it."""
    fact = FACT.match(tag.code)
    if tag.kind is Kind.PRINT and opened and fact:
        opened[-1].facts.append(fact[1])
        opened[-1].tag = opened[-1].tag or tag


def _close(group: Group, end: int) -> Iterator[tuple[int, int, Tag]]:
    if group.tag is None:
        return
    # zero is a fact like any other
    asked = " and ".join(f"({fact} or {fact} is number)" for fact in dict.fromkeys(group.facts))
    begins = replace(group.tag, kind=Kind.BLOCK, code=f"if {asked}", level="")
    yield group.start, group.start + 2, begins
    yield end, end + 2, replace(begins, code="endif")
