"""A chart as a value."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from math import isfinite, nan
from typing import Any

from jinja2 import Environment, Undefined
from jinja2.utils import pass_environment

from reportkit.diagnostics import Phrase, any_of
from reportkit.frozen import frozen
from reportkit.word.picture import read_length

KINDS = ("column", "bar", "line", "pie", "stacked")
WIDTH, HEIGHT = "160mm", "75mm"
MOST = 500  # columns, bars or slices; nobody reads more


@frozen
class ChartRequest:
    """A chart as a template asks for it; lengths are in EMU (914,400 to the inch).

    `names` and those of the `series` are whatever the template gave, to be said when it is printed.
    """

    kind: str
    names: tuple[Any, ...]
    series: tuple[tuple[Any, tuple[float | None, ...]], ...]
    width: int
    height: int
    title: Any = ""
    alt: Any = ""

    def __bool__(self) -> bool:
        return any(number is not None for _, numbers in self.series for number in numbers)


@pass_environment
def request_chart(
    environment: Environment,
    values: Any,
    kind: str = "column",
    name: str = "name",
    number: Any = "count",
    series: Any = "",
    width: str | float | None = WIDTH,
    height: str | float | None = HEIGHT,
    title: object = "",
    alt: object = "",
) -> ChartRequest:
    """A chart of a list of groups: of each its `name`, and its `number`, or several such fields.

    `series` are what the numbers are called, one for each field. A mapping of names to numbers
    makes a chart, too. What is not known is a gap; a chart without any number prints nothing.
    """
    if kind not in KINDS:
        raise ValueError(Phrase("`{kind}` is no chart: {known}", kind=kind, known=any_of(KINDS)))
    fields = [number] if isinstance(number, str) else [*number]
    called = [series] if isinstance(series, str) else [*series]
    called += [""] * (len(fields) - len(called))
    rows = [*_iter_rows(environment, values, name, fields)]
    if len(rows) > MOST:
        raise ValueError(Phrase("a chart shows no more than {most} numbers in a row", most=MOST))
    numbers = [tuple(row[place] for _, row in rows) for place in range(len(fields))]
    return ChartRequest(
        kind,
        tuple(said for said, _ in rows),
        tuple(zip(called, numbers, strict=False)),
        read_length(width or WIDTH) or 0,
        read_length(height or HEIGHT) or 0,
        title,
        alt,
    )


def _iter_rows(
    environment: Environment, values: Any, name: str, fields: list[str]
) -> Iterable[tuple[Any, list[float | None]]]:
    """Yield the name and the numbers of each row."""
    if isinstance(values, Mapping):
        yield from ((key, [_number(value)]) for key, value in values.items())
        return

    def find(row: Any, path: str) -> Any:
        for step in path.split("."):
            row = environment.getattr(row, step)
            _refuse_unknown(row, path)
        return row

    for row in values or ():
        yield find(row, name), [_number(find(row, field)) for field in fields]


def _refuse_unknown(value: Any, name: str) -> None:
    if isinstance(value, Undefined):
        raise TypeError(Phrase("what it is made of has no `{name}`", name=name))


def _number(value: Any) -> float | None:
    """A number; None where there is none."""
    if value is None or value == "":
        return None
    try:
        number = float(value)
    except (TypeError, ValueError):
        number = nan
    if not isfinite(number) or isinstance(value, bool):
        raise ValueError(Phrase("`{value}` is no number", value=str(value)))
    return number
