"""Lists: A, B, and C."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reportkit.pattern import pattern

# These belong to the name before them, and do not part the members of a list.
NAME_COMMA = pattern(
    r", ?(?=(?:Ltd|Inc|LLC|LLP|Corp|Limited|GmbH|PLC|Jr|Sr|Esq|M\.?D|Ph\.? ?D)\b)", re.IGNORECASE
)


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
        comma = "," if has_comma(members[0]) and members[0][-1] not in ",;" else ""
        return f"{members[0]}{comma} and {members[1]}"
    separator = _separator(members)
    return f"{separator.join(members[:-1])}{separator}and {members[-1]}"


def has_comma(words: str) -> bool:
    """True if the words hold a comma, other than that of a name such as `Example Co., Ltd.`"""
    return ", " in NAME_COMMA.sub(" ", words)


def _separator(members: Sequence[str]) -> str:
    return "; " if any(map(has_comma, members)) else ", "
