"""Word files as they are, and the documents of records as they would be: what can be looked at."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from reportkit.diagnostics import Diagnostic
from reportkit.frozen import frozen
from reportkit.pipeline.draft import Run, draft_documents
from reportkit.pipeline.outcome import collected
from reportkit.project import Checkable, Project, build_job, read_nearest_project
from reportkit.word.package import read_file


@frozen
class Paper:
    """The Word files of a source by their names: itself, or the documents of a record."""

    source: Path
    project: Project
    documents: Mapping[Path, bytes]
    diagnostics: tuple[Diagnostic, ...] = ()


def iter_papers(wanted: Checkable) -> Iterator[Paper]:
    """Yield what is named: Word files, and the documents of records, of which none is written."""
    run, find = Run(), cache(read_nearest_project)
    for file in (*wanted.templates, *wanted.documents):
        found: list[Diagnostic] = []
        documents: dict[Path, bytes] = {}
        with collected(found):
            documents[file] = read_file(file)
        yield Paper(file, find(file.parent)[0], documents, tuple(found))
    for record in wanted.records:
        project, problems = find(record.parent)
        draft = draft_documents(build_job(record, project), run)
        documents = {made.file: document.content for made, document in draft.contents.items()}
        yield Paper(record, project, documents, (*problems, *draft.diagnostics))
