"""A call of the program on a few small files, which reports a rule."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from contextlib import chdir, nullcontext
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any
from unittest.mock import patch

import click
from click.testing import CliRunner

from reportkit.cli import program
from reportkit.cli.program import Program
from reportkit.console import forget_tongue
from word.sketch import write_sketch

Content = str | bytes | Callable[[Path], object]


@dataclass(frozen=True)
class Case:
    """The words of a call, and the files on which it works; `None` as content makes a folder."""

    call: str = ""
    files: Mapping[str, Content | None] = field(default_factory=dict)
    is_disk_full: bool = False
    env: Mapping[str, str] = field(default_factory=dict)
    lacks: str = ""  # a library that is not installed
    is_apart: bool = False  # a process of its own: what it loads is not for the tests after it
    python: Callable[[], object] | None = None  # instead of a call: what Click itself refuses

    def write(self) -> None:
        """Write the files into the working folder."""
        for name, content in self.files.items():
            path = Path(name)
            path.parent.mkdir(parents=True, exist_ok=True)
            if content is None:
                path.mkdir()
            elif callable(content):
                content(path)
            else:
                path.write_bytes(content.encode() if isinstance(content, str) else content)

    def run(self, folder: Path, language: str) -> Any:
        """What comes of the call in a folder that is empty."""
        python = click.Command("python", callback=self.python)
        called = program if self.python is None else Program(commands=[python])
        disk = patch.object(os, "fsync", refuse) if self.is_disk_full else nullcontext()
        # only where it is wanted: at its end it forgets all that was loaded meanwhile
        lacking = patch.dict(sys.modules, {self.lacks: None}) if self.lacks else nullcontext()
        with chdir(folder), disk, lacking:
            self.write()
            arguments = (self.call or "python").split()
            settings = {"REPORTKIT_LANG": language, "REPORTKIT_CACHE": "", **self.env}
            if self.is_apart:
                return spawn(arguments, settings)
            result = CliRunner().invoke(called, arguments, env=settings)
        forget_tongue()
        return result


@dataclass(frozen=True)
class Ending:
    """How a process ended, and what it said."""

    exit_code: int
    stderr: str


def spawn(arguments: list[str], settings: Mapping[str, str]) -> Ending:
    """What comes of a call in a process of its own."""
    process = subprocess.run(
        [sys.executable, "-m", "reportkit.cli", *arguments],
        env={**os.environ, **settings, "PYTHONUTF8": "1"},
        capture_output=True,
        encoding="utf-8",
        timeout=120,
    )
    return Ending(process.returncode, process.stderr)


def program_file(text: str) -> Content:
    """A program that the system runs."""

    def write(path: Path) -> None:
        path.write_text(f"#!/bin/sh\n{text}\n")
        path.chmod(0o755)

    return write


def refuse(_: int) -> None:
    """A disk that is full."""
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def sketch(body: str, **parts: Any) -> Content:
    """A Word file, as `word.sketch` draws it."""
    return partial(write_sketch, body=body, **parts)


def record(text: str | bytes) -> Case:
    """A record to check."""
    return Case("check a.yaml", {"a.yaml": text})


def settings(text: str) -> Case:
    """The settings of a project to check."""
    return Case("check reportkit.yaml", {"reportkit.yaml": text})


def template(body: str, **parts: Any) -> Case:
    """A template to check by itself."""
    return Case("check a.docx", {"a.docx": sketch(body, **parts)})


def file(content: bytes | str) -> Case:
    """Something that calls itself a template."""
    return Case("check a.docx", {"a.docx": content})


def filled(body: str, values: str = "x: 1\n", picture: bytes = b"", **parts: Any) -> Case:
    """A template filled with values; `picture` is in `tour.jpg` beside it."""
    files = {"a.docx": sketch(body, **parts), "values.yaml": values}
    pictures = {"tour.jpg": picture} if picture else {}
    return Case("fill a.docx values.yaml -o out.docx", {**files, **pictures})
