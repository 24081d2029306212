"""What was rendered last, kept in a project's folder: the base of a merge, and a short cut.

Everything here may be deleted at any time: documents say themselves what they were made of. A
document is kept in pieces; those that it shares with others are kept once, by their digest. Several
runs may work here at once; what is half written, damaged or cannot be written counts as not there.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import field
from functools import cache
from hashlib import sha256
from pathlib import Path

from reportkit.frozen import frozen, mutable
from reportkit.word.archive import iter_slices

FOLDER = Path(".reportkit", "rendered")
FORM = "1"  # of the files; those of another form count as not there
SHARED_FROM = 512  # bytes that are worth a file of their own
IGNORED = "# made by reportkit, and made again when it is missing\n*\n"
SPARE = 64  # pieces that may be left over before they are cleared away
END = "\0"


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


@mutable
class State:
    """The state folder of a project; paths in it count from the project's root."""

    root: Path
    shared: set[str] = field(default_factory=set)
    has_new: bool = False

    @property
    def folder(self) -> Path:
        """Where everything is kept."""
        return _folder_of(self.root)

    def find(self, file: Path) -> Kept | None:
        """The document that was rendered last to this place."""
        found = self._read_document(self._place_document(file))
        return found[0] if found else None

    def find_base(self, file: Path) -> bytes | None:
        """The bytes of the document that was rendered last to this place, if they are all there."""
        found = self._read_document(self._place_document(file))
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
            for piece, is_own in iter_pieces(content, own):
                pieces.append(str(len(piece)) if is_own else self._share(piece))
                inside.append(piece if is_own else b"")
            reads = [part for read in kept.reads for part in read]
            facts = [kept.file, kept.record, kept.key, kept.digest, str(len(kept.reads)), *reads]
            head = write_fields([*facts, *pieces])
            self._note(self._place_document(self.root / kept.file), head + b"".join(inside))

    def find_record(self, record: Path) -> KeptRecord | None:
        """What is known of a record."""
        fields = read_fields(_read(self._place("records", self.name(record))))
        if fields is None or len(fields) < 5:
            return None
        _, key, id_, kind, number, *lang = fields
        return KeptRecord(key, id_, kind, tuple(lang), number)

    def keep_record(self, record: Path, kept: KeptRecord) -> None:
        """Keep what is known of a record."""
        name = self.name(record)
        with suppress(OSError):
            content = write_fields([name, kept.key, kept.id, kept.kind, kept.number, *kept.lang])
            place = self._place("records", name)
            if _read(place) != content:
                self._note(place, content)

    def find_export(self, file: Path) -> str | None:
        """The digest of what was exported last to this place."""
        fields = read_fields(_read(self._place("exports", self.name(file))))
        return fields[1] if fields and len(fields) == 2 else None

    def keep_export(self, file: Path, digest: str) -> None:
        """Keep the digest of what has been exported."""
        name = self.name(file)
        with suppress(OSError):
            self._note(self._place("exports", name), write_fields([name, digest]))

    def iter_documents(self) -> Iterator[Kept]:
        """Yield all documents that are kept."""
        for place in _list(self.folder / "documents"):
            if found := self._read_document(place):
                yield found[0]

    def sweep(self) -> None:
        """Clear away what nothing needs any more, once there is enough of it."""
        pieces = _list(self.folder / "shared")
        swept = read_fields(_read(self.folder / "swept"))
        if not self.has_new or len(pieces) <= 2 * int((swept or ["0"])[0]) + SPARE:
            return
        for kind in ("documents", "records", "exports"):
            for place in _list(self.folder / kind):
                fields = read_fields(_read(place))
                if fields is None or not (self.root / fields[0]).exists():
                    place.unlink(missing_ok=True)
        kept = self.iter_documents()
        needed = {piece for one in kept for piece in one.pieces if len(piece) == LENGTH}
        for place in pieces:
            if place.name not in needed and _is_old(place):
                place.unlink(missing_ok=True)
        with suppress(OSError):
            self._note(self.folder / "swept", write_fields([str(len(needed))]))

    def name(self, file: Path) -> str:
        """A path as it is kept: from the root of the project if it is below."""
        path = os.path.abspath(file)  # noqa: PTH100 - links are kept as they were named
        name = path.removeprefix(os.path.join(self.root, ""))  # noqa: PTH118 - with its separator
        return name.replace(os.sep, "/")

    def _place_document(self, file: Path) -> Path:
        return self._place("documents", self.name(file))

    def _place(self, kind: str, name: str) -> Path:
        return (
            _folder_of(self.root, kind)
            / sha256(name.encode("utf-8", "surrogateescape")).hexdigest()[:32]
        )

    def _read_document(self, place: Path) -> tuple[Kept, bytes] | None:
        content = _read(place)
        fields = read_fields(content)
        if fields is None:
            return None
        file, record, key, digest, number, *rest = fields
        reads, pieces = rest[: 2 * int(number)], rest[2 * int(number) :]
        pairs = tuple(zip(reads[::2], reads[1::2], strict=True))
        own = content[len(write_fields(fields)) :]
        return Kept(file, record, key, digest, pairs, tuple(pieces)), own

    def _iter_pieces(self, pieces: Sequence[str], own: bytes) -> Iterator[bytes]:
        start = 0
        for piece in pieces:
            if len(piece) == LENGTH:
                yield (self.folder / "shared" / piece).read_bytes()
            else:
                yield own[start : start + int(piece)]
                start += int(piece)

    def _share(self, piece: bytes) -> str:
        """The digest of a piece, once it is there."""
        digest = sha256(piece).hexdigest()
        if digest not in self.shared:
            place = self.folder / "shared" / digest
            try:
                os.utime(place)  # so that nobody clears it away meanwhile
            except OSError:
                self._put(place, piece)
                self.has_new = True
            self.shared.add(digest)
        return digest

    def _note(self, place: Path, content: bytes) -> None:
        """Write a file that tells itself if it is whole: it needs no other name meanwhile.

        It is always a new one, in which no other run writes.
        """
        try:
            self._create(place, content)
        except FileExistsError:
            place.unlink(missing_ok=True)
            self._create(place, content)

    def _put(self, place: Path, content: bytes) -> None:
        """Write a file whole or not at all; it may be lost when the machine stops."""
        temporary = place.with_name(f"{place.name}.{os.urandom(6).hex()}.tmp")
        try:
            self._create(temporary, content)
            temporary.replace(place)
        except OSError:
            temporary.unlink(missing_ok=True)
            raise

    def _create(self, place: Path, content: bytes) -> None:
        """Write a new file; missing folders are made."""
        try:
            _write_new(place, content)
        except FileNotFoundError:
            make_ignored(self.folder)
            place.parent.mkdir(parents=True, exist_ok=True)
            _write_new(place, content)


def make_ignored(folder: Path) -> None:
    """Make a folder of which version control takes no notice."""
    folder.mkdir(parents=True, exist_ok=True)
    note = folder / ".gitignore"
    if not note.exists():
        note.write_text(IGNORED, encoding="utf-8")


@cache
def _folder_of(root: Path, *steps: str) -> Path:
    return root.joinpath(FOLDER, *steps)


LENGTH = 64  # of a digest in hexadecimal
HOUR = 3600


def iter_pieces(content: bytes, own: frozenset[str]) -> Iterator[tuple[bytes, bool]]:
    """Yield the pieces of a document in order, and if each is its own."""
    start = 0
    for name, begin, end in iter_slices(content):
        if name not in own and end - begin >= SHARED_FROM:
            if begin > start:
                yield content[start:begin], True
            yield content[begin:end], False
            start = end
    yield content[start:], True


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


def _read(place: Path) -> bytes:
    try:
        return place.read_bytes()
    except OSError:
        return b""


def _write_new(place: Path, content: bytes) -> None:
    with place.open("xb") as file:
        file.write(content)


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
