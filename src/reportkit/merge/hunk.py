"""Where two wordings differ, and what becomes of two changes to one wording.

Words are compared as wholes, Chinese characters one by one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from reportkit.frozen import frozen

Keys = Sequence[str]
REWRITTEN = 0.3  # of which less is left is another wording as a whole


@frozen
class Hunk:
    """A stretch of an old wording (`start`, `end`) and of the new one (`low`, `high`) for it."""

    start: int
    end: int
    low: int
    high: int


@frozen
class Change:
    """A stretch of mine, the stretch of theirs for it, and that of the base of both.

    In a conflict both have changed the stretch.
    """

    start: int
    end: int
    low: int
    high: int
    base_start: int
    base_end: int
    is_conflict: bool = False


def iter_words(keys: Keys) -> Iterator[tuple[int, int]]:
    """Yield where words begin and end; a space, a sign and a Chinese character is one by itself."""
    start = 0
    for position, key in enumerate(keys):
        if position > start and not (_is_letter(key) and _is_letter(keys[position - 1])):
            yield start, position
            start = position
    if keys:
        yield start, len(keys)


def _is_letter(key: str) -> bool:
    return len(key) == 1 and key.isalnum() and not "\u2e80" <= key <= "\ud7ff"


def find_hunks(old: Keys, new: Keys) -> list[Hunk]:
    """Where two wordings differ; changes with nothing but a space between them are one."""
    if list(old) == list(new):
        return []
    before, after = list(iter_words(old)), list(iter_words(new))
    matcher = SequenceMatcher(
        None,
        [tuple(old[start:end]) for start, end in before],
        [tuple(new[start:end]) for start, end in after],
        autojunk=False,
    )
    steps = matcher.get_opcodes()
    kept = sum(_weigh(old, before[low:high]) for kind, low, high, *_ in steps if kind == "equal")
    if kept < REWRITTEN * max(_weigh(old, before), _weigh(new, after)):
        return [Hunk(0, len(old), 0, len(new))]
    hunks: list[Hunk] = []
    for kind, low, high, new_low, new_high in steps:
        if kind == "equal":
            continue
        hunk = Hunk(
            _edge(before, low, len(old)),
            _edge(before, high, len(old)),
            _edge(after, new_low, len(new)),
            _edge(after, new_high, len(new)),
        )
        last = hunks[-1] if hunks else None
        if last and _is_thin(old[last.end : hunk.start]) and _are_replaced(last, hunk):
            hunks[-1] = Hunk(last.start, hunk.end, last.low, hunk.high)
        else:
            hunks.append(hunk)
    return hunks


def _weigh(keys: Keys, words: Sequence[tuple[int, int]]) -> int:
    """How many letters and signs some words have."""
    return sum(end - start for start, end in words if not keys[start].isspace())


def _edge(words: Sequence[tuple[int, int]], number: int, total: int) -> int:
    return words[number][0] if number < len(words) else total


def _is_thin(between: Keys) -> bool:
    return all(key.isspace() and len(key) == 1 for key in between) and len(between) == 1


def _are_replaced(*hunks: Hunk) -> bool:
    return all(hunk.end > hunk.start and hunk.high > hunk.low for hunk in hunks)


def combine(base: Keys, mine: Keys, theirs: Keys) -> list[Change]:
    """What is to be done to mine, from left to right, so that it has theirs' changes as well."""
    own, other = find_hunks(base, mine), find_hunks(base, theirs)
    changes: list[Change] = []
    while other:
        region = _gather(other[0], own, other)
        other = [hunk for hunk in other if hunk not in region.theirs]
        start, end = _image(region, own, region.mine)
        low, high = _image(region, find_hunks(base, theirs), region.theirs)
        if mine[start:end] != theirs[low:high]:
            stretch = (region.start, region.end)
            changes.append(Change(start, end, low, high, *stretch, bool(region.mine)))
    return changes


@frozen
class _Region:
    """A stretch of the base, and all the hunks of both sides that touch it."""

    start: int
    end: int
    mine: tuple[Hunk, ...]
    theirs: tuple[Hunk, ...]


def _gather(first: Hunk, own: Sequence[Hunk], other: Sequence[Hunk]) -> _Region:
    """The region around a hunk of theirs, which grows as long as hunks reach into it."""
    mine: tuple[Hunk, ...] = ()
    theirs: tuple[Hunk, ...] = (first,)
    while True:
        grown = tuple(hunk for hunk in own if any(_clash(hunk, each) for each in theirs))
        spread = tuple(
            hunk for hunk in other if hunk in theirs or any(_clash(hunk, each) for each in grown)
        )
        if (grown, spread) == (mine, theirs):
            break
        mine, theirs = grown, spread
    start = min(hunk.start for hunk in (*mine, *theirs))
    return _Region(start, max(hunk.end for hunk in (*mine, *theirs)), mine, theirs)


def _clash(one: Hunk, other: Hunk) -> bool:
    """True if two hunks change the same words, or put words into the same gap."""
    if one.start == one.end and other.start == other.end:
        return one.start == other.start
    return one.start < other.end and other.start < one.end


def _image(region: _Region, hunks: Sequence[Hunk], inside: Sequence[Hunk]) -> tuple[int, int]:
    """The stretch that stands for a region in the wording that hunks lead to."""
    before = (hunk for hunk in hunks if hunk.end <= region.start and hunk not in inside)
    start = region.start + sum(map(_growth, before))
    return start, start + region.end - region.start + sum(map(_growth, inside))


def _growth(hunk: Hunk) -> int:
    return (hunk.high - hunk.low) - (hunk.end - hunk.start)
