"""The grammar of a language, loaded when the first document in it is told."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any

from reportkit.language.style import Style

if TYPE_CHECKING:
    from reportkit.language.grammar import Grammar

ROOMS = {"en": "reportkit.language.english.grammar", "zh": "reportkit.language.chinese.grammar"}


@cache
def build_grammar(style: Style) -> Grammar:
    """The grammar of a style's language."""
    room: Any = import_module(ROOMS[style.lang])
    grammar: Grammar = room.GRAMMAR(style)
    return grammar
