"""What a file says, in which place, and in what way: the words in which something is sought."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

from reportkit.diagnostics import Diagnostic, FilePlace, Phrase, Place
from reportkit.frozen import frozen
from reportkit.pattern import pattern

INSIDE = " › "
# what can be read among bytes: so many characters in a row that a person may have typed
PLAIN_RUN = pattern(rb"[\x20-\x7e\t\x80-\xff]{6,}")
ASCII_RUN = pattern(rb"[\x20-\x7e\t]{6,}")
WIDE_RUN = pattern(rb"(?:[\x20-\x7e\t]\x00|[\x00-\xff][\x4e-\x9f\xff]){4,}")
WIDE_RUN_BE = pattern(rb"(?:\x00[\x20-\x7e\t]|[\x4e-\x9f\xff][\x00-\xff]){4,}")
MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


@frozen
class Said:
    """Words of a file: their place, and what they are to a person.

    The place may wait until somebody asks for it: most words hold nothing that is sought. `is_rest`
    marks what repeats other words of the same file, only less well placed.
    """

    spot: Place | Callable[[], Place]
    where: Phrase
    text: str
    is_rest: bool = False

    @property
    def place(self) -> Place:
        """Where the words stand."""
        return self.spot() if callable(self.spot) else self.spot


@frozen
class Inside:
    """A file within a file."""

    name: str
    content: bytes


@frozen
class Part:
    """A large part of a file: all its words in any order, and each in its place once it is needed.

    Of words, more may be given than are said: what is found in them is looked for in its place.
    """

    words: Collection[str]
    say: Callable[[], Sequence[Said]]


# what a part of a file says, and what is wrong with it
Batch = Sequence[Said | Diagnostic] | Part


def inside(name: str, member: str) -> str:
    """The name of a file in a file."""
    return f"{name}{INSIDE}{member}"


def read_text(content: bytes) -> str | None:
    """The words of a text file, in whatever encoding; None if it is no text."""
    for mark, encoding in MARKS:
        if content.startswith(mark):
            return content.decode(encoding, "replace")
    if b"\0" in content:
        return None
    for encoding in ("utf-8", "gb18030"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    return None


def iter_strings(content: bytes) -> Iterator[str]:
    """Yield what can be read among bytes that are no text, in the encodings that are in use."""
    for match in ASCII_RUN.finditer(content):
        yield match[0].decode("ascii")
    for form, encodings in (
        (PLAIN_RUN, ("utf-8", "gb18030")),
        (WIDE_RUN, ("utf-16-le",)),
        (WIDE_RUN_BE, ("utf-16-be",)),
    ):
        for match in form.finditer(content):
            if not match[0].isascii() or form is not PLAIN_RUN:
                yield from (match[0].decode(encoding, "ignore") for encoding in encodings)


def say_strings(name: str, where: Phrase, content: bytes) -> list[Said]:
    """What can be read among bytes, said in a place."""
    return [Said(FilePlace(name), where, text) for text in iter_strings(content)]


def say_all(place: Place, where: Phrase, texts: Iterable[str]) -> list[Said]:
    """Texts said in one place."""
    return [Said(place, where, text) for text in texts if text.strip()]
