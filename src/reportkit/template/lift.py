"""Lifting: block tags leave the text and come to stand between paragraphs, rows, cells or runs.

What a loop repeats or a condition leaves out is then a sequence of whole elements, so that the
filled part is well-formed whatever the values are.
"""

from __future__ import annotations

from collections.abc import Iterable
from copy import copy
from dataclasses import replace

from reportkit.diagnostics import Phrase
from reportkit.pattern import pattern
from reportkit.rules import template as rules
from reportkit.template.alone import (
    ELEMENTS,
    alone_in,
    element_at,
    is_liftable,
    lone_marks,
    outermost,
    text_beside,
)
from reportkit.template.blocks import Block
from reportkit.template.edge import Lift, Side, lift_edges, surrounds
from reportkit.template.marks import Look, Marks, read_marks, write_mark
from reportkit.template.tag import Kind
from reportkit.word.names import (
    CELL,
    PARAGRAPH,
    PARAGRAPH_PROPERTIES,
    RANGE_MARKS,
    RUN,
    RUN_PROPERTIES,
    SECTION,
    SPACE,
    TEXT,
)
from reportkit.word.xml import (
    Element,
    insert_text_before,
    remove_element,
    serialise_fragment,
)

# what a tag gives a name to, and the name that a tag prints
PEOPLE_WORDS = {
    "p": Phrase("paragraph"),
    "tr": Phrase("table row"),
    "tc": Phrase("table cell"),
    "r": Phrase("run of text"),
}
NAMED = pattern(r"\w+\s+(\w+)\s*(?:\(|$)")
CALLED = pattern(r"(\w+)\s*(?:\(.*\))?$")


def lift_marks(order: list[int], blocks: list[Block], marks: Marks, *, automatic: bool) -> None:
    """Lift every block tag of a part to the level at which its block is whole.

    With `automatic`, a tag alone in its paragraph or row is lifted without a prefix as well.
    """
    units = build_units(order, blocks, marks)
    lifts: dict[int, Lift] = {}
    for unit in units:
        lifts |= lift_prefixed(unit, marks, automatic=automatic)
    if automatic:
        for level in ("tr", "p"):
            lifts |= lift_alone(units, level, lifts, marks)
        for unit in units:
            lifts |= lift_edges(unit, lifts, marks)
        lifts |= lift_printed(order, lifts, marks)
    apply_lifts(order, lifts, marks)
    for unit in units:
        settle_inline(unit, lifts, marks, automatic=automatic)


def build_units(order: list[int], blocks: list[Block], marks: Marks) -> list[tuple[int, ...]]:
    """Blocks, and tags that stand for themselves, in the order in which they begin."""
    units = {block.marks[0]: block.marks for block in blocks}
    taken = {number for block in blocks for number in block.marks}
    for number in order:
        tag = marks.tags[number]
        wanted = is_liftable(tag) or tag.level in ELEMENTS
        if number not in taken and tag.level != "own" and wanted:
            units[number] = (number,)
    return [units[number] for number in order if number in units]


def lift_prefixed(unit: tuple[int, ...], marks: Marks, *, automatic: bool) -> dict[int, Lift]:
    """The lifts that a prefix asks for; all tags of a block follow the one that has it."""
    levels = [marks.tags[number].level for number in unit if marks.tags[number].level in ELEMENTS]
    if not levels or levels[0] == "r":
        return {}
    level = levels[0]
    elements = {number: element_at(marks.holders[number], level) for number in unit}
    lifts = {
        number: Lift(element, level) for number, element in elements.items() if element is not None
    }
    if len(lifts) == len(unit) and automatic and surrounds(unit, lifts, marks):
        first, last = unit[0], unit[-1]
        lifts[first] = Lift(lifts[first].element, level, Side.BEFORE)
        lifts[last] = Lift(lifts[last].element, level, Side.AFTER)
    report_beside(lifts, marks)
    if len(lifts) == len(unit) and not are_siblings(unit, lifts):
        report_crossing(unit, marks)
    return lifts


