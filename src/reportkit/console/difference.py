"""What differs between documents: words crossed out and put in, as colours or as brackets."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from reportkit.console.stream import Line, print_line, printable, shorten, show_json, show_note
from reportkit.console.tongue import say, say_place
from reportkit.diagnostics import WordPlace

if TYPE_CHECKING:
    from reportkit.console.run import Form
    from reportkit.merge import Difference, Span
    from reportkit.pipeline.compare import Comparison

COLOURS = {"same": "", "gone": "red strike", "new": "green underline"}
BRACKETS = {"same": ("", ""), "gone": ("[-", "-]"), "new": ("{+", "+}")}
AROUND = 40  # characters shown on either side of a change


def show_differences(comparisons: Sequence[Comparison], form: Form) -> bool:
    """Show what differs; True if nothing does."""
    found = [difference for each in comparisons for difference in each.differences]
    if form == "json":
        show_json({"documents": list(map(_build_comparison, comparisons))})
        return not found
    for comparison in comparisons if form == "human" else ():
        _show_comparison(comparison, coloured=is_coloured())
    if found or not any(comparison.failed for comparison in comparisons):
        show_note(_summary(len(found)))
    return not found


def _show_comparison(comparison: Comparison, *, coloured: bool) -> None:
    """Print the names of two documents that differ, and then each difference."""
    names = tuple(printable(shorten(name)) for name in (comparison.old, comparison.new))
    if comparison.differences:
        print_line(((" → ".join(names), "bold" if coloured else ""),), sys.stdout)
    for difference in comparison.differences:
        for line in difference_lines(difference, coloured=coloured):
            print_line(line, sys.stdout)


def is_coloured() -> bool:
    """True for a terminal on which colours are wanted."""
    plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    return sys.stdout.isatty() and not plain


def difference_lines(difference: Difference, *, coloured: bool) -> Iterator[Line]:
    """The place of a difference, and under it what it says."""
    kind = say(difference.kind)
    place = say_place(replace(difference.place, file="")).lstrip(",， ")
    yield ((printable(place), "bold" if coloured else ""), (f": {kind}", ""))
    spans = [_shorten_span(*each) for each in _with_position(difference.spans)]
    yield (("  ", ""), *(_show(span.sort, text, coloured) for span, text in spans))


def _show(sort: str, text: str, coloured: bool) -> tuple[str, str]:
    if coloured:
        return (text, COLOURS[sort])
    begin, end = BRACKETS[sort]
    return (f"{begin}{text}{end}", "")


def _with_position(spans: Sequence[Span]) -> Iterator[tuple[Span, bool, bool]]:
    """Yield each span, and whether it is the first and the last."""
    for number, span in enumerate(spans):
        yield span, number == 0, number == len(spans) - 1


def _shorten_span(span: Span, is_first: bool, is_last: bool) -> tuple[Span, str]:
    """A span with its words; of a long one that has not changed only those near a change."""
    text = printable(span.text.replace("\n", "↵").replace("\f", "↵"))
    kept = AROUND * (2 - is_first - is_last)
    if span.sort != "same" or len(text) <= kept + 1 or (is_first and is_last):
        return span, text
    head = "" if is_first else text[:AROUND]
    tail = "" if is_last else text[-AROUND:]
    return span, f"{head}…{tail}"


def _summary(number: int) -> str:
    if not number:
        return say("no differences")
    return say("{number} difference" if number == 1 else "{number} differences", number=number)


def _build_comparison(comparison: Comparison) -> dict[str, object]:
    """A comparison for a program."""
    return {
        "old": shorten(comparison.old),
        "new": shorten(comparison.new),
        "differences": list(map(_build_difference, comparison.differences)),
    }


def _build_difference(difference: Difference) -> dict[str, object]:
    place = difference.place
    return {
        "kind": difference.kind,
        "place": _build_place(place),
        "before": difference.before if difference.kind != "added" else None,
        "now": difference.now if difference.kind != "removed" else None,
        "spans": [{"kind": span.sort, "text": span.text} for span in difference.spans],
    }


def _build_place(place: WordPlace) -> dict[str, object]:
    numbers = {"part": place.part, "table": place.table, "row": place.row}
    numbers |= {"column": place.column, "paragraph": place.paragraph, "heading": place.heading}
    return {name: value for name, value in numbers.items() if value is not None}
