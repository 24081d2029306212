"""Records as they stand in tests: what is expected of a line stands behind it as `# ! rule`."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from reportkit.diagnostics import Severity
from reportkit.record import Directory, Loaded, Record, load_directory, load_record

EXPECTED = re.compile(r"[ \t]*# ! (?P<rules>[\w, -]+)$", re.MULTILINE)
MINIMAL = {
    "kind": "meeting",
    "title": "Title",
    "date": "2021-06-18",
    "org": "Ours",
    "summary": "They met.",
}
CHINESE = {"kind": "类型", "title": "标题", "date": "日期", "org": "单位", "summary": "概述"}


def complete(text: str) -> str:
    """The record with the required keys that it leaves out, below it."""
    absent = [
        f"{key}: {value}"
        for key, value in MINIMAL.items()
        if not re.search(rf"^[ \u3000]*(?:{key}|{CHINESE[key]})[ \u3000]*[:：]", text, re.MULTILINE)
    ]
    return "\n".join([text.rstrip("\n"), *absent]) + "\n"


@pytest.fixture
def load(tmp_path: Path) -> Callable[..., Loaded]:
    """Load a record that is given as text; what it leaves out of the required keys is added."""

    def load(text: str, shared: str = "", *, whole: bool = False, **options: Any) -> Loaded:
        path = tmp_path / "2021-06-18-visit.yaml"
        path.write_text(text if whole else complete(text), encoding="utf-8")
        return load_record(path, directory=book(tmp_path, shared), **options)

    return load


@pytest.fixture
def read(load: Callable[..., Loaded]) -> Callable[..., Record]:
    """The record of a text that has no errors."""

    def read(text: str, shared: str = "", **options: Any) -> Record:
        loaded = load(text, shared, **options)
        assert loaded.record, loaded.diagnostics
        return loaded.record

    return read


@pytest.fixture
def expect(load: Callable[..., Loaded]) -> Callable[..., Loaded]:
    """Load a record and compare its errors, line by line, with the marks behind its lines."""

    def expect(text: str, shared: str = "", **options: Any) -> Loaded:
        wanted = [
            (row, f"record/{rule.strip()}")
            for row, line in enumerate(text.split("\n"), 1)
            if (mark := EXPECTED.search(line))
            for rule in mark["rules"].split(",")
        ]
        loaded = load(EXPECTED.sub("", text), shared, **options)
        found = [
            (getattr(problem.place, "line", 0), problem.rule)
            for problem in loaded.diagnostics
            if problem.severity is Severity.ERROR
        ]
        assert found == wanted, "\n".join(map(str, loaded.diagnostics))
        assert wanted or loaded.record
        return loaded

    return expect


def book(folder: Path, shared: str) -> Directory | None:
    """The address book of a text."""
    if not shared:
        return None
    path = folder / "directory.yaml"
    path.write_text(shared, encoding="utf-8")
    loaded = load_directory(path)
    assert not loaded.diagnostics
    return loaded.directory
