"""The names of the files of a package: patterns such as `{org_short}-{title}-{date:%Y%m%d}`.

A pattern knows names and a form for dates and numbers, and no more. What it gives is legal on every
system: in one form of Unicode, without signs that Windows does not take, and not too long.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date

from reportkit.diagnostics import Diagnostic, Place, find_near
from reportkit.frozen import frozen
from reportkit.language.chinese.numerals import numeral
from reportkit.output.name import RESERVED
from reportkit.pattern import pattern
from reportkit.rules.package import UNKNOWN_PLACEHOLDER, WRONG_PATTERN

PLACEHOLDER = pattern(r"\{([^{}:]*)(?::([^{}]*))?\}")
DATE_FORM = pattern(r"(?:%[Ymdyj]|[^%])+")
NUMBER_FORM = pattern(r"0\d|zh")
TEXT_FORM = pattern(r"[1-9]\d{0,2}")
# what Windows does not take in a name, what moves the cursor or turns the text, and lone surrogates
ILLEGAL = pattern(
    r'[\\/:*?"<>|\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]+'
)
BLANK = pattern(r"[\s\u3000]+")
# separators around a value that is missing
DOUBLED = pattern(r"([-_. ])[-_. ]*(?=[-_. ])|\(\s*\)|（\s*）|\[\s*\]")
MOST_BYTES = 240  # of a name: file systems take 255 with the ending
# a word of Latin letters and figures, also with signs in it: `co-operation`, `driver's`, `1,000`
LATIN = pattern(r"[A-Za-z0-9À-ɏ]+(?:(?:['’-]|(?<=\d)[.,](?=\d))[A-Za-z0-9À-ɏ]+)*")
# what leads on to more, at the end of what is left of a text: signs, and words that join
OPEN_END = pattern(
    r"(?:[\s_.,;:&+~·•…–—―，、；：。“‘「『《〈【（(\[{-]"
    r"|(?<![^\s_])(?:a|[Aa]nd?|[Oo][rfn]|[Tt]he|[Ii]n|[Aa][ts]|[Tt]o|[Bb]y|[Ff]or|[Ww]ith|[Ff]rom"
    r"|[Bb]etween|[Aa]bout|[Ii]nto|[Vv]ia)"
    r"|以及|暨|关于|(?<![参给])与|(?<![温共缓饱总])和|(?<![以普涉顾波])及)+$"
)
JOINS = frozenset("\u200d\ufe0e\ufe0f")  # what belongs to the sign before it
WHOLE_DAY = "%Y%m%d"

# the placeholders, and what each stands for; the reference page is written from them
MEANINGS: Mapping[str, str] = {
    "org": "the reporting body",
    "org_short": "its short name; its name where it has none",
    "title": "the title of the record, or of the attachment",
    "headline": "the headline of the release; the title where it has none",
    "kind": "what took place: visit, exchange …",
    "date": "the day of the event; of publication where it is unknown",
    "published": "the day of publication",
    "record": "the name of the record",
    "doc_number": "the document number",
    "place": "the place",
    "host": "who received the visitors",
    "document": "the name of the document, as in reportkit.yaml",
    "lang": "its language: en or zh",
    "label": "the number of the enclosure, as in `Annex 1`",
    "number": "the number alone",
    "caption": "the caption of the photo",
    "file": "the file's own name, without its ending",
    "profile": "the title of the profile",
    "count": "how many records there are",
    "version": "the version of the package, 1 unless `--version` says otherwise",
}
NUMBERS, DATES = frozenset({"number", "count"}), frozenset({"date", "published"})
Values = Mapping[str, object]


@frozen
class Piece:
    """A part of a name; what comes from a record may be shortened, the pattern's own words not."""

    text: str
    is_value: bool = False


def check_pattern(
    words: str, place: Place, known: Collection[str] = frozenset(MEANINGS)
) -> Iterator[Diagnostic]:
    """What is wrong with a pattern that may hold these placeholders."""
    for found in PLACEHOLDER.finditer(words):
        name, form = found[1], found[2]
        if name not in known:
            near = find_near(name, known)
            values = {"name": f"{{{name}}}", "near": f"{{{near}}}"}
            values["known"] = ", ".join(f"`{{{one}}}`" for one in MEANINGS if one in known)
            yield UNKNOWN_PLACEHOLDER.at(place, "near" if near else "known", **values)
        elif form is not None and not _form_of(name).fullmatch(form):
            hint = "date" if name in DATES else "number" if name in NUMBERS else "text"
            yield WRONG_PATTERN.at(place, hint, pattern=words, part=found[0])
    rest = PLACEHOLDER.sub("", words)
    bad = next(iter(sorted(set(rest) & set('{}\\/:*?"<>|'))), "")
    if bad:
        yield WRONG_PATTERN.at(place, "brace" if bad in "{}" else "sign", pattern=words, part=bad)


