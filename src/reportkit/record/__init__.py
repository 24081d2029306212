"""Records: YAML text with places → typed facts, resolved and checked.

bytes ─▶ encoding ─▶ yaml (tree, places, traps) ─▶ reader + cast (facts, people) ─▶ checks ─▶ Record
"""

from reportkit.record.load import Loaded, LoadedDirectory, load_directory, load_record
from reportkit.record.model import Directory, Mention, Organisation, Person, Record, Term, Text
from reportkit.record.references import Reference, iter_references
from reportkit.record.source import Source
from reportkit.record.yaml import LoadedYaml, build_plain, load_yaml

__all__ = [
    "Directory",
    "Loaded",
    "LoadedDirectory",
    "LoadedYaml",
    "Mention",
    "Organisation",
    "Person",
    "Record",
    "Reference",
    "Source",
    "Term",
    "Text",
    "build_plain",
    "iter_references",
    "load_directory",
    "load_record",
    "load_yaml",
]
