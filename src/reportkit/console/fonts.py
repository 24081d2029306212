"""Fonts and what is here for them, for a person or a program."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from reportkit.console.problem import build_facts, show_diagnostics
from reportkit.console.stream import shorten, show_json, show_text
from reportkit.console.tongue import say, say_place
from reportkit.diagnostics import Place

if TYPE_CHECKING:
    from reportkit.console.run import Form
    from reportkit.fonts import FontUse
    from reportkit.pipeline.fonts import FontReport


def show_fonts(reports: Sequence[FontReport], form: Form) -> None:
    """Show the fonts of documents, and what is wrong with them."""
    found = dict.fromkeys(problem for report in reports for problem in report.diagnostics)
    if form == "json":
        documents = [facts for report in reports for facts in _build_documents(report)]
        problems = [build_facts(problem) for problem in found]
        show_json({"documents": documents, "diagnostics": problems})
        return
    for report in reports:
        for file, uses in report.documents.items():
            show_text(shorten(file))
            for use in uses:
                show_text(f"  {_describe(use)}")
    show_diagnostics(found)


def _describe(use: FontUse) -> str:
    """A font in a line: what prints it, and how much of the document asks for it."""
    place = say_place(use.place).removeprefix(use.place.file).lstrip(",， ")
    asked = say("{number} characters, the first in {place}", number=use.number, place=place)
    if use.is_installed:
        return say("{font}: installed ({asked})", font=use.font, asked=asked)
    if use.printed_by is None:
        return say("{font}: unknown here ({asked})", font=use.font, asked=asked)
    return say(
        "{font}: not installed, {stand_in} stands in ({asked})",
        font=use.font,
        stand_in=use.printed_by,
        asked=asked,
    )


def _build_documents(report: FontReport) -> Iterator[dict[str, object]]:
    """The documents of a source for a program."""
    for file, uses in report.documents.items():
        yield {
            "file": shorten(file),
            "source": shorten(report.source),
            "fonts": [_build_use(use) for use in uses],
        }


def _build_use(use: FontUse) -> dict[str, object]:
    return {
        "font": use.font,
        "installed": use.is_installed,
        "printed_by": use.printed_by,
        "characters": use.number,
        "first": shorten(use.place),
        "other_font": _build_characters(use.elsewhere),
        "no_glyph": _build_characters(use.boxes),
    }


def _build_characters(places: Mapping[str, Place]) -> dict[str, str]:
    """Characters, each with its first place."""
    return {character: shorten(place) for character, place in places.items()}
