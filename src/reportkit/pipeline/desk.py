"""What is done with a chunk by the process that has it in hand."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Executor
from dataclasses import field, replace
from functools import partial
from threading import RLock

from reportkit.frozen import frozen
from reportkit.output import write_behind
from reportkit.pipeline.chunk import Chunk
from reportkit.pipeline.claim import Claim, Taken
from reportkit.pipeline.draft import Run, draft_job, settle_draft
from reportkit.pipeline.outcome import Draft, Outcome
from reportkit.pipeline.write import write_draft_in_steps


@frozen
class Drafts:
    """The documents of a chunk before they are written."""

    chunk: Chunk
    drafts: tuple[Draft, ...]

    @property
    def claims(self) -> tuple[Claim, ...]:
        """What its records want for themselves, for whoever settles it."""
        return tuple(replace(draft.claim, places={}) for draft in self.drafts)


@frozen
class Desk:
    """A place of work; what was read for one chunk serves the next ones."""

    run: Run = field(default_factory=Run)
    one_at_a_time: RLock = field(default_factory=RLock)

    def draft(self, chunk: Chunk) -> Drafts:
        """The documents of a chunk."""
        anew = chunk.manner.is_whole
        with self.one_at_a_time:
            return Drafts(chunk, tuple(draft_job(job, self.run, anew=anew) for job in chunk.jobs))

    def settle(self, drafts: Drafts, taken: Sequence[Taken]) -> Drafts:
        """The documents that are to be written, given what others have of each claim."""
        each = zip(drafts.chunk.jobs, drafts.drafts, taken, strict=True)
        with self.one_at_a_time:
            return replace(drafts, drafts=tuple(settle_draft(*one, self.run) for one in each))


def write_chunk(drafts: Drafts, disk: Executor) -> tuple[Outcome, ...]:
    """What became of the records of a chunk, once their documents are on the disk."""
    write = partial(write_draft_in_steps, manner=drafts.chunk.manner)
    return tuple(write_behind(write, drafts.drafts, disk))
