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
from reportkit.pipeline.claim import Claim, Register, Taken, refuse_taken
from reportkit.pipeline.edition import Editions, finish_document, names_of
from reportkit.pipeline.memory import Files, Memory, build_memory
from reportkit.pipeline.origin import tell_origin
from reportkit.pipeline.outcome import Draft, Made, collected
from reportkit.project import DocumentKind, Job, Named
from reportkit.record import Record
from reportkit.template import Template

if TYPE_CHECKING:
    from reportkit.needs.lack import Pair
    from reportkit.render import Document
    from reportkit.word.provenance import Provenance


@frozen
class Run:
    """What the jobs of a run share: what has been read, and which record has which claims.

    With `tells_pairs`, each record is held against each template.
    """

    tells_pairs: bool = False
    files: Files = field(default_factory=Files)
    states: dict[Path, State] = field(default_factory=dict)
    shelf: Shelf = field(default_factory=Shelf)
    register: Register = field(default_factory=Register)

    def memory(self, job: Job) -> Memory | None:
        """What is remembered of the record of a job; nothing outside a project."""
        if job.project.file is None or not is_file(job.record):
            return None
        root = job.project.root
        if root not in self.states:
            self.states[root] = State(root)
        return build_memory(job, self.files, self.states[root])


def draft_documents(job: Job, run: Run, memory: Memory | None = None) -> Draft:
    """The documents of a job, or everything that is wrong with record, templates and both."""
    draft = draft_alone(job, run, memory)
    return refuse_taken(draft, run.register.settle(draft.claim))


def draft_job(job: Job, run: Run, *, anew: bool = False) -> Draft:
    """The documents of a job as if no other record were there; none if all are up to date.

    With `anew`, they are made nevertheless.
    """
    memory = run.memory(job)
    current = find_current(job, memory) if memory and not anew else None
    return current or draft_alone(job, run, memory)


def draft_missing(job: Job, run: Run, *, anew: bool = False) -> Draft:
    """The same, but for what other records have."""
    draft = draft_job(job, run, anew=anew)
    return settle_draft(job, draft, run.register.settle(draft.claim), run)


def settle_draft(job: Job, draft: Draft, taken: Taken, run: Run) -> Draft:
    """The draft of a job, given what others have of its claim."""
    if taken and draft.current:  # where it says what others have is known once it is read
        draft = draft_alone(job, run, run.memory(job))
    return refuse_taken(draft, taken)


def find_current(job: Job, memory: Memory) -> Draft | None:
    """A draft without documents if all of the job's are up to date, else None."""
    known = memory.find_record()
    if known is None or (job.lang and job.lang not in known.lang):
        return None
    plans = tuple(made for made, _ in iter_plans(job, known))
    if not plans or not all(map(memory.is_current, plans)):
        return None
    claim = Claim(job.record, known.number, tuple(made.file for made in plans))
    return Draft(job.record, {}, (), current=plans, memory=memory, claim=claim)


def draft_alone(job: Job, run: Run, memory: Memory | None = None) -> Draft:
    """The documents of a job as if no other record were there."""
    checked = check_job(job, run.shelf)
    found, record = [*checked.diagnostics], checked.record
    contents: dict[Made, Document] = {}
    if record and not has_errors(found):
        editions = Editions(job, record)
        for made, kind in iter_plans(job, record):
            with collected(found):
                template = checked.templates[kind.name, kind.style.lang]
                contents[made] = make_document(editions, kind, template)
        found = join_found(
            found, [*editions.check(checked.source), *_check_finals(contents, editions)]
        )
    pairs = _pair(job, record, run) if run.tells_pairs and record else ()
    claim = build_claim(checked, job.record, (made.file for made in contents))
    if record is None or has_errors(found):
        return Draft(job.record, {}, tuple(found), pairs, claim=claim)
    known = memory.describe_record(record, claim.number) if memory else None
    return Draft(
        job.record,
        contents,
        tuple(found),
        pairs,
        memory=memory,
        known=known,
        claim=claim,
        authors=names_of(record),
    )


def build_claim(checked: Checked, record: Path, files: Iterable[Path]) -> Claim:
    """What the documents of a record need for themselves."""
    source = checked.source
    name = source.place("id") if "id" in source.nodes else FilePlace(source.file)
    number = document_number(checked.record) if checked.record else ""
    places = {"name": name, "number": source.place("doc.number") if number else name}
    return Claim(record, number, tuple(files), places)


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
        yield made, _tell_in(kind, lang)


def _tell_in(kind: DocumentKind, lang: str) -> DocumentKind:
    if kind.style.lang == lang:
        return kind
    return replace(kind, style=replace(kind.style, lang=lang))
