"""The door to docxtpl: what its cell tags mean, as docxtpl itself expands them.

docxtpl works on text with regular expressions. It is given one small element at a time, in which
our marks stand for what people wrote, so that nothing else of the template is within its reach.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import Protocol

from reportkit.template.marks import Marks, write_mark
from reportkit.template.tag import Kind, Tag

# docxtpl sees the number of a mark as the name of a variable
DOCXTPL_TAG = re.compile(r"\{\{(?P<print>.*?)\}\}|\{%(?P<block>.*?)%\}")
NUMBER = re.compile(r"mark(\d+)")
EMPTY_RUN = '<w:r><w:t xml:space="preserve"></w:t></w:r>'


class Expander(Protocol):
    """The one function of docxtpl that is used."""

    def patch_xml(self, src_xml: str) -> str:
        """The element with docxtpl's own tags expanded."""


@cache
def expander() -> Expander:
    """Docxtpl's expansion; the object around it keeps nothing between calls."""
    from docxtpl.template import DocxTemplate

    return DocxTemplate("")  # type: ignore[no-any-return]


def expand(fragment: str, marks: Marks, source: Tag) -> str:
    """A fragment of a part with docxtpl's tags expanded, marks in it again.

    Tags that docxtpl itself adds, such as `{% if loop.first %}`, become marks of our own.
    """
    expanded = expander().patch_xml(fragment).replace(EMPTY_RUN, "")

    def mark(found: re.Match[str]) -> str:
        code = found["print"] or found["block"]
        kind = Kind.PRINT if found["print"] else Kind.BLOCK
        if number := NUMBER.fullmatch(code.strip()):
            return same_mark(int(number[1]), kind, marks)
        return marks.add_own(kind, code.strip(), source)

    return DOCXTPL_TAG.sub(mark, expanded)


def same_mark(number: int, kind: Kind, marks: Marks) -> str:
    """The mark that docxtpl moved; what a cell tag asks for is printed from now on."""
    tag = marks.tags[number]
    if kind is tag.kind:
        return write_mark(number)
    return marks.add(replace(tag, kind=kind, code=tag.code.removeprefix(tag.word).strip()))


def cell_tag(number: int, marks: Marks) -> str:
    """A cell tag as docxtpl reads it."""
    tag = marks.tags[number]
    wanted = f" mark{number}" if tag.word in ("colspan", "cellbg") else ""
    return f"{{% {tag.word}{wanted} %}}"
