"""The schema of each kind of file, whole, as an editor loads it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from types import MappingProxyType

from reportkit.project import Project
from reportkit.record import Directory, load_directory
from reportkit.record.load import EITHER, find_record_shape
from reportkit.record.model import Directory as Book
from reportkit.record.shape import Shape, Slot, find_shape
from reportkit.schema.fact import Forms
from reportkit.schema.profile import build_profile
from reportkit.schema.setting import build_settings, close
from reportkit.schema.words import Tongue, Words

DRAFT = "http://json-schema.org/draft-07/schema#"
EMPTY = Directory()


def build_schema(of: str, project: Project, tongue: Tongue = "en") -> dict[str, object]:
    """The schema of a kind of files of a project, by its name in SCHEMAS."""
    title, build = SCHEMAS[of]
    words = Words(tongue)
    form = build(words, project)
    return {"$schema": DRAFT, "description": words.tell(title), **form}


def dump(schema: Mapping[str, object], indent: int | None = 2) -> str:
    """A schema, or another JSON object, as the text of a file."""
    return json.dumps(schema, ensure_ascii=False, indent=indent) + "\n"


def _build_record(words: Words, project: Project) -> dict[str, object]:
    book = load_directory(project.directory).directory if project.directory else EMPTY
    forms, shape = Forms(words, book), find_record_shape(project.extra)
    form = forms.keys(shape.slots, _iter_needed(shape, project.defaults))
    return {**form, "definitions": forms.defined}


def _build_directory(words: Words, _: Project) -> dict[str, object]:
    forms = Forms(words, EMPTY)
    form = forms.keys(find_shape(Book).slots, ())
    return {**form, "definitions": forms.defined}


def _build_project(words: Words, _: Project) -> dict[str, object]:
    return close(build_settings(words))


def _iter_needed(shape: Shape, defaults: Mapping[str, object]) -> Iterator[Sequence[Slot]]:
    """Yield the keys of which a record needs one, as far as the project has no default."""
    for slot in shape.slots:
        inner = find_shape(slot.type).slots if slot.name == "extra" else ()
        if (slot.required and slot.key not in defaults) or any(one.required for one in inner):
            yield (slot,)
    for first, second, _ in EITHER:
        yield shape.by_key[first], shape.by_key[second]


Build = Callable[[Words, Project], dict[str, object]]
SCHEMAS: Mapping[str, tuple[str, Build]] = MappingProxyType(
    {
        "record": ("A record of reportkit", _build_record),
        "directory": ("People, organisations and terms that records share", _build_directory),
        "project": ("The settings of a reportkit project", _build_project),
        "profile": ("A profile of packages for submission", build_profile),
    }
)
