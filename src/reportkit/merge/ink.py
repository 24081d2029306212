"""Writing into paragraphs of mine, openly or as tracked changes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from copy import copy, deepcopy
from itertools import groupby

from reportkit.frozen import frozen
from reportkit.merge.atom import BREAKS, Atom, canonical
from reportkit.merge.graft import DELETED, INSERTED, Graft
from reportkit.merge.revision import track
from reportkit.word.names import (
    BREAK,
    HYPERLINK,
    INSERTIONS,
    PARAGRAPH,
    PARAGRAPH_PROPERTIES,
    RUN,
    RUN_PROPERTIES,
    RUN_PROPERTY_ORDER,
    SPACE,
    TAB,
    TEXT,
    w,
)
from reportkit.word.xml import Element, order_children, remove_element

END_OF_LINE = "¶ "  # between the halves of a paragraph that was divided
WRAPPERS = INSERTIONS | {HYPERLINK, w("smartTag"), w("customXml"), w("sdtContent"), w("sdt")}
TRACES = (w("rPrChange"), w("ins"), w("del"), w("moveFrom"), w("moveTo"))
PLAIN = {"\t": TAB, "\u2011": w("noBreakHyphen"), "\u00ad": w("softHyphen"), "\n": BREAK}
BREAK_KINDS = {sign: kind for kind, sign in BREAKS.items()}


@frozen
class Stretch:
    """Atoms that follow one another, and those before and behind them."""

    before: Atom | None
    atoms: tuple[Atom, ...]
    behind: Atom | None

    @property
    def model(self) -> Atom | None:
        """The atom that shows how the stretch is set."""
        near = (*self.atoms, self.before, self.behind)
        return next((atom for atom in near if atom is not None and atom.is_divisible), None)


def stretch_of(atoms: Sequence[Atom], start: int, end: int) -> Stretch:
    """The stretch between two positions."""
    before = atoms[start - 1] if start else None
    behind = atoms[end] if end < len(atoms) else None
    return Stretch(before, tuple(atoms[start:end]), behind)


def write_stretch(
    graft: Graft, stretch: Stretch, home: Element, new: Sequence[Element], *, tracked: bool
) -> None:
    """Put new runs in the place of a stretch, which begins and ends with its runs."""
    owned = [atom for atom in stretch.atoms if atom.key != END_OF_LINE]
    units = list(dict.fromkeys(unit for atom in owned for unit in atom.units))
    # readers expect what is crossed out before what is put in
    goes_behind = tracked and owned and owned[-1] is stretch.atoms[-1]
    spot = find_spot(Stretch(owned[-1], (), stretch.behind) if goes_behind else stretch, home)
    for element in new:
        spot.addprevious(element)
    remove_element(spot)
    for element in new if tracked else ():
        track(graft, element, INSERTED)
    for unit in units:
        if tracked:
            track(graft, unit, DELETED)
        else:
            take_out(unit)


def find_spot(stretch: Stretch, home: Element) -> Element:
    """A mark where new text goes: before the stretch, inside what is around both its ends."""
    left = stretch.before
    right = stretch.atoms[0] if stretch.atoms else stretch.behind
    before = left.units[-1] if left and left.key != END_OF_LINE else None
    behind = right.units[0] if right and right.key != END_OF_LINE else None
    spot = home.makeelement("spot")
    if before is not None:
        climb(before, behind).addnext(spot)
    elif behind is not None:
        climb(behind, None).addprevious(spot)
    else:
        home.insert(int(home.find(PARAGRAPH_PROPERTIES) is not None), spot)
    return spot


def climb(start: Element, other: Element | None) -> Element:
    """The element itself, or the outermost wrapper around it that is not around the other too."""
    around = set() if other is None else set(other.iterancestors())
    element = start
    for parent in start.iterancestors():
        if parent.tag == PARAGRAPH or parent in around:
            break
        element = parent
    return element


def take_out(unit: Element) -> None:
    """Take a run or field out, and what was around nothing else."""
    parent = unit.getparent()
    remove_element(unit)
    while parent is not None and parent.tag in WRAPPERS and not len(parent):
        unit, parent = parent, parent.getparent()
        remove_element(unit)


def compose(
    graft: Graft, theirs: Sequence[Atom], mine: Stretch, base: Stretch | None, *, linked: bool
) -> list[Element]:
    """New runs that say what theirs says, set as mine is where theirs has not changed that.

    `linked` if they go into a hyperlink of mine.
    """
    made: list[Element] = []
    for link, linked_atoms in groupby(theirs, lambda atom: atom.link):
        runs: list[Element] = []
        for units, atoms in groupby(linked_atoms, lambda atom: atom.units):
            if units[0].tag == RUN and len(units) == 1:
                run = graft.bring(write_run(units[0], list(atoms)))
                dress(run, units[0], mine.model, base.model if base else None)
                runs.append(run)
            else:
                runs += map(graft.bring, units)
        if link is not None and not linked:
            made.append(_wrap_link(graft, link, runs))
        else:
            made += runs
    return made


def _wrap_link(graft: Graft, link: Element, runs: Sequence[Element]) -> Element:
    attributes = {str(name): str(value) for name, value in link.attrib.items()}
    around = graft.bring(link.makeelement(HYPERLINK, attributes))
    around.extend(runs)
    return around


def write_run(like: Element, atoms: Sequence[Atom]) -> Element:
    """A run of theirs that holds only some of its atoms."""
    run = like.makeelement(RUN)
    look = like.find(RUN_PROPERTIES)
    if look is not None:
        run.append(copy(look))
    for element, group in groupby(atoms, lambda atom: atom.element):
        if element.tag == TEXT:
            text = run.makeelement(TEXT, {SPACE: "preserve"})
            text.text = "".join(atom.key for atom in group)
            run.append(text)
        else:
            run.append(deepcopy(element))
    return run


def dress(run: Element, theirs: Element, mine: Atom | None, base: Atom | None) -> None:
    """Set a new run as mine is set, except for what theirs has changed since the base."""
    if mine is None or base is None:
        return
    brought = _properties(run)
    old, new = _properties(base.units[0]), _properties(theirs)
    look = mine.units[0].find(RUN_PROPERTIES)
    made = run.makeelement(RUN_PROPERTIES) if look is None else deepcopy(look)
    for trace in [child for child in made if child.tag in TRACES]:
        made.remove(trace)
    for tag in changed_properties(old, new):
        for known in made.findall(tag):
            made.remove(known)
        if tag in brought:
            made.append(deepcopy(brought[tag]))
    order_children(made, RUN_PROPERTY_ORDER)
    for known in run.findall(RUN_PROPERTIES):
        run.remove(known)
    if len(made):
        run.insert(0, made)


def _properties(run: Element) -> dict[str, Element]:
    look = run.find(RUN_PROPERTIES)
    return {} if look is None else {str(child.tag): child for child in look}


def changed_properties(old: Mapping[str, Element], new: Mapping[str, Element]) -> list[str]:
    """The names of the properties that differ."""
    return [
        tag
        for tag in dict.fromkeys((*old, *new))
        if tag not in old or tag not in new or canonical(old[tag]) != canonical(new[tag])
    ]
