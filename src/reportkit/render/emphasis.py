"""Where emphasis begins and ends in Markdown, also in a script that is written without blanks.

CommonMark asks for a blank between a word and `**` beside a quotation mark; Chinese has none.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it.rules_inline import StateInline

WIDE = ("W", "F")


def read_emphasis(state: StateInline, silent: bool) -> bool:
    """Remember signs that may begin or end emphasis, as markdown-it's own rule does."""
    marker = state.src[state.pos]
    if silent or marker not in "*_":
        return False
    from markdown_it.rules_inline.state_inline import Delimiter

    scanned = state.scanDelims(state.pos, marker == "*")
    before = state.src[state.pos - 1 : state.pos]
    after = state.src[state.pos + scanned.length : state.pos + scanned.length + 1]
    opens, closes = scanned.can_open, scanned.can_close
    if is_plain(before) and is_plain(after):  # as in 2*3*4
        opens = closes = False
    elif marker == "*" and (is_wide(before) or is_wide(after)):
        opens, closes = bool(after.strip()), bool(before.strip())
    for _ in range(scanned.length):
        state.push("text", "", 0).content = marker
        state.delimiters.append(
            Delimiter(ord(marker), scanned.length, len(state.tokens) - 1, -1, opens, closes)
        )
    state.pos += scanned.length
    return True


def is_wide(sign: str) -> bool:
    """True for a sign of a script that is written without blanks."""
    return sign != "" and unicodedata.east_asian_width(sign) in WIDE


def is_plain(sign: str) -> bool:
    """True for a letter or digit of a script that is written with blanks."""
    return sign.isalnum() and not is_wide(sign)
