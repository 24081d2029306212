"""A worksheet that takes formulas as they are."""

from __future__ import annotations

from xlsxwriter.worksheet import Worksheet


class Leaf(Worksheet):  # type: ignore[misc]  # XlsxWriter ships no types
    """A worksheet for functions that Excel has had since 2007.

    XlsxWriter looks for thirty younger ones in each formula, which takes most of the time that
    ten thousand rows take.
    """

    def _prepare_formula(self, formula: str, expand_future_functions: bool = False) -> str:  # noqa: ARG002 - as XlsxWriter calls it
        return formula.removeprefix("=")
