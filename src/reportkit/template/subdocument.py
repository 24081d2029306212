"""Another Word file as a value."""

from __future__ import annotations

from typing import Any

from reportkit.frozen import frozen


@frozen
class SubdocumentRequest:
    """A Word file as a template asks for it."""

    file: str


def request_subdocument(file: Any) -> SubdocumentRequest | str:
    """The Word file at a path; nothing if there is no path."""
    path = str(file or "")
    return SubdocumentRequest(path) if path else ""
