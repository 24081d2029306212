"""Lists: A、B和C."""

from __future__ import annotations

from collections.abc import Sequence

from reportkit.pattern import pattern

ETC = "等"
# what stands in quotation marks or brackets is one whole, whatever marks it holds
ENCLOSED = pattern(r"“[^“”]*”|《[^《》]*》|（[^（）]*）")
CONJUNCTION = pattern(r"[和与及跟]")
PAUSE = pattern(r"[、，]")


def listed(members: Sequence[str], *, more: bool = False) -> str:
    """The members as one list; `more` says that it is not complete, and it then ends in 等.

    Members that hold 、 or ， themselves are parted by ；; between two that stand in quotation
    marks or in 《》, no 、 is written (GB/T 15834-2011, 4.5.3.5).
    """
    members = [member.rstrip("、，；") for member in members if member]
    if not members:
        return ""
    if len(members) == 1:
        return f"{members[0]}{_etc(members[0])}" if more else members[0]
    plain = [ENCLOSED.sub("", member) for member in members]
    if any(map(PAUSE.search, plain)):
        return "；".join(members) + (_etc(members[-1]) if more else "")
    if more:
        return _joined(members) + _etc(members[-1])
    # 和 would be read with the one inside a member
    conjunction = "以及" if any(map(CONJUNCTION.search, plain)) else "和"
    return f"{_joined(members[:-1])}{conjunction}{members[-1]}"


def in_a_row(members: Sequence[str]) -> str:
    """The members with 、 alone, as posts stand before a name."""
    return _joined([member for member in members if member])


def _joined(members: Sequence[str]) -> str:
    words = members[0] if members else ""
    for member in members[1:]:
        words += member if _adjoin(words, member) else f"、{member}"
    return words


def _adjoin(before: str, after: str) -> bool:
    """True if both stand in quotation marks, or in 《》, where they meet."""
    return before[-1:] in "”》" and after[:1] in "“《"


def _etc(last: str) -> str:
    return "" if last.endswith(ETC) else ETC
