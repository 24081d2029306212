"""What must not stand in a file that leaves the house, and where it stands in a text."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import field, replace
from types import MappingProxyType

from reportkit.diagnostics import Phrase
from reportkit.frozen import frozen
from reportkit.pattern import pattern
from reportkit.record.audience import MINOR, Handling, Redacted, Removal, iter_words
from reportkit.record.privacy import PLAIN, REACH, bare_number, find_private, mask

# digests and the like: so many digits may look like a telephone number by chance
DIGEST = pattern(
    r"\b[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}\b"
    r"|\b(?=[0-9]*[A-Fa-f])[0-9A-Fa-f]{32,}\b"
)
UNSEEN = pattern("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
HAN = pattern("[\u3400-\u9fff]")
SENTENCE_END = pattern(r"(?<=[。！？；!?;])\s*|(?<=\.)\s+|\s*\n\s*")  # a part may come by itself
# words that are sought have at least so much to them: a Chinese character counts as two
LEAST, LEAST_OF_REASON = 8, 4
MANY = 64  # words that are worth being looked up by how they begin
HEAD = 8  # characters of a beginning that is looked up; shorter words have one of their own
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
class Lexicon:
    """Words by how they begin: one walk through a text finds them all, however many they are.

    `lengths` are those of the words that begin alike; `heads` tells how long beginnings are.
    """

    words: Collection[str]
    lengths: Mapping[str, tuple[int, ...]]
    heads: tuple[int, ...]

    def iter_told(self, text: str) -> Iterator[str]:
        """Yield those of the words that a folded text says, wherever it does."""
        known = self.lengths
        for head in self.heads:
            for start in [at for at in range(len(text)) if text[at : at + head] in known]:
                for length in known[text[start : start + head]]:
                    told = text[start : start + length]
                    if told in self.words:
                        yield told


def build_lexicon(words: Collection[str]) -> Lexicon | None:
    """The lexicon of some folded words; None if they are so few that none is needed."""
    if len(words) < MANY:
        return None
    shortest = min(map(len, words))
    lengths: dict[str, set[int]] = {}
    for one in words:
        head = one[:HEAD] if len(one) >= HEAD else one[:shortest]
        lengths.setdefault(head, set()).add(len(one))
    heads = {len(head) for head in lengths}
    ordered = {head: tuple(sorted(found)) for head, found in lengths.items()}
    return Lexicon(words, ordered, tuple(sorted(heads)))


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
    lexicon: Lexicon | None = field(default=None, compare=False, repr=False)

    def find(self, text: str) -> Iterator[Finding]:
        """Yield what stands in a text, each as often as it does."""
        seen = text if text.isascii() else UNSEEN.sub("", text)
        for one in find_private(DIGEST.sub(" ", seen), self.codes):
            if bare_number(one.text) not in self.allowed:
                is_contact = one.code in REACH
                yield Finding(Phrase(one.kind), one.text, mask(one), is_contact=is_contact)
        for words in self.find_words(seen):
            yield Finding(Phrase("what is internal"), words, hide(words), self.words[words])

    def find_words(self, text: str) -> Iterator[str]:
        """Yield those of the words that a text says, each once."""
        if self.lexicon:
            yield from dict.fromkeys(self.lexicon.iter_told(fold(text)))
        elif self.words:
            folded = fold(text)
            yield from (one for one in self.words if one in folded)

    def narrow(self, words: Collection[str]) -> Sought:
        """The same, but of the words only these."""
        left = {one: place for one, place in self.words.items() if one in words}
        return replace(self, words=MappingProxyType(left), lexicon=build_lexicon(left))


NO_WORDS: Mapping[str, str] = MappingProxyType({})


def build_sought(redacted: Redacted) -> Sought:
    """What must not stand in the files that a redacted record goes into."""
    handling: Handling = redacted.handling
    codes = handling.codes("drop", "mask", "refuse")
    left = fold("\n".join(iter_words(redacted.record)))
    parts = (
        (fold(said), said, one)
        for one in redacted.removals
        for words in one.words
        for said in SENTENCE_END.split(words)
    )
    words = {
        folded: one.path
        for folded, said, one in parts
        if is_telling(folded, one)
        and folded not in left
        and not is_number(said, codes)
        and bare_number(said) not in redacted.allowed
    }
    is_public = redacted.audience == "public"
    return Sought(codes, MappingProxyType(words), redacted.allowed, is_public)


def join_sought(some: Iterable[Sought]) -> Sought:
    """What is sought for many records at once."""
    codes: dict[str, None] = {}
    words: dict[str, str] = {}
    allowed: set[str] = set()
    is_public = False
    for one in some:
        codes |= dict.fromkeys(one.codes)
        words |= one.words
        allowed |= one.allowed
        is_public = is_public or one.is_public
    return Sought(
        tuple(codes),
        MappingProxyType(words),
        frozenset(allowed),
        is_public,
        build_lexicon(words),
    )


def measure_words(folded: str) -> int:
    """How much there is to some folded words: a Chinese character counts as two."""
    return len(folded) + len(HAN.findall(folded))


def is_number(words: str, codes: tuple[str, ...]) -> bool:
    """True for words that are found by their form already."""
    return any(one.text == words.strip() for one in find_private(words.strip(), codes))


def is_telling(folded: str, removal: Removal) -> bool:
    """True for folded words that stand nowhere by chance."""
    is_short = removal.why is MINOR or REASON.search(removal.path)
    return measure_words(folded) >= (LEAST_OF_REASON if is_short else LEAST)


def fold(text: str) -> str:
    """A text as it is compared: without regard to capitals, blanks and widths."""
    plain = text if text.isascii() else text.translate(PLAIN)
    return "".join(plain.split()).casefold()


def hide(words: str) -> str:
    """The beginning of some words, enough to find them."""
    return f"{words[: max(len(words) // 4, 1)]}…"
