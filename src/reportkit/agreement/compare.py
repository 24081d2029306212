"""A document on the disk held against the one that its record makes now."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from pathlib import Path

from reportkit.agreement.fact import Fact
from reportkit.diagnostics import Diagnostic, FilePlace, WordPlace
from reportkit.frozen import frozen, mutable
from reportkit.rules import agreement as rules
from reportkit.word.package import load_package, open_package
from reportkit.word.reading import iter_read

MONTHS = (
    r"Jan(?:uary|\.)|Feb(?:ruary|\.)|March|April|May(?= \d)|June|July|Aug(?:ust|\.)"
    r"|Sept(?:ember|\.)|Oct(?:ober|\.)|Nov(?:ember|\.)|Dec(?:ember|\.)"
)
# figures in digits, months in words, and Chinese numerals before what they count
FIGURE = re.compile(
    rf"\d+(?:[,.:]\d+)*%?|\b(?:{MONTHS})"
    r"|[〇零一二三四五六七八九十百千两]+(?=[年月日人名个项次家期号])"
)
QUOTES = str.maketrans("“”„‘’‚＂＇", "\"\"\"'''\"'")
ALIKE = 0.5  # paragraphs less alike than this are not the same paragraph, edited
SHOWN = 80  # characters of a paragraph in a message


@frozen
class Paragraph:
    """A paragraph as it is compared: spaces and quotation marks are alike in all programs."""

    place: WordPlace
    text: str


@mutable
class Balance:
    """How often something stands in the fresh document more than in the one on the disk."""

    fresh: Counter[str]
    found: Counter[str]

    def lost(self, words: str) -> int:
        """How many of its mentions are gone."""
        return self.fresh[words] - self.found[words]


def compare_files(
    document: Path, fresh: bytes, facts: Sequence[Fact], record: Path
) -> list[Diagnostic]:
    """Every fact and figure in which the document at a path no longer agrees with its record.

    `fresh` is the document that the record makes now. Raises `ProblemsFound` if the document cannot
    be read.
    """
    before = iter_read(open_package(document, fresh))
    now = iter_read(load_package(document))
    return list(compare_paragraphs(before, now, facts, str(record)))


def compare_paragraphs(
    fresh: Iterable[tuple[WordPlace, str]],
    found: Iterable[tuple[WordPlace, str]],
    facts: Sequence[Fact],
    record: str,
) -> Iterator[Diagnostic]:
    """Yield every fact and figure in which a document no longer agrees with its record.

    `fresh` are the paragraphs that the record makes now, `found` those on the disk.
    """
    before, now = list(map(_prepare, fresh)), list(map(_prepare, found))
    names = tuple(replace(fact, words=_normalise(fact.words)) for fact in facts)
    balance = _weigh(before, now, names)
    pairs = list(_pair(before, now))
    for old, new in pairs:
        if old and new and old.text != new.text:
            yield from _compare_pair(old, new, names, balance, record)
    yield from _iter_gone(now, names, balance, record)
    known = balance.fresh
    for old, new in pairs:
        if old is None and new is not None:
            for figure in dict.fromkeys(FIGURE.findall(new.text)):
                if not known[figure]:
                    yield rules.NEW_FIGURE.at(_spot(new, figure), figure=figure, record=record)


def _prepare(read: tuple[WordPlace, str]) -> Paragraph:
    place, text = read
    return Paragraph(place, _normalise(text))


def _normalise(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).translate(QUOTES).split())


def _weigh(before: Iterable[Paragraph], now: Iterable[Paragraph], names: Sequence[Fact]) -> Balance:
    return Balance(_count(before, names), _count(now, names))


def _count(paragraphs: Iterable[Paragraph], names: Sequence[Fact]) -> Counter[str]:
    """How often each name and each figure stands in some paragraphs."""
    counted: Counter[str] = Counter()
    for paragraph in paragraphs:
        counted.update(FIGURE.findall(paragraph.text))
        for fact in names:
            counted[fact.words] += paragraph.text.count(fact.words)
    return counted


def _pair(
    before: Sequence[Paragraph], now: Sequence[Paragraph]
) -> Iterator[tuple[Paragraph | None, Paragraph | None]]:
    """Yield the paragraphs of both documents side by side; None where one has no counterpart."""
    matcher = SequenceMatcher(
        None, [one.text for one in before], [one.text for one in now], autojunk=False
    )
    for _, start, end, new_start, new_end in matcher.get_opcodes():
        waiting = list(now[new_start:new_end])
        for old in before[start:end]:
            nearest = max(waiting, key=lambda new: _likeness(old, new), default=None)
            if nearest is None or _likeness(old, nearest) < ALIKE:
                yield old, None
                continue
            waiting.remove(nearest)
            yield old, nearest
        yield from ((None, new) for new in waiting)


def _likeness(one: Paragraph, other: Paragraph) -> float:
    if one.text == other.text:
        return 1.0
    return SequenceMatcher(None, one.text, other.text, autojunk=False).ratio()


def _compare_pair(
    old: Paragraph, new: Paragraph, names: Sequence[Fact], balance: Balance, record: str
) -> Iterator[Diagnostic]:
    """Yield the facts that a paragraph said before it was edited, and no longer says."""
    told = old.text
    for fact in names:
        missing = told.count(fact.words) > new.text.count(fact.words)
        if missing and balance.lost(fact.words) > 0:
            balance.found[fact.words] += 1
            written = _what_stands_there(old, new, fact.words)
            hint = "says" if written else "gone"
            yield rules.CHANGED_FACT.at(
                _spot(new, written), hint, words=fact.words, field=fact.field,
                record=record, written=written,
            )  # fmt: skip
        told = told.replace(fact.words, " ")
    yield from _compare_figures(told, new, names, record)


def _compare_figures(
    told: str, new: Paragraph, names: Sequence[Fact], record: str
) -> Iterator[Diagnostic]:
    rest = new.text
    for fact in names:
        rest = rest.replace(fact.words, " ")
    lost = Counter(FIGURE.findall(told)) - Counter(FIGURE.findall(rest))
    came = Counter(FIGURE.findall(rest)) - Counter(FIGURE.findall(told))
    gone, put = list(lost.elements()), list(came.elements())
    for figure, written in zip(gone, put, strict=False):
        place = _spot(new, written)
        yield rules.CHANGED_FIGURE.at(place, figure=figure, written=written, record=record)
    for written in put[len(gone) :]:
        yield rules.NEW_FIGURE.at(_spot(new, written), figure=written, record=record)
    for figure in gone[len(put) :]:
        yield rules.LOST_FIGURE.at(_spot(new, ""), figure=figure, record=record)


def _iter_gone(
    now: Sequence[Paragraph], names: Sequence[Fact], balance: Balance, record: str
) -> Iterator[Diagnostic]:
    """Yield the facts of which no mention at all is left."""
    if not now:
        return
    place = FilePlace(now[0].place.file)
    for fact in names:
        if balance.fresh[fact.words] and not balance.found[fact.words]:
            yield rules.LOST_FACT.at(place, words=fact.words, field=fact.field, record=record)


def _what_stands_there(old: Paragraph, new: Paragraph, words: str) -> str:
    """The words of the edited paragraph that stand where these words stood, or nothing."""
    start = old.text.find(words)
    end = start + len(words)
    first = last = -1
    for kind, low, high, new_low, new_high in SequenceMatcher(
        None, old.text, new.text, autojunk=False
    ).get_opcodes():
        if high <= start or low >= end:
            continue
        left = new_low + (max(start - low, 0) if kind == "equal" else 0)
        right = new_high - (max(high - end, 0) if kind == "equal" else 0)
        first = left if first < 0 else first
        last = max(last, right)
    return _whole_words(new.text, first, last) if first >= 0 else ""


def _whole_words(text: str, start: int, end: int) -> str:
    """A stretch of a text, widened to whole words of Latin letters or digits."""
    while start > 0 and _joins(text[start - 1 : start + 1]):
        start -= 1
    while end < len(text) and _joins(text[end - 1 : end + 1]):
        end += 1
    return text[start:end].strip()


def _joins(pair: str) -> bool:
    return len(pair) == 2 and pair.isascii() and pair.isalnum()


def _spot(paragraph: Paragraph, text: str) -> WordPlace:
    """The place of these words in a paragraph, or of its beginning."""
    return replace(paragraph.place, text=text or paragraph.text[:SHOWN])
