"""How a document is written: language, register, dates, narrator."""

from __future__ import annotations

from typing import Literal

from reportkit.frozen import frozen

Register = Literal["institutional", "ap"]
DateOrder = Literal["day-first", "month-first"]
WrittenOrder = Literal["day-first", "month-first", "press"]
Times = Literal["clock", "half-day", "hours"]
Address = Literal["address", "name", "comrade"]


@frozen
class Style:
    """The house choices for one document in one language.

    `institutional` keeps courtesy titles and posts; `ap` is the press style of the Associated
    Press: no courtesy titles, the family name alone at later mentions. `hereinafter` adds
    “(hereinafter …)” to the first mention of an organisation that has a short name.

    For Chinese alone: `times` writes 9:00, 上午9:00 or 9时; `address` calls people at later
    mentions 李院长 where the record knows how, 李翀, or 李翀同志.
    """

    lang: str = "en"
    register: Register = "institutional"
    dates: DateOrder = "day-first"
    voice: Literal["we", "third"] = "third"
    hereinafter: bool = False
    times: Times = "clock"
    address: Address = "address"

    @property
    def date_order(self) -> WrittenOrder:
        """The order of dates; the press has its own way, whatever the project prefers."""
        return "press" if self.register == "ap" else self.dates
