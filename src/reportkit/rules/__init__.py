"""The catalogue of problems: one module for each room, one `Rule` for each kind of problem."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module

from reportkit.diagnostics import Rule

# what the rules of each room are about
ROOMS = {
    "record": "Records, address books and other text files",
    "editorial": "How the texts of a record are written",
    "project": "The settings of a project",
    "template": "Templates",
    "render": "Filling in a template",
    "output": "Writing documents",
    "layout": "The layout of documents",
    "pdf": "Making PDFs and pictures of pages",
    "fonts": "Fonts that a document asks for",
    "agreement": "Documents that no longer say what their record says",
    "merge": "Documents edited by hand that are merged with their record",
    "submission": "What leaves the house: final documents and packages",
    "package": "Packages: what their profile does not allow, and what was changed",
    "export": "Exports for calendars, tables, web sites and agencies",
    "cluster": "Sharing the work with a Dask cluster",
    "ledger": "Many records summed up",
    "command": "Calls of the program",
}


def iter_rules() -> Iterator[Rule]:
    """Yield every rule of the catalogue, room by room, in the order written there."""
    for room in ROOMS:
        yield from iter_room(room)


def iter_room(room: str) -> Iterator[Rule]:
    """Yield the rules of a room."""
    module = import_module(f"{__name__}.{room}")
    yield from (value for value in vars(module).values() if isinstance(value, Rule))


def find_rule(slug: str) -> Rule | None:
    """The rule with this slug, or None."""
    room = slug.partition("/")[0]
    rules = iter_room(room) if room in ROOMS else ()
    return next((rule for rule in rules if rule.slug == slug), None)
