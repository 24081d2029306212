"""The figures of a ledger as its templates see them: numbers, words, and the records behind."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from reportkit.frozen import frozen
from reportkit.ledger.figures import (
    Attendance,
    Figures,
    FollowUp,
    OfKind,
    Step,
    Tally,
    TaskState,
    Total,
    Totals,
)
from reportkit.ledger.requirement import Due, Requirement
from reportkit.ledger.row import Row
from reportkit.ledger.span import MOST_STEPS, Span
from reportkit.ledger.voice import Voice
from reportkit.ledger.wording import BY, EVERY, UNKNOWN, Name

MOST_EXAMPLES, MOST_BARS = 3, 10
STATES: tuple[TaskState, ...] = ("done", "open", "overdue", "dropped")
MARKS = {"gap": "✗", "ahead": "", "outside": "·"}
Group = dict[str, Any]


@frozen
class Teller:
    """Tells figures in one language."""

    figures: Figures
    voice: Voice

    def stats(self) -> Group:
        """Every figure, by name."""
        figures = self.figures
        totals = figures.totals
        return {
            "records": _tally(totals.records),
            "by_publication": _tally(figures.dated_by_publication),
            "left_out": {"count": len(figures.left_out), "files": list(figures.left_out)},
            "kinds": [self.of_kind(kind) for kind in figures.kinds],
            "by_month": self.steps(figures.months),
            "by_quarter": self.steps(figures.quarters),
            "by_step": self.steps(figures.steps),
            "step": figures.grain,
            "step_name": self.voice.word(BY[figures.grain]),
            "heads": self.total(totals.heads),
            "attendance": self.attendance(totals.attendance),
            "people": self.people(),
            "visits": {
                **_tally(totals.visits),
                "made": _tally(figures.made),
                "received": _tally(figures.received),
                "undirected": _tally(figures.undirected),
            },
            "partners": self.partners(),
            "follow_ups": self.follow_ups(),
            "requirements": self.requirements(),
            "missing": self.missing(),
            "changes": self.changes(),
        }

    def of_kind(self, kind: OfKind) -> Group:
        """The records of a kind, by step, and the examples that brought most."""
        rows = [row for row in self.figures.rows if row.kind == kind.kind]
        best = sorted(rows, key=lambda row: (-len(row.results), -row.photos, row.day, row.id))
        return {
            "kind": kind.kind,
            "name": self.voice.kind(kind.kind),
            "plural": self.voice.wording.plural(self.voice.kind(kind.kind)),
            "count": kind.count,
            "records": list(kind.records),
            "share": self.voice.grammar.share(kind.count, self.figures.totals.records.count),
            "heads": self.total(kind.heads),
            "steps": [_tally(step) for step in kind.steps],
            "examples": [self.example(row) for row in best[:MOST_EXAMPLES]],
        }

    def example(self, row: Row) -> Group:
        """A record as it is told in the summary."""
        return {
            "id": row.id,
            "day": date.fromisoformat(row.day),
            "title": self.voice.tell(row.title),
            "partners": [self.voice.body(body) for body in row.partners],
            "content": self.voice.tell(row.content),
            "results": [self.voice.tell(words) for words in row.results],
        }

    def steps(self, steps: tuple[Step, ...]) -> list[Group]:
        """The records by month, quarter, …"""
        alone = self.has_one_year()
        return [
            {
                "name": self.voice.wording.step(step.span, alone=alone),
                "key": step.span.key,
                "count": step.count,
                "records": list(step.records),
            }
            for step in steps
        ]

    def has_one_year(self) -> bool:
        """True if all months are of one year, so that their names need not tell it."""
        span = self.figures.span
        return span is not None and span.first // 12 == span.last // 12

    def total(self, total: Total) -> Group:
        """A sum, and how many records state it."""
        return {
            "sum": total.sum,
            "words": self.number(total.sum),
            "stated": len(total.records),
            "of": total.of,
            "records": list(total.records),
        }

    def number(self, number: int | None) -> str:
        """A number in figures; a dash if it is unknown."""
        return UNKNOWN if number is None else self.voice.grammar.figures(number)

    def attendance(self, attendance: Attendance) -> Group:
        """Who came of those who were expected."""
        return {
            "present": attendance.present,
            "expected": attendance.expected,
            "rate": self.rate(attendance),
            "stated": len(attendance.records),
            "of": attendance.of,
            "records": list(attendance.records),
        }

    def rate(self, attendance: Attendance) -> str:
        """The rate of attendance in words; a dash if it is unknown."""
        if attendance.rate is None:
            return UNKNOWN
        return self.voice.grammar.share(attendance.present or 0, attendance.expected or 0)

    def people(self) -> Group:
        """Everybody who is named: how often, and how many they are."""
        figures = self.figures
        return {
            "count": figures.totals.people,
            "named": figures.named.sum or 0,
            "stated": len(figures.named.records),
            "of": figures.named.of,
            "records": list(figures.named.records),
            "list": [
                {
                    "name": self.voice.somebody(one.somebody),
                    "org": self.voice.body(one.somebody.of) if one.somebody.of else "",
                    "count": one.count,
                    "records": list(one.records),
                }
                for one in figures.people
            ],
        }

    def partners(self) -> Group:
        """The partner organisations, the most frequent first; `top` are those for a chart."""
        told = [
            {
                "name": self.voice.body(one.body),
                "short": self.voice.tell(one.body.short),
                "count": one.count,
                "records": list(one.records),
            }
            for one in self.figures.partners
        ]
        return {"count": len(told), "list": told, "top": told[:MOST_BARS]}

    def follow_ups(self) -> Group:
        """The follow-ups by state."""
        found = self.figures.follow_ups
        done, mean = len(found.of("done")), found.mean_days
        meant = done + len(found.of("open", "overdue"))
        rate = self.voice.grammar.share(done, meant) if found.closing_rate is not None else UNKNOWN
        states: Group = {state: self.tasks(found.of(state)) for state in STATES}
        return {
            **self.tasks(found.tasks),
            **states,
            "pending": self.tasks(found.of("open", "overdue")),
            "closing_rate": rate,
            "mean_days": UNKNOWN if mean is None else f"{mean:.1f}".removesuffix(".0"),
            "timed": len(found.timed),
            "by_state": [
                {"name": self.voice.word(state), "count": states[state]["count"]}
                for state in STATES
            ],
        }

    def tasks(self, tasks: tuple[FollowUp, ...]) -> Group:
        """Some follow-ups."""
        return {
            "count": len(tasks),
            "records": list(dict.fromkeys(one.record for one in tasks)),
            "list": [
                {
                    "what": self.voice.tell(one.task.what),
                    "owner": self.voice.tell(one.task.owner),
                    "due": one.task.due,
                    "done_on": one.task.done_on,
                    "state": one.state,
                    "state_name": self.voice.word(one.state),
                    "record": one.record,
                }
                for one in tasks
            ],
        }

    def requirements(self) -> Group:
        """What has to take place regularly; a grid of months, if there is room for one."""
        span, requirements = self.figures.span, self.figures.requirements
        fits = span is not None and len(span) <= MOST_STEPS
        return {
            "count": len(requirements),
            "gaps": sum(len(one.of("gap")) for one in requirements),
            "has_grid": bool(requirements) and fits,
            "months": self.steps(self.figures.months) if fits else [],
            "list": [self.requirement(one, span) for one in requirements if span],
        }

    def requirement(self, requirement: Requirement, span: Span) -> Group:
        """A requirement: how often it was met, where it was not, and its row in the grid."""
        met, gaps = requirement.of("met"), _join_gaps(requirement.of("gap"))
        alone = self.has_one_year()
        return {
            "kind": requirement.kind,
            "name": self.voice.kind(requirement.kind),
            "every": requirement.every,
            "every_name": self.voice.word(EVERY[requirement.every]),
            "met": len(met),
            "due": len(met) + len(requirement.of("gap")),
            "gaps": [self.voice.gap(*ends, alone=alone) for ends in gaps],
            "records": [id_ for due in requirement.dues for id_ in due.records],
            "cells": [_cell(due, span) for due in requirement.dues],
        }

    def missing(self) -> Group:
        """Which evidence is missing, by kind of evidence and by record."""
        lacks = {
            name: {"name": self.voice.lack(name), **_tally(tally)}
            for name, tally in self.figures.lacks.items()
        }
        rows = {row.id: row for row in self.figures.lacking}
        return {
            **lacks,
            "count": len(rows),
            "records": list(rows),
            "kinds": list(lacks.values()),
            "list": [
                {
                    "id": row.id,
                    "date": row.day,
                    "title": self.voice.tell(row.title),
                    "lacks": self.voice.lacks(row),
                }
                for row in rows.values()
            ],
        }

    def changes(self) -> list[Group]:
        """What is compared: with the period before, and with the same of the year before."""
        figures, span = self.figures, self.figures.choice.span
        against = [("previous", figures.previous), ("last_year", figures.last_year)]
        if span and span.before() == span.year_before():
            against = against[1:]
        return [self.change(which, other) for which, other in against if other]

    def change(self, which: str, other: Totals) -> Group:
        """The figures beside those of another period."""
        now = self.figures.totals
        return {
            "with": which,
            "period": self.voice.wording.span(other.span) if other.span else "",
            "list": [
                self.compare("records", now.records.count, other.records.count),
                self.compare("heads", now.heads.sum, other.heads.sum),
                self.compare_rates(now.attendance, other.attendance),
                self.compare("people", now.people, other.people),
                self.compare("visits", now.visits.count, other.visits.count),
            ],
        }

    def compare(self, name: Name, now: int | None, before: int | None) -> Group:
        """A number beside an earlier one."""
        change = UNKNOWN
        if now is not None and before is not None:
            rate = f" ({(now - before) / before:+.0%})" if before else ""
            change = f"{now - before:+,}{rate}" if now != before else "0"
        told = [
            UNKNOWN if one is None else self.voice.grammar.figures(one) for one in (now, before)
        ]
        return {"name": self.voice.word(name), "now": told[0], "before": told[1], "change": change}

    def compare_rates(self, now: Attendance, before: Attendance) -> Group:
        """A rate beside an earlier one."""
        change = UNKNOWN
        if now.rate is not None and before.rate is not None:
            points = f"{(now.rate - before.rate) * 100:+.1f}"
            gap = "" if self.voice.lang == "zh" else " "
            change = f"{points}{gap}{self.voice.word('points')}"
        told = {"now": self.rate(now), "before": self.rate(before)}
        return {"name": self.voice.word("attendance"), **told, "change": change}


def _tally(tally: Tally) -> Group:
    return {"count": tally.count, "records": list(tally.records)}


def _cell(due: Due, span: Span) -> Group:
    """A cell of the grid: as many months wide as the ledger covers of it."""
    months = min(due.span.last, span.last) - max(due.span.first, span.first) + 1
    mark = str(due.count) if due.count else MARKS.get(due.state, "")
    return {"months": months, "mark": mark, "state": due.state, "count": due.count}


def _join_gaps(gaps: Iterable[Due]) -> list[tuple[Span, Span]]:
    """The first and the last of gaps that follow each other."""
    joined: list[tuple[Span, Span]] = []
    for gap in gaps:
        if joined and joined[-1][1].last + 1 == gap.span.first:
            joined[-1] = joined[-1][0], gap.span
        else:
            joined.append((gap.span, gap.span))
    return joined
