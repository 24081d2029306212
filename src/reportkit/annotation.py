"""The annotated copy of a template: whether there is to be one, and which file it may replace."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from reportkit.diagnostics import Diagnostic, FilePlace, ProblemsFound
from reportkit.frozen import frozen
from reportkit.output import name_copy, write_files
from reportkit.rules.output import COPY_CHANGED
from reportkit.template.annotation import Tell, annotate, is_annotated, is_untouched
from reportkit.word.package import read_file


@frozen
class Annotation:
    """How templates are annotated: what comments say, and the folder of the copies.

    Without a folder, a copy stands beside its template.
    """

    tell: Tell
    folder: Path | None = None


def write_copy(
    template: Path, problems: Sequence[Diagnostic], annotation: Annotation
) -> Path | None:
    """Write the copy of a template with a comment at each problem; None if there is no need.

    A copy that is named itself is annotated in its place. Raises `ProblemsFound` if the template
    cannot be opened, or if the copy cannot be written without taking a person's work away.
    """
    content = read_file(template)
    beside = name_copy(template)
    target = beside if annotation.folder is None else annotation.folder / beside.name
    is_itself = target.exists() and target.samefile(template)
    is_old_copy = not is_itself and _is_old_copy(target)
    if not problems and not is_old_copy and not is_annotated(template, content):
        return None
    if target.exists() and not is_itself and not is_old_copy:
        raise ProblemsFound([COPY_CHANGED.at(FilePlace(str(target)), "itself", file=target)])
    is_new = not is_itself or is_untouched(template, content)
    annotated = annotate(template, content, problems, annotation.tell, is_new=is_new)
    return write_files({target: annotated})[0]


def _is_old_copy(file: Path) -> bool:
    """True for an annotated copy that nobody has changed."""
    return file.is_file() and is_untouched(file, read_file(file))
