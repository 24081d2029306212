"""Many records in the hands of several processes, told as if one had made them all.

chunk ─▶ drafts ─▶ claims ─▶ settled here, in the order of the records ─▶ written ─▶ outcomes
         └─ there ───────┘                                               └─ there ─────────┘
"""

from __future__ import annotations

import copyreg
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import Protocol

from reportkit.diagnostics import FilePlace
from reportkit.frozen import frozen
from reportkit.pipeline.claim import Claim, Register, Taken
from reportkit.pipeline.outcome import Outcome
from reportkit.pipeline.write import Manner
from reportkit.project import Job
from reportkit.rules.output import PROCESS_LOST


@frozen
class Chunk:
    """Some jobs that follow one another, and how their documents are written."""

    jobs: tuple[Job, ...]
    manner: Manner


class ShareLost(Exception):
    """Whoever had a chunk in hand is gone, and what it did with it is not known."""


class Share(Protocol):
    """A chunk in somebody's hands; whoever waits for it is told by `ShareLost` if it is lost."""

    chunk: Chunk

    def wait_for_claims(self) -> Sequence[Claim]:
        """The claims of its records, once their documents are made."""

    def write(self, taken: Sequence[Taken]) -> None:
        """Let its documents be written, but for what others have."""

    def is_written(self) -> bool:
        """True if nobody need wait for its outcomes."""

    def wait_for_outcomes(self) -> Sequence[Outcome]:
        """What became of its records."""


class Crew(Protocol):
    """Processes that share the work."""

    @property
    def room(self) -> int:
        """The chunks that are in their hands at once."""

    def take(self, chunk: Chunk) -> Share:
        """Begin with a chunk."""

    def take_alone(self, chunk: Chunk) -> Share:
        """Begin with a chunk in hands that hold nothing else, and that are not about to end."""


@frozen
class Finished:
    """A chunk of which everything is known."""

    chunk: Chunk
    outcomes: tuple[Outcome, ...]

    def is_written(self) -> bool:
        """True: nothing is left to be done."""
        return True

    def wait_for_outcomes(self) -> tuple[Outcome, ...]:
        """What became of its records."""
        return self.outcomes


def divide(jobs: deque[Job], size: int, manner: Manner) -> Iterator[Chunk]:
    """Yield the jobs in chunks, and forget them."""
    while jobs:
        yield Chunk(tuple(jobs.popleft() for _ in range(min(size, len(jobs)))), manner)


def render_chunks(chunks: Iterable[Chunk], crew: Crew, register: Register) -> Iterator[Outcome]:
    """Yield what became of each record, in order; a few chunks are in hand, however many come."""
    drafted: deque[Share] = deque()
    written: deque[Share | Finished] = deque()
    for chunk in chunks:
        drafted.append(crew.take(chunk))
        if len(drafted) >= crew.room:
            written.append(_settle(drafted.popleft(), crew, register))
        while written and (len(written) > crew.room or written[0].is_written()):
            yield from _finish(written.popleft(), crew, register)
    written.extend(_settle(share, crew, register) for share in drafted)
    for share in written:
        yield from _finish(share, crew, register)


def _settle(share: Share, crew: Crew, register: Register) -> Share | Finished:
    """The chunk on its way to the disk."""
    try:
        claims = share.wait_for_claims()
    except ShareLost:
        return Finished(share.chunk, tuple(_redo(share.chunk, crew, register)))
    share.write([register.settle(claim) for claim in claims])
    return share


def _finish(share: Share | Finished, crew: Crew, register: Register) -> Iterable[Outcome]:
    try:
        return share.wait_for_outcomes()
    except ShareLost:
        return _redo(share.chunk, crew, register)


def _redo(chunk: Chunk, crew: Crew, register: Register) -> Iterator[Outcome]:
    """Yield the outcomes of a lost chunk: each record is tried once more, by itself."""
    for job in chunk.jobs:
        share = crew.take_alone(replace(chunk, jobs=(job,)))
        try:
            share.write([register.settle(claim) for claim in share.wait_for_claims()])
            yield from share.wait_for_outcomes()
        except ShareLost:
            place = FilePlace(str(job.record))
            found = PROCESS_LOST.at(place, "memory", record=job.record)
            yield Outcome(job.record, diagnostics=(found,))


def _build_mapping(mapping: dict[object, object]) -> MappingProxyType[object, object]:
    return MappingProxyType(mapping)


def _reduce_mapping(mapping: MappingProxyType[object, object]) -> tuple[object, ...]:
    return _build_mapping, (dict(mapping),)


# settings are kept in mappings that nobody can change, which `pickle` does not know by itself
copyreg.pickle(MappingProxyType, _reduce_mapping)  # type: ignore[arg-type] # as it calls it
