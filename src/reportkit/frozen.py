"""Dataclasses whose methods cost nothing until they are used.

`dataclass` writes and compiles up to six methods of each class while it is imported, which
was a fifth of the time that a short command takes. Here the methods that differ are compiled at
their first call, and the others are the same for all classes.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import MISSING, Field, FrozenInstanceError, dataclass, field, fields
from operator import attrgetter
from typing import Any, TypeVar, dataclass_transform

T = TypeVar("T")
Values = Callable[[Any], Any]


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def frozen(made: type[T]) -> type[T]:
    """The class as a frozen dataclass with slots."""
    made, compared = _complete(made)
    if vars(made).get("__hash__") is None:
        made.__hash__ = _build_hash(compared)  # type: ignore[assignment,method-assign]
    made.__setattr__ = made.__delattr__ = _refuse  # type: ignore[method-assign]
    return made


@dataclass_transform(field_specifiers=(field,))
def mutable(made: type[T]) -> type[T]:
    """The class as a dataclass with slots, for what changes within a stage."""
    made, _ = _complete(made)
    made.__hash__ = None  # type: ignore[assignment]
    return made


def _complete(made: type[T]) -> tuple[type[T], Values]:
    """The class with all that both kinds have, and what gives the values to compare it by."""
    made = dataclass(init=False, repr=False, eq=False, slots=True)(made)
    compared = _values_of([entry.name for entry in fields(made) if entry.compare])  # type: ignore[arg-type]  # it is a dataclass by now
    methods = {
        "__init__": _Constructor(made),
        "__repr__": _describe,
        "__eq__": _build_equality(compared),
        "__reduce__": _reduce,
    }
    for name, method in methods.items():
        if name not in vars(made):
            setattr(made, name, method)
    return made, compared


class _Constructor:
    """Stands for `__init__` until it is asked for, and then puts it in its own place."""

    def __init__(self, of: type) -> None:
        self.of = of

    def __get__(self, instance: object, owner: type) -> Any:
        built = _build_constructor(self.of)
        self.of.__init__ = built  # type: ignore[misc]
        return built if instance is None else built.__get__(instance)


def _build_constructor(of: Any) -> Any:
    """`__init__` as `dataclass` would write it, which fills the slots themselves."""
    entries = fields(of)
    names: dict[str, Any] = {"_MISSING": MISSING}
    for entry in entries:
        names[f"_set_{entry.name}"] = vars(of)[entry.name].__set__
        names[f"_default_{entry.name}"] = entry.default
        names[f"_make_{entry.name}"] = entry.default_factory
    head = ", ".join(["self", *map(_write_parameter, entries)])
    lines = [f"def __init__({head}):", *map(_write_assignment, entries), "    return None"]
    exec("\n".join(lines), names)  # noqa: S102 - from the names of our own fields, as `dataclass` does
    built = names["__init__"]
    built.__qualname__, built.__module__ = f"{of.__qualname__}.__init__", of.__module__
    built.__annotations__ = {entry.name: entry.type for entry in entries} | {"return": None}
    return built


def _write_parameter(entry: Field[Any]) -> str:
    if entry.default is not MISSING:
        return f"{entry.name}=_default_{entry.name}"
    return f"{entry.name}=_MISSING" if entry.default_factory is not MISSING else entry.name


def _write_assignment(entry: Field[Any]) -> str:
    name = value = entry.name
    if entry.default_factory is not MISSING:
        value = f"_make_{name}() if {name} is _MISSING else {name}"
    return f"    _set_{name}(self, {value})"


def _values_of(names: list[str]) -> Values:
    """What gives the values of these fields, to compare them by."""
    return attrgetter(*names) if names else lambda _: ()


def _build_equality(compared: Values) -> Callable[[Any, object], Any]:
    def __eq__(self: Any, other: object) -> Any:  # noqa: N807 - its name in messages
        if other.__class__ is not self.__class__:
            return NotImplemented
        return self is other or bool(compared(self) == compared(other))

    return __eq__


def _build_hash(compared: Values) -> Callable[[Any], int]:
    def __hash__(self: Any) -> int:  # noqa: N807 - its name in messages
        return hash(compared(self))

    return __hash__


def _describe(self: Any) -> str:
    """The class and its fields, as a dataclass is shown."""
    shown = (f"{entry.name}={getattr(self, entry.name)!r}" for entry in fields(self) if entry.repr)
    return f"{type(self).__qualname__}({', '.join(shown)})"


def _reduce(self: Any) -> tuple[Any, ...]:
    """How it is pickled and copied: made again from its fields."""
    return type(self), tuple(getattr(self, entry.name) for entry in fields(self))


def _refuse(self: Any, name: str, *_: object) -> None:
    raise FrozenInstanceError(f"cannot assign to field {name!r} of {type(self).__qualname__}")
