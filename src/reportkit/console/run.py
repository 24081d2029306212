"""What became of the files of a run, told as it happens and summed up at the end."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Literal

from reportkit.console.pair import build_pairs, pair_lines
from reportkit.console.problem import build_facts, show_diagnostics
from reportkit.console.stream import flush, progress, shorten, show_json, show_note, show_text
from reportkit.console.tongue import say
from reportkit.diagnostics import Diagnostic, Severity

if TYPE_CHECKING:
    from pathlib import Path

    from reportkit.pipeline import Made, Outcome
    from reportkit.pipeline.watch import Pass, Watch

MOST_NAMED = 2  # files of one save
MOST_TOLD = 500  # problems of one file; a person mends no more at once
Form = Literal["human", "json"]
CheckForm = Literal["human", "short", "json", "github", "sarif"]


def show_written(
    outcomes: Iterable[Outcome],
    total: int,
    form: Form,
    noun: str = "record",
    made: str = "document",
    *,
    dry: bool = False,
) -> bool:
    """Show the documents written from each of `total` sources; True if none failed.

    In a `dry` run they are those that would be written.
    """
    if form == "json":
        told = tuple(outcomes)
        written = {"would_write" if dry else "written": _build_made(told)}
        show_json({**written, **_build_others(told), **_build_run(told)})
    else:
        told = _tell(outcomes, total, _written_lines)
        show_note(_written_summary(told, noun, made, dry=dry))
    return not any(outcome.failed for outcome in told)


def show_checks(outcomes: Iterable[Outcome], total: int, form: CheckForm) -> tuple[Outcome, ...]:
    """Show the problems of each of `total` files, and return what became of the files."""
    if form in ("json", "sarif"):
        told = tuple(outcomes)
        show_json(_build_log(told, form))
        return told
    show = {"human": show_diagnostics, "short": _show_short, "github": _show_github}[form]
    told = _tell(outcomes, total, _checked_lines if form == "human" else _no_lines, show)
    show_note(_checked_summary(told))
    return told


def show_watched(watching: Watch) -> None:
    """Show what comes of everything as it stands, and what is watched from now on."""
    outcomes = watching.begin()
    lines, sum_up = (
        (_written_lines, _written_sums) if watching.writes else (_checked_lines, _checked_summary)
    )
    show_note(sum_up(_tell(outcomes, len(watching.wanted.records), lines)))
    show_note(
        say(
            "watching {records}, {templates} and what they use; Ctrl-C ends it",
            records=count(len(watching.wanted.records), "record"),
            templates=count(len(watching.templates), "template"),
        )
    )
    flush()


def show_pass(one: Pass) -> None:
    """Show what came of a save, and in one line what was saved, when, and how long it took."""
    from datetime import datetime

    known = set[Diagnostic]()
    checked = _tell(one.checked, 0, _no_lines, known=known)
    made = _tell(one.made, 0, _written_lines, known=known)
    summary = _written_sums(made) if made else _checked_summary(checked) if checked else ""
    gone = ", ".join(map(shorten, one.gone))
    parts = [summary, say("{files} gone; its documents stay", files=gone) if gone else ""]
    show_note(
        say(
            "{time}  {files}: {told}, {seconds} s",
            time=f"{datetime.now().astimezone():%H:%M:%S}",
            files=_name_some(one.saved),
            told=say("; ").join(filter(None, parts)),
            seconds=f"{one.seconds:.2f}",
        )
    )
    flush()


def _name_some(files: Sequence[Path]) -> str:
    """The first of some files, and how many more there are."""
    named = say(", ").join(map(shorten, files[:MOST_NAMED]))
    more = len(files) - MOST_NAMED
    return say("{files} and {number} more", files=named, number=more) if more > 0 else named


def _written_sums(told: Sequence[Outcome]) -> str:
    return _written_summary(told, "record", "document", dry=False)


def _build_log(told: tuple[Outcome, ...], form: CheckForm) -> dict[str, object]:
    """All that was found, as one object for a program."""
    if form == "json":
        copies = [shorten(outcome.copy) for outcome in told if outcome.copy]
        annotated = {"annotated": copies} if copies else {}
        pairs = [facts for outcome in told for facts in build_pairs(outcome)]
        paired = {"pairs": pairs} if pairs else {}
        made = _build_made(told)
        return {"would_write": made, **paired, **annotated, **_build_run(told)}
    from reportkit.console.forms import build_sarif

    return build_sarif(problem for outcome in told for problem in outcome.diagnostics)


def _show_short(diagnostics: Iterable[Diagnostic]) -> None:
    from reportkit.console.forms import short_line

    for problem in dict.fromkeys(diagnostics):
        show_text(short_line(problem))


def _show_github(diagnostics: Iterable[Diagnostic]) -> None:
    from reportkit.console.forms import github_line

    for problem in dict.fromkeys(diagnostics):
        show_text(github_line(problem))


def _no_lines(_: Outcome) -> Iterator[str]:
    """Nothing: only problems are of interest."""
    return iter(())


def _tell(
    outcomes: Iterable[Outcome],
    total: int,
    lines: Callable[[Outcome], Iterable[str]],
    show: Callable[[Iterable[Diagnostic]], None] = show_diagnostics,
    known: set[Diagnostic] | None = None,
) -> tuple[Outcome, ...]:
    """Print each outcome as it comes in; a problem that many files share is told once."""
    told: list[Outcome] = []
    known = set() if known is None else known
    with progress(total) as advance:
        for outcome in outcomes:
            fresh = [found for found in dict.fromkeys(outcome.diagnostics) if found not in known]
            known.update(fresh)
            show(fresh[:MOST_TOLD])
            if more := len(fresh[MOST_TOLD:]):
                show_note(say("{number} more problems of this file are not shown", number=more))
            for line in lines(outcome):
                show_text(line)
            told.append(outcome)
            advance()
    return tuple(told)


def _checked_lines(outcome: Outcome) -> Iterator[str]:
    """What a file that is in order would be made into, and the annotated copy of a template."""
    if outcome.copy:
        yield shorten(outcome.copy)
    if not outcome.failed:
        documents = ", ".join(dict.fromkeys(made.document or "" for made in outcome.made))
        yield shorten(outcome.source) + (f": {documents}" if documents else "")
    yield from pair_lines(outcome)


def _written_lines(outcome: Outcome) -> Iterator[str]:
    """The files written, and the copies that were kept of those that they replaced."""
    yield from (shorten(made.file) for made in outcome.made)
    for backup in outcome.backups:
        show_note(say("a copy of what was replaced: {file}", file=shorten(backup)))


def _written_summary(told: Sequence[Outcome], noun: str, thing: str, *, dry: bool) -> str:
    problems = _problems(told)
    ending = say(" ({problems})", problems=problems) if problems else ""
    joined, *others = _written_counts(told, noun, thing, dry=dry)
    for other in others:
        joined = say("{made}; {nothing}", made=joined, nothing=other)
    return joined + ending


def _written_counts(told: Sequence[Outcome], noun: str, thing: str, *, dry: bool) -> Iterator[str]:
    """The parts of the summary: how much was made, was up to date, was left, and failed."""
    written, current, left = (
        sum(len(getattr(outcome, name)) for outcome in told) for name in ("made", "current", "left")
    )
    makers = sum(bool(outcome.made) or not outcome.failed for outcome in told)
    failed = sum(outcome.failed and not (outcome.made or outcome.left) for outcome in told)
    words = "{documents} would be made from {sources}" if dry else "{documents} from {sources}"
    documents, sources = count(written, thing), count(makers, noun)
    if written or not (current or left or failed):
        yield say(words, documents=documents, sources=sources)
    if current:
        yield say("{documents} up to date", documents=count(current, thing))
    if left:
        yield say("{documents} left as before", documents=count(left, thing))
    if failed:
        yield say("nothing was written from {sources}", sources=count(failed, noun))


def _checked_summary(told: Sequence[Outcome]) -> str:
    failed = sum(outcome.failed for outcome in told)
    files, problems = count(len(told), "file"), _problems(told)
    if failed:
        return say(
            "{failed} of {files} cannot be used: {problems}",
            failed=failed,
            files=files,
            problems=problems,
        )
    in_order = say("{files} in order", files=files)
    return in_order + (say(" ({problems})", problems=problems) if problems else "")


def _problems(told: Iterable[Outcome]) -> str:
    """The number of problems of each severity, or nothing."""
    found = dict.fromkeys(problem for outcome in told for problem in outcome.diagnostics)
    numbers = Counter(problem.severity for problem in found)
    counts = [count(numbers[kind], kind) for kind in Severity if kind in numbers]
    return say(", ").join(counts)


def count(number: int, noun: str) -> str:
    """So many of something."""
    return say(f"{{number}} {noun}" if number == 1 else f"{{number}} {noun}s", number=number)


def _build_made(told: Iterable[Outcome]) -> list[dict[str, object]]:
    return [_made_facts(made) for outcome in told for made in outcome.made]


def _build_others(told: Iterable[Outcome]) -> dict[str, list[object]]:
    """The documents that were not written, and the copies that were, for a program."""
    found: dict[str, list[object]] = {"up_to_date": [], "left": [], "backups": []}
    for outcome in told:
        found["up_to_date"] += map(_made_facts, outcome.current)
        found["left"] += map(_made_facts, outcome.left)
        found["backups"] += map(shorten, outcome.backups)
    return {name: facts for name, facts in found.items() if facts}


def _made_facts(made: Made) -> dict[str, object]:
    """The document for a program."""
    facts: dict[str, object] = {
        "file": shorten(made.file),
        "source": shorten(made.source),
        "template": shorten(made.template) if made.template else None,
        "document": made.document,
        "lang": made.lang,
    }
    if made.printed:
        pdf = made.printed
        facts |= {"pages": pdf.pages, "fonts": list(pdf.fonts), "stand_ins": pdf.stand_ins}
    return facts


def _build_run(told: Sequence[Outcome]) -> dict[str, object]:
    """The problems of a run and the files that failed, for a program."""
    found = dict.fromkeys(problem for outcome in told for problem in outcome.diagnostics)
    return {
        "failed": [shorten(outcome.source) for outcome in told if outcome.failed],
        "diagnostics": [build_facts(problem) for problem in found],
    }
