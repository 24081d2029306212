"""What became of the files of a run, told as it happens and summed up at the end."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Literal

from reportkit.console.pair import build_pairs, pair_lines
from reportkit.console.problem import build_facts, show_diagnostics
from reportkit.console.stream import flush, progress, shorten, show_json, show_note, show_text
from reportkit.console.tally import Problems, Tally, count
from reportkit.console.tongue import say
from reportkit.diagnostics import NOTHING, Diagnostic, Severity

if TYPE_CHECKING:
    from pathlib import Path

    from reportkit.pipeline import Made, Outcome
    from reportkit.pipeline.watch import Pass, Watch

MOST_NAMED = 2  # files of one save
MOST_TOLD = 500  # problems of one file; a person mends no more at once
MOST_STOPPED = 20  # files that only problems elsewhere have stopped
OUTPUT = "output/"  # the room of problems with the documents of one file
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
    tally, problems = Tally(), Problems()
    if form == "json":
        show_facts(outcomes, total, tally, problems, dry=dry)
    else:
        show_lines(outcomes, total, tally, problems)
        show_note(tally.summary(problems, noun, made, dry=dry))
    return not tally.failed


def show_lines(outcomes: Iterable[Outcome], total: int, tally: Tally, problems: Problems) -> None:
    """Print the problems of each of `total` sources and the files written from it, and count."""
    stopped = 0
    for outcome in _tell(outcomes, total, problems, _written_lines):
        tally.add(outcome)
        if total > 1 and _is_stopped_elsewhere(outcome):
            stopped += 1
            if stopped <= MOST_STOPPED:
                show_note(_stopped_line(outcome))
    if stopped > MOST_STOPPED:
        show_note(say("{number} more were stopped so", number=stopped - MOST_STOPPED))


def _is_stopped_elsewhere(outcome: Outcome) -> bool:
    """True if nothing was written, and no problem stands in the file itself or its documents."""
    if not outcome.failed or outcome.made or outcome.left:
        return False
    if any(one.rule.startswith(OUTPUT) for one in outcome.diagnostics):
        return False
    return shorten(outcome.source) not in _find_faulty(outcome)


def _stopped_line(outcome: Outcome) -> str:
    """Which file it was that problems elsewhere stopped: many files may share these."""
    return say(
        "{file}: nothing was written; the reason is told at {others}",
        file=shorten(outcome.source),
        others=say(", ").join(_find_faulty(outcome)),
    )


def _find_faulty(outcome: Outcome) -> list[str]:
    """The files in which the errors stand, as they are told: a cluster counts from the root."""
    errors = (one for one in outcome.diagnostics if one.severity is Severity.ERROR)
    return [*dict.fromkeys(shorten(one.place.file) for one in errors)]


def show_facts(
    outcomes: Iterable[Outcome],
    total: int,
    tally: Tally,
    problems: Problems,
    *,
    dry: bool = False,
    others: Mapping[str, object] = NOTHING,
) -> None:
    """Print one object for a program, once all is done; `others` are further facts of it."""
    from time import perf_counter

    from reportkit.console.spool import Spool

    start, written = perf_counter(), "would_write" if dry else "written"
    with Spool() as spool, progress(total) as advance:
        for outcome in outcomes:
            tally.add(outcome)
            for name, facts in _iter_facts(outcome, written):
                spool.add(name, facts)
            for problem in problems.sift(outcome.diagnostics):
                spool.add("diagnostics", build_facts(problem))
            advance()
        named = {"failed": True, "diagnostics": True}
        lists = {written: True, "up_to_date": False, "left": False, "backups": False, **named}
        seconds = round(perf_counter() - start, 3)
        spool.show(lists, {"counts": tally.counts(), "seconds": seconds, **others})


def show_checks(outcomes: Iterable[Outcome], total: int, form: CheckForm) -> tuple[Outcome, ...]:
    """Show the problems of each of `total` files, and return what became of the files."""
    if form in ("json", "sarif"):
        told = tuple(outcomes)
        show_json(_build_log(told, form))
        return told
    show = {"human": show_diagnostics, "short": _show_short, "github": _show_github}[form]
    lines, problems = _checked_lines if form == "human" else _no_lines, Problems()
    told = tuple(_tell(outcomes, total, problems, lines, show))
    show_note(_checked_summary(told))
    return told


def show_watched(watching: Watch) -> None:
    """Show what comes of everything as it stands, and what is watched from now on."""
    outcomes = watching.begin()
    lines, sum_up = (
        (_written_lines, _written_sums) if watching.writes else (_checked_lines, _checked_summary)
    )
    told = _tell(outcomes, len(watching.wanted.records), Problems(), lines)
    show_note(sum_up(tuple(told)))
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

    problems = Problems()
    checked = tuple(_tell(one.checked, 0, problems, _no_lines))
    made = tuple(_tell(one.made, 0, problems, _written_lines))
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
    tally = Tally()
    for outcome in told:
        tally.add(outcome)
    return tally.summary(_sift(told), "record", "document", dry=False)


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
    problems: Problems,
    lines: Callable[[Outcome], Iterable[str]],
    show: Callable[[Iterable[Diagnostic]], None] = show_diagnostics,
) -> Iterator[Outcome]:
    """Print each outcome as it comes in, and yield it."""
    with progress(total) as advance:
        for outcome in outcomes:
            fresh = problems.sift(outcome.diagnostics)
            show(fresh[:MOST_TOLD])
            if more := len(fresh[MOST_TOLD:]):
                show_note(say("{number} more problems of this file are not shown", number=more))
            for line in lines(outcome):
                show_text(line)
            yield outcome
            advance()


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


def _sift(told: Iterable[Outcome]) -> Problems:
    """The problems of some files."""
    problems = Problems()
    for outcome in told:
        problems.sift(outcome.diagnostics)
    return problems


def _checked_summary(told: Sequence[Outcome]) -> str:
    failed = sum(outcome.failed for outcome in told)
    files, problems = count(len(told), "file"), _sift(told)
    if failed:
        return say(
            "{failed} of {files} cannot be used: {problems}",
            failed=failed,
            files=files,
            problems=problems,
        )
    in_order = say("{files} in order", files=files)
    return in_order + (say(" ({problems})", problems=problems) if problems.numbers else "")


def _build_made(told: Iterable[Outcome]) -> list[dict[str, object]]:
    return [_made_facts(made) for outcome in told for made in outcome.made]


def _iter_facts(outcome: Outcome, written: str) -> Iterator[tuple[str, object]]:
    """Yield what became of a file for a program, each fact with the list that it belongs to."""
    kinds = {written: outcome.made, "up_to_date": outcome.current, "left": outcome.left}
    for name, documents in kinds.items():
        yield from ((name, _made_facts(made)) for made in documents)
    yield from (("backups", shorten(backup)) for backup in outcome.backups)
    if outcome.failed:
        yield "failed", shorten(outcome.source)


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
