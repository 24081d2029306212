"""Parts that are added to a Word file or taken out of it, with their links and their types."""

from __future__ import annotations

import posixpath
from dataclasses import replace

from reportkit.word.file import Link, free_link, with_links, without_links
from reportkit.word.names import CONTENT_TYPES, R
from reportkit.word.package import (
    TYPES_MEMBER,
    WORD_TYPE,
    Package,
    relationships_member,
    resolve_target,
)
from reportkit.word.xml import parse_xml, serialise_xml

OVERRIDE = f"{{{CONTENT_TYPES}}}Override"


def add_part(package: Package, kind: str, content: bytes) -> Package:
    """The package with a part of a kind, such as `comments`, to which the body links."""
    folder = posixpath.dirname(package.main)
    member = free_member(package, posixpath.join(folder, kind))
    listing = relationships_member(package.main)
    links = package.contents.get(listing)
    link = Link(f"{free_link([links or b''])}1", f"{R}/{kind}", posixpath.basename(member))
    types = parse_xml(package.contents[TYPES_MEMBER])
    named = {"PartName": f"/{member}", "ContentType": f"{WORD_TYPE}{kind}+xml"}
    types.append(types.makeelement(OVERRIDE, named))
    changed = {
        TYPES_MEMBER: serialise_xml(types).encode(),
        listing: with_links(links, [link]),
        member: content,
    }
    known = {**package.types, member: named["ContentType"]}
    return replace(package, contents={**package.contents, **changed}, types=known)


def free_member(package: Package, stem: str) -> str:
    """A name for a new member that none has yet, in whatever case."""
    taken = {name.lower() for name in package.contents}
    name, number = f"{stem}.xml", 1
    while name.lower() in taken:
        number += 1
        name = f"{stem}{number}.xml"
    return name


def remove_part(package: Package, member: str) -> Package:
    """The package without a part to which the body links, and without the part's own links."""
    found = {
        link.id
        for link in package.relationships(package.main)
        if not link.external and resolve_target(package.main, link.target) == member
    }
    package = without_links(package, {package.main: found})
    gone = {member, relationships_member(member)}
    types = parse_xml(package.contents[TYPES_MEMBER])
    for entry in types.findall(OVERRIDE):
        if (entry.get("PartName") or "").lstrip("/").lower() == member.lower():
            types.remove(entry)
    contents = {name: content for name, content in package.contents.items() if name not in gone}
    contents[TYPES_MEMBER] = serialise_xml(types).encode()
    known = {name: kind for name, kind in package.types.items() if name not in gone}
    return replace(package, contents=contents, types=known)
