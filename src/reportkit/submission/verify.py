"""A package held against what it says of itself, byte by byte."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import field
from hashlib import sha256
from pathlib import Path

from reportkit.diagnostics import CallError, Diagnostic, FilePlace, ProblemsFound
from reportkit.entry import is_file, is_folder
from reportkit.frozen import frozen
from reportkit.output.disk import told_refusal
from reportkit.rules.command import NO_SEAL, NOTHING_THERE
from reportkit.rules.package import (
    ADDED,
    ALTERED,
    LOST,
    NO_PACKAGE,
    OTHER_SEAL,
    REWRITTEN,
    UNLISTED,
)
from reportkit.submission.archive import unpack_files
from reportkit.submission.manifest import (
    MANIFEST,
    SUMS,
    build_seal,
    read_manifest,
    read_seal,
    read_sums,
)


@frozen
class Verified:
    """What came of a package: how many files it holds, its seal, and what is wrong with it."""

    path: Path
    files: int
    seal: str
    diagnostics: tuple[Diagnostic, ...] = ()


@frozen
class Held:
    """The files of a package by their paths in it; `seal` is what its zip file says, if it is one.

    `damaged` cannot be read; `odd` is as in `Unpacked`.
    """

    path: Path
    files: Mapping[str, bytes] = field(repr=False)
    seal: str | None = None
    damaged: tuple[str, ...] = ()
    odd: str | None = None


def verify_package(path: Path, seal: str | None = None) -> Verified:
    """Hold a zip file or a folder against its manifest, its sums, and its seal.

    `seal` is one that was written down elsewhere. Raises `CallError` if nothing is there.
    """
    if seal is not None and read_seal(seal) is None:
        raise CallError(NO_SEAL.at(FilePlace("--seal"), "line", seal=seal))
    try:
        held = read_package(path)
    except ProblemsFound as problems:
        return Verified(path, 0, "", problems.diagnostics)
    found = tuple(dict.fromkeys(_iter_problems(held, seal)))
    return Verified(path, len(held.files), build_seal(held.files.get(SUMS, b"")), found)


def read_package(path: Path) -> Held:
    """The files of a package; raises `ProblemsFound` if it is none."""
    if is_folder(path):
        files = dict(_iter_folder(path))
        held = Held(path, files)
    elif is_file(path):
        held = _read_archive(path)
    else:
        raise CallError(NOTHING_THERE.at(FilePlace(str(path)), path=path))
    if SUMS not in held.files and SUMS not in held.damaged:
        raise ProblemsFound([NO_PACKAGE.at(FilePlace(str(path)), "made", path=path)])
    return held


def _iter_folder(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Yield the files of a folder by their paths from there."""
    for file in sorted(folder.rglob("*")):
        if is_file(file):
            with told_refusal(file):
                yield file.relative_to(folder).as_posix(), file.read_bytes()


def _read_archive(path: Path) -> Held:
    with told_refusal(path):
        content = path.read_bytes()
    try:
        unpacked = unpack_files(content)
    except ValueError:
        raise ProblemsFound([NO_PACKAGE.at(FilePlace(str(path)), "made", path=path)]) from None
    top = _find_top([*unpacked.files, *unpacked.damaged])
    files = {name.removeprefix(top): one for name, one in unpacked.files.items()}
    damaged = tuple(name.removeprefix(top) for name in unpacked.damaged)
    odd = unpacked.odd and unpacked.odd.removeprefix(top)
    return Held(path, files, unpacked.comment, damaged, odd)


def _find_top(names: list[str]) -> str:
    """The folder in which all of a package stands, with the slash behind it."""
    found = [name for name in names if name.endswith(f"/{SUMS}")] or [""]
    return min(found, key=len).removesuffix(SUMS)


Listed = Mapping[str, str]  # digests by path


@frozen
class Witness:
    """What the files of a package are, and what its sums and its manifest say of them."""

    place: FilePlace
    actual: Listed
    sums: Listed
    listed: Listed
    is_sealed: bool

    def blame(self, path: str) -> tuple[str, ...]:
        """What was changed where a file is not as the sums say: it, or the sums themselves.

        Of the manifest nobody else tells: if what it says is true, it may have been either.
        """
        told = {name: one for name, one in self.actual.items() if name not in (SUMS, MANIFEST)}
        if path == MANIFEST:
            return (path, SUMS) if told == self.listed and not self.is_sealed else (path,)
        return (SUMS,) if self.listed.get(path) == self.actual[path] else (path,)

    def compare(self, expected: Listed, damaged: Collection[str]) -> Iterator[Diagnostic]:
        """Yield the files that are other than expected, or missing, or more."""
        for path, digest in expected.items():
            if path not in self.actual and path not in damaged:
                yield LOST.at(self.place, file=path)
            elif self.actual.get(path, digest) != digest:
                yield from (ALTERED.at(self.place, file=one) for one in self.blame(path))
        if expected:
            known = {*expected, SUMS, MANIFEST}
            more = (path for path in self.actual if path not in known)
            yield from (ADDED.at(self.place, file=path) for path in more)

    def hold_manifest(self) -> Iterator[Diagnostic]:
        """Yield the files of which manifest and sums do not say the same."""
        told = {path: digest for path, digest in self.sums.items() if path != MANIFEST}
        for path in dict.fromkeys((*told, *self.listed)):
            if told.get(path) != self.listed.get(path):
                yield UNLISTED.at(self.place, file=path)


def _iter_problems(held: Held, seal: str | None) -> Iterator[Diagnostic]:
    """Yield all that does not hold, each file by its name."""
    place = FilePlace(str(held.path))
    actual = {path: sha256(one).hexdigest() for path, one in held.files.items()}
    sums = read_sums(held.files.get(SUMS, b"")) or {}
    listed, digest = read_manifest(held.files.get(MANIFEST, b"")) or {}, actual.get(SUMS)
    known = [one for one in (held.seal, seal) if one is not None]
    is_sealed = bool(known) and all(read_seal(one) == digest for one in known)
    witness = Witness(place, actual, sums, listed, is_sealed)
    if sums and (is_sealed or held.seal is None):
        yield from witness.compare(sums, held.damaged)
        if actual.get(MANIFEST) == sums.get(MANIFEST):
            yield from witness.hold_manifest()
    else:
        # where what the sums say is true of every file, it is the seal that was changed
        told = {path: one for path, one in actual.items() if path != SUMS}
        yield ALTERED.at(place, file=held.path.name if sums and told == sums else SUMS)
        yield from witness.compare(witness.listed, held.damaged)
    yield from (ALTERED.at(place, file=path) for path in held.damaged)
    if seal is not None and read_seal(seal) != digest:
        yield OTHER_SEAL.at(place, seal=seal)
    if held.odd is not None and not held.damaged:
        yield REWRITTEN.at(place, "again", file=held.odd or held.path.name)
