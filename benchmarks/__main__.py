"""`python -m benchmarks [SECTION]... [--rounds N] [--write]`."""

from __future__ import annotations

import sys
import tempfile
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from pathlib import Path

from benchmarks.cold import build_cold_section
from benchmarks.engine import Engine, find_node_engines, find_node_versions, find_python_engines
from benchmarks.filled import Samples, iter_filled_sections
from benchmarks.ledger import build_ledger_section
from benchmarks.many import iter_many_sections
from benchmarks.page import PAGE, write_page
from benchmarks.printed import find_printed_sections
from benchmarks.section import Section, measure_section

ROUNDS = 5


def main() -> None:
    """Measure, and print or write what came out."""
    parser = ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("sections", nargs="*", metavar="SECTION", help="all, unless named")
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--no-node", action="store_true", help="leave the engines for Node out")
    parser.add_argument("--write", action="store_true", help=f"write docs/{PAGE.name}")
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="reportkit-benchmarks-") as folder:
        measure(Path(folder), wanted)


def measure(folder: Path, wanted: Namespace) -> None:
    """Measure the sections that are wanted, in a folder of their own."""
    node = {} if wanted.no_node else find_node_engines(folder / "node")
    texts = []
    for section in iter_sections(folder, node):
        if not wanted.sections or section.name in wanted.sections:
            texts.append(measure_section(section, wanted.rounds))
            sys.stdout.write(f"{texts[-1]}\n\n")
            sys.stdout.flush()
    if wanted.write:
        versions = find_node_versions(folder / "node")
        PAGE.write_text(write_page(texts, wanted.rounds, versions), encoding="utf-8")


def iter_sections(folder: Path, node: dict[str, Engine]) -> Iterator[Section]:
    """Yield every section, in the order of the page."""
    yield build_cold_section(folder / "cold")
    samples = Samples(folder)
    yield from iter_filled_sections(samples, find_python_engines(folder / "cache"), node)
    yield from iter_many_sections(folder)
    yield from find_printed_sections(samples)
    yield build_ledger_section(folder / "ledger")


main()
