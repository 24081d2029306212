"""A Word file opened: its members, their relationships and kinds; refused when it is not safe."""

from __future__ import annotations

import posixpath
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import NoReturn
from urllib.parse import unquote

from reportkit.diagnostics import Diagnostic, FilePlace, ProblemsFound, Rule, WordPlace
from reportkit.rules import template as rules
from reportkit.word.names import CONTENT_TYPES, PACKAGE_RELATIONSHIPS
from reportkit.word.xml import BrokenXml, Element, parse_xml

MEGABYTE = 1 << 20
MEMBER_LIMIT, FILE_LIMIT, MEMBER_COUNT = 64 * MEGABYTE, 256 * MEGABYTE, 4000
OLE_SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
TYPES_MEMBER = "[Content_Types].xml"

# a link is opened only on a click; the template that a document was made from is only named
UNLOADED = frozenset({"hyperlink", "attachedTemplate"})

WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml."
DOCUMENT_TYPE, TEMPLATE_TYPE = f"{WORD_TYPE}document.main+xml", f"{WORD_TYPE}template.main+xml"


@dataclass(frozen=True, slots=True)
class Relationship:
    """A link from a part to another part or to an address outside."""

    id: str
    type: str
    target: str
    external: bool

    @property
    def kind(self) -> str:
        """The last word of its type: `header`, `image`, `hyperlink` …"""
        return self.type.rsplit("/", 1)[-1]


@dataclass(frozen=True, slots=True)
class Package:
    """The members of a Word file, unpacked, in the order of the file."""

    path: Path
    contents: Mapping[str, bytes]
    types: Mapping[str, str]
    main: str

    def relationships(self, source: str) -> tuple[Relationship, ...]:
        """The links of a member; the empty name is the file itself."""
        content = self.contents.get(relationships_member(source))
        if content is None:
            return ()
        return tuple(iter_relationships(parse_member(self, relationships_member(source))))

    def related(self, source: str, kind: str) -> Iterator[tuple[str, str]]:
        """Yield (relationship id, member) for the existing members of a kind."""
        for link in self.relationships(source):
            member = resolve_target(source, link.target)
            if link.kind == kind and not link.external and member in self.contents:
                yield link.id, member


def load_package(path: Path) -> Package:
    """Open a Word file; raise `ProblemsFound` if it is none, damaged, too large or not safe."""
    return open_package(path, read_file(path))


def open_package(path: Path, content: bytes) -> Package:
    """The Word file with this content, as `load_package`; `path` is its name in messages."""
    contents = unpack(path, content)
    if TYPES_MEMBER not in contents:
        refuse(path, rules.NOT_WORD, reason="it is a zip file of another kind")
    types = read_types(path, contents)
    package = Package(path, contents, types, find_main(path, contents))
    check_kind(package)
    return package


def read_file(path: Path) -> bytes:
    """The bytes of a file that exists."""
    try:
        return path.read_bytes()
    except OSError:
        place = FilePlace(str(path))
        raise ProblemsFound([rules.MISSING_FILE.at(place, file=path.name)]) from None


def refuse(path: Path, rule: Rule, **values: object) -> NoReturn:
    """Raise the one problem for which a file is not opened at all."""
    raise ProblemsFound([rule.at(FilePlace(str(path)), **values)])


def unpack(path: Path, content: bytes) -> dict[str, bytes]:
    """The members of the zip file by name, checked for damage and for size before unpacking."""
    if content.startswith(OLE_SIGNATURE):
        refuse(path, rules.ENCRYPTED)
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            check_members(path, archive.infolist())
            return {
                member.filename: archive.read(member)
                for member in archive.infolist()
                if not member.is_dir()
            }
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError) as error:
        rule = rules.BROKEN_FILE if content.startswith(b"PK") else rules.NOT_WORD
        refuse(path, rule, reason=str(error).lower() or "it ends too early")


def check_members(path: Path, members: list[zipfile.ZipInfo]) -> None:
    """Refuse names that occur twice or lead elsewhere, passwords, and what is too large."""
    names = Counter(member.filename.lower() for member in members)
    for member in members:
        if names[member.filename.lower()] > 1:
            refuse(path, rules.BROKEN_FILE, reason=f"it holds `{member.filename}` twice")
        if is_unsafe_name(member.filename):
            refuse(path, rules.BROKEN_FILE, reason=f"it holds `{member.filename}`")
        if member.flag_bits & 1:
            refuse(path, rules.ENCRYPTED)
        check_size(path, member.filename, member.file_size, MEMBER_LIMIT)
    check_size(path, path.name, sum(member.file_size for member in members), FILE_LIMIT)
    if len(members) > MEMBER_COUNT:
        refuse(path, rules.BROKEN_FILE, reason=f"it holds {len(members)} files")


