"""Numbered lists: which list a paragraph belongs to, and new lists that begin anew."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from reportkit.frozen import frozen
from reportkit.word.address import style_of
from reportkit.word.names import PARAGRAPH_PROPERTIES, VALUE, w
from reportkit.word.package import Package, read_member
from reportkit.word.style import Style, outline_level
from reportkit.word.xml import Element, parse_xml, serialise_xml, whole_number

NUMBERING, LIST, LEVEL = w("numPr"), w("num"), w("lvl")
NO_LIST = "0"


@frozen
class Membership:
    """The list of a paragraph or style, by its id, and the level in it."""

    list: str
    level: int


@frozen
class Lists:
    """The lists of a document: their part, the style that each belongs to, the highest id."""

    member: str
    styles: Mapping[str, Membership]
    definitions: Mapping[str, str]
    last: int

    def membership(self, paragraph: Element) -> Membership | None:
        """The list of a paragraph, by itself or through its style."""
        own = read_membership(paragraph.find(PARAGRAPH_PROPERTIES))
        if own is not None:
            return own if own.list != NO_LIST else None
        return self.styles.get(style_of(paragraph) or "")


NO_LISTS = Lists("", {}, {}, 0)


def read_lists(package: Package, sheet: Iterable[Style]) -> Lists:
    """The lists of a document that has these styles."""
    members = [member for _, member in package.related(package.main, "numbering")]
    if not members:
        return NO_LISTS
    root = read_member(package, members[0])
    definitions = {
        entry.get(w("numId")) or "": abstract.get(VALUE) or ""
        for entry in root.iter(LIST)
        if (abstract := entry.find(w("abstractNumId"))) is not None
    }
    last = max((int(number) for number in definitions if number.isdecimal()), default=0)
    return Lists(members[0], read_styles(sheet), definitions, last)


def read_styles(sheet: Iterable[Style]) -> dict[str, Membership]:
    """The list of every style that has one; headings number the whole document and are left out."""
    return {
        style.id: found
        for style in sheet
        if (found := read_membership(style.properties)) is not None and outline_level(style) is None
    }


def read_membership(properties: Element | None) -> Membership | None:
    """The list that the properties of a paragraph or style name."""
    if properties is None:
        return None
    number = properties.find(f"{NUMBERING}/{w('numId')}")
    level = properties.find(f"{NUMBERING}/{w('ilvl')}")
    if number is None:
        return None
    return Membership(
        number.get(VALUE) or NO_LIST,
        whole_number(level.get(VALUE), 0) if level is not None else 0,
    )


# stands for the id of a definition from another file until it has one
DEFINITION = "added "


def with_lists(
    content: bytes, made: Iterable[tuple[int, str]], definitions: Iterable[Element] = ()
) -> bytes:
    """The numbering part with lists that count anew, each like the definition that it names."""
    root = parse_xml(content)
    ids = add_definitions(root, definitions)
    existing = root.findall(LIST)
    position = root.index(existing[-1]) + 1 if existing else len(root)
    for offset, (number, definition) in enumerate(made):
        root.insert(position + offset, build_list(root, number, ids.get(definition, definition)))
    return serialise_xml(root).encode()


def add_definitions(root: Element, definitions: Iterable[Element]) -> dict[str, str]:
    """Put definitions before the lists; gives the id of each by what stood for it."""
    known = [found.get(w("abstractNumId")) or "0" for found in root.iter(w("abstractNum"))]
    first = root.find(LIST)
    position = len(root) if first is None else root.index(first)
    ids: dict[str, str] = {}
    for count, definition in enumerate(definitions, start=1):
        ids[f"{DEFINITION}{count}"] = number = str(max(map(int, known), default=0) + count)
        for name in [*definition.iter(w("nsid"))]:
            definition.remove(name)
        definition.set(w("abstractNumId"), number)
        root.insert(position + count - 1, definition)
    return ids


def build_list(root: Element, number: int, definition: str) -> Element:
    """A list that begins every level at its first number."""
    made = root.makeelement(LIST, {w("numId"): str(number)})
    made.append(made.makeelement(w("abstractNumId"), {VALUE: definition}))
    for level in root.iter(LEVEL):
        parent = level.getparent()
        if parent is None or parent.get(w("abstractNumId")) != definition:
            continue
        start = level.find(w("start"))
        first = "1" if start is None else start.get(VALUE) or "1"
        override = made.makeelement(w("lvlOverride"), {w("ilvl"): level.get(w("ilvl")) or "0"})
        override.append(made.makeelement(w("startOverride"), {VALUE: first}))
        made.append(override)
    return made
