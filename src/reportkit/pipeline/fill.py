"""Any values in any template, without the schema of a record."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from reportkit.check import LoadedTemplate, Shelf, check_template
from reportkit.diagnostics import Diagnostic, Phrase, has_errors
from reportkit.output.state import State
from reportkit.pipeline.memory import Bases
from reportkit.pipeline.origin import tell_origin_of_values
from reportkit.pipeline.outcome import Draft, Made, Outcome, collected
from reportkit.pipeline.render import write_drafts
from reportkit.pipeline.write import Choice, Manner
from reportkit.project import read_nearest_project
from reportkit.record import LoadedYaml, load_yaml
from reportkit.rules.record import NOT_A_MAPPING

if TYPE_CHECKING:
    from reportkit.render import Document


def fill_template(
    template: Path, files: Sequence[tuple[Path, Path]], choice: Choice = Choice.REFUSE
) -> Iterator[Outcome]:
    """Fill a template with the values of each YAML or JSON file, and write the documents.

    `files` are those with values, each with the document to be written; `choice` is what becomes
    of documents that somebody has edited. Those that are written into a project are kept there as
    they were written, so that they can be merged later.
    """
    states: dict[Path, State] = {}
    find = cache(partial(_find_bases, states))
    shelf = Shelf()
    found = check_template(template, shelf, for_records=False)
    filled = replace(shelf.template(template), diagnostics=found)
    drafts = (
        _fill_values(filled, values, out, find(out.absolute().parent)) for values, out in files
    )
    yield from write_drafts(drafts, len(files), Manner(choice, everything=True))
    for state in states.values():
        state.sweep()


def _find_bases(states: dict[Path, State], folder: Path) -> Bases | None:
    """What the project of a folder keeps; nothing outside of a project."""
    project, _ = read_nearest_project(folder)
    if project.file is None:
        return None
    return Bases(states.setdefault(project.root, State(project.root)))


def _fill_values(filled: LoadedTemplate, values: Path, out: Path, bases: Bases | None) -> Draft:
    """The document of a template and a file with values, or everything that is wrong with both."""
    loaded = load_yaml(values)
    found = [*loaded.diagnostics, *_check_mapping(loaded), *filled.diagnostics]
    contents: dict[Made, Document] = {}
    if filled.template and not has_errors(found):
        with collected(found):
            made = Made(out, values, filled.template.path)
            origin = tell_origin_of_values(loaded.value, filled.template)
            contents[made] = filled.template.render(
                loaded.value, root=values.parent, provenance=origin
            )
    return Draft(values, contents, tuple(found), memory=bases)


def _check_mapping(loaded: LoadedYaml) -> Iterator[Diagnostic]:
    if loaded.node is not None and not loaded.diagnostics and not isinstance(loaded.value, dict):
        yield NOT_A_MAPPING.at(loaded.source.place(""), "line", shape=Phrase("a list"))
