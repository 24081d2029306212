"""What a signature stands for: the fingerprint of a record's facts, told or written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from reportkit.check import Shelf
from reportkit.diagnostics import Diagnostic, has_errors
from reportkit.frozen import frozen
from reportkit.output import write_files
from reportkit.project import Job
from reportkit.record import load_record
from reportkit.record.final import find_open_signature
from reportkit.record.fingerprint import build_fingerprint


@frozen
class Signature:
    """The fingerprint of a record; `diagnostics` tell what stopped it, `changed` if it is new."""

    record: Path
    fingerprint: str = ""
    diagnostics: tuple[Diagnostic, ...] = ()
    changed: bool = False

    @property
    def failed(self) -> bool:
        """True if the record has no fingerprint that could be signed."""
        return has_errors(self.diagnostics)


def sign_records(jobs: Iterable[Job], *, write: bool) -> Iterator[Signature]:
    """Yield the fingerprint of each record; with `write`, put it where the record is signed."""
    shelf = Shelf()
    for job in jobs:
        yield _sign(job, shelf, write=write)


def _sign(job: Job, shelf: Shelf, *, write: bool) -> Signature:
    project = job.project
    loaded = load_record(
        job.record,
        directory=shelf.directory(project).directory,
        defaults=project.defaults,
        root=project.root,
        avoid=project.avoid,
        extra=project.extra,
    )
    errors = tuple(found for found in loaded.diagnostics if has_errors([found]))
    if loaded.record is None or errors:
        return Signature(job.record, diagnostics=errors)
    fingerprint = build_fingerprint(loaded.record)
    missing = tuple(find_open_signature(loaded.record, loaded.source)) if write else ()
    if missing or not write:
        return Signature(job.record, fingerprint, missing)
    from reportkit.record.signing import sign_file

    content = sign_file(job.record, loaded.record, loaded.source)
    is_new = content != job.record.read_bytes()
    if is_new:
        write_files({job.record: content})
    return Signature(job.record, fingerprint, changed=is_new)
