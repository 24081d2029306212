"""Footnotes and endnotes in loops: one for every pass, with what is known where they are called.

The text of a note stands in a part of its own, and a loop would call one note many times. So the
note is filled where it is called, and comes to its part afterwards under an id of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from copy import copy
from dataclasses import replace
from typing import Any

from reportkit.diagnostics import WordPlace
from reportkit.template.marks import Marks
from reportkit.template.signs import NOTE_ID
from reportkit.template.tag import WORD, Kind, Tag
from reportkit.template.tags import OPENER, read_spans
from reportkit.word.line import read_line
from reportkit.word.names import PARAGRAPH, W, w
from reportkit.word.package import Package, parse_member
from reportkit.word.xml import Element, insert_text_after, insert_text_before, serialise_xml

KINDS = {
    "footnotes": ("footnote", "footnoteReference"),
    "endnotes": ("endnote", "endnoteReference"),
}


# what is made anew wherever it is asked for
REPEATING = frozenset({"for", "macro", "call"})


def has_loops(elements: Iterable[Element]) -> bool:
    """True if a paragraph among these elements begins what may be printed more than once."""
    return any(begins_loop(element) for element in elements if element.tag == PARAGRAPH)


def begins_loop(paragraph: Element) -> bool:
    """True if a paragraph holds the beginning of a loop or macro, or of words to be kept."""
    text = read_line(paragraph).text
    if not OPENER.search(text):
        return False
    blocks = (span.inside for span in read_spans(text) if span.kind is Kind.BLOCK)
    return any(map(is_repeating, blocks))


def is_repeating(block: str) -> bool:
    """True for the inside of a block tag whose body may be printed more than once."""
    words = WORD.findall(block)[:2]
    return not REPEATING.isdisjoint(words) or ("set" in words and "=" not in block)


def carry_notes(package: Package, body: Element, place: WordPlace, marks: Marks) -> Package:
    """Move the notes that a body with loops calls to where it calls them.

    Gives the package whose notes are those that are left.
    """
    contents = dict(package.contents)
    for kind in KINDS:
        for _, member in package.related(package.main, kind):
            notes = with_namespaces(parse_member(package, member), body)
            for call, note in [*iter_calls(body, notes, kind)]:
                carry_note(call, note, (kind, member), place, marks)
            contents[member] = serialise_xml(notes).encode()
    return replace(package, contents=contents)


def with_namespaces(notes: Element, body: Element) -> Element:
    """The notes under a root that declares the prefixes of the body too."""
    attributes = {str(name): str(text) for name, text in notes.attrib.items()}
    declared: Any = dict(body.nsmap)
    declared.update(notes.nsmap)
    root = notes.makeelement(notes.tag, attributes, declared)
    root[:] = list(notes)
    root.text = ""  # a part that is left empty is written with an end, before which notes come
    return root


def iter_calls(body: Element, notes: Element, kind: str) -> Iterator[tuple[Element, Element]]:
    """Yield the calls of notes in the body, and the note of each."""
    name, reference = KINDS[kind]
    known = {note.get(w("id")): note for note in notes.iter(w(name))}
    for call in body.iter(w(reference)):
        note = known.get(call.get(w("id")))
        if note is not None and note.get(w("type")) in (None, "normal"):
            yield call, note


def carry_note(
    call: Element, note: Element, target: tuple[str, str], place: WordPlace, marks: Marks
) -> None:
    """Fill a note before the run that calls it, and let the call ask for its id.

    `target` is the kind of the note and the part to which it comes afterwards.
    """
    source = Tag(Kind.BLOCK, "", "own", "", place)
    variable = f"note_{len(marks.tags)}"
    carried = copy(note)
    carried.tail = None
    carried.set(w("id"), NOTE_ID)
    parent = note.getparent()
    if parent is not None:
        parent.remove(note)
    run = next(call.iterancestors(f"{{{W}}}r"))
    run.addprevious(carried)
    insert_text_before(carried, marks.add_own(Kind.BLOCK, f"set {variable}", source))
    insert_text_after(carried, marks.add_own(Kind.BLOCK, "endset", source))
    call.set(w("id"), marks.add_own(Kind.PRINT, f"{variable} | new_note{target}", source))
    marks.is_changed = True
    marks.carried[carried] = target[1]
