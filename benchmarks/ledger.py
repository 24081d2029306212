"""The section in which ten thousand records become a ledger."""

from __future__ import annotations

import random
import shutil
from functools import partial
from pathlib import Path

from benchmarks.cold import PROGRAM
from benchmarks.measure import Measure, time_command
from benchmarks.section import Row, Section

RECORDS, PEOPLE, ORGS = 10_000, 400, 50
KINDS = ("visit", "exchange", "meeting", "training", "study", "reception")
RECORD = """\
kind: {kind}
title: Event {number} on safety and skills
date: {day}
org: o{org}
host: o{host}
place: Room {room}
chair: p{chair}
visitors: [{people}]
expected: {expected}
present: {present}
summary: The visitors toured the plant and compared notes on safety training.
activities:
  - {{did: toured, by: p{chair}, topics: [the hall, the yard, the new line]}}
outcomes: [Both sides agreed on one form., They meet again in spring.]
follow_up:
  - {{what: Send the form to all instructors, owner: p{chair}, due: {day}}}
"""
FIRST, AGAIN = "first run", "next run"
FORGET = "import shutil; shutil.rmtree('.reportkit', ignore_errors=True); "


def build_ledger_section(folder: Path) -> Section:
    """A year of many years, and all of them: with the index to be made, and with it there."""
    project = write_project(folder)
    year = ("ledger", "--period", "2021", "--document", "summary", "--force")
    everything = ("ledger", "--force")
    return Section(
        "ledger",
        "Ten thousand records in a ledger",
        f"From start to end of `reportkit ledger` in a project of {RECORDS:,} records of five "
        f"years, with {PEOPLE} people and {ORGS} organisations in its address book. The first run "
        "reads every record, by as many processes as there are processors; the next one finds "
        "their rows in the index and reads the records only to see that they are the same. The "
        "ledger of all records has a row for each.",
        [
            Row("summary of 2021", _measures(project, year)),
            Row("ledger, summary and workbook of all records", _measures(project, everything)),
        ],
    )


def _measures(project: Path, call: tuple[str, ...]) -> dict[str, Measure]:
    python, flag, program = PROGRAM
    forgetful = (python, flag, FORGET + program, *call)
    run = partial(time_command, cache=str(project / "cache"), folder=project)
    return {FIRST: partial(run, forgetful), AGAIN: partial(run, (*PROGRAM, *call))}


def write_project(folder: Path) -> Path:
    """The project, which is the same each time."""
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "records").mkdir(parents=True)
    chance = random.Random(1)  # noqa: S311 - no secret depends on it
    (folder / "reportkit.yaml").write_text("ledger: {required: {meeting: monthly}}\n")
    (folder / "directory.yaml").write_text(write_directory())
    for number in range(RECORDS):
        name = folder / "records" / f"r{number:05}.yaml"
        name.write_text(write_record(number, chance), encoding="utf-8")
    return folder


def write_directory() -> str:
    """People and organisations."""
    orgs = "".join(f"  o{n}: {{name: Works {n} Company, short: Works {n}}}\n" for n in range(ORGS))
    people = "".join(
        f"  p{n}: {{name: Person Number{n}, title: engineer, org: o{n % ORGS}}}\n"
        for n in range(PEOPLE)
    )
    return f"orgs:\n{orgs}people:\n{people}"


def write_record(number: int, chance: random.Random) -> str:
    """A record of about twenty lines."""
    expected = chance.randint(8, 30)
    people = chance.sample(range(PEOPLE), chance.randint(2, 6))
    return RECORD.format(
        number=number,
        kind=chance.choice(KINDS),
        day=f"{chance.randint(2017, 2021)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}",
        org=chance.randrange(5),
        host=chance.randrange(5, ORGS),
        room=number % 17,
        chair=people[0],
        people=", ".join(f"p{n}" for n in people),
        expected=expected,
        present=expected - chance.randint(0, 4),
    )
