"""Both arms together: what is wrong with a record, its templates, and the two of them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import field, replace
from pathlib import Path
from typing import Any, Literal

from reportkit.context import build_context, build_wording
from reportkit.diagnostics import Diagnostic, FilePlace, Phrase, ProblemsFound, all_of
from reportkit.frozen import frozen
from reportkit.language import Style
from reportkit.pattern import pattern
from reportkit.project import Job, Project, judge
from reportkit.record import (
    Directory,
    Loaded,
    LoadedDirectory,
    Organisation,
    Record,
    Source,
    Text,
    load_directory,
    load_record,
)
from reportkit.rules.project import OTHER_LANGUAGE, UNWRITTEN_LANGUAGE
from reportkit.rules.template import UNKNOWN_FIELD
from reportkit.template import PLAIN, Template, Wording
from reportkit.template import load_template as compile_template

BLANK = Record("other", Text({}), Organisation(Text({})))
WRITTEN = ("en",)  # the languages that the language room speaks
STEP = pattern(r"\[\]|[^.\[\]]+")


@frozen
class LoadedTemplate:
    """What came of a template; `template` is None if anything in it is an error."""

    template: Template | None
    diagnostics: tuple[Diagnostic, ...]


@frozen
class Shelf:
    """The templates and address books of a run, each read once."""

    templates: dict[Path, LoadedTemplate] = field(default_factory=dict)
    directories: dict[Path, LoadedDirectory] = field(default_factory=dict)

    def template(self, path: Path) -> LoadedTemplate:
        """The template of a file."""
        if path not in self.templates:
            self.templates[path] = _load_template(path)
        return self.templates[path]

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
        filled = shelf.template(kind.template)
        found += filled.diagnostics
        if filled.template is not None:
            templates[kind.name] = filled.template
    judged = judge(dict.fromkeys(found), job.project.checks)
    return Checked(loaded.record, loaded.source, templates, tuple(judged))


def check_template(
    path: Path, shelf: Shelf, *, for_records: bool, blank: Record = BLANK
) -> tuple[Diagnostic, ...]:
    """Everything that is wrong with a template, whichever values it is filled with.

    Of a template for records, the names of its fields are known too: those of a `blank` one.
    """
    loaded = shelf.template(path)
    if loaded.template is None or not for_records:
        return loaded.diagnostics
    return (*loaded.diagnostics, *check_fields(loaded.template, build_context(blank, Style())))


def build_blank(project: Project) -> Record:
    """A record of the project without facts; its house fields are there if they are declared."""
    if not project.extra:
        return BLANK
    from reportkit.record.house import build_house

    return replace(BLANK, extra=build_house(project.extra)())


def check_fields(template: Template, context: Mapping[str, object]) -> Iterator[Diagnostic]:
    """Yield the fields that a template names and no record has, be they printed or not.

    What a field holds is known as far as this record tells; a house field can hold anything.
    """
    for used in template.fields:
        unknown = _find_unknown(used.name, context)
        if unknown is not None:
            from difflib import get_close_matches

            owner, name, known = unknown
            near = next(iter(get_close_matches(name, known, n=1)), None)
            hint = "near" if near else None
            yield UNKNOWN_FIELD.at(used.place, hint, owner=owner, name=name, near=near)


def _load_template(path: Path) -> LoadedTemplate:
    try:
        template = load_template(path)
    except ProblemsFound as problems:
        return LoadedTemplate(None, problems.diagnostics)
    return LoadedTemplate(template, template.warnings)


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


def _find_unknown(
    path: str, context: Mapping[str, object]
) -> tuple[object, str, Collection[str]] | None:
    """The first step that leads nowhere: its owner, its name, and the names known there."""
    value: Any = context
    walked = ""
    for step in STEP.findall(path):
        if step == "[]":
            value = value[0] if isinstance(value, Sequence) and value else None
        elif step in (known := context if value is context else _names_of(value)):
            value = value[step] if value is context else getattr(value, step)
        else:
            return (_name_owner(walked), step, known) if known else None
        walked += step if step == "[]" else f".{step}"
    return None


def _names_of(value: object) -> Collection[str]:
    """The fields of a value; none if anything may be asked of it, as of house fields."""
    names = getattr(value, "field_names", None)
    return names() if names else ()


def _name_owner(path: str) -> object:
    """What a path leads to, in words."""
    name = path.removeprefix(".")
    if name.endswith("[]"):
        return Phrase("an entry of `{list}`", list=name[:-2])
    return f"`{name}`" if name else Phrase("a record")
