"""A package held against what it says of itself, byte by byte."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
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
    return Verified(path, len(held.files), build_seal(held.files[SUMS]), found)


def read_package(path: Path) -> Held:
    """The files of a package; raises `ProblemsFound` if it is none."""
    if is_folder(path):
        files = dict(_iter_folder(path))
        held = Held(path, files)
    elif is_file(path):
        held = _read_archive(path)
    else:
        raise CallError(NOTHING_THERE.at(FilePlace(str(path)), path=path))
    if SUMS not in held.files:
        raise ProblemsFound([NO_PACKAGE.at(FilePlace(str(path)), path=path)])
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
        raise ProblemsFound([NO_PACKAGE.at(FilePlace(str(path)), path=path)]) from None
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


def _iter_problems(held: Held, seal: str | None) -> Iterator[Diagnostic]:
    """Yield all that does not hold, each file by its name."""
    place = FilePlace(str(held.path))
    actual = {path: sha256(one).hexdigest() for path, one in held.files.items()}
    sums = read_sums(held.files[SUMS]) or {}
    listed = read_manifest(held.files.get(MANIFEST, b"")) or {}
    is_sealed = held.seal is None or read_seal(held.seal) == actual[SUMS]
    if not (sums and is_sealed):
        # where what the sums say is true of every file, it is the seal that was changed
        is_true = bool(sums) and _holds(actual, sums)
        yield ALTERED.at(place, file=held.path.name if is_true else SUMS)
        yield from _compare(held, actual, listed)
    else:
        yield from _compare(held, actual, sums)
        if actual.get(MANIFEST) == sums.get(MANIFEST):
            yield from _hold_manifest(place, sums, listed)
    yield from (ALTERED.at(place, file=path) for path in held.damaged)
    if seal is not None and read_seal(seal) != actual[SUMS]:
        yield OTHER_SEAL.at(place, seal=seal)
    if held.odd is not None and not held.damaged:
        yield REWRITTEN.at(place, "again", file=held.odd or held.path.name)


def _holds(actual: Listed, sums: Listed) -> bool:
    return {path: one for path, one in actual.items() if path != SUMS} == dict(sums)


def _compare(held: Held, actual: Listed, expected: Listed) -> Iterator[Diagnostic]:
    """Yield the files that are other than expected, or missing, or more."""
    place = FilePlace(str(held.path))
    for path, digest in expected.items():
        if path not in actual and path not in held.damaged:
            yield LOST.at(place, file=path)
        elif actual.get(path, digest) != digest:
            yield ALTERED.at(place, file=path)
    if expected:
        known = {*expected, SUMS, MANIFEST}
        yield from (ADDED.at(place, file=path) for path in actual if path not in known)


def _hold_manifest(place: FilePlace, sums: Listed, listed: Listed) -> Iterator[Diagnostic]:
    """Yield the files of which manifest and sums do not say the same."""
    told = {path: digest for path, digest in sums.items() if path != MANIFEST}
    for path in dict.fromkeys((*told, *listed)):
        if told.get(path) != listed.get(path):
            yield UNLISTED.at(place, file=path)
