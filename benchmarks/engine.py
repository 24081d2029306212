"""The engines: which command fills a sample, and which are here."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from benchmarks.fill import ENGINES
from benchmarks.measure import CHECKOUT, run

PACKAGES = {
    "docxtemplater": ("docxtemplater", "pizzip"),
    "easy-template-x": ("easy-template-x",),
    "docx-templates": ("docx-templates",),
    "carbone": ("carbone",),
}

UNCACHED = "reportkit without its cache"


@dataclass(frozen=True, slots=True)
class Engine:
    """A command that fills a sample, and the folder in which it is run.

    `cache` is where reportkit keeps compiled templates; without it, it keeps none.
    """

    name: str
    command: tuple[str, ...]
    folder: Path
    cache: str = ""

    def fill(self, sample: Path, times: int) -> tuple[float, float]:
        """The seconds and megabytes of a new process that fills a sample so many times."""
        command = (*self.command, self.name, str(sample), str(times))
        told = json.loads(run(command, self.folder, self.cache))
        return told["seconds"], told["megabytes"]


def find_python_engines(cache: Path) -> dict[str, Engine]:
    """The engines in Python, and the floor; reportkit with its cache, as it is, and without."""
    command = (sys.executable, "-m", "benchmarks.fill")
    found = {name: Engine(name, command, CHECKOUT, str(cache)) for name in ENGINES}
    return found | {UNCACHED: Engine("reportkit", command, CHECKOUT)}


def find_node_engines(folder: Path) -> dict[str, Engine]:
    """The engines for Node, fetched into a folder by npm; none where there is no npm."""
    npm, node = shutil.which("npm"), shutil.which("node")
    if npm is None or node is None:
        return {}
    folder.mkdir()
    (folder / "package.json").write_text('{"private": true}', encoding="utf-8")
    wanted = [package for packages in PACKAGES.values() for package in packages]
    try:
        run([npm, "install", "--no-audit", "--no-fund", "--ignore-scripts", *wanted], folder)
    except subprocess.CalledProcessError:
        return {}
    command = (node, str(CHECKOUT / "benchmarks" / "fill.mjs"))
    return {name: Engine(name, command, folder) for name in PACKAGES}


def find_node_versions(folder: Path) -> dict[str, str]:
    """The version of each engine that npm fetched."""
    found = {name: folder / "node_modules" / name / "package.json" for name in PACKAGES}
    return {
        name: json.loads(file.read_text(encoding="utf-8"))["version"]
        for name, file in found.items()
        if file.is_file()
    }
