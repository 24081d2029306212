"""The sections in which one process fills documents, imports aside."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path

from benchmarks.engine import UNCACHED, Engine
from benchmarks.measure import Measure
from benchmarks.sample import Sample, write_sample
from benchmarks.section import Ratio, Row, Section
from benchmarks.syntax import SYNTAXES

WARM_UP = Sample(people=1, photos=1)
TWO_PAGES = Sample()
WITH_PHOTOS = Sample(photos=4)
COUNTS = (1, 20, 200)
ROWS = (500, 2_000, 10_000)
FASTER = Ratio("docxtpl : reportkit", "docxtpl", "reportkit")
ABOVE_FLOOR = Ratio("reportkit : floor", "reportkit", "floor")


class Samples:
    """The samples on disk, each written when it is first asked for."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._written: dict[Sample, Path] = {}
        write_sample(WARM_UP, folder / "warm-up", SYNTAXES)

    def __getitem__(self, sample: Sample) -> Path:
        if sample not in self._written:
            syntaxes = SYNTAXES if not sample.photos else ("docxtpl",)
            folder = self.folder / f"sample-{len(self._written)}"
            self._written[sample] = write_sample(sample, folder, syntaxes)
        return self._written[sample]


def iter_filled_sections(
    samples: Samples, python: Mapping[str, Engine], node: Mapping[str, Engine]
) -> Iterator[Section]:
    """Yield the sections that a process fills after its imports."""
    pair = {name: python[name] for name in ("docxtpl", "reportkit")}
    with_floor = pair | {name: python[name] for name in (UNCACHED, "floor")}
    yield Section(
        "warm",
        "Two pages without photos",
        "Milliseconds for each document of a process that makes so many from one template. The "
        "template is opened and compiled within the time measured: each time by docxtpl, once by "
        "reportkit, which keeps what it compiled for the next process. The floor reads photos, "
        "deflates by zlib the parts that changed, joins them with all others as they are, and "
        "writes the file.",
        [
            Row(_documents(times), _fill({**with_floor, **node}, samples, TWO_PAGES, times), times)
            for times in COUNTS
        ],
        (FASTER, ABOVE_FLOOR),
    )
    yield Section(
        "photos",
        "Two pages with four photos of 300 kB",
        "The same. An engine that deflates photos spends most of its time on bytes that cannot "
        "be packed any further.",
        [
            Row(_documents(times), _fill(with_floor, samples, WITH_PHOTOS, times), times)
            for times in COUNTS
        ],
        (FASTER, ABOVE_FLOOR),
    )
    yield _build_yaml_section(samples, python)
    yield Section(
        "rows",
        "A table of many rows",
        "One document with a table of so many rows, five columns wide.",
        [
            Row(f"{rows:,} rows", _fill({**pair, **node}, samples, Sample(rows=rows), 1))
            for rows in ROWS
        ],
        (FASTER,),
        tells_memory=True,
    )
    yield Section(
        "large",
        "Large documents",
        "One document with 400 different photos of 300 kB; one whose template holds 5,000 rows "
        "that never change.",
        [
            Row("400 photos", _fill(with_floor, samples, Sample(photos=400), 1)),
            Row("5,000 fixed rows", _fill(with_floor, samples, Sample(fixed=5_000), 1)),
        ],
        (FASTER, ABOVE_FLOOR),
        tells_memory=True,
    )


YAML_ENGINES = (
    "docxtpl and safe_load",
    "reportkit fill",
    "reportkit fill in a project",
    "reportkit render",
)


def _build_yaml_section(samples: Samples, python: Mapping[str, Engine]) -> Section:
    script, *ours = YAML_ENGINES
    engines = {name: python[name] for name in YAML_ENGINES}
    return Section(
        "yaml",
        "From a YAML file to a .docx",
        "Milliseconds for each of 200 documents of one run, two pages without photos. `fill` reads "
        "values as the plain script does; in a project it also keeps each document for a later "
        "merge. `render` reads a record of its own for each: with the place of every word, names "
        "resolved, facts checked and put into sentences. All of them wait until a document is safe "
        "on the disk, which the script does not, and make the next ones meanwhile.",
        [Row("200 documents", _fill(engines, samples, TWO_PAGES, 200), 200)],
        [Ratio(f"docxtpl : {name.removeprefix('reportkit ')}", script, name) for name in ours],
    )


def _fill(
    engines: Mapping[str, Engine], samples: Samples, sample: Sample, times: int
) -> dict[str, Measure]:
    return {
        name: partial(_measure, engine, samples, sample, times) for name, engine in engines.items()
    }


def _measure(engine: Engine, samples: Samples, sample: Sample, times: int) -> tuple[float, float]:
    return engine.fill(samples[sample], times)


def _documents(times: int) -> str:
    return f"{times} documents" if times > 1 else "1 document"
