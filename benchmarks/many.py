"""The sections in which many records are made into two documents each."""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path
from time import perf_counter

from benchmarks.measure import CHECKOUT, Measure, run
from benchmarks.sample import Sample, build_record, write_sample
from benchmarks.section import Ratio, Row, Section

RECORDS = 1_000
COUNTS = (100, 1_000, 5_000)
SETTINGS = "documents: {report: report.docx, release: release.docx}\n"
SCRIPT, ONE, TWO, AGAIN = "docxtpl script", "one process", "two processes", "nothing changed"
# runs a command on so many processors, and tells the most memory that one of its processes took
WATCHED = """\
import os, resource, subprocess, sys
if hasattr(os, "sched_setaffinity"):
    os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[: int(sys.argv[1])])
subprocess.run(sys.argv[2:], check=True, stdout=subprocess.DEVNULL)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024)
"""


def iter_many_sections(folder: Path, records: int = RECORDS) -> Iterator[Section]:
    """Yield the sections; `REPORTKIT_MANY` takes another number of records, to try them out."""
    records = int(os.environ.get("REPORTKIT_MANY", records))
    yield Section(
        "many",
        "Many records",
        f"Milliseconds for each document of a run over {records:,} records with two documents "
        "each, from the start of the program to its end. The script reads a record by `safe_load` "
        "and fills both templates by docxtpl. It and one process have one processor; two have two. "
        "The last column is the whole of a second run, for each document that was up to date.",
        [Row(f"{records:,} records", _measure_all(folder / "many", records), 2 * records)],
        (
            Ratio(f"script : {ONE}", SCRIPT, ONE),
            Ratio(f"script : {TWO}", SCRIPT, TWO),
            Ratio(f"{ONE} : {TWO}", ONE, TWO),
        ),
    )
    counts = COUNTS if records == RECORDS else (records,)
    yield Section(
        "many",
        "Memory of many records",
        "The same runs over more and more records.",
        [
            Row(f"{count:,} records", _measure_ours(folder / f"many-{count}", count), 2 * count)
            for count in counts
        ],
        tells_memory=True,
    )


def _measure_all(folder: Path, records: int) -> Mapping[str, Measure]:
    script = (sys.executable, "benchmarks/bare/many.py", str(folder))
    again = partial(_time, folder, records, 1, _render(folder, 1), is_fresh=False)
    return {
        SCRIPT: partial(_time, folder, records, 1, script),
        **_measure_ours(folder, records),
        AGAIN: again,
    }


def _measure_ours(folder: Path, records: int) -> Mapping[str, Measure]:
    return {
        name: partial(_time, folder, records, jobs, _render(folder, jobs))
        for name, jobs in ((ONE, 1), (TWO, 2))
    }


def _render(folder: Path, jobs: int) -> tuple[str, ...]:
    program = (sys.executable, "-c", "from reportkit.cli import main; main()")
    return (*program, "render", str(folder / "records"), "--jobs", str(jobs))


def _time(
    folder: Path, records: int, processors: int, command: tuple[str, ...], *, is_fresh: bool = True
) -> tuple[float, float]:
    """The seconds of a run, and the most megabytes that one of its processes took."""
    if not folder.exists():
        _write(folder, records)
    if is_fresh:
        _clear(folder, keep=records <= RECORDS)
    watched = (sys.executable, "-c", WATCHED, str(processors), *command)
    start = perf_counter()
    megabytes = run(watched, CHECKOUT, str(folder / "cache"))
    return perf_counter() - start, float(megabytes)


def _clear(folder: Path, *, keep: bool) -> None:
    """Take away what earlier runs have made; `keep` it beside if that is not too much.

    For minutes, ext4 passes over each file just deleted to make a new one, which takes longer than
    all else; a user's run has nothing like it.
    """
    aside = folder.with_name(f"{folder.name}-aside")
    aside.mkdir(exist_ok=True)
    number = len(list(aside.iterdir()))
    for made in ("output", "scripted", ".reportkit"):
        if not keep:
            shutil.rmtree(folder / made, ignore_errors=True)
        elif (folder / made).exists():
            (folder / made).rename(aside / f"{number}-{made}")


def _write(folder: Path, records: int) -> None:
    """A project of so many records, each a little different."""
    import yaml

    write_sample(Sample(), folder)
    for name in ("report", "release"):
        shutil.copy(folder / "docxtpl.docx", folder / f"{name}.docx")
    (folder / "reportkit.yaml").write_text(SETTINGS, encoding="utf-8")
    (folder / "records").mkdir()
    record = build_record(Sample())
    for number in range(records):
        own = record | {"title": f"{record['title']} {number}"}
        text = yaml.safe_dump(json.loads(json.dumps(own)))
        (folder / "records" / f"{number:05}.yaml").write_text(text, encoding="utf-8")
