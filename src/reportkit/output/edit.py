"""What a person changed in a document, told paragraph by paragraph."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from pathlib import Path

from reportkit.diagnostics import Diagnostic, Phrase, WordPlace
from reportkit.frozen import frozen
from reportkit.rules.output import EDIT
from reportkit.word.opened import Opened, find_places
from reportkit.word.sight import Paragraph

ALIKE = 0.4  # paragraphs less alike than this are not the same paragraph, edited
AROUND, LONGEST = 16, 60  # characters shown around a change, and of a text at most

Pair = tuple[Paragraph | None, Paragraph | None]


@frozen
class Edit:
    """A paragraph as it was rendered, and as it is now; one of them may be None."""

    before: Paragraph | None
    now: Paragraph | None


def find_edits(base: Opened, now: Opened) -> tuple[Edit, ...]:
    """The paragraphs that were changed, added or taken out, in the order of the document."""
    before, after = base.shown.paragraphs, now.shown.paragraphs
    matcher = SequenceMatcher(
        None, [_key(one) for one in before], [_key(one) for one in after], autojunk=False
    )
    return tuple(
        Edit(*pair)
        for kind, start, end, new_start, new_end in matcher.get_opcodes()
        if kind != "equal"
        for pair in _pair(before[start:end], after[new_start:new_end])
    )


def _key(paragraph: Paragraph) -> tuple[object, ...]:
    """What tells paragraphs apart, wherever they stand."""
    return paragraph.facts[1:]


def _pair(before: Sequence[Paragraph], now: Sequence[Paragraph]) -> Iterator[Pair]:
    """Yield paragraphs side by side: those that are one and the same, edited, in one pair."""
    waiting = list(now)
    for old in before:
        found = next((new for new in waiting if _is_alike(old, new)), None)
        if found is None:
            yield old, None
            continue
        place = waiting.index(found)
        yield from ((None, new) for new in waiting[:place])
        yield old, found
        del waiting[: place + 1]
    yield from ((None, new) for new in waiting)


def _is_alike(old: Paragraph, new: Paragraph) -> bool:
    if old.text == new.text:
        return True
    matcher = SequenceMatcher(None, old.text, new.text, autojunk=False)
    return matcher.quick_ratio() >= ALIKE and matcher.ratio() >= ALIKE


def tell_edits(file: Path, base: Opened, now: Opened) -> Iterator[Diagnostic]:
    """Yield a hint for each edit, at its place in the file."""
    edits = find_edits(base, now)
    places = find_places(file, now.parts)
    last = WordPlace(str(file))
    for edit in edits:
        shown = edit.now
        last = places.get((shown.member, shown.number), last) if shown else last
        yield EDIT.at(last, change=_describe(edit))


def _describe(edit: Edit) -> Phrase:
    if edit.before is None or edit.now is None:
        words = "“{text}” is new" if edit.now else "“{text}” is gone"
        said = edit.now or edit.before
        text = said.text if said else ""
        if not text.strip():
            return Phrase("an empty line is new" if edit.now else "an empty line is gone")
        return Phrase(words, text=_cut(text))
    old, new = edit.before.text, edit.now.text
    if old == new:
        return Phrase(_name_change(edit.before, edit.now), text=_cut(new))
    start = _count_same(old, new)
    end = _count_same(old[start:][::-1], new[start:][::-1])
    return Phrase(
        "“{before}” has become “{now}”",
        before=_part(old, start, len(old) - end),
        now=_part(new, start, len(new) - end),
    )


def _name_change(before: Paragraph, now: Paragraph) -> str:
    """What is different about a paragraph whose words are the same."""
    if before.things != now.things:
        return "a picture, link or note is another one: “{text}”"
    return "it looks different: “{text}”"


def _count_same(one: str, other: str) -> int:
    """How many characters two texts begin with in common."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((number for number, (a, b) in pairs if a != b), min(len(one), len(other)))


def _part(text: str, start: int, end: int) -> str:
    """A stretch of a text with some of what is around it."""
    first, last = max(0, start - AROUND), min(len(text), end + AROUND)
    lead, rest = "…" if first else "", "…" if last < len(text) else ""
    return lead + _cut(text[first:last]) + rest


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"
