"""The catalogue of problems: one module for each room, one `Rule` for each kind of problem."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module

from reportkit.diagnostics import Rule

ROOMS = ("record", "project", "template", "render", "output")


def iter_rules() -> Iterator[Rule]:
    """Yield every rule of the catalogue, room by room, in the order written there."""
    for room in ROOMS:
        module = import_module(f"{__name__}.{room}")
        yield from (value for value in vars(module).values() if isinstance(value, Rule))


def find_rule(slug: str) -> Rule | None:
    """The rule with this slug, or None."""
    return next((rule for rule in iter_rules() if rule.slug == slug), None)
