"""Beginnings: a project folder with everything in it, and a record to fill in.

Nothing that exists is ever overwritten.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from reportkit.diagnostics import Diagnostic, Severity, raise_errors
from reportkit.frozen import frozen
from reportkit.output import make_folder, write_files, write_new_file
from reportkit.project import Project, find_shipped_folder, load_project
from reportkit.record import load_directory, load_record
from reportkit.rules.record import MISSING
from reportkit.schema import Tongue, build_modeline, find_editor_files, write_schemas
from reportkit.skeleton import Facts, build_skeleton, find_lang, write_facts

STARTER_FILES = (
    "reportkit.yaml",
    "directory.yaml",
    "templates/*.docx",
    "layouts/*.yaml",
    "profiles/*.yaml",
    "records/*example*.yaml",
    "records/photos/*",
)


@frozen
class Started:
    """What was written into a project folder, and what was there before and is kept."""

    written: tuple[Path, ...]
    kept: tuple[Path, ...]


def write_project(folder: Path, tongue: Tongue = "en") -> Started:
    """Write the starter files into a folder, and what editors need to help with them.

    `tongue` is the language in which editors describe fields. Raises `ProblemsFound` if the disk
    refuses, or if settings that were there before are wrong.
    """
    shipped = find_shipped_folder()
    targets = {folder / file.relative_to(shipped): file for file in _iter_starter_files(shipped)}
    kept = tuple(target for target in targets if target.exists())
    new = {target: file.read_bytes() for target, file in targets.items() if target not in kept}
    make_folder(folder / "output")
    written = write_files(new)
    project = load_project(folder)
    helped = write_schemas(project, tongue)
    others = (path for path in find_editor_files(project) if path not in helped)
    return Started((*written, *helped), (*kept, *others))


def write_record(path: Path, project: Project, facts: Facts, *, chinese_keys: bool = False) -> Path:
    """Write a commented record with these facts, by the names of their fields.

    Raises `ProblemsFound` if the file exists or the disk refuses; also if a fact does not fit
    the record, which then stands there for its author to mend.
    """
    modeline = build_modeline(project, path)
    text = build_skeleton(project, facts, modeline=modeline, chinese_keys=chinese_keys)
    write_new_file(path, text.encode(errors="backslashreplace"))
    raise_errors(_find_errors(path, project, text))
    return path


def check_facts(project: Project, facts: Facts) -> tuple[Diagnostic, ...]:
    """The errors of some facts of a record, without those that it still lacks."""
    usual = {"kind": "visit", "title": "A", "date": "2021-06-18", "org": "A", "summary": "A"}
    lang = {"lang": find_lang(project, facts)}
    given = _find_errors(Path("record.yaml"), project, write_facts(usual | lang | dict(facts)))
    return tuple(problem for problem in given if problem.rule != MISSING.slug)


def _find_errors(path: Path, project: Project, text: str) -> list[Diagnostic]:
    book = load_directory(project.directory).directory if project.directory else None
    loaded = load_record(
        path,
        directory=book,
        defaults=project.defaults,
        root=project.root,
        extra=project.extra,
        content=text.encode(errors="backslashreplace"),
    )
    return [problem for problem in loaded.diagnostics if problem.severity is Severity.ERROR]


def _iter_starter_files(shipped: Path) -> Iterator[Path]:
    """The files to copy, without the hidden ones and the locks that programs leave beside them."""
    for pattern in STARTER_FILES:
        for path in sorted(shipped.glob(pattern)):
            if path.is_file() and path.name[0] not in ".~":
                yield path
