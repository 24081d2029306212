"""`reportkit explain`: why a rule exists, and how to mend what breaks it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from reportkit.cli.command import Command

if TYPE_CHECKING:
    from reportkit.diagnostics import Rule

WIDTH = 88  # columns of running text


@click.command(
    cls=Command,
    examples=("reportkit explain record/unknown-key",),
)
@click.argument("slug", metavar="[RULE]", required=False)
def explain(slug: str | None) -> None:
    """Say why a rule exists, and how to mend what breaks it.

    RULE stands in brackets in every problem that is told. Without it, all rules are listed.
    """
    from reportkit.console import show_text
    from reportkit.rules import find_rule

    if slug is None:
        show_text(_list_rules())
        return
    rule = find_rule(slug.strip("[]"))
    if rule is None:
        raise click.BadParameter(_tell_unknown(slug), param_hint="RULE")
    show_text(_describe(rule))


def _list_rules() -> str:
    from reportkit.console import rule_in_tongue
    from reportkit.rules import iter_rules

    told = ((rule.slug, rule_in_tongue(rule).message) for rule in iter_rules())
    return "\n".join(f"{slug}: {_leave_open(message)}" for slug, message in told)


def _tell_unknown(slug: str) -> str:
    from difflib import get_close_matches

    from reportkit.rules import iter_rules

    near = get_close_matches(slug, [rule.slug for rule in iter_rules()], n=1, cutoff=0.4)
    return f"there is no rule `{slug}`" + (f"; did you mean `{near[0]}`?" if near else "")


def _describe(rule: Rule) -> str:
    """The rule in words, in the language that is spoken."""
    from reportkit.console import fill, rule_in_tongue, say

    told = rule_in_tongue(rule)
    head = f"{rule.slug} ({say(rule.severity)}): {_leave_open(told.message)}"
    return "\n\n".join(fill(line, WIDTH) for line in (head, told.why, told.mend))


def _leave_open(message: str) -> str:
    """The message with an ellipsis where a problem has a word of its own."""
    from string import Formatter

    parts = Formatter().parse(message)
    return "".join(words + ("…" if name is not None else "") for words, name, *_ in parts)
