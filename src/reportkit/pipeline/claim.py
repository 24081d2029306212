"""What a record wants for itself alone: its document number, and the names of its files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from reportkit.frozen import frozen
from reportkit.rules.output import NAME_TAKEN
from reportkit.rules.record import DUPLICATE_NUMBER

if TYPE_CHECKING:
    from reportkit.diagnostics import Diagnostic, Place
    from reportkit.pipeline.outcome import Draft

Taken = Mapping[str, Path]


@frozen
class Claim:
    """What the documents of a record need; `places` tell where it says so."""

    record: Path
    number: str = ""
    files: tuple[Path, ...] = ()
    places: Mapping[str, Place] = field(default_factory=dict, compare=False)


@frozen
class Register:
    """Which record of a run has which number, as it is printed, and which file.

    Names are taken without regard to case. Whoever comes first has them: claims are settled in the
    order of the records, wherever their documents are made.
    """

    numbers: dict[str, Path] = field(default_factory=dict)
    names: dict[str, Path] = field(default_factory=dict)

    def settle(self, claim: Claim) -> Taken:
        """What others have of a claim, each with its record; the rest is from now on its own."""
        number, record = claim.number, claim.record
        if number and (first := self.numbers.setdefault(number, record)) != record:
            return {number: first}
        owners = {str(file): self.names.setdefault(name_of(file), record) for file in claim.files}
        return {file: first for file, first in owners.items() if first != record}


def name_of(file: Path) -> str:
    """The name of a document's file, by which file systems know it."""
    return str(file).casefold()


def refuse_taken(draft: Draft, taken: Taken) -> Draft:
    """The draft; without its documents if others have what they need."""
    if not taken:
        return draft
    found = (*draft.diagnostics, *_tell(draft.claim, taken))
    return replace(draft, contents={}, diagnostics=found)


def _tell(claim: Claim, taken: Taken) -> Iterator[Diagnostic]:
    if claim.number in taken:
        number, first = claim.number, taken[claim.number]
        yield DUPLICATE_NUMBER.at(claim.places["number"], number=number, record=first)
    for file in claim.files:
        if str(file) in taken:
            place = claim.places["name"]
            yield NAME_TAKEN.at(place, "id", file=file, record=taken[str(file)])
