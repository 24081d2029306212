"""The workbook's words in one language, and its references from sheet to sheet."""

from __future__ import annotations

from collections.abc import Iterable

from reportkit.frozen import frozen
from reportkit.ledger.figures import Figures
from reportkit.ledger.voice import Voice
from reportkit.ledger.wording import BY
from reportkit.ledger.workbook.view import Formula, Value
from reportkit.ledger.workbook.wording import COLUMNS, FONTS, SAID, TABS, TITLES, Words

MOST_LETTERS = 32_000  # a cell holds 32,767


@frozen
class Speech:
    """Says what stands in the workbook, and what its formulas call it."""

    figures: Figures
    voice: Voice
    filter: str

    @property
    def is_chinese(self) -> bool:
        """True for a workbook in Chinese."""
        return self.voice.lang == "zh"

    @property
    def font(self) -> str:
        """The font of the workbook: one that every office has."""
        return FONTS[self.is_chinese]

    def _find(self, words: Words, name: str) -> str:
        return words[name][self.is_chinese]

    def word(self, name: str, *values: object) -> str:
        """Words on a sheet."""
        return self._find(SAID, name).format(*values)

    def tab(self, name: str) -> str:
        """The name of a sheet."""
        return self._find(TABS, name).format(self.grain)

    def title(self, name: str) -> str:
        """The title of a sheet."""
        return self._find(TITLES, name).format(self.grain)

    def column(self, name: str) -> str:
        """What stands at the head of a column."""
        return self._find(COLUMNS, name)

    @property
    def grain(self) -> str:
        """Month, quarter, half-year or year: how fine the steps are."""
        return self.voice.word(BY[self.figures.grain])

    def kind(self, kind: str) -> str:
        """The name of a kind, as it stands in a cell."""
        name = self.voice.kind(kind)
        return name[:1].upper() + name[1:]

    def refer(self, table: str, column: str) -> str:
        """A column of a table, as formulas call it."""
        return f"{table}[{self.column(column)}]"

    def own(self, table: str, column: str) -> str:
        """The cell of a column in the row in which the formula stands."""
        return f"{table}[[#This Row],[{self.column(column)}]]"

    def filled(self, table: str, column: str, value: int) -> Formula:
        """How many cells of a column are not empty, in the rows that are shown."""
        return Formula(f"SUBTOTAL(103,{self.refer(table, column)})", value)

    def summed(self, table: str, column: str, value: int | None) -> Formula:
        """The sum of a column in the rows that are shown; nothing if no number is there."""
        cells = self.refer(table, column)
        text = f'IF(SUBTOTAL(102,{cells})=0,"",SUBTOTAL(109,{cells}))'
        return Formula(text, "" if value is None else value)

    def counted(self, table: str, value: int, *conditions: tuple[str, str]) -> Formula:
        """How many of the rows that are shown meet all conditions: a column, and what it is."""
        return Formula(f"COUNTIFS({self.where(table, *conditions)})", value)

    def where(self, table: str, *conditions: tuple[str, str]) -> str:
        """The conditions of a formula on the rows that are shown."""
        told = (f"{self.refer(table, column)},{wanted}" for column, wanted in conditions)
        return ",".join((*told, f"{self.refer(table, 'shown')},1"))

    def count_all(self, table: str, *conditions: tuple[str, str]) -> str:
        """The formula that counts all rows, shown or not, that meet all conditions."""
        told = (f"{self.refer(table, column)},{wanted}" for column, wanted in conditions)
        return f"COUNTIFS({','.join(told)})"

    def tell(self, name: str, *values: Formula) -> Formula:
        """A sentence with figures in it, which is a formula."""
        frame = self._find(SAID, name)
        told, rest = [], frame.replace("{}", "{0}", 1).replace("{}", "{1}", 1)
        while rest:
            words, brace, rest = rest.partition("{")
            told += [f'"{words}"'] if words else []
            if brace:
                number, _, rest = rest.partition("}")
                told.append(values[int(number)].text)
        return Formula("&".join(told), frame.format(*(one.value for one in values)))

    def rows_shown(self, table: str, column: str, count: int) -> Formula:
        """How many rows of a table are shown."""
        shown = self.filled(table, column, count)
        return self.tell(
            "rows_shown", shown, Formula(f"COUNTA({self.refer(table, column)})", count)
        )

    def heads_stated(self, table: str = "Ledger") -> Formula:
        """How many of the records that are shown state how many came."""
        heads = self.figures.totals.heads
        stated = Formula(f"SUBTOTAL(102,{self.refer(table, 'present')})", len(heads.records))
        return self.tell("heads_stated", stated, self.filled(table, "record", heads.of))

    def ids(self, records: Iterable[str], most: int = 0) -> str | None:
        """The ids of some records, as many as a cell holds, or so many; the rest is counted."""
        told = list(dict.fromkeys(records))
        fitting = _count_fitting(told) if not most else min(most, len(told))
        more = [self.word("more", len(told) - fitting)] if fitting < len(told) else []
        return ", ".join([*told[:fitting], *more]) or None


def quote(word: str) -> str:
    """A text as formulas have it."""
    doubled = word.replace('"', '""')
    return f'"{doubled}"'


def number_or_nothing(value: float | None) -> Value:
    """A number; nothing if it is not known."""
    return "" if value is None else value


def _count_fitting(ids: list[str]) -> int:
    length = 0
    for number, one in enumerate(ids):
        length += len(one) + 2
        if length > MOST_LETTERS:
            return number
    return len(ids)
