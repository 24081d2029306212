"""One engine at work in a process of its own: `python -m benchmarks.fill ENGINE FOLDER TIMES`.

It fills the sample in FOLDER so many times, and prints how long that took and how much memory the
process ever held. What an engine imports is imported before, by a document of another sample;
opening and compiling the template counts.
"""

from __future__ import annotations

import json
import os
import sys
import zlib
from collections.abc import Callable
from pathlib import Path
from tempfile import mkdtemp
from time import perf_counter
from typing import Any
from zipfile import ZipFile

from benchmarks.memory import peak_megabytes

LEVEL = 6  # of zlib, as docxtpl has it
STORED = (".jpeg", ".jpg", ".png")
MOST_RECORDS = 200  # that are rendered at once
Run = Callable[[int], None]


def prepare_docxtpl(folder: Path) -> Run:
    """The plain script around docxtpl: the template is opened for each document."""
    values = _read_values(folder)
    fill = _build_docxtpl_fill(folder)

    def run(times: int) -> None:
        for _ in range(times):
            fill(values)

    return run


def prepare_docxtpl_yaml(folder: Path) -> Run:
    """The plain script around docxtpl, with its values from a YAML file."""
    import yaml

    fill = _build_docxtpl_fill(folder)

    def run(times: int) -> None:
        for _ in range(times):
            fill(yaml.safe_load((folder / "values.yaml").read_text(encoding="utf-8")))

    return run


def prepare_reportkit(folder: Path) -> Run:
    """Reportkit: the template is opened once, and every document is proved whole."""
    from reportkit import load_template

    values = _read_values(folder)

    def run(times: int) -> None:
        template = load_template(folder / "docxtpl.docx")
        for _ in range(times):
            document = template.render(values, root=folder)
            with (folder / "reportkit.out.docx").open("wb") as file:
                file.writelines(document.pieces)

    return run


def prepare_reportkit_fill(folder: Path) -> Run:
    """`reportkit fill` of many files with values, each into a new file, outside of a project."""
    os.chdir(folder.parent)  # the checkout is a project
    return _prepare_fill(folder, folder.parent)


def prepare_reportkit_kept(folder: Path) -> Run:
    """The same inside of a project, which keeps each document for a later merge."""
    return _prepare_fill(folder, folder)


def _prepare_fill(folder: Path, home: Path) -> Run:
    from reportkit.pipeline.fill import fill_template

    out = Path(mkdtemp(dir=home))

    def run(times: int) -> None:
        pairs = [(folder / "values.yaml", out / f"{number}.docx") for number in range(times)]
        outcomes = fill_template(folder / "docxtpl.docx", pairs)
        if any(outcome.failed for outcome in outcomes):
            raise RuntimeError("the sample has problems")

    return run


def prepare_reportkit_render(folder: Path) -> Run:
    """`reportkit render` of many records: each read, resolved, checked and put into words."""
    from reportkit.pipeline import render_jobs
    from reportkit.project import build_jobs

    records, out = Path(mkdtemp(dir=folder)), Path(mkdtemp(dir=folder))
    content = (folder / "record.yaml").read_bytes()
    for number in range(MOST_RECORDS):
        (records / f"{number}.yaml").write_bytes(content)

    def run(times: int) -> None:
        jobs = build_jobs([records / f"{number}.yaml" for number in range(times)], out=out)
        if any(outcome.failed for outcome in render_jobs(jobs)):
            raise RuntimeError("the sample has problems")

    return run


def prepare_floor(folder: Path) -> Run:
    """What no engine can save: photos read once, changed parts deflated, all joined and written."""
    prepare_reportkit(folder)(1)
    template = _read_members(folder / "docxtpl.docx")
    members = _read_members(folder / "reportkit.out.docx")
    copied = [name for name, part in members.items() if part == template.get(name)]
    ready = b"".join(_pack(name, members[name]) for name in copied)
    changed = [
        part for name, part in members.items() if name not in copied and not _is_stored(name)
    ]
    files = sorted(folder.glob("*.jpg"))

    def run(times: int) -> None:
        photos = [file.read_bytes() for file in files]
        for _ in range(times):
            packed = [zlib.compress(part, LEVEL) for part in changed]
            (folder / "floor.out").write_bytes(b"".join((ready, *photos, *packed)))

    return run


ENGINES: dict[str, Callable[[Path], Run]] = {
    "docxtpl": prepare_docxtpl,
    "docxtpl and safe_load": prepare_docxtpl_yaml,
    "reportkit": prepare_reportkit,
    "reportkit fill": prepare_reportkit_fill,
    "reportkit fill in a project": prepare_reportkit_kept,
    "reportkit render": prepare_reportkit_render,
    "floor": prepare_floor,
}


def measure_fill(engine: str, folder: Path, times: int) -> dict[str, float]:
    """The seconds and megabytes that an engine takes; `warm-up` stands beside the sample."""
    prepare = ENGINES[engine]
    prepare(folder.parent / "warm-up")(1)
    run = prepare(folder)
    start = perf_counter()
    run(times)
    return {"seconds": perf_counter() - start, "megabytes": peak_megabytes()}


def _build_docxtpl_fill(folder: Path) -> Callable[[Any], None]:
    from docx.shared import Mm
    from docxtpl import DocxTemplate, InlineImage
    from jinja2 import Environment

    environment = Environment(autoescape=True)

    def fill(values: Any) -> None:
        document = DocxTemplate(folder / "docxtpl.docx")

        def picture(file: str, width: str) -> InlineImage:
            size = Mm(int(width.removesuffix("mm")))
            return InlineImage(document, str(folder / file), width=size)

        environment.filters["picture"] = picture
        document.render(values, environment)
        document.save(folder / "docxtpl.out.docx")

    return fill


def _read_values(folder: Path) -> Any:
    return json.loads((folder / "values.json").read_text(encoding="utf-8"))


def _read_members(path: Path) -> dict[str, bytes]:
    with ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _pack(name: str, part: bytes) -> bytes:
    return part if _is_stored(name) else zlib.compress(part, LEVEL)


def _is_stored(name: str) -> bool:
    return name.endswith(STORED)


if __name__ == "__main__":
    engine, folder, times = sys.argv[1:]
    sys.stdout.write(json.dumps(measure_fill(engine, Path(folder), int(times))))
