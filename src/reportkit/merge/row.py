"""Table rows and cells: which is which where columns were added, and rows made like others."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from copy import copy, deepcopy

from reportkit.merge.align import Pairing, align
from reportkit.merge.block import Block, iter_blocks, iter_paragraphs
from reportkit.merge.graft import Graft
from reportkit.word.names import (
    CELL,
    CELL_PROPERTIES,
    CELL_PROPERTY_ORDER,
    PARAGRAPH,
    PARAGRAPH_PROPERTIES,
    ROW_PROPERTIES,
    RUN,
    RUN_PROPERTIES,
    VALUE,
    w,
)
from reportkit.word.xml import Element, order_children, remove_element

Cells = Sequence[Block]
SPANS = (w("gridSpan"), w("vMerge"))


def pair_cells(one: Cells, other: Cells, columns: Mapping[tuple[int, int], Pairing]) -> Pairing:
    """Which cell is which: those of as many columns one by one, others as in the whole table."""
    if len(one) == len(other):
        return Pairing({number: number for number in range(len(one))}, frozenset())
    return columns.get((len(one), len(other))) or align(one, other)


def true_columns(rows: Iterable[tuple[Cells, Cells]]) -> dict[tuple[int, int], Pairing]:
    """Which column is which, by the numbers of cells of two rows: as most of their words say."""
    best: dict[tuple[int, int], tuple[int, Pairing]] = {}
    for one, other in rows:
        if len(one) == len(other):
            continue
        pairing = align(one, other)
        said = sum(
            one[old].key == other[new].key and bool(one[old].words)
            for old, new in pairing.forth.items()
        )
        shape = (len(one), len(other))
        if shape not in best or said > best[shape][0]:
            best[shape] = (said, pairing)
    return {shape: pairing for shape, (_, pairing) in best.items()}


def widen_grid(mine: Element, theirs: Element) -> None:
    """Give the grid of a table of mine the columns that its rows have and it has not."""
    grid, other = (table.find(w("tblGrid")) for table in (mine, theirs))
    if grid is None or other is None:
        return
    widest = max(map(_width, iter_blocks(mine)), default=0)
    spare = [*other][len(grid) :] or [*other][-1:]
    while len(grid) < widest and spare:
        grid.append(copy(spare[0]))
        spare = spare[1:] or spare


def _width(row: Element) -> int:
    spans = (cell.find(f"{CELL_PROPERTIES}/{w('gridSpan')}") for cell in row.iterchildren(CELL))
    return sum(1 if span is None else int(span.get(VALUE) or 1) for span in spans)


def set_span(base: Block, mine: Block, theirs: Block) -> None:
    """Merge a cell with others as theirs does, if that has changed."""
    if base.style == theirs.style or mine.style != base.style:
        return
    own, other = (each.first.find(CELL_PROPERTIES) for each in (mine, theirs))
    if own is None or other is None:
        return
    for span in [child for child in own if child.tag in SPANS]:
        remove_element(span)
    own.extend(copy(child) for child in other if child.tag in SPANS)
    order_children(own, CELL_PROPERTY_ORDER)


def shade(base: Block, mine: Block, theirs: Block) -> None:
    """Give a cell the colour that it has in theirs, if that has changed, and no hand did it."""
    old, own, new = (_shading(block) for block in (base, mine, theirs))
    if _colour(old) == _colour(new) or _colour(own) != _colour(old):
        return
    properties = mine.first.find(CELL_PROPERTIES)
    if properties is None:
        properties = mine.first.makeelement(CELL_PROPERTIES)
        mine.first.insert(0, properties)
    if own is not None:
        remove_element(own)
    if new is not None:
        properties.append(copy(new))
    order_children(properties, CELL_PROPERTY_ORDER)


def _shading(cell: Block) -> Element | None:
    return cell.first.find(f"{CELL_PROPERTIES}/{w('shd')}")


def _colour(shading: Element | None) -> str:
    colour = None if shading is None else shading.get(w("fill"))
    return "" if colour in (None, "auto") else str(colour).upper()


def build_row(
    graft: Graft, row: Block, theirs: Sequence[Block], placed: Mapping[int, Block]
) -> Element | None:
    """A new row that looks like one of mine and says what a row of theirs says.

    None if mine has no row of that shape.
    """
    near = sorted(placed, key=lambda known: abs(known - theirs.index(row)))
    like = next((known for known in near if theirs[known].shape == row.shape), None)
    if like is None or placed[like].kind != "row":
        return None
    model, twin = placed[like], theirs[like]
    made = clear(model.first)
    pairs = pair_cells(twin.children, model.children, _columns_of(twin, model)).forth
    cells = list(made.iterchildren(CELL))
    if len(pairs) != len(row.children) or len(cells) != len(model.children):
        return None
    for number, cell in enumerate(row.children):
        fill(graft, cells[pairs[number]], model.children[pairs[number]], cell)
    return made


def _columns_of(twin: Block, model: Block) -> dict[tuple[int, int], Pairing]:
    return true_columns([(twin.children, model.children)])


def clear(row: Element) -> Element:
    """A copy of a row of mine whose cells hold an empty paragraph each."""
    made = row.makeelement(row.tag)
    properties = row.find(ROW_PROPERTIES)
    if properties is not None:
        made.append(_without_traces(properties))
    for cell in row.iterchildren(CELL):
        empty = made.makeelement(CELL)
        settings, paragraph = cell.find(CELL_PROPERTIES), cell.find(PARAGRAPH)
        if settings is not None:
            empty.append(_without_traces(settings))
        empty.append(like_paragraph(made, paragraph))
        made.append(empty)
    return made


def _without_traces(properties: Element) -> Element:
    """A copy of properties that tells of no tracked change."""
    made = deepcopy(properties)
    for name in ("ins", "del", "trPrChange", "tcPrChange", "cellIns", "cellDel", "cellMerge"):
        for trace in made.findall(w(name)):
            remove_element(trace)
    return made


def like_paragraph(beside: Element, paragraph: Element | None) -> Element:
    """An empty paragraph with the properties of another one."""
    made = beside.makeelement(PARAGRAPH)
    properties = None if paragraph is None else paragraph.find(PARAGRAPH_PROPERTIES)
    if properties is not None:
        kept = deepcopy(properties)
        for name in ("pPrChange", "sectPr"):
            for trace in kept.findall(w(name)):
                remove_element(trace)
        for look in kept.findall(RUN_PROPERTIES):
            for name in ("ins", "del", "moveFrom", "moveTo", "rPrChange"):
                for trace in look.findall(w(name)):
                    remove_element(trace)
        made.append(kept)
    return made


def fill(graft: Graft, cell: Element, model: Block, theirs: Block) -> None:
    """Let a cleared cell say what a cell of theirs says, in the look of a cell of mine."""
    first = cell.find(PARAGRAPH)
    styled = next(iter_paragraphs([model]), None)
    run = next(model.first.iter(RUN), None)
    look = None if run is None else run.find(RUN_PROPERTIES)
    for block in theirs.children:
        made = graft.bring(block.first)
        is_alike = styled is not None and block.kind == "paragraph" and styled.style == block.style
        if is_alike and first is not None:
            dress_like(made, first, look)
        cell.append(made)
    if first is not None and len(theirs.children):
        remove_element(first)


def dress_like(paragraph: Element, model: Element, look: Element | None) -> None:
    """Set a new paragraph as one of mine is set, and those of its runs that have no look."""
    settings = model.find(PARAGRAPH_PROPERTIES)
    own = paragraph.find(PARAGRAPH_PROPERTIES)
    if settings is not None:
        if own is not None:
            remove_element(own)
        paragraph.insert(0, deepcopy(settings))
    for run in paragraph.iter(RUN) if look is not None else ():
        if run.find(RUN_PROPERTIES) is None and look is not None:
            run.insert(0, deepcopy(look))
