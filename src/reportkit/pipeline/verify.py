"""What has become of documents since they were rendered; nothing is written.

file ─▶ its record ─▶ what that would make now, or what is remembered of it ─▶ Verdict
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import field
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from reportkit.diagnostics import Diagnostic
from reportkit.entry import is_file
from reportkit.frozen import frozen
from reportkit.output.name import is_companion
from reportkit.output.standing import Found, Standing, examine, find_lock, read_content
from reportkit.output.state import KeptRecord
from reportkit.pipeline.draft import Run, draft_alone, find_current, iter_plans
from reportkit.pipeline.edition import FINAL, finalise
from reportkit.pipeline.outcome import Draft, Made
from reportkit.pipeline.write import find_base
from reportkit.project import Job, Project, build_job, find_records_of, read_nearest_project

if TYPE_CHECKING:
    from reportkit.pipeline.memory import Memory
    from reportkit.render import Document


PDF = ".pdf"
ZIP_SIGN = b"PK"  # with which a Word file begins


class Condition(StrEnum):
    """One thing that can be said of a document."""

    UNCHANGED = "unchanged"
    EDITED = "edited by hand"
    RECORD = "record changed since"
    TEMPLATE = "template changed since"
    INPUTS = "settings, photos or reportkit changed since"
    BROKEN = "its record or a template has problems"
    OUTDATED = "its document changed since"
    ALONE = "its document is not here"
    MISSING = "missing"
    ORPHANED = "no record makes it"
    FOREIGN = "not rendered by reportkit"
    DAMAGED = "damaged: it cannot be opened"


@frozen
class Verdict:
    """What can be said of a document; `made` tells where it comes from, if that is known.

    `edits` are the places at which it was edited, as far as what was rendered is still kept.
    """

    file: Path
    conditions: tuple[Condition, ...]
    made: Made | None = None
    edits: tuple[Diagnostic, ...] = ()
    is_open: bool = False

    @property
    def is_unchanged(self) -> bool:
        """True if nothing has become of it."""
        return self.conditions == (Condition.UNCHANGED,)


@frozen
class Look:
    """What has been found out about the documents of the projects that are looked at."""

    run: Run = field(default_factory=Run)
    jobs: dict[Path, Job] = field(default_factory=dict)
    fresh: dict[Path, Draft] = field(default_factory=dict)

    def memory(self, job: Job) -> Memory | None:
        """What is remembered of the record of a job."""
        return self.run.memory(job)

    def plan(self, job: Job) -> tuple[Made, ...]:
        """The documents of a record, by what is known of it without making them."""
        memory = self.memory(job)
        known = memory.state.find_record(job.record) if memory else None
        if known and memory and known.key == memory.key:
            return tuple(made for made, _ in iter_plans(job, known))
        drafted = draft_alone(job, self.run, memory)
        if memory and drafted.known:
            memory.keep_record(drafted.known)
        self.fresh[job.record] = drafted
        if drafted.contents:
            return tuple(drafted.contents)
        guessed = known or KeptRecord("", job.record.stem, "", ("en",), "")
        return tuple(made for made, _ in iter_plans(job, guessed))

    def document(self, job: Job, file: Path, *, final: bool = False) -> Document | None:
        """What a record would make now, in this state; None if it has problems."""
        if job.record not in self.fresh:
            drafted = draft_alone(job, self.run, self.memory(job))
            self.fresh[job.record] = drafted
        drafted = self.fresh[job.record]
        by_file = {made.file: one for made, one in drafted.contents.items()}
        found = by_file.get(file)
        return finalise(found, drafted.authors) if found and final else found


def verify_files(files: Iterable[Path]) -> Iterator[Verdict]:
    """Tell of each file what has become of it since it was rendered."""
    look, find = Look(), cache(read_nearest_project)

    @cache
    def plans(root: Path) -> dict[Path, tuple[Job, Made]]:
        return dict(_iter_plans(find(root)[0], look))

    for file in files:
        path = file.absolute()
        project, _ = find(path.parent)
        if path.suffix.lower() == PDF:
            yield Verdict(file, (_judge_pdf(path, _find_document(path, project)),))
            continue
        found = _find_job(path, project, look) or plans(project.root).get(path)
        there = examine(path)
        if found is None:
            yield Verdict(file, _judge_alone(there, project), is_open=_is_open(path))
        else:
            yield _judge(there, *found, look, with_edits=True)


def _find_job(path: Path, project: Project, look: Look) -> tuple[Job, Made] | None:
    """The job that makes a file, among those whose record is named like it."""
    for record in find_records_of(project):
        if path.name.startswith(f"{record.stem}-"):
            job = build_job(record, project)
            for made in look.plan(job):
                if made.file == path:
                    return job, made
    return None


def _iter_plans(project: Project, look: Look) -> Iterator[tuple[Path, tuple[Job, Made]]]:
    """Yield every document that a project makes."""
    for record in find_records_of(project):
        job = build_job(record, project)
        yield from ((made.file, (job, made)) for made in look.plan(job))


def survey_project(project: Project) -> Iterator[Verdict]:
    """Tell of every document of a project what has become of it."""
    look, known = Look(), set[Path]()
    for record in find_records_of(project):
        job = build_job(record, project)
        memory = look.memory(job)
        current = find_current(job, memory) if memory else None
        for made in current.current if current else look.plan(job):
            known.add(made.file)
            if current:
                yield Verdict(made.file, (Condition.UNCHANGED,), made)
            else:
                yield _judge(examine(made.file), job, made, look, with_edits=False)
            pdf = made.file.with_suffix(PDF)
            if is_file(pdf):
                yield Verdict(pdf, (_judge_pdf(pdf, made.file),), made)
        look.fresh.pop(record, None)  # memory does not grow with the number of records
    yield from _iter_orphans(project, known)


def _find_document(pdf: Path, project: Project) -> Path:
    """The document of a PDF: beside it, or in the output folder."""
    beside = pdf.with_suffix(".docx")
    return beside if is_file(beside) else project.output / beside.name


def _judge_pdf(pdf: Path, document: Path) -> Condition:
    """What has become of a PDF, or of its document since it was made."""
    from reportkit.pdf.stamp import digest_of, read_mark

    mark = read_mark(read_content(pdf) or b"")
    if mark is None:
        return Condition.FOREIGN
    content = read_content(document)
    if content is None:
        return Condition.ALONE
    return Condition.UNCHANGED if mark.document == digest_of(content) else Condition.OUTDATED


def _iter_orphans(project: Project, known: set[Path]) -> Iterator[Verdict]:
    """Yield the documents in the output folder that no record makes any more."""
    for file in sorted(project.output.rglob("*.docx")):
        if file in known or is_companion(file) or file.name.startswith(("~$", ".")):
            continue
        there = examine(file)
        says = there.opened.provenance if there.opened else None
        if says and says.document:
            yield Verdict(file, _judge_alone(there, project), is_open=_is_open(file))


def _judge(there: Found, job: Job, made: Made, look: Look, *, with_edits: bool) -> Verdict:
    """What has become of a document whose record is known."""
    is_open = _is_open(made.file)
    if there.standing is Standing.ABSENT:
        return Verdict(made.file, (Condition.MISSING,), made)
    if there.standing is Standing.FOREIGN:
        return Verdict(made.file, (_judge_foreign(there),), made, is_open=is_open)
    says = there.opened.provenance if there.opened else None
    document = look.document(job, made.file, final=says is not None and says.state == FINAL)
    conditions = tuple(iter_conditions(there, document))
    edits = tuple(_iter_edits(there, document, look.memory(job))) if with_edits else ()
    return Verdict(made.file, conditions or (Condition.UNCHANGED,), made, edits, is_open)


def iter_conditions(there: Found, document: Document | None) -> Iterator[Condition]:
    """Yield what has become of a document, held against what its record makes now."""
    says = there.opened.provenance if there.opened else None
    if there.standing is Standing.EDITED:
        yield Condition.EDITED
    if document is None or document.provenance is None or says is None:
        yield Condition.BROKEN
        return
    now = document.provenance
    if says.record != now.record:
        yield Condition.RECORD
    if says.template != now.template:
        yield Condition.TEMPLATE
    if (says.record, says.template) == (now.record, now.template) and says != now:
        yield Condition.INPUTS


def _judge_alone(there: Found, project: Project) -> tuple[Condition, ...]:
    """What can be said of a document without its record."""
    says = there.opened.provenance if there.opened else None
    if there.standing is Standing.ABSENT:
        return (Condition.MISSING,)
    if says is None:
        return (_judge_foreign(there),)
    edited = (Condition.EDITED,) if there.standing is Standing.EDITED else ()
    orphaned = (Condition.ORPHANED,) if project.file and says.document else ()
    return (*edited, *orphaned) or (Condition.UNCHANGED,)


def _judge_foreign(there: Found) -> Condition:
    """What a file is that does not tell where it comes from: a Word file may only be damaged."""
    is_damaged = there.opened is None and there.content.startswith(ZIP_SIGN)
    return Condition.DAMAGED if is_damaged else Condition.FOREIGN


def _iter_edits(
    there: Found, document: Document | None, memory: Memory | None
) -> Iterator[Diagnostic]:
    """Yield the edits of a document, held against what was rendered or would be now."""
    if there.standing is not Standing.EDITED or there.opened is None:
        return
    from reportkit.output.edit import tell_edits
    from reportkit.word.opened import open_document

    base, says = find_base(there, memory), there.opened.provenance
    now = document.provenance if document else None
    if base is None and document and now and says and now.content == says.content:
        base = document.content
    if base:
        yield from tell_edits(there.file, open_document(there.file, base), there.opened)


def _is_open(file: Path) -> bool:
    return find_lock(file) is not None
