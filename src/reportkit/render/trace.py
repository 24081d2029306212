"""Which line of a template's source is being filled in, or was when an error arose."""

from __future__ import annotations

import sys
from types import FrameType, TracebackType
from typing import Any

from jinja2 import Template as Program


def current_line() -> int:
    """The line of the source that is being filled in, found among the calls under way."""
    frame: FrameType | None = sys._getframe(1)  # noqa: SLF001 - only problems come this way
    while frame is not None:
        program = frame.f_globals.get("__jinja_template__")
        if program is not None:
            return int(program.get_corresponding_lineno(frame.f_lineno))
        frame = frame.f_back
    return 1


def line_of(traceback: TracebackType | None) -> int:
    """The line of the source in which an error arose, or 0 if it arose outside."""
    line = 0
    while traceback is not None:
        program = traceback.tb_frame.f_globals.get("__jinja_template__")
        if program is not None:
            line = int(program.get_corresponding_lineno(traceback.tb_lineno))
        traceback = traceback.tb_next
    return line


def line_of_pieces(pieces: Any, program: Program) -> int:
    """The line of the source at which a program has arrived that yields pieces."""
    return int(program.get_corresponding_lineno(pieces.gi_frame.f_lineno))
