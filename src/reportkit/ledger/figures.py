"""Every figure of a ledger, computed once: what prose and tables print comes from here.

Each figure keeps the ids of the records that it was made of, so that it can be traced to them.
What a record does not state is unknown, and never counts as zero.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Literal, TypeVar

from reportkit.frozen import frozen
from reportkit.ledger.choice import Choice, span_of
from reportkit.ledger.requirement import Requirement, build_requirements
from reportkit.ledger.row import Body, Row, Somebody, Task
from reportkit.ledger.span import Grain, Span, month_of

K = TypeVar("K")
TaskState = Literal["open", "overdue", "done", "dropped"]
LACKS: Mapping[str, Callable[[Row], bool]] = {
    "photo": lambda row: row.photos == 0,
    "attachment": lambda row: not row.attachments,
    "recorder": lambda row: row.recorder is None,
    "head_count": lambda row: row.present is None,
}


@frozen
class Tally:
    """Records that have something in common, by id."""

    records: tuple[str, ...] = ()

    @property
    def count(self) -> int:
        """How many they are."""
        return len(self.records)


@frozen
class Total:
    """A sum over the records that state the number, of so many; None if none does."""

    sum: int | None
    records: tuple[str, ...]
    of: int


@frozen
class Attendance:
    """Who came of those who were expected, over the records that state both, of so many."""

    present: int | None
    expected: int | None
    records: tuple[str, ...]
    of: int

    @property
    def rate(self) -> float | None:
        """The part that came, None if that is unknown or nobody was expected."""
        return self.present / self.expected if self.present is not None and self.expected else None


@frozen
class OfKind:
    """The records of a kind, and how many people came to them."""

    kind: str
    records: tuple[str, ...]
    heads: Total
    steps: tuple[Tally, ...]

    @property
    def count(self) -> int:
        """How many they are."""
        return len(self.records)


@frozen
class Step:
    """The records of a month, a quarter, half a year or a year."""

    span: Span
    records: tuple[str, ...]

    @property
    def count(self) -> int:
        """How many they are."""
        return len(self.records)


@frozen
class Partner:
    """An organisation, and the records in which it was a partner."""

    body: Body
    records: tuple[str, ...]

    @property
    def count(self) -> int:
        """How many they are."""
        return len(self.records)


@frozen
class Participant:
    """A person, and the records that name them as having taken part."""

    somebody: Somebody
    records: tuple[str, ...]

    @property
    def count(self) -> int:
        """How many they are."""
        return len(self.records)


@frozen
class FollowUp:
    """A follow-up of a record: "open", "done", "overdue" or "dropped" on the day of the ledger.

    `days` are those from the event until it was done, None where that is not told.
    """

    record: str
    task: Task
    state: TaskState
    days: int | None = None


@frozen
class FollowUps:
    """All follow-ups, in the order in which they are due."""

    tasks: tuple[FollowUp, ...]

    def of(self, *states: TaskState) -> tuple[FollowUp, ...]:
        """Those in one of these states."""
        return tuple(one for one in self.tasks if one.state in states)

    @property
    def closing_rate(self) -> float | None:
        """The part that was done, of all that were not dropped; None if there are none."""
        done, meant = len(self.of("done")), len(self.of("open", "overdue", "done"))
        return done / meant if meant else None

    @property
    def timed(self) -> tuple[FollowUp, ...]:
        """Those done of which it is known how long it took."""
        return tuple(one for one in self.of("done") if one.days is not None)

    @property
    def mean_days(self) -> float | None:
        """How long it took on average, None if that is not known of any."""
        days = [one.days for one in self.timed if one.days is not None]
        return sum(days) / len(days) if days else None


@frozen
class Totals:
    """The figures that are compared with those of another span."""

    span: Span | None
    records: Tally
    heads: Total
    attendance: Attendance
    people: int
    visits: Tally


@frozen
class Turnout:
    """How often a person took part in each step, and where they were named as absent."""

    somebody: Somebody
    steps: tuple[Tally, ...]
    came: Tally
    absent: Tally

    @property
    def rate(self) -> float:
        """The part that they came to, of the records that name them as present or absent."""
        return self.came.count / (self.came.count + self.absent.count)


@frozen
class Figures:
    """Everything that can be said of some records together.

    `as_of` is the day as of which follow-ups and requirements are told. `named` counts everybody
    who is named in each record, `people` each of them once. `steps` are as fine as a table has
    room for. `previous` and `last_year` are None where there are no records to compare with.
    """

    choice: Choice
    span: Span | None
    as_of: str
    rows: tuple[Row, ...]
    left_out: tuple[str, ...]
    totals: Totals
    dated_by_publication: Tally
    kinds: tuple[OfKind, ...]
    grain: Grain
    steps: tuple[Step, ...]
    months: tuple[Step, ...]
    quarters: tuple[Step, ...]
    made: Tally
    received: Tally
    undirected: Tally
    partners: tuple[Partner, ...]
    people: tuple[Participant, ...]
    turnouts: tuple[Turnout, ...]
    named: Total
    follow_ups: FollowUps
    requirements: tuple[Requirement, ...]
    lacks: Mapping[str, Tally]
    lacking: tuple[Row, ...]
    previous: Totals | None
    last_year: Totals | None


def build_figures(
    rows: Iterable[Row],
    choice: Choice,
    required: Mapping[str, Grain] | None = None,
    as_of: str = "",
    left_out: tuple[str, ...] = (),
) -> Figures:
    """The figures of the rows that are chosen, compared with those of the spans before.

    Without `as_of`, the day is the last that any record tells, or the last of the span asked for,
    if that is earlier: a ledger is as of its last entry.
    """
    everything = tuple(rows)
    chosen = choice.of(everything)
    span = choice.span or span_of(chosen)
    day = as_of or find_last_day(everything, choice.span)
    grain = span.fitting_grain() if span else "month"
    steps = count_steps(chosen, span, grain)
    return Figures(
        choice=choice,
        span=span,
        as_of=day,
        rows=chosen,
        left_out=left_out,
        totals=build_totals(chosen, span),
        dated_by_publication=tally(row for row in chosen if row.is_published),
        kinds=count_kinds(chosen, steps),
        grain=grain,
        steps=steps,
        months=count_steps(chosen, span, "month"),
        quarters=count_steps(chosen, span, "quarter"),
        made=tally(row for row in chosen if row.way == "made"),
        received=tally(row for row in chosen if row.way == "received"),
        undirected=tally(row for row in chosen if row.is_visit and not row.way),
        partners=count_partners(chosen),
        people=count_people(chosen),
        turnouts=count_turnouts(chosen, steps),
        named=add_up(chosen, lambda row: len(row.people) or None),
        follow_ups=build_follow_ups(chosen, day),
        requirements=build_requirements(chosen, required or {}, choice.kinds, span, day),
        lacks={name: tally(filter(is_lacking, chosen)) for name, is_lacking in LACKS.items()},
        lacking=tuple(row for row in chosen if any(lacks(row) for lacks in LACKS.values())),
        previous=compare(everything, choice, choice.span.before() if choice.span else None),
        last_year=compare(everything, choice, choice.span.year_before() if choice.span else None),
    )


def find_last_day(rows: Iterable[Row], span: Span | None) -> str:
    """The last day that any record tells, or the last of the span if that is earlier."""
    told = [day for row in rows for day in (row.last_day, row.published, *_done_days(row)) if day]
    last = max(told, default="")
    return min(last or span.end, span.end) if span else last


def _done_days(row: Row) -> list[str]:
    return [task.done_on for task in row.tasks]


def tally(rows: Iterable[Row]) -> Tally:
    """Some records."""
    return Tally(tuple(row.id for row in rows))


def add_up(rows: tuple[Row, ...], number_of: Callable[[Row], int | None]) -> Total:
    """The sum of a number over the records that state it."""
    stated = {row.id: number for row in rows if (number := number_of(row)) is not None}
    return Total(sum(stated.values()) if stated else None, tuple(stated), len(rows))


def add_attendance(rows: tuple[Row, ...]) -> Attendance:
    """Who came of those who were expected."""
    both = [(row.id, row.present, row.expected) for row in rows]
    stated = [(id_, came, meant) for id_, came, meant in both if None not in (came, meant)]
    present = sum(came or 0 for _, came, _ in stated) if stated else None
    expected = sum(meant or 0 for *_, meant in stated) if stated else None
    return Attendance(present, expected, tuple(id_ for id_, *_ in stated), len(rows))


def build_totals(rows: tuple[Row, ...], span: Span | None) -> Totals:
    """The figures that are compared."""
    return Totals(
        span=span,
        records=tally(rows),
        heads=add_up(rows, lambda row: row.present),
        attendance=add_attendance(rows),
        people=len({one.key for row in rows for one in row.people}),
        visits=tally(row for row in rows if row.is_visit),
    )


def compare(rows: tuple[Row, ...], choice: Choice, span: Span | None) -> Totals | None:
    """The figures of another span, None if it has no records."""
    chosen = choice.within(span).of(rows) if span else ()
    return build_totals(chosen, span) if chosen else None


def count_steps(rows: tuple[Row, ...], span: Span | None, grain: Grain) -> tuple[Step, ...]:
    """The records by month, quarter, …, of all that the span touches."""
    by_month = group(rows, lambda row: [month_of(row.day)])
    return tuple(
        Step(step, tuple(row.id for month in range(step.first, step.last + 1)
                         for row in by_month.get(month, ())))
        for step in (span.steps(grain) if span else ())
    )  # fmt: skip


def count_kinds(rows: tuple[Row, ...], steps: tuple[Step, ...]) -> tuple[OfKind, ...]:
    """The records by kind, the most frequent first; of each kind also by step."""
    by_kind = group(rows, lambda row: [row.kind])
    in_order = sorted(by_kind.items(), key=lambda pair: (-len(pair[1]), pair[0]))
    return tuple(
        OfKind(
            kind,
            tally(own).records,
            add_up(tuple(own), lambda row: row.present),
            tuple(tally(row for row in own if row.day in step.span) for step in steps),
        )
        for kind, own in in_order
    )


def count_partners(rows: tuple[Row, ...]) -> tuple[Partner, ...]:
    """The partner organisations, the most frequent first."""
    bodies = {body.key: body for row in reversed(rows) for body in row.partners}
    by_key = group(rows, lambda row: [body.key for body in row.partners])
    found = (Partner(bodies[key], tally(own).records) for key, own in by_key.items())
    return tuple(sorted(found, key=lambda one: (-one.count, one.body.key)))


def count_people(rows: tuple[Row, ...]) -> tuple[Participant, ...]:
    """Everybody who is named, once, the most frequent first."""
    people = {one.key: one for row in reversed(rows) for one in row.people}
    by_key = group(rows, lambda row: [one.key for one in row.people])
    found = (Participant(people[key], tally(own).records) for key, own in by_key.items())
    return tuple(sorted(found, key=lambda one: (-one.count, one.somebody.key)))


def count_turnouts(rows: tuple[Row, ...], steps: tuple[Step, ...]) -> tuple[Turnout, ...]:
    """Everybody who is named as present or absent, step by step, the most frequent first."""
    people = {one.key: one for row in reversed(rows) for one in (*row.absent, *row.people)}
    came = group(rows, lambda row: [one.key for one in row.people])
    absent = group(rows, lambda row: [one.key for one in row.absent])

    def count(key: str) -> Turnout:
        own = came.get(key, ())
        by_step = (tally(row for row in own if row.day in step.span) for step in steps)
        return Turnout(people[key], tuple(by_step), tally(own), tally(absent.get(key, ())))

    found = map(count, people)
    return tuple(sorted(found, key=lambda one: (-one.came.count, one.somebody.key)))


def group(rows: Iterable[Row], keys_of: Callable[[Row], Iterable[K]]) -> dict[K, list[Row]]:
    """The rows by each of their keys."""
    groups: dict[K, list[Row]] = defaultdict(list)
    for row in rows:
        for key in keys_of(row):
            groups[key].append(row)
    return dict(groups)


def build_follow_ups(rows: tuple[Row, ...], as_of: str) -> FollowUps:
    """All follow-ups as they stand on a day; those without a date to be done by come last."""
    tasks = [judge_task(row, task, as_of) for row in rows for task in row.tasks]
    return FollowUps(tuple(sorted(tasks, key=lambda one: one.task.due or "9999")))


def judge_task(row: Row, task: Task, as_of: str) -> FollowUp:
    """How a follow-up stands on a day: what was done later, was open then."""
    if task.status == "dropped":
        return FollowUp(row.id, task, "dropped")
    if task.status == "done" and (not task.done_on or task.done_on <= as_of):
        return FollowUp(row.id, task, "done", _days_between(row.day, task.done_on))
    return FollowUp(row.id, task, "overdue" if task.due and task.due < as_of else "open")


def _days_between(first: str, last: str) -> int | None:
    return (date.fromisoformat(last) - date.fromisoformat(first)).days if last else None
