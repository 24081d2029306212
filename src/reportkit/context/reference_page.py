"""The reference page of what templates can ask for, written from its declarations.

`python -m reportkit.context.reference_page > docs/reference/fields.md` makes it anew.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from typing import Any

from reportkit.context.declared import DERIVED
from reportkit.context.schema import PARTY_PARTS, Offer, build_schema, parts_of
from reportkit.diagnostics import Phrase
from reportkit.record.model import Group, Organisation, Period, Person, Record
from reportkit.record.shape import iter_shapes
from reportkit.rules.chinese import say_phrase

HEAD = """\
# What templates can ask for

Every name that may stand in a tag of a template for records. `reportkit fields TEMPLATE` shows
those that a template uses, and `reportkit check` tells any other.

A name in bold is always there; all others may be absent. Of a group, ask for its parts:
`{{ place.city }}`. A list is repeated, `{% for photo in photos %}{{ photo.file }}{% endfor %}`, or
counted through, `{{ photos[0].file }}`; the entries of a list of groups have a `number`.
"""
PARTIES = """\
## People and organisations

Wherever somebody is named (`{{ host }}`, `{{ chair }}`, `{{ remark.by }}`), these may be asked for
beside what the record tells of them:
"""
TITLES = {Period: "Day or span of days"}


def build_fields_page() -> str:
    """The whole page, as Markdown."""
    return "\n".join([HEAD, *_iter_sections()])


def _iter_sections() -> Iterator[str]:
    schema = build_schema().parts
    told = {name: offer for name, offer in schema.items() if name not in DERIVED}
    yield from _section("Facts of the record", told)
    yield from _section("Worked out from the facts", DERIVED)
    for name, offer in DERIVED.items():
        yield from _derived_groups(name, offer)
    yield PARTIES
    yield from _table(PARTY_PARTS)
    yield ""
    for shape in iter_shapes(Record):
        kind = shape.of
        if kind is not Record and parts_of(kind):
            yield from _section(TITLES.get(kind, kind.__name__), _told_parts(kind))


def _told_parts(kind: Any) -> Mapping[str, Offer]:
    """What may be asked of a kind of fact, as far as the record tells it."""
    return {name: offer for name, offer in parts_of(kind).items() if offer.from_record}


def _derived_groups(path: str, offer: Offer) -> Iterator[str]:
    """Yield the sections of derived groups, whose parts no record has."""
    parts = {name: part for name, part in offer.parts.items() if not part.from_record}
    if not offer.groups and parts:
        yield from _section(f"`{path}`", parts)
        for name, part in parts.items():
            yield from _derived_groups(f"{path}.{name}", part)


def _section(title: str, parts: Mapping[str, Offer]) -> Iterator[str]:
    yield f"## {title}\n"
    yield from _table(parts)
    yield ""


def _table(parts: Mapping[str, Offer]) -> Iterator[str]:
    yield "| name | what it is | meaning | 含义 |"
    yield "|---|---|---|---|"
    for name, offer in parts.items():
        shown = f"**`{name}`**" if offer.sure else f"`{name}`"
        origin = f", from {', '.join(f'`{path}`' for path in offer.drawn_from)}"
        meaning = offer.meaning + (origin if offer.drawn_from else "")
        chinese = say_phrase(Phrase(offer.meaning))
        yield f"| {shown} | {_name_kind(offer)} | {meaning} | {chinese} |"


def _name_kind(offer: Offer) -> str:
    """What an offer is, with links to the sections of groups."""
    words = str(offer.kind)
    groups = [group for group in offer.groups if group not in (Person, Organisation, Group, Period)]
    if "facts" not in words or not groups:
        return words
    links = " or ".join(
        f"[{group.__name__.lower()}](#{group.__name__.lower()})" for group in groups
    )
    return words.replace("facts", links)


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    sys.stdout.write(build_fields_page())
