"""How long the texts, lists and numbers of a template may become, told before they are made.

Values of a record may be as long as they are; what a template makes of them grows no further than
these limits, so that no template exhausts the machine that fills it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from reportkit.diagnostics import Phrase
from reportkit.frozen import mutable
from reportkit.pattern import pattern

LENGTH_LIMIT, JOIN_LIMIT, WEIGHT_LIMIT = 1_000_000, 20_000_000, 1_000_000
POWER_LIMIT, BIT_LIMIT = 1_000, 20_000
SIZED = (str, list, tuple)
SHORT = 1_000  # what is shorter is not counted
# the widths in a format, as in `%-20s` or `{:>20}`
WIDTHS = pattern(r"%[-+ #0]*(\d+)?(?:\.(\d+))?|:[^{}]*?(\d+)(?:\.(\d+))?[^{}\d]*\}")
NESTED_WIDTH = pattern(r"%[-+ #0\d.]*\*|\{[^{}]*\{")


class TooLong(ValueError):
    """What would be made is too long; nothing has been made."""

    def __init__(self, limit: int = LENGTH_LIMIT) -> None:
        super().__init__(Phrase("it would be longer than {limit}", limit=f"{limit:,}"))


def measure(result: Any, sources: Iterable[Any]) -> int:
    """The length of what was made; `TooLong` if it is longer than the limit and all its sources."""
    if not isinstance(result, SIZED):
        return 0
    length = len(result)
    if hasattr(result, "__html__"):  # XML that the template itself made
        return length
    if length > LENGTH_LIMIT and length > max(map(size_of, sources), default=0):
        raise TooLong
    return length


def size_of(value: Any) -> int:
    """The length of a text or list; 0 for anything else."""
    return len(value) if isinstance(value, SIZED) else 0


def check_operation(operator: str, left: Any, right: Any) -> None:
    """Refuse what would make a text, list or number of excessive length."""
    sized = [size_of(side) for side in (left, right) if isinstance(side, SIZED)]
    if operator == "**":
        too_much = abs(right) > POWER_LIMIT or abs(left) > LENGTH_LIMIT
    elif operator == "*" and sized:
        factor = right if isinstance(left, SIZED) else left
        too_much = sized[0] * max(factor, 0) > LENGTH_LIMIT
    elif operator == "*":
        too_much = sum(side.bit_length() for side in (left, right) if type(side) is int) > BIT_LIMIT
    elif operator == "%":
        if isinstance(left, str):
            check_format(left, right if isinstance(right, (tuple, list)) else (right,))
        too_much = False
    else:
        too_much = len(sized) == 2 and sum(sized) > max(LENGTH_LIMIT, *sized)
    if too_much:
        raise TooLong


def check_format(text: str, values: Iterable[Any]) -> None:
    """Refuse a format that is excessively wide, or says a long text many times."""
    given = [*iter_values(values)]
    widths = sum(int(width) for found in WIDTHS.findall(text) for width in found if width)
    nested = len(NESTED_WIDTH.findall(text))
    if nested:
        widths += nested * max((abs(value) for value in given if isinstance(value, int)), default=0)
    places = text.count("%") + text.count("{")
    longest = max(map(size_of, given), default=0)
    if widths > LENGTH_LIMIT or places * longest > max(LENGTH_LIMIT, sum(map(size_of, given))):
        raise TooLong


def iter_values(values: Iterable[Any]) -> Iterable[Any]:
    """Yield values, and what mappings among them hold."""
    for value in values:
        yield from value.values() if isinstance(value, dict) else (value,)


def check_replacing(text: Any, old: Any, new: Any, *_: Any) -> None:
    """Refuse to put a long text in the place of many short ones."""
    check_inserting(str(text).count(str(old)), new, text)


def check_joining(parts: Any, between: Any = "", *_: Any) -> None:
    """Refuse to join what is too long together."""
    if isinstance(parts, (list, tuple)):
        if sum(map(size_of, parts)) > JOIN_LIMIT:
            raise TooLong(JOIN_LIMIT)
        check_inserting(len(parts), between, "")


def check_wrapping(text: Any, *_: Any, wrapstring: Any = None, **__: Any) -> None:
    """Refuse to break a text with long breaks."""
    check_inserting(size_of(text), wrapstring or "", text)


def check_indenting(text: Any, width: Any = 4, *_: Any, **__: Any) -> None:
    """Refuse to indent many lines far."""
    blanks = width if isinstance(width, int) else size_of(width)
    if blanks * (str(text).count("\n") + 1) > LENGTH_LIMIT:
        raise TooLong


def check_filling(_: Any, width: Any = 0, *__: Any, **___: Any) -> None:
    """Refuse to fill a text up too far."""
    if isinstance(width, int) and width > LENGTH_LIMIT:
        raise TooLong


def check_inserting(places: int, inserted: Any, text: Any) -> None:
    """Refuse to insert a text at many places."""
    if places * size_of(inserted) > max(LENGTH_LIMIT, size_of(text)):
        raise TooLong


# what is checked before a filter or a method of a text of this name is called
CHECKS: dict[str, Callable[..., None]] = {
    **dict.fromkeys(("zfill", "ljust", "rjust", "center"), check_filling),
    "replace": check_replacing,
    "wordwrap": check_wrapping,
    "indent": check_indenting,
    "format": lambda text, *given, **named: check_format(str(text), (*given, *named.values())),
}


def weigh(value: Any) -> Any:
    """A list or mapping; `TooLong` if it holds the same entries an excessive number of times."""
    scale = Scale({})
    if scale.weigh(value) > WEIGHT_LIMIT + 2 * scale.entries:
        raise TooLong(WEIGHT_LIMIT)
    return value


@mutable
class Scale:
    """Counts what values hold at any depth, and the entries that are really there."""

    known: dict[int, int]
    entries: int = 0

    def weigh(self, value: Any) -> int:
        """How many entries a value holds, each counted as often as it is held."""
        if not isinstance(value, (list, tuple, dict)):
            return 1
        if id(value) not in self.known:
            self.known[id(value)] = 1
            self.entries += len(value)
            inside = value.values() if isinstance(value, dict) else value
            self.known[id(value)] = 1 + sum(map(self.weigh, inside))
        return self.known[id(value)]
