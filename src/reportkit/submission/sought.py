"""What must not stand in a file that leaves the house, and where it stands in a text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import field
from types import MappingProxyType

from reportkit.diagnostics import Phrase
from reportkit.frozen import frozen
from reportkit.pattern import pattern
from reportkit.record.audience import Handling, Redacted, Removal, iter_words
from reportkit.record.privacy import PLAIN, bare_number, find_private, mask

# digests and the like: so many digits may look like a telephone number by chance
DIGEST = pattern(
    r"\b[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}\b"
    r"|\b(?=[0-9]*[A-Fa-f])[0-9A-Fa-f]{32,}\b"
)
UNSEEN = pattern("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
BLANK = pattern(r"\s+")
HAN = pattern("[\u3400-\u9fff]")
SENTENCE_END = pattern(r"(?<=[。！？；!?;])\s*|(?<=\.)\s+|\s*\n\s*")  # a part may come by itself
# words that are sought have at least so much to them: a Chinese character counts as two
LEAST, LEAST_OF_REASON = 8, 4
CONTACTS = frozenset({"mobile", "landline", "email"})
REASON = pattern(r"^absent\[\d+\]\.reason$")


@frozen
class Finding:
    """Something sought, as it stands in a text, and the words for a person, which hide it.

    `is_contact` is a number or address under which somebody can be reached.
    """

    what: Phrase
    text: str
    masked: str
    field: str = ""
    is_contact: bool = False

    @property
    def is_personal(self) -> bool:
        """True for personal data, False for words that were taken out of a record."""
        return not self.field


@frozen
class Sought:
    """What must not leave the house: personal data of these kinds, and words, by their field.

    `allowed` are numbers and addresses that may stand anywhere; `is_public` tells that pictures
    must not say where they were taken.
    """

    codes: tuple[str, ...] = ()
    words: Mapping[str, str] = field(default_factory=lambda: NO_WORDS)
    allowed: frozenset[str] = frozenset()
    is_public: bool = False

    def __or__(self, other: Sought) -> Sought:
        """What is sought for several records at once."""
        codes = tuple(dict.fromkeys((*self.codes, *other.codes)))
        words = MappingProxyType({**self.words, **other.words})
        allowed = self.allowed | other.allowed
        return Sought(codes, words, allowed, self.is_public or other.is_public)

    def find(self, text: str) -> Iterator[Finding]:
        """Yield what stands in a text, each as often as it does."""
        seen = UNSEEN.sub("", text)
        for one in find_private(DIGEST.sub(" ", seen), self.codes):
            if bare_number(one.text) not in self.allowed:
                is_contact = one.code in CONTACTS
                yield Finding(Phrase(one.kind), one.text, mask(one), is_contact=is_contact)
        if self.words:
            folded = fold(seen)
            for words, place in self.words.items():
                if words in folded:
                    yield Finding(Phrase("what is internal"), words, hide(words), place)


NO_WORDS: Mapping[str, str] = MappingProxyType({})


def build_sought(redacted: Redacted) -> Sought:
    """What must not stand in the files that a redacted record goes into."""
    handling: Handling = redacted.handling
    codes = handling.codes("drop", "mask", "refuse")
    left = fold("\n".join(iter_words(redacted.record)))
    words = {
        fold(said): one.path
        for one in redacted.removals
        for words in one.words
        for said in SENTENCE_END.split(words)
        if is_telling(said, one)
        and not is_number(said, codes)
        and fold(said) not in left
        and bare_number(said) not in redacted.allowed
    }
    is_public = redacted.audience == "public"
    return Sought(codes, MappingProxyType(words), redacted.allowed, is_public)


def is_number(words: str, codes: tuple[str, ...]) -> bool:
    """True for words that are found by their form already."""
    return any(one.text == words.strip() for one in find_private(words.strip(), codes))


def is_telling(words: str, removal: Removal) -> bool:
    """True for words that stand nowhere by chance."""
    size = len(fold(words)) + len(HAN.findall(words))
    return size >= (LEAST_OF_REASON if REASON.search(removal.path) else LEAST)


def fold(text: str) -> str:
    """A text as it is compared: without regard to capitals, blanks and widths."""
    return BLANK.sub("", text.translate(PLAIN)).casefold()


def hide(words: str) -> str:
    """The beginning of some words, enough to find them."""
    return f"{words[: max(len(words) // 4, 1)]}…"
