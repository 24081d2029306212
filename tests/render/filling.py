"""A template from a sketch, filled: what most tests of this folder do."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from reportkit.diagnostics import Diagnostic, ProblemsFound
from reportkit.render import Document
from reportkit.template import PLAIN, Template, Wording, load_template
from word.sketch import read_sketch, write_sketch
from word.soundness import find_faults


def template_of(
    body: str, *, wording: Wording = PLAIN, dialect: Any = "reportkit", **parts: Any
) -> Template:
    """The template that a sketch says."""
    with tempfile.TemporaryDirectory() as folder:
        return load_template(write_sketch(Path(folder) / "t.docx", body, **parts), wording, dialect)


def document_of(
    body: str, values: Mapping[str, Any], *, root: Path | None = None, **parts: Any
) -> Document:
    """The document that a sketch and values make; it is sound."""
    document = template_of(body, **parts).render(values, root=root)
    assert find_faults(document.content) == []
    return document


def text_of(
    body: str, member: str = "word/document.xml", /, *, parts: Mapping[str, Any] = {}, **values: Any
) -> str:
    """The text of the document that a sketch and values make."""
    return read_sketch(document_of(body, values, **parts).content, member)


def problems_of(
    body: str, /, *, parts: Mapping[str, Any] = {}, root: Path | None = None, **values: Any
) -> list[Diagnostic]:
    """What is wrong with a template, or with filling it with these values."""
    try:
        template_of(body, **parts).render(values, root=root)
    except ProblemsFound as found:
        return list(found.diagnostics)
    return []


def described(problems: list[Diagnostic]) -> list[tuple[str, str]]:
    """Problems as (rule, message)."""
    return [(problem.rule, problem.message) for problem in problems]
