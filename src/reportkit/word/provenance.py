"""Where a document comes from, as it says itself: custom properties that every program keeps.

They hold digests and names only: nothing about persons, and no path.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, replace
from pathlib import Path

from reportkit.frozen import frozen
from reportkit.pattern import pattern
from reportkit.word.archive import pack
from reportkit.word.event import Attributes, read_events, read_links
from reportkit.word.file import Link, WordFile, build_copied, with_links, with_types
from reportkit.word.names import R
from reportkit.word.package import (
    TYPES_MEMBER,
    Package,
    open_package,
    parse_member,
    relationships_member,
    resolve_target,
)
from reportkit.word.text import escape
from reportkit.word.xml import PROLOG, parse_xml, serialise_xml

PREFIX = "reportkit "
MEMBER, SPARE_MEMBER = "docProps/custom.xml", "docProps/custom-reportkit.xml"
KIND = "custom-properties"
TYPE = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
CUSTOM = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
VALUES = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
FORMAT = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"  # of properties that a person may add
NUMBER = pattern(r'\bpid="(\d+)"')


@frozen
class Provenance:
    """What a document was made of, and what it showed when it was made.

    `record` stands for the facts, `template` for the file, and `inputs` for all that decides what
    is made; `content` is the digest of what the document shows. `document` and `language` are
    empty outside a project; `state` tells a draft and a final document.
    """

    version: str
    record: str
    template: str
    inputs: str
    document: str = ""
    language: str = ""
    content: str = ""
    state: str = ""

    @property
    def origin(self) -> tuple[str, ...]:
        """What it was made of, whatever state it is in."""
        parts = (self.version, self.record, self.template, self.inputs)
        return (*parts, self.document, self.language)

    def properties(self) -> Iterator[tuple[str, str]]:
        """Yield the name and text of each property."""
        for entry in fields(self):
            if text := getattr(self, entry.name):
                yield PREFIX + entry.name, text


REQUIRED = ("version", "record", "template", "inputs", "content")


def add_provenance(xml: str, provenance: Provenance) -> str:
    """A part of custom properties with those that tell where the document comes from."""
    first = max(map(int, NUMBER.findall(xml)), default=1) + 1
    written = "".join(
        f'<property xmlns="{CUSTOM}" fmtid="{FORMAT}" pid="{number}" name="{name}">'
        f'<lpwstr xmlns="{VALUES}">{escape(text)}</lpwstr></property>'
        for number, (name, text) in enumerate(provenance.properties(), start=first)
    )
    head, end, root = xml.rpartition("</")
    return f"{head}{written}{end}{root}"


def read_provenance(xml: Mapping[str, bytes]) -> Provenance | None:
    """Where a document with these parts says that it comes from; None if it says nothing whole."""
    links = read_links(xml.get(relationships_member(""), b"<none/>")).values()
    members = (resolve_target("", target) for kind, target, _ in links if kind == KIND)
    content = next((xml[member] for member in members if member in xml), None)
    said = _read_properties(content) if content else {}
    known = {entry.name: said[entry.name] for entry in fields(Provenance) if entry.name in said}
    return Provenance(**known) if all(map(known.get, REQUIRED)) else None


def _read_properties(content: bytes) -> dict[str, str]:
    """The texts of our properties by name."""
    found: dict[str, str] = {}
    open_: list[str] = []

    def start(name: str, attributes: Attributes) -> None:
        if name == f"{CUSTOM}}}property":
            open_[:] = [attributes.get("name", "")]

    def characters(text: str) -> None:
        if open_ and open_[0].startswith(PREFIX):
            name = open_[0].removeprefix(PREFIX)
            found[name] = found.get(name, "") + text.strip()

    read_events(content, start, characters=characters)
    return found


def without_provenance(package: Package) -> Package:
    """The package without our properties: a template may have been made of a document."""
    contents = dict(package.contents)
    for _, member in package.related("", KIND):
        if f'"{PREFIX}'.encode() in contents[member]:
            root = parse_member(package, member)
            for entry in [one for one in root if (one.get("name") or "").startswith(PREFIX)]:
                root.remove(entry)
            contents[member] = serialise_xml(root).encode()
    return replace(package, contents=contents)


def renew_provenance(path: Path, content: bytes, provenance: Provenance) -> bytes:
    """A Word file that tells anew where it comes from; it must have told so before."""
    package = without_provenance(open_package(path, content))
    contents = dict(package.contents)
    for _, member in package.related("", KIND):
        xml = _opened(contents[member]).decode()
        contents[member] = add_provenance(xml, provenance).encode()
        break
    known = package.deflated
    members = (build_copied(name, one, known.get(name)) for name, one in contents.items())
    return b"".join(pack(members))


def build_marked(package: Package, file: WordFile) -> WordFile:
    """The file of documents that tell where they come from, with a part for their properties."""
    member = next((found for _, found in package.related("", KIND)), "")
    if member:
        content = _opened(package.contents[member])
        return replace(file, contents={**file.contents, member: content}, properties=member)
    member = MEMBER if MEMBER not in file.order else SPARE_MEMBER
    listing = relationships_member("")
    link = Link(f"{file.free_link}0", f"{R}/{KIND}", member)
    changed = {
        TYPES_MEMBER: with_types(file.contents[TYPES_MEMBER], {}, {member: TYPE}),
        listing: with_links(file.contents[listing], [link]),
    }
    empty = f'{PROLOG}<Properties xmlns="{CUSTOM}"></Properties>'.encode()
    return replace(
        file,
        order=(*file.order, member),
        members={
            **file.members,
            **{name: build_copied(name, xml) for name, xml in changed.items()},
        },
        contents={**file.contents, **changed, member: empty},
        properties=member,
    )


def _opened(content: bytes) -> bytes:
    """A part whose root has an end of its own, behind which nothing stands."""
    written = serialise_xml(parse_xml(content))
    if written.endswith("/>"):
        name = written.removeprefix(PROLOG)[1:].split(None, 1)[0].rstrip("/>")
        written = f"{written[:-2]}></{name}>"
    return written.encode()
