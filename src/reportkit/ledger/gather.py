"""All records of a project as rows: from the index where that still holds, else read anew."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field, replace
from functools import cache, partial
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from reportkit.diagnostics import Diagnostic, FilePlace, Severity, raise_errors
from reportkit.engine import measure_rooms
from reportkit.entry import read_ordinary
from reportkit.frozen import frozen
from reportkit.ledger.index import Entry, Index
from reportkit.ledger.keeping import read_sought, write_sought
from reportkit.ledger.row import Keys, Row, Somebody, build_keys, build_row
from reportkit.ledger.unite import unite
from reportkit.project import Project, find_records_of
from reportkit.record import Directory, LoadedDirectory, load_directory, load_record
from reportkit.record.fingerprint import hash_values
from reportkit.record.yaml import MOST_BYTES
from reportkit.rules.ledger import SAME_ID
from reportkit.submission.sought import Sought, build_sought
from reportkit.version import __version__

if TYPE_CHECKING:
    from reportkit.record import Record
    from reportkit.record.house import HouseField
    from reportkit.record.model import Audience

ROOMS = ("context", "language", "ledger", "record", "submission")  # in which rows are made
MANY = 200  # records that are worth more than one process
SHARE = 50  # records that a process takes at once
NOTHING: Mapping[str, Sought] = MappingProxyType({})


@frozen
class Gathered:
    """The rows of a project, by day; `left_out` are records that could not be read, by file.

    `problems` are those of the records left out, and of names that two records share; `read` tells
    how many records were read because the index did not know them. `sought` is what each record
    keeps back from the audience, by file.
    """

    rows: tuple[Row, ...]
    left_out: tuple[str, ...] = ()
    problems: tuple[Diagnostic, ...] = ()
    read: int = 0
    sought: Mapping[str, Sought] = field(default_factory=lambda: NOTHING)


@frozen
class Found:
    """What came of one record: its row, or all that is wrong with it."""

    file: str
    digest: str
    row: Row | None
    problems: tuple[Diagnostic, ...] = ()
    sought: str = ""


def gather_rows(project: Project, audience: Audience | None = None) -> Gathered:
    """The rows of all records of a project; ProblemsFound if its address book has errors.

    With an audience they tell what it may know.
    """
    reading = Reading(
        project.directory, dict(project.defaults), project.extra, audience, project.contacts
    )
    raise_errors(reading.load().diagnostics)
    index = Index(project.root, reading.basis(), audience or "all") if project.file else None
    kept = index.find() if index else {}
    files = {_name(record, project.root): record for record in find_records_of(project)}
    known, unknown = _sort_out(files, kept)
    found = [*_read_all(reading, unknown)]
    fresh = {one.file: Entry(one.digest, one.row, one.sought) for one in found if one.row}
    gone = kept.keys() - known.keys() - fresh.keys()
    if index and (fresh or gone):
        index.keep(fresh, gone)
    entries = known | fresh
    sought = {file: read_sought(one.sought) for file, one in entries.items() if one.sought}
    gathered = _gather([entry.row for entry in entries.values()], found)
    return replace(gathered, sought=MappingProxyType(sought))


def _sort_out(
    files: Mapping[str, Path], kept: Mapping[str, Entry]
) -> tuple[dict[str, Entry], dict[str, Path]]:
    """The rows that are still those of their files, and the files that have to be read."""
    known: dict[str, Entry] = {}
    unknown: dict[str, Path] = {}
    for file, path in files.items():
        entry = kept.get(file)
        if entry and entry.digest == _digest(path):
            known[file] = entry
        else:
            unknown[file] = path
    return known, unknown


def _digest(path: Path) -> str:
    return sha256(_read(path) or b"").hexdigest()


def _read(path: Path) -> bytes | None:
    """The bytes of a record; None if it cannot be read, or is too large to be one."""
    try:
        content = read_ordinary(path, MOST_BYTES + 1)
    except (OSError, ValueError):
        return None
    return content if len(content) <= MOST_BYTES else None


def _name(record: Path, root: Path) -> str:
    """A file as the ledger calls it: from the root of the project, if it is below."""
    return Path(os.path.relpath(record, root)).as_posix()


def _gather(rows: Iterable[Row], found: Iterable[Found]) -> Gathered:
    """The rows in order, each with an id of its own."""
    in_order = sorted(unite(rows), key=lambda row: (row.day, row.last_day, row.file))
    once, problems = _with_own_ids(in_order)
    broken = sorted((one for one in found if one.row is None), key=lambda one: one.file)
    told = [problem for one in broken for problem in one.problems]
    return Gathered(
        tuple(once), tuple(one.file for one in broken), (*told, *problems), len([*found])
    )


def _with_own_ids(rows: Iterable[Row]) -> tuple[list[Row], list[Diagnostic]]:
    """The rows, where two have the same id the later one under its file; and which they are."""
    first: dict[str, str] = {}
    once: list[Row] = []
    problems: list[Diagnostic] = []
    for row in rows:
        other = first.setdefault(row.id, row.file)
        if other != row.file:
            place = FilePlace(row.file)
            problems.append(SAME_ID.at(place, "id", id=row.id, file=row.file, other=other))
            row = replace(row, id=row.file)  # noqa: PLW2901 - from here on it has this id
        once.append(row)
    return once, problems


@frozen
class Reading:
    """What the records of a project are read with; `directory` is the file of its address book."""

    directory: Path | None
    defaults: dict[str, Any]
    extra: tuple[HouseField, ...]
    audience: Audience | None = None
    contacts: tuple[str, ...] = ()

    def load(self) -> LoadedDirectory:
        """The address book, empty if there is none."""
        return _load_once(self.directory) if self.directory else LoadedDirectory(Directory(), ())

    def basis(self) -> str:
        """What stands for all that decides a row, beside its file."""
        book = self.directory.read_bytes() if self.directory else b""
        engine = measure_rooms(*ROOMS)
        settings = [self.defaults, repr(self.extra), sha256(book).hexdigest(), self.contacts]
        return hash_values([__version__, engine, settings])

    def read(self, keys: Keys, named: tuple[str, Path]) -> Found:
        """One record. Its photos and attachments are not looked for: they are not read here."""
        file, path = named
        content = _read(path)
        loaded = load_record(
            path,
            directory=self.load().directory,
            defaults=self.defaults,
            extra=self.extra,
            content=content,  # what cannot be read is told there
        )
        digest = sha256(content or b"").hexdigest()
        if loaded.record is None:
            wrong = [one for one in loaded.diagnostics if one.severity is Severity.ERROR]
            return Found(file, digest, None, tuple(wrong))
        row, sought = self.build(loaded.record, file, keys)
        return Found(file, digest, row, sought=sought)

    def build(self, record: Record, file: str, keys: Keys) -> tuple[Row, str]:
        """The row of a record for the audience, and what that may not read, as text.

        Who was absent is counted for nobody, and told to the house only.
        """
        whole = build_row(record, file, keys)
        if self.audience is None:
            return whole, ""
        from reportkit.record.audience import redact_record

        redacted = redact_record(record, self.audience, contacts=self.contacts)
        told = build_row(redacted.record, file, keys)
        row = replace(told, people=tuple(iter_told(whole.people, told.people, redacted.names)))
        if self.audience == "public":
            row = replace(row, absent=())
        return row, write_sought(build_sought(redacted))


def iter_told(
    came: Iterable[Somebody], told: Iterable[Somebody], names: Mapping[str, str]
) -> Iterator[Somebody]:
    """Yield those who came, as the audience may know them; behind a mask each is still one."""
    known = [one.name for one in told]
    for one in came:
        name = {lang: names.get(words, words) for lang, words in one.name.items()}
        if name in known:
            yield replace(one, name=name)


@cache
def _load_once(directory: Path) -> LoadedDirectory:
    return load_directory(directory)


def _read_all(reading: Reading, files: Mapping[str, Path]) -> Iterable[Found]:
    """The records of some files, read by several processes if they are many."""
    named = [*files.items()]
    if len(named) < MANY or (os.cpu_count() or 1) == 1:
        return _read_some(reading, named)
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    shares = [named[start : start + SHARE] for start in range(0, len(named), SHARE)]
    try:
        with ProcessPoolExecutor() as processes:
            return [
                one for some in processes.map(partial(_read_some, reading), shares) for one in some
            ]
    except (BrokenProcessPool, OSError):  # where no process can be started
        return _read_some(reading, named)


def _read_some(reading: Reading, named: Iterable[tuple[str, Path]]) -> list[Found]:
    directory = reading.load().directory
    keys = build_keys(directory.people, directory.orgs)
    return [reading.read(keys, one) for one in named]
