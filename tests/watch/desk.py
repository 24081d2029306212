"""A small project on somebody's desk, which is watched."""

from collections.abc import Iterable, Iterator
from pathlib import Path

import docx
from PIL import Image

from reportkit.diagnostics import Diagnostic
from reportkit.pipeline.watch import Pass, Watch, build_scope
from reportkit.pipeline.write import Choice, Manner

SETTINGS = """\
documents: {report: templates/report.docx, release: templates/release.docx}
checks: {record/no-photo: off, record/no-lead: off}
"""
RECORD = """\
kind: visit
title: Visit to Example Plant
date: 2021-06-18
org: Example Technology Co., Ltd.
place: Example Plant
summary: They came.
"""
SETTINGS_FILE = Path("reportkit.yaml")
A, B = Path("records/a.yaml"), Path("records/b.yaml")
REPORT, RELEASE = Path("templates/report.docx"), Path("templates/release.docx")
PHOTO = "{% for one in photos %}{{ one.file | picture(width='20mm') }}{% endfor %}"
QUIET = frozenset[Path]()


def lay_out() -> None:
    """Write a project of two records and two templates into the working folder."""
    SETTINGS_FILE.write_text(SETTINGS, encoding="utf-8")
    for folder in ("records", "templates"):
        Path(folder).mkdir()
    write_template(REPORT, "{{ title }}", "{{ summary }}")
    write_template(RELEASE, "News: {{ title }}")
    write_record(A)
    write_record(B)


def write_record(path: Path, text: str = RECORD) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def write_template(path: Path, *paragraphs: str) -> Path:
    document = docx.Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    document.save(path)
    return path


def write_picture(path: Path, colour: str = "red") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.new("RGB", (20, 10), colour).save(path)
    return path


def words(path: str | Path) -> list[str]:
    return [paragraph.text for paragraph in docx.Document(path).paragraphs]


class Desk:
    """The project while it is watched, by events that a test tells of."""

    def __init__(self, *paths: str, choice: Choice = Choice.REFUSE, writes: bool = True) -> None:
        scope = build_scope(paths or (str(Path.cwd()),))
        self.watch = Watch(scope, Manner(choice), writes=writes)
        self.first = list(self.watch.begin())

    def hear(self, *files: str | Path) -> list[Pass]:
        """What comes of events at some files; of a moment without any, if none is named."""
        return list(self.watch.iter_passes([frozenset(Path(file).absolute() for file in files)]))

    def save(self, *files: str | Path) -> list[Pass]:
        """What comes of files that are saved, once it is quiet again."""
        return [*self.hear(*files), *self.hear()]


def made(passes: Iterable[Pass]) -> list[str]:
    """The names of the documents that were made."""
    return sorted(made.file.name for outcome in _iter(passes) for made in outcome.made)


def current(passes: Iterable[Pass]) -> list[str]:
    """The names of the documents that were looked at, and are up to date."""
    return sorted(made.file.name for outcome in _iter(passes) for made in outcome.current)


def rules(passes: Iterable[Pass]) -> list[str]:
    """The rules of all problems that were told."""
    return [problem.rule for problem in problems(passes)]


def problems(passes: Iterable[Pass]) -> list[Diagnostic]:
    """All problems that were told, in order, each once."""
    found = (problem for outcome in _iter(passes) for problem in outcome.diagnostics)
    return list(dict.fromkeys(found))


def _iter(passes: Iterable[Pass]) -> Iterator:
    for one in passes:
        yield from (*one.checked, *one.made)
