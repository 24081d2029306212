"""The file of a document in the making: what is copied, what is filled, and what is added."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Mapping
from dataclasses import replace

from reportkit.frozen import frozen
from reportkit.pattern import pattern
from reportkit.word.archive import Deflated, Member, copy, deflate_well, store
from reportkit.word.names import CONTENT_TYPES, PACKAGE_RELATIONSHIPS, R
from reportkit.word.package import (
    DOCUMENT_TYPE,
    TEMPLATE_TYPE,
    TYPES_MEMBER,
    Package,
    extension,
    relationships_member,
)
from reportkit.word.xml import PROLOG, parse_xml, serialise_xml

STORED_KINDS = frozenset({"jpeg", "jpg", "png", "gif", "wmf", "emf", "zip", "docx", "xlsx"})
# what a document may add to
KEPT_CONTENTS = (".rels", "numbering.xml", "footnotes.xml", "endnotes.xml", "styles.xml")
# what decides what a person sees
SHOWN_KINDS = (
    "header+xml", "footer+xml", "settings+xml", "document.main+xml", "comments+xml",
    "drawingml.chart+xml",
)  # fmt: skip
IMAGE_LINK, HYPERLINK = f"{R}/image", f"{R}/hyperlink"


@frozen
class WordFile:
    """A template's members in the order of writing; those to be filled have no content yet.

    `contents` holds those that a document may add to, and those that show text; `properties` is
    the part in which a document says where it comes from.
    """

    order: tuple[str, ...]
    members: Mapping[str, Member]
    contents: Mapping[str, bytes]
    extensions: frozenset[str]
    last_ids: Mapping[str, int]
    free_link: str
    main: str
    styles: str
    notes: Mapping[str, str]
    properties: str = ""


USED_IDS = {
    "drawing": pattern(rb'<wp:docPr [^>]*?\bid="(\d{1,18})"'),
    "footnotes": pattern(rb'<w:footnote [^>]*?\bw:id="(\d{1,18})"'),
    "endnotes": pattern(rb'<w:endnote [^>]*?\bw:id="(\d{1,18})"'),
    "bookmark": pattern(rb'<w:bookmarkStart [^>]*?\bw:id="(\d{1,18})"'),
}


def build_file(
    package: Package, filled: frozenset[str], taken: Mapping[str, Iterable[int]]
) -> WordFile:
    """The file that is written for a template, everything that never changes compressed.

    `taken` holds ids that were given in the parts to be filled.
    """
    contents = dict(package.contents)
    contents[TYPES_MEMBER] = as_document(contents[TYPES_MEMBER])
    order = (TYPES_MEMBER, *(name for name in contents if name != TYPES_MEMBER))
    members = {
        name: build_copied(name, content, package.deflated.get(name))
        for name, content in contents.items()
        if name not in filled
    }
    kept = {
        name: content
        for name, content in contents.items()
        if name == TYPES_MEMBER
        or name.endswith(KEPT_CONTENTS)
        or package.types.get(name, "").endswith(SHOWN_KINDS)
    }
    extensions = default_extensions(contents[TYPES_MEMBER])
    last_ids = {
        kind: max([last_id(found, package), *taken.get(kind, ())])
        for kind, found in USED_IDS.items()
    }
    styles = next((member for _, member in package.related(package.main, "styles")), "")
    listed = (content for name, content in contents.items() if name.endswith(".rels"))
    notes = {
        kind: member
        for kind in ("footnotes", "endnotes")
        for _, member in package.related(package.main, kind)
    }
    free, main = free_link(listed), package.main
    return WordFile(order, members, kept, extensions, last_ids, free, main, styles, notes)


def last_id(pattern: re.Pattern[bytes], package: Package) -> int:
    """The highest id of a kind in a package; 0 if there is none."""
    contents = package.contents.values()
    return max((int(found) for xml in contents for found in pattern.findall(xml)), default=0)


def as_document(types: bytes) -> bytes:
    """The content types of a document, whether the template is a .docx or a .dotx."""
    return types.replace(TEMPLATE_TYPE.encode(), DOCUMENT_TYPE.encode())


def build_copied(name: str, content: bytes, known: Deflated | None = None) -> Member:
    """A member as it is copied into every document; to compress it once more would take long."""
    if extension(name) in STORED_KINDS:
        return store(name, content)
    if known and known.content == content and known.is_whole:
        return copy(name, known)
    return deflate_well(name, content)


def default_extensions(types: bytes) -> frozenset[str]:
    """The file endings that have a content type."""
    root = parse_xml(types)
    found = root.iter(f"{{{CONTENT_TYPES}}}Default")
    return frozenset((entry.get("Extension") or "").lower() for entry in found)


def with_types(types: bytes, kinds: Mapping[str, str], named: Mapping[str, str]) -> bytes:
    """Content types that also declare these file endings, and these members."""
    root = parse_xml(types)
    for ending, kind in kinds.items():
        attributes = {"Extension": ending, "ContentType": kind}
        root.insert(0, root.makeelement(f"{{{CONTENT_TYPES}}}Default", attributes))
    for member, kind in named.items():
        attributes = {"PartName": f"/{member}", "ContentType": kind}
        root.append(root.makeelement(f"{{{CONTENT_TYPES}}}Override", attributes))
    return serialise_xml(root).encode()


NO_LINKS = f'{PROLOG}<Relationships xmlns="{PACKAGE_RELATIONSHIPS}"/>'.encode()


@frozen
class Link:
    """A relationship to be added to a part."""

    id: str
    type: str
    target: str
    external: bool = False

    @property
    def attributes(self) -> dict[str, str]:
        """The relationship as it is listed."""
        listed = {"Id": self.id, "Type": self.type, "Target": self.target}
        return listed | ({"TargetMode": "External"} if self.external else {})


def without_links(package: Package, dropped: Mapping[str, Container[str]]) -> Package:
    """The package without these relationships of its parts."""
    contents = dict(package.contents)
    for member, ids in dropped.items():
        name = relationships_member(member)
        root = parse_xml(contents[name])
        for link in [link for link in root if (link.get("Id") or "") in ids]:
            root.remove(link)
        contents[name] = serialise_xml(root).encode()
    return replace(package, contents=contents)


def with_links(content: bytes | None, links: Iterable[Link]) -> bytes:
    """A list of relationships with more of them."""
    root = parse_xml(content or NO_LINKS)
    for link in links:
        root.append(root.makeelement(f"{{{PACKAGE_RELATIONSHIPS}}}Relationship", link.attributes))
    return serialise_xml(root).encode()


def free_link(contents: Iterable[bytes]) -> str:
    """A beginning for the ids of new relationships with which none of a package begins."""
    listed = b"".join(contents)
    prefix = "rk"
    while f'"{prefix}'.encode() in listed:
        prefix += "_"
    return prefix
