"""Fingerprints of records, for signatures."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from reportkit.console.problem import build_facts, show_diagnostics
from reportkit.console.run import Form
from reportkit.console.stream import printable, shorten, show_json, show_note, show_text
from reportkit.console.tongue import say

if TYPE_CHECKING:
    from reportkit.pipeline.sign import Signature


def show_signatures(signatures: Iterable[Signature], form: Form) -> bool:
    """Show the fingerprint of each record; True if all have one."""
    told = []
    for one in signatures:
        told.append(one)
        if form == "json":
            continue
        show_diagnostics(one.diagnostics)
        if one.fingerprint and not one.failed:
            show_text(f"{one.fingerprint}  {printable(shorten(one.record))}")
        if one.changed:
            show_note(say("written into {file}", file=printable(shorten(one.record))))
    if form == "json":
        show_json({"records": [_build_facts(one) for one in told]})
    return not any(one.failed for one in told)


def _build_facts(one: Signature) -> dict[str, object]:
    return {
        "record": shorten(one.record),
        "content_sha256": one.fingerprint or None,
        "written": one.changed,
        "diagnostics": [build_facts(found) for found in one.diagnostics],
    }
