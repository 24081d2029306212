"""What a part asks for although it cannot be compiled: all its problems are told at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import replace

from jinja2 import TemplateSyntaxError

from reportkit.pattern import pattern
from reportkit.template.blocks import match_blocks
from reportkit.template.blueprint import Use
from reportkit.template.fields import iter_uses
from reportkit.template.marks import Marks, read_marks
from reportkit.template.program import complete_tag, says_something
from reportkit.template.sandbox import Sandbox
from reportkit.template.source import build_sketch, write_tag
from reportkit.word.xml import Element, serialise_xml

# the names that a tag makes, which are no fields
MADE = pattern(r"(?:for|set|macro)\s+(\w+)(?:\s*,\s*(\w+))*")


def iter_salvaged(root: Element, marks: Marks, environment: Sandbox) -> Iterator[Use]:
    """Yield the uses of fields in the tags that are in order."""
    order = [number for number in read_marks(serialise_xml(root)) if number < len(marks.tags)]
    order = [number for number in order if marks.tags[number].level != "own"]
    matched = matched_tags(order, marks, environment)
    text = {number: salvaged_text(number, matched, marks, environment) for number in order}
    source = build_sketch(text, marks)
    lost = [marks.tags[number].code for number in order if number not in matched]
    made = {
        name for code in lost for found in MADE.finditer(code) for name in found.groups() if name
    }
    names = frozenset({*environment.globals, *filter(None, made)})
    with suppress(TemplateSyntaxError, RecursionError):
        yield from [*iter_uses(environment.parse(source.text), source, names)]


def matched_tags(order: Sequence[int], marks: Marks, environment: Sandbox) -> set[int]:
    """The numbers of the tags of blocks that begin and end."""
    blocks = match_blocks(order, replace(marks, problems=[]))
    return {
        number
        for block in blocks
        if all(is_sound(number, marks, environment) for number in block.marks)
        for number in block.marks
    }


def salvaged_text(number: int, matched: set[int], marks: Marks, environment: Sandbox) -> str:
    """What is kept of a tag: all of it, or as much as makes sense without the others."""
    tag = marks.tags[number]
    if number in matched:
        return write_tag(tag)
    if says_something(tag) and is_sound(number, marks, environment):
        return complete_tag(tag)
    return ""


def is_sound(number: int, marks: Marks, environment: Sandbox) -> bool:
    """True for a tag that Jinja understands."""
    tag = marks.tags[number]
    if not says_something(tag):
        return True
    try:
        environment.parse(complete_tag(tag))
    except (TemplateSyntaxError, RecursionError):
        return False
    return True
