"""The rows of a project's records, kept so that only what has changed is read again.

The index is never the source of truth: it may be deleted at any time, and whatever goes wrong with
it, the records are read instead. A row is known by its file, by the digest of what the file holds,
and by a `basis` that stands for all else that decides the row. Each is held against a digest of its
own before it is trusted. Several processes may use the index at once.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from hashlib import sha256
from pathlib import Path

from reportkit.frozen import frozen
from reportkit.ledger.keeping import read_row, write_row
from reportkit.ledger.row import Row
from reportkit.output.state import make_ignored

FOLDER = Path(".reportkit", "ledger")
VERSION = 2  # of the tables
PATIENCE = 5.0  # seconds for another process that writes
TABLE = (
    "CREATE TABLE IF NOT EXISTS rows (file TEXT PRIMARY KEY, basis TEXT, digest TEXT, row TEXT, "
    "sought TEXT, seal TEXT) WITHOUT ROWID"
)
FIND = "SELECT file, digest, row, sought, seal FROM rows WHERE basis = ?"
KEEP = "INSERT OR REPLACE INTO rows VALUES (?, ?, ?, ?, ?, ?)"
# what SQLite says of a file that is no index of ours, or of one that is damaged
FOREIGN = ("not a database", "malformed", "no such", "has no column", "already", "unsupported")


@frozen
class Entry:
    """A row, and the digest of the file that it was read from.

    `sought` is what its record keeps back from the audience, as text; "" if that may read it all.
    """

    digest: str
    row: Row
    sought: str = ""


@frozen
class Index:
    """An index of the project in this folder; there is one for each audience."""

    root: Path
    basis: str
    name: str = "all"

    @property
    def file(self) -> Path:
        """Where it is kept."""
        return self.root / FOLDER / f"{self.name}.sqlite"

    def find(self) -> dict[str, Entry]:
        """The rows that are kept, by file; none if there is no index that can be used."""
        if not self.file.is_file():
            return {}
        try:
            with self._opened() as database:
                kept = database.execute(FIND, (self.basis,)).fetchall()
        except (sqlite3.Error, OSError) as error:
            self._drop(error)
            return {}
        return dict(_iter_entries(self.basis, kept))

    def keep(self, entries: Mapping[str, Entry], gone: Iterable[str]) -> None:
        """Keep rows, and drop those of files that are gone; for want of an index, do nothing."""
        try:
            make_ignored(self.file.parent)
            with self._opened() as database, database:
                database.execute("BEGIN IMMEDIATE")
                if _version(database) != VERSION:
                    database.execute("DROP TABLE IF EXISTS rows")
                    database.execute(TABLE)
                    database.execute(f"PRAGMA user_version = {VERSION}")
                database.execute("DELETE FROM rows WHERE basis <> ?", (self.basis,))
                database.executemany("DELETE FROM rows WHERE file = ?", [(one,) for one in gone])
                database.executemany(KEEP, _iter_values(self.basis, entries))
        except (sqlite3.Error, OSError) as error:
            self._drop(error)

    @contextmanager
    def _opened(self) -> Iterator[sqlite3.Connection]:
        database = sqlite3.connect(self.file, timeout=PATIENCE, isolation_level=None)
        with closing(database):
            database.text_factory = lambda text: text.decode("utf-8", "surrogatepass")
            yield database

    def _drop(self, error: Exception) -> None:
        """Take away what is no index, so that the next run makes one; a locked one stays."""
        if any(words in str(error) for words in FOREIGN):
            for name in (self.file, Path(f"{self.file}-journal")):
                with suppress(OSError):
                    name.unlink(missing_ok=True)


def _version(database: sqlite3.Connection) -> int:
    (version,) = database.execute("PRAGMA user_version").fetchone()
    return int(version)


def _iter_entries(
    basis: str, kept: Iterable[tuple[str, str, str, str, str]]
) -> Iterator[tuple[str, Entry]]:
    """Yield what is whole of what was kept."""
    for file, digest, row, sought, seal in kept:
        if _seal(basis, file, digest, row, sought) == seal:
            with suppress(ValueError):
                yield file, Entry(digest, read_row(row), sought)


def _iter_values(basis: str, entries: Mapping[str, Entry]) -> Iterator[tuple[str, ...]]:
    for file, entry in entries.items():
        kept = (file, entry.digest, write_row(entry.row), entry.sought)
        yield file, basis, *kept[1:], _seal(basis, *kept)


def _seal(*parts: str) -> str:
    return sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:32]
