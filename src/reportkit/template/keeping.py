"""A blueprint as bytes, and back."""

from __future__ import annotations

import marshal
from dataclasses import fields, is_dataclass
from functools import cache
from io import BytesIO
from pickle import HIGHEST_PROTOCOL, Pickler, Unpickler
from types import CodeType
from typing import Any

from reportkit.diagnostics import FilePlace, WordPlace
from reportkit.template.blueprint import Blueprint


def keep(blueprint: Blueprint) -> bytes:
    """A blueprint as bytes, which say nothing of the path of its template."""
    stream = BytesIO()
    Keeper(stream, HIGHEST_PROTOCOL).dump(blueprint)
    return stream.getvalue()


def recall(kept: bytes, file: str) -> Blueprint:
    """The blueprint that `keep` turned into bytes, for a template at this path."""
    blueprint: Blueprint = Recaller(kept, file).load()
    return blueprint


class Keeper(Pickler):
    """Writes objects by what they are made from, which is half as long to read as their state."""

    def persistent_id(self, thing: object) -> object:
        """A place by all but its file: a template may stand elsewhere when it is read."""
        if isinstance(thing, (WordPlace, FilePlace)):
            return type(thing), arguments_of(thing)[1:]
        return None

    def reducer_override(self, thing: Any) -> Any:
        """Code as the interpreter keeps it; ours by the arguments that make it."""
        if isinstance(thing, CodeType):
            return marshal.loads, (marshal.dumps(thing),)
        if is_dataclass(thing) and not isinstance(thing, type):
            return type(thing), arguments_of(thing)
        return NotImplemented


class Recaller(Unpickler):
    """Reads what a `Keeper` wrote, and puts the file into its places."""

    def __init__(self, kept: bytes, file: str) -> None:
        super().__init__(BytesIO(kept))
        self.file = file

    def persistent_load(self, place: Any) -> object:
        """A place in the template's file."""
        kind, rest = place
        return kind(self.file, *rest)


def arguments_of(made: Any) -> tuple[Any, ...]:
    """What one of our dataclasses was made from."""
    return tuple([getattr(made, name) for name in _field_names(made.__class__)])


@cache
def _field_names(kind: type[Any]) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))
