"""Tags in the addresses of links: Word keeps these outside the text, in a list of relationships."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from urllib.parse import unquote

from reportkit.diagnostics import WordPlace
from reportkit.template.marks import BRACES, Marks, place_of
from reportkit.template.tag import Kind, Tag
from reportkit.template.tags import OPENER, build_tag, read_spans, shown
from reportkit.word.names import HYPERLINK, A, R
from reportkit.word.package import Package
from reportkit.word.xml import Element, insert_text_before

LINK_ID = f"{{{R}}}id"
LINKS = (HYPERLINK, f"{{{A}}}hlinkClick")
ADDRESS = "address"  # the level of a tag in an address


def tagged_addresses(package: Package, member: str) -> dict[str, str]:
    """The addresses with tags in them to which a part links, by the id of their relationship."""
    found = {
        link.id: unquote(link.target)
        for link in package.relationships(member)
        if link.external and link.kind == "hyperlink"
    }
    return {name: address for name, address in found.items() if OPENER.search(address)}


def place_link_marks(
    root: Element,
    addresses: Mapping[str, Mapping[str, str]],
    member: str,
    places: Mapping[Element, WordPlace],
    part: WordPlace,
    marks: Marks,
) -> None:
    """Let every link with tags in its address get its address where the link stands.

    So the address may use what is known there, such as the variable of a loop.
    """
    for link in [*root.iter(*LINKS)] if addresses else ():
        around = (
            marks.carried[parent] for parent in link.iterancestors() if parent in marks.carried
        )
        address = addresses.get(next(around, member), {}).get(link.get(LINK_ID) or "")
        if address is not None and BRACES.search(address):
            place_address(link, address, place_of(link, places, part), marks)


def place_address(link: Element, address: str, place: WordPlace, marks: Marks) -> None:
    """Put together the address before its link, and let the link lead there."""
    source = Tag(Kind.BLOCK, "", "own", shown(address), replace(place, text=shown(address)))
    variable = f"address_{len(marks.tags)}"
    before = marks.add_own(Kind.BLOCK, f"set {variable}", source)
    inside = mark_address(address, source.place, marks)
    end = marks.add_own(Kind.BLOCK, "endset", source)
    anchor = link if link.tag == HYPERLINK else next(link.iterancestors())
    insert_text_before(anchor, before + inside + end)
    link.set(LINK_ID, marks.add_own(Kind.PRINT, f"{variable} | new_link", source))
    marks.is_changed = True


def mark_address(address: str, place: WordPlace, marks: Marks) -> str:
    """An address with marks in the place of its tags."""
    written: list[str] = []
    position = 0
    for span in read_spans(address):
        tag = build_tag(span, address[span.start : span.end], place)
        level = ADDRESS if tag.kind is Kind.PRINT else "own"
        written += (address[position : span.start], marks.add(replace(tag, level=level)))
        position = span.end or len(address)
    return "".join((*written, address[position:]))
