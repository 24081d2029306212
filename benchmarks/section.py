"""A section of the page: a table of figures with one row for each case."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from benchmarks.measure import Figures, Measure, take_turns


@dataclass(frozen=True, slots=True)
class Row:
    """One case: what each column measures, and how many documents one round makes."""

    label: str
    measures: Mapping[str, Measure]
    documents: int = 1


@dataclass(frozen=True, slots=True)
class Ratio:
    """How many times the figure of one column is that of another."""

    label: str
    of: str
    to: str


@dataclass(frozen=True, slots=True)
class Section:
    """What is compared, in words and rows; `ratios` are worked out from the medians."""

    name: str
    title: str
    words: str
    rows: Sequence[Row]
    ratios: Sequence[Ratio] = ()
    tells_memory: bool = False


def measure_section(section: Section, rounds: int) -> str:
    """The section as Markdown, freshly measured."""
    figures = {row.label: take_turns(row.measures, rounds) for row in section.rows}
    parts = [f"## {section.title}", section.words, write_table(section, figures)]
    if section.tells_memory:
        parts += ["Peak memory of the process, in MB:", write_memory(section, figures)]
    return "\n\n".join(parts)


def write_table(section: Section, figures: Mapping[str, Mapping[str, Figures]]) -> str:
    """Milliseconds for each document, with the lowest and highest of the rounds, and ratios."""
    columns = _columns(section)
    head = ("", *columns, *(f"**{ratio.label}**" for ratio in section.ratios))
    body = (
        (
            row.label,
            *(_time(figures[row.label].get(name), row.documents) for name in columns),
            *(_times(figures[row.label], ratio) for ratio in section.ratios),
        )
        for row in section.rows
    )
    return _table(head, body)


def write_memory(section: Section, figures: Mapping[str, Mapping[str, Figures]]) -> str:
    """The most megabytes that each process held."""
    columns = _columns(section)
    body = (
        (row.label, *(_megabytes(figures[row.label][name]) for name in columns))
        for row in section.rows
    )
    return _table(("", *columns), body)


def _columns(section: Section) -> list[str]:
    return list(dict.fromkeys(name for row in section.rows for name in row.measures))


def _time(figures: Figures | None, documents: int) -> str:
    if figures is None:
        return "–"
    if figures.has_failed:
        return "fails"
    low, high = (_number(bound(figures.seconds) / documents) for bound in (min, max))
    return f"{_number(figures.median / documents)} ({low}–{high})"


def _megabytes(figures: Figures) -> str:
    return "fails" if figures.has_failed else f"{figures.megabytes:,.0f}"


def _times(figures: Mapping[str, Figures], ratio: Ratio) -> str:
    if any(figures[name].has_failed for name in (ratio.of, ratio.to)):
        return "–"
    times = figures[ratio.of].median / figures[ratio.to].median
    return f"{times:.0f}×" if times >= 10 else f"{times:.1f}×"


def _number(seconds: float) -> str:
    """Milliseconds with two digits that mean something."""
    milliseconds = seconds * 1000
    digits = 2 if milliseconds < 1 else 1 if milliseconds < 10 else 0
    return f"{milliseconds:,.{digits}f}"


def _table(head: Sequence[str], body: Iterator[Sequence[str]]) -> str:
    lines = [head, ["---"] + ["---:"] * (len(head) - 1), *body]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
