"""What an editor says about a field, in English or Chinese."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from reportkit.diagnostics import Rule
from reportkit.frozen import frozen
from reportkit.record.shape import Slot

Tongue = Literal["en", "zh"]
Schema = Mapping[str, object]


@frozen
class Words:
    """The language in which fields are described, and which of their keys are offered."""

    tongue: Tongue = "en"

    def tell(self, words: str) -> str:
        """A meaning in this language; what the project says itself stays as it is."""
        if self.tongue == "en":
            return words
        from reportkit.rules.chinese.fact import MEANINGS

        return MEANINGS.get(words, words)

    def explain(self, rule: Rule) -> str:
        """Why a rule exists, in this language."""
        if self.tongue == "en":
            return rule.why
        from reportkit.rules.chinese import translate_rule

        return translate_rule(rule).why

    def describe(self, slot: Slot) -> dict[str, object]:
        """What is told about a field, with its key in the other language and an example."""
        meaning = self.tell(slot.meaning)
        other = f" ({slot.zh})" if self.tongue == "en" and slot.zh else ""
        told: dict[str, object] = {"description": f"{meaning}{other}".strip()}
        return told | ({"examples": [slot.example]} if slot.example else {})
