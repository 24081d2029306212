"""What is wrong with a template, written into a copy of it: Word's comments at what is at fault.

Only the file has to open: a template that cannot be compiled needs its comments most.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from reportkit.diagnostics import Diagnostic, Place, ProblemsFound, WordPlace
from reportkit.frozen import frozen
from reportkit.template.merge import next_paragraphs
from reportkit.template.notes import KINDS, has_loops, iter_calls
from reportkit.template.tags import find_shown, read_spans
from reportkit.word.address import bare, find_paragraphs
from reportkit.word.anchor import (
    Position,
    anchor_beginning,
    anchor_element,
    anchor_paragraph,
    anchor_text,
)
from reportkit.word.archive import pack
from reportkit.word.comment import add_comments, free_number, has_comments, without_comments
from reportkit.word.file import build_copied
from reportkit.word.line import read_line
from reportkit.word.names import PARAGRAPH, SECTION, w
from reportkit.word.package import Package, open_package, parse_member, unpack
from reportkit.word.xml import Element, serialise_xml

# the paragraphs of a comment; the place is told where the comment stands elsewhere
Tell = Callable[[Diagnostic, bool], Iterable[str]]
# no program keeps it when it saves the file: a copy that has it is as it was written
UNTOUCHED = b"\n<!-- annotated copy -->"
NOTE = re.compile(r"\b(footnote|endnote|comment) (\d+)$")
COMMENTS = ("comment", "commentReference")


def annotate(
    path: Path, content: bytes, problems: Iterable[Diagnostic], tell: Tell, *, is_new: bool
) -> bytes:
    """The template with a comment at each problem, in the place of those of an earlier copy.

    A copy that `is_new` can be told from one that somebody has worked in. Raises `ProblemsFound`
    if the file or its body cannot be opened.
    """
    package = without_comments(_open_as_it_is(path, content))
    body = parse_member(package, package.main)
    page = _Page(package, body, find_paragraphs(body, "body"))
    texts: dict[int, tuple[str, ...]] = {}
    told = dict.fromkeys((problem, occurrence_of(problem.place)) for problem in problems)
    for number, (problem, _) in enumerate(told, start=free_number(package, body)):
        is_there = page.anchor(problem.place, number)
        texts[number] = tuple(tell(problem, not is_there))
    written = serialise_xml(body).encode() + (UNTOUCHED if is_new else b"")
    package = replace(package, contents={**package.contents, package.main: written})
    package = add_comments(package, texts) if texts else package
    members = (build_copied(name, member) for name, member in package.contents.items())
    return b"".join(pack(members))


def is_untouched(path: Path, content: bytes) -> bool:
    """True for an annotated copy that nobody has saved since it was written."""
    try:
        package = _open_as_it_is(path, content)
    except ProblemsFound:
        return False
    return package.contents[package.main].endswith(UNTOUCHED)


def is_annotated(path: Path, content: bytes) -> bool:
    """True for a file with comments of ours; raises `ProblemsFound` if it cannot be opened."""
    return has_comments(_open_as_it_is(path, content))


def occurrence_of(place: Place) -> int:
    """Which one of several equal texts in its paragraph a place means."""
    return (place.occurrence or 1) if isinstance(place, WordPlace) else 1


def _open_as_it_is(path: Path, content: bytes) -> Package:
    """The template with every member as it stands in the file."""
    return replace(open_package(path, content), contents=unpack(path, content))


@frozen
class _Page:
    """The body of a template while comments are put into it, and its paragraphs by place."""

    package: Package
    body: Element
    paragraphs: Mapping[WordPlace, Element]

    def anchor(self, place: Place, number: int) -> bool:
        """Let a comment belong to what a place names; False if it had to stand elsewhere."""
        paragraph = self.paragraphs.get(bare(place)) if isinstance(place, WordPlace) else None
        if not isinstance(place, WordPlace) or paragraph is None:
            self.anchor_elsewhere(place, number)
            return False
        around = [*paragraph.iterancestors(PARAGRAPH)]
        if around:
            box = next(child for child in around[-1] if child in {*paragraph.iterancestors()})
            anchor_element(box, box, number)
            return False
        found = locate(paragraph, place) if place.text else None
        if found is None:
            anchor_paragraph(paragraph, number)
            return not place.text
        anchor_text(*found, number)
        return True

    def anchor_elsewhere(self, place: Place, number: int) -> None:
        """Put a comment where a note is called, or at the beginning of the body."""
        call = self.find_call(place.part) if isinstance(place, WordPlace) else None
        if call is None or next(call.iterancestors(PARAGRAPH), None) is None:
            anchor_beginning(self.first_paragraph(), number)
            return
        *_, paragraph = call.iterancestors(PARAGRAPH)
        run = next(child for child in paragraph if child in {*call.iterancestors()})
        anchor_element(run, run, number)

    def find_call(self, part: str) -> Element | None:
        """What in the body calls the note, or the comment, that a part's name tells of."""
        named = NOTE.search(part)
        if named is None:
            return None
        kind = f"{named[1]}s"
        calls = [
            call
            for _, member in self.package.related(self.package.main, kind)
            for call in self.iter_note_calls(parse_member(self.package, member), kind)
        ]
        number = int(named[2])
        return calls[number - 1] if number <= len(calls) else None

    def iter_note_calls(self, notes: Element, kind: str) -> list[Element | None]:
        """What calls each note: in the order of the body where its notes are carried there."""
        if kind in KINDS and has_loops(self.body.iter(PARAGRAPH)):
            return [call for call, _ in iter_calls(self.body, notes, kind)]
        name, reference = KINDS.get(kind, COMMENTS)
        calls = {call.get(w("id")): call for call in self.body.iter(w(reference))}
        normal = (note for note in notes.iter(w(name)) if note.get(w("type")) in (None, "normal"))
        return [calls.get(note.get(w("id"))) for note in normal]

    def first_paragraph(self) -> Element:
        """The first paragraph of the body; a body without any gets one."""
        first = next(self.body.iter(PARAGRAPH), None)
        if first is None:
            holder = self.body.find(w("body"))
            holder = self.body if holder is None else holder
            first = holder.makeelement(PARAGRAPH)
            holder.insert(len(holder.findall(SECTION)) and len(holder) - 1, first)
        return first


def locate(paragraph: Element, place: WordPlace) -> tuple[Position, Position] | None:
    """Where the text at fault begins and ends; it may go on in the paragraphs that follow."""
    text, starts = "", list[tuple[int, Element]]()
    for current in (paragraph, *next_paragraphs(paragraph)):
        text += " " if starts else ""
        starts.append((len(text), current))
        text += read_line(current).text
        found = find_shown(text, place.text or "")
        if len(found) >= occurrence_of(place):
            start, end = found[occurrence_of(place) - 1]
            return _position(starts, start), _position(starts, end - 1, 1)
        if not _is_open(text):
            break
    return None


def _is_open(text: str) -> bool:
    """True if the last tag of a text is not closed."""
    spans = [*read_spans(text)]
    return bool(spans) and spans[-1].end is None


def _position(starts: list[tuple[int, Element]], offset: int, further: int = 0) -> Position:
    """The position in its own paragraph of an offset in the text of several."""
    start, paragraph = [one for one in starts if one[0] <= offset][-1]
    return Position(paragraph, offset - start + further)
