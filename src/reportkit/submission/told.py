"""Of several records one keeps back what another tells everybody: such words prove nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from reportkit.frozen import frozen
from reportkit.submission.sought import Sought, fold

BETWEEN = "\0"  # texts: what lies across two of them is said by none


@frozen
class Told:
    """What each of some records keeps back, and the words that it tells, folded."""

    kept_back: Mapping[str, Sought]
    said: Callable[[], Mapping[str, str]]

    def find_keepers(self, words: str) -> set[str]:
        """The records that keep some words back."""
        return {name for name, one in self.kept_back.items() if words in one.words}

    def find_tellers(self, words: str) -> set[str]:
        """The records that tell some words."""
        return {name for name, said in self.said().items() if words in said}

    def is_told(self, words: str) -> bool:
        """True for words that some records tell by right: none of them keeps them back."""
        tellers = self.find_tellers(words)
        return bool(tellers) and not tellers & self.find_keepers(words)


def join_words(words: Iterable[str]) -> str:
    """What a record tells, as words are looked for in it."""
    return fold(BETWEEN.join(words))
