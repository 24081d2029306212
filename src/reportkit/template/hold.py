"""A paragraph that is to stand on the page of what is printed before it, as a value."""

from __future__ import annotations

from reportkit.frozen import frozen


@frozen
class Hold:
    """Asks that the paragraph in which it is printed follows the one before it on its page."""


def keep_with_previous() -> Hold:
    """What a template prints in such a paragraph; nothing of it is seen."""
    return Hold()
