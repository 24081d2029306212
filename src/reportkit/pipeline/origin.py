"""What decides what a document says: the facts, the template, the settings and reportkit itself."""

from __future__ import annotations

import os
from dataclasses import astuple
from functools import cache
from pathlib import Path
from typing import Any

from reportkit.pipeline.edition import DRAFT, Edition
from reportkit.project import DocumentKind
from reportkit.record.fingerprint import hash_values
from reportkit.template import Template
from reportkit.version import __version__
from reportkit.word.provenance import Provenance

# our rooms in which words and documents are made
ROOMS = ("context", "language", "record", "render", "template", "word")


def tell_origin(edition: Edition, kind: DocumentKind, template: Template) -> Provenance:
    """Where the document of an edition of a record comes from."""
    style, facts = astuple(kind.style), edition.facts
    made_for = [edition.audience, edition.mark]
    inputs = hash_values([find_engine(), facts, template.digest, kind.name, style, *made_for])
    state = DRAFT if edition.mark else ""
    return Provenance(
        __version__, facts, template.digest, inputs, kind.name, kind.style.lang, state=state
    )


def tell_origin_of_values(values: Any, template: Template) -> Provenance:
    """Where a template filled with any values comes from."""
    facts = hash_values(values)
    inputs = hash_values([find_engine(), facts, template.digest])
    return Provenance(__version__, facts, template.digest, inputs)


@cache
def find_engine() -> str:
    """What tells this reportkit from others: its version, and the sizes of the files at work.

    They are the same on every machine; dates of files would not be.
    """
    folder = Path(__file__).parents[1]
    sizes = [
        (Path(entry.path).relative_to(folder).as_posix(), entry.stat().st_size)
        for room in ROOMS
        for entry in _iter_files(folder / room)
    ]
    return hash_values([__version__, sorted(sizes)])


def _iter_files(folder: Path) -> list[os.DirEntry[str]]:
    """The modules of a room and of the rooms in it."""
    found: list[os.DirEntry[str]] = []
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir():
                found += _iter_files(Path(entry.path))
            elif entry.name.endswith(".py"):
                found.append(entry)
    return found
