"""Tags: where they begin and end in a line of text, and what they say."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from reportkit.diagnostics import WordPlace
from reportkit.frozen import frozen
from reportkit.template.repair import HIDDEN, QUOTE, SIGNS, literal_end, repair_code
from reportkit.template.tag import Kind, Tag

CLOSERS = {Kind.PRINT: "}}", Kind.BLOCK: "%}", Kind.COMMENT: "#}"}
LEVELS = ("p", "tr", "tc", "r")


@frozen
class Span:
    """A tag in a line of text: characters `start` to `end`; without an end if it is not closed."""

    kind: Kind
    start: int
    end: int | None
    inside: str = ""


def spelled(signs: str) -> str:
    """A pattern for signs in any width, with hidden marks between them."""
    return f"[{HIDDEN}]*".join(f"[{re.escape(SIGNS[sign])}]" for sign in signs)


OPENER = re.compile("|".join(f"(?P<{kind.name}>{spelled('{' + kind.value)})" for kind in Kind))
CLOSER = {kind: re.compile(spelled(signs)) for kind, signs in CLOSERS.items()}
STRAY_CLOSER = re.compile("|".join(CLOSER[kind].pattern for kind in (Kind.PRINT, Kind.BLOCK)))
# what may make the first end that is met none
MISLEADING = re.compile(f"[{{}}{QUOTE.pattern[1:]}")
BRACES = {"{": 1, "}": -1}
# docxtpl's way to write signs that are not a tag
ESCAPED = re.compile(r"\{_([{%])|([%}])_\}")


@lru_cache(maxsize=256)
def read_spans(text: str) -> tuple[Span, ...]:
    """The tags of a line of text from left to right; several passes ask for those of one line."""
    return tuple(_iter_spans(text))


def _iter_spans(text: str) -> Iterator[Span]:
    position = 0
    while opened := OPENER.search(text, position):
        kind = Kind[opened.lastgroup or ""]
        closed = find_end(text, opened.end(), kind)
        if closed is None:
            yield Span(kind, opened.start(), None)
            return
        yield Span(kind, opened.start(), closed.end(), text[opened.end() : closed.start()])
        position = closed.end()


def find_end(text: str, start: int, kind: Kind) -> re.Match[str] | None:
    """The end of a tag; signs inside quoted text do not count, if the quotes are in order.

    Nor do those that close braces of the tag itself, as in `{{ {"a": {"b": 1}} }}`.
    """
    plain = CLOSER[kind].search(text, start)
    if plain is None or kind is Kind.COMMENT or not MISLEADING.search(text, start, plain.start()):
        return plain
    opener = OPENER.search(text, start)
    limit = opener.start() if opener and opener.start() > plain.start() else len(text)
    position, depth = start, 0
    while position < limit:
        closed = CLOSER[kind].match(text, position)
        if closed and not (depth and kind is Kind.PRINT):
            return closed
        depth += BRACES.get(text[position], 0)
        position = literal_end(text[:limit], position) or position + 1
    return plain


def build_tag(span: Span, text: str, place: WordPlace) -> Tag:
    """The tag that a span of text says."""
    inside = span.inside
    if span.kind is Kind.COMMENT:
        level, _ = split_level(inside, span.kind)
        return Tag(span.kind, "", level, shown(text), place)
    trims = (inside.startswith("-"), inside.endswith("-"))
    inside = inside.removeprefix("-").removeprefix("+").removesuffix("-").removesuffix("+")
    level, inside = split_level(inside, span.kind)
    return Tag(span.kind, repair_code(inside), level, shown(text), place, trims)


def shown(text: str) -> str:
    """A tag as it is quoted to a person: on one line, not too long."""
    line = " ".join(text.split())
    return line if len(line) <= 80 else line[:77] + "…"


def find_shown(text: str, words: str) -> list[tuple[int, int]]:
    """Where in a text what `shown` tells stands: the tags of these words, else the words."""
    spans = [(span.start, span.end or len(text)) for span in read_spans(text)]
    tags = [(start, end) for start, end in spans if shown(text[start:end]) == words]
    if tags or not words.strip():
        return tags
    pattern = r"\s+".join(map(re.escape, words.removesuffix("…").split()))
    return [found.span() for found in re.finditer(pattern, text)]


PREFIX = re.compile(rf"({'|'.join(LEVELS)})[\s\u00a0\u3000]+(?=\S)")
LOOSE_PREFIX = re.compile(rf"[\s\u00a0]*({'|'.join(LEVELS)})[\s\u00a0\u3000]+(?=[a-z])")
# a word that may follow a name: then the name is a name and no prefix
FOLLOWS_NAME = re.compile(r"(if|else|and|or|is|in|not)\b|[|.,~=<>!+*/%)\]-]")


def split_level(inside: str, kind: Kind) -> tuple[str, str]:
    """The prefix of a tag, "" if it has none, and the rest."""
    found = (LOOSE_PREFIX if kind is Kind.BLOCK else PREFIX).match(inside)
    if found is None:
        return "", inside
    rest = inside[found.end() :]
    if kind is Kind.PRINT and FOLLOWS_NAME.match(rest):
        return "", inside
    return found.group(1), rest
