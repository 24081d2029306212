"""What a record lacks for its documents, for a person and for a program."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from reportkit.console.stream import printable, shorten
from reportkit.console.tongue import say

if TYPE_CHECKING:
    from reportkit.needs.lack import Lack, Pair
    from reportkit.pipeline import Outcome


def pair_lines(outcome: Outcome) -> Iterator[str]:
    """Yield the lines that tell what a record lacks, document by document."""
    for pair in outcome.pairs:
        yield "  " + _head(pair)
        width = max((len(_name(lack)) for lack in pair.lacks), default=0)
        for lack in pair.lacks:
            gap = say(": the words around it are printed all the same") if lack.leaves_gap else ""
            yield printable(f"    {_name(lack).ljust(width)}  {say(lack.meaning)}{gap}")


def build_pairs(outcome: Outcome) -> Iterator[dict[str, object]]:
    """Yield the documents that a record was checked for, for a program."""
    for pair in outcome.pairs:
        yield {
            "record": shorten(outcome.source),
            "document": pair.document,
            "can_be_made": not outcome.failed,
            "lacks": [_build_lack(lack) for lack in pair.lacks],
        }


def _head(pair: Pair) -> str:
    if not pair.lacks:
        return say("{document} says all that it can say", document=pair.document)
    if len(pair.lacks) == 1:
        return say("{document} could also tell this:", document=pair.document)
    return say(
        "{document} could also tell these {number} facts:",
        document=pair.document,
        number=len(pair.lacks),
    )


def _name(lack: Lack) -> str:
    """The field, and of how many entries it is missing."""
    name = lack.name.replace("[]", "")
    if not lack.total:
        return name
    return say("{name} ({missing} of {total})", name=name, missing=lack.missing, total=lack.total)


def _build_lack(lack: Lack) -> dict[str, object]:
    told: dict[str, object] = {
        "name": lack.name,
        "meaning": say(lack.meaning),
        "leaves_gap": lack.leaves_gap,
        "place": shorten(lack.place) if lack.place else "",
    }
    return told | ({"missing": lack.missing, "total": lack.total} if lack.total else {})
