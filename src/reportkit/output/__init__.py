"""The output room: what documents are called, and how they reach the disk."""

from reportkit.output.disk import check_new_file, make_folder, write_files, write_new_file
from reportkit.output.name import build_file_name, is_companion, is_copy, name_copy, name_original
from reportkit.output.queue import write_behind

__all__ = [
    "build_file_name",
    "check_new_file",
    "is_companion",
    "is_copy",
    "make_folder",
    "name_copy",
    "name_original",
    "write_behind",
    "write_files",
    "write_new_file",
]
