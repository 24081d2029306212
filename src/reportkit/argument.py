"""What Python code gives to a function: names of which it knows a few, and one path or several."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from reportkit.diagnostics import CallError, FilePlace, any_of, find_near
from reportkit.rules.command import UNKNOWN_VALUE


def several(paths: Path | str | Iterable[Path | str]) -> Iterable[Path | str]:
    """Paths, be it one alone: a text would be read letter by letter."""
    return [paths] if isinstance(paths, (str, Path)) else paths


def check_choice(argument: str, value: str, known: Iterable[str]) -> None:
    """Raise `CallError` if a value is none of those that an argument can have."""
    names = [str(name) for name in known]
    if value in names:
        return
    near = find_near(str(value), names)
    problem = UNKNOWN_VALUE.at(
        FilePlace(argument),
        "near" if near else None,
        argument=argument,
        value=value,
        known=any_of(names),
        near=near,
    )
    raise CallError(problem)
