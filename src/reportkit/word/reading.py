"""What a person reads in a Word file: its paragraphs, in order, with their places."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field

from reportkit.diagnostics import WordPlace
from reportkit.frozen import mutable
from reportkit.word.address import address_paragraphs
from reportkit.word.line import CHARACTERS, DELETED_TEXT, WRITTEN, iter_own
from reportkit.word.names import FALLBACK, FIELD_CODE, w
from reportkit.word.package import Package, parse_member
from reportkit.word.sight import COMPUTED
from reportkit.word.story import Kind, iter_stories
from reportkit.word.style import heading_styles, read_sheet
from reportkit.word.xml import Element

READ = (Kind.BODY, Kind.MARGIN, Kind.NOTES)
FIELD, FIELD_MARK, FIELD_KIND = w("fldSimple"), w("fldChar"), w("fldCharType")
ASIDE = "comment"  # said about the text, and not by it


def iter_read(package: Package) -> Iterator[tuple[WordPlace, str]]:
    """Yield the place and the text of every paragraph that says something.

    What a tracked change deletes is not read, nor are comments, nor what programs work out anew; a
    text box that Word stores twice is read once.
    """
    body = parse_member(package, package.main)
    headings = heading_styles(read_sheet(package))
    for story in iter_stories(package, body):
        if story.kind not in READ or story.label == ASIDE:
            continue
        root = body if story.kind is Kind.BODY else parse_member(package, story.member)
        place = WordPlace(str(package.path), story.label)
        fields = _Fields()
        for paragraph, at in address_paragraphs(root, place, headings).items():
            text = fields.read(paragraph)
            if text.strip() and next(paragraph.iterancestors(FALLBACK), None) is None:
                yield at, text


@mutable
class _Fields:
    """The fields that are open: each with its code, and if its result has begun."""

    opened: list[list[str]] = field(default_factory=list)

    def read(self, paragraph: Element) -> str:
        """The text of a paragraph, without what programs work out anew, such as page numbers."""
        written: list[str] = []
        for element in iter_own(paragraph):
            if element.tag == FIELD_MARK:
                self.mark(element.get(FIELD_KIND) or "")
            elif element.tag == FIELD_CODE and self.opened:
                self.opened[-1][0] += element.text or ""
            elif not self.is_worked_out(element):
                written.append(_text_of(element))
        return "".join(written)

    def mark(self, kind: str) -> None:
        """Begin a field, its result, or what follows it."""
        if kind == "begin":
            self.opened.append(["", ""])
        elif self.opened and kind == "separate":
            self.opened[-1][1] = kind
        elif self.opened:
            self.opened.pop()

    def is_worked_out(self, element: Element) -> bool:
        """True within the result of a field that programs fill in by themselves."""
        codes = [code for code, _ in self.opened]
        codes += [around.get(w("instr")) or "" for around in element.iterancestors(FIELD)]
        return any(COMPUTED.intersection(code.split()[:1]) for code in codes)


def _text_of(element: Element) -> str:
    if element.tag in WRITTEN:
        return "" if element.tag == DELETED_TEXT else element.text or ""
    return CHARACTERS.get(str(element.tag), "")