def check_levels(order: Iterable[int], marks: Marks) -> None:
    """Remember every tag whose prefix asks for what is not around it."""
    for number in order:
        tag = marks.tags[number]
        if tag.level in ELEMENTS and element_at(marks.holders[number], tag.level) is None:
            words = {"level": PEOPLE_WORDS[tag.level], "prefix": tag.level}
            marks.problems.append(rules.MISPLACED_PREFIX.at(tag.place, tag=tag.text, **words))


def report_beside(lifts: dict[int, Lift], marks: Marks) -> None:
    """Remember text that would vanish together with the element of a tag."""
    for number, leaving in lifts.items():
        tag = marks.tags[number]
        beside = text_beside(leaving.element, marks).replace(tag.text, "").strip()
        if leaving.side is Side.INSTEAD and beside:
            words = {"level": PEOPLE_WORDS[leaving.level], "text": beside[:80]}
            problem = rules.TEXT_BESIDE.at(tag.place, tag=tag.text, **words)
            marks.report_unless_docxtpl(problem)


def lift_alone(
    units: list[tuple[int, ...]], level: str, settled: dict[int, Lift], marks: Marks
) -> dict[int, Lift]:
    """The lifts of blocks of which every tag is alone in its paragraph or row.

    An element goes only if all the tags in it go, so this narrows down until nothing changes.
    """
    candidates = [unit for unit in units if not any(number in settled for number in unit)]
    lifts = {
        number: Lift(element, level)
        for unit in candidates
        for number in unit
        if marks.tags[number].level == ""
        and (element := element_at(marks.holders[number], level)) is not None
        and lone_marks(outermost(element), marks) is not None
    }
    while True:
        kept = {
            number: lifts[number]
            for unit in candidates
            if are_siblings(unit, lifts)
            for number in unit
            if all(
                inner in lifts or inner in settled
                for inner in lone_marks(lifts[number].element, marks) or ()
            )
        }
        if len(kept) == len(lifts):
            return kept
        lifts = kept


def are_siblings(unit: tuple[int, ...], lifts: dict[int, Lift]) -> bool:
    """True if all tags of a block are lifted into the same surrounding."""
    if not all(number in lifts for number in unit):
        return False
    return len({outermost(lifts[number].element).getparent() for number in unit}) == 1


def lift_printed(order: Iterable[int], lifts: dict[int, Lift], marks: Marks) -> dict[int, Lift]:
    """The lifts of tags that print paragraphs by a name, and that are alone in theirs."""
    lifted = [marks.tags[number] for number, lift in lifts.items() if lift.level == "p"]
    names = {
        found[1]
        for tag in lifted
        if tag.word in ("macro", "set") and (found := NAMED.match(tag.code))
    }
    found_lifts: dict[int, Lift] = {}
    for number in order if names else ():
        tag = marks.tags[number]
        called = CALLED.match(tag.code) if tag.kind is Kind.PRINT and not tag.level else None
        element = element_at(marks.holders[number], "p") if called else None
        if called is None or called[1] not in names or element is None:
            continue
        if alone_in(element) == [number]:
            marks.tags[number] = replace(tag, level="p")
            found_lifts[number] = Lift(element, "p")
    return found_lifts


def apply_lifts(order: Iterable[int], lifts: dict[int, Lift], marks: Marks) -> None:
    """Move every lifted tag out of the text."""
    leaving: dict[Element, None] = {}
    # what stands behind an element already, as the end of a text box does, stays behind it
    behind: dict[Element, tuple[str, str]] = {}
    for number in order:
        if number not in lifts:
            continue
        lifted = lifts[number]
        outer = outermost(lifted.element)
        marks.looks[number] = read_look(marks.holders[number])
        expanded = bare_mark(number, marks)
        if lifted.side is Side.AFTER:
            lifted_before, rest = behind.get(outer, ("", outer.tail or ""))
            behind[outer] = (lifted_before + expanded, rest)
            outer.tail = "".join(behind[outer])
        else:
            insert_text_before(outer, expanded)
        if lifted.side is Side.INSTEAD:
            leaving[lifted.element] = None
        else:
            erase_mark(number, marks)
    for element in leaving:
        leave(element, marks)


