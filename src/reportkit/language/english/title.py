"""A long title in lines of about the same length, each of which ends where a reader may pause."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import accumulate, combinations, pairwise

# the widths of letters in Times New Roman, in thousandths of their size
WIDTHS = {
    letter: width
    for width, letters in {
        250: " .,", 278: "ijlt/:;", 333: "fr-!()’‘'I", 389: "sJ", 444: "acez?“”", 556: "FPS",
        611: "ELTZ", 667: "BCR", 722: "wADGHKNOQUVXY", 778: "m&", 889: "M", 944: "W",
        1000: "—…",
    }.items()
    for letter in letters
}  # fmt: skip
MOST_LETTERS, WIDE, SPACE = 500, 1000, 0.25
# no line ends with these, as they belong to what follows
LEADING = frozenset(
    "a an and as at between by during for from his her in into its of on or our over the their "
    "to under with within".split()
)
AWKWARD = 30.0  # as bad as a line that is so much too short, squared
MOST_WORDS, MOST_LINES = 24, 4  # beyond these, lines are filled one after the other

Breaks = tuple[int, ...]  # the numbers of the words with which lines begin, and of all words


def title_width(text: str) -> float:
    """The width of a text in squares of its size, as wide as a Chinese character."""
    return sum(WIDTHS.get(sign, MOST_LETTERS if sign < "\u2e80" else WIDE) for sign in text) / 1000


def title_lines(title: str, limit: float, _: Collection[str] = ()) -> list[str]:
    """The title in as few lines as it needs, none wider than the limit if no word of it is.

    Names may go from one line to the next between two of their words.
    """
    words = title.split()
    ends = (0.0, *accumulate(title_width(word) + SPACE for word in words))
    breaks = _fill(ends, limit)
    if 2 < len(breaks) <= MOST_LINES + 1 and len(words) <= MOST_WORDS:
        breaks = _balance(words, ends, limit, breaks)
    return [" ".join(words[start:end]) for start, end in pairwise(breaks)]


def _fill(ends: Sequence[float], limit: float) -> Breaks:
    """Lines that are as full as they can be."""
    breaks, last = [0], len(ends) - 1
    for word in range(1, last):
        if ends[word + 1] - ends[breaks[-1]] - SPACE > limit:
            breaks.append(word)
    return (*breaks, last)


def _balance(words: Sequence[str], ends: Sequence[float], limit: float, filled: Breaks) -> Breaks:
    """As many lines that look best, or the same if a word is wider than they may be."""

    def cost(breaks: Breaks) -> tuple[bool, bool, float]:
        widths = [ends[end] - ends[start] - SPACE for start, end in pairwise(breaks)]
        mean = sum(widths) / len(widths)
        uneven = sum((width - mean) ** 2 for width in widths)
        *others, last = (end - start == 1 for start, end in pairwise(breaks))
        leading = (words[end - 1].lower() in LEADING for end in breaks[1:-1])
        awkward = sum(others) + sum(leading)
        return max(widths) > limit, last, uneven + AWKWARD * awkward

    inner = combinations(range(1, len(words)), len(filled) - 2)
    return min((filled, *((0, *breaks, len(words)) for breaks in inner)), key=cost)
