"""A job: one record, and the documents to make of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import fields, replace
from functools import cache
from pathlib import Path
from typing import Protocol

from reportkit.diagnostics import CallError, FilePlace, Rule, find_near
from reportkit.entry import is_file, is_folder, is_there, list_names, real_path
from reportkit.frozen import frozen
from reportkit.output import build_file_name, is_companion, is_copy
from reportkit.project.settings import (
    DIRECTORY_FILE,
    SETTINGS_FILE,
    DocumentKind,
    Project,
    find_project,
    read_nearest_project,
    read_project,
)
from reportkit.record.model import Audience
from reportkit.rules import command as rules

TEMPLATE_SUFFIX = ".docx"
RECORD_SUFFIXES = {".yaml", ".yml"}
PROFILES, PROFILE_SUFFIX = "profiles", ".yaml"
NO_RECORDS = {SETTINGS_FILE, DIRECTORY_FILE}


class Named(Protocol):
    """What tells which documents are made of a record, and what they are called."""

    @property
    def id(self) -> str:
        """The name of the record."""

    @property
    def kind(self) -> str:
        """What took place."""

    @property
    def lang(self) -> tuple[str, ...]:
        """Its languages."""


@frozen
class Job:
    """One record and the documents to make of it; `lang` None means the record's languages.

    `audience` is who is to read them, whatever the settings say; `final` documents are no drafts.
    """

    record: Path
    project: Project
    documents: tuple[DocumentKind, ...]
    out: Path
    lang: str | None = None
    audience: Audience | None = None
    final: bool = False

    def languages(self, record: Named) -> tuple[str, ...]:
        """The languages in which a record is told."""
        return (self.lang,) if self.lang else record.lang

    def wanted(self, record: Named) -> Iterator[tuple[DocumentKind, str]]:
        """Yield the documents that are made of a record, each in each language."""
        for kind in self.documents:
            if not kind.kinds or record.kind in kind.kinds:
                langs = self.languages(record)
                yield from ((kind, lang) for lang in langs if lang in (kind.langs or langs))


@frozen
class Checkable:
    """Files to be checked, by what they are."""

    settings: tuple[Path, ...] = ()
    profiles: tuple[Path, ...] = ()
    directories: tuple[Path, ...] = ()
    templates: tuple[Path, ...] = ()
    documents: tuple[Path, ...] = ()
    records: tuple[Path, ...] = ()

    def __len__(self) -> int:
        return sum(len(getattr(self, slot.name)) for slot in fields(self))


class NotFoundError(CallError):
    """A name given by the caller means nothing here."""


def build_jobs(
    records: Iterable[Path],
    *,
    document: str | None = None,
    lang: str | None = None,
    out: Path | None = None,
    audience: Audience | None = None,
    final: bool = False,
) -> tuple[Job, ...]:
    """A job for each record, in the project that it belongs to.

    Raises `NotFoundError` if no project makes such a document, `ProblemsFound` if the settings
    of a project are wrong.
    """
    find = cache(find_project)
    jobs = (
        build_job(record, find(record.parent), document=document, lang=lang, out=out)
        for record in records
    )
    return tuple(replace(job, audience=audience, final=final) for job in jobs)


def find_records(wanted: Iterable[str]) -> tuple[Path, ...]:
    """The records that files, folders and patterns name, each once; folders in order of name.

    Raises `NotFoundError` for the first that names none.
    """
    found = {real_path(record): record for one in wanted for record in _find(one)}
    return tuple(found.values())


def find_checkable(wanted: Iterable[str]) -> Checkable:
    """What files, folders and patterns name to be checked, each file once.

    The folder of a project stands for its settings, address book, templates and records. Raises
    `NotFoundError` for the first that names nothing.
    """
    found: dict[str, dict[Path, Path]] = {slot.name: {} for slot in fields(Checkable)}
    for one in wanted:
        for kind, paths in _find_checkable(one).items():
            found[kind] |= {real_path(path): path for path in paths}
    return Checkable(**{kind: tuple(paths.values()) for kind, paths in found.items()})


def find_word_files(wanted: Iterable[str]) -> tuple[Path, ...]:
    """The Word files that files, folders and patterns name, each once.

    Raises `NotFoundError` for the first that names none.
    """
    found = {file.resolve(): file for one in wanted for file in _find_word_files(one)}
    return tuple(found.values())


def _find_word_files(wanted: str) -> Iterable[Path]:
    files = _find_templates(wanted)
    if files:
        return files
    if Path(wanted).exists() or _match(wanted):
        raise _refuse(rules.NO_WORD_FILE, Path(wanted), "word", path=wanted)
    raise _refuse_nothing(Path(wanted))


def _find_checkable(wanted: str) -> dict[str, Iterable[Path]]:
    """What one file, folder or pattern names, by kind."""
    path = Path(wanted)
    if is_file(path) and path.name in NO_RECORDS:
        return {"settings" if path.name == SETTINGS_FILE else "directories": [path]}
    if is_folder(path) and is_there(path / SETTINGS_FILE):
        return _find_in_project(path)
    if path.absolute().parent.name == PROFILES and _is_record(path):
        return {"profiles": [path]}
    if path.name == PROFILES and is_folder(path):
        return {"profiles": find_profiles(path)}
    word_files = _find_templates(wanted)
    documents = [file for file in word_files if _is_output(file)]
    templates = [file for file in word_files if file not in documents]
    is_word = bool(word_files) and is_file(path)
    records = () if is_word else _find(wanted, may_be_none=bool(word_files))
    return {"documents": documents, "templates": templates, "records": records}


def find_profiles(folder: Path) -> list[Path]:
    """The profiles of packages in a folder, in order of name."""
    names = (name for name in sorted(list_names(folder)) if Path(name).suffix == PROFILE_SUFFIX)
    return [folder / name for name in names if name[0] != "." and is_file(folder / name)]


def _is_output(file: Path) -> bool:
    """True for a Word file that a project has made, or might have: it is in its output folder."""
    project, _ = read_nearest_project(file.parent)
    return project.file is not None and real_path(file).is_relative_to(real_path(project.output))


def find_likely_records(project: Project, document: str) -> list[Path]:
    """The records that may have made a document, the likeliest first: those named like it."""
    records = _find_below(project.records)
    return sorted(records, key=lambda record: not document.startswith(f"{record.stem}-"))


def find_records_of(project: Project) -> list[Path]:
    """The records of a project, in order of name."""
    return _find_below(project.records)


def find_near_document(project: Project, name: str) -> str:
    """The document that was probably meant by a name, as the records are named; or nothing."""
    names = [
        build_file_name(record.stem, kind)
        for record in _find_below(project.records)
        for kind in project.documents
    ]
    return find_near(name, names)


def _find_in_project(folder: Path) -> dict[str, Iterable[Path]]:
    """Everything that belongs to a project, as far as its settings can be read."""
    project, _ = read_project(folder / SETTINGS_FILE)
    directory = project.directory
    return {
        "settings": [folder / SETTINGS_FILE],
        "profiles": find_profiles(project.profiles),
        "directories": [directory] if directory and is_there(directory) else [],
        "templates": [path for kind in project.documents.values() for path in kind.files],
        "records": _find_below(project.records),
    }


def build_job(
    record: Path,
    project: Project,
    *,
    document: str | None = None,
    lang: str | None = None,
    out: Path | None = None,
) -> Job:
    """The job of a record in a project; `NotFoundError` if that makes no such document."""
    kinds = tuple(project.documents.values())
    if document is not None:
        kinds = (_choose(project, document),)
    return Job(record, project, kinds, (out or project.output).absolute(), lang)


def _choose(project: Project, document: str) -> DocumentKind:
    if document in project.documents:
        return replace(project.documents[document], kinds=())  # who asks for it, gets it
    known = ", ".join(f"`{name}`" for name in project.documents)
    near = find_near(document, project.documents)
    raise _refuse(
        rules.UNKNOWN_DOCUMENT,
        project.root / SETTINGS_FILE,
        "near" if near else "known",
        document=document,
        near=near,
        known=known,
    )


def _find(wanted: str, *, may_be_none: bool = False) -> Iterable[Path]:
    """The records that a file, a folder or a pattern names."""
    path = Path(wanted)
    if is_file(path):
        return [_refuse_others(path)]
    records = _find_in_folder(path) if is_folder(path) else list(filter(_is_record, _match(wanted)))
    if not records and not may_be_none:
        raise _refuse_nothing(path)
    return records


def _refuse_others(file: Path) -> Path:
    """The file, unless its name says that it is no record."""
    if file.name in NO_RECORDS:
        raise _refuse(rules.NOT_A_RECORD, file, "project", file=file)
    if file.suffix.lower() == TEMPLATE_SUFFIX:
        raise _refuse(rules.WORD_FILE, file, "text", file=file)
    return file


def _find_in_folder(folder: Path) -> list[Path]:
    """The records in a folder and those below it; a project's folder stands for its records."""
    if is_there(folder / SETTINGS_FILE):
        folder = find_project(folder).records
    return _find_below(folder)


