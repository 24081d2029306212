"""Records made into documents on the disk."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

from reportkit.argument import check_choice, several
from reportkit.diagnostics import raise_errors
from reportkit.output import write_behind
from reportkit.output.leftover import clear_leftovers
from reportkit.output.state import State
from reportkit.pipeline.claim import Register
from reportkit.pipeline.draft import Run, draft_missing
from reportkit.pipeline.outcome import Draft, Outcome
from reportkit.pipeline.write import Choice, Manner, write_draft, write_draft_in_steps
from reportkit.project import Job, build_jobs, find_records

AS_USUAL = Manner()
CHUNK = 8  # records: what is made and not yet written is held in memory
# a process is started in about the time in which so many records are made
FEW = 24
MANY = 72


def render_jobs(
    jobs: Iterable[Job],
    manner: Manner = AS_USUAL,
    processes: int | None = 1,
    scheduler: str | None = None,
) -> Iterator[Outcome]:
    """Make and write the documents of each job that are missing or would be made otherwise by now.

    A job with an error writes none. The work is shared by so many processes; with None, by one for
    each processor, if it is worth its while; or by the workers of a Dask `scheduler`.
    """
    waiting, has_made = deque(jobs), False
    roots = {job.project.root for job in waiting if job.project.file}
    folders = () if manner.dry else {job.out for job in waiting}
    clear_leftovers(folders)
    for outcome in _render(waiting, manner, processes, scheduler):
        has_made = has_made or bool(outcome.made)
        yield outcome
    clear_leftovers(folders)  # of processes that were ended meanwhile
    for root in roots if has_made and not manner.dry else ():
        State(root, has_new=True).sweep()


def _render(
    waiting: deque[Job], manner: Manner, processes: int | None, scheduler: str | None
) -> Iterator[Outcome]:
    """Yield what becomes of the jobs: first here, then, if many are left, elsewhere."""
    register = Register()
    if scheduler:
        yield from _render_by_cluster(waiting, manner, register, scheduler)
        return
    from reportkit.pipeline.crew import count_processors

    number = processes or count_processors()
    if processes is None or number == 1 or len(waiting) == 1:
        drafts = _draft_here(waiting, manner, register, may_leave=number > 1)
        yield from write_drafts(drafts, len(waiting), manner)
    if waiting:
        yield from _render_by_crew(waiting, manner, register, number)


def _draft_here(
    waiting: deque[Job], manner: Manner, register: Register, *, may_leave: bool
) -> Iterator[Draft]:
    """Yield the drafts of jobs, until a few had to be made, many are left, and others may help."""
    run, made = Run(register=register), 0
    while waiting and not (may_leave and made >= FEW and len(waiting) >= MANY):
        draft = draft_missing(waiting.popleft(), run, anew=manner.is_whole)
        made += not draft.current
        yield draft


def _render_by_crew(
    waiting: deque[Job], manner: Manner, register: Register, number: int
) -> Iterator[Outcome]:
    from reportkit.pipeline.chunk import divide, render_chunks
    from reportkit.pipeline.crew import LocalCrew

    size = min(CHUNK, -(-len(waiting) // number))
    with LocalCrew(min(number, -(-len(waiting) // size))) as crew:
        yield from render_chunks(divide(waiting, size, manner), crew, register)


def _render_by_cluster(
    waiting: deque[Job], manner: Manner, register: Register, scheduler: str
) -> Iterator[Outcome]:
    from reportkit.pipeline.chunk import divide, render_chunks
    from reportkit.pipeline.cluster import join_cluster

    given = {job.record.absolute(): job.record for job in waiting}
    waiting = deque(replace(job, record=job.record.absolute()) for job in waiting)
    files = {job.project.file for job in waiting} | {waiting[0].record}
    with join_cluster(scheduler, sorted(file for file in files if file)) as crew:
        for outcome in render_chunks(divide(waiting, CHUNK, manner), crew, register):
            yield replace(outcome, source=given[outcome.source])


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
    `edited` tells what becomes of documents that somebody has edited: `refuse`, `merge`,
    `beside` or `force`. Raises `ProblemsFound` with everything that is wrong, and `CallError` if
    a name means nothing.
    """
    check_choice("edited", edited, Choice)
    folder = None if out is None else Path(out)
    jobs = build_jobs([Path(record)], document=document, lang=lang, out=folder)
    [outcome] = render_jobs(jobs, Manner(Choice(edited)))
    raise_errors(outcome.diagnostics)
    written = {(made.document, made.lang): made.file for made in (*outcome.current, *outcome.made)}
    return tuple(written.values())


def render_records(
    records: Path | str | Iterable[Path | str],
    *,
    document: str | None = None,
    lang: str | None = None,
    out: Path | str | None = None,
    edited: Choice | str = Choice.REFUSE,
    everything: bool = False,
    jobs: int | None = None,
    scheduler: str | None = None,
) -> Iterator[Outcome]:
    """Make the documents of many records, and yield what became of each, in their order.

    `records` are files, folders and patterns, or one of them, and the rest is as `reportkit render`
    has it: made is what is missing or stale, or `everything`; `jobs` processes share the work, and
    as many as are worth it if that is None, or the workers of a Dask cluster, if a `scheduler` is
    named. Nothing is made before the first outcome is asked for; whoever asks for no more of them
    ends the run.
    Raises `CallError` if nothing is there or a name means nothing, and `ProblemsFound` if settings
    are wrong; what is wrong with a record is told in its outcome.
    """
    check_choice("edited", edited, Choice)
    folder = None if out is None else Path(out)
    found = build_jobs(
        find_records(map(str, several(records))), document=document, lang=lang, out=folder
    )
    return render_jobs(found, Manner(Choice(edited), everything), jobs, scheduler)


def write_drafts(
    drafts: Iterator[Draft], number: int, manner: Manner = AS_USUAL
) -> Iterator[Outcome]:
    """Write the documents of so many drafts; threads are worth their while for several."""
    if number == 1:
        return map(partial(write_draft, manner=manner), drafts)
    return write_behind(partial(write_draft_in_steps, manner=manner), drafts)
