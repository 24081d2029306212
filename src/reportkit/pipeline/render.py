"""Records made into documents on the disk."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from reportkit.diagnostics import FilePlace, ProblemsFound, raise_errors
from reportkit.entry import real_path
from reportkit.output import write_behind, write_files
from reportkit.pipeline.draft import Run, draft_documents
from reportkit.pipeline.outcome import Draft, Made, Outcome
from reportkit.project import Job, build_jobs
from reportkit.rules.output import OWN_SOURCE


def render_jobs(jobs: Iterable[Job]) -> Iterator[Outcome]:
    """Make and write the documents of each job; a job with an error writes none."""
    run, jobs = Run(), tuple(jobs)
    return write_drafts((draft_documents(job, run) for job in jobs), len(jobs))


def render_record(
    record: Path | str,
    *,
    document: str | None = None,
    lang: str | None = None,
    out: Path | str | None = None,
) -> tuple[Path, ...]:
    """Write the documents of a record, as `reportkit render` does; return the files written.

    `document` and `lang` narrow what is made; `out` is a folder in place of the project's.
    Raises `ProblemsFound` with everything that is wrong, and then writes nothing.
    """
    folder = None if out is None else Path(out)
    jobs = build_jobs([Path(record)], document=document, lang=lang, out=folder)
    [outcome] = render_jobs(jobs)
    raise_errors(outcome.diagnostics)
    return tuple(made.file for made in outcome.made)


def write_drafts(drafts: Iterator[Draft], number: int) -> Iterator[Outcome]:
    """Write the documents of so many drafts; a thread is worth its while for several."""
    return map(_write, drafts) if number == 1 else write_behind(_write, drafts)


def _write(draft: Draft) -> Outcome:
    """Put the documents of a draft in their places, all or none."""
    overwritten = [made for made in draft.contents if _is_own_source(made)]
    if overwritten:
        found = (OWN_SOURCE.at(FilePlace(str(made.file)), file=made.file) for made in overwritten)
        return Outcome(draft.source, (), (*draft.diagnostics, *found))
    try:
        write_files({made.file: document.pieces for made, document in draft.contents.items()})
    except ProblemsFound as problems:
        return Outcome(draft.source, (), (*draft.diagnostics, *problems.diagnostics))
    return Outcome(draft.source, tuple(draft.contents), draft.diagnostics)


def _is_own_source(made: Made) -> bool:
    """True for a document that would take the place of what it is made from."""
    sources = (made.source, made.template)
    return real_path(made.file) in {real_path(path) for path in sources if path}
