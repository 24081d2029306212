"""A tag: what a pair of brackets in a Word file says, and where it stands."""

from __future__ import annotations

import re
from enum import Enum

from reportkit.diagnostics import WordPlace
from reportkit.frozen import frozen

WORD = re.compile(r"\w+")


class Kind(Enum):
    """What a tag does, by its second sign."""

    PRINT = "{"
    BLOCK = "%"
    COMMENT = "#"


@frozen
class Tag:
    """What a tag says, repaired, and where it stands.

    `level` is docxtpl's prefix ("p", "tr", "tc", "r" or ""), `word` the word a block tag begins
    with; `trims` tells whether `-` stands at its beginning and at its end.
    """

    kind: Kind
    code: str
    level: str
    text: str
    place: WordPlace
    trims: tuple[bool, bool] = (False, False)

    @property
    def word(self) -> str:
        """The first word of a block tag: `for`, `endif` …"""
        found = WORD.match(self.code)
        return found.group() if found and self.kind is Kind.BLOCK else ""
