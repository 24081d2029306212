"""reportkit: official activity reports and news releases from records and Word templates.

records/*.yaml ─▶ record ─▶ language ─▶ context ─┐
                 (places)   (words)              ├─▶ check ─▶ render ─▶ output ─▶ .docx
templates/*.docx ─▶ word ─▶ template ────────────┘
                   (places)  (compiled once)
"""

from importlib import import_module
from typing import TYPE_CHECKING

from reportkit.version import __version__

if TYPE_CHECKING:
    from reportkit.check import load_template
    from reportkit.diagnostics import Diagnostic, ProblemsFound, ReportkitError
    from reportkit.pdf import convert_files
    from reportkit.pipeline import Outcome, render_record, render_records
    from reportkit.pipeline.export import export_records
    from reportkit.pipeline.package import Packed, package_records
    from reportkit.project import Project, load_project
    from reportkit.record import Record, load_record
    from reportkit.render import Document
    from reportkit.template import Template, Wording

__all__ = [
    "Diagnostic",
    "Document",
    "Outcome",
    "Packed",
    "ProblemsFound",
    "Project",
    "Record",
    "ReportkitError",
    "Template",
    "Wording",
    "__version__",
    "convert_files",
    "export_records",
    "load_project",
    "load_record",
    "load_template",
    "package_records",
    "render_record",
    "render_records",
]

# Each room is imported when something of it is first asked for, so that a command that needs
# no Word file does not wait for the libraries that read them.
ROOMS = {
    "convert_files": "pdf",
    "export_records": "pipeline.export",
    "Diagnostic": "diagnostics",
    "Document": "render",
    "Outcome": "pipeline",
    "Packed": "pipeline.package",
    "ProblemsFound": "diagnostics",
    "Project": "project",
    "Record": "record",
    "ReportkitError": "diagnostics",
    "Template": "template",
    "Wording": "template",
    "load_project": "project",
    "load_record": "record",
    "load_template": "check",
    "package_records": "pipeline.package",
    "render_record": "pipeline",
    "render_records": "pipeline",
}


def __getattr__(name: str) -> object:
    if name not in ROOMS:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{ROOMS[name]}"), name)


def __dir__() -> list[str]:
    return sorted(__all__)
