"""How mine is set: what theirs has changed of that arrives, unless it was changed by hand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from reportkit.frozen import frozen
from reportkit.merge.atom import (
    EMBED,
    EXTENT,
    LINKED,
    NOTE_CALLS,
    PICTURE,
    Atom,
    canonical,
    divide_before,
    is_picture,
)
from reportkit.merge.block import Block, Reader
from reportkit.merge.graft import Graft
from reportkit.merge.hunk import find_hunks
from reportkit.merge.ink import changed_properties
from reportkit.word.names import (
    DRAWING_NAME,
    HYPERLINK,
    PARAGRAPH_PROPERTIES,
    PARAGRAPH_PROPERTY_ORDER,
    RUN_PROPERTIES,
    RUN_PROPERTY_ORDER,
    A,
    w,
)
from reportkit.word.xml import Element, order_children, remove_element

STYLE, NUMBERING = w("pStyle"), w("numPr")
OWN = frozenset({RUN_PROPERTIES, w("sectPr"), w("pPrChange")})
SHAPE_SIZE = f"{{{A}}}ext"
RESIZED = 0.03  # programs round the size of a picture
Properties = Mapping[str, Element]


@frozen
class Readers:
    """What reads a part in each of the three documents."""

    base: Reader
    mine: Reader
    theirs: Reader


def is_as_it_was(base: Block, theirs: Block) -> bool:
    """True if theirs has not changed anything at all in a block: not even how it looks."""
    from lxml import etree

    if base.key != theirs.key or any(True for _ in theirs.first.iter(HYPERLINK, *NOTE_CALLS)):
        return False
    one, other = (etree.tostring(block.first, with_tail=False) for block in (base, theirs))
    return bool(one == other)


def properties_of(element: Element, name: str) -> dict[str, Element]:
    """The properties of a paragraph or run by name."""
    found = element.find(name)
    return {} if found is None else {str(child.tag): child for child in found}


def restyle(graft: Graft, base: Block, mine: Block, theirs: Block) -> None:
    """Let a paragraph have the style and properties that theirs has changed."""
    old, own, new = (
        properties_of(block.first, PARAGRAPH_PROPERTIES) for block in (base, mine, theirs)
    )
    changed = [tag for tag in changed_properties(old, new) if tag not in OWN]
    if base.style == theirs.style:
        changed = [tag for tag in changed if tag != STYLE]
    changed = [tag for tag in changed if _is_own(tag, base, mine, old, own)]
    if not changed:
        return
    properties = mine.first.find(PARAGRAPH_PROPERTIES)
    if properties is None:
        properties = mine.first.makeelement(PARAGRAPH_PROPERTIES)
        mine.first.insert(0, properties)
    _exchange(graft, properties, changed, own, new)
    order_children(properties, PARAGRAPH_PROPERTY_ORDER)


def _is_own(tag: str, base: Block, mine: Block, old: Properties, own: Properties) -> bool:
    """True if mine still has what the base had, as far as programs leave it alone."""
    if tag == STYLE:
        return base.style == mine.style
    if tag == NUMBERING:
        return (tag in old) == (tag in own)
    return (tag in old) == (tag in own) and (
        tag not in old or canonical(old[tag]) == canonical(own[tag])
    )


def _exchange(
    graft: Graft, properties: Element, changed: list[str], own: Properties, new: Properties
) -> None:
    for tag in changed:
        if tag in own:
            remove_element(own[tag])
        if tag in new:
            properties.append(graft.bring(new[tag]))


def relook(graft: Graft, reader: Reader, base: Block, mine: Block, theirs: Block) -> None:
    """Set the words that all three have as theirs does, where it has changed how they are set."""
    if not any(_iter_relooked(base, theirs)):
        return
    kept = dict(_iter_kept(base, theirs))
    held = dict(_iter_kept(base, reader.paragraph(mine.elements)))
    for position, changed in _iter_relooked(base, theirs):
        if position in held:
            three = (base.atoms[position], held[position], theirs.atoms[kept[position]])
            _set_look(graft, reader, mine, three, changed)


def relink(graft: Graft, readers: Readers, base: Block, mine: Block, theirs: Block) -> None:
    """Let links lead where those of theirs lead, unless they were changed by hand."""
    if not any(atom.link is not None for atom in base.atoms):
        return
    own = readers.mine.paragraph(mine.elements)
    held = dict(_iter_kept(base, own))
    for old, new in _iter_kept(base, theirs):
        links = [block.atoms[position].link for block, position in ((base, old), (theirs, new))]
        link = own.atoms[held[old]].link if old in held else None
        if link is None or links[0] is None or links[1] is None:
            continue
        was, now = _address(readers.base, links[0]), _address(readers.theirs, links[1])
        if was != now and _address(readers.mine, link) == was:
            brought = graft.bring(links[1])
            link.set(LINKED, brought.get(LINKED) or "")


def _address(reader: Reader, link: Element) -> str:
    return reader.medium(link.get(LINKED) or "")


def _iter_kept(one: Block, other: Block) -> Iterator[tuple[int, int]]:
    """Yield the positions of each atom that two paragraphs have in common."""
    shift = position = 0
    for hunk in find_hunks(one.keys, other.keys):
        yield from ((each, each + shift) for each in range(position, hunk.start))
        position, shift = hunk.end, hunk.high - hunk.end
    yield from ((each, each + shift) for each in range(position, len(one.atoms)))


def _iter_relooked(base: Block, theirs: Block) -> Iterator[tuple[int, list[str]]]:
    """Yield the positions of atoms that theirs has and sets otherwise, and what has changed."""
    known: dict[tuple[Element, Element], list[str]] = {}
    for old, new in _iter_kept(base, theirs):
        one, other = base.atoms[old], theirs.atoms[new]
        if not one.is_divisible or not other.is_divisible:
            continue
        pair = (one.units[0], other.units[0])
        if pair not in known:
            known[pair] = changed_properties(*(properties_of(run, RUN_PROPERTIES) for run in pair))
        if known[pair] or (is_picture(one) and is_picture(other) and _marks(one) != _marks(other)):
            yield old, known[pair]


def _set_look(
    graft: Graft, reader: Reader, mine: Block, three: tuple[Atom, int, Atom], changed: list[str]
) -> None:
    """Set an atom of mine, given by its position, as theirs is set."""
    base, position, theirs = three
    for edge in (position + 1, position):
        atoms = reader.paragraph(mine.elements).atoms
        if edge < len(atoms):
            divide_before(atoms[edge])
    atom = reader.paragraph(mine.elements).atoms[position]
    if is_picture(atom):
        resize(base.element, atom.element, theirs.element)
        retitle(atom.element, theirs.element)
    if changed:
        _dress(graft, atom.units[0], theirs.units[0], changed)


def _dress(graft: Graft, run: Element, theirs: Element, changed: list[str]) -> None:
    look = run.find(RUN_PROPERTIES)
    if look is None:
        look = run.makeelement(RUN_PROPERTIES)
        run.insert(0, look)
    own, new = (properties_of(each, RUN_PROPERTIES) for each in (run, theirs))
    _exchange(graft, look, changed, own, new)
    order_children(look, RUN_PROPERTY_ORDER)


def _marks(atom: Atom) -> list[str]:
    """The size of a picture, and its words for those who cannot see it."""
    return [canonical(mark) for mark in atom.element.iter(EXTENT, DRAWING_NAME)]


def swap_picture(graft: Graft, base: Atom, mine: Atom, theirs: Atom) -> None:
    """Let a picture of mine show what that of theirs shows; its place and frame stay."""
    brought = graft.bring(theirs.element)
    shown, other = (next(each.iter(PICTURE)) for each in (mine.element, brought))
    shown.set(EMBED, other.get(EMBED) or "")
    resize(base.element, mine.element, theirs.element)
    retitle(mine.element, theirs.element)


def resize(base: Element, mine: Element, theirs: Element) -> None:
    """Give a picture the size of theirs; one that was resized by hand keeps its width."""
    old, own, new = (_size(each) for each in (base, mine, theirs))
    if not old or not own or not new:
        return
    if abs(own[0] - old[0]) > RESIZED * old[0]:
        new = (own[0], round(own[0] * new[1] / new[0]))
    sizes = [*mine.iter(EXTENT)]
    sizes += [size for size in mine.iter(SHAPE_SIZE) if size.get("cx")]
    for size in sizes:
        size.set("cx", str(new[0]))
        size.set("cy", str(new[1]))


def _size(drawing: Element) -> tuple[int, int] | None:
    extent = next(drawing.iter(EXTENT), None)
    if extent is None:
        return None
    return int(extent.get("cx") or 0), int(extent.get("cy") or 0)


def retitle(mine: Element, theirs: Element) -> None:
    """Let a picture have the words of theirs for those who cannot see it."""
    own, other = next(mine.iter(DRAWING_NAME), None), next(theirs.iter(DRAWING_NAME), None)
    words = None if other is None else other.get("descr")
    if own is not None and words is not None:
        own.set("descr", words)
