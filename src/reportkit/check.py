"""Both arms together: what is wrong with a record, its templates, and the two of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from reportkit.context import build_wording
from reportkit.context.schema import Offer, build_schema
from reportkit.diagnostics import (
    Diagnostic,
    FilePlace,
    Phrase,
    ProblemsFound,
    WordPlace,
    all_of,
    has_errors,
)
from reportkit.frozen import frozen
from reportkit.needs.fields import check_names, check_uses
from reportkit.project import Job, Project, judge
from reportkit.record import (
    Directory,
    Loaded,
    LoadedDirectory,
    Record,
    Source,
    load_directory,
    load_record,
)
from reportkit.rules.project import OTHER_LANGUAGE, UNWRITTEN_LANGUAGE
from reportkit.template import PLAIN, Template, Wording
from reportkit.template import load_template as compile_template
from reportkit.template.blueprint import Inventory, TemplateProblems

if TYPE_CHECKING:
    from reportkit.record.house import HouseField

NOTHING_ASKED = Inventory()
WRITTEN = ("en",)  # the languages that the language room speaks


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

    templates: dict[Path, LoadedTemplate] = field(default_factory=dict)
    for_records: dict[tuple[Path, int], LoadedTemplate] = field(default_factory=dict)
    directories: dict[Path, LoadedDirectory] = field(default_factory=dict)

    def template(self, path: Path) -> LoadedTemplate:
        """The template of a file."""
        if path not in self.templates:
            self.templates[path] = _load_template(path)
        return self.templates[path]

    def record_template(self, path: Path, schema: Offer) -> LoadedTemplate:
        """The template of a file, checked against what records offer."""
        key = (path, id(schema))  # schemas are kept as long as the program runs
        if key not in self.for_records:
            self.for_records[key] = _check_fields(self.template(path), schema)
        return self.for_records[key]

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
    """Both arms of a job and everything wrong with them; templates stand by document name."""

    record: Record | None
    source: Source
    templates: Mapping[str, Template]
    diagnostics: tuple[Diagnostic, ...]


def load_template(
    path: Path | str,
    wording: Wording | None = None,
    dialect: Literal["reportkit", "docxtpl"] = "reportkit",
) -> Template:
    """The template of a Word file, with the filters and functions of the language room.

    `wording` brings others in their place. With `dialect="docxtpl"` a template made for docxtpl
    says what it says there. Raises `ProblemsFound` with everything that is wrong in the template.
    """
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
    templates: dict[str, Template] = {}
    for kind in job.documents:
        filled = shelf.record_template(kind.template, schema_of(job.project))
        found += filled.diagnostics
        if filled.template is not None:
            templates[kind.name] = filled.template
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


def _load_template(path: Path) -> LoadedTemplate:
    try:
        template = load_template(path)
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


def _check_language(job: Job, loaded: Loaded) -> Iterator[Diagnostic]:
    """The languages of the documents: the record's own, and such that we can write."""
    own = loaded.record.lang if loaded.record else ()
    own_place = "lang" in loaded.source.nodes
    place = loaded.source.place("lang") if own_place else FilePlace(loaded.source.file)
    if own and job.lang and job.lang not in own:
        known, listed = all_of(own), ", ".join((*own, job.lang))
        yield OTHER_LANGUAGE.at(place, "add", lang=job.lang, known=known, listed=listed)
        return
    for lang in (job.lang,) if job.lang else own:
        if lang not in WRITTEN:
            known, first = all_of(WRITTEN), WRITTEN[0]
            hint = "only" if first in own else None
            yield UNWRITTEN_LANGUAGE.at(place, hint, lang=lang, known=known, first=first)


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
