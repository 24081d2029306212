"""What a template needs, listed; it may have mistakes."""

from __future__ import annotations

from pathlib import Path

from reportkit.check import Shelf, check_template, schema_of
from reportkit.diagnostics import Diagnostic, has_errors
from reportkit.frozen import frozen
from reportkit.needs.need import Need, build_needs, uses_records
from reportkit.pipeline.check import is_for_records
from reportkit.project import read_nearest_project
from reportkit.record.house import add_house
from reportkit.record.model import Record
from reportkit.record.shape import Shape, find_shape


@frozen
class Listing:
    """What a template needs, and what is wrong with it; `shape` is that of its records."""

    template: Path
    for_records: bool
    needs: tuple[Need, ...]
    diagnostics: tuple[Diagnostic, ...]
    shape: Shape

    @property
    def failed(self) -> bool:
        """True if the template cannot be used."""
        return has_errors(self.diagnostics)


def list_fields(template: Path, *, for_records: bool | None = None) -> Listing:
    """What a template needs; if it is for records is found out where that is not said."""
    shelf = Shelf()
    project, _ = read_nearest_project(template.parent)
    schema = schema_of(project)
    inventory = shelf.template(template).inventory
    if for_records is None:
        for_records = is_for_records(template, project) or uses_records(inventory, schema)
    found = check_template(template, shelf, for_records=for_records, schema=schema)
    needs = build_needs(inventory, schema if for_records else None)
    shape = add_house(find_shape(Record), project.extra) if project.extra else find_shape(Record)
    return Listing(template, for_records, needs, found, shape)