def bare_mark(number: int, marks: Marks) -> str:
    """What is left of a tag whose element is gone; nothing of a tag that says nothing."""
    tag = marks.tags[number]
    says_nothing = tag.kind is Kind.COMMENT or tag.word in ("raw", "endraw")
    return "" if says_nothing else write_mark(number)


def leave(element: Element, marks: Marks) -> None:
    """Take an element out of which the tags were lifted; what marks a range stays."""
    outer = outermost(element)
    row = outer.getparent()
    if element.tag == CELL and row is not None:
        marks.narrowed.add(row)
    section = element.find(f"{PARAGRAPH_PROPERTIES}/{SECTION}")
    if section is not None:
        for child in [child for child in element if child.tag != PARAGRAPH_PROPERTIES]:
            remove_element(child)
        return
    for kept in [mark for mark in outer.iter("{*}*") if mark.tag in RANGE_MARKS]:
        kept.tail = None
        outer.addprevious(kept)
    remove_element(outer)


def erase_mark(number: int, marks: Marks) -> None:
    """Take a mark out of its text, and the run with it if it held nothing else."""
    holder = marks.holders[number]
    holder.text = (holder.text or "").replace(write_mark(number), "")
    if not holder.text and holder.tag == TEXT:
        run = holder.getparent()
        remove_element(holder)
        if run is not None and run.tag == RUN and is_bare(run):
            remove_element(run)


def is_bare(run: Element) -> bool:
    """True for a run that holds nothing."""
    return all(child.tag == RUN_PROPERTIES for child in run)


def settle_inline(
    unit: tuple[int, ...], lifts: dict[int, Lift], marks: Marks, *, automatic: bool
) -> None:
    """Bring the tags of a block that stays in the text to where it is whole."""
    if any(number in lifts for number in unit):
        if not all(number in lifts for number in unit):
            report_crossing(unit, marks)
        return
    holders = [marks.holders[number] for number in unit]
    prefixed = any(marks.tags[number].level == "r" for number in unit)
    if len(set(holders)) == 1 and not prefixed:
        return
    if (prefixed or automatic) and are_in_one_paragraph(holders):
        for number in unit:
            lift_run(number, marks)
        return
    if not is_level(holders, strict=automatic):
        report_crossing(unit, marks)
    elif automatic:
        gather(unit, marks)


def gather(unit: tuple[int, ...], marks: Marks) -> None:
    """Let a tag that is alone in its line join the line inside its block, as the other one does.

    Its own line would be left blank.
    """
    for number, ahead in ((unit[0], True), (unit[-1], False)):
        paragraph = element_at(marks.holders[number], "p")
        if paragraph is None or lone_marks(outermost(paragraph), marks) != [number]:
            continue
        other = line_inside(outermost(paragraph), ahead=ahead)
        if other is not None and not has_section(paragraph):
            join_line(number, other, ahead=ahead, marks=marks)
            leave(paragraph, marks)


def line_inside(outer: Element, *, ahead: bool) -> Element | None:
    """The paragraph next to another one, if no tag stands between them."""
    other = outer.getnext() if ahead else outer.getprevious()
    if other is None or other.tag != PARAGRAPH or has_section(other):
        return None
    between = outer.tail if ahead else other.tail
    return None if read_marks(between) else other


def has_section(paragraph: Element) -> bool:
    """True for a paragraph that ends a section."""
    return paragraph.find(f"{PARAGRAPH_PROPERTIES}/{SECTION}") is not None


def join_line(number: int, paragraph: Element, *, ahead: bool, marks: Marks) -> None:
    """Put a mark at the beginning or the end of another paragraph."""
    run = new_run(paragraph, write_mark(number))
    if ahead:
        has_properties = len(paragraph) and paragraph[0].tag == PARAGRAPH_PROPERTIES
        paragraph.insert(1 if has_properties else 0, run)
    else:
        paragraph.append(run)
    marks.holders[number] = run[-1]


