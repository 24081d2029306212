"""Which records a ledger is made of."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from reportkit.frozen import frozen
from reportkit.ledger.row import Body, Row
from reportkit.ledger.span import Span, month_of
from reportkit.record.parties import fold_name


@frozen
class Choice:
    """What is asked for; without a span, kinds or organisations, all records are meant.

    An organisation is meant by its key in the shared directory, its name or its short name; the
    records of an organisation are its own, and those in which it is a partner.
    """

    span: Span | None = None
    kinds: tuple[str, ...] = ()
    orgs: tuple[str, ...] = ()

    def within(self, span: Span | None) -> Choice:
        """The same choice from another span."""
        return replace(self, span=span)

    def takes(self, row: Row) -> bool:
        """True for a record that is asked for."""
        return (
            (self.span is None or row.day in self.span)
            and (not self.kinds or row.kind in self.kinds)
            and (not self.orgs or any(is_called(body, self.orgs) for body in bodies_of(row)))
        )

    def of(self, rows: Iterable[Row]) -> tuple[Row, ...]:
        """The rows that are asked for."""
        return tuple(filter(self.takes, rows))


def bodies_of(row: Row) -> tuple[Body, ...]:
    """The organisations of a record."""
    return (row.org, *row.partners)


def is_called(body: Body, names: Iterable[str]) -> bool:
    """True for an organisation with one of these names or keys."""
    own = {fold_name(name) for words in (body.name, body.short) for name in words.values()}
    own.add(fold_name(body.key.removeprefix("key ")) if body.key.startswith("key ") else "")
    return any(fold_name(name) in own for name in names)


def span_of(rows: Iterable[Row]) -> Span | None:
    """The months from the first to the last of some rows, None if there are none."""
    months = [month_of(row.day) for row in rows]
    return Span(min(months), max(months)) if months else None
