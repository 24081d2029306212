"""Everything that a user wrote, checked; nothing is written but annotated copies."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from reportkit.check import check_job, check_template, schema_of
from reportkit.diagnostics import Diagnostic, FilePlace, ProblemsFound, has_errors
from reportkit.entry import real_path
from reportkit.output import name_original
from reportkit.pipeline.draft import Run, draft_documents, fill_document, iter_plans
from reportkit.pipeline.edition import Editions
from reportkit.pipeline.outcome import Outcome, collected
from reportkit.project import (
    Checkable,
    Project,
    build_job,
    find_likely_records,
    find_near_document,
    judge,
    read_nearest_project,
)
from reportkit.record import load_directory
from reportkit.rules.agreement import NO_RECORD

if TYPE_CHECKING:
    from reportkit.annotation import Annotation


def check_files(
    wanted: Checkable,
    annotation: Annotation | None = None,
    *,
    tells_pairs: bool = False,
    run: Run | None = None,
) -> Iterator[Outcome]:
    """Check settings, address books, profiles and templates, then try out each record's documents.

    Nothing is written but copies of templates, if there is an annotation. Where settings are
    wrong, records and templates are checked as far as the settings can be understood. With
    `tells_pairs`, the outcome of a record tells what it lacks for each document. A `run` that has
    read some of the files goes on.
    """
    run = run or Run(tells_pairs)
    find = cache(read_nearest_project)
    for settings in wanted.settings:
        yield Outcome(settings, (), find(settings.parent)[1])
    for directory in wanted.directories:
        yield Outcome(directory, (), load_directory(directory).diagnostics)
    for profile in wanted.profiles:
        yield Outcome(profile, (), _check_profile(profile, find(profile.parent)[0]))
    for template in wanted.templates:
        project, problems = find(template.parent)
        is_ours = is_for_records(template, project)
        schema = schema_of(project)
        found = [*check_template(template, run.shelf, for_records=is_ours, schema=schema)]
        layout = find_layout(name_original(template).resolve(), project)
        found += _measure(template, layout) if layout and not has_errors(found) else ()
        told = (*problems, *judge(found, project.checks)) if is_ours else tuple(found)
        outcome = Outcome(template, (), told)
        yield _annotate(outcome, annotation) if annotation else outcome
    for document in wanted.documents:
        against = _check_document(document.absolute(), find(document.parent)[0], run)
        yield Outcome(document, (), tuple(against))
    for record in wanted.records:
        project, problems = find(record.parent)
        draft = draft_documents(build_job(record, project), run)
        told = (*problems, *draft.diagnostics)
        yield Outcome(record, tuple(draft.contents), told, pairs=draft.pairs)


def _check_profile(profile: Path, project: Project) -> tuple[Diagnostic, ...]:
    """What is wrong with a profile of packages."""
    from reportkit.submission.reading import read_profile

    return read_profile(profile, project)[1]


def is_for_records(template: Path, project: Project) -> bool:
    """True for a template, or its annotated copy, that a project fills with records."""
    original = real_path(name_original(template))
    return any(original in kind.files for kind in project.documents.values())


def find_layout(template: Path, project: Project) -> Path | None:
    """The layout profile of a template of a project, None if it has none."""
    layouts = (kind.layout_of(template) for kind in project.documents.values())
    return next(filter(None, layouts), None)


def _measure(document: Path, layout: Path) -> list[Diagnostic]:
    """Where a Word file departs from its layout, and what is wrong with that."""
    from reportkit.layout import measure_document, read_profile

    profile, found = read_profile(layout)
    measured = list(found)
    with collected(measured):
        measured += measure_document(document, profile)
    return measured


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
        for made, kind in iter_plans(job, checked.record):
            if made.file == document:
                with collected(found := list[Diagnostic]()):
                    template = checked.templates[kind.name, kind.style.lang]
                    record = Editions(job, checked.record).find(kind).record
                    fresh = fill_document(job, record, kind, template)
                    facts = build_facts(record, kind.style.lang)
                    found += compare_files(document, fresh.content, facts, path)
                layout = kind.layouts.get(kind.style.lang)
                measured = _measure(document, layout) if layout else ()
                return [*found, *judge(measured, project.checks)]
    if is_of_values(document):
        return []
    near = find_near_document(project, document.name)
    place = FilePlace(str(document))
    return [NO_RECORD.at(place, "near" if near else None, near=near)]


def is_of_values(document: Path) -> bool:
    """True for a document that tells it was made of values, and of no single record."""
    from reportkit.output.standing import examine

    opened = examine(document).opened
    return bool(opened and opened.provenance and not opened.provenance.document)


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
