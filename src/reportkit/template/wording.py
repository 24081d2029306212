"""How values become words: filters, functions, and what is printed for a value that is no text."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import field
from datetime import date, time
from numbers import Number
from types import MappingProxyType
from typing import Any

from reportkit.frozen import frozen


class NotPrintable(TypeError):
    """A value that stands for several fields, such as a mapping; `names` are theirs."""

    def __init__(self, names: Iterable[str]) -> None:
        self.names = tuple(names)
        super().__init__("a value with several fields")


def say_plainly(value: object) -> str:
    """Words for plain data: nothing for nothing, lists with commas, dates as ISO 8601."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, (date, time)):
        return value.isoformat()
    if isinstance(value, Mapping):
        raise NotPrintable(map(str, value))
    if isinstance(value, (bytes, bytearray)):
        raise NotPrintable(())
    if isinstance(value, (set, frozenset)):
        # its own order differs from process to process
        return ", ".join(sorted(map(say_plainly, value)))
    if isinstance(value, (list, tuple)):
        return ", ".join(map(say_plainly, value))
    if type(value).__str__ is object.__str__ and not isinstance(value, Number):
        raise NotPrintable(field_names(value))
    return str(value)


def field_names(value: object) -> tuple[str, ...]:
    """The names under which a value offers fields."""
    named: Any = getattr(value, "field_names", None)
    if callable(named):
        return tuple(named())
    if isinstance(value, Mapping):
        return tuple(map(str, value))
    declared: Iterable[str] = getattr(type(value), "__dataclass_fields__", ())
    return tuple(name for name in declared if not name.startswith("_"))


NOTHING: Mapping[str, Any] = MappingProxyType({})


@frozen
class Wording:
    """What turns values into words; `say` is asked for all that is neither text nor picture."""

    filters: Mapping[str, Callable[..., object]] = field(default_factory=lambda: NOTHING)
    functions: Mapping[str, object] = field(default_factory=lambda: NOTHING)
    say: Callable[[Any], str] = say_plainly

    def __reduce__(self) -> str | tuple[Any, ...]:
        # it keeps its identity, by which templates are found again
        if self is PLAIN:
            return "PLAIN"
        return Wording, (dict(self.filters), dict(self.functions), self.say)


PLAIN = Wording()
