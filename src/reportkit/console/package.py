"""A package that was made, or verified."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportkit.console.problem import build_facts, show_diagnostics
from reportkit.console.stream import printable, shorten, show_json, show_note, show_path, show_text
from reportkit.console.tally import count
from reportkit.console.tongue import say
from reportkit.diagnostics import has_errors

if TYPE_CHECKING:
    from reportkit.console.run import Form
    from reportkit.pipeline.package import Packed
    from reportkit.submission.enclosure import Enclosure
    from reportkit.submission.verify import Verified


def show_package(packed: Packed, form: Form, *, dry: bool = False) -> bool:
    """Show a package that was made, or what stopped it; True if nothing did."""
    if form == "json":
        show_json(_build_package(packed, dry=dry))
        return not packed.failed
    show_diagnostics(packed.diagnostics)
    if packed.failed:
        show_note(say("nothing was written"))
        return False
    if dry:
        for one in packed.enclosures:
            show_text(printable(one.path or one.title))
    else:
        show_path(packed.folder)
        show_path(packed.archive)
    for backup in packed.backups:
        show_note(say("a copy of what was replaced: {file}", file=shorten(backup)))
    show_note(_sum_up(packed, dry=dry))
    show_note(say("its seal: {seal}", seal=packed.seal))
    return True


def _sum_up(packed: Packed, *, dry: bool) -> str:
    """How much is in it, in one line."""
    files = count(sum(one.is_file for one in packed.enclosures), "file")
    size, checks = f"{packed.size / 1000:,.0f} kB", count(len(packed.checks), "check")
    words = "{files}, {size}; {checks} passed"
    if packed.is_current:
        words = "{files}, {size}; up to date"
    elif dry:
        words = "{files}, {size}, would be written; {checks} passed"
    return say(words, files=files, size=size, checks=checks)


def _build_package(packed: Packed, *, dry: bool) -> dict[str, object]:
    """A package for a program."""
    return {
        "folder": shorten(packed.folder),
        "archive": shorten(packed.archive),
        "written": not (dry or packed.failed or packed.is_current),
        "up_to_date": packed.is_current,
        "seal": packed.seal,
        "size": packed.size,
        "files": [_build_file(one) for one in packed.enclosures],
        "checks": [{"what": _say(one.of), "found": _say(one.found)} for one in packed.checks],
        "backups": [shorten(one) for one in packed.backups],
        "diagnostics": [build_facts(one) for one in packed.diagnostics],
    }


def _build_file(one: Enclosure) -> dict[str, object]:
    return {
        "file": one.path,
        "title": one.title,
        "enclosure": one.label,
        "kind": one.kind,
        "size": len(one.content),
        "pages": one.pages,
        "words": one.words,
        "origin": one.origin,
    }


def _say(words: object) -> str:
    """Words of ours in the language that is spoken."""
    return say("{value}", value=words)


def show_verified(verified: Verified, form: Form) -> bool:
    """Show what came of a package; True if it is as it was made."""
    passed = not has_errors(verified.diagnostics)
    if form == "json":
        show_json(
            {
                "path": shorten(verified.path),
                "files": verified.files,
                "seal": verified.seal,
                "whole": passed,
                "diagnostics": [build_facts(one) for one in verified.diagnostics],
            }
        )
        return passed
    show_diagnostics(verified.diagnostics)
    if passed:
        files = count(verified.files, "file")
        file = printable(shorten(verified.path))
        show_text(say("{file}: {files}, all as they were packed", file=file, files=files))
        show_note(say("its seal: {seal}", seal=verified.seal))
    return passed
