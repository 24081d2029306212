"""`reportkit explain`: why a rule exists, and how to mend what breaks it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from reportkit.cli.command import Command, form_option

if TYPE_CHECKING:
    from reportkit.console import Form
    from reportkit.diagnostics import CallError, Rule

WIDTH = 88  # columns of running text


@click.command(
    cls=Command,
    examples=(
        "reportkit explain record/unknown-key",
        "reportkit explain template",
    ),
)
@click.argument("slug", metavar="[RULE]", required=False)
@form_option
def explain(slug: str | None, form: Form) -> None:
    """Say why a rule exists, and how to mend what breaks it.

    RULE stands in brackets in every problem that is told. What stands before its stroke is a room,
    such as `record`, and lists the rules of that room. Without RULE, all rules are listed.
    """
    from reportkit.console import show_json, show_text
    from reportkit.rules import ROOMS, find_rule, iter_room

    wanted = (slug or "").strip("[]/")
    rule = find_rule(wanted)
    rooms = [room for room in ROOMS if wanted in ("", room)]
    if rule is None and not rooms:
        raise _refuse(wanted)
    if form == "json":
        rules = [rule] if rule else [one for room in rooms for one in iter_room(room)]
        show_json({"rules": [_build_facts(one) for one in rules]})
    else:
        show_text(_describe(rule) if rule else "\n\n".join(map(_list_room, rooms)))


def _list_room(room: str) -> str:
    """The rules of a room, one line each, below what they are about."""
    from reportkit.console import rule_in_tongue, say
    from reportkit.rules import ROOMS, iter_room

    rules = map(rule_in_tongue, iter_room(room))
    lines = (f"  {rule.slug}: {rule.open_message()}" for rule in rules)
    return "\n".join((say(ROOMS[room]), *lines))


def _refuse(slug: str) -> CallError:
    from reportkit.diagnostics import CallError, FilePlace, find_near
    from reportkit.rules import ROOMS, iter_rules
    from reportkit.rules.command import UNKNOWN_RULE

    known = [*ROOMS, *(rule.slug for rule in iter_rules())]
    near = find_near(slug, known, 0.4)
    hint = "near" if near else "all"
    return CallError(UNKNOWN_RULE.at(FilePlace("RULE"), hint, slug=slug, near=near))


def _describe(rule: Rule) -> str:
    """The rule in words, in the language that is spoken."""
    from reportkit.console import fill, rule_in_tongue, say

    told = rule_in_tongue(rule)
    head = f"{rule.slug} ({say(rule.severity)}): {told.open_message()}"
    return "\n\n".join(fill(line, WIDTH) for line in (head, told.why, told.mend))


def _build_facts(rule: Rule) -> dict[str, object]:
    """The rule for a program, in the language that is spoken."""
    from reportkit.console import rule_in_tongue

    told = rule_in_tongue(rule)
    return {
        "rule": rule.slug,
        "severity": str(rule.severity),
        "message": told.open_message(),
        "why": told.why,
        "mend": told.mend,
    }
