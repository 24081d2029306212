"""What a template needs, as a table for a person, as facts for a program, or as YAML."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from dataclasses import fields, replace
from typing import TYPE_CHECKING

from reportkit.console.problem import build_facts, show_diagnostics
from reportkit.console.stream import (
    print_line,
    printable,
    shorten,
    show_json,
    show_note,
    show_text,
    width,
)
from reportkit.console.tongue import say, say_place, tongue
from reportkit.diagnostics import Phrase, WordPlace

if TYPE_CHECKING:
    from reportkit.console.run import Form
    from reportkit.needs.need import Need
    from reportkit.pipeline.fields import Listing

GAP = 2  # columns between columns
WIDEST = 60  # columns of a cell; wider ones push the next one aside
# kinds that go without saying
OBVIOUS = frozenset({"text", "facts", "a sentence", "a number"})
SHOWN = 2  # places of a field; the others are counted

# how much a field is needed, for a program
NEEDS = {
    "needed": "always", "worked out": "derived", "leaves a gap": "expected",
    "can be left out": "optional",
}  # fmt: skip


def show_fields(listing: Listing, form: Form) -> None:
    """Show what a template needs; what is wrong with it comes first."""
    if form == "json":
        show_json(
            {
                "template": shorten(listing.template),
                "for_records": listing.for_records,
                "fields": [_build_need(need) for need in listing.needs],
                "diagnostics": [build_facts(problem) for problem in listing.diagnostics],
            }
        )
        return
    show_diagnostics(listing.diagnostics)
    if not listing.needs:
        show_note(say("this template asks for no facts"))
        return
    _show_table([_head(listing), *_rows(listing.needs, "", described=listing.for_records)])


def show_skeleton(listing: Listing) -> None:
    """Show a record, or values, with just the fields that a template uses."""
    from reportkit.needs.skeleton import write_record_skeleton, write_values_skeleton

    show_diagnostics(listing.diagnostics)
    if listing.failed and not listing.needs:
        return
    if listing.for_records:
        written = write_record_skeleton(
            listing.needs, say, chinese=tongue() == "zh", shape=listing.shape
        )
    else:
        written = write_values_skeleton(listing.needs, say)
    show_text(written.rstrip("\n"))


def _head(listing: Listing) -> list[str]:
    told = ["field", "", "meaning", "where"] if listing.for_records else ["field", "", "where"]
    return [say(word) if word else "" for word in told]


def _rows(needs: Iterable[Need], indent: str, *, described: bool) -> Iterator[list[str]]:
    """Yield the cells of each need and of those below it."""
    for need in needs:
        meaning = [_meaning(need)] if described else []
        want = say(need.want) if need.places else ""
        yield [f"{indent}{need.name}", want, *meaning, _places(need)]
        yield from _rows(need.parts, f"{indent}  ", described=described)


def _meaning(need: Need) -> str:
    """What a field means and is, and of what it is made."""
    kind = _say_kind(need)
    told = say(need.meaning) if need.meaning else kind or say("anything")
    if need.meaning and kind:
        told = say("{meaning} ({kind})", meaning=told, kind=kind)
    if need.drawn_from:
        facts = ", ".join(f"`{path}`" for path in need.drawn_from)
        told += say(", from {facts}", facts=facts)
    return told


def _say_kind(need: Need) -> str:
    """What a field is, if that does not go without saying."""
    inner = need.kind.values.get("kind")
    if isinstance(inner, Phrase) and inner.words in OBVIOUS:
        return say("a list")
    return "" if need.kind.words in OBVIOUS else say(need.kind.words, **need.kind.values)


def _places(need: Need) -> str:
    """Where a field is used, without the file."""
    places = [*dict.fromkeys(map(_short_place, need.places))]
    told = places[:SHOWN]
    more = len(places) - len(told)
    if more > 0:
        told.append(say("{number} more", number=more))
    return "; ".join(told)


def _short_place(place: WordPlace) -> str:
    """A place in words, without the file and the text."""
    return say_place(replace(place, file="", text=None)).lstrip(", ，")


def _show_table(rows: list[list[str]]) -> None:
    """Print rows in columns; the last one takes what room it needs."""
    columns = [*zip(*rows, strict=True)]
    widths = [
        max((width(cell) for cell in column if width(cell) <= WIDEST), default=0)
        for column in columns[:-1]
    ]
    for number, row in enumerate(rows):
        cells = [
            f"{cell}{' ' * (max(room - width(cell), 0) + GAP)}"
            for cell, room in zip(row[:-1], widths, strict=True)
        ]
        line = printable("".join([*cells, row[-1]]).rstrip())
        print_line(((line, "" if number else "bold"),), sys.stdout)


def _build_need(need: Need) -> dict[str, object]:
    """A need for a program."""
    return {
        "name": need.name,
        "path": need.path,
        "meaning": say(need.meaning) if need.meaning else "",
        "kind": say(need.kind.words, **need.kind.values),
        "need": NEEDS[need.want],
        "list": need.is_list,
        "drawn_from": [*need.drawn_from],
        "example": need.example,
        "places": [_build_place(place) for place in need.places],
        "fields": [_build_need(part) for part in need.parts],
    }


def _build_place(place: WordPlace) -> dict[str, object]:
    numbers = {slot.name: getattr(place, slot.name) for slot in fields(place)}
    numbers["file"] = shorten(place.file)
    return {name: value for name, value in numbers.items() if value not in (None, "")}
