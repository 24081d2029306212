"""Several processes of LibreOffice and one queue: a document that fails holds no other up."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import field, replace
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Semaphore
from time import sleep
from typing import TYPE_CHECKING, Self

from reportkit.argument import several
from reportkit.diagnostics import Diagnostic, FilePlace, ProblemsFound
from reportkit.entry import is_file
from reportkit.fonts import Fonts, FontUse, check_uses, load_fonts, read_fonts, tell_fonts
from reportkit.frozen import frozen, mutable
from reportkit.output import write_files
from reportkit.output.disk import write_backup
from reportkit.output.standing import read_content
from reportkit.pdf.embedded import count_pages, find_fonts
from reportkit.pdf.lean import drop_idle_styles, pack_lean
from reportkit.pdf.macro import ARCHIVE, PLAIN
from reportkit.pdf.office import find_office, read_build
from reportkit.pdf.paging import Paging, check_paging
from reportkit.pdf.stamp import NOBODY, Mark, digest_of, find_date, read_mark, stamp
from reportkit.pdf.worker import (
    DocumentRefused,
    OfficeFailed,
    OfficeTooOld,
    Worker,
    start_worker,
)
from reportkit.rules.pdf import DOCUMENT_FAILS, KEPT_COPY, NO_TITLE, OFFICE_FAILS, OLD_OFFICE
from reportkit.word.package import open_package, read_file
from reportkit.word.property import read_properties
from reportkit.word.spoken import find_eastern_language

if TYPE_CHECKING:
    from concurrent.futures import Future, ThreadPoolExecutor
    from datetime import datetime

TRIES = 2
TIME_LIMIT = 120.0  # seconds for a document
WORTH_A_WORKER = 4  # documents; a process takes as long to start as several to be made
MOST_WORKERS = 4
FORM = "1"  # of how we ask for PDFs; another one makes them anew
TURN = 0.001  # seconds in which another document can be handed over
LIFETIME = 500  # documents after which a process is replaced, whatever it has gathered by then


@frozen
class Choices:
    """How PDFs are made: with fonts of more folders, within so many seconds each, by processes."""

    folders: tuple[Path, ...] = ()
    time_limit: float = TIME_LIMIT
    workers: int = MOST_WORKERS


@frozen
class Printed:
    """A PDF on the disk; `fonts` are the families within, `stand_ins` what prints what.

    One that `is_current` was there already.
    """

    source: Path
    file: Path
    pages: int
    fonts: tuple[str, ...]
    uses: tuple[FontUse, ...]
    diagnostics: tuple[Diagnostic, ...]
    is_current: bool = False

    @property
    def stand_ins(self) -> dict[str, str]:
        """The fonts that the document asks for and that lack here, with what prints them."""
        return {
            use.font: use.printed_by for use in self.uses if use.printed_by and not use.is_installed
        }


@mutable
class Converter:
    """Processes of LibreOffice, started when there is work; leaving the block ends them all."""

    choices: Choices
    program: Path
    fonts: Fonts
    pool: ThreadPoolExecutor
    limit: int  # of processes
    free: Semaphore
    idle: SimpleQueue[Worker] = field(default_factory=SimpleQueue)
    workers: list[Worker] = field(default_factory=list)
    broken: list[Diagnostic] = field(default_factory=list)
    is_started: bool = False
    is_closing: bool = False

    def submit(
        self,
        source: Path,
        target: Path,
        content: bytes | None = None,
        *,
        archive: bool = False,
        anew: bool = True,
    ) -> Future[Printed]:
        """The PDF of a Word file, which is being made; its result raises `ProblemsFound`."""
        is_needed = anew or not is_file(target)
        if is_needed and not self.is_started and (content is not None or is_file(source)):
            self._start_ahead()
        return self.pool.submit(self.convert, source, target, content, archive=archive, anew=anew)

    def convert(
        self,
        source: Path,
        target: Path,
        content: bytes | None = None,
        *,
        archive: bool = False,
        anew: bool = True,
    ) -> Printed:
        """Make and write the PDF of a Word file; raises `ProblemsFound` if it cannot be made.

        For an archive it is PDF/A-2b. `content` is the document, if it is not on the disk. Unless
        it is to be made `anew`, a PDF that is there and would come out the same stays.
        """
        document = read_file(source) if content is None else content
        package = open_package(source, document)
        lean = drop_idle_styles(package)
        properties = read_properties(package)
        uses, kind = read_fonts(lean, self.fonts), ARCHIVE if archive else PLAIN
        mark = self._build_mark(document, kind, properties.date, uses)
        pdf, found = None if anew else _read_current(target, mark), list[Diagnostic]()
        is_current, pages = pdf is not None, count_pages(pdf or b"")
        if pdf is None:
            printed = document if lean is package else pack_lean(lean)
            with self.free:
                pdf, paging = self._print(source, printed, kind)
            sleep(TURN)  # only one thread of Python runs: the one that has work for LibreOffice
            pages, found = paging.pages, [*check_paging(paging, lean)]
            # only LibreOffice can say that again: next time, it is asked again
            mark = replace(mark, manner=NOBODY) if found else mark
            pdf = stamp(pdf, properties.date, mark, find_eastern_language(lean))
            found += _keep_other(target, pdf)
            write_files({target: pdf})
        families = tuple(sorted({self.fonts.plain_family(name) for name in find_fonts(pdf)}))
        found += check_uses(uses, families)
        if archive and not properties.title:
            found.append(NO_TITLE.at(FilePlace(str(source)), "info"))
        return Printed(source, target, pages, families, uses, tuple(found), is_current)

    def _build_mark(
        self, document: bytes, kind: int, changed: datetime | None, uses: Iterable[FontUse]
    ) -> Mark:
        """What a PDF says of all that decides it."""
        fonts = tell_fonts(uses, self.fonts)
        manner = repr((FORM, kind, find_date(changed), read_build(self.program), fonts))
        return Mark(digest_of(document), digest_of(manner))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: object, *_: object) -> None:
        self.is_closing = kind is not None
        if self.is_closing:  # nobody waits for what is being made
            self._end_all()
        self.pool.shutdown(cancel_futures=True)
        self._end_all()

    def _print(self, source: Path, document: bytes, kind: int) -> tuple[bytes, Paging]:
        """The PDF of a document and its pages, tried again by a fresh process."""
        reason: object = ""
        for _ in range(TRIES):
            worker = self._take_worker()
            try:
                made = worker.convert(document, kind, self.choices.time_limit)
            except (OfficeFailed, DocumentRefused) as failure:
                reason = failure.args[0]
                self._end(worker)
            except BaseException:
                self._end(worker)
                raise
            else:
                self._give_back(worker)
                return made
        found = DOCUMENT_FAILS.at(FilePlace(str(source)), "open", file=source.name, reason=reason)
        raise ProblemsFound([found])

    def _take_worker(self) -> Worker:
        """A process that waits for work, else a new one."""
        with suppress(Empty):
            while True:
                worker = self.idle.get_nowait()
                if worker.is_alive:
                    return worker
                self._end(worker)
        return self._start()

    def _start_ahead(self) -> None:
        """Start the processes while the first documents are read, for which it takes modules."""
        self.is_started = True
        for _ in range(self.limit):
            self.pool.submit(self._start_idle)

    def _start_idle(self) -> None:
        """A new process for whichever document is ready first; if it fails, that one is told."""
        with self.free, suppress(ProblemsFound):
            self.idle.put(self._start())

    def _start(self) -> Worker:
        """A new process; once LibreOffice has failed to start, it is not tried for the others."""
        reason: object = ""
        for _ in range(TRIES):
            if self.broken or self.is_closing:
                raise ProblemsFound(self.broken)
            try:
                worker = start_worker(self.program, self.fonts.configuration)
            except OfficeFailed as failure:
                reason = failure.args[0]
            except OfficeTooOld as failure:
                place = FilePlace(str(self.program))
                self.broken.append(OLD_OFFICE.at(place, "newer", version=failure.args[0]))
            else:
                self.workers.append(worker)
                return worker
        place = FilePlace(str(self.program))
        self.broken.append(OFFICE_FAILS.at(place, "try", reason=reason))
        raise ProblemsFound(self.broken[:1])

    def _give_back(self, worker: Worker) -> None:
        if worker.number >= LIFETIME:
            self._end(worker)
        else:
            self.idle.put(worker)

    def _end(self, worker: Worker) -> None:
        worker.end()
        self.workers.remove(worker)

    def _end_all(self) -> None:
        for worker in tuple(self.workers):
            worker.kill()
        for worker in tuple(self.workers):
            worker.end()
        self.workers.clear()


def build_converter(choices: Choices, documents: int) -> Converter:
    """What makes PDFs of about so many documents; raises `ProblemsFound` without LibreOffice."""
    from concurrent.futures import ThreadPoolExecutor

    program = find_office()
    worth = -(-documents // WORTH_A_WORKER)
    workers = max(1, min(os.cpu_count() or 1, choices.workers, worth))
    # for each that works in LibreOffice another one, which reads the next document meanwhile
    pool = ThreadPoolExecutor(2 * workers)
    return Converter(
        choices, program, load_fonts(choices.folders), pool, workers, Semaphore(workers)
    )


def convert_files(
    files: Path | str | Iterable[Path | str],
    *,
    out: Path | str | None = None,
    archive: bool = False,
    fonts: Path | str | Iterable[Path | str] = (),
    time_limit: float = TIME_LIMIT,
    workers: int = MOST_WORKERS,
) -> Iterator[Printed | ProblemsFound]:
    """Make a PDF of each Word file, beside it or in the folder `out`, and yield them in order.

    What cannot be made is yielded as the `ProblemsFound` that says why, and stops no other.
    `archive` makes PDF/A-2b; `fonts` are folders of font files; `workers` the most processes. One
    file, or one folder of fonts, need be in no list.
    """
    documents, folder = tuple(map(Path, several(files))), None if out is None else Path(out)
    choices = Choices(tuple(map(Path, several(fonts))), time_limit, workers)
    with build_converter(choices, len(documents)) as converter:
        made = [
            converter.submit(file, name_pdf(file, folder), archive=archive) for file in documents
        ]
        yield from map(finished, made)


def _read_current(target: Path, mark: Mark) -> bytes | None:
    """A PDF that is there, if it is whole and was made so of the same document."""
    with suppress(OSError):
        content = target.read_bytes() if is_file(target) else b""
        return content if read_mark(content) == mark else None
    return None


def _keep_other(target: Path, pdf: bytes) -> list[Diagnostic]:
    """Keep a copy of a PDF that somebody has signed, written into, or put in this place."""
    there = read_content(target)
    if not there or read_mark(there) or not read_mark(pdf):
        return []
    write_backup(target, there)
    return [KEPT_COPY.at(FilePlace(str(target)))]


def finished(made: Future[Printed]) -> Printed | ProblemsFound:
    """What came of a document, once it is done."""
    try:
        return made.result()
    except ProblemsFound as problems:
        return problems


def name_pdf(document: Path, out: Path | None = None) -> Path:
    """The PDF of a Word file: beside it, or in a folder."""
    file = document.with_suffix(".pdf")
    return file if out is None else out / file.name
