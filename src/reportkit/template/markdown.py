"""Markdown as a value."""

from __future__ import annotations

from typing import Any

from reportkit.frozen import frozen


@frozen
class Markdown:
    """A value that holds Markdown."""

    text: str

    def __bool__(self) -> bool:
        return bool(self.text.strip())


def read_markdown(value: Any) -> Markdown | str:
    """The value of a text in Markdown; nothing for nothing."""
    return Markdown(str(value)) if value else ""
