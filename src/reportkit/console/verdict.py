"""What has become of documents, told one by one or for a whole project."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Literal

from reportkit.console.problem import build_facts
from reportkit.console.run import Form
from reportkit.console.stream import printable, shorten, show_json, show_note, show_text
from reportkit.console.tally import count
from reportkit.console.tongue import in_tongue, say, say_place

if TYPE_CHECKING:
    from reportkit.pipeline.verify import Verdict

VerdictForm = Literal["human", "short", "json"]
MOST_EDITS = 20  # of a document that a person reads
CURRENT = "up to date"


def show_verdicts(verdicts: Iterable[Verdict], form: VerdictForm) -> bool:
    """Show what has become of each document; True if nothing has."""
    told = []
    for verdict in verdicts:
        told.append(verdict)
        if form != "json":
            show_text(_line(verdict, say(verdict.conditions[0]) if verdict.is_unchanged else ""))
        for line in _edit_lines(verdict) if form == "human" else ():
            show_text(line)
    if form == "json":
        show_json({"documents": [_build_verdict(one) for one in told]})
    return all(one.is_unchanged for one in told)


def show_status(verdicts: Iterable[Verdict], form: Form, *, is_verbose: bool) -> None:
    """Show the documents of a project that are not up to date, or all, and how many there are."""
    counts: Counter[str] = Counter()
    facts = []
    for verdict in verdicts:
        counts[_sum_up(verdict)] += 1
        if form == "json":
            facts.append(_build_verdict(verdict))
        elif is_verbose or not verdict.is_unchanged:
            show_text(_line(verdict, say(CURRENT) if verdict.is_unchanged else ""))
    if form == "json":
        show_json({"documents": facts, "counts": dict(counts)})
        return
    words = [say(f"{{number}} {kind}", number=counts[kind]) for kind in KINDS if counts[kind]]
    show_note(
        f"{count(counts.total(), 'document')}{say(': ') if words else ''}{say(', ').join(words)}"
    )


KINDS = (CURRENT, "missing", "stale", "edited", "orphaned", "not ours", "broken", "damaged")


def _sum_up(verdict: Verdict) -> str:
    """The one word for a document in a summary."""
    from reportkit.pipeline.verify import Condition

    words = {
        Condition.MISSING: "missing",
        Condition.FOREIGN: "not ours",
        Condition.DAMAGED: "damaged",
        Condition.ORPHANED: "orphaned",
        Condition.BROKEN: "broken",
        Condition.EDITED: "edited",
        Condition.UNCHANGED: CURRENT,
    }
    return next((word for kind, word in words.items() if kind in verdict.conditions), "stale")


def _line(verdict: Verdict, words: str) -> str:
    told = words or say("; ").join(say(condition) for condition in verdict.conditions)
    ending = say(" (open in another program)") if verdict.is_open else ""
    return f"{printable(shorten(verdict.file))}{say(': ')}{told}{ending}"


def _edit_lines(verdict: Verdict) -> Iterator[str]:
    """The edits of a document, indented."""
    for edit in verdict.edits[:MOST_EDITS]:
        place = say_place(edit.place).removeprefix(str(edit.place.file)).lstrip(",， ")
        yield f"  {printable(place)}{say(': ')}{printable(in_tongue(edit).message)}"
    if len(verdict.edits) > MOST_EDITS:
        yield "  " + say("and {number} more", number=len(verdict.edits) - MOST_EDITS)


def _build_verdict(verdict: Verdict) -> dict[str, object]:
    """What has become of a document, for a program."""
    made = verdict.made
    return {
        "file": shorten(verdict.file),
        "status": [condition.name.lower() for condition in verdict.conditions],
        "record": shorten(made.source) if made else None,
        "document": made.document if made else None,
        "lang": made.lang if made else None,
        "open": verdict.is_open,
        "edits": [build_facts(edit) for edit in verdict.edits],
    }
