"""The section in which LibreOffice makes PDFs; as a program, one round of ours."""

from __future__ import annotations

import json
import os
import shutil
import sys
import tempfile
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from time import perf_counter

from benchmarks.filled import TWO_PAGES, WITH_PHOTOS, Samples
from benchmarks.measure import CHECKOUT, Measure, run
from benchmarks.section import Ratio, Row, Section

DOCUMENTS = 50
CALLS = 4  # each takes as long as any other: the rest of them is worked out
EACH, ONE, TWO = "one call each", "one worker", "two workers"


def find_printed_sections(samples: Samples) -> list[Section]:
    """The section, if LibreOffice is here."""
    if shutil.which("soffice") is None:
        return []
    words = (
        f"Milliseconds for each of {DOCUMENTS} documents of one run, the start of LibreOffice "
        "included. Without reportkit, each document is a call of `soffice --convert-to pdf` with a "
        "profile that is kept. Pictures are packed again by those calls, and not by reportkit. The "
        "documents come from python-docx with a hundred table styles that no table has; reportkit "
        "does not give them to LibreOffice. Of several workers each needs a processor of its own."
    )
    rows = [
        Row(label, _measure_all(samples[sample]), DOCUMENTS)
        for label, sample in (("without photos", TWO_PAGES), ("four photos each", WITH_PHOTOS))
    ]
    ratios = [Ratio(f"one call : {name}", EACH, name) for name in (ONE, TWO)]
    return [Section("pdf", "PDFs by LibreOffice", words, rows, ratios)]


def _measure_all(sample: Path) -> Mapping[str, Measure]:
    ours = {name: partial(_time_ours, sample, count) for count, name in enumerate((ONE, TWO), 1)}
    return {EACH: partial(_time_calls, sample), **ours}


def _time_ours(sample: Path, workers: int) -> tuple[float, float]:
    command = (sys.executable, "-m", "benchmarks.printed", str(_write(sample)), str(workers))
    return json.loads(run(command, CHECKOUT))["seconds"], 0.0


def _time_calls(sample: Path) -> tuple[float, float]:
    document = _write(sample)
    profile = f"-env:UserInstallation={(sample / 'profile').as_uri()}"
    command = ("soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(sample))
    run((*command, str(document)), CHECKOUT)  # sets up the profile
    start = perf_counter()
    for _ in range(CALLS):
        run((*command, str(document)), CHECKOUT)
    return (perf_counter() - start) * DOCUMENTS / CALLS, 0.0


def _write(sample: Path) -> Path:
    """The document of a sample."""
    document = sample / "document.docx"
    if not document.exists():
        words = ("fill", "docxtpl.docx", "values.yaml", "-o", document.name)
        run((sys.executable, "-m", "reportkit.cli", *words), sample)
    return document


def print_many(document: Path, workers: int) -> float:
    """The seconds in which so many workers print the document many times."""
    from reportkit import ProblemsFound, convert_files

    with tempfile.TemporaryDirectory() as folder:
        copies = [Path(folder) / f"{number}.docx" for number in range(DOCUMENTS)]
        for copy in copies:
            os.link(document, copy)
        start = perf_counter()
        made = list(convert_files(copies, workers=workers))
        seconds = perf_counter() - start
    for failure in made:
        if isinstance(failure, ProblemsFound):
            raise failure
    return seconds


if __name__ == "__main__":
    seconds = print_many(Path(sys.argv[1]), int(sys.argv[2]))
    sys.stdout.write(json.dumps({"seconds": seconds}))
