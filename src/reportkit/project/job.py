"""A job: one record, and the documents to make of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from glob import glob, has_magic
from pathlib import Path

from reportkit.diagnostics import ReportkitError
from reportkit.project.settings import (
    DIRECTORY_FILE,
    SETTINGS_FILE,
    DocumentKind,
    Project,
    find_project,
)

RECORD_SUFFIXES = {".yaml", ".yml"}
NO_RECORDS = {SETTINGS_FILE, DIRECTORY_FILE}


@dataclass(frozen=True, slots=True)
class Job:
    """One record and the documents to make of it; `lang` None means the record's languages."""

    record: Path
    project: Project
    documents: tuple[DocumentKind, ...]
    out: Path
    lang: str | None = None


class NotFoundError(ReportkitError):
    """A name given by the caller means nothing here."""


def build_jobs(
    records: Iterable[Path],
    *,
    document: str | None = None,
    lang: str | None = None,
    out: Path | None = None,
) -> tuple[Job, ...]:
    """A job for each record, in the project that it belongs to.

    Raises `NotFoundError` if no project makes such a document, `ProblemsFound` if the settings
    of a project are wrong.
    """
    find = cache(find_project)
    return tuple(_build_job(record, find(record.parent), document, lang, out) for record in records)


def find_records(wanted: Iterable[str]) -> tuple[Path, ...]:
    """The records that files, folders and patterns name, each once; folders in order of name.

    Raises `NotFoundError` for the first that names none.
    """
    found = {record.resolve(): record for one in wanted for record in _find(one)}
    return tuple(found.values())


def _build_job(
    record: Path, project: Project, document: str | None, lang: str | None, out: Path | None
) -> Job:
    kinds = tuple(project.documents.values())
    if document is not None:
        kinds = (_choose(project, document),)
    return Job(record, project, kinds, (out or project.output).absolute(), lang)


def _choose(project: Project, document: str) -> DocumentKind:
    if document in project.documents:
        return project.documents[document]
    listed = ", ".join(f"`{name}`" for name in project.documents)
    raise NotFoundError(
        f"the project has no document `{document}`"
        + (_did_you_mean(document, project.documents) or f"; it makes {listed}")
    )


def _find(wanted: str) -> Iterable[Path]:
    path = Path(wanted)
    if path.is_file():
        return [path]
    if path.is_dir():
        records = _find_in_folder(path)
    else:
        matches = glob(wanted, recursive=True)  # noqa: PTH207 - Path.glob takes no absolute one
        records = [Path(match) for match in sorted(matches) if _is_record(Path(match))]
    if not records:
        raise NotFoundError(_tell_nothing(path))
    return records


def _find_in_folder(folder: Path) -> list[Path]:
    """The records in a folder and those below it; a project's folder stands for its records."""
    if (folder / SETTINGS_FILE).is_file():
        folder = find_project(folder).records
    return sorted(path for path in folder.rglob("*.y*ml") if _is_record(path, folder))


def _is_record(path: Path, folder: Path = Path()) -> bool:
    """True for a YAML file that is neither hidden nor about a project."""
    below = path.relative_to(folder) if path.is_relative_to(folder) else path
    hidden = any(step.startswith(".") and step.strip(".") for step in below.parts)
    named = path.suffix.lower() in RECORD_SUFFIXES and path.name not in NO_RECORDS
    return named and not hidden and path.is_file()


def _tell_nothing(wanted: Path) -> str:
    if wanted.is_dir():
        return f"`{wanted}` holds no records"
    if has_magic(str(wanted)):
        return f"`{wanted}` matches no records"
    there = wanted.parent.iterdir() if wanted.parent.is_dir() else ()
    names = {str(path): path for path in there if _is_record(path)}
    return f"`{wanted}` does not exist" + _did_you_mean(str(wanted), names)


def _did_you_mean(name: str, known: Iterable[str]) -> str:
    near = get_close_matches(name, list(known), n=1)
    return f"; did you mean `{near[0]}`?" if near else ""
