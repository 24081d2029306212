"""Table cells that span, merge or take a colour: `colspan`, `hm`, `vm` and `cellbg`."""

from __future__ import annotations

from copy import deepcopy

from reportkit.rules import template as rules
from reportkit.template.alone import element_at
from reportkit.template.blocks import CELL_WORDS
from reportkit.template.expand import cell_tag, expand
from reportkit.template.lift import PEOPLE_WORDS, erase_mark
from reportkit.template.marks import MARK, Marks
from reportkit.template.tag import Kind, Tag
from reportkit.word.names import (
    CELL,
    CELL_PROPERTIES,
    CELL_PROPERTY_ORDER,
    PARAGRAPH,
    PARAGRAPH_PROPERTIES,
)
from reportkit.word.xml import (
    Element,
    append_text,
    insert_text_after,
    insert_text_before,
    order_children,
    parse_fragment,
    serialise_fragment,
)

# what stands for the cell's text while docxtpl expands the cell
CONTENT = "content"


def expand_cells(marks: Marks) -> None:
    """Give every cell with cell tags the properties that these ask for."""
    tagged: dict[Element, list[int]] = {}
    for number, tag in list(enumerate(marks.tags)):
        if tag.word not in CELL_WORDS or tag.level == "own":
            continue
        cell = element_at(marks.holders[number], "tc")
        if cell is None:
            problem = rules.MISPLACED_PREFIX.at(
                tag.place, tag=tag.text, level=PEOPLE_WORDS["tc"], prefix=tag.word
            )
            marks.problems.append(problem)
        else:
            tagged.setdefault(cell, []).append(number)
    for cell, numbers in tagged.items():
        expand_cell(cell, numbers, marks)


def expand_cell(cell: Element, numbers: list[int], marks: Marks) -> None:
    """Let docxtpl expand a cell without its text; put its properties in the schema's order."""
    properties = cell.find(CELL_PROPERTIES)
    if properties is None:
        properties = cell.makeelement(CELL_PROPERTIES)
        cell.insert(0, properties)
    for number in numbers:
        erase_mark(number, marks)
    tags = "".join(cell_tag(number, marks) for number in numbers)
    # docxtpl looks for `<w:tcPr>` and its end: properties must not be written as `<w:tcPr/>`
    inside = "".join(map(serialise_fragment, properties))
    shell = (
        f"<w:tc><w:tcPr>{inside}</w:tcPr><w:p><w:r><w:t>{tags}{CONTENT}</w:t></w:r></w:p></w:tc>"
    )
    expanded = parse_fragment(expand(shell, marks, marks.tags[numbers[0]]), cell.nsmap.items())
    take_properties(cell, properties, expanded)
    wrap_content(cell, expanded, marks, marks.tags[numbers[0]])
    wrap_cell(cell, expanded)


def take_properties(cell: Element, properties: Element, expanded: Element) -> None:
    """Replace a cell's properties by the expanded ones, in the order of the schema."""
    made = expanded.find(f"{CELL}/{CELL_PROPERTIES}")
    if made is None:
        raise ValueError("the expanded cell lost its properties")
    order_children(made, CELL_PROPERTY_ORDER)
    made.tail = properties.tail
    cell.replace(properties, made)


def wrap_content(cell: Element, expanded: Element, marks: Marks, source: Tag) -> None:
    """Put the tags that docxtpl put around the cell's text around all of its paragraphs.

    In a merged cell docxtpl leaves out the first line only; the rest would stay, out of sight.
    What is left of the cell is an empty paragraph that looks like the first.
    """
    text = "".join(str(part) for part in expanded.itertext() if CONTENT in str(part))
    before, _, after = text.partition(CONTENT)
    if before:
        insert_text_after(cell[0], before)
        properties = cell.find(f"{PARAGRAPH}/{PARAGRAPH_PROPERTIES}")
        if properties is not None:
            append_text(cell, marks.add_own(Kind.BLOCK, "else", source))
            left = cell.makeelement(PARAGRAPH)
            left.append(deepcopy(properties))
            cell.append(left)
        append_text(cell, after)


def wrap_cell(cell: Element, expanded: Element) -> None:
    """Put the tags that docxtpl put around the cell around it."""
    before, after = expanded.text or "", expanded[0].tail or ""
    if MARK.search(before):
        insert_text_before(cell, before)
        cell.tail = after + (cell.tail or "")
