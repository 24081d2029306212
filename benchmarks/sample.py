"""The documents that are made: their values, their photos, and their templates, on disk."""

from __future__ import annotations

import json
import random
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.syntax import SYNTAXES
from benchmarks.template import write_template

FACTS = {
    "title": "Safety Exchange at Example Plant",
    "theme": "Learning from one another",
    "organizer": "Example Technology Co., Ltd.",
    "undertaker": "Example Services Ltd.",
    "host": "Example Motors Co., Ltd.",
    "alliance": "Example Alliance of Plants",
    "purpose": "an exchange on safety & training",
    "when": "In early summer",
}
AGENDA = 6
PARAGRAPHS = 6
SENTENCE = "The visitors toured the plant, saw how parts are checked, and compared notes on safety."
PHOTO_SIZE = (580, 435)  # pixels of noise, which JPEG packs into 300 kB
SETTINGS = "documents: {document: {template: docxtpl.docx}}\n"


@dataclass(frozen=True, slots=True)
class Sample:
    """One document: `people` and longer `rows` in loops, `photos`, `fixed` rows without tags."""

    people: int = 12
    rows: int = 0
    photos: int = 0
    fixed: int = 0


def write_sample(sample: Sample, folder: Path, syntaxes: Collection[str] = ("docxtpl",)) -> Path:
    """Write templates, values, record and photos of a sample into a new folder; return it."""
    import yaml

    folder.mkdir(parents=True)
    for number in range(sample.photos):
        write_photo(folder / f"photo-{number}.jpg", number)
    for name in syntaxes:
        write_template(folder / f"{name}.docx", SYNTAXES[name], sample, FACTS)
    values, record = build_values(sample), build_record(sample)
    (folder / "values.json").write_text(json.dumps(values), encoding="utf-8")
    (folder / "values.yaml").write_text(yaml.safe_dump(values), encoding="utf-8")
    (folder / "record.yaml").write_text(yaml.safe_dump(record), encoding="utf-8")
    (folder / "reportkit.yaml").write_text(SETTINGS, encoding="utf-8")
    return folder


def build_values(sample: Sample) -> dict[str, Any]:
    """What the document says, as plain values."""
    people = [
        {"name": f"Ms. Jane Doe {number}", "post": f"deputy manager of section {number}"}
        for number in range(sample.people)
    ]
    rows = [
        {**people[0], "number": number, "unit": "Workshop 3", "note": "all day"}
        for number in range(sample.rows)
    ]
    return {
        **FACTS,
        **_build_lists(sample),
        "delegations": [{"people": people}],
        "rows": rows,
    }


def build_record(sample: Sample) -> dict[str, Any]:
    """The record of the same document."""
    people = [
        f"Ms. Jane Doe {number}, deputy manager of section {number}"
        for number in range(sample.people)
    ]
    own = {"kind": "exchange", "org": FACTS["organizer"], "date": "2021-06-18"}
    summary = {"summary": SENTENCE, "attendees": people}
    return {**FACTS, **own, **summary, **_build_lists(sample)}


def write_photo(path: Path, number: int) -> None:
    """A photo that differs from every other and cannot be packed any further."""
    from PIL import Image

    width, height = PHOTO_SIZE
    noise = random.Random(number).randbytes(width * height * 3)  # noqa: S311 - no secret
    Image.frombytes("RGB", PHOTO_SIZE, noise).save(path, quality=95)


def _build_lists(sample: Sample) -> dict[str, Any]:
    paragraph = " ".join([SENTENCE] * 6)
    return {
        "agenda": [f"Point {number}, with questions and answers" for number in range(AGENDA)],
        "outcomes": [f"In part {number}: {paragraph}" for number in range(PARAGRAPHS)],
        "photos": [
            {"file": f"photo-{number}.jpg", "alt": "Noise"} for number in range(sample.photos)
        ],
    }
