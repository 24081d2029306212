"""The last look at a ledger for certain readers: nothing that its records keep back stands in it.

files ─▶ what is found in them (submission/scan) ─▶ without what proves nothing ─▶ problems

Of ten thousand records one keeps back what another tells everybody, and one word may be a heading.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import field, replace
from functools import cache
from pathlib import Path

from reportkit.diagnostics import Diagnostic
from reportkit.frozen import frozen
from reportkit.ledger.gather import Gathered
from reportkit.ledger.row import Body, Row
from reportkit.record.audience import iter_words
from reportkit.submission.scan import iter_batches, read_words, scan_file
from reportkit.submission.sought import Sought, fold, join_sought, measure_words
from reportkit.submission.told import Told, join_words

SHORT = 12  # what has more to it is no heading by chance
BLANK = {"en": "—", "zh": "—"}
NOBODY = Body("", BLANK, {})


@frozen
class Proof:
    """What a ledger is held against: what its records keep back, and what each of them tells.

    `blank` gives what a ledger says without a word of theirs, folded; `known` are words of which it
    has been found out if they are told by right.
    """

    sought: Sought
    told: Told
    blank: Callable[[], str]
    known: dict[str, bool] = field(default_factory=dict)

    def check(self, file: Path, content: bytes) -> Iterator[Diagnostic]:
        """Yield what a file must not tell, with its place."""
        yield from scan_file(file.name, content, self.sought, self.is_told)

    def is_told(self, words: str) -> bool:
        """True for words that are told by right: by other records, or by any ledger."""
        if words not in self.known:
            is_usual = measure_words(words) < SHORT and words in self.blank()
            is_ours = is_usual and not self.told.find_tellers(words)
            self.known[words] = is_ours or self.told.is_told(words)
        return self.known[words]


def build_proof(gathered: Gathered, make: Callable[[tuple[Row, ...]], Iterable[bytes]]) -> Proof:
    """The proof of a ledger, whose files of any rows can be made."""

    @cache
    def read_rows() -> dict[str, str]:
        return {row.file: join_words(iter_words(row)) for row in gathered.rows}

    @cache
    def read_blank() -> str:
        return "\n".join(map(read_all, make(choose_blank(gathered.rows))))

    sought = join_sought(with_file(file, one) for file, one in gathered.sought.items())
    return Proof(sought, Told(gathered.sought, read_rows), read_blank)


def with_file(file: str, sought: Sought) -> Sought:
    """What a record keeps back, with its file named beside each field."""
    words = {words: f"{path} ({file})" for words, path in sought.words.items()}
    return replace(sought, words=words)


def read_all(content: bytes) -> str:
    """All that a file says, folded."""
    batches = iter_batches("", content, Sought())
    return "\n".join(fold(text) for batch in batches for text in read_words(batch))


def choose_blank(rows: Iterable[Row]) -> tuple[Row, ...]:
    """Of rows for which a ledger has the same words of its own, one without those of anybody."""
    chosen: dict[tuple[object, ...], Row] = {}
    for row in rows:
        states = tuple(sorted({(task.status, bool(task.due)) for task in row.tasks}))
        lacks = (row.expected is None, row.present is None, not row.photos, not row.attachments)
        chosen.setdefault((row.kind, row.way, row.is_published, states, lacks), blank(row))
    return tuple(chosen.values())


def blank(row: Row) -> Row:
    """A row with nobody's words in it, but with its numbers and days."""
    tasks = tuple(replace(task, what=BLANK, owner={}) for task in row.tasks)
    return replace(
        row, title=BLANK, place={}, org=NOBODY, partners=(), head=None, recorder=None, people=(),
        content={}, results=(), tasks=tasks, attachments=(), number="", archive_no="", absent=(),
    )  # fmt: skip
