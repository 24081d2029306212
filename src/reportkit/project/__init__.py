"""The project room: the settings that apply to a record, and what is to be made of it."""

from reportkit.project.job import (
    Checkable,
    Job,
    NotFoundError,
    build_job,
    build_jobs,
    find_checkable,
    find_likely_records,
    find_near_document,
    find_records,
    find_word_files,
)
from reportkit.project.settings import (
    DIRECTORY_FILE,
    SETTINGS_FILE,
    DocumentKind,
    Project,
    find_project,
    find_project_folder,
    find_shipped_folder,
    load_project,
    peek_lang,
    read_nearest_project,
    read_project,
)
from reportkit.project.verdict import judge

__all__ = [
    "DIRECTORY_FILE",
    "SETTINGS_FILE",
    "Checkable",
    "DocumentKind",
    "Job",
    "NotFoundError",
    "Project",
    "build_job",
    "build_jobs",
    "find_checkable",
    "find_likely_records",
    "find_near_document",
    "find_project",
    "find_project_folder",
    "find_records",
    "find_shipped_folder",
    "find_word_files",
    "judge",
    "load_project",
    "peek_lang",
    "read_nearest_project",
    "read_project",
]
