"""Small projects, and rows without a record."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from reportkit.ledger.gather import gather_rows
from reportkit.ledger.row import Body, Row, Somebody, Task
from reportkit.project import load_project

DIRECTORY = """
orgs:
  fenwick: {name: Fenwick Institute, short: Fenwick}
  riverside: {name: {en: Riverside Centre, zh: 河畔中心}}
people:
  doe: {name: {en: Jane Doe, zh: 杜简}, org: fenwick}
"""
VISIT = """
kind: visit
title: Visit to the Riverside Centre
date: 2021-06-18
org: fenwick
host: riverside
visitors: [doe]
summary: The visitors toured the centre.
"""


def write_project(root: Path, settings: str = "", directory: str = DIRECTORY, **records: str):
    """A project with these records, each named after its keyword."""
    (root / "records").mkdir(exist_ok=True)
    (root / "reportkit.yaml").write_text(settings or "# nothing\n", encoding="utf-8")
    (root / "directory.yaml").write_text(directory, encoding="utf-8")
    for name, text in records.items():
        write_record(root, name, text)
    return load_project(root)


def write_record(root: Path, name: str, text: str) -> Path:
    path = root / "records" / f"{name.replace('_', '-')}.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def gather(root: Path, **records: str):
    """The rows of these records."""
    return gather_rows(write_project(root, **records))


def read_one(root: Path, text: str) -> Row:
    """The row of a record."""
    gathered = gather(root, one=text)
    assert not gathered.problems, gathered.problems
    return gathered.rows[0]


def body(name: str) -> Body:
    return Body(f"name {name}", {"en": name}, {})


def person(name: str) -> Somebody:
    return Somebody(f"name {name}, ", {"en": name})


def task(due: str = "", status: str = "open", done_on: str = "") -> Task:
    return Task({"en": "do it"}, {}, due, status, done_on)


PLAIN = Row(
    id="a", file="records/a.yaml", kind="meeting", langs=("en",), day="2021-06-18",
    last_day="2021-06-18", is_published=False, published="", title={"en": "A"}, place={},
    org=body("Fenwick"), partners=(), way="", head=None, recorder=None, expected=None,
    present=None, people=(), content={}, results=(), tasks=(), photos=0, attachments=(),
    number="", archive_no="",
)  # fmt: skip


def row(id: str = "a", day: str = "2021-06-18", **facts: object) -> Row:  # noqa: A002 - as in a row
    """A row with some facts."""
    return replace(PLAIN, id=id, file=f"records/{id}.yaml", day=day, last_day=day, **facts)
