"""Options: what may stand in the brackets of a filter or function."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, partial

from reportkit.frozen import frozen

# what Jinja hands to a filter before the value
FROM_JINJA = frozenset({"context", "environment", "eval_ctx"})


@frozen
class Options:
    """The names of what a call takes, in order, and which of them it needs.

    `takes_more` and `takes_any`: any number of values, and options of any name.
    """

    names: tuple[str, ...]
    needed: tuple[str, ...]
    takes_more: bool
    takes_any: bool


def read_options(call: object) -> Options | None:
    """What a call takes from a template; None if that cannot be told."""
    return _read_options(call) if callable(call) else None


@cache
def _read_options(call: Callable[..., object]) -> Options | None:
    from inspect import Parameter, signature, unwrap

    try:
        # what is already given to a function is not asked of a template
        inner = unwrap(call, stop=lambda wrapped: isinstance(wrapped, partial))
        parameters = [*signature(inner, follow_wrapped=False).parameters.values()]
    except (TypeError, ValueError):
        return None
    passed = getattr(call, "jinja_pass_arg", None) is not None
    # Jinja wraps some of its own filters, and what it hands to the wrapper goes no further
    if passed and (parameters[0].name in FROM_JINJA or not hasattr(call, "jinja_async_variant")):
        del parameters[0]
    kinds = {parameter.kind for parameter in parameters}
    single = [
        parameter
        for parameter in parameters
        if parameter.kind not in (Parameter.VAR_POSITIONAL, Parameter.VAR_KEYWORD)
    ]
    return Options(
        tuple(parameter.name for parameter in single),
        tuple(parameter.name for parameter in single if parameter.default is Parameter.empty),
        Parameter.VAR_POSITIONAL in kinds,
        Parameter.VAR_KEYWORD in kinds,
    )