def are_in_one_paragraph(holders: list[Element]) -> bool:
    """True if all these texts are in runs of the same paragraph, or of the same link in it."""
    around = {grandparent(holder) for holder in holders}
    return len(around) == 1 and all(map(is_run_text, holders))


def is_run_text(holder: Element) -> bool:
    """True for a text in a run."""
    parent = holder.getparent()
    return holder.tag == TEXT and parent is not None and parent.tag == RUN


def grandparent(holder: Element) -> Element | None:
    """The element around a text's run."""
    run = holder.getparent()
    return None if run is None else run.getparent()


def is_level(holders: list[Element], *, strict: bool) -> bool:
    """True if what stands between these texts is balanced when it is repeated or left out."""
    paths = [[parent.tag for parent in (holder, *holder.iterancestors())] for holder in holders]
    if any(path != paths[0] for path in paths):
        return False
    if not strict:
        return True
    rows = {element_at(holder, "tr") for holder in holders}
    cells = {element_at(holder, "tc") for holder in holders}
    return len(rows) == 1 and len(cells) == 1


def report_crossing(unit: tuple[int, ...], marks: Marks) -> None:
    """Remember a block that begins and ends in places of different depth."""
    opener, tag = marks.tags[unit[0]], marks.tags[unit[-1]]
    marks.problems.append(rules.CROSSING_BLOCK.at(opener.place, tag=tag.text, opener=opener.text))


def lift_run(number: int, marks: Marks) -> None:
    """Lift a tag out of its run, which is split around it."""
    marks.looks[number] = read_look(marks.holders[number])
    run = isolate(number, marks)
    insert_text_before(run, bare_mark(number, marks))
    remove_element(run)


def isolate(number: int, marks: Marks) -> Element:
    """The run that holds this mark alone, after splitting the one that held more."""
    holder = marks.holders[number]
    run = holder.getparent()
    if run is None:
        raise ValueError("a mark stands outside of any run")
    before, _, after = (holder.text or "").partition(write_mark(number))
    alone, rest = new_run(run, write_mark(number)), new_run(run, after)
    for sibling in list(holder.itersiblings()):
        rest.append(sibling)
    # lxml puts a sibling behind the text that follows, where tags may have been lifted to
    rest.tail, run.tail = run.tail, None
    run.addnext(alone)
    alone.addnext(rest)
    holder.text = before
    for moved in read_marks(after):
        marks.holders[moved] = rest.findall(TEXT)[0]
    for piece in (run, rest):
        drop_blank(piece)
    marks.holders[number] = alone.findall(TEXT)[0]
    return alone


def new_run(run: Element, text: str) -> Element:
    """A run that looks like another one and says something else."""
    made = run.makeelement(RUN)
    properties = run.find(RUN_PROPERTIES)
    if properties is not None:
        made.append(copy_of(properties))
    piece = made.makeelement(TEXT, {SPACE: "preserve"})
    piece.text = text
    made.append(piece)
    return made


def copy_of(element: Element) -> Element:
    """A copy without the text behind the element."""
    copied = copy(element)
    copied.tail = None
    return copied


def drop_blank(run: Element) -> None:
    """Take out the texts of a run that say nothing, and the run if nothing is left."""
    for text in run.findall(TEXT):
        if not text.text:
            remove_element(text)
    if is_bare(run):
        remove_element(run)


def read_look(holder: Element) -> Look:
    """How the run and the paragraph around a text look."""
    run, paragraph = element_at(holder, "r"), element_at(holder, "p")
    return Look(
        "" if run is None else properties_of(run, RUN_PROPERTIES),
        "" if paragraph is None else properties_of(paragraph, PARAGRAPH_PROPERTIES),
    )


def properties_of(element: Element, name: str) -> str:
    """The properties of a run or paragraph as XML, without a section break."""
    found = element.find(name)
    if found is None:
        return ""
    copied = copy_of(found)
    for section in copied.findall(SECTION):
        copied.remove(section)
    return serialise_fragment(copied)
