"""What names are made of, in any language."""

from __future__ import annotations

from typing import NamedTuple


class Naming(NamedTuple):
    """Words that name somebody; `apposition` if they end in one that wants a closing comma."""

    words: str
    apposition: bool = False

    @property
    def subject(self) -> str:
        """The words as the subject of a sentence."""
        return f"{self.words}," if self.apposition else self.words


class NameParts(NamedTuple):
    """The parts of a person's name, in one language; what is not known is empty."""

    name: str
    family: str = ""
    honorific: str = ""
    address: str = ""
