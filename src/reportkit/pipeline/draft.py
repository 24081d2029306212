"""The documents of a record before they are written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from reportkit.check import Checked, Shelf, check_job, schema_of
from reportkit.context import build_context, document_number
from reportkit.diagnostics import Diagnostic, FilePlace, has_errors
from reportkit.entry import is_file
from reportkit.frozen import frozen
from reportkit.output import build_file_name
from reportkit.output.state import State
from reportkit.pipeline.edition import Editions, finish_document, names_of
from reportkit.pipeline.memory import Files, Memory, build_memory
from reportkit.pipeline.origin import tell_origin
from reportkit.pipeline.outcome import Draft, Made, collected
from reportkit.project import DocumentKind, Job, Named
from reportkit.record import Record
from reportkit.rules.output import NAME_TAKEN
from reportkit.rules.record import DUPLICATE_NUMBER
from reportkit.template import Template

if TYPE_CHECKING:
    from reportkit.needs.lack import Pair
    from reportkit.render import Document
    from reportkit.word.provenance import Provenance


@frozen
class Run:
    """What the jobs of a run share: what has been read, and which record took which name or number.

    File names are taken without regard to case; document numbers as they are printed. With
    `tells_pairs`, each record is held against each template.
    """

    tells_pairs: bool = False
    files: Files = field(default_factory=Files)
    states: dict[Path, State] = field(default_factory=dict)
    shelf: Shelf = field(default_factory=Shelf)
    taken: dict[str, Path] = field(default_factory=dict)
    numbers: dict[str, Path] = field(default_factory=dict)

    def memory(self, job: Job) -> Memory | None:
        """What is remembered of the record of a job; nothing outside a project."""
        if job.project.file is None or not is_file(job.record):
            return None
        state = self.states.setdefault(job.project.root, State(job.project.root))
        return build_memory(job, self.files, state)


def draft_missing(job: Job, run: Run) -> Draft:
    """The documents of a job, if one of them is missing or would be made otherwise by now."""
    memory = run.memory(job)
    current = find_current(job, run, memory) if memory else ()
    if current:
        return Draft(job.record, {}, (), current=current, memory=memory)
    return draft_documents(job, run, memory)


def find_current(job: Job, run: Run, memory: Memory) -> tuple[Made, ...]:
    """The documents of a job if all are up to date and their names are free, else none."""
    known = memory.find_record()
    if known is None or (job.lang and job.lang not in known.lang):
        return ()
    plans = tuple(made for made, _ in iter_plans(job, known))
    if not all(map(memory.is_current, plans)):
        return ()
    names = [run.taken.setdefault(claim_of(made), made.source) for made in plans]
    names += [run.numbers.setdefault(known.number, job.record)] if known.number else []
    return plans if set(names) == {job.record} else ()


def draft_documents(job: Job, run: Run, memory: Memory | None = None) -> Draft:
    """The documents of a job, or everything that is wrong with record, templates and both."""
    checked = check_job(job, run.shelf)
    found = [*checked.diagnostics, *_claim_number(checked, run, job.record)]
    contents: dict[Made, Document] = {}
    if checked.record and not has_errors(found):
        editions = Editions(job, checked.record)
        for made, kind in iter_plans(job, checked.record):
            with collected(found):
                template = checked.templates[kind.name, kind.style.lang]
                contents[made] = make_document(editions, kind, template)
        found += _claim(contents, checked, run)
        found = join_found(
            found, [*editions.check(checked.source), *_check_finals(contents, editions)]
        )
    authors = names_of(checked.record) if checked.record else ()
    pairs = _pair(job, checked.record, run) if run.tells_pairs and checked.record else ()
    if has_errors(found):
        return Draft(job.record, {}, tuple(found), pairs)
    if memory and checked.record:
        record = checked.record
        memory.keep_record(record, document_number(record))
    return Draft(job.record, contents, tuple(found), pairs, memory=memory, authors=authors)


def join_found(found: list[Diagnostic], graver: list[Diagnostic]) -> list[Diagnostic]:
    """Problems with graver ones, which take the place of what was told of the same before."""
    told = {(one.rule, one.place) for one in graver}
    return [one for one in found if (one.rule, one.place) not in told] + graver


def _check_finals(documents: Mapping[Made, Document], editions: Editions) -> Iterator[Diagnostic]:
    """Yield what final documents must not hold."""
    if not editions.job.final:
        return
    from reportkit.submission.final import check_final_document

    kinds = {kind.name: kind for kind in editions.job.documents}
    for made, document in documents.items():
        redacted = editions.find(kinds[made.document or ""]).redacted
        yield from check_final_document(made.file, document.content, redacted)


def _pair(job: Job, record: Record, run: Run) -> tuple[Pair, ...]:
    """What a record lacks for each document of a job, in the first language that has a template."""
    from reportkit.needs.lack import build_pair

    schema = schema_of(job.project)
    pairs: dict[str, Pair] = {}
    for kind, lang in job.wanted(record):
        if kind.name not in pairs and lang in kind.templates:
            template = run.shelf.template(kind.templates[lang], lang)
            pairs[kind.name] = build_pair(kind.name, template.inventory, record, schema)
    return tuple(pairs.values())


def make_document(editions: Editions, kind: DocumentKind, template: Template) -> Document:
    """One document for its readers, marked as a draft or made final where it is one."""
    edition, job = editions.find(kind), editions.job
    origin = tell_origin(edition, kind, template)
    document = fill_document(job, edition.record, kind, template, origin)
    return finish_document(document, edition, final=job.final)


def fill_document(
    job: Job,
    record: Record,
    kind: DocumentKind,
    template: Template,
    origin: Provenance | None = None,
) -> Document:
    """One document. Where short names are announced, a rehearsal tells which are used later."""
    root = job.project.root
    context = build_context(record, kind.style, kind.name)
    if kind.style.hereinafter:
        template.render(context, root=root)
        context = build_context(record, kind.style, kind.name, recurring=context.named_again)
    return template.render(context, root=root, provenance=origin)


def iter_plans(job: Job, record: Named) -> Iterator[tuple[Made, DocumentKind]]:
    """Yield the documents of a job: where each goes, and its kind, told in its language.

    The name of a file tells the language only if the record has several.
    """
    for kind, lang in job.wanted(record):
        if lang not in kind.templates:  # a problem that is told where the record is checked
            continue
        name = build_file_name(record.id, kind.name, lang if len(record.lang) > 1 else None)
        made = Made(job.out / name, job.record, kind.templates[lang], kind.name, lang)
        yield made, replace(kind, style=replace(kind.style, lang=lang))


def _claim(contents: Iterable[Made], checked: Checked, run: Run) -> Iterator[Diagnostic]:
    """Take the names of files; one that another record of this run has taken is an error."""
    for made in contents:
        first = run.taken.setdefault(claim_of(made), made.source)
        if first != made.source:
            own_place = "id" in checked.source.nodes
            place = checked.source.place("id") if own_place else FilePlace(checked.source.file)
            yield NAME_TAKEN.at(place, "id", file=made.file, record=first)


def claim_of(made: Made) -> str:
    """The name of a document's file, by which file systems know it."""
    return str(made.file).casefold()


def _claim_number(checked: Checked, run: Run, path: Path) -> Iterator[Diagnostic]:
    """Take the document number of a record; one that another record has is an error."""
    number = document_number(checked.record) if checked.record else ""
    first = run.numbers.setdefault(number, path) if number else path
    if first != path:
        place = checked.source.place("doc.number")
        yield DUPLICATE_NUMBER.at(place, number=number, record=first)
