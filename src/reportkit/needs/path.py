"""Paths: where a dotted name of a template leads among the fields that there are."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from enum import Enum, auto

from reportkit.context.schema import Offer
from reportkit.frozen import frozen
from reportkit.pattern import pattern

STEP = pattern(r"\[\]|[^.\[\]]+")
ENTRY = "[]"


class End(Enum):
    """How a path ends."""

    FOUND = auto()
    OPEN = auto()  # where anything may be asked
    UNKNOWN = auto()
    IN_LIST = auto()  # only the entries of its owner have it
    NO_LIST = auto()  # its owner has no entries


@frozen
class Way:
    """Where a path leads: the last offer on it, and what it asks for in vain, if it does."""

    end: End
    offer: Offer
    walked: str = ""
    step: str = ""


def follow(path: str, schema: Offer) -> Way:
    """Where a path leads."""
    offer, walked = schema, ""
    for step in STEP.findall(path):
        if offer.is_open:
            return Way(End.OPEN, offer, walked, step)
        if step == ENTRY:
            if not offer.many:
                return Way(End.NO_LIST, offer, walked, step)
            offer = replace(offer, many=False)
        elif step not in offer.parts:
            return Way(End.UNKNOWN, offer, walked, step)
        elif offer.many:
            return Way(End.IN_LIST, offer, walked, step)
        else:
            offer = offer.parts[step]
        walked = join(walked, step)
    return Way(End.OPEN if offer.is_open else End.FOUND, offer, walked)


def join(owner: str, step: str) -> str:
    """The path to a step below another."""
    return f"{owner}{step}" if step == ENTRY or not owner else f"{owner}.{step}"


def is_below(path: str, owner: str) -> bool:
    """True for a path that leads on from another one."""
    return path.startswith(owner) and path[len(owner) :].startswith((".", ENTRY))


def may_be_absent(path: str, known: Iterable[str], schema: Offer) -> bool:
    """True if a record may lack what a path leads to, although `known` fields were asked for."""
    asked = tuple(known)
    for one in asked:
        if path == one or (is_below(path, one) and ENTRY not in path[len(one) :]):
            return False
    offer, walked, absent = schema, "", False
    for step in STEP.findall(path):
        if offer.is_open:
            return False
        walked = join(walked, step)
        if step == ENTRY:  # there is an entry, so there is all that leads to it
            absent = False
            offer = replace(offer, many=False)
            continue
        offer = offer.parts[step]
        is_there = offer.sure or offer.graceful or any(one in asked for one in offer.shown_by)
        absent = absent or not is_there
        if any(is_below(one, walked) for one in asked):
            absent = False
    return absent and not offer.is_open
