"""The words of one ledger in one language: texts, names and kinds of records."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from reportkit.frozen import frozen
from reportkit.language import Style
from reportkit.language.room import build_grammar
from reportkit.ledger.figures import LACKS
from reportkit.ledger.row import Body, Row, Somebody, Words
from reportkit.ledger.span import Span
from reportkit.ledger.wording import WORDINGS, Name, Wording

if TYPE_CHECKING:
    from reportkit.language.grammar import Grammar
    from reportkit.record.model import Kind


@frozen
class Voice:
    """Says what records hold, and what a ledger says itself."""

    lang: str
    grammar: Grammar
    wording: Wording

    def word(self, name: Name, *values: object) -> str:
        """Words of the ledger's own."""
        return self.wording.words[name].format(*values)

    def tell(self, words: Words) -> str:
        """A text in the language of the ledger, or else in its own."""
        return words.get(self.lang) or next(iter(words.values()), "")

    def kind(self, kind: str) -> str:
        """The name of a kind."""
        told: Kind = kind  # type: ignore[assignment]  # it was read from a record or checked
        return self.grammar.kind_name(told)

    def body(self, body: Body) -> str:
        """An organisation by its full name: short ones may mean several."""
        return self.tell(body.name)

    def somebody(self, somebody: Somebody | None) -> str:
        """A person by name."""
        return self.tell(somebody.name) if somebody else ""

    def listed(self, words: Iterable[str]) -> str:
        """Words one after the other."""
        return self.wording.words["list"].join(words)

    def lacks(self, row: Row) -> list[str]:
        """Which evidence a record lacks."""
        return [self.lack(name) for name, is_lacking in LACKS.items() if is_lacking(row)]

    def lack(self, name: str) -> str:
        """The words for a kind of evidence that is missing."""
        lack: Name = name  # type: ignore[assignment]  # each lack has words
        return self.word(lack)

    def gap(self, first: Span, last: Span, *, alone: bool) -> str:
        """One period in which something is missing, or several in a row."""
        told = [self.wording.step(end, alone=alone) for end in (first, last)]
        return told[0] if first == last else self.wording.words["range"].format(*told)


def build_voice(style: Style) -> Voice:
    """The voice of a ledger."""
    return Voice(style.lang, build_grammar(style), WORDINGS[style.lang])
