"""The schema room: what editors know of records, address books and settings while they are typed.

The forms are JSON Schema, draft 7, which the YAML language server of most editors understands
best; they are built from the declarations that the readers are driven by. An editor never refuses
what reportkit accepts; what only reportkit can know, such as a reference to nobody, is left to it.
"""

from reportkit.schema.editor import (
    EDITOR_SETTINGS,
    build_mapping,
    build_modeline,
    find_editor_files,
    is_led,
    write_schemas,
)
from reportkit.schema.file import SCHEMAS, build_schema, dump
from reportkit.schema.words import Tongue

__all__ = [
    "EDITOR_SETTINGS",
    "SCHEMAS",
    "Tongue",
    "build_mapping",
    "build_modeline",
    "build_schema",
    "dump",
    "find_editor_files",
    "is_led",
    "write_schemas",
]