def _find_below(folder: Path) -> list[Path]:
    """The records in a folder and those below it."""
    return sorted(path for path in folder.rglob("*.y*ml") if _is_record(path, folder))


def _find_templates(wanted: str) -> list[Path]:
    """The templates that a file, a folder or a pattern names; annotated copies only by name."""
    folder = Path(wanted)
    if is_file(folder):
        return [folder] if _is_template(folder) else []
    if not is_folder(folder):
        return [path for path in _match(wanted) if _is_template(path) and not is_copy(path)]
    found = (path for path in folder.rglob("*.docx") if _is_template(path, folder))
    return sorted(path for path in found if not is_copy(path) and not is_companion(path))


def _match(wanted: str) -> list[Path]:
    """The paths that a pattern matches, or the one that exists."""
    from glob import glob

    matches = glob(wanted, recursive=True)  # noqa: PTH207 - Path.glob takes no absolute pattern
    return [Path(match) for match in sorted(matches)]


def _is_record(path: Path, folder: Path = Path()) -> bool:
    """True for a YAML file that is neither hidden nor about a project."""
    named = path.suffix.lower() in RECORD_SUFFIXES and path.name not in NO_RECORDS
    return named and not _is_hidden(path, folder) and is_file(path)


def _is_template(path: Path, folder: Path = Path()) -> bool:
    """True for a Word file that is neither hidden nor the mark of one that is open in Word."""
    named = path.suffix.lower() == TEMPLATE_SUFFIX and not path.name.startswith("~$")
    return named and not _is_hidden(path, folder) and is_file(path)


def _is_hidden(path: Path, folder: Path) -> bool:
    below = path.relative_to(folder) if path.is_relative_to(folder) else path
    return any(step.startswith(".") and step.strip(".") for step in below.parts)


def _refuse_nothing(wanted: Path) -> NotFoundError:
    """Why a path names no records."""
    from glob import has_magic

    if is_folder(wanted):
        return _refuse(rules.EMPTY_FOLDER, wanted, "ending", folder=wanted)
    if has_magic(str(wanted)):
        return _refuse(rules.NO_MATCH, wanted, pattern=wanted)
    if is_there(wanted):
        return _refuse(rules.NO_FILE, wanted, path=wanted)
    names = (str(wanted.parent / name) for name in list_names(wanted.parent))
    near = find_near(str(wanted), names)
    return _refuse(rules.NOTHING_THERE, wanted, "near" if near else None, path=wanted, near=near)


def _refuse(rule: Rule, place: Path, hint: str | None = None, /, **values: object) -> NotFoundError:
    return NotFoundError(rule.at(FilePlace(str(place)), hint, **values))
