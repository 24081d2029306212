"""The spans of a text that are taken already, by tags or by what is to be printed as it is."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from itertools import accumulate


class Spans:
    """Spans of a text in any order, which may overlap; there may be thousands in one paragraph."""

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        ordered = sorted(spans)
        self.starts = [start for start, _ in ordered]
        # how far the spans reach that begin no later than each
        self.reach = list(accumulate((end for _, end in ordered), max))

    def meet(self, start: int, end: int) -> bool:
        """True if any of them shares a character with this span."""
        before = bisect_left(self.starts, end)
        return before > 0 and self.reach[before - 1] > start
