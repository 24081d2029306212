"""A small project to be attacked, and how the program is run in it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from reportkit.cli import program
from word.sketch import read_sketch, write_sketch

SETTINGS = "documents: {report: templates/report.docx}\n"
RECORD = """\
kind: visit
title: Visit to Example Plant
date: 2021-06-18
org: Example Technology Co., Ltd.
place: Example Plant
summary: They came.
"""


@dataclass(frozen=True)
class Ending:
    """How a command ended, and what it said."""

    code: int
    out: str
    said: str

    def refused(self, *words: str) -> bool:
        """True if problems were told with these words in them, and no bug."""
        missing = [word for word in words if word not in self.said + self.out]
        assert (self.code, missing) == (1, []), f"{self.code}: {self.said}{self.out}"
        return True

    def misused(self, *words: str) -> bool:
        """True if the call was refused with these words."""
        missing = [word for word in words if word not in self.said]
        assert (self.code, missing) == (2, []), f"{self.code}: {self.said}{self.out}"
        return True

    def done(self) -> bool:
        """True if the command did what it was asked to do."""
        assert self.code == 0, f"{self.code}: {self.said}{self.out}"
        return True


def build_project(folder: Path, record: str | bytes = RECORD, body: str = "{{ summary }}") -> Path:
    """A project with one template and one record; return its record."""
    for name in ("records", "templates"):
        (folder / name).mkdir(parents=True)
    (folder / "reportkit.yaml").write_text(SETTINGS, encoding="utf-8")
    write_sketch(folder / "templates" / "report.docx", body)
    return write(folder / "records" / "a.yaml", record)


def write(path: Path, content: str | bytes) -> Path:
    """A file with this content."""
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def run(*arguments: object) -> Ending:
    """What became of a command, run in this process."""
    result = CliRunner().invoke(program, [os.fspath(argument) for argument in arguments])  # type: ignore[arg-type]
    assert "Traceback" not in result.output
    return Ending(result.exit_code, result.stdout, result.stderr)


def command(*arguments: object) -> list[str]:
    """A command for a process of its own."""
    return [sys.executable, "-m", "reportkit.cli", *map(str, arguments)]


def spawn(*arguments: object, may_all: bool = True, **settings: Any) -> Ending:
    """What became of a command in a process of its own, which may not take long.

    If it may not do all, closed files and folders are closed to it, be it root's or not.
    """
    process = subprocess.run(
        [*([] if may_all else without_privileges()), *command(*arguments)],
        **{"capture_output": True, "timeout": 60, "stdin": subprocess.DEVNULL, **settings},
    )
    out, said = (
        (stream or b"").decode("utf-8", "replace") for stream in (process.stdout, process.stderr)
    )
    assert "Traceback" not in out + said, said
    return Ending(process.returncode, out, said)


def without_privileges() -> list[str]:
    """What stands before a command that is to be refused where others are refused."""
    if not hasattr(os, "geteuid"):
        pytest.skip("this system has no rights of this kind")
    if os.geteuid() != 0:
        return []
    if shutil.which("setpriv") is None:
        pytest.skip("root may do all, and cannot give that up here")
    return ["setpriv", "--bounding-set", "-dac_override,-dac_read_search,-fowner"]


def below(folder: Path) -> dict[str, bytes]:
    """Every file below a folder with what is in it."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def brief(value: object) -> str:
    """A value as the name of a test tells it: not all of its megabytes."""
    return ascii(value)[:40]


def text_of(path: Path) -> str:
    """The text of a document that was written."""
    return read_sketch(path.read_bytes())


def with_environment(**changes: str | None) -> Mapping[str, str]:
    """The environment of this process with some variables set or taken away."""
    changed = {**os.environ, **changes}
    return {name: value for name, value in changed.items() if value is not None}
