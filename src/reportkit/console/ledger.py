"""What came of a ledger, for a person or a program."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from reportkit.console.run import show_facts, show_lines
from reportkit.console.stream import show_note
from reportkit.console.tally import Problems, Tally, count
from reportkit.console.tongue import say

if TYPE_CHECKING:
    from reportkit.console.run import Form
    from reportkit.pipeline.ledger import Summed


def show_ledger(summed: Summed, form: Form) -> bool:
    """Show the files of a ledger, and what was left out of it; True if nothing went wrong.

    For a program, every figure comes with the ids of its records.
    """
    told, tally, problems = [summed.outcome], Tally(), Problems()
    if form == "json":
        figures = {lang: _plain(values["stats"]) for lang, values in summed.values.items()}
        show_facts(told, 1, tally, problems, others={"figures": figures})
    else:
        show_lines(told, 1, tally, problems)
        show_note(_sum_up(summed))
    return not tally.failed


def _plain(value: Any) -> Any:
    """Figures as JSON knows them: dates as in ISO 8601."""
    if isinstance(value, dict):
        return {name: _plain(part) for name, part in value.items()}
    if isinstance(value, list):
        return [_plain(part) for part in value]
    return value.isoformat() if isinstance(value, date) else value


def _sum_up(summed: Summed) -> str:
    outcome, left_out = summed.outcome, len(summed.figures.left_out)
    sources = count(len(summed.figures.rows), "record")
    if left_out:
        sources = say("{sources}, {number} left out", sources=sources, number=left_out)
    parts = []
    if outcome.made or not (outcome.current or outcome.left):
        documents = count(len(outcome.made), "document")
        parts.append(say("{documents} from {sources}", documents=documents, sources=sources))
    for words, some in (
        ("{documents} up to date", outcome.current),
        ("{documents} left as before", outcome.left),
    ):
        parts += [say(words, documents=count(len(some), "document"))] if some else []
    return say("; ").join(parts)
