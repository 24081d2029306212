"""LibreOffice on this machine."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

from reportkit.diagnostics import FilePlace, ProblemsFound
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
