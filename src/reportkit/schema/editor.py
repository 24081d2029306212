"""What makes editors complete and check the files of a project while they are typed."""

from __future__ import annotations

import os
from pathlib import Path

from reportkit.output import write_files
from reportkit.project import DIRECTORY_FILE, SETTINGS_FILE, Project
from reportkit.schema.file import SCHEMAS, build_schema, dump
from reportkit.schema.words import Tongue

FOLDER = Path(".reportkit", "schema")
EDITOR_SETTINGS = Path(".vscode", "settings.json")
EXTENSIONS = Path(".vscode", "extensions.json")
EXTENSION = "redhat.vscode-yaml"  # the one that runs the YAML language server in VS Code
MODELINE = "# yaml-language-server: $schema="


def build_schema_files(project: Project, tongue: Tongue = "en") -> dict[Path, bytes]:
    """The schemas of a project's files, by where they stand."""
    folder = project.root / FOLDER
    return {
        folder / f"{of}.json": dump(build_schema(of, project, tongue), indent=None).encode()
        for of in SCHEMAS
    }


def build_editor_files(project: Project) -> dict[Path, bytes]:
    """The settings of VS Code that lead it to the schemas, by where they stand."""
    settings = {"yaml.schemas": build_mapping(project)}
    extensions = {"recommendations": [EXTENSION]}
    return {
        project.root / EDITOR_SETTINGS: dump(settings).encode(),
        project.root / EXTENSIONS: dump(extensions).encode(),
    }


def build_mapping(project: Project) -> dict[str, list[str]]:
    """The files of a project by the schema that they follow, as VS Code is told."""
    directory = project.directory or project.root / DIRECTORY_FILE
    records = _from_root(project, project.records)
    files = {
        "record": [f"{records}/**/*.{ending}" for ending in ("yaml", "yml")],
        "directory": [_from_root(project, directory)],
        "project": [SETTINGS_FILE],
        "profile": [f"{_from_root(project, project.profiles)}/*.yaml"],
    }
    return {f"./{(FOLDER / of).as_posix()}.json": patterns for of, patterns in files.items()}


def write_schemas(project: Project, tongue: Tongue = "en") -> tuple[Path, ...]:
    """Bring the schemas of a project up to date, and lead an editor to them if nothing does yet.

    Settings of the editor that exist are never touched. Return what was written.
    """
    new = {path: text for path, text in build_editor_files(project).items() if not path.exists()}
    schemas = build_schema_files(project, tongue)
    changed = {path: text for path, text in schemas.items() if not _holds(path, text)}
    return write_files(changed | new)


def find_editor_files(project: Project) -> tuple[Path, ...]:
    """Where the files stand that `write_schemas` looks after."""
    schemas = (project.root / FOLDER / f"{of}.json" for of in SCHEMAS)
    return (*schemas, project.root / EDITOR_SETTINGS, project.root / EXTENSIONS)


def is_led(project: Project) -> bool:
    """True if the project's editor settings name its schemas."""
    file = project.root / EDITOR_SETTINGS
    names = build_mapping(project)
    return file.is_file() and all(name in file.read_text("utf-8", "replace") for name in names)


def build_modeline(project: Project, record: Path) -> str:
    """The comment by which other editors find the schema of a record; empty if there is none."""
    schema = project.root / FOLDER / "record.json"
    if not schema.is_file():
        return ""
    path = Path(os.path.relpath(schema, record.resolve().parent)).as_posix()
    return "" if " " in path else f"{MODELINE}{path}"


def _holds(path: Path, content: bytes) -> bool:
    return path.is_file() and path.read_bytes() == content


def _from_root(project: Project, path: Path) -> str:
    is_below = path.is_relative_to(project.root)
    return (path.relative_to(project.root) if is_below else path).as_posix()
