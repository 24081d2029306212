"""Pictures of the pages of documents."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from reportkit.diagnostics import ProblemsFound
from reportkit.output import write_files
from reportkit.pdf import Choices, Converter, build_converter, finished, name_pdf
from reportkit.pipeline.outcome import Made, Outcome
from reportkit.pipeline.paper import Paper, iter_papers
from reportkit.preview import check_preview, draw_pages
from reportkit.project import Checkable


def draw_files(wanted: Checkable, dpi: int, out: Path | None = None) -> Iterator[Outcome]:
    """Draw the pages of Word files, and of the documents of records, and write the pictures."""
    check_preview()
    papers = list(iter_papers(wanted))
    folders = dict.fromkeys(paper.project.fonts for paper in papers if paper.project.fonts)
    number = sum(len(paper.documents) for paper in papers)
    with (
        tempfile.TemporaryDirectory(prefix="reportkit-preview-") as folder,
        build_converter(Choices(tuple(folders)), number) as converter,
    ):
        for place, paper in enumerate(papers):
            yield _draw(paper, converter, Path(folder) / str(place), dpi, out)


def _draw(paper: Paper, converter: Converter, folder: Path, dpi: int, out: Path | None) -> Outcome:
    """The pictures of a source, or what stopped them."""
    outcome = Outcome(paper.source, (), paper.diagnostics)
    for file, content in paper.documents.items():
        printed = finished(converter.submit(file, name_pdf(file, folder), content))
        found = (*outcome.diagnostics, *printed.diagnostics)
        if isinstance(printed, ProblemsFound):
            outcome = replace(outcome, diagnostics=found)
            continue
        stem = (out or file.parent) / file.stem
        pictures = write_files(draw_pages(printed.file.read_bytes(), stem, dpi))
        made = tuple(Made(picture, paper.source, None) for picture in pictures)
        outcome = replace(outcome, made=(*outcome.made, *made), diagnostics=found)
    return replace(outcome, diagnostics=tuple(dict.fromkeys(outcome.diagnostics)))
