"""Spots: where in the XML a value is printed, which decides how it is written there."""

from __future__ import annotations

from enum import StrEnum

from reportkit.frozen import frozen
from reportkit.template.tag import Tag


class Output(StrEnum):
    """How a value is written; each has a printer of this name."""

    TEXT = "as text"  # in a run's text
    RUNS = "as runs"  # between runs
    PARAGRAPHS = "as paragraphs"  # between paragraphs
    ROWS = "as rows"  # between rows or cells
    PLAIN = "as plain text"  # in an element of another kind, or an attribute
    CODE = "as field code"
    ADDRESS = "as address"
    COLOUR = "as colour"
    SPAN = "as span"
    OWN = "as it is"  # tags of our own making


@frozen
class Spot:
    """Where a tag prints: the tag, how, and the look of the run and paragraph around it.

    `member` is the part in which it comes to stand, "" for the one that is being filled.
    """

    tag: Tag
    output: Output
    run: str = ""
    paragraph: str = ""
    member: str = ""
