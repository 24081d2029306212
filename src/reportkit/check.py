"""Both arms together: what is wrong with a record, its templates, and the two of them."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from reportkit.argument import check_choice
from reportkit.context import build_wording
from reportkit.context.schema import Offer, build_schema
from reportkit.diagnostics import (
    Diagnostic,
    FilePlace,
    Phrase,
    Place,
    ProblemsFound,
    WordPlace,
    all_of,
    has_errors,
)
from reportkit.frozen import frozen
from reportkit.needs.fields import check_names, check_uses
from reportkit.project import DocumentKind, Job, Project, judge
from reportkit.record import (
    Directory,
    Loaded,
    LoadedDirectory,
    Record,
    Source,
    load_directory,
    load_record,
)
from reportkit.rules.project import NO_TEMPLATE, OTHER_LANGUAGE
from reportkit.template import PLAIN, Template, Wording
from reportkit.template import load_template as compile_template
from reportkit.template.blueprint import Inventory, TemplateProblems

if TYPE_CHECKING:
    from reportkit.record.house import HouseField

NOTHING_ASKED = Inventory()


@frozen
class LoadedTemplate:
    """What came of a template; `template` is None if anything in it is an error.

    `inventory` is what it asks for, be it in order or not.
    """

    template: Template | None
    diagnostics: tuple[Diagnostic, ...]
    inventory: Inventory = NOTHING_ASKED


@frozen
class Shelf:
    """The templates and address books of a run, each read once."""

    templates: dict[tuple[Path, str], LoadedTemplate] = field(default_factory=dict)
    for_records: dict[tuple[Path, str, int], LoadedTemplate] = field(default_factory=dict)
    directories: dict[Path, LoadedDirectory] = field(default_factory=dict)

    def template(self, path: Path, lang: str = "en") -> LoadedTemplate:
        """The template of a file, to be filled in a language."""
        if (path, lang) not in self.templates:
            self.templates[path, lang] = _load_template(path, lang)
        return self.templates[path, lang]

    def record_template(self, path: Path, schema: Offer, lang: str = "en") -> LoadedTemplate:
        """The template of a file, checked against what records offer."""
        key = (path, lang, id(schema))  # schemas are kept as long as the program runs
        if key not in self.for_records:
            self.for_records[key] = _check_fields(self.template(path, lang), schema)
        return self.for_records[key]

    def forget(self, paths: Container[Path]) -> None:
        """Take down what has been read of some files, so that they are read again."""
        for of_file in [key for key in self.templates if key[0] in paths]:
            del self.templates[of_file]
        for checked in [key for key in self.for_records if key[0] in paths]:
            del self.for_records[checked]
        for book in [path for path in self.directories if path in paths]:
            del self.directories[book]

    def directory(self, project: Project) -> LoadedDirectory:
        """The address book of a project, empty if it has none."""
        path = project.directory
        if path is None:
            return LoadedDirectory(Directory(), ())
        if path not in self.directories:
            self.directories[path] = load_directory(path)
        return self.directories[path]


@frozen
class Checked:
    """Both arms of a job and everything wrong with them; templates by document and language."""

    record: Record | None
    source: Source
    templates: Mapping[tuple[str, str], Template]
    diagnostics: tuple[Diagnostic, ...]


def load_template(
    path: Path | str,
    wording: Wording | None = None,
    dialect: Literal["reportkit", "docxtpl"] = "reportkit",
) -> Template:
    """The template of a Word file, with the filters and functions of the language room.

    `wording` brings others in their place. With `dialect="docxtpl"` a template made for docxtpl
    says what it says there. Raises `ProblemsFound` with everything that is wrong in the template,
    and `CallError` if there is no such dialect.
    """
    check_choice("dialect", dialect, ("reportkit", "docxtpl"))
    if dialect == "docxtpl":
        return compile_template(Path(path), wording or PLAIN, dialect)
    return compile_template(Path(path), wording or build_wording())


def check_job(job: Job, shelf: Shelf) -> Checked:
    """Read the record and the templates of a job; tell everything that is wrong with either."""
    directory = shelf.directory(job.project)
    loaded = load_record(
        job.record,
        directory=directory.directory,
        defaults=job.project.defaults,
        root=job.project.root,
        avoid=job.project.avoid,
        extra=job.project.extra,
    )
    found = [*directory.diagnostics, *loaded.diagnostics, *_check_language(job, loaded)]
    templates: dict[tuple[str, str], Template] = {}
    for kind, lang in _iter_documents(job, loaded.record):
        if lang not in kind.templates:
            found.append(_lacks_template(job, kind, lang, loaded))
            continue
        filled = shelf.record_template(kind.templates[lang], schema_of(job.project), lang)
        found += filled.diagnostics
        if filled.template is not None:
            templates[kind.name, lang] = filled.template
    judged = judge(dict.fromkeys(found), job.project.checks)
    return Checked(loaded.record, loaded.source, templates, tuple(judged))


def schema_of(project: Project) -> Offer:
    """What the templates of a project may ask for; house fields are free until it declares some."""
    return _with_house(project.extra) if project.extra else build_schema()


@cache
def _with_house(declared: tuple[HouseField, ...]) -> Offer:
    from reportkit.record.house import build_house

    words = Phrase("facts")
    return build_schema(Offer("house fields", words, (build_house(declared),), sure=True))


def check_template(
    path: Path, shelf: Shelf, *, for_records: bool, schema: Offer | None = None
) -> tuple[Diagnostic, ...]:
    """Everything that is wrong with a template, whichever values it is filled with.

    Of a template for records, the names of its fields are known too: those of `schema`.
    """
    if for_records:
        return shelf.record_template(path, schema or build_schema()).diagnostics
    loaded = shelf.template(path)
    return (*loaded.diagnostics, *check_names(loaded.inventory))


def _load_template(path: Path, lang: str) -> LoadedTemplate:
    try:
        template = load_template(path, build_wording(lang))
    except TemplateProblems as problems:
        return LoadedTemplate(None, problems.diagnostics, problems.inventory)
    except ProblemsFound as problems:
        return LoadedTemplate(None, problems.diagnostics)
    return LoadedTemplate(template, template.warnings, template.inventory)


def _check_fields(loaded: LoadedTemplate, schema: Offer) -> LoadedTemplate:
    """The template with all that is wrong with it where it is filled with records."""
    wording = build_wording()
    found = check_uses(loaded.inventory, schema, wording.filters, wording.functions)
    problems = in_reading_order([*loaded.diagnostics, *found])
    template = None if has_errors(problems) else loaded.template
    return LoadedTemplate(template, problems, loaded.inventory)


def _iter_documents(job: Job, record: Record | None) -> Iterator[tuple[DocumentKind, str]]:
    """Yield each document and language that is wanted; of a record unread, all that there are."""
    if record:
        yield from job.wanted(record)
        return
    for kind in job.documents:
        for lang in kind.templates:
            yield kind, lang


def _check_language(job: Job, loaded: Loaded) -> Iterator[Diagnostic]:
    """The language that is asked for: a record is told in its own."""
    own = loaded.record.lang if loaded.record else ()
    if own and job.lang and job.lang not in own:
        known, listed = all_of(own), ", ".join((*own, job.lang))
        place = _place_of_language(loaded.source)
        yield OTHER_LANGUAGE.at(place, "add", lang=job.lang, known=known, listed=listed)


def _lacks_template(job: Job, kind: DocumentKind, lang: str, loaded: Loaded) -> Diagnostic:
    """That a document has templates, but none in a language of the record."""
    known, first = all_of(kind.templates), next(iter(kind.templates), "")
    settings = (job.project.file or job.record).name
    return NO_TEMPLATE.at(
        _place_of_language(loaded.source), "add", name=kind.name, lang=lang, known=known,
        first=first, settings=settings,
    )  # fmt: skip


def _place_of_language(source: Source) -> Place:
    return source.place("lang") if "lang" in source.nodes else FilePlace(source.file)


def in_reading_order(found: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Problems of a template, each once; those of a part as they stand in it."""
    once = [*{(problem, _occurrence(problem)): problem for problem in found}.values()]
    parts = {part: rank for rank, part in enumerate(dict.fromkeys(map(_part_of, once)))}
    return tuple(sorted(once, key=lambda problem: (parts[_part_of(problem)], _position(problem))))


def _part_of(problem: Diagnostic) -> str:
    return problem.place.part if isinstance(problem.place, WordPlace) else ""


def _occurrence(problem: Diagnostic) -> int:
    """Which of several equal texts in a paragraph a problem is about."""
    return (isinstance(problem.place, WordPlace) and problem.place.occurrence) or 1


def _position(problem: Diagnostic) -> tuple[int, ...]:
    """Where a problem stands among those outside tables, or in the same table."""
    place = problem.place
    if not isinstance(place, WordPlace):
        return ()
    return tuple(number or 0 for number in (place.table, place.row, place.column, place.paragraph))
