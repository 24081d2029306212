"""The last line of a text: a character by itself takes its phrase along."""

from __future__ import annotations

from reportkit.language.balance import text_width
from reportkit.pattern import pattern

# what no line parts: letters and figures, and a mark with the character before it
MARKS = "，。、；：！？）》”’"
PIECES = pattern(rf"(?:[A-Za-z0-9.@-]+|.)[{MARKS}]*")
PHRASE = pattern(r"(?:.*[，、；])(?=.)")  # as far as the last phrase
FEW = 2  # characters, marks included


def whole_ending(text: str, width: float) -> str:
    """The text with a line break before its last phrase, if else a sign or two stood alone.

    `width` is that of a line in Chinese characters.
    """
    found = PHRASE.match(text)
    if found is None or not 0 < _last_width(text, width) <= FEW:
        return text
    phrase = text[found.end() :]
    return f"{found[0]}\n{phrase}" if text_width(phrase) > FEW else text


def _last_width(text: str, width: float) -> float:
    """The width of the last line, if there are several; marks may hang over the end of a line."""
    lines, filled = 1, 0.0
    for piece in PIECES.findall(text):
        held = text_width(piece)
        hanging = text_width(piece.rstrip(MARKS))
        if filled + hanging > width:
            lines, filled = lines + 1, 0.0
        filled += held
    return filled if lines > 1 else 0
