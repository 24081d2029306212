"""Records without some of the facts that may be absent."""

from collections.abc import Collection
from typing import Any

from hypothesis import strategies as st


def thinned(draw: st.DrawFn, value: Any, closed: Collection[str]) -> Any:
    """A list without some of its members, a group without some of its facts.

    The facts named `closed` stay, and stay whole.
    """
    if isinstance(value, list):
        return [thinned(draw, part, closed) for part in value if draw(st.integers(0, 3))]
    if isinstance(value, dict):
        kept = {key: part for key, part in value.items() if key in closed or draw(st.booleans())}
        return {
            key: part if key in closed else thinned(draw, part, closed)
            for key, part in kept.items()
        }
    return value
