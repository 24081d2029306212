"""What a template asks for that no record has, or that it cannot be asked for in this way."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator

from reportkit.context.schema import Offer
from reportkit.diagnostics import Diagnostic, Phrase, any_of, find_near
from reportkit.needs.path import End, Way, follow, may_be_absent
from reportkit.pattern import pattern
from reportkit.rules import template as rules
from reportkit.template.blueprint import Inventory, Lookalike, Role, Use

# methods of plain text; see `template.sandbox`
METHODS = frozenset(
    "capitalize casefold count endswith find index isalpha isdigit isnumeric join lower lstrip"
    " partition replace rpartition rsplit rstrip split splitlines startswith strip swapcase title"
    " upper removeprefix removesuffix format".split()
)
# filters of Jinja that have the name of such a method
FILTERS = frozenset({"capitalize", "join", "lower", "replace", "title", "trim", "upper"})
LOOP_NAME = pattern(r"for\s+(\w+)")
NEARNESS = 0.8


def check_uses(
    inventory: Inventory, schema: Offer, filters: Collection[str], functions: Collection[str]
) -> Iterator[Diagnostic]:
    """Yield what is wrong with the fields that a template for records uses, in its order."""
    for use in inventory.uses:
        if use.role is Role.CALLED:
            yield from _check_call(use, schema, filters, functions)
        else:
            yield from _check_use(use, schema)
    names = {*schema.parts, *_loop_names(inventory.uses)}
    for lookalike in inventory.lookalikes:
        yield from check_lookalike(lookalike, names)


def check_names(inventory: Inventory) -> Iterator[Diagnostic]:
    """Yield what looks like a tag in a template for values of any names: those that it uses."""
    names = {use.name.partition(".")[0].partition("[")[0] for use in inventory.uses}
    names |= _loop_names(inventory.uses)
    for lookalike in inventory.lookalikes:
        yield from check_lookalike(lookalike, names)


def check_lookalike(lookalike: Lookalike, names: Collection[str]) -> Iterator[Diagnostic]:
    """Yield the problem of text that looks like a tag, if it names something known."""
    root = re.split(r"[.\[]", lookalike.name, maxsplit=1)[0]
    near = find_near(root, names, NEARNESS)
    if near:
        meant = re.sub(rf"\b{re.escape(root)}\b", near, lookalike.meant, count=1)
        text = lookalike.written
        yield rules.LOOKALIKE.at(lookalike.place, "write", text=text, meant=meant)


def _loop_names(uses: Iterable[Use]) -> set[str]:
    loops = (LOOP_NAME.match(use.tag.code) for use in uses if use.role is Role.LOOPED)
    return {found[1] for found in loops if found}


def _check_use(use: Use, schema: Offer) -> Iterator[Diagnostic]:
    way = follow(use.name, schema)
    if way.end is End.FOUND:
        yield from _check_value(use, way.offer, schema)
    elif way.end is not End.OPEN and _is_named(use, way):
        yield _lost(use, way)


def _is_named(use: Use, way: Way) -> bool:
    """True if the tag itself names what is at fault, and not only by a name for it."""
    name = way.walked.rpartition(".")[2].rstrip("[]") if way.end is End.NO_LIST else way.step
    return re.search(rf"\b{re.escape(name)}\b", use.tag.code) is not None


def _lost(use: Use, way: Way) -> Diagnostic:
    """The problem of a path that leads nowhere."""
    if way.end is End.NO_LIST:
        return rules.NOT_A_LIST.at(use.place, None, name=way.walked, kind=way.offer.kind)
    if way.end is End.IN_LIST:
        return rules.LIST_FIELD.at(use.place, "each", owner=way.walked, name=way.step)
    near = find_near(way.step, way.offer.parts)
    hint = "near" if near else None
    owner = name_owner(way.walked)
    return rules.UNKNOWN_FIELD.at(use.place, hint, owner=owner, name=way.step, near=near)


def _check_value(use: Use, offer: Offer, schema: Offer) -> Iterator[Diagnostic]:
    """Yield what is wrong with the way in which a field that exists is used."""
    if use.role is Role.LOOPED and not offer.many:
        yield rules.NOT_A_LIST.at(use.place, "one", name=use.name, kind=offer.kind)
    elif use.role is Role.PRINTED and not offer.has_words:
        hint = "each" if offer.many else "one"
        part = next((name for name in offer.parts if name != "number"), "")
        yield rules.NO_WORDS.at(use.place, hint, name=use.name, part=part)
    elif use.role is Role.PRINTED and use.among:
        if may_be_absent(use.name, use.known, schema):
            yield rules.MAY_BE_ABSENT.at(use.place, "brackets", name=use.name, tag=use.tag.text)
    elif use.role is Role.COMPARED and use.value and offer.choices and not offer.many:
        yield from _check_choice(use, offer)


def _check_choice(use: Use, offer: Offer) -> Iterator[Diagnostic]:
    if use.value not in offer.choices:
        near = find_near(use.value, offer.choices)
        yield rules.IMPOSSIBLE_VALUE.at(
            use.place,
            "near" if near else "known",
            name=use.name,
            value=use.value,
            near=near,
            known=any_of(offer.choices),
        )


def _check_call(
    use: Use, schema: Offer, filters: Collection[str], functions: Collection[str]
) -> Iterator[Diagnostic]:
    """Yield the problem of a function that nobody knows; texts have some of their own."""
    owner, dot, name = use.name.rpartition(".")
    if dot:
        way = follow(owner, schema)
        if way.end is End.OPEN or (way.offer.is_plain and name in METHODS):
            return
        if way.end is not End.FOUND:
            yield _lost(use, way)
            return
    near = find_near(name, functions)
    is_filter = name in filters or name in FILTERS
    hint = "near" if near else "filter" if is_filter else None
    yield rules.UNKNOWN_FUNCTION.at(use.place, hint, name=name, near=near)


def name_owner(path: str) -> object:
    """What a path leads to, in words."""
    if path.endswith("[]"):
        return Phrase("an entry of `{list}`", list=path[:-2])
    return f"`{path}`" if path else Phrase("a record")
