"""The order of the stages: a record and its templates in, documents out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import field, replace
from functools import cache
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING

from reportkit.check import Checked, LoadedTemplate, Shelf, check_fields, check_job, check_template
from reportkit.context import build_context, document_number
from reportkit.diagnostics import (
    Diagnostic,
    FilePlace,
    Phrase,
    ProblemsFound,
    has_errors,
    raise_errors,
)
from reportkit.frozen import frozen
from reportkit.output import build_file_name, name_original, write_behind, write_files
from reportkit.project import (
    Checkable,
    DocumentKind,
    Job,
    Project,
    build_job,
    build_jobs,
    find_likely_records,
    find_near_document,
    judge,
    read_nearest_project,
)
from reportkit.record import LoadedYaml, Record, load_directory, load_yaml
from reportkit.rules.agreement import NO_RECORD
from reportkit.rules.output import NAME_TAKEN
from reportkit.rules.record import DUPLICATE_NUMBER, NOT_A_MAPPING
from reportkit.template import Template

if TYPE_CHECKING:
    from reportkit.annotation import Annotation


@frozen
class Made:
    """A document and where it comes from; `document` and `lang` are None outside a project."""

    file: Path
    source: Path
    template: Path
    document: str | None = None
    lang: str | None = None


@frozen
class Outcome:
    """What became of one file: the documents made of it, or the problems that stopped them.

    `copy` is the annotated copy of a template.
    """

    source: Path
    made: tuple[Made, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    copy: Path | None = None

    @property
    def failed(self) -> bool:
        """True if a problem stopped the documents."""
        return has_errors(self.diagnostics)


@frozen
class Draft:
    """The documents of a source before they are written: none if anything is an error."""

    source: Path
    contents: Mapping[Made, bytes]
    diagnostics: tuple[Diagnostic, ...]


@frozen
class Run:
    """What the jobs of a run share: what has been read, and which record took which name or number.

    File names are taken without regard to case; document numbers as they are printed.
    """

    shelf: Shelf = field(default_factory=Shelf)
    taken: dict[str, Path] = field(default_factory=dict)
    numbers: dict[str, Path] = field(default_factory=dict)


def render_jobs(jobs: Iterable[Job]) -> Iterator[Outcome]:
    """Make and write the documents of each job; a job with an error writes none."""
    run, jobs = Run(), tuple(jobs)
    return _write_all((_render(job, run) for job in jobs), len(jobs))


def check_files(wanted: Checkable, annotation: Annotation | None = None) -> Iterator[Outcome]:
    """Check settings, address books and templates, then try out the documents of each record.

    Nothing is written but copies of templates, if there is an annotation. Where settings are
    wrong, records and templates are checked as far as the settings can be understood.
    """
    run = Run()
    find = cache(read_nearest_project)
    for settings in wanted.settings:
        yield Outcome(settings, (), find(settings.parent)[1])
    for directory in wanted.directories:
        yield Outcome(directory, (), load_directory(directory).diagnostics)
    for template in wanted.templates:
        project, problems = find(template.parent)
        original = name_original(template).resolve()
        is_ours = original in [kind.template for kind in project.documents.values()]
        found = check_template(template, run.shelf, for_records=is_ours)
        told = (*problems, *judge(found, project.checks)) if is_ours else found
        outcome = Outcome(template, (), told)
        yield _annotate(outcome, annotation) if annotation else outcome
    for document in wanted.documents:
        against = _check_document(document.absolute(), find(document.parent)[0], run)
        yield Outcome(document, (), tuple(against))
    for record in wanted.records:
        project, problems = find(record.parent)
        draft = _render(build_job(record, project), run)
        yield Outcome(record, tuple(draft.contents), (*problems, *draft.diagnostics))


def _check_document(document: Path, project: Project, run: Run) -> Iterable[Diagnostic]:
    """What is wrong with a document on the disk, held against what its record makes now."""
    from reportkit.agreement import build_facts, compare_files

    for path in find_likely_records(project, document.name):
        job = build_job(path, project)
        checked = check_job(job, run.shelf)
        if checked.record is None or has_errors(checked.diagnostics):
            if document.name.startswith(path.stem):
                return checked.diagnostics
            continue
        for made, kind in _iter_plans(job, checked.record):
            if made.file == document:
                with _collected(found := list[Diagnostic]()):
                    fresh = _fill(job, checked.record, kind, checked.templates[kind.name])
                    facts = build_facts(checked.record, kind.style.lang)
                    found += compare_files(document, fresh, facts, path)
                return found
    near = find_near_document(project, document.name)
    place = FilePlace(str(document))
    return [NO_RECORD.at(place, "near" if near else None, near=near)]


def _annotate(outcome: Outcome, annotation: Annotation) -> Outcome:
    """The outcome of a template with its annotated copy, or with what stopped the copy."""
    from reportkit.annotation import write_copy

    own = [found for found in outcome.diagnostics if found.place.file == str(outcome.source)]
    try:
        copy = write_copy(outcome.source, own, annotation)
    except ProblemsFound as problems:
        found = dict.fromkeys((*outcome.diagnostics, *problems.diagnostics))
        return replace(outcome, diagnostics=tuple(found))
    return replace(outcome, copy=copy)


def fill_template(template: Path, files: Sequence[tuple[Path, Path]]) -> Iterator[Outcome]:
    """Fill a template with the values of each YAML or JSON file, and write the documents.

    `files` are those with values, each with the document to be written.
    """
    filled = Shelf().template(template)
    return _write_all((_fill_values(filled, *pair) for pair in files), len(files))


def _fill_values(filled: LoadedTemplate, values: Path, out: Path) -> Draft:
    """The document of a template and a file with values, or everything that is wrong with both."""
    loaded = load_yaml(values)
    found = [*loaded.diagnostics, *_check_mapping(loaded), *filled.diagnostics]
    contents: dict[Made, bytes] = {}
    if filled.template and not has_errors(found):
        with _collected(found):
            document = filled.template.render(loaded.value, root=values.parent)
            contents[Made(out, values, filled.template.path)] = document.content
    return Draft(values, contents, tuple(found))


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


def _render(job: Job, run: Run) -> Draft:
    """The documents of a job, or everything that is wrong with record, templates and both."""
    checked = check_job(job, run.shelf)
    found = [*checked.diagnostics, *_claim_number(checked, run, job.record)]
    contents: dict[Made, bytes] = {}
    if checked.record and not has_errors(found):
        for made, kind in _iter_plans(job, checked.record):
            with _collected(found):
                contents[made] = _fill(job, checked.record, kind, checked.templates[kind.name])
        found += _claim(contents, checked, run)
    return Draft(job.record, {} if has_errors(found) else contents, tuple(found))


def _fill(job: Job, record: Record, kind: DocumentKind, template: Template) -> bytes:
    """One document. Where short names are announced, a rehearsal tells which are used later."""
    root = job.project.root
    context = build_context(record, kind.style, kind.name)
    raise_errors(check_fields(template, context))
    content = template.render(context, root=root).content
    if not kind.style.hereinafter:
        return content
    context = build_context(record, kind.style, kind.name, recurring=context.named_again)
    return template.render(context, root=root).content


def _iter_plans(job: Job, record: Record) -> Iterator[tuple[Made, DocumentKind]]:
    """Yield the documents of a job: where each goes, and its kind, told in its language.

    The name of a file tells the language only if the record has several.
    """
    langs = (job.lang,) if job.lang else record.lang
    for kind, lang in product(job.documents, langs):
        name = build_file_name(record.id, kind.name, lang if len(record.lang) > 1 else None)
        made = Made(job.out / name, job.record, kind.template, kind.name, lang)
        yield made, replace(kind, style=replace(kind.style, lang=lang))


def _claim(contents: Iterable[Made], checked: Checked, run: Run) -> Iterator[Diagnostic]:
    """Take the names of files; one that another record of this run has taken is an error."""
    for made in contents:
        first = run.taken.setdefault(str(made.file).casefold(), made.source)
        if first != made.source:
            own_place = "id" in checked.source.nodes
            place = checked.source.place("id") if own_place else FilePlace(checked.source.file)
            yield NAME_TAKEN.at(place, "id", file=made.file, record=first)


def _claim_number(checked: Checked, run: Run, path: Path) -> Iterator[Diagnostic]:
    """Take the document number of a record; one that another record has is an error."""
    number = document_number(checked.record) if checked.record else ""
    first = run.numbers.setdefault(number, path) if number else path
    if first != path:
        place = checked.source.place("doc.number")
        yield DUPLICATE_NUMBER.at(place, number=number, record=first)


def _check_mapping(loaded: LoadedYaml) -> Iterator[Diagnostic]:
    if loaded.node is not None and not loaded.diagnostics and not isinstance(loaded.value, dict):
        yield NOT_A_MAPPING.at(loaded.source.place(""), "line", shape=Phrase("a list"))


def _write_all(drafts: Iterator[Draft], number: int) -> Iterator[Outcome]:
    """Write the documents of so many drafts; a thread is worth its while for several."""
    return map(_write, drafts) if number == 1 else write_behind(_write, drafts)


def _write(draft: Draft) -> Outcome:
    """Put the documents of a draft in their places, all or none."""
    try:
        write_files({made.file: content for made, content in draft.contents.items()})
    except ProblemsFound as problems:
        return Outcome(draft.source, (), (*draft.diagnostics, *problems.diagnostics))
    return Outcome(draft.source, tuple(draft.contents), draft.diagnostics)


@contextmanager
def _collected(found: list[Diagnostic]) -> Iterator[None]:
    """Add the problems that stop the block to those found before."""
    try:
        yield
    except ProblemsFound as problems:
        found.extend(problems.diagnostics)
