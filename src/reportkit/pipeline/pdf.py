"""Documents and Word files made into PDFs."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from reportkit.diagnostics import CallError, FilePlace, ProblemsFound
from reportkit.frozen import frozen
from reportkit.pdf import Choices, Converter, Printed, build_converter, finished, name_pdf
from reportkit.pipeline.outcome import Made, Outcome
from reportkit.project import Job, Project, read_nearest_project
from reportkit.rules.command import SAME_DOCUMENT

if TYPE_CHECKING:
    from concurrent.futures import Future

Print = Callable[[Iterable[Outcome]], Iterator[Outcome]]
TIME_LIMIT = Choices().time_limit


@frozen
class Wish:
    """What somebody asks of PDFs: for an archive, whatever the project says, and how quickly.

    With `anew` those that are up to date are made, too.
    """

    archive: bool = False
    time_limit: float = TIME_LIMIT
    anew: bool = False


def add_pdfs(outcomes: Iterable[Outcome], jobs: Sequence[Job], wish: Wish) -> Iterator[Outcome]:
    """Make a PDF beside each document of some jobs, as these are told to be rendered.

    A PDF that would come out the same stays; documents that are left as they are get none.
    """
    wants_archive = {job.record: job.project.pdfa for job in jobs}
    number = sum(len(job.documents) for job in jobs)
    projects = [job.project for job in jobs]
    with printing(projects, number, wish, wants_archive.__getitem__) as print_pdfs:
        yield from print_pdfs(outcomes)


def _wants_archive(source: Path) -> bool:
    return read_nearest_project(source.parent)[0].pdfa


@contextmanager
def printing(
    projects: Iterable[Project],
    number: int,
    wish: Wish,
    wants_archive: Callable[[Path], bool] = _wants_archive,
) -> Iterator[Print]:
    """What makes PDFs of the documents of outcomes, about so many, within the block.

    `wants_archive` tells of a source whether its project wants PDF/A.
    """
    with build_converter(_choose(projects, wish), number) as converter:

        def print_outcomes(outcomes: Iterable[Outcome]) -> Iterator[Outcome]:
            return _in_order(
                (one, _submit(one, converter, wants_archive(one.source), wish)) for one in outcomes
            )

        yield print_outcomes


def print_files(files: Sequence[Path], wish: Wish, out: Path | None = None) -> Iterator[Outcome]:
    """Make a PDF of each Word file, beside it or in a folder."""
    targets = place_pdfs(files, out)
    find = cache(read_nearest_project)
    projects = {file: find(file.parent)[0] for file in files}
    with build_converter(_choose(projects.values(), wish), len(files)) as converter:
        waiting = []
        for file, target in targets.items():
            made = Made(target, file, None)
            archive = wish.archive or projects[file].pdfa
            future = converter.submit(file, target, archive=archive, anew=wish.anew)
            waiting.append((Outcome(file), [(made, future)]))
        yield from _in_order(waiting)


def place_pdfs(files: Iterable[Path], out: Path | None) -> dict[Path, Path]:
    """The PDF of each file; two that would take the same place are an error of the caller."""
    taken: dict[str, Path] = {}
    targets: dict[Path, Path] = {}
    for file in files:
        targets[file] = name_pdf(file, out)
        first = taken.setdefault(str(targets[file]).casefold(), file)
        if first != file:
            raise CallError(SAME_DOCUMENT.at(FilePlace(str(file)), first=first, second=file))
    return targets


Waiting = tuple[Outcome, Sequence[tuple[Made, "Future[Printed]"]]]


def _submit(
    outcome: Outcome, converter: Converter, wants_archive: bool, wish: Wish
) -> list[tuple[Made, Future[Printed]]]:
    """The PDFs of an outcome, which are being made."""
    archive = wish.archive or wants_archive
    documents = (*outcome.made, *outcome.current)
    pairs = ((made, name_pdf(made.file)) for made in documents)
    return [
        (replace(made, file=pdf), converter.submit(made.file, pdf, archive=archive, anew=wish.anew))
        for made, pdf in pairs
    ]


def _in_order(waiting: Iterable[Waiting]) -> Iterator[Outcome]:
    """Yield each outcome with its PDFs once they are there, in the order in which they came."""
    queue: deque[Waiting] = deque()
    for one in waiting:
        queue.append(one)
        while queue and all(made.done() for _, made in queue[0][1]):
            yield _join(*queue.popleft())
    while queue:
        yield _join(*queue.popleft())


def _join(outcome: Outcome, waiting: Iterable[tuple[Made, Future[Printed]]]) -> Outcome:
    """The outcome with its PDFs, or with what stopped them."""
    made, current, found = [*outcome.made], [*outcome.current], [*outcome.diagnostics]
    for document, future in waiting:
        printed = finished(future)
        found += printed.diagnostics
        if not isinstance(printed, ProblemsFound):
            (current if printed.is_current else made).append(replace(document, printed=printed))
    problems = tuple(dict.fromkeys(found))
    return replace(outcome, made=tuple(made), current=tuple(current), diagnostics=problems)


def _choose(projects: Iterable[Project], wish: Wish) -> Choices:
    """The choices for a run, with the fonts of all its projects."""
    folders = dict.fromkeys(project.fonts for project in projects if project.fonts)
    return Choices(tuple(folders), wish.time_limit)
