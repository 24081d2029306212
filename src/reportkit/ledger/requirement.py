"""What has to take place regularly, and where it did not."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal

from reportkit.frozen import frozen
from reportkit.ledger.row import Row
from reportkit.ledger.span import Grain, Span

State = Literal["met", "gap", "ahead", "outside"]


@frozen
class Due:
    """A month, a quarter, … in which something has to take place, and the records that say so.

    It is "ahead" until its last day has passed, and "outside" where the ledger covers only a part
    of it; then nothing is said of it but what there is.
    """

    span: Span
    records: tuple[str, ...]
    state: State

    @property
    def count(self) -> int:
        """How often it took place."""
        return len(self.records)


@frozen
class Requirement:
    """A kind of event that has to take place in every month, quarter, …"""

    kind: str
    every: Grain
    dues: tuple[Due, ...]

    def of(self, state: State) -> tuple[Due, ...]:
        """Those in this state."""
        return tuple(due for due in self.dues if due.state == state)


def build_requirements(
    rows: Iterable[Row],
    required: Mapping[str, Grain],
    kinds: tuple[str, ...],
    span: Span | None,
    as_of: str,
) -> tuple[Requirement, ...]:
    """The requirements on the kinds that are chosen, held against the records of a span."""
    if span is None:
        return ()
    wanted = {kind: every for kind, every in required.items() if not kinds or kind in kinds}
    found = tuple(rows)
    return tuple(
        Requirement(
            kind, every,
            tuple(_judge(found, kind, due, span, as_of) for due in span.steps(every)),
        )
        for kind, every in wanted.items()
    )  # fmt: skip


def _judge(rows: Iterable[Row], kind: str, due: Span, span: Span, as_of: str) -> Due:
    records = tuple(row.id for row in rows if row.kind == kind and row.day in due)
    if records:
        return Due(due, records, "met")
    is_whole = span.first <= due.first and due.last <= span.last
    if not is_whole:
        return Due(due, (), "outside")
    return Due(due, (), "ahead" if due.end > as_of else "gap")
