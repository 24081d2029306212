"""What zip files say: documents of Word and its kin, workbooks, and folders that were zipped."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterable, Iterator
from functools import cache, partial
from io import BytesIO
from pathlib import Path
from typing import cast

from reportkit.diagnostics import FilePlace, Phrase, Place, ProblemsFound, WordPlace
from reportkit.frozen import frozen
from reportkit.pattern import pattern
from reportkit.rules import submission as rules
from reportkit.rules.template import ENCRYPTED, TOO_LARGE
from reportkit.submission.said import Batch, Inside, Part, Said, inside, say_all
from reportkit.word.address import address_paragraphs
from reportkit.word.names import W
from reportkit.word.package import Package, find_main, read_members
from reportkit.word.story import iter_stories
from reportkit.word.style import heading_styles, read_sheet
from reportkit.word.xml import BrokenXml, Element, check_depth, parse_xml

XML = (".xml", ".rels", ".vml", ".xhtml", ".svg")
# fonts hold outlines, and nothing that a person writes
FONTS = (".odttf", ".ttf", ".otf", ".fntdata")
PARAGRAPHS = ("{*}p", "{*}si", "{*}is")
ROWS, CELLS = "{*}tr", "{*}tc"
NAMED = "}"
TEXT, ALT, LINK, CODE, OTHER = (
    Phrase("the text"),
    Phrase("an alternative text"),
    Phrase("a link"),
    Phrase("a field code"),
    Phrase("a property"),
)
DELETED, AUTHOR, BOXES, FILE = (
    Phrase("deleted text"),
    Phrase("the name of an author"),
    Phrase("a row of cells"),
    Phrase("the file"),
)
DELETIONS = frozenset({"delText", "delInstrText"})
CODES = frozenset({"instrText", "delInstrText"})
SPACES = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "softHyphen": ""}
ATTRIBUTES = {
    "descr": ALT, "title": ALT, "alt": ALT, "Target": LINK, "href": LINK, "instr": CODE,
    "author": AUTHOR, "initials": AUTHOR, "userId": AUTHOR, "lastModifiedBy": AUTHOR,
}  # fmt: skip
DAMAGED = Phrase("it is damaged")
CAUSES = {
    ENCRYPTED.slug: Phrase("it is protected by a password"),
    TOO_LARGE.slug: Phrase("it is too large"),
}
CELL, CELL_NAME = "r", pattern(r"[A-Z]{1,3}[1-9]\d{0,6}")  # there are millions of them
PLAIN, BREAK = ("UTF-8", "ASCII", "US-ASCII"), pattern(r"[\t\r\n]")
SHORTEST = 4  # characters of an attribute that may tell something
DIGITS_OF_A_ROW = 11


def iter_zip(name: str, content: bytes) -> Iterator[Batch | Inside]:
    """Yield what a zip file says, and the files in it of other kinds, each with its name."""
    place = FilePlace(name)
    try:
        members = {one: found.content for one, found in read_members(Path(name), content).items()}
    except ProblemsFound as problems:
        cause = CAUSES.get(problems.diagnostics[0].rule, DAMAGED)
        yield [rules.UNSEARCHED.at(place, where=FILE, cause=cause)]
        return
    yield say_all(place, Phrase("a remark of the zip file"), _iter_remarks(content))
    trees, others = _parse_all(members)
    package = _find_package(name, members)
    find_places = cache(partial(_find_places, package, trees)) if package else None
    for member, root in trees.items():
        here = FilePlace(inside(name, member))
        raw = Said(here, FILE, members[member].decode("utf-8", "replace"), is_rest=True)
        yield [Said(here, Phrase("the name of the file"), member)]
        say = partial(_say_all, root, Known(here, find_places), raw)
        yield Part(dict.fromkeys(_iter_words(root, raw.text)), say)
    for member in others:
        if not member.lower().endswith(FONTS):
            yield Inside(inside(name, member), members[member])


def _iter_remarks(content: bytes) -> Iterator[str]:
    """Yield what stands in a zip file beside its members."""
    with zipfile.ZipFile(BytesIO(content)) as archive:
        members = archive.infolist()
        beside = [archive.comment, *(one.comment for one in members)]
        beside.append(content[: min((one.header_offset for one in members), default=0)])
    for remark in filter(None, beside):
        yield remark.decode("utf-8", "replace")


def _parse_all(members: dict[str, bytes]) -> tuple[dict[str, Element], list[str]]:
    """The trees of the members that are XML, and the names of the others."""
    trees: dict[str, Element] = {}
    others: list[str] = []
    for member, content in members.items():
        try:
            if member.lower().endswith(XML):
                trees[member] = parse_xml(content)
                check_depth(trees[member])
                continue
        except BrokenXml:
            trees.pop(member, None)
        others.append(member)
    return trees, others


def _find_package(name: str, members: dict[str, bytes]) -> Package | None:
    """The Word file that a zip file is; None if it is another one."""
    try:
        main = find_main(Path(name), members)
    except ProblemsFound:
        return None
    return Package(Path(name), members, {}, main) if W.encode() in members[main] else None


@frozen
class Known:
    """The places of a part's words: those of the paragraphs of a Word file, else the part itself.

    They are looked for once somebody asks for one.
    """

    here: Place
    find_places: Callable[[], dict[Element, WordPlace]] | None = None

    def spot(self, element: Element) -> Place | Callable[[], Place]:
        """Where an element stands, or what finds that out."""
        return partial(self.find, element) if self.find_places else self.here

    def find(self, element: Element) -> Place:
        """The place of the paragraph in which an element stands."""
        known = self.find_places() if self.find_places else {}
        around = (known[one] for one in (element, *element.iterancestors("{*}p")) if one in known)
        return next(around, self.here)


NOWHERE = Known(FilePlace(""))


def _find_places(package: Package, trees: dict[str, Element]) -> dict[Element, WordPlace]:
    return dict(_iter_places(package, trees))


def _iter_places(
    package: Package, trees: dict[str, Element]
) -> Iterator[tuple[Element, WordPlace]]:
    """Yield every paragraph of a Word file with its place."""
    if package.main not in trees:
        return
    try:
        headings = heading_styles(read_sheet(package))
        stories = [*iter_stories(package, trees[package.main])]
    except ProblemsFound:
        return
    for story in stories:
        if story.member in trees:
            place = WordPlace(str(package.path), story.label)
            yield from address_paragraphs(trees[story.member], place, headings).items()


def _iter_words(root: Element, raw: str) -> Iterator[str]:
    """Yield all that a part says, without places: its bytes, and what is torn apart in them."""
    yield raw
    if is_plain(root, raw):
        yield from _iter_unescaped(raw)
    else:
        yield from _find_pieces(root)
    yield from (one.text for one in _say_text(_find_torn(root), NOWHERE))
    yield from (one.text for one in _say_boxes(root, NOWHERE))


def _iter_unescaped(raw: str) -> Iterator[str]:
    """Yield what stands otherwise in the bytes than it is read; in attributes breaks are blanks."""
    from html import unescape

    pieces = [one for one in raw.split("<") if "&" in one or not one.isprintable()]
    for piece in dict.fromkeys(pieces):
        yield unescape(piece)
        yield unescape(BREAK.sub(" ", piece))


def is_plain(root: Element, raw: str) -> bool:
    """True if all texts and attributes stand in the bytes as they are, or with `&` in them."""
    encoding = root.getroottree().docinfo.encoding or PLAIN[0]
    instructions = raw.count("<?") - raw.lstrip("\ufeff").startswith("<?xml ")
    return encoding.upper() in PLAIN and "<!" not in raw and not instructions


def _find_pieces(root: Element) -> list[str]:
    """Each piece of the texts, and each attribute."""
    found = root.xpath("//@* | //text()", smart_strings=False)
    return cast("list[str]", found)


def _find_torn(root: Element) -> list[Element]:
    """The paragraphs whose words do not stand in one piece."""
    from lxml import etree

    is_torn = etree.XPath("count(.//text()) > 1 or .//*[local-name() = 'noBreakHyphen']")
    return [one for one in root.iter(*PARAGRAPHS) if is_torn(one)]


def _say_all(root: Element, known: Known, raw: Said) -> list[Said]:
    """What a part says: its text, its attributes, what stands outside paragraphs, and the rest."""
    text = (*_say_text(root.iter(*PARAGRAPHS), known), *_say_boxes(root, known))
    return [*text, *_say_attributes(root, known), *_say_others(root, known.here), raw]


def _say_text(paragraphs: Iterable[Element], known: Known) -> Iterator[Said]:
    """Yield what paragraphs say."""
    for paragraph in paragraphs:
        yield from _say_paragraph(paragraph, known.spot(paragraph))


def _say_boxes(root: Element, known: Known) -> Iterator[Said]:
    """Yield what rows of cells say that hold a sign each, as forms have them for a number."""
    for row in root.iter(ROWS):
        cells = [*row.iterchildren(CELLS)]
        if len(cells) >= DIGITS_OF_A_ROW and all(len(_read(cell)) <= 1 for cell in cells):
            first = next(row.iter("{*}p"), row)
            yield Said(known.spot(first), BOXES, "".join(map(_read, cells)))


def _say_attributes(root: Element, known: Known) -> Iterator[Said]:
    """Yield what attributes say; where all have one place, each value once."""
    told: set[tuple[str, str]] = set()
    has_one_place = known.find_places is None
    for element in root.iter("{*}*"):
        for name, value in cast("list[tuple[str, str]]", element.items()):
            is_cell = name == CELL and CELL_NAME.fullmatch(value)
            if len(value) < SHORTEST or (name, value) in told or is_cell:
                continue
            where = ATTRIBUTES.get(name.rpartition(NAMED)[2], OTHER)
            yield Said(known.spot(element), where, value)
            if has_one_place:
                told.add((name, value))


def _say_paragraph(paragraph: Element, place: Place | Callable[[], Place]) -> Iterator[Said]:
    """Yield the words of a paragraph, however they are divided; deleted ones by themselves."""
    pieces = [*_iter_pieces(paragraph)]
    texts = {name: "".join(text for kind, text in pieces if kind == name) for name in SORTS}
    for name, where in SORTS.items():
        if texts[name].strip():
            yield Said(place, where, texts[name])
    if texts["deleted"]:  # a deletion within a number leaves a part of it on either side
        both = "".join(text for kind, text in pieces if kind != "code")
        yield Said(place, DELETED, both, is_rest=True)


SORTS = {"text": TEXT, "deleted": DELETED, "code": CODE}


def _iter_pieces(paragraph: Element) -> Iterator[tuple[str, str]]:
    """Yield the pieces of a paragraph's own words, each with what it is."""
    for element in paragraph.iterchildren("{*}*"):
        name = str(element.tag).rpartition(NAMED)[2]
        if name in ("p", "pPr", "rPr", "txbxContent"):
            continue
        if name in CODES:
            yield "code", element.text or ""
        elif name in DELETIONS:
            yield "deleted", element.text or ""
        elif name in SPACES:
            yield "text", SPACES[name]
        else:
            yield "text", (element.text or "").strip("\n") if len(element) else element.text or ""
            yield from _iter_pieces(element)


def _read(cell: Element) -> str:
    return "".join(str(text) for text in cell.itertext()).strip()


def _say_others(root: Element, here: Place) -> Iterator[Said]:
    """Yield what a part says outside paragraphs, as properties and custom XML do."""
    told: set[tuple[str, str]] = set()
    for element in _iter_outside(root):
        text = element.text or ""
        if text.strip():
            name = element.get("name") or str(element.tag).rpartition(NAMED)[2]
            if (name, text) not in told:
                yield Said(here, Phrase("the property `{name}`", name=name), text)
                told.add((name, text))


def _iter_outside(root: Element) -> Iterator[Element]:
    """Yield the elements that stand in no paragraph."""
    waiting = [root]
    while waiting:
        element = waiting.pop()
        yield element
        if str(element.tag).rpartition(NAMED)[2] not in ("p", "si", "is"):
            waiting += [one for one in reversed(element) if isinstance(one.tag, str)]
