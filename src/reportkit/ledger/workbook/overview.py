"""The first sheet: the figures that a reader looks for, each with its formula, and charts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal

from reportkit.frozen import frozen
from reportkit.ledger.figures import LACKS, Totals
from reportkit.ledger.stats import STATES
from reportkit.ledger.workbook.activity import LACK_COLUMNS, both_stated, rate_of
from reportkit.ledger.workbook.duty import closing_rate, in_state, mean_days, of_dues
from reportkit.ledger.workbook.party import WAYS, Parties
from reportkit.ledger.workbook.speech import Speech, number_or_nothing, quote
from reportkit.ledger.workbook.view import Form, Formula, Value

Before = Literal["previous", "last_year"]
MOST_BARS = 10


@frozen
class Figure:
    """A figure: what it is, its formula, how it was made, and the sheet that holds its records."""

    name: str
    label: str
    value: Formula
    table: str
    made_of: str | Formula = ""
    form: Form = "number"


@frozen
class Compared:
    """A figure beside that of another period; `row` tells which figure it is."""

    name: str
    label: str
    before: Value
    form: Form = "number"


@frozen
class Overview:
    """What stands on the first sheet."""

    speech: Speech

    def figures(self) -> tuple[Figure, ...]:
        """The figures, in their order."""
        return (*self._activities(), *self._others(), *self._duties(), *self._missing())

    def _figure(
        self, name: str, value: Formula, table: str, made_of: str | Formula = "",
        form: Form = "number",
    ) -> Figure:  # fmt: skip
        return Figure(name, self.speech.word(name), value, table, made_of, form)

    def _part(self, name: str, words: str, value: Formula, table: str) -> Figure:
        return Figure(name, self.speech.word("indent", words), value, table)

    def _activities(self) -> Iterator[Figure]:
        speech, totals = self.speech, self.speech.figures.totals
        records = speech.filled("Ledger", "record", totals.records.count)
        yield self._figure("records", records, "Ledger")
        heads = speech.summed("Ledger", "present", totals.heads.sum)
        yield self._figure("heads", heads, "Ledger", speech.heads_stated())
        rate, stated = rate_of("Ledger", speech), both_stated("Ledger", speech)
        yield self._figure("attendance", rate, "Attendance", stated, "share")

    def _others(self) -> Iterator[Figure]:
        speech, figures = self.speech, self.speech.figures
        people = speech.filled("People", "person", figures.totals.people)
        named = speech.word("people_stated", len(figures.named.records), figures.named.of)
        yield self._figure("people", people, "People", named)
        partners = speech.filled("Partners", "name", len(figures.partners))
        yield self._figure("partners", partners, "Partners")
        visits = speech.filled("Visits", "record", figures.totals.visits.count)
        yield self._figure("visits", visits, "Visits")
        parties = Parties(speech)
        for way in (*WAYS, ""):
            words, value = parties.name_way(way), parties.count_way(way)
            yield self._part(way or "undirected", words, value, "Visits")

    def _duties(self) -> Iterator[Figure]:
        speech, found = self.speech, self.speech.figures.follow_ups
        all_ = speech.filled("FollowUps", "record", len(found.tasks))
        yield self._figure("follow_ups", all_, "FollowUps")
        for state in STATES:
            words, value = speech.voice.word(state), in_state(speech, state)
            yield self._part(state, words, value, "FollowUps")
        note = speech.word("dropped_out")
        yield self._figure("closing_rate", closing_rate(speech), "FollowUps", note, "share")
        timed = speech.word("timed", len(found.timed), len(found.of("done")))
        yield self._figure("mean_days", mean_days(speech), "FollowUps", timed, "mean")
        yield from self._requirements() if speech.figures.requirements else ()

    def _requirements(self) -> Iterator[Figure]:
        speech, found = self.speech, self.speech.figures.requirements
        met, gaps = (
            of_dues(speech, ("state", quote(speech.word(state))),
                    value=sum(len(one.of(state)) for one in found))
            for state in ("met", "gap")
        )  # fmt: skip
        whole = Formula(f"{met.text}+{gaps.text}", _add(met, gaps))
        yield self._figure("required", whole, "Dues")
        yield self._part("met", speech.word("met"), met, "Dues")
        yield self._part("gap", speech.word("gap"), gaps, "Dues")

    def _missing(self) -> Iterator[Figure]:
        speech, figures = self.speech, self.speech.figures
        whole = speech.filled("Missing", "record", len(figures.lacking))
        yield self._figure("missing", whole, "Missing")
        for name in LACKS:
            value = speech.filled("Missing", LACK_COLUMNS[name], figures.lacks[name].count)
            yield self._part(name, speech.voice.lack(name), value, "Missing")

    def comparisons(self) -> Iterator[tuple[str, tuple[Compared, ...]]]:
        """Yield the figures of each period there is to compare with, below its title."""
        figures, wording = self.speech.figures, self.speech.voice.wording
        found = {"last_year": figures.last_year, "previous": figures.previous}
        if figures.previous and figures.previous == figures.last_year:
            del found["previous"]  # the year before a year
        for name, totals in found.items():
            if totals and totals.span:
                title = self.speech.word(name, wording.span(totals.span))
                yield title, tuple(self._compare(totals))

    def _compare(self, totals: Totals) -> Iterable[Compared]:
        rate = number_or_nothing(totals.attendance.rate)
        told: dict[str, Value] = {
            "records": totals.records.count,
            "heads": number_or_nothing(totals.heads.sum),
            "attendance": rate,
            "people": totals.people,
            "visits": totals.visits.count,
        }
        for name, before in told.items():
            form: Form = "share" if name == "attendance" else "number"
            yield Compared(name, self.speech.word(name), before, form)


def _add(*formulas: Formula) -> int:
    return sum(one.value for one in formulas if isinstance(one.value, int))
