"""The PDF room: Word files as LibreOffice prints them, many of them by a few of its processes.

`office` finds LibreOffice, `macro` is what runs inside of it, `profile` the folder that a process
works in, `worker` the process, `converter` the workers and their queue. `lean` is what goes in,
`stamp` and `embedded` know the PDF that comes out.
"""

from reportkit.pdf.converter import (
    Choices,
    Converter,
    Printed,
    build_converter,
    convert_files,
    finished,
    name_pdf,
)
from reportkit.pdf.office import find_office

__all__ = [
    "Choices",
    "Converter",
    "Printed",
    "build_converter",
    "convert_files",
    "find_office",
    "finished",
    "name_pdf",
]
