"""Records made into documents on the disk."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path

from reportkit.diagnostics import raise_errors
from reportkit.output import write_behind
from reportkit.pipeline.draft import Run, draft_documents, draft_missing
from reportkit.pipeline.outcome import Draft, Outcome
from reportkit.pipeline.write import Choice, Manner, write_draft
from reportkit.project import Job, build_jobs

AS_USUAL = Manner()


def render_jobs(jobs: Iterable[Job], manner: Manner = AS_USUAL) -> Iterator[Outcome]:
    """Make and write the documents of each job that are missing or would be made otherwise by now.

    A job with an error writes none.
    """
    run, jobs = Run(), tuple(jobs)
    drafts = (
        draft_documents(job, run, run.memory(job)) if manner.is_whole else draft_missing(job, run)
        for job in jobs
    )
    yield from write_drafts(drafts, len(jobs), manner)
    for state in run.states.values():
        state.sweep()


def render_record(
    record: Path | str,
    *,
    document: str | None = None,
    lang: str | None = None,
    out: Path | str | None = None,
    edited: Choice | str = Choice.REFUSE,
) -> tuple[Path, ...]:
    """Make the documents of a record, as `reportkit render` does; return their files.

    `document` and `lang` narrow what is made; `out` is a folder in place of the project's.
    `edited` tells what becomes of documents that somebody has edited: `refuse`, `beside` or
    `force`. Raises `ProblemsFound` with everything that is wrong.
    """
    folder = None if out is None else Path(out)
    jobs = build_jobs([Path(record)], document=document, lang=lang, out=folder)
    [outcome] = render_jobs(jobs, Manner(Choice(edited)))
    raise_errors(outcome.diagnostics)
    written = {(made.document, made.lang): made.file for made in (*outcome.current, *outcome.made)}
    return tuple(written.values())


def write_drafts(
    drafts: Iterator[Draft], number: int, manner: Manner = AS_USUAL
) -> Iterator[Outcome]:
    """Write the documents of so many drafts; a thread is worth its while for several."""
    write = partial(write_draft, manner=manner)
    return map(write, drafts) if number == 1 else write_behind(write, drafts)
