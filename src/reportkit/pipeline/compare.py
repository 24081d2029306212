"""Documents held against one another: two files, or a file and what its record makes now."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from reportkit.diagnostics import Diagnostic, FilePlace, ProblemsFound, has_errors, raise_errors
from reportkit.frozen import frozen
from reportkit.merge import Difference, Merged, find_differences, merge_documents, track_changes
from reportkit.pipeline.draft import Run, draft_documents
from reportkit.pipeline.outcome import collected
from reportkit.project import Job
from reportkit.rules.command import NOTHING_THERE
from reportkit.word.package import open_package


@frozen
class Comparison:
    """What differs between an old and a new document; `diagnostics` are what stopped it.

    `new` is the record where the new document is what the record makes now.
    """

    old: Path
    new: Path
    differences: tuple[Difference, ...] = ()
    contents: tuple[bytes, bytes] = (b"", b"")
    diagnostics: tuple[Diagnostic, ...] = ()

    def track(self) -> bytes:
        """The old document, in which what makes it the new one is a tracked change."""
        return track_changes(*self.contents, self.old)

    @property
    def failed(self) -> bool:
        """True if a problem stopped the comparison."""
        return has_errors(self.diagnostics)


def read_documents(*paths: Path) -> list[bytes]:
    """The bytes of documents; raises `ProblemsFound` with all that are missing or damaged."""
    found, contents = list[Diagnostic](), list[bytes]()
    for path in paths:
        with collected(found):
            contents.append(_read_document(path))
    raise_errors(found)
    return contents


def _read_document(path: Path) -> bytes:
    try:
        content = path.read_bytes()
    except OSError:
        raise ProblemsFound([NOTHING_THERE.at(FilePlace(str(path)), path=path)]) from None
    open_package(path, content)
    return content


def compare_files(old: Path, new: Path) -> Comparison:
    """What differs between two documents on the disk."""
    return _compare(old, new, *read_documents(old, new))


def compare_jobs(jobs: Iterable[Job]) -> Iterator[Comparison]:
    """What differs between the documents of jobs on the disk and what their records make now."""
    run = Run()
    for job in jobs:
        draft = draft_documents(job, run)
        if has_errors(draft.diagnostics):
            yield Comparison(job.record, job.record, diagnostics=draft.diagnostics)
        for made, document in draft.contents.items():
            with collected(found := list[Diagnostic]()):
                [before] = read_documents(made.file)
                yield _compare(made.file, job.record, before, document.content)
            if found:
                yield Comparison(made.file, job.record, diagnostics=tuple(found))


def _compare(old: Path, new: Path, before: bytes, now: bytes) -> Comparison:
    return Comparison(old, new, find_differences(before, now, old), (before, now))


def merge_files(base: Path, mine: Path, theirs: Path) -> Merged:
    """Three documents on the disk made into one, as `merge_documents` does."""
    first, edited, fresh = read_documents(base, mine, theirs)
    return merge_documents(first, edited, fresh, path=mine)
