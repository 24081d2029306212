"""A YAML file as it was read: its lines, and where every value stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

import yaml

from reportkit.diagnostics import TextPlace
from reportkit.frozen import frozen
from reportkit.pattern import pattern

LINE_END = pattern("\r\n?|\n")
MOST_SHOWN = 1000  # characters of a line; nobody reads more, and a hostile line may have millions
LAST_STEP = pattern(r"(?:\.[^.\[\]]+|\[\d+\])$|^[^.\[\]]+$")


def split_lines(text: str) -> list[str]:
    """The lines of a text, as editors count them."""
    return LINE_END.split(text) if "\r" in text else text.split("\n")


@frozen
class Source:
    """A text file; `nodes` holds its values by path, as in `activities[0].topics[1]`."""

    file: str
    lines: tuple[str, ...] = ()
    nodes: Mapping[str, yaml.Node] = field(default_factory=dict, repr=False)

    def place(self, path: str) -> TextPlace:
        """Where the value of a path stands; of the nearest one above it if it is not there."""
        while path and path not in self.nodes:
            path = LAST_STEP.sub("", path) if LAST_STEP.search(path) else ""
        return self.at(self.nodes[path]) if path else self.spot(0, 0)

    def at(self, node: yaml.Node) -> TextPlace:
        """Where a node stands."""
        start, end = node.start_mark, node.end_mark
        if start is None:  # a default of the project stands in no line of this file
            return self.spot(0, 0)
        length = end.column - start.column if end.line == start.line else 0
        return self.spot(start.line, start.column, length)

    def spot(self, row: int, column: int, length: int = 0) -> TextPlace:
        """A place by row and column from 0; without a length it reaches to the end of the line."""
        line = self.line(row)
        length = length or len(line.rstrip()) - column
        return TextPlace(self.file, row + 1, column + 1, line[:MOST_SHOWN], max(length, 1))

    def line(self, row: int) -> str:
        """A line by its row from 0, empty beyond the end."""
        return self.lines[row] if row < len(self.lines) else ""