def _form_of(name: str) -> re.Pattern[str]:
    return DATE_FORM if name in DATES else NUMBER_FORM if name in NUMBERS else TEXT_FORM


def fill_label(words: str, number: int) -> str:
    """The number of an enclosure: `Annex 1`, 图一; a pattern for it knows nothing else."""
    return "".join(piece.text for piece in _iter_pieces(words, {"number": number}))


def build_name(words: str, values: Values, longest: int = 80, spaces: str = " ") -> str:
    """The name that a pattern gives, without an ending."""
    pieces = list(_iter_pieces(words, values))
    name = _joined(pieces, spaces)
    while (excess := _excess(name, longest)) > 0:
        shortened = _shorten(pieces, excess)
        if shortened == pieces:
            return _cut(name, longest)
        pieces, name = shortened, _joined(shortened, spaces)
    return name


def _iter_pieces(words: str, values: Values) -> Iterator[Piece]:
    end = 0
    for found in PLACEHOLDER.finditer(words):
        yield Piece(words[end : found.start()])
        yield Piece(_say(values.get(found[1]), found[2] or ""), is_value=True)
        end = found.end()
    yield Piece(words[end:])


def _say(value: object, form: str) -> str:
    """A value in its form; nothing for what is not there."""
    if isinstance(value, date):
        return value.strftime(form or WHOLE_DAY)
    if isinstance(value, int):
        return numeral(value) if form == "zh" else f"{value:{form}}"
    text = _legal("" if value is None else str(value))
    return _cut(text, int(form)) if form else text


def _legal(text: str) -> str:
    """A text without what some system does not take in a name."""
    kept = ILLEGAL.sub(" ", unicodedata.normalize("NFC", text))
    return BLANK.sub(" ", kept).strip(" .")


def _joined(pieces: Iterable[Piece], spaces: str) -> str:
    """The whole name; separators around a value that is missing are not doubled."""
    name = _legal("".join(piece.text for piece in pieces)).replace(" ", spaces)
    name = DOUBLED.sub("", name)
    name = name.strip(" .-_")
    return f"_{name}" if RESERVED.match(name) else name or "_"


def _excess(name: str, longest: int) -> int:
    """How many characters a name has too many; it has some if it takes too many bytes."""
    over = len(name) - longest
    bytes_over = len(name.encode()) - MOST_BYTES
    return max(over, -(-bytes_over // 4) if bytes_over > 0 else 0)


def _shorten(pieces: list[Piece], excess: int) -> list[Piece]:
    """The pieces with the longest value shortened by so much; the same if none can be."""
    longest = max(
        (piece for piece in pieces if piece.is_value), key=lambda one: len(one.text), default=None
    )
    if longest is None or len(longest.text) < 2:
        return pieces
    shorter = _cut(longest.text, max(len(longest.text) - excess, 1))
    at = pieces.index(longest)
    return [*pieces[:at], Piece(shorter, is_value=True), *pieces[at + 1 :]]


def _cut(text: str, most: int) -> str:
    """The beginning of a text: no word, and no sign of several characters, is cut in two.

    Nor does it end with a word or a sign that leads on to more.
    """
    if len(text) <= most:
        return text
    end = most
    while end > 0 and (
        unicodedata.combining(text[end]) or text[end] in JOINS or text[end - 1] == "\u200d"
    ):
        end -= 1
    torn = (one.start() for one in LATIN.finditer(text) if one.start() < end < one.end())
    start = next(torn, end)
    end = start if start > most // 2 else end  # a very long word is cut all the same
    return OPEN_END.sub("", text[:end]) or text[:end].rstrip(" .-_,，、") or text[:most]


def find_clashes(paths: Iterable[str]) -> Iterator[tuple[int, int]]:
    """Yield pairs of paths, by their places, that are one and the same to some file system."""
    taken: dict[str, int] = {}
    for place, path in enumerate(paths):
        first = taken.setdefault(unicodedata.normalize("NFC", path).casefold(), place)
        if first != place:
            yield first, place
