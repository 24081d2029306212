"""LibreOffice on this machine."""

from __future__ import annotations

import os
import shutil
import sys
from contextlib import suppress
from pathlib import Path

from reportkit.diagnostics import FilePlace, ProblemsFound
from reportkit.pattern import pattern
from reportkit.rules.pdf import NO_OFFICE

VARIABLE = "REPORTKIT_SOFFICE"
NAMES = ("soffice", "libreoffice")
# where it is installed without being put on the path
USUAL = (
    Path("/Applications/LibreOffice.app/Contents/MacOS/soffice"),
    Path("C:/Program Files/LibreOffice/program/soffice.com"),
    Path("/usr/lib/libreoffice/program/soffice"),
    Path("/opt/libreoffice/program/soffice"),
)
# where it says which build it is, from the folder of its program
VERSION_FILES = ("versionrc", "version.ini", "../Resources/versionrc")
BUILD = pattern(r"(?m)^buildid=(.+)$")
HINTS = {"darwin": "macos", "win32": "windows"}


def find_office() -> Path:
    """The program of LibreOffice; raises `ProblemsFound` if it is not there.

    The environment variable `REPORTKIT_SOFFICE` names one that is installed elsewhere.
    """
    named = os.environ.get(VARIABLE)
    found = map(shutil.which, [named] if named else NAMES)
    usual = () if named else (str(path) for path in USUAL if path.is_file())
    program = next(filter(None, (*found, *usual)), None)
    if program is None:
        hint = "variable" if named else HINTS.get(sys.platform, "linux")
        place = FilePlace(named or NAMES[0])
        raise ProblemsFound([NO_OFFICE.at(place, hint, variable=VARIABLE)])
    return Path(program).absolute()


def read_build(program: Path) -> str:
    """The build of a LibreOffice as it names it itself, "" if it is not found out."""
    folder = program.resolve().parent
    for name in VERSION_FILES:
        with suppress(OSError):
            found = BUILD.search((folder / name).read_text("utf-8", "replace"))
            return found[1].strip() if found else ""
    return ""
