"""What was rendered last, kept in a project's folder: the base of a merge, and a short cut.

Everything here may be deleted at any time: documents say themselves what they were made of. A
document is kept in pieces; those that it shares with others are kept once, by their digest, and all
else stands in a journal. Several runs may work here at once; what is half written, damaged or
cannot be written counts as not there. Earlier versions wrote a file for each document and record,
which is read as long as nothing has been written in its stead.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from hashlib import sha256
from itertools import chain
from pathlib import Path

from reportkit.entry import is_folder
from reportkit.frozen import frozen
from reportkit.output.journal import Journal
from reportkit.output.leftover import clear_leftovers, name_temporary
from reportkit.word.archive import LOCAL, iter_slices

FOLDER = Path(".reportkit", "rendered")
FORM = "1"  # of the files; those of another form count as not there
SHARED_FROM = 512  # bytes that are worth a file of their own
IGNORED = "# made by reportkit, and made again when it is missing\n*\n"
SPARE = 64  # pieces that may be left over before they are cleared away
SPARE_BYTES = 4_000_000  # and bytes of the journal
KINDS = ("documents", "records", "exports")
END = "\0"
Head = tuple[str, bytes]  # of a member: its name, and its sizes and checksum


@frozen
class Kept:
    """A document as it was rendered last.

    `key` stands for what it was made of, `digest` for its bytes; `reads` are the other files, such
    as photos, with their digests; `pieces` are digests of shared pieces, or lengths of own ones.
    """

    file: str
    record: str
    key: str
    digest: str
    reads: tuple[tuple[str, str], ...] = ()
    pieces: tuple[str, ...] = ()


@frozen
class KeptRecord:
    """What is known of a record without reading it: which documents it makes, and their names."""

    key: str
    id: str
    kind: str
    lang: tuple[str, ...]
    number: str


class State:
    """The state folder of a project; paths in it count from the project's root.

    `has_new` tells that something has been written, so that something else may be left over.
    """

    def __init__(self, root: Path, *, has_new: bool = False) -> None:
        self.root, self.has_new = root, has_new
        self.folder = root / FOLDER
        self.journal = Journal(self.folder / "journal")
        self.shared: dict[Head, str] = {}
        self.old = [kind for kind in KINDS if is_folder(self.folder / kind)]

    def find(self, file: Path) -> Kept | None:
        """The document that was rendered last to this place."""
        found = read_document(self._read("documents", self.name(file)))
        return found[0] if found else None

    def find_base(self, file: Path) -> bytes | None:
        """The bytes of the document that was rendered last to this place, if they are all there."""
        found = read_document(self._read("documents", self.name(file)))
        if found is None:
            return None
        kept, own = found
        try:
            content = b"".join(self._iter_pieces(kept.pieces, own))
        except OSError:
            return None
        return content if sha256(content).hexdigest() == kept.digest else None

    def keep(self, kept: Kept, content: bytes, own: frozenset[str]) -> None:
        """Keep a document in place of the one before; `own` are members that it does not share."""
        pieces, inside = [], []
        with suppress(OSError):
            for begin, end, head in iter_pieces(content, own):
                if head:
                    pieces.append(self._share(head, content, begin, end))
                else:
                    pieces.append(str(end - begin))
                    inside.append(content[begin:end])
            reads = [part for read in kept.reads for part in read]
            facts = [kept.file, kept.record, kept.key, kept.digest, str(len(kept.reads)), *reads]
            told = write_fields([*facts, *pieces])
            self._note("documents", kept.file, b"".join((told, *inside)))

    def find_record(self, record: Path) -> KeptRecord | None:
        """What is known of a record."""
        fields = read_fields(self._read("records", self.name(record)))
        if fields is None or len(fields) < 5:
            return None
        _, key, id_, kind, number, *lang = fields
        return KeptRecord(key, id_, kind, tuple(lang), number)

    def keep_record(self, record: Path, kept: KeptRecord) -> None:
        """Keep what is known of a record."""
        name = self.name(record)
        with suppress(OSError):
            content = write_fields([name, kept.key, kept.id, kept.kind, kept.number, *kept.lang])
            if self._read("records", name) != content:
                self._note("records", name, content)

    def find_export(self, file: Path) -> str | None:
        """The digest of what was exported last to this place."""
        fields = read_fields(self._read("exports", self.name(file)))
        return fields[1] if fields and len(fields) == 2 else None

    def keep_export(self, file: Path, digest: str) -> None:
        """Keep the digest of what has been exported."""
        name = self.name(file)
        with suppress(OSError):
            self._note("exports", name, write_fields([name, digest]))

    def sweep(self) -> None:
        """Clear away what nothing needs any more, once there is enough of it."""
        pieces = _list(self.folder / "shared")
        if not self.has_new or not self._is_worth_sweeping(len(pieces)):
            return
        clear_leftovers([self.journal.folder])
        self.journal.renew(self._is_needed)
        self._sweep_old()
        needed = {piece for kept in self._iter_documents() for piece in kept.pieces}
        for place in pieces:
            if place.name not in needed and _is_old(place):
                place.unlink(missing_ok=True)
        with suppress(OSError):
            swept = [str(len(needed.intersection(place.name for place in pieces)))]
            self._put(self.folder / "swept", write_fields([*swept, str(self.journal.size)]))

    def _is_worth_sweeping(self, pieces: int) -> bool:
        """True if there is twice as much as when it was swept last."""
        swept = read_fields(_read(self.folder / "swept")) or []
        before, bytes_before, *_ = (*map(int, swept), 0, 0)
        is_long = self.journal.size > 2 * bytes_before + SPARE_BYTES
        return is_long or pieces > 2 * before + SPARE

    def _is_needed(self, content: bytes) -> bool:
        """True for what is known of a file that is still there."""
        fields = read_fields(content)
        return fields is not None and (self.root / fields[0]).exists()

    def _sweep_old(self) -> None:
        """Clear away what earlier versions wrote of files that are gone, or written anew."""
        for kind in self.old:
            for place in _list(self.folder / kind):
                content = _read(place)
                fields = read_fields(content) or [""]
                if self.journal.find(_join(kind, fields[0])) or not self._is_needed(content):
                    place.unlink(missing_ok=True)

    def _iter_documents(self) -> Iterator[Kept]:
        """Yield all documents that are kept."""
        old = map(_read, _list(self.folder / "documents"))
        for content in chain(old, self.journal.iter_contents()):  # there may be a great many
            if found := read_document(content):
                yield found[0]

    def name(self, file: Path) -> str:
        """A path as it is kept: from the root of the project if it is below."""
        path = os.path.abspath(file)  # noqa: PTH100 - links are kept as they were named
        name = path.removeprefix(os.path.join(self.root, ""))  # noqa: PTH118 - with its separator
        return name.replace(os.sep, "/")

    def _read(self, kind: str, name: str) -> bytes:
        """What is known of a file; of one that was written last by an earlier version, too."""
        content = self.journal.find(_join(kind, name))
        if content or kind not in self.old:
            return content
        return _read(self.folder / kind / _shorten(name))

    def _note(self, kind: str, name: str, content: bytes) -> None:
        """Write what is known of a file; it may be lost when the machine stops."""
        self.has_new = True
        try:
            self.journal.add(_join(kind, name), content)
        except FileNotFoundError:
            self._make_folder(self.journal.folder)
            self.journal.add(_join(kind, name), content)

    def _iter_pieces(self, pieces: Sequence[str], own: bytes) -> Iterator[bytes]:
        start = 0
        for piece in pieces:
            if len(piece) == LENGTH:
                yield (self.folder / "shared" / piece).read_bytes()
            else:
                yield own[start : start + int(piece)]
                start += int(piece)

    def _share(self, head: Head, content: bytes, begin: int, end: int) -> str:
        """The digest of a piece, once it is there.

        If ever two pieces had the same head, the document would be told as not there.
        """
        if head not in self.shared:
            piece = content[begin:end]
            digest = sha256(piece).hexdigest()
            place = self.folder / "shared" / digest
            try:
                os.utime(place)  # so that nobody clears it away meanwhile
            except OSError:
                self._put(place, piece)
                self.has_new = True
            self.shared[head] = digest
        return self.shared[head]

    def _put(self, place: Path, piece: bytes) -> None:
        """Write a file whole or not at all; it may be lost when the machine stops."""
        temporary = name_temporary(place, "tmp")
        try:
            try:
                temporary.write_bytes(piece)
            except FileNotFoundError:
                self._make_folder(place.parent)
                temporary.write_bytes(piece)
            temporary.replace(place)
        except OSError:
            temporary.unlink(missing_ok=True)
            raise

    def _make_folder(self, folder: Path) -> None:
        make_ignored(self.folder)
        folder.mkdir(parents=True, exist_ok=True)


def make_ignored(folder: Path) -> None:
    """Make a folder of which version control takes no notice."""
    folder.mkdir(parents=True, exist_ok=True)
    note = folder / ".gitignore"
    if not note.exists():
        note.write_text(IGNORED, encoding="utf-8")


LENGTH = 64  # of a digest in hexadecimal
HOUR = 3600


def read_document(content: bytes) -> tuple[Kept, bytes] | None:
    """A document that is kept, and the pieces of its own; None if this is none, or not whole."""
    fields = read_fields(content)
    if fields is None or len(fields) < 5 or len(fields[3]) != LENGTH:
        return None
    file, record, key, digest, number, *rest = fields
    reads, pieces = rest[: 2 * int(number)], rest[2 * int(number) :]
    pairs = tuple(zip(reads[::2], reads[1::2], strict=True))
    own = content[len(write_fields(fields)) :]
    return Kept(file, record, key, digest, pairs, tuple(pieces)), own


def iter_pieces(content: bytes, own: frozenset[str]) -> Iterator[tuple[int, int, Head | None]]:
    """Yield where the pieces of a document begin and end, with the head of one that is shared."""
    start = 0
    for name, begin, end in iter_slices(content):
        if name not in own and end - begin >= SHARED_FROM:
            if begin > start:
                yield start, begin, None
            yield begin, end, (name, content[begin : begin + LOCAL.size])
            start = end
    yield start, len(content), None


def write_fields(fields: Iterable[str]) -> bytes:
    """Texts in a form from which `read_fields` tells if they are whole."""
    body = END.join((FORM, *fields)).encode("utf-8", "surrogateescape")
    return f"{sha256(body).hexdigest()}{len(body):08x}".encode() + body


def read_fields(content: bytes) -> list[str] | None:
    """The texts with which a content begins; None if they are not whole, or of another form."""
    with suppress(ValueError):
        size = int(content[LENGTH : LENGTH + 8], 16)
        body = content[LENGTH + 8 : LENGTH + 8 + size]
        if sha256(body).hexdigest().encode() == content[:LENGTH]:
            form, *fields = body.decode("utf-8", "surrogateescape").split(END)
            return fields if form == FORM else None
    return None


def _join(kind: str, name: str) -> str:
    return f"{kind}{END}{name}"


def _shorten(name: str) -> str:
    """The name of the file of an earlier version."""
    return sha256(name.encode("utf-8", "surrogateescape")).hexdigest()[:32]


def _read(place: Path) -> bytes:
    try:
        return place.read_bytes()
    except OSError:
        return b""


def _list(folder: Path) -> list[Path]:
    try:
        return sorted(folder.iterdir())
    except OSError:
        return []


def _is_old(place: Path) -> bool:
    """True for a file that no run of this hour has needed."""
    from time import time

    with suppress(OSError):
        return time() - place.stat().st_mtime > HOUR
    return False
