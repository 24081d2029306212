"""Problems in what a user wrote, as values: what is wrong, where it stands, and how to mend it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import field
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from reportkit.frozen import frozen

MOST_SHOWN = 1000  # characters of a value in a message
LONGEST_NAME = 200  # characters of a name that is compared with others
NOTHING: Mapping[str, str] = MappingProxyType({})


class Severity(StrEnum):
    """How much a problem matters: an error stops the document, the others do not."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"


@frozen
class TextPlace:
    """A place in a text file; `line` and `column` count from 1, `source` is the line itself."""

    file: str
    line: int
    column: int
    source: str = ""
    length: int = 1

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


@frozen
class WordPlace:
    """A place in a Word file, in the words of a person who looks at it in Word.

    `part` is "body", "header", "footer", "footnotes" …; every number counts from 1 and is None
    where it does not apply; `heading` is the nearest heading above, `text` the text at fault,
    `occurrence` which one it is in its paragraph, if the same text stands there before.
    """

    file: str
    part: str = "body"
    paragraph: int | None = None
    table: int | None = None
    row: int | None = None
    column: int | None = None
    heading: str | None = None
    text: str | None = None
    # two places that read the same are one to a person
    occurrence: int | None = field(default=None, compare=False)

    def __str__(self) -> str:
        numbered = (
            ("table", self.table),
            ("row", self.row),
            ("column", self.column),
            ("paragraph", self.paragraph),
        )
        steps = [f"{name} {number}" for name, number in numbered if number is not None]
        under = f', under the heading "{self.heading}"' if self.heading else ""
        quoted = f' "{self.text}"' if self.text else ""
        return ", ".join([self.file, self.part, *steps]) + under + quoted


@frozen
class FilePlace:
    """A whole file or folder, or something else that a command was given."""

    file: str

    def __str__(self) -> str:
        return self.file


Place = TextPlace | WordPlace | FilePlace


class Phrase:
    """Words of ours inside a message, such as "a list", that every language says in its own way.

    `words` is a format string for the values, which may be phrases themselves.
    """

    __slots__ = ("values", "words")

    def __init__(self, words: str, **values: object) -> None:
        self.words = words
        self.values = {name: _shown(value) for name, value in values.items()}

    def __str__(self) -> str:
        return self.words.format(**self.values)

    def __reduce__(self) -> tuple[Any, ...]:
        return _rebuild_phrase, (self.words, self.values)


def _shown(value: object) -> object:
    """A value as a message shows it: nobody reads a text of a thousand characters there."""
    if isinstance(value, str) and len(value) > MOST_SHOWN:
        return f"{value[:MOST_SHOWN]}…"
    return value


def _rebuild_phrase(words: str, values: Mapping[str, Any]) -> Phrase:
    return Phrase(words, **values)


def all_of(names: Iterable[object]) -> Phrase:
    """Names in backticks, joined by "and"."""
    return _joined("{first} and {last}", names)


def any_of(names: Iterable[object]) -> Phrase:
    """Names in backticks, joined by "or"."""
    return _joined("{first} or {last}", names)


def _joined(words: str, names: Iterable[object]) -> Phrase:
    first, *others = (f"`{name}`" for name in names)
    joined = Phrase("{name}", name=first)
    for name in others:
        joined = Phrase(words, first=joined, last=name)
    return joined


def error_words(error: Exception) -> object:
    """What an error says: the phrase that it was raised with, else its text."""
    said = error.args[0] if error.args else ""
    return said if isinstance(said, Phrase) else str(error)


def system_words(error: OSError) -> object:
    """What the operating system says, in lower case."""
    if error.strerror is None:
        return str(error).lower()
    return Phrase(error.strerror.lower().replace("{", "{{").replace("}", "}}"))


@frozen
class Diagnostic:
    """One problem: the rule it breaks, its place, and the words for a person.

    `hint_name` and `values` are what the words were made of, for other languages.
    """

    rule: str
    severity: Severity
    place: Place
    message: str
    hint: str = ""
    hint_name: str = field(default="", compare=False, repr=False)
    values: Mapping[str, Any] = field(default_factory=dict, compare=False, repr=False)

    def __str__(self) -> str:
        return f"{self.place}: {self.severity}[{self.rule}]: {self.message}"


@frozen
class Rule:
    """An entry of the catalogue: one kind of problem, its words, why it matters, how to mend it.

    `message` and every text of `hints` are format strings; `at` fills them in.
    """

    slug: str
    message: str
    why: str
    mend: str
    severity: Severity = Severity.ERROR
    hints: Mapping[str, str] = field(default_factory=lambda: NOTHING)

    def at(self, place: Place, hint: str | None = None, /, **values: object) -> Diagnostic:
        """The problem at a place; `hint` names one of the rule's hints."""
        values = {name: _shown(value) for name, value in values.items()}
        message = self.message.format(**values)
        hint_text = self.hints[hint].format(**values) if hint else ""
        return Diagnostic(self.slug, self.severity, place, message, hint_text, hint or "", values)

    def open_message(self) -> str:
        """The message with an ellipsis where a problem has a word of its own."""
        return leave_open(self.message)


def leave_open(words: str) -> str:
    """A format string with an ellipsis for each of its values."""
    from string import Formatter

    parts = Formatter().parse(words)
    return "".join(said + ("…" if name is not None else "") for said, name, *_ in parts)


class ReportkitError(Exception):
    """The root of everything reportkit raises on purpose."""


class ProblemsFound(ReportkitError):
    """What a user wrote has problems; `diagnostics` holds every one that was found."""

    def __init__(self, diagnostics: Iterable[Diagnostic]) -> None:
        self.diagnostics = tuple(diagnostics)
        super().__init__("\n".join(str(diagnostic) for diagnostic in self.diagnostics))


class CallError(ReportkitError):
    """What a caller asks for means nothing here; `diagnostic` says why."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        self.diagnostic = diagnostic
        super().__init__("; ".join(filter(None, (diagnostic.message, diagnostic.hint))))


def find_near(name: str, known: Iterable[str], nearness: float | None = None) -> str:
    """The name that was probably meant, in whatever case, for a hint; empty if none is near."""
    from difflib import get_close_matches

    if nearness is None:  # one wrong character is more of a Chinese word
        nearness = 0.6 if name.isascii() else 0.5
    by_fold = {one.lower(): one for one in known}
    near = get_close_matches(name.lower()[:LONGEST_NAME], by_fold, 1, nearness)
    return by_fold[near[0]] if near else ""


def has_errors(diagnostics: Iterable[Diagnostic]) -> bool:
    """True if one of them must stop the document."""
    return any(diagnostic.severity is Severity.ERROR for diagnostic in diagnostics)


def raise_errors(diagnostics: Iterable[Diagnostic]) -> None:
    """Raise everything found, once, if one of them is an error."""
    found = tuple(diagnostics)
    if has_errors(found):
        raise ProblemsFound(found)
