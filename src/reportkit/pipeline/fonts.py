"""What documents ask of the fonts of this machine."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from reportkit.diagnostics import Diagnostic, FilePlace
from reportkit.fonts import Fonts, FontUse, check_uses, load_fonts, read_fonts
from reportkit.frozen import frozen
from reportkit.pipeline.outcome import collected
from reportkit.pipeline.paper import Paper, iter_papers
from reportkit.project import Checkable
from reportkit.rules.fonts import NOT_TOLD
from reportkit.word.package import open_package


@frozen
class FontReport:
    """The fonts of the documents of a source, and what is wrong with them or with the source."""

    source: Path
    documents: Mapping[Path, tuple[FontUse, ...]]
    diagnostics: tuple[Diagnostic, ...]


def report_fonts(wanted: Checkable) -> Iterator[FontReport]:
    """Report the fonts of Word files, and of the documents of records."""
    load = cache(_load)
    for paper in iter_papers(wanted):
        yield _report(paper, load(paper.project.fonts))


def _load(folder: Path | None) -> Fonts:
    return load_fonts([folder] if folder else [])


def _report(paper: Paper, fonts: Fonts) -> FontReport:
    found = list(paper.diagnostics)
    documents: dict[Path, tuple[FontUse, ...]] = {}
    for file, content in paper.documents.items():
        with collected(found):
            documents[file] = uses = read_fonts(open_package(file, content), fonts)
            found += check_uses(uses, None)
    if not fonts.is_told:
        found.append(NOT_TOLD.at(FilePlace("fc-match"), "install"))
    return FontReport(paper.source, documents, tuple(dict.fromkeys(found)))
