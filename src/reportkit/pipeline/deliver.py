"""Exported files put in their places, where that takes away nobody's work."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path

from reportkit.diagnostics import CallError, Diagnostic, FilePlace, has_errors
from reportkit.entry import is_folder
from reportkit.output import write_files
from reportkit.output.standing import read_content
from reportkit.output.state import State
from reportkit.pipeline.export import Batch, Exported
from reportkit.pipeline.outcome import Made, Outcome, collected
from reportkit.project import read_nearest_project
from reportkit.rules.command import SEVERAL_FILES
from reportkit.rules.export import NOT_AS_EXPORTED


def deliver(
    batches: Iterable[Batch], out: Path | None = None, *, force: bool = False
) -> Iterator[Outcome]:
    """Write what comes of each source; what stands there is replaced if it was exported so.

    `out` is one file, or a folder that exists. Raises `CallError` if it is to be one file of
    several.
    """
    for batch in _check_one(batches, out):
        yield _deliver(batch, out, force=force)


def _check_one(batches: Iterable[Batch], out: Path | None) -> Iterable[Batch]:
    """The batches, of which all together make one file if they are to."""
    if out is None or is_folder(out):
        return batches
    known = [*batches]
    number = sum(len(batch.exported) for batch in known)
    if number > 1:
        raise CallError(SEVERAL_FILES.at(FilePlace(str(out)), "folder", out=out, number=number))
    return known


def _deliver(batch: Batch, out: Path | None, *, force: bool) -> Outcome:
    """Write the files of a source, all of them or none."""
    state = _find_state(batch.source)
    found, made, current = list(batch.diagnostics), list[Made](), list[Made]()
    changed: dict[Path, bytes] = {}
    for one in batch.exported:
        file, contents = _place(one, out, batch.folder)
        with collected(found):
            new = {path: text for path, text in contents.items() if read_content(path) != text}
            found += () if force else _check_places(new, state)
            changed |= new
            named = Made(file, one.source, None, one.document, one.lang)
            (made if new else current).append(named)
    if not has_errors(found):
        with collected(found):
            _write(changed, state)
            return Outcome(batch.source, tuple(made), tuple(found), current=tuple(current))
    return Outcome(batch.source, diagnostics=tuple(found))


def _place(one: Exported, out: Path | None, usual: Path) -> tuple[Path, dict[Path, bytes]]:
    """Where a file goes, and what is written there and beside it."""
    is_named = out is not None and not is_folder(out)
    folder = usual if out is None else out.parent if is_named else out
    file = out if out is not None and is_named else folder / one.name
    beside = {folder / name: content for name, content in one.pictures.items()}
    return file, {file: one.content, **beside}


def _check_places(files: Iterable[Path], state: State | None) -> Iterator[Diagnostic]:
    """Yield the files that would be replaced and are not as they were exported."""
    for file in files:
        there = read_content(file)
        known = state.find_export(file) if state else None
        if there is not None and sha256(there).hexdigest() != known:
            yield NOT_AS_EXPORTED.at(FilePlace(str(file)), "force", file=file.name)


def _write(contents: dict[Path, bytes], state: State | None) -> None:
    if not contents:
        return
    write_files(contents)
    for file, content in contents.items():
        if state:
            state.keep_export(file, sha256(content).hexdigest())


def _find_state(source: Path) -> State | None:
    """Where a project remembers what it has exported; None outside of one."""
    project, _ = read_nearest_project(source.parent)
    return None if project.file is None else State(project.root)
