"""A small project of which packages are made."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from click.testing import CliRunner
from PIL import Image

from reportkit.cli import program
from word.sketch import read_members, write_members, write_sketch

SETTINGS = "documents: {report: report.docx, letter: letter.docx}\npackage: {profile: post}\n"
RECORD = """\
kind: visit
title: Visit to Example Plant
date: 2021-06-18
org: {name: "Example Technology Co., Ltd.", short: Example Technology}
place: Example Plant
attendees:
  - Ms. Jane Doe, deputy manager
summary: They came and saw.
"""
NAMED = "names: {package: p}\n"
PHOTOS = "photos: [{file: tour.jpg, caption: The tour, alt: People}]\n"
DEED = "attachments: [{title: The deed, file: deed.txt}]\n"
DOCUMENT = "word/document.xml"


def write_project(folder: Path, profile: str = NAMED, record: str = "") -> None:
    """The project, with a profile and a record."""
    (folder / "reportkit.yaml").write_text(SETTINGS, encoding="utf-8")
    write_sketch(folder / "report.docx", "{{ title }}\n{{ summary }}")
    write_sketch(folder / "letter.docx", "Dear all, {{ summary }}")
    (folder / "deed.txt").write_text("Signed.", encoding="utf-8")
    draw_photo(folder / "tour.jpg")
    (folder / "profiles").mkdir(exist_ok=True)
    write_profile(folder, profile)
    write_record(folder, record)


def write_profile(folder: Path, profile: str) -> None:
    """The profile `post`."""
    (folder / "profiles" / "post.yaml").write_text(profile, encoding="utf-8")


def write_record(
    folder: Path, more: str = "", name: str = "a.yaml", old: str = "", new: str = ""
) -> Path:
    """A record with more in it, and some words in the place of others."""
    path = folder / name
    path.write_text(RECORD.replace(old, new, 1) + more if old else RECORD + more, encoding="utf-8")
    return path


def draw_photo(path: Path, size: tuple[int, int] = (640, 400), **options: Any) -> None:
    """A photo: dark on the left, bright on the right."""
    Image.linear_gradient("L").rotate(90).resize(size).convert("RGB").save(path, **options)


def run(*arguments: object) -> Any:
    """What comes of a call of the program, in English."""
    return CliRunner().invoke(
        program, [str(one) for one in arguments], env={"REPORTKIT_LANG": "en"}
    )


def pack(*arguments: object) -> dict[str, Any]:
    """What a program is told of a package that was made."""
    result = run("package", *(arguments or ("a.yaml",)), "--format", "json")
    told: dict[str, Any] = json.loads(result.stdout)
    return {**told, "exit": result.exit_code}


def find_rules(told: Mapping[str, Any], severity: str = "error") -> list[str]:
    """The rules that were broken."""
    return [one["rule"] for one in told["diagnostics"] if one["severity"] == severity]


def below(folder: Path | str) -> list[str]:
    """The files in a folder."""
    root = Path(folder)
    return sorted(one.relative_to(root).as_posix() for one in root.rglob("*") if one.is_file())


def edit(path: Path, old: str, new: str) -> None:
    """Change words in a document, as a person would."""
    members = read_members(path.read_bytes())
    assert old.encode() in members[DOCUMENT]
    members[DOCUMENT] = members[DOCUMENT].replace(old.encode(), new.encode())
    write_members(path, members)


def read_text(path: Path) -> str:
    """The body of a document, as it is written in the file."""
    return read_members(path.read_bytes())[DOCUMENT].decode()
