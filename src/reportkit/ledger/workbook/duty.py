"""The sheets about what has to be done: follow-ups, and what has to take place regularly."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from reportkit.frozen import frozen
from reportkit.ledger.figures import FollowUp, TaskState
from reportkit.ledger.requirement import Due, Requirement
from reportkit.ledger.wording import EVERY
from reportkit.ledger.workbook.activity import bounds, shown
from reportkit.ledger.workbook.speech import Speech, number_or_nothing, quote
from reportkit.ledger.workbook.view import Cell, Column, Form, Formula, Table, read_day

Told = tuple[Requirement, Due]


@frozen
class Duties:
    """Follow-ups and requirements as sheets."""

    speech: Speech

    def follow_ups(self) -> Table:
        """All follow-ups as they stand on the day of the ledger."""
        speech, tasks = self.speech, self.speech.figures.follow_ups.tasks
        rows = {row.id: row for row in speech.figures.rows}
        voice = speech.voice

        def column(
            name: str, cell_of: Callable[[FollowUp], Cell], form: Form = "text", widest: int = 24
        ) -> Column:
            return Column(name, speech.column(name), tuple(map(cell_of, tasks)), form, None, widest)

        columns = (
            column("what", lambda one: voice.tell(one.task.what), widest=50),
            column("owner", lambda one: voice.tell(one.task.owner) or None),
            column("due", lambda one: read_day(one.task.due), "date"),
            column("state", lambda one: voice.word(one.state)),
            column("done_on", lambda one: read_day(one.task.done_on), "date"),
            column("days", lambda one: one.days, "number"),
            column("of_date", lambda one: read_day(rows[one.record].day), "date"),
            column("title", lambda one: voice.tell(rows[one.record].title), widest=40),
            column("record", lambda one: one.record),
            shown(speech, "FollowUps", len(tasks)),
        )
        states = speech.tell("states", in_state(speech, "done"), in_state(speech, "overdue"))
        table = self._table("FollowUps", columns, "record", len(tasks))
        return replace(table, lines=(*table.lines, states), bad=(voice.word("overdue"),))

    def dues(self) -> Table:
        """Each month, quarter, … in which something has to take place."""
        speech, told = self.speech, self._iter_dues()

        def column(name: str, cell_of: Callable[[Told], Cell], form: Form = "text") -> Column:
            return Column(name, speech.column(name), tuple(map(cell_of, told)), form)

        columns = (
            column("kind", lambda pair: speech.kind(pair[0].kind)),
            # where no cell beside it is empty, into which LibreOffice prints what is too wide
            shown(speech, "Dues", len(told), "kind"),
            column("every", lambda pair: speech.voice.word(EVERY[pair[0].every])),
            column("period", lambda pair: self.period(pair[1])),
            column("from", lambda pair: read_day(pair[1].span.start), "date"),
            column("to", lambda pair: read_day(pair[1].span.end), "date"),
            self._took_place(told),
            column("state", lambda pair: speech.word(pair[1].state)),
            column("records", lambda pair: speech.ids(pair[1].records)),
        )
        table = self._table("Dues", columns, "kind", len(told))
        return replace(table, bad=(speech.word("gap"),))

    def _iter_dues(self) -> tuple[Told, ...]:
        found = self.speech.figures.requirements
        return tuple((requirement, due) for requirement in found for due in requirement.dues)

    def period(self, due: Due) -> str:
        """A month, quarter, …, with its year."""
        return self.speech.voice.wording.step(due.span, alone=False)

    def _took_place(self, told: tuple[Told, ...]) -> Column:
        """How often it took place, counted in the whole ledger: a filter makes no gap."""
        speech = self.speech
        conditions = (("kind", speech.own("Dues", "kind")),)
        cells = tuple(
            Formula(speech.count_all("Ledger", *conditions, *bounds(due.span)), due.count)
            for _, due in told
        )
        total = speech.summed("Dues", "count", sum(due.count for _, due in told) if told else None)
        return Column("count", speech.column("count"), cells, "number", total)

    def _table(self, name: str, columns: tuple[Column, ...], key: str, count: int) -> Table:
        speech = self.speech
        lines = (speech.filter, speech.rows_shown(name, key, count))
        return Table(name, speech.tab(name), speech.title(name), columns, lines)


def of_dues(speech: Speech, *conditions: tuple[str, str], value: int) -> Formula:
    """How many of the periods meet all conditions."""
    return Formula(speech.count_all("Dues", *conditions), value)


def mean_days(speech: Speech) -> Formula:
    """How long follow-ups took on average; nothing if no record tells."""
    text = f'IFERROR(SUBTOTAL(101,{speech.refer("FollowUps", "days")}),"")'
    return Formula(text, number_or_nothing(speech.figures.follow_ups.mean_days))


def in_state(speech: Speech, *states: TaskState) -> Formula:
    """How many follow-ups are in one of these states."""
    found = speech.figures.follow_ups
    words = (quote(speech.voice.word(state)) for state in states)
    told = [speech.counted("FollowUps", 0, ("state", word)).text for word in words]
    count = len(found.of(*states))
    return Formula("+".join(told), count)


def closing_rate(speech: Speech) -> Formula:
    """The part of the follow-ups that was done, of all that were not dropped."""
    done, meant = in_state(speech, "done"), in_state(speech, "done", "open", "overdue")
    value = number_or_nothing(speech.figures.follow_ups.closing_rate)
    return Formula(f'IFERROR({done.text}/({meant.text}),"")', value)
