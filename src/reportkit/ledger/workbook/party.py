"""The sheets about others: partner organisations, visits, people."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from reportkit.frozen import frozen
from reportkit.ledger.figures import Participant, Partner, Turnout
from reportkit.ledger.row import Row
from reportkit.ledger.workbook.activity import ABOUT, MOST_NOTED, Activities, shown
from reportkit.ledger.workbook.speech import Speech, quote
from reportkit.ledger.workbook.view import Cell, Column, Formula, Table, join_lines, read_day

MOST_WITH_NOTES = 200  # people: Excel grows slow with thousands of notes
WAYS = ("made", "received")


@frozen
class Parties:
    """Partners, visits and people as sheets."""

    speech: Speech

    def tables(self) -> tuple[Table, ...]:
        """The sheets, in their order."""
        return (self.partners(), self.visits(), self.people(), self.turnout())

    def partners(self) -> Table:
        """The partner organisations, the most frequent first."""
        speech, found = self.speech, self.speech.figures.partners
        voice = speech.voice
        names = tuple(voice.body(one.body) for one in found)
        shorts = tuple(voice.tell(one.body.short) or voice.body(one.body) for one in found)
        columns = (
            Column("name", speech.column("name"), names, widest=48),
            Column("short", speech.column("short"), shorts),
            *self._counts("Partners", found),
        )
        lines = (speech.filter, speech.rows_shown("Partners", "name", len(found)))
        return self._table("Partners", columns, (*lines, speech.word("all_rows")))

    def people(self) -> Table:
        """The people who are named, each once, the most frequent first."""
        found = self.speech.figures.people
        columns = (*self._names(found), *self._counts("People", found))
        return self._table("People", columns, self._lines("People", found, "all_rows"))

    def turnout(self) -> Table:
        """How often everybody took part in each month, quarter, …, and how often not."""
        found = self.speech.figures.turnouts
        columns = (*self._names(found), *self._steps(found), *self._sums(found))
        lines = self._lines("Turnout", found, "named_only", "all_rows")
        return self._table("Turnout", columns, lines)

    def _names(self, found: Sequence[Participant | Turnout]) -> Iterable[Column]:
        """Who they are, and of which organisation."""
        speech, voice = self.speech, self.speech.voice
        names = tuple(voice.somebody(one.somebody) for one in found)
        orgs = tuple(voice.body(one.somebody.of) if one.somebody.of else None for one in found)
        yield Column("person", speech.column("person"), names, widest=30)
        yield Column("org", speech.column("org"), orgs, widest=40)

    def _lines(self, name: str, found: Sequence[object], *words: str) -> tuple[str | Formula, ...]:
        """What stands above a sheet about people."""
        speech, stated = self.speech, self.speech.figures.named
        return (
            speech.filter,
            speech.rows_shown(name, "person", len(found)),
            speech.word("people_stated", len(stated.records), stated.of),
            *map(speech.word, words),
        )

    def _steps(self, found: tuple[Turnout, ...]) -> Iterable[Column]:
        """How often somebody took part in each step; a note names the records."""
        for number, title in enumerate(self._titles()):
            told = tuple(one.steps[number] for one in found)
            total = Formula(f"SUBTOTAL(109,Turnout[{title}])", sum(one.count for one in told))
            notes = tuple(
                (place, self.speech.ids(one.records, MOST_NOTED) or "")
                for place, one in enumerate(told)
                if one.count and len(found) <= MOST_WITH_NOTES
            )
            counts = tuple(one.count or None for one in told)
            yield Column(title, title, counts, "number", total, notes=notes)

    def _titles(self) -> list[str]:
        figures, voice = self.speech.figures, self.speech.voice
        span = figures.span
        alone = span is not None and span.first // 12 == span.last // 12
        return [voice.wording.step(step.span, alone=alone) for step in figures.steps]

    def _sums(self, found: tuple[Turnout, ...]) -> Iterable[Column]:
        """How often somebody came in all, how often not, and the rate of both."""
        speech, titles = self.speech, self._titles()
        times, absent = (speech.own("Turnout", name) for name in ("times", "absent"))
        steps = f"Turnout[[#This Row],[{titles[0]}]:[{titles[-1]}]]" if titles else ""
        came = tuple(Formula(f"SUM({steps})", one.came.count) for one in found)
        yield self._sum("times", came, sum(one.came.count for one in found))
        missed = tuple(one.absent.count or None for one in found)
        yield self._sum("absent", missed, sum(one.absent.count for one in found))
        text = f'IF({times}+{absent}=0,"",{times}/({times}+{absent}))'
        rates = tuple(Formula(text, one.rate) for one in found)
        yield Column("rate", speech.column("rate"), rates, "share")

    def _sum(self, name: str, cells: tuple[Cell, ...], value: int) -> Column:
        total = Formula(f"SUBTOTAL(109,{self.speech.refer('Turnout', name)})", value)
        return Column(name, self.speech.column(name), cells, "number", total)

    def _counts(self, table: str, found: Iterable[Partner | Participant]) -> Iterable[Column]:
        """How often somebody took part, when first and last, and in which records."""
        speech, told = self.speech, tuple(found)
        days = {row.id: row.day for row in speech.figures.rows}
        counts = tuple(one.count for one in told)
        total = Formula(f"SUBTOTAL(109,{speech.refer(table, 'times')})", sum(counts))
        yield Column("times", speech.column("times"), counts, "number", total)
        for name, choose in (("first", min), ("last", max)):
            ends = tuple(read_day(choose(days[id_] for id_ in one.records)) for one in told)
            yield Column(name, speech.column(name), ends, "date")
        ids = tuple(speech.ids(one.records) for one in told)
        yield Column("records", speech.column("records"), ids, widest=70)

    def visits(self) -> Table:
        """The visits, and which way they went."""
        speech = self.speech
        rows = tuple(row for row in speech.figures.rows if row.is_visit)
        about, column = Activities(speech).about(rows), self._columns(rows)
        voice = speech.voice
        columns = (
            *(about[name] for name in ABOUT),
            column("way", self.way),
            column("partners", lambda row: join_lines(map(voice.body, row.partners))),
            column("place", lambda row: voice.tell(row.place)),
            column("people", lambda row: voice.listed(map(voice.somebody, row.people))),
            about["record"],
            shown(speech, "Visits", len(rows)),
        )
        rows_shown = speech.rows_shown("Visits", "record", len(rows))
        ways = speech.tell("ways", *(self.count_way(way) for way in WAYS))
        return self._table("Visits", columns, (speech.filter, rows_shown, ways))

    def count_way(self, way: str) -> Formula:
        """How many of the visits that are shown went one way."""
        figures = self.speech.figures
        found = {"made": figures.made, "received": figures.received, "": figures.undirected}
        wanted = quote(self.name_way(way))
        return self.speech.counted("Visits", found[way].count, ("way", wanted))

    def _columns(self, rows: tuple[Row, ...]) -> Callable[[str, Callable[[Row], Cell]], Column]:
        def column(name: str, cell_of: Callable[[Row], Cell]) -> Column:
            return Column(name, self.speech.column(name), tuple(map(cell_of, rows)), widest=32)

        return column

    def way(self, row: Row) -> str:
        """Which way a visit went, or that its record does not tell."""
        return self.name_way(row.way)

    def name_way(self, way: str) -> str:
        """The words for a way."""
        voice = self.speech.voice
        if way not in WAYS:
            return self.speech.word("undirected_way")
        return voice.word("made" if way == "made" else "received")

    def _table(
        self, name: str, columns: tuple[Column, ...], lines: tuple[str | Formula, ...]
    ) -> Table:
        return Table(name, self.speech.tab(name), self.speech.title(name), columns, lines)
