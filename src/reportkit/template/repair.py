"""What input methods and automatic correction do to tags, undone."""

from __future__ import annotations

import re

# A tag's braces may be full width, and Word may hide marks without width between them.
HIDDEN = "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u00ad"
OPENING_BRACES, CLOSING_BRACES = "{\uff5b", "}\uff5d"
SIGNS = {"{": "{\uff5b", "%": "%\uff05\ufe6a", "#": "#\uff03", "}": "}\uff5d"}

CLOSERS_OF_QUOTES = {
    '"': '"', "'": "'",
    "“": "”“\"＂", "”": "”\"＂", "„": "“”\"", "‟": "”\"", "＂": "＂\"”",
    "«": "»", "「": "」", "『": "』",
    "‘": "’‘'＇", "’": "’'＇", "‚": "‘’'", "‛": "’'", "＇": "＇'’",
}  # fmt: skip
QUOTE = re.compile(f"[{''.join(CLOSERS_OF_QUOTES)}]")
DOUBLE_QUOTES = frozenset('"“”„‟＂«「『')
STRAIGHT_FALLBACK = {'"': "”“＂", "'": "’‘＇"}

WIDE_AND_NARROW = "".join(map(chr, range(0x2000, 0x200B)))
SPACES = dict.fromkeys(
    map(ord, f"\u00a0\u1680{WIDE_AND_NARROW}\u2028\u2029\u202f\u205f\u3000\t\n\r\v\f"), " "
)
FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
DASHES = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2212"), "-")
OUTSIDE = SPACES | FULL_WIDTH | DASHES | dict.fromkeys(map(ord, HIDDEN), "") | {0x3002: "."}
AFTER_LITERAL = re.compile(r"[\s|,)\]}~=:+*/<>!%.;，）：｜-]|$")


def repair_code(code: str) -> str:
    """A tag's inside as Jinja understands it: plain quotes, spaces and signs outside literals."""
    repaired: list[str] = []
    position = 0
    for quote in QUOTE.finditer(code):
        start = quote.start()
        end = literal_end(code, start) if start >= position else None
        if end is not None:
            repaired += (code[position:start].translate(OUTSIDE), straight_literal(code[start:end]))
            position = end
    repaired.append(code[position:].translate(OUTSIDE))
    return "".join(repaired).strip()


def literal_end(code: str, start: int) -> int | None:
    """Where the quoted text that begins at `start` ends, or None if none begins there."""
    closers = CLOSERS_OF_QUOTES.get(code[start])
    if closers is None:
        return None
    end = find_closer(code, start + 1, closers)
    return end or find_closer(code, start + 1, STRAIGHT_FALLBACK.get(code[start], ""))


def find_closer(code: str, start: int, closers: str) -> int | None:
    """The position behind the closing quote, one that a further part of the tag may follow."""
    escaped = False
    for position in range(start, len(code)):
        sign = code[position]
        if not escaped and sign in closers and AFTER_LITERAL.match(code, position + 1):
            return position + 1
        escaped = sign == "\\" and not escaped
    return None


def straight_literal(literal: str) -> str:
    """The same quoted text between plain quotes."""
    quote = '"' if literal[0] in DOUBLE_QUOTES else "'"
    inside = literal[1:-1].translate(dict.fromkeys((9, 10, 13), " "))
    if literal[0] != quote:
        inside = inside.replace(quote, "\\" + quote)
    return f"{quote}{inside}{quote}"
