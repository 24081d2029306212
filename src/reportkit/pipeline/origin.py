"""What decides what a document says: the facts, the template, the settings and reportkit itself."""

from __future__ import annotations

from dataclasses import astuple
from functools import cache
from typing import Any

from reportkit.engine import measure_rooms
from reportkit.language import Style
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
    style, facts = _tell_style(kind.style), edition.facts
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
def _tell_style(style: Style) -> tuple[Any, ...]:
    return astuple(style)


@cache
def find_engine() -> str:
    """What tells this reportkit from others: its version, and the sizes of the files at work."""
    return hash_values([__version__, measure_rooms(*ROOMS)])