def is_unsafe_name(name: str) -> bool:
    """True for a member's name that leads out of the file."""
    return name.startswith("/") or "\\" in name or ".." in name.split("/")


def check_size(path: Path, member: str, size: int, limit: int) -> None:
    """Refuse what is larger than the limit when unpacked."""
    if size > limit:
        megabytes = {"size": size // MEGABYTE, "limit": limit // MEGABYTE}
        refuse(path, rules.TOO_LARGE, member=member, **megabytes)


def parse_member(package: Package, member: str) -> Element:
    """The root of a member; `ProblemsFound` if it is damaged."""
    return parse_content(package.path, member, package.contents[member])


def parse_content(path: Path, member: str, content: bytes) -> Element:
    """The root of a member's content; `ProblemsFound` if it is damaged."""
    try:
        return parse_xml(content)
    except BrokenXml as error:
        place = WordPlace(str(path), member)
        problem = rules.BROKEN_PART.at(place, member=member, reason=str(error))
        raise ProblemsFound([problem]) from error


def read_types(path: Path, contents: Mapping[str, bytes]) -> dict[str, str]:
    """The content type of every member that has one."""
    root = parse_content(path, TYPES_MEMBER, contents[TYPES_MEMBER])
    defaults = {
        (entry.get("Extension") or "").lower(): entry.get("ContentType") or ""
        for entry in root.iter(f"{{{CONTENT_TYPES}}}Default")
    }
    named = {
        (entry.get("PartName") or "").lstrip("/").lower(): entry.get("ContentType") or ""
        for entry in root.iter(f"{{{CONTENT_TYPES}}}Override")
    }
    found = ((name, named.get(name.lower()) or defaults.get(extension(name))) for name in contents)
    return {name: kind for name, kind in found if kind}


def extension(name: str) -> str:
    """The ending of a member's name, lower case, without its dot."""
    return posixpath.splitext(name)[1].lstrip(".").lower()


def iter_relationships(root: Element) -> Iterator[Relationship]:
    """Yield the links that a relationships member lists."""
    for link in root.iter(f"{{{PACKAGE_RELATIONSHIPS}}}Relationship"):
        external = link.get("TargetMode") == "External"
        yield Relationship(
            link.get("Id") or "", link.get("Type") or "", link.get("Target") or "", external
        )


def relationships_member(source: str) -> str:
    """The name of the member that lists the links of another one."""
    folder, name = posixpath.split(source)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def resolve_target(source: str, target: str) -> str:
    """The name of the member that a link of `source` points to."""
    base = "/" + posixpath.dirname(source)
    return posixpath.normpath(posixpath.join(base, unquote(target.split("#")[0]))).lstrip("/")


def find_main(path: Path, contents: Mapping[str, bytes]) -> str:
    """The member that holds the body."""
    listing = relationships_member("")
    if listing in contents:
        for link in iter_relationships(parse_content(path, listing, contents[listing])):
            member = resolve_target("", link.target)
            if link.kind == "officeDocument" and member in contents:
                return member
    refuse(path, rules.NOT_WORD, reason="it has no text")


def check_kind(package: Package) -> None:
    """Refuse documents that are not Word's, or that carry code or targets elsewhere."""
    kind = package.types.get(package.main, "")
    if "macroEnabled" in kind or any("vbaproject" in name.lower() for name in package.contents):
        refuse(package.path, rules.MACROS)
    if kind not in (DOCUMENT_TYPE, TEMPLATE_TYPE):
        refuse(package.path, rules.NOT_WORD, reason="it belongs to another program")
    problems = list(iter_external_problems(package))
    if problems:
        raise ProblemsFound(problems)


def iter_external_problems(package: Package) -> Iterator[Diagnostic]:
    """Yield a problem for every target outside the file that opening it would load."""
    for source in ("", *package.contents):
        for link in package.relationships(source):
            if link.external and link.kind not in UNLOADED:
                yield rules.EXTERNAL.at(FilePlace(str(package.path)), target=link.target)


def iter_embedded_problems(package: Package) -> Iterator[Diagnostic]:
    """Yield a warning for every file embedded in the document."""
    for name in package.contents:
        if "/embeddings/" in name or "/activeX/" in name:
            yield rules.EMBEDDED.at(FilePlace(str(package.path)), member=name)
