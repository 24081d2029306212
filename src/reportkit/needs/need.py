"""What a template needs, field by field: what it means, whether it can be left out, where it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import field
from enum import StrEnum

from reportkit.context.schema import Offer
from reportkit.diagnostics import Phrase, WordPlace
from reportkit.frozen import frozen, mutable
from reportkit.needs.path import ENTRY, STEP, End, follow, join, may_be_absent
from reportkit.template.blueprint import Inventory, Role, Use

ANYTHING = Phrase("anything")
SEVERAL, LIST = Phrase("facts"), Phrase("a list")


class Want(StrEnum):
    """How much a template needs a field."""

    ALWAYS = "needed"
    MADE = "worked out"  # from other facts, or where there is a list
    IN_WORDS = "leaves a gap"  # printed among words although it may be absent
    MAYBE = "can be left out"


@frozen
class Need:
    """A field that a template uses, with what it asks of it.

    `meaning` is empty and `drawn_from` too where nobody has said what the field is. `is_list`
    tells that it is repeated: `parts` are asked of each entry.
    """

    name: str
    path: str
    meaning: str
    kind: Phrase
    want: Want
    example: str = ""
    is_list: bool = False
    drawn_from: tuple[str, ...] = ()
    places: tuple[WordPlace, ...] = ()
    parts: tuple[Need, ...] = ()

    def walk(self) -> Iterator[Need]:
        """Yield the need and all below it."""
        yield self
        for part in self.parts:
            yield from part.walk()


@mutable
class Knot:
    """A step of the paths of a template, while they are gathered."""

    uses: list[Use] = field(default_factory=list)
    below: dict[str, Knot] = field(default_factory=dict)


def build_needs(inventory: Inventory, schema: Offer | None) -> tuple[Need, ...]:
    """The fields that a template uses, in the order of their first use.

    `schema` says what they mean; it is None for a template that takes values of any names.
    """
    root = Knot()
    for use in inventory.uses:
        if use.role is not Role.CALLED and (schema is None or is_known(use.name, schema)):
            knot = root
            for step in STEP.findall(use.name):
                knot = knot.below.setdefault(step, Knot())
            knot.uses.append(use)
    told = Teller(schema)
    return tuple(told.tell(name, name, knot) for name, knot in root.below.items())


def is_known(path: str, schema: Offer) -> bool:
    """True for a path that leads somewhere; all others are told by `check`."""
    return follow(path, schema).end in (End.FOUND, End.OPEN)


@frozen
class Teller:
    """Tells what is needed, given what fields mean."""

    schema: Offer | None

    def tell(self, name: str, path: str, knot: Knot) -> Need:
        """The need of a step with all below it; a step into a list's entries is no need itself."""
        entries = knot.below.get(ENTRY)
        uses = [*knot.uses, *(entries.uses if entries else ())]
        below = {**knot.below, **(entries.below if entries else {})}
        way = follow(path, self.schema) if self.schema else None
        offer = way.offer if way and way.end is End.FOUND else None
        is_list = offer.many if offer else self.is_list(knot)
        inner = join(path, ENTRY) if is_list else path
        parts = tuple(
            self.tell(step, join(inner, step), one) for step, one in below.items() if step != ENTRY
        )
        kind = offer.kind if offer else LIST if is_list else SEVERAL if parts else ANYTHING
        return Need(
            name,
            path,
            offer.meaning if offer else "",
            kind,
            self.want(knot, offer, uses),
            offer.example if offer else "",
            is_list,
            offer.drawn_from if offer else (),
            tuple(dict.fromkeys(use.place for use in uses)) or first_place(parts),
            parts,
        )

    def is_list(self, knot: Knot) -> bool:
        """True for a field that the template repeats or counts through."""
        return ENTRY in knot.below or any(use.role is Role.LOOPED for use in knot.uses)

    def want(self, knot: Knot, offer: Offer | None, uses: Iterable[Use]) -> Want:
        """How much the template needs a field."""
        if self.schema is None:
            is_tested = any(use.role is Role.TESTED for use in knot.uses)
            return Want.MAYBE if is_tested else Want.ALWAYS
        if offer is None or offer.required:
            return Want.MAYBE if offer is None else Want.ALWAYS
        printed = (use for use in uses if use.role is Role.PRINTED and use.among)
        if any(may_be_absent(use.name, use.known, self.schema) for use in printed):
            return Want.IN_WORDS
        return Want.MAYBE if offer.from_record else Want.MADE


def first_place(parts: Iterable[Need]) -> tuple[WordPlace, ...]:
    """Where the first of several needs stands."""
    return next((part.places[:1] for part in parts if part.places), ())


def uses_records(inventory: Inventory, schema: Offer) -> bool:
    """True for a template at least half of whose fields are those of records."""
    names = {STEP.match(use.name)[0] for use in inventory.uses}  # type: ignore[index] # not empty
    return 0 < len(names) <= len(names & schema.parts.keys()) * 2
