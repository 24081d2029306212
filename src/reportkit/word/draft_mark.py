"""The mark of a draft: words across every page, as Word itself writes watermarks.

The mark hangs in the headers. Where a page has none, it gets one that takes no room.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import field
from html import escape
from pathlib import Path

from reportkit.frozen import mutable
from reportkit.word.address import text_of
from reportkit.word.archive import pack
from reportkit.word.file import Link, build_copied, free_link, with_links, with_types
from reportkit.word.names import (
    PARAGRAPH,
    PARAGRAPH_PROPERTIES,
    RUN,
    SECTION,
    TEXT_BOX,
    VALUE,
    R,
    V,
    W,
    w,
)
from reportkit.word.package import (
    TYPES_MEMBER,
    WORD_TYPE,
    Package,
    open_package,
    parse_content,
    parse_member,
    relationships_member,
)
from reportkit.word.part import free_member
from reportkit.word.sight import is_on
from reportkit.word.xml import (
    PROLOG,
    Element,
    parse_fragment,
    remove_element,
    serialise_xml,
    whole_number,
)

# Word's own name for watermarks, by which its menu takes them out again
NAME = "PowerPlusWaterMarkObject"
OURS = f"{NAME}_reportkit"
OFFICE, WORD10 = "urn:schemas-microsoft-com:office:office", "urn:schemas-microsoft-com:office:word"
NAMESPACES = (("v", V), ("o", OFFICE), ("w10", WORD10))
SHAPE, EVEN_AND_ODD, FIRST_PAGE = f"{{{V}}}shape", w("evenAndOddHeaders"), w("titlePg")
PAGE_SIZE = w("pgSz")
REFERENCE, LINK_ID, KIND = w("headerReference"), f"{{{R}}}id", w("type")
HEADER_TYPE = f"{WORD_TYPE}header+xml"
TWIPS = 20  # to the point
A4_WIDTH, A4_HEIGHT = 11906, 16838
# of the shorter side of the page that the words are long, and of it that they are high at most
LENGTH, HEIGHT = 0.78, 0.26
LETTER = 0.68  # the width of a letter, where a Chinese character is 1
FIRST_CHINESE = "\u2e80"
SHAPE_KIND = (
    '<v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800" '
    'path="m@7,l@8,m@5,21600l@6,21600e"><v:formulas><v:f eqn="sum #0 0 10800"/>'
    '<v:f eqn="prod #0 2 1"/><v:f eqn="sum 21600 0 @1"/><v:f eqn="sum 0 0 @2"/>'
    '<v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/><v:f eqn="if @0 21600 @1"/>'
    '<v:f eqn="if @0 0 @2"/><v:f eqn="if @0 @4 21600"/><v:f eqn="mid @5 @6"/>'
    '<v:f eqn="mid @8 @5"/><v:f eqn="mid @7 @8"/><v:f eqn="mid @6 @7"/>'
    '<v:f eqn="sum @6 0 @5"/></v:formulas><v:path textpathok="t" o:connecttype="custom" '
    'o:connectlocs="@9,0;@10,10800;@11,21600;@12,10800" o:connectangles="270,180,90,0"/>'
    '<v:textpath on="t" fitshape="t"/><v:handles><v:h position="#0,bottomRight" '
    'xrange="6629,14971"/></v:handles><o:lock v:ext="edit" text="t" shapetype="t"/></v:shapetype>'
)
# a line of one point, so that nothing on the page moves
EMPTY = (
    '<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>'
    '<w:ind w:left="0" w:right="0" w:firstLineChars="0" w:firstLine="0"/>'
    '<w:rPr><w:sz w:val="2"/><w:szCs w:val="2"/></w:rPr></w:pPr></w:p>'
)
NO_HEADER = f'{PROLOG}<w:hdr xmlns:w="{W}" xmlns:r="{R}">{EMPTY}</w:hdr>'.encode()
PLAIN_NAME = Path("document.docx")


def add_draft_mark(content: bytes, words: str, *, path: Path = PLAIN_NAME) -> bytes:
    """The Word file with these words across each of its pages, in place of those it had before."""
    package = open_package(path, content)
    return _write(package, _Marking(package, words).mark())


def remove_draft_mark(content: bytes, *, path: Path = PLAIN_NAME) -> bytes:
    """The Word file without the mark of a draft."""
    package = open_package(path, content)
    changed: dict[str, bytes] = {}
    for _, member in package.related(package.main, "header"):
        if OURS.encode() in package.contents[member]:
            root = parse_member(package, member)
            _erase(root)
            changed[member] = serialise_xml(root).encode()
    return _write(package, changed) if changed else content


def read_draft_mark(content: bytes, *, path: Path = PLAIN_NAME) -> str:
    """The words across the pages of a draft; none if it is not marked by us."""
    package = open_package(path, content)
    for _, member in package.related(package.main, "header"):
        if OURS.encode() in package.contents[member]:
            for words in parse_member(package, member).iter(f"{{{V}}}textpath"):
                if words.get("string"):
                    return words.get("string") or ""
    return ""


def holds_only_mark(paragraph: Element) -> bool:
    """True for a paragraph that is there for the mark of a draft, and says nothing itself."""
    marked = any((shape.get("id") or "").startswith(OURS) for shape in paragraph.iter(SHAPE))
    return marked and not text_of(paragraph)


def _write(package: Package, changed: Mapping[str, bytes]) -> bytes:
    """The file with some members changed and some added; the others are copied."""
    contents, known = {**package.contents, **changed}, package.deflated
    members = (build_copied(name, content, known.get(name)) for name, content in contents.items())
    return b"".join(pack(members))


def _erase(root: Element) -> None:
    """Take marks of ours out of a header."""
    for shape in [*root.iter(SHAPE)]:
        if (shape.get("id") or "").startswith(OURS):
            remove_element(next(shape.iterancestors(RUN), shape))


@mutable
class _Marking:
    """The marking of one file; `marked` are its headers that have been, by member.

    `added` are those that it did not have, with the id of the link to each.
    """

    package: Package
    words: str
    marked: dict[str, Element] = field(default_factory=dict)
    added: dict[str, str] = field(default_factory=dict)

    def mark(self) -> dict[str, bytes]:
        """The members that are changed or added."""
        package = self.package
        body, has_even = parse_member(package, package.main), self.has_even()
        links = dict(package.related(package.main, "header"))
        known: dict[str, str] = {}
        for section in body.iter(SECTION):
            for reference in section.iterchildren(REFERENCE):
                kind, link = reference.get(KIND) or "default", reference.get(LINK_ID) or ""
                known[kind] = links.get(link, "")
            for kind in iter_kinds(section, has_even=has_even):
                known[kind] = known.get(kind) or self.add_header(section, kind)
                self.mark_header(known[kind], section)
        changed = {member: serialise_xml(root).encode() for member, root in self.marked.items()}
        return changed | (self.link(body) if self.added else {})

    def has_even(self) -> bool:
        """True if left and right pages differ."""
        settings = self.package.related(self.package.main, "settings")
        signs = (parse_member(self.package, one).find(EVEN_AND_ODD) for _, one in settings)
        return any(sign is not None and is_on(sign.get(VALUE) or "") for sign in signs)

    def add_header(self, section: Element, kind: str) -> str:
        """The member of a new header, to which the section refers."""
        folder = posixpath.dirname(self.package.main)
        number = len(self.added) + 1
        member = free_member(self.package, posixpath.join(folder, f"draft-header{number}"))
        listing = self.package.contents.get(relationships_member(self.package.main), b"")
        self.added[member] = f"{free_link([listing])}{number}"
        attributes = {KIND: kind, LINK_ID: self.added[member]}
        section.insert(0, section.makeelement(REFERENCE, attributes))
        return member

    def mark_header(self, member: str, section: Element) -> None:
        """Put the mark into a header, once."""
        if member in self.marked:
            return
        content = self.package.contents.get(member, NO_HEADER)
        root = self.marked[member] = parse_content(self.package.path, member, content)
        _erase(root)
        paragraph = _find_paragraph(root)
        head = paragraph.find(PARAGRAPH_PROPERTIES)
        start = 0 if head is None else paragraph.index(head) + 1
        paragraph.insert(start, build_mark(self.words, len(self.marked), section))

    def link(self, body: Element) -> dict[str, bytes]:
        """The members that tell of the new headers."""
        package, listing = self.package, relationships_member(self.package.main)
        links = [
            Link(link, f"{R}/header", posixpath.basename(member))
            for member, link in self.added.items()
        ]
        types, kinds = package.contents[TYPES_MEMBER], dict.fromkeys(self.added, HEADER_TYPE)
        return {
            package.main: serialise_xml(body).encode(),
            listing: with_links(package.contents.get(listing), links),
            TYPES_MEMBER: with_types(types, {}, kinds),
        }


def iter_kinds(section: Element, *, has_even: bool) -> Iterator[str]:
    """Yield the kinds of headers that the pages of a section have."""
    first = section.find(FIRST_PAGE)
    yield "default"
    if first is not None and is_on(first.get(VALUE) or ""):
        yield "first"
    if has_even:
        yield "even"


def _find_paragraph(root: Element) -> Element:
    """The paragraph of a header that the mark hangs in."""
    everywhere = (one for one in root.iter(PARAGRAPH) if not any(one.iterancestors(TEXT_BOX)))
    found = root.find(PARAGRAPH)
    if found is None:
        found = next(everywhere, None)
    if found is None:
        [found] = parse_fragment(EMPTY)
        root.append(found)
    return found


def build_mark(words: str, number: int, section: Element) -> Element:
    """The run that draws the words across a page of a section."""
    width, height = measure_mark(words, section)
    is_chinese = max(words) >= FIRST_CHINESE
    style = (
        f"position:absolute;margin-left:0;margin-top:0;width:{width}pt;height:{height}pt;"
        "rotation:315;z-index:-251658752;mso-position-horizontal:center;"
        "mso-position-horizontal-relative:page;mso-position-vertical:center;"
        "mso-position-vertical-relative:page"
    )
    font = "SimSun" if is_chinese else "Calibri"
    xml = (
        f"<w:r><w:rPr><w:noProof/></w:rPr><w:pict>{SHAPE_KIND}"
        f'<v:shape id="{OURS}{number}" type="#_x0000_t136" alt="{escape(words)}" style="{style}" '
        'o:allowincell="f" fillcolor="silver" stroked="f"><v:fill opacity=".5"/>'
        f'<v:textpath style="font-family:&quot;{font}&quot;;font-size:1pt" '
        f'string="{escape(words)}"/><w10:wrap anchorx="page" anchory="page"/></v:shape>'
        "</w:pict></w:r>"
    )
    [run] = parse_fragment(xml, NAMESPACES)
    return run


def measure_mark(words: str, section: Element) -> tuple[int, int]:
    """The length and the height of the words, in points: as long as the page lets them be."""
    size = section.find(PAGE_SIZE)
    sides = [("w", A4_WIDTH), ("h", A4_HEIGHT)]
    shorter = min(
        whole_number(None if size is None else size.get(w(name)), usual) for name, usual in sides
    )
    ems = sum(1 if sign >= FIRST_CHINESE else LETTER for sign in words)
    length = min(LENGTH * shorter, HEIGHT * shorter * ems)
    return round(length / TWIPS), round(length / ems / TWIPS)
