"""The sheets about activities: the ledger, kinds by month, attendance, missing evidence."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from reportkit.frozen import frozen
from reportkit.ledger.figures import LACKS, OfKind, Step
from reportkit.ledger.row import Row
from reportkit.ledger.span import Span
from reportkit.ledger.workbook.speech import Speech, number_or_nothing
from reportkit.ledger.workbook.view import Cell, Column, Form, Formula, Table, join_lines, read_day

LEDGER_TITLE = 34  # letters, in the table that has most columns
MOST_NOTED = 20  # ids in the note of a cell
LACK_COLUMNS = {name: "recorder_lack" if name == "recorder" else name for name in LACKS}
ABOUT = ("date", "kind", "title")


@frozen
class Activities:
    """The records as sheets."""

    speech: Speech

    def tables(self) -> tuple[Table, ...]:
        """The sheets, in their order."""
        return (self.ledger(), self.kinds(), self.attendance())

    def column(  # a column is told by as many facts
        self,
        name: str,
        cell_of: Callable[[Row], Cell],
        form: Form = "text",
        total: Formula | None = None,
        widest: int = 20,
        rows: Iterable[Row] | None = None,
    ) -> Column:
        """A column with a cell for each record."""
        chosen = self.speech.figures.rows if rows is None else rows
        cells = tuple(map(cell_of, chosen))
        return Column(name, self.speech.column(name), cells, form, total, widest)

    def about(self, rows: Iterable[Row], widest: int = 44) -> dict[str, Column]:
        """What tells a reader which record a row is about."""
        chosen, voice = tuple(rows), self.speech.voice
        return {
            "record": self.column("record", lambda row: row.id, widest=26, rows=chosen),
            "date": self.column("date", lambda row: read_day(row.day), "date", rows=chosen),
            "kind": self.column("kind", lambda row: self.speech.kind(row.kind), rows=chosen),
            "title": self.column(
                "title", lambda row: voice.tell(row.title), widest=widest, rows=chosen
            ),
        }

    def ledger(self) -> Table:
        """All records, with the columns of a ledger."""
        speech, total = self.speech, len(self.speech.figures.rows)
        return Table(
            "Ledger",
            speech.tab("Ledger"),
            speech.title("Ledger"),
            (*self._when(), *self._where(), *self._heads(), *self._told(), *self._papers(),
             shown(speech, "Ledger", total)),
            (speech.filter, speech.rows_shown("Ledger", "record", total), speech.heads_stated()),
            is_wide=True,
        )  # fmt: skip

    def _when(self) -> Iterable[Column]:
        rows = self.speech.figures.rows
        about = self.about(rows, LEDGER_TITLE)
        numbers = tuple(range(1, len(rows) + 1))
        yield Column("number", self.speech.column("number"), numbers, "number")
        yield about["date"]
        yield self.column(
            "until", lambda row: read_day(row.last_day) if row.last_day != row.day else None, "date"
        )
        month = self.column(
            "month", lambda row: int(row.day[:4]) * 100 + int(row.day[5:7]), "month"
        )
        yield replace(month, is_hidden=True)  # a filter of dates offers months by itself
        yield about["kind"]
        yield about["title"]

    def _where(self) -> Iterable[Column]:
        voice = self.speech.voice
        yield self.column("place", lambda row: voice.tell(row.place))
        yield self.column("org", lambda row: voice.body(row.org))
        yield self.column("partners", lambda row: join_lines(map(voice.body, row.partners)))
        yield self.column("head", lambda row: voice.somebody(row.head), widest=14)

    def _heads(self) -> Iterable[Column]:
        yield from self.numbers("Ledger")
        named = self.speech.summed("Ledger", "named", self.speech.figures.named.sum)
        yield self.column("named", lambda row: len(row.people) or None, "number", named)

    def numbers(self, table: str) -> Iterable[Column]:
        """How many were expected and how many came, with their sums."""
        figures, speech = self.speech.figures, self.speech
        stated = [row.expected for row in figures.rows if row.expected is not None]
        expected = speech.summed(table, "expected", sum(stated) if stated else None)
        present = speech.summed(table, "present", figures.totals.heads.sum)
        yield self.column("expected", lambda row: row.expected, "number", expected)
        yield self.column("present", lambda row: row.present, "number", present)

    def _told(self) -> Iterable[Column]:
        voice = self.speech.voice
        yield self.column("content", lambda row: voice.tell(row.content), widest=36)
        yield self.column(
            "results", lambda row: join_lines(map(voice.tell, row.results)), widest=26
        )
        yield self.column(
            "follow_ups", lambda row: join_lines(voice.tell(task.what) for task in row.tasks),
            widest=24,
        )  # fmt: skip

    def _papers(self) -> Iterable[Column]:
        speech, voice = self.speech, self.speech.voice
        photos = sum(row.photos for row in speech.figures.rows)
        total = Formula(f"SUBTOTAL(109,{speech.refer('Ledger', 'photos')})", photos)
        yield self.column("photos", lambda row: row.photos, "number", total)
        yield self.column("attachments", lambda row: join_lines(map(voice.tell, row.attachments)))
        yield self.column("document_number", lambda row: row.number, widest=14)
        yield self.column("archive_no", lambda row: row.archive_no, widest=14)
        yield self.column("recorder", lambda row: voice.somebody(row.recorder), widest=14)
        late = speech.word("by_publication")
        yield self.column("note", lambda row: late if row.is_published else None, widest=14)
        yield self.about(speech.figures.rows)["record"]

    def attendance(self) -> Table:
        """Who came of those who were expected, by record."""
        speech, figures = self.speech, self.speech.figures
        about = self.about(figures.rows)
        rate = self.column("rate", self._rate, "share", rate_of("Attendance", speech))
        columns = [about[name] for name in ABOUT]
        columns += [*self.numbers("Attendance"), rate, about["record"]]
        columns.append(shown(speech, "Attendance", len(figures.rows)))
        lines = (
            speech.filter,
            speech.heads_stated("Attendance"),
            both_stated("Attendance", speech),
        )
        return self._table("Attendance", columns, lines)

    def _rate(self, row: Row) -> Formula:
        came, meant = (self.speech.own("Attendance", name) for name in ("present", "expected"))
        is_known = row.present is not None and row.expected
        value = row.present / row.expected if row.present is not None and row.expected else ""
        text = f'IF(AND(ISNUMBER({came}),ISNUMBER({meant}),{meant}<>0),{came}/{meant},"")'
        return Formula(text, value if is_known else "")

    def missing(self) -> Table:
        """The records that lack evidence, and what they lack."""
        speech, rows = self.speech, self.speech.figures.lacking
        about = self.about(rows)
        columns = [about[name] for name in ABOUT]
        for name, is_lacking in LACKS.items():
            count = speech.figures.lacks[name].count
            total = speech.filled("Missing", LACK_COLUMNS[name], count)
            cells = tuple("✗" if is_lacking(row) else None for row in rows)
            title = speech.column(LACK_COLUMNS[name])
            columns.append(Column(LACK_COLUMNS[name], title, cells, "number", total))
        columns.append(about["record"])
        return self._table(
            "Missing", columns, (speech.filter, speech.rows_shown("Missing", "record", len(rows)))
        )

    def kinds(self) -> Table:
        """How many activities of each kind there were in each month, quarter, …"""
        speech, kinds = self.speech, self.speech.figures.kinds
        columns = [
            Column("kind", speech.column("kind"), tuple(speech.kind(one.kind) for one in kinds)),
            *(self._step(number, step) for number, step in enumerate(speech.figures.steps)),
            *self._sums(),
            Column(
                "records", speech.column("records"),
                tuple(speech.ids(one.records) for one in kinds), widest=60,
            ),
        ]  # fmt: skip
        return self._table("Kinds", columns, (speech.filter, speech.word("filters")))

    def _step(self, number: int, step: Step) -> Column:
        """The column of a month, quarter, …, with a note of its records at each number."""
        speech, kinds = self.speech, self.speech.figures.kinds
        title = speech.voice.wording.step(step.span, alone=self._has_one_year())
        within = bounds(step.span)
        return Column(
            title, title,
            tuple(self._counted(kind.steps[number].count, *within) for kind in kinds),
            "number",
            Formula(f"SUBTOTAL(109,Kinds[{title}])", step.count),
            notes=tuple(
                (place, speech.ids(kind.steps[number].records, MOST_NOTED) or "")
                for place, kind in enumerate(kinds) if kind.steps[number].count
            ),
        )  # fmt: skip

    def _has_one_year(self) -> bool:
        span = self.speech.figures.span
        return span is not None and span.first // 12 == span.last // 12

    def _counted(self, value: int, *conditions: tuple[str, str]) -> Formula:
        """How many records of the kind of a row are shown in the ledger."""
        speech = self.speech
        return speech.counted("Ledger", value, ("kind", speech.own("Kinds", "kind")), *conditions)

    def _sums(self) -> Iterable[Column]:
        """What is said of each kind as a whole."""
        speech, kinds = self.speech, self.speech.figures.kinds
        count = speech.figures.totals.records.count
        totals = speech.figures.totals.heads
        whole = tuple(self._counted(kind.count) for kind in kinds)
        yield self._sum("total", whole, count)
        all_ = f"SUBTOTAL(103,{speech.refer('Ledger', 'record')})"
        text = f'IF({all_}=0,"",{speech.own("Kinds", "total")}/{all_})'
        shares = tuple(Formula(text, kind.count / count) for kind in kinds)
        yield Column("share", speech.column("share"), shares, "share")
        yield self._sum("heads", tuple(map(self._heads_of, kinds)), totals.sum)
        stated = tuple(self._stated(kind) for kind in kinds)
        yield self._sum("stated", stated, len(totals.records))

    def _sum(self, name: str, cells: tuple[Formula, ...], value: int | None) -> Column:
        column = self.speech.column(name)
        total = self.speech.summed("Kinds", name, value if cells else None)
        return Column(name, column, cells, "number", total)

    def _stated(self, kind: OfKind) -> Formula:
        return self._counted(len(kind.heads.records), ("present", '">=0"'))

    def _heads_of(self, kind: OfKind) -> Formula:
        """How many people came to a kind of activity; nothing if no record tells."""
        speech = self.speech
        sum_ = f"SUMIFS({speech.refer('Ledger', 'present')},"
        sum_ += speech.where("Ledger", ("kind", speech.own("Kinds", "kind"))) + ")"
        text = f'IF({self._stated(kind).text}=0,"",{sum_})'
        return Formula(text, number_or_nothing(kind.heads.sum))

    def _table(self, name: str, columns: Iterable[Column], lines: Iterable[str | Formula]) -> Table:
        tab, title = self.speech.tab(name), self.speech.title(name)
        return Table(name, tab, title, tuple(columns), tuple(lines), is_wide=False)


def bounds(span: Span) -> tuple[tuple[str, str], tuple[str, str]]:
    """The conditions on the month of a record of a span."""
    first, last = (month // 12 * 100 + month % 12 + 1 for month in (span.first, span.last))
    return ("month", f'">={first}"'), ("month", f'"<={last}"')


def shown(speech: Speech, table: str, count: int, key: str = "record") -> Column:
    """The hidden column that is 1 in each row that is shown; other formulas count by it.

    The product keeps Excel from taking the last row for one with totals, which no filter hides.
    """
    text = f"1*SUBTOTAL(103,{speech.own(table, key)})"
    cells = tuple(Formula(text, 1) for _ in range(count))
    return Column("shown", speech.column("shown"), cells, "sign", is_hidden=True)


def rate_of(table: str, speech: Speech) -> Formula:
    """The rate of attendance of the records that are shown, and state both numbers."""
    both = (("expected", '">=0"'), ("present", '">=0"'))
    came, meant = (
        f"SUMIFS({speech.refer(table, name)},{speech.where(table, *both)})"
        for name in ("present", "expected")
    )
    value = number_or_nothing(speech.figures.totals.attendance.rate)
    return Formula(f'IFERROR({came}/{meant},"")', value)


def both_stated(table: str, speech: Speech) -> Formula:
    """How many of the records that are shown state both numbers."""
    found = speech.figures.totals.attendance
    both = (("expected", '">=0"'), ("present", '">=0"'))
    stated = speech.counted(table, len(found.records), *both)
    return speech.tell("both_stated", stated, speech.filled(table, "record", found.of))
