"""Lists: A, B, and C."""

from __future__ import annotations

from collections.abc import Sequence


def listed(members: Sequence[str], *, more: bool = False) -> str:
    """The members as one list, with semicolons if one of them holds a comma.

    `more` says that the list is not complete; it then ends in `etc.`
    """
    members = [member for member in members if member]
    if more and members:
        return _separator(members).join([*members, "etc."])
    if len(members) < 2:
        return "".join(members)
    if len(members) == 2:
        return f"{members[0]} and {members[1]}"
    separator = _separator(members)
    return f"{separator.join(members[:-1])}{separator}and {members[-1]}"


def _separator(members: Sequence[str]) -> str:
    return "; " if any(", " in member for member in members) else ", "
