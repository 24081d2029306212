"""The last look at a file that leaves the house: nothing that is sought stands in any byte of it.

file ─▶ what it says, batch by batch (office, paper, picture) ─▶ what is sought ─▶ problems
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import PurePath
from zlib import decompressobj

from reportkit.diagnostics import Diagnostic, FilePlace, Phrase, Place
from reportkit.frozen import frozen
from reportkit.pattern import pattern
from reportkit.rules import submission as rules
from reportkit.submission.office import iter_zip
from reportkit.submission.paper import iter_pdf
from reportkit.submission.picture import iter_picture, knows_picture
from reportkit.submission.said import (
    INSIDE,
    Batch,
    Inside,
    Part,
    Said,
    inside,
    read_text,
    say_strings,
)
from reportkit.submission.sought import Finding, Sought, fold

# of a workbook each cell and row has its name, and nothing else is as frequent in it
CELL, CELL_HEAD, CELL_NAME = ' r=""', ' r="', pattern(r' r="[A-Z]{0,3}[1-9]\d{0,6}"')
# folded words that may lie across signs of markup, or in the name of a cell
ODD = pattern(r'[<>]|="|\d"|^[a-z]{0,3}\d*$')
DEEPEST = 8  # files in files
PLAIN_LIMIT = 256 << 20
ZIP, GZIP, PDF = b"PK", b"\x1f\x8b", b"%PDF"
CLOSED = (b"7z\xbc\xaf\x27\x1c", b"Rar!\x1a\x07", b"\xfd7zXZ\x00", b"BZh")
OLE, LOCKED = b"\xd0\xcf\x11\xe0", "EncryptedPackage".encode("utf-16-le")
NAME, BYTES = Phrase("the name of the file"), Phrase("the file")
CLOSED_WORDS = Phrase("it is compressed in a way that is not known here")
DEEP_WORDS = Phrase("it is a file in a file too often")
LOCKED_WORDS = Phrase("it is protected by a password")


def never(_: str) -> bool:
    """That no words may stand."""
    return False


def scan_file(
    name: str, content: bytes, sought: Sought, may_stand: Callable[[str], bool] = never
) -> Iterator[Diagnostic]:
    """Yield everything in a file that must not leave the house, with its place.

    `name` is what the file will be called; it is searched like the rest. What is found is told
    masked. Files within the file are searched, too, and what cannot be searched is a problem.
    Of the words that are sought, some `may_stand` there all the same.
    """
    told: set[tuple[object, ...]] = set()
    odd = [one for one in sought.words if ODD.search(one)]
    search = Search(sought, sought.narrow(odd), may_stand)
    for batch in iter_batches(name, content, sought):
        met: set[str] = set()
        for said, finding in search.find_in(batch):
            value = fold(finding.text)
            key = (said.place, str(said.where), value)
            is_told = said.is_rest and any(value in one for one in met)
            if key not in told and not is_told:
                yield tell(said, finding)
            told.add(key)
            met.add(value)
        if not isinstance(batch, Part):
            yield from (one for one in batch if isinstance(one, Diagnostic))


@frozen
class Search:
    """What is sought in a file; `odd` are those words that markup may tear, `may_stand` others."""

    sought: Sought
    odd: Sought
    may_stand: Callable[[str], bool]

    def find_in(self, batch: Batch) -> Iterator[tuple[Said, Finding]]:
        """Yield what is found in a batch, and where it is said."""
        # most files hold nothing: to search all their words at once is much faster
        texts = dict.fromkeys(read_words(batch))
        found = [one for text in _join(texts) for one in self.sought.find(text)]
        words = {one.text for one in found if not one.is_personal}
        if self.odd.words:
            words |= {*self.odd.find_words("\n".join(texts))}
        words = {one for one in words if not self.may_stand(one)}
        if words or any(one.is_personal for one in found):
            narrowed = self.sought.narrow(words)
            for one in batch.say() if isinstance(batch, Part) else batch:
                if isinstance(one, Said):
                    yield from ((one, finding) for finding in narrowed.find(one.text))


def read_words(batch: Batch) -> Iterable[str]:
    """All that a batch says, and of a large part perhaps more."""
    if isinstance(batch, Part):
        return batch.words
    return (one.text for one in batch if isinstance(one, Said))


def _join(texts: Iterable[str]) -> tuple[str, str]:
    """All that is said, each once, in ASCII and not; of markup each piece, without names of cells.

    Nothing that is sought lies across its signs, but for words that are `ODD`.
    """
    plain = (CELL_NAME.sub(CELL, text) if CELL_HEAD in text else text for text in texts)
    pieces = dict.fromkeys(piece for text in plain for piece in text.replace(">", "<").split("<"))
    others = [one for one in pieces if not one.isascii()]
    return "\n".join(filter(str.isascii, pieces)), "\n".join(others)


def tell(said: Said, finding: Finding) -> Diagnostic:
    """The problem of something that was found."""
    if finding.is_personal:
        kind, masked = finding.what, finding.masked
        hint = "list" if finding.is_contact else None
        return rules.PERSONAL_DATA.at(said.place, hint, where=said.where, kind=kind, masked=masked)
    field, masked = finding.field, finding.masked
    return rules.INTERNAL.at(said.place, where=said.where, field=field, masked=masked)


def iter_batches(name: str, content: bytes, sought: Sought, depth: int = 0) -> Iterator[Batch]:
    """Yield what a file says, and what is wrong with it, batch by batch."""
    own = name.rpartition(INSIDE)[2]
    yield [Said(FilePlace(name), NAME, PurePath(own).name if PurePath(own).is_absolute() else own)]
    if depth > DEEPEST:
        yield [unsearched(FilePlace(name), DEEP_WORDS)]
        return
    for found in _iter_content(name, content, sought):
        if isinstance(found, Inside):
            yield from iter_batches(found.name, found.content, sought, depth + 1)
        else:
            yield found


def _iter_content(name: str, content: bytes, sought: Sought) -> Iterator[Batch | Inside]:
    """Yield what a file says, and the files in it, as its first bytes tell what it is."""
    if content.startswith(ZIP):
        return iter_zip(name, content)
    if content[:1024].lstrip().startswith(PDF):
        return iter_pdf(name, content)
    if knows_picture(content):
        return iter_picture(name, content, tells=sought.is_public)
    if content.startswith(GZIP):
        return iter([Inside(inside(name, "unpacked"), gunzip(content))])
    return _iter_plain(name, content)


def _iter_plain(name: str, content: bytes) -> Iterator[Batch]:
    """Yield what a file says that is text, or of a kind of which nothing is known."""
    if content.startswith(CLOSED):
        yield [unsearched(FilePlace(name), CLOSED_WORDS)]
    elif content.startswith(OLE) and LOCKED in content:
        yield [unsearched(FilePlace(name), LOCKED_WORDS)]
    text = read_text(content)
    if text is None:
        yield say_strings(name, BYTES, content)
    else:
        lines = enumerate(text.splitlines(), start=1)
        yield [
            Said(FilePlace(name), Phrase("line {number}", number=number), line)
            for number, line in lines
            if line.strip()
        ]


def gunzip(content: bytes) -> bytes:
    """What a gzip file holds, as far as it can be read."""
    from zlib import error

    try:
        return decompressobj(47).decompress(content, PLAIN_LIMIT)
    except error:
        return content[2:]


def unsearched(place: Place, cause: object) -> Diagnostic:
    """That a file cannot be searched."""
    return rules.UNSEARCHED.at(place, where=BYTES, cause=cause)
