"""What a compiled template asks of whoever fills it, while it is filled."""

from __future__ import annotations

from contextvars import ContextVar
from time import monotonic
from typing import Any, NoReturn, Protocol

from jinja2 import TemplateError
from jinja2.runtime import Undefined
from jinja2.utils import missing

from reportkit.diagnostics import Phrase


class Filling(Protocol):
    """One document in the making; `deadline` is when `monotonic` says that it takes too long."""

    deadline: float

    def write(self, value: Any, number: int) -> str:
        """A value as XML for the spot with this number in the part being filled."""

    def report_failure(self, error: Exception) -> None:
        """Remember that a filter or function failed."""

    def report_unknown(self, unknown: UnknownField) -> None:
        """Remember that a template names a field that does not exist."""

    def new_id(self, kind: str) -> int:
        """A number that nothing of this kind has yet in the document."""

    def new_name(self, name: str) -> str:
        """A name like this one that no bookmark has yet."""

    def new_list(self, number: str) -> str:
        """The list itself the first time, then new ones like it."""

    def new_link(self, address: str) -> str:
        """The id of a link of the part being filled to this address."""

    def new_note(self, xml: str, kind: str, member: str) -> int:
        """The id of a note that was filled."""

    def place_picture(self, request: Any, width: int, height: int) -> Any:
        """A picture in the place of another one of this size in EMU."""

    def count_passes(self, passes: int) -> None:
        """Keep count of what loops do; raise when it is too much."""

    def report_single(self, value: Any) -> None:
        """Remember that a loop is to go through what is no list."""

    def count_made(self, length: int) -> None:
        """Keep count of what filters and functions make; raise when it is too much."""

    def stop_late(self) -> NoReturn:
        """Raise because it takes too long."""


# what a filter or function given to templates may raise for a value that it was not made for
FOREIGN_ERRORS = (
    TemplateError, ValueError, TypeError, ArithmeticError, LookupError, AttributeError,
    RecursionError, MemoryError, AssertionError,
)  # fmt: skip

FILLING: ContextVar[Filling] = ContextVar("filling")


def check_time() -> None:
    """Go no further with a document that takes too long."""
    filling = FILLING.get()
    if monotonic() >= filling.deadline:
        filling.stop_late()


class UnknownField(Undefined):
    """The value of a name that nobody knows: it is empty, and any use of it is reported."""

    __slots__ = ()

    @property
    def field_name(self) -> str:
        """The name that nobody knows."""
        return str(self._undefined_name)

    @property
    def owner(self) -> Any:
        """The value that was asked for it; None if the name stands alone."""
        return None if self._undefined_obj is missing else self._undefined_obj

    def _report(self) -> None:
        FILLING.get().report_unknown(self)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        self._report()
        return self

    def __str__(self) -> str:
        self._report()
        return ""

    def __iter__(self) -> Any:
        self._report()
        return iter(())

    def __len__(self) -> int:
        self._report()
        return 0

    def __bool__(self) -> bool:
        self._report()
        return False

    def _stay(self, *_: Any, **__: Any) -> Any:
        self._report()
        return self

    def __eq__(self, other: object) -> bool:
        self._report()
        return False

    def __ne__(self, other: object) -> bool:
        self._report()
        return True

    __hash__ = Undefined.__hash__
    __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = _stay
    __truediv__ = __rtruediv__ = __floordiv__ = __rfloordiv__ = __mod__ = __rmod__ = _stay
    __pos__ = __neg__ = __pow__ = __rpow__ = __call__ = __getitem__ = _stay

    def _never(self, _: object) -> bool:
        self._report()
        return False

    __lt__ = __le__ = __gt__ = __ge__ = _never  # type: ignore[assignment]

    def __int__(self) -> int:  # type: ignore[override]
        return len(self)

    def __float__(self) -> float:  # type: ignore[override]
        return float(len(self))


class Nothing(UnknownField):
    """What is left of a value that failed: empty, and reported already."""

    __slots__ = ()

    def _report(self) -> None:
        return


class Unreachable(UnknownField):
    """What stands for a part of a value that templates may not reach."""

    __slots__ = ()

    def _report(self) -> None:
        reason = Phrase("`{name}` is not for templates", name=self.field_name)
        FILLING.get().report_failure(ValueError(reason))


class QuietField(UnknownField):
    """The value of a name that nobody knows, as for docxtpl: empty, but nothing to reckon with."""

    __slots__ = ()

    def __str__(self) -> str:
        return ""

    def __iter__(self) -> Any:
        return iter(())

    def __len__(self) -> int:
        return 0

    def __bool__(self) -> bool:
        return False

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other)

    def __ne__(self, other: object) -> bool:
        return type(self) is not type(other)

    __hash__ = Undefined.__hash__
