"""Three documents made into one: base ─▶ mine, edited by hand; base ─▶ theirs, rendered anew."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from reportkit.diagnostics import Diagnostic, Phrase, WordPlace
from reportkit.frozen import frozen
from reportkit.merge.atom import OBJECT_SIGN
from reportkit.merge.graft import Graft, open_graft
from reportkit.merge.look import Readers
from reportkit.merge.property import weave_properties
from reportkit.merge.source import Source, open_source, pages_of
from reportkit.merge.weave import Clash, Weaver
from reportkit.word.address import address_paragraphs
from reportkit.word.names import PARAGRAPH
from reportkit.word.package import open_package
from reportkit.word.story import iter_stories
from reportkit.word.xml import Element

UNNAMED = Path("document.docx")
SHOWN = 80  # characters of a paragraph in a message


@frozen
class Merged:
    """A merged document, and the places where the work of hands and the record disagree.

    At each of them the text of the hand stands, with that of the record as a tracked change.
    """

    content: bytes
    conflicts: tuple[Diagnostic, ...] = ()


def merge_documents(base: bytes, mine: bytes, theirs: bytes, path: Path = UNNAMED) -> Merged:
    """The document that a person has edited, with what has changed in the record since.

    `base` is what was rendered when the person began, `mine` what the person made of it, in Word
    or in LibreOffice, `theirs` what is rendered now. `path` names the document in conflicts.
    Raises `ProblemsFound` if one of them cannot be read. Equal input gives equal bytes.
    """
    if theirs in (base, mine):
        return Merged(mine)
    if mine == base:
        return Merged(theirs)
    sources = [open_source(open_package(path, content)) for content in (base, mine, theirs)]
    first, edited, fresh = sources
    edited.package = weave_properties(first, edited, fresh)
    graft = open_graft(edited, fresh)
    clashes = list(weave_sources(graft, first, tracked=False))
    return Merged(graft.pack(), tuple(tell(edited, clashes)))


def track_changes(old: bytes, new: bytes, path: Path = UNNAMED) -> bytes:
    """The old document, in which all that makes it the new one is a tracked change."""
    first, edited, fresh = (open_source(open_package(path, each)) for each in (old, old, new))
    graft = open_graft(edited, fresh)
    for _ in weave_sources(graft, first, tracked=True):
        raise AssertionError("one side alone contradicts nobody")
    return graft.pack()


def weave_sources(graft: Graft, base: Source, *, tracked: bool) -> Iterator[Clash]:
    """Weave all parts; yield the conflicts."""
    mine, theirs = graft.mine, graft.theirs
    calls: list[tuple[str, tuple[str, str, str]]] = []
    parts = [
        tuple(source.package.main for source in (base, mine, theirs)),
        *_iter_margins(base, mine, theirs),
    ]
    for members in parts:
        weaver = _open_weaver(graft, base, members, tracked=tracked)
        weaver.weave_parts(*_containers((base, mine, theirs), members))
        calls += weaver.calls
        yield from weaver.clashes
    for kind, ids in dict.fromkeys(calls):
        notes = [source.notes(kind) for source in (base, mine, theirs)]
        if all(number in known for number, known in zip(ids, notes, strict=True)):
            found = [known[number] for number, known in zip(ids, notes, strict=True)]
            weaver = _open_weaver(graft, base, tuple(each[0] for each in found), tracked=tracked)
            weaver.weave_parts(*(each[1] for each in found))
            yield from weaver.clashes


def _iter_margins(*sources: Source) -> Iterator[tuple[str, ...]]:
    """Yield the members of each header and footer that all documents have."""
    base, mine, theirs = (source.margins() for source in sources)
    for label, member in base.items():
        fresh = _find_margins(theirs, label)
        for each in _find_margins(mine, label) if fresh else ():
            yield member, each, fresh[0]


def _find_margins(margins: Mapping[str, str], label: str) -> list[str]:
    """The members of this name; a section more makes "header" the "header of section 1"."""
    alike = [each for known, each in margins.items() if pages_of(known) == pages_of(label)]
    return [margins[label]] if label in margins else alike


def _containers(sources: Sequence[Source], members: Sequence[str]) -> Iterator[Element]:
    for source, member in zip(sources, members, strict=True):
        yield source.body if member == source.package.main else source.root(member)


def _open_weaver(graft: Graft, base: Source, members: tuple[str, ...], *, tracked: bool) -> Weaver:
    first, edited, fresh = members
    readers = Readers(base.reader(first), graft.mine.reader(edited), graft.theirs.reader(fresh))
    graft.open_part(edited, fresh)
    return Weaver(graft, edited, readers, tracked)


def tell(mine: Source, clashes: Sequence[Clash]) -> Iterator[Diagnostic]:
    """Yield each conflict with its place in the merged document, in the order of the document."""
    labels = {story.member: story.label for story in iter_stories(mine.package, mine.body)}
    labels[mine.package.main] = "body"
    for member in dict.fromkeys(clash.member for clash in clashes):
        place = WordPlace(str(mine.package.path), labels.get(member, "body"))
        places = address_paragraphs(mine.root(member), place, mine.headings)
        order = {paragraph: number for number, paragraph in enumerate(places)}
        found = [(_paragraph(clash.element), clash) for clash in clashes if clash.member == member]
        for paragraph, clash in sorted(found, key=lambda pair: order.get(pair[0], 0)):
            at = places.get(paragraph, place)
            shown = replace(at, text=_shorten(clash.mine) or None)
            yield clash.rule.at(shown, mine=quote(clash.mine), theirs=quote(clash.theirs))


def quote(words: str) -> Phrase:
    """Words of a document as a message tells them."""
    if words == OBJECT_SIGN:
        return Phrase("a picture")
    return Phrase("`{text}`", text=_shorten(words)) if words else Phrase("no words")


def _shorten(words: str) -> str:
    return words if len(words) <= SHOWN else f"{words[: SHOWN - 1]}…"


def _paragraph(element: Element) -> Element:
    return element if element.tag == PARAGRAPH else next(element.iter(PARAGRAPH), element)
