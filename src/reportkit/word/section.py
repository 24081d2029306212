"""Sections of a document: where a page begins, lies on its side, or is divided into columns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import field, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from reportkit.frozen import mutable

if TYPE_CHECKING:
    from reportkit.word.sight import Paragraph

PAGE = " page"  # the look of a paragraph with which a page begins


@mutable
class Section:
    """A section: its first paragraph, the links of its headers and footers by kind, its pages."""

    begin: int = 0
    margins: dict[str, str] = field(default_factory=dict)
    has_first: bool = False
    goes_on: bool = False  # on the page on which the one before ends
    is_wide: bool = False
    columns: str = "1"


def tell_sections(
    paragraphs: Sequence[Paragraph], sections: Sequence[Section]
) -> Iterator[Paragraph]:
    """Yield the paragraphs of a body; those with which a section begins look like it.

    Only what differs from the section before is told: programs divide sections when they save.
    """
    looks: dict[int, str] = {}
    for before, section in pairwise((Section(goes_on=True), *sections)):
        begin = _find_shown(paragraphs, section.begin)
        look = "".join(_iter_looks(before, section, is_first=section is sections[0]))
        looks[begin] = looks.get(begin, "") + look
    for number, paragraph in enumerate(paragraphs):
        look = looks.get(number, "")
        if paragraph.look.endswith(PAGE):
            look = look.replace(PAGE, "")
        yield replace(paragraph, look=paragraph.look + look) if look else paragraph


def _find_shown(paragraphs: Sequence[Paragraph], begin: int) -> int:
    """The first paragraph from there on that shows anything."""
    following: Iterable[int] = range(begin, len(paragraphs))
    return next((at for at in following if paragraphs[at].text or paragraphs[at].things), begin)


def _iter_looks(before: Section, section: Section, *, is_first: bool) -> Iterator[str]:
    if not (is_first or section.goes_on):
        yield PAGE
    if section.is_wide != before.is_wide:
        yield " wide" if section.is_wide else " upright"
    if section.columns != before.columns:
        yield f" columns {section.columns}"
