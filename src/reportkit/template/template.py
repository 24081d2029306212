"""A Word template, opened and compiled once, to be filled as often as wanted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from reportkit.diagnostics import Diagnostic, ProblemsFound, WordPlace, has_errors
from reportkit.template.environment import build_environment
from reportkit.template.fields import Field, first_uses
from reportkit.template.part import Findings, Part, build_part
from reportkit.template.wording import PLAIN, Wording
from reportkit.word.file import WordFile, build_file
from reportkit.word.package import Package, iter_embedded_problems, load_package, parse_member
from reportkit.word.story import Kind, heading_styles, iter_stories

if TYPE_CHECKING:
    from reportkit.render import Document

Dialect = Literal["reportkit", "docxtpl"]


@dataclass(frozen=True, slots=True)
class Template:
    """A compiled template: its parts that hold tags, and the rest of its file, ready to copy.

    It never changes: threads may share it, and a process that receives it loads it by its path.
    """

    path: Path
    wording: Wording
    dialect: Dialect
    parts: tuple[Part, ...]
    file: WordFile
    fields: tuple[Field, ...]
    warnings: tuple[Diagnostic, ...] = field(default=())

    def render(self, values: Mapping[str, Any], *, root: Path | None = None) -> Document:
        """The document that these values make; `ProblemsFound` if there are any problems.

        Picture paths are relative to `root`, by default the working folder, and do not leave it.
        """
        from reportkit.render import render_document

        return render_document(self, values, root or Path())

    def __reduce__(self) -> tuple[Any, ...]:
        return load_template, (self.path, self.wording, self.dialect)


def load_template(path: Path, wording: Wording = PLAIN, dialect: Dialect = "reportkit") -> Template:
    """Open and compile a template; `ProblemsFound` with everything that is wrong with it."""
    path = Path(path)
    package = load_package(path)
    findings = Findings(list(iter_embedded_problems(package)))
    parts = compile_parts(package, wording, dialect, findings)
    if has_errors(findings.problems):
        raise ProblemsFound(findings.problems)
    fields = first_uses(used for part in parts for used in part.fields)
    filled = frozenset(part.member for part in parts)
    return Template(
        path, wording, dialect, parts, build_file(package, filled), fields,
        tuple(findings.problems),
    )  # fmt: skip


def compile_parts(
    package: Package, wording: Wording, dialect: Dialect, findings: Findings
) -> tuple[Part, ...]:
    """The parts of a package that hold tags."""
    environment = build_environment(wording)
    headings = heading_styles(package)
    body = parse_member(package, package.main)
    built = (
        build_part(
            story,
            body if story.kind is Kind.BODY else parse_member(package, story.member),
            WordPlace(str(package.path), story.label),
            headings,
            environment,
            findings,
            automatic=dialect == "reportkit",
        )
        for story in iter_stories(package, body)
    )
    return tuple(part for part in built if part is not None)
