"""A problem as a person reads it: place, message, the line at fault, hint."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from dataclasses import fields, replace

from reportkit.console.stream import Line, print_line, printable, shorten, width
from reportkit.console.tongue import in_tongue, rule_in_tongue, say, say_place
from reportkit.diagnostics import Diagnostic, Place, Severity, TextPlace, WordPlace
from reportkit.rules import find_rule

COLOURS = {Severity.ERROR: "bold red", Severity.WARNING: "bold yellow", Severity.HINT: "bold cyan"}
WIDEST = 100  # columns of a source line that are shown
LEAD = 40  # characters shown before the fault in a wider line


def show_diagnostics(diagnostics: Iterable[Diagnostic]) -> None:
    """Print problems, each once, with an empty line after each."""
    for diagnostic in dict.fromkeys(diagnostics):
        for line in (*format_diagnostic(diagnostic), ()):
            print_line(line, sys.stderr)


def format_diagnostic(diagnostic: Diagnostic) -> Iterator[Line]:
    """The lines of a problem, as spans of text and style, in the language that is spoken."""
    colour = COLOURS[diagnostic.severity]
    told = in_tongue(diagnostic)
    yield (
        (_clean(say_place(diagnostic.place)), "bold"),
        (": ", ""),
        (f"{say(diagnostic.severity)}[{diagnostic.rule}]", colour),
        (f": {_clean(told.message)}", ""),
    )
    if isinstance(diagnostic.place, TextPlace) and _points(diagnostic.place):
        yield from _format_source(diagnostic.place, colour)
    if told.hint:
        yield ((f"  {say('hint')}", "bold"), (f": {_clean(told.hint)}", ""))


def tell_in_comment(diagnostic: Diagnostic, with_place: bool) -> tuple[str, ...]:
    """The paragraphs of a problem's comment in Word, in the language that is spoken."""
    told, rule = in_tongue(diagnostic), find_rule(diagnostic.rule)
    mend = rule_in_tongue(rule).mend if rule else ""
    place = (_place_in_file(diagnostic.place),) if with_place else ()
    return tuple(map(_clean, (*place, told.message, told.hint or mend, diagnostic.rule)))


def _place_in_file(place: Place) -> str:
    """A place for somebody who has its file open."""
    if isinstance(place, WordPlace):
        return say_place(replace(place, file="")).lstrip(",， ")
    return say("the file as a whole")


def build_facts(diagnostic: Diagnostic) -> dict[str, object]:
    """The problem for a program; what does not apply is left out of its place."""
    place, told = diagnostic.place, in_tongue(diagnostic)
    numbers = {slot.name: getattr(place, slot.name) for slot in fields(place)}
    numbers["file"] = shorten(place.file)
    return {
        "rule": diagnostic.rule,
        "severity": str(diagnostic.severity),
        "place": {name: value for name, value in numbers.items() if value not in (None, "")},
        "message": shorten(told.message),
        "hint": shorten(told.hint),
    }


def _clean(text: object) -> str:
    return printable(shorten(text))


def _points(place: TextPlace) -> bool:
    """True if the line says more than the message; all of line 1 stands for the whole file."""
    whole_file = (place.line, place.column) == (1, 1) and place.length >= len(place.source.strip())
    return bool(place.source.strip()) and not whole_file


def _format_source(place: TextPlace, colour: str) -> Iterator[Line]:
    """The line at fault under its number, and marks below the fault."""
    characters = [printable(character) for character in place.source.rstrip("\r\n")]
    fault = min(place.column - 1, len(characters))
    first = 0 if width("".join(characters)) <= WIDEST else max(0, fault - LEAD)
    lead = ("…" if first else "") + "".join(characters[first:fault])
    rest = _cut(characters[fault:], WIDEST - width(lead))
    marked = "".join(characters[fault : fault + place.length])[: len(rest)]
    number = str(place.line)
    yield (
        (f"  {number} | ", "dim"),
        (lead + rest, ""),
    )
    yield (
        (f"  {' ' * len(number)} | ", "dim"),
        (" " * width(lead) + "^" * max(1, width(marked)), colour),
    )


def _cut(characters: list[str], columns: int) -> str:
    """As many of the characters as fit, and an ellipsis for the others."""
    text = "".join(characters)
    if width(text) <= columns:
        return text
    fitting = 0
    while fitting < len(characters) and width("".join(characters[:fitting])) < columns:
        fitting += 1
    return "".join(characters[: fitting - 1]) + "…"
