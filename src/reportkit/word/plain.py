"""Stretches played to a sight of their part: of a plain paragraph, only the texts are looked at.

A paragraph is plain if it holds text and nothing else. Its look, and the tables that begin and end
before it, are told by its markup, and therefore worked out once for all documents that look alike.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from reportkit.frozen import frozen
from reportkit.pattern import pattern
from reportkit.word.names import W
from reportkit.word.sight import ENDS, SKIPPED, STARTS, Sight, join
from reportkit.word.stretch import FILLED, Token, read_markup, split_stretches, unescape

MOST_KEPT = 1024  # stretches of documents that look alike
LONGEST = 5_000  # characters of one that is kept
# what is told of a picture and not shown: it would make a stretch of its own of each
PICTURE, UNSEEN = "<wp:docPr ", pattern(r' (?:id|name|descr|title)="[^"<]*"')
PARAGRAPH = f"{W}}}p"
AROUND = frozenset([*(STARTS[f"{W}}}{name}"] for name in ("tbl", "tr", "tc")), ENDS[f"{W}}}tbl"]])
INSIDE = frozenset(
    STARTS[f"{W}}}{name}"] for name in ("p", "r", "rPr", "pPr", "tabs", "t", "tab", "sym")
)
SAMPLE = 0xF0000  # signs that no text holds stand for the texts of a stretch
BLANKS = " \t\r\n"

Step = tuple[Any, tuple[Any, ...]]  # what a sight does with a token


@frozen
class Piece:
    """A piece of a paragraph's text: a text of the stretch by its number, or what never changes."""

    number: int | None
    words: str
    is_kept: bool
    look: str

    def tell(self, texts: Sequence[str]) -> str:
        """What it says in a stretch with these texts."""
        if self.number is None:
            return self.words
        text = texts[self.number]
        if "&" in text:
            text = unescape(text)
        return text if self.is_kept else text.strip(BLANKS)


@frozen
class Plain:
    """A plain paragraph; `steps` are those of the tables before it.

    `looks` are those of a paragraph of one piece that begins with a letter.
    """

    steps: tuple[Step, ...]
    look: str
    pieces: tuple[Piece, ...]
    looks: tuple[tuple[int, str], ...]

    def play(self, sight: Sight, texts: Sequence[str]) -> None:
        """Show the paragraph with these texts."""
        for step, arguments in self.steps:
            step(sight, *arguments)
        if len(self.pieces) == 1:
            text = self.pieces[0].tell(texts)
            if text[:1].isalnum():
                sight.add_plain(self.look, text, self.looks)
                return
        said = [(text, one.look) for one in self.pieces if (text := one.tell(texts))]
        sight.add_plain(self.look, *join(said))


@frozen
class Stretch:
    """The markup of a stretch, taken apart; `plain` if it leads to a plain paragraph."""

    tokens: tuple[Token, ...]
    plain: Plain | None


def read_stretches(sight: Sight, content: bytes) -> bool:
    """Read a part that has been written here; False if it is not as we write."""
    written = split_stretches(content)
    known = sight.reading.looks.stretches
    markups = [FILLED.join(one[::2]) for one in written]
    stretches = [
        one for markup in markups if (one := known.get(markup) or _find_stretch(markup, sight))
    ]
    if not written or len(stretches) < len(written):
        return False
    last = len(stretches) - 1
    for number, (stretch, pieces) in enumerate(zip(stretches, written, strict=True)):
        texts = pieces[1::2]
        if stretch.plain and not (sight.fields or sight.skipped or sight.props):
            stretch.plain.play(sight, texts)
        else:
            play(sight, stretch.tokens, texts)
            if number != last:
                sight.end(PARAGRAPH)
    return True


def play(sight: Sight, tokens: Iterable[Token], texts: Iterable[str]) -> None:
    """Show some tokens with these texts between them."""
    following = iter(texts)
    for name, attributes in tokens:
        if not name:
            sight.characters(unescape(next(following)))
        elif attributes is None:
            sight.end(name)
        else:
            sight.start(name, attributes)


def _find_stretch(markup: str, sight: Sight) -> Stretch | None:
    """The stretch with this markup, which is taken apart once."""
    known = sight.reading.looks.stretches
    if markup not in known and PICTURE in markup:
        markup = UNSEEN.sub("", markup)
    if markup in known:
        return known[markup]
    tokens = read_markup(markup)
    found = None if tokens is None else Stretch(tokens, _find_plain(tokens, sight))
    if len(markup) <= LONGEST:
        if len(known) >= MOST_KEPT:
            known.clear()
        known[markup] = found
    return found


def _find_plain(tokens: tuple[Token, ...], sight: Sight) -> Plain | None:
    """The plain paragraph that is open at the end of some tokens, if one is."""
    begin = _find_open(tokens)
    steps = None if begin is None else _find_steps(tokens[:begin])
    if steps is None:
        return None
    inside = tokens[begin:]
    begun = {STARTS.get(name) for name, attributes in inside if attributes is not None}
    if not begun - {None} <= INSIDE:
        return None
    before = sum(not name for name, _ in tokens[:begin])
    return _try(steps, inside, before, Sight(sight.reading, sight.member))


def _find_open(tokens: tuple[Token, ...]) -> int | None:
    """Where the last paragraph begins that does not end."""
    begun: list[int] = []
    for number, (name, attributes) in enumerate(tokens):
        if name == PARAGRAPH and attributes is not None:
            begun.append(number)
        elif name == PARAGRAPH:
            begun.pop()
    return begun[-1] if begun else None


def _find_steps(tokens: Iterable[Token]) -> tuple[Step, ...] | None:
    """What tokens before a paragraph do; None if they do more than begin and end tables."""
    steps: list[Step] = []
    skipped = 0
    for name, attributes in tokens:
        if not name:
            continue
        if skipped or name in SKIPPED:
            skipped += -1 if attributes is None else 1
            continue
        begins = attributes is not None
        step = STARTS.get(name) if begins else ENDS.get(name)
        if step in AROUND:
            steps.append((step, (name, {}) if begins else ()))
        elif step:
            return None
    return None if skipped else tuple(steps)


def _try(
    steps: tuple[Step, ...], tokens: Sequence[Token], before: int, sight: Sight
) -> Plain | None:
    """What becomes of a paragraph whose texts are samples; `before` of other texts precede it."""
    number = sum(not name for name, _ in tokens)
    samples = {chr(SAMPLE + one): before + one for one in range(number)}
    play(sight, tokens, (f" {sample} " for sample in samples))
    [shown, *others] = sight.open
    breaks = shown.breaks or shown.breaks_behind or "pageBreakBefore" in shown.props
    if others or sight.count > 1 or sight.skipped or sight.props or breaks:
        return None
    pieces = tuple(
        Piece(samples.get(words.strip(" ")), words, words.startswith(" "), look)
        for words, look in shown.pieces
    )
    look = sight.reading.looks.paragraph(shown.props)
    looks = tuple((0, one.look) for one in pieces[:1] if one.look)
    return Plain(steps, look, pieces, looks)
