"""What a project remembers of the documents of a record, so that they need not be made again.

Whatever decides what a document says is part of its key, by content and never by date. What is not
remembered is made, and then compared with what is there.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import field
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from reportkit.entry import read_digest
from reportkit.frozen import frozen
from reportkit.output.state import Kept, KeptRecord, State
from reportkit.pipeline.edition import FINAL
from reportkit.pipeline.origin import find_engine
from reportkit.record.fingerprint import hash_values
from reportkit.word.picture import Stamp, read_stamp

if TYPE_CHECKING:
    from reportkit.pipeline.outcome import Made
    from reportkit.project import DocumentKind, Job, Named, Project
    from reportkit.render import Document
    from reportkit.render.document import Read


@frozen
class Files:
    """Digests of the files of a run, each read once; "" stands for a file that is not there."""

    known: dict[Path, tuple[str, Stamp]] = field(default_factory=dict)

    def digest(self, path: Path) -> str:
        """SHA-256 of the content of a file, in hexadecimal."""
        if path not in self.known:
            stamp = read_stamp(path)
            self.known[path] = read_digest(path), stamp
        return self.known[path][0]

    def stamp(self, path: Path) -> Stamp:
        """The stamp of a file when it was read."""
        self.digest(path)
        return self.known[path][1]


@frozen
class Bases:
    """What documents filled with any values were when they were written, in a project's folder."""

    state: State

    def keep(self, made: Made, document: Document) -> None:
        """Keep a document that stands in its place, for a later merge; workbooks have none."""
        if document.provenance is None:
            return
        content = document.content
        digest = sha256(content).hexdigest()
        known = self.state.find(made.file)
        if known is None or known.digest != digest:
            names = self.state.name(made.file), self.state.name(made.source)
            self.state.keep(Kept(*names, "", digest), content, document.own)

    def keep_record(self, known: KeptRecord) -> None:
        """Nothing is remembered of values."""

    def is_kept_final(self, _: Made) -> bool:
        """Never true: only documents of records are drafts or final."""
        return False


@frozen
class Memory:
    """What is remembered of one record; `key` stands for the record and all that it draws on.

    `final` tells that final documents are asked for.
    """

    state: State
    files: Files
    record: Path
    key: str
    styles: Mapping[str, DocumentKind]
    final: bool = False

    def find_record(self) -> KeptRecord | None:
        """What is known of the record as it is now."""
        known = self.state.find_record(self.record)
        return known if known and known.key == self.key else None

    def describe_record(self, record: Named, number: str) -> KeptRecord:
        """What tells the names of the documents, to be remembered."""
        return KeptRecord(self.key, record.id, record.kind, tuple(record.lang), number)

    def keep_record(self, known: KeptRecord) -> None:
        """Remember what tells the names of the documents."""
        self.state.keep_record(self.record, known)

    def is_current(self, made: Made) -> bool:
        """True if a document is as it was rendered, and would be rendered so again.

        One that is final does as a draft, too: nothing has changed since it was made.
        """
        kept = self.state.find(made.file)
        template = self.files.digest(made.template or Path())
        states = (True,) if self.final else (False, True)
        keys = (self.build_key(made, template, final=state) for state in states)
        if kept is None or kept.key not in keys:
            return False
        root = self.state.root
        is_same = all(self.files.digest(root / file) == digest for file, digest in kept.reads)
        return is_same and read_digest(made.file) == kept.digest

    def is_kept_final(self, made: Made) -> bool:
        """True if a document was made final, and nothing has changed since."""
        kept = self.state.find(made.file)
        if kept is None:
            return False
        template = self.files.digest(made.template or Path())
        return kept.key == self.build_key(made, template, final=True)

    def build_key(self, made: Made, template: str, *, final: bool = False) -> str:
        """What stands for all that decides a document, but for the other files that it reads."""
        style = repr(self.styles[made.document or ""].style)
        state = [FINAL] if final else []
        return hash_values([self.key, made.document, made.lang, template, style, *state])

    def keep(self, made: Made, document: Document) -> None:
        """Remember a document that stands in its place."""
        if document.provenance is None:
            return
        is_final = document.provenance.state == FINAL
        key = self.build_key(made, document.provenance.template, final=is_final)
        reads = tuple(self._iter_reads(document.reads))
        if any(self.files.stamp(path) != stamp for path, stamp in document.reads):
            key = ""  # one of them was changed meanwhile: next time it is made again
        content = document.content
        digest = sha256(content).hexdigest()
        names = self.state.name(made.file), self.state.name(self.record)
        kept = Kept(*names, key, digest, reads)
        known = self.state.find(made.file)
        if known is None or (known.key, known.digest, known.reads) != (key, digest, reads):
            self.state.keep(kept, content, document.own)

    def _iter_reads(self, reads: Iterable[Read]) -> Iterable[tuple[str, str]]:
        for path, _ in reads:
            yield self.state.name(path), self.files.digest(path)


def build_memory(job: Job, files: Files, state: State) -> Memory:
    """What is remembered of the record of a job."""
    settings = map(files.digest, _iter_settings(job.project))
    audience = [job.audience] if job.audience else []
    key = hash_values([find_engine(), read_digest(job.record), *settings, *audience])
    kinds = {kind.name: kind for kind in job.documents}
    return Memory(state, files, job.record, key, kinds, job.final)


def _iter_settings(project: Project) -> Iterable[Path]:
    """The files of a project from which its records draw."""
    return [path for path in (project.file, project.directory) if path]
