"""Problems in the forms that other programs read: one line each, GitHub's commands, SARIF."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from reportkit.console.stream import printable, shorten
from reportkit.console.tongue import in_tongue, rule_in_tongue, say, say_place
from reportkit.diagnostics import Diagnostic, Severity, TextPlace, WordPlace
from reportkit.rules import find_rule
from reportkit.version import __version__

# what GitHub and SARIF call our severities
COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.HINT: "notice"}
LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.HINT: "note"}
SARIF_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
# what would end a property or a command, written as GitHub wants it
ESCAPES = {"%": "%25", "\r": "%0D", "\n": "%0A"}
PROPERTY_ESCAPES = ESCAPES | {":": "%3A", ",": "%2C"}


def short_line(problem: Diagnostic) -> str:
    """A problem in one line: place, severity, rule and message."""
    message = shorten(in_tongue(problem).message)
    place = shorten(say_place(problem.place))
    return printable(f"{place}: {say(problem.severity)}[{problem.rule}]: {message}")


def github_line(problem: Diagnostic) -> str:
    """A problem as a command that GitHub shows beside the line of a pull request."""
    place, told = problem.place, in_tongue(problem)
    properties = {"file": _relative(place.file), "title": problem.rule}
    if isinstance(place, TextPlace):
        end = place.column + place.length
        properties |= {"line": str(place.line), "col": str(place.column), "endColumn": str(end)}
    where = f"{shorten(say_place(place))}: " if isinstance(place, WordPlace) else ""
    words = where + shorten(told.message) + (f"\n{say('hint')}: {told.hint}" if told.hint else "")
    listed = ",".join(
        f"{name}={_escape(text, PROPERTY_ESCAPES)}" for name, text in properties.items()
    )
    return f"::{COMMANDS[problem.severity]} {listed}::{_escape(words, ESCAPES)}"


def build_sarif(problems: Iterable[Diagnostic]) -> dict[str, Any]:
    """All problems as a SARIF 2.1.0 log."""
    found = list(dict.fromkeys(problems))
    driver = {
        "name": "reportkit",
        "version": __version__,
        "rules": list(_iter_sarif_rules(dict.fromkeys(problem.rule for problem in found))),
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_sarif_result(problem) for problem in found],
    }
    return {"$schema": SARIF_SCHEMA, "version": "2.1.0", "runs": [run]}


def _iter_sarif_rules(slugs: Iterable[str]) -> Iterator[dict[str, Any]]:
    for slug in slugs:
        rule = find_rule(slug)
        if rule is not None:
            told = rule_in_tongue(rule)
            yield {
                "id": slug,
                "shortDescription": {"text": told.why},
                "help": {"text": told.mend},
                "defaultConfiguration": {"level": LEVELS[rule.severity]},
            }


def _sarif_result(problem: Diagnostic) -> dict[str, Any]:
    told = in_tongue(problem)
    hint = f" ({told.hint})" if told.hint else ""
    return {
        "ruleId": problem.rule,
        "level": LEVELS[problem.severity],
        "message": {"text": shorten(told.message) + hint},
        "locations": [_sarif_location(problem)],
    }


def _sarif_location(problem: Diagnostic) -> dict[str, Any]:
    """Where it is: lines for text files, words for Word files."""
    place = problem.place
    physical: dict[str, Any] = {"artifactLocation": {"uri": _relative(place.file)}}
    if isinstance(place, TextPlace):
        end = place.column + place.length
        physical["region"] = {
            "startLine": place.line,
            "startColumn": place.column,
            "endColumn": end,
        }
    location: dict[str, Any] = {"physicalLocation": physical}
    if isinstance(place, WordPlace):
        location["logicalLocations"] = [{"fullyQualifiedName": shorten(say_place(place))}]
    return location


def _relative(file: str) -> str:
    """The path of a file from the working folder, written as in addresses."""
    return Path(shorten(file)).as_posix()


def _escape(text: str, escapes: dict[str, str]) -> str:
    return printable("".join(escapes.get(sign, sign) for sign in text))
