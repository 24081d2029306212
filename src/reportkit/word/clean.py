"""A Word file that may leave the house: without remarks, tracked changes, names and traces of work.

What a reader sees stays as it is; hidden text, which nobody sees, goes.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from pathlib import Path

from reportkit.word.accept import accept_changes, unwrap
from reportkit.word.anchor import RANGE_END, RANGE_START, REFERENCE
from reportkit.word.archive import pack
from reportkit.word.file import as_document, build_copied
from reportkit.word.metadata import strip_metadata
from reportkit.word.names import (
    CONTENT_TYPES,
    PACKAGE_RELATIONSHIPS,
    RUN,
    RUN_PROPERTIES,
    VALUE,
    W14,
    W,
    w,
)
from reportkit.word.package import (
    TYPES_MEMBER,
    extension,
    open_package,
    relationships_member,
    resolve_target,
    unpack,
)
from reportkit.word.property import DC
from reportkit.word.provenance import PREFIX
from reportkit.word.sight import is_on
from reportkit.word.xml import Element, parse_xml, remove_element, serialise_xml

PLAIN_NAME = Path("document.docx")
NOBODY: Collection[str] = ()
OVERRIDE = f"{{{CONTENT_TYPES}}}Override"
RELATIONSHIP = f"{{{PACKAGE_RELATIONSHIPS}}}Relationship"
# what a document is linked with that nobody who reads it needs
DROPPED_LINKS = frozenset(
    {"comments", "commentsExtended", "commentsIds", "commentsExtensible", "people", "customXml",
     "thumbnail", "glossaryDocument", "printerSettings", "attachedTemplate", "mailMergeSource",
     "mailMergeHeaderSource", "mailMergeRecipientData", "recipientData", "keyMapCustomizations",
     "attachedToolbars", "stylesWithEffects", "attachedSchema", "transform", "documentTasks"}
)  # fmt: skip
W15 = "http://schemas.microsoft.com/office/word/2012/wordml"
DROPPED = (
    *map(
        w,
        ("proofErr", "permStart", "permEnd", "printerSettings", "dataBinding", "rsids", "docVars",
         "mailMerge", "attachedTemplate", "trackRevisions", "revisionView", "activeWritingStyle",
         "documentType", "saveThroughXslt", "attachedSchema", "annotationRef"),
    ),
    f"{{{W14}}}docId",
    f"{{{W15}}}docId",
    f"{{{W15}}}dataBinding",
)  # fmt: skip
WRAPPERS = (w("smartTag"), w("customXml"))
REMARKS = (RANGE_START, RANGE_END, REFERENCE)
PARAGRAPH_IDS = frozenset({f"{{{W14}}}paraId", f"{{{W14}}}textId"})
# what a run may hold and be hidden as a whole; parts of fields must not be torn apart
WORDS = frozenset(w(name) for name in ("t", "tab", "br", "cr", "sym", "noBreakHyphen"))
HIDDEN = w("vanish")
CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
# what a document says of itself to those who read it
TOLD = frozenset(
    {f"{{{DC}}}{name}" for name in ("title", "subject", "description", "language", "identifier")}
    | {f"{{{CORE}}}{name}" for name in ("keywords", "category")}
)
CREATOR = f"{{{DC}}}creator"
EXTENDED = "{http://schemas.openxmlformats.org/officeDocument/2006/extended-properties}"
KEPT_EXTENDED = frozenset(
    f"{EXTENDED}{name}" for name in ("Application", "DocSecurity", "Pages", "Words", "Characters")
)
OPENED = ("docx", "docm", "xlsx", "pptx")


def clean_document(
    content: bytes, *, path: Path = PLAIN_NAME, authors: Collection[str] = NOBODY
) -> bytes:
    """A Word file without comments, tracked changes, hidden text, names and traces of work.

    Changes are accepted. `authors` are those that may be named as its author, as an organisation
    may; where reportkit says what it was made of stays. `path` is its name in messages; raises
    `ProblemsFound` if it cannot be opened.
    """
    package = open_package(path, content)
    contents = {**package.contents, TYPES_MEMBER: as_document(package.contents[TYPES_MEMBER])}
    for member in package.contents:
        if W.encode() in contents[member] and extension(member) == "xml":
            contents[member] = _changed(contents[member], _clean_part)
    contents = clean_properties(contents, authors)
    members = sweep({name: _clean_media(name, content) for name, content in contents.items()})
    order = dict.fromkeys((TYPES_MEMBER, *members))
    deflated = package.deflated
    return b"".join(pack(build_copied(one, members[one], deflated.get(one)) for one in order))


def clean_properties(
    contents: Mapping[str, bytes], authors: Collection[str] = NOBODY
) -> dict[str, bytes]:
    """The members of an Office file whose properties name nobody but these authors."""

    def clean_core(root: Element) -> None:
        for entry in [*root]:
            is_author = entry.tag == CREATOR and (entry.text or "").strip() in authors
            if entry.tag not in TOLD and not is_author:
                root.remove(entry)

    changes: Mapping[str, Callable[[Element], None]] = {
        "core-properties": clean_core,
        "extended-properties": _clean_extended,
        "custom-properties": _clean_custom,
    }
    changed = dict(contents)
    for kind, target in _iter_links(contents, ""):
        if kind in changes and target in changed:
            changed[target] = _changed(changed[target], changes[kind])
    return changed


def sweep(contents: Mapping[str, bytes]) -> dict[str, bytes]:
    """The members without links that no reader needs, and without what is then linked nowhere."""
    kept = {
        name: _changed(content, _drop_links) if name.endswith(".rels") else content
        for name, content in contents.items()
    }
    met, waiting = {TYPES_MEMBER}, [""]
    while waiting:
        source = waiting.pop()
        listing = relationships_member(source)
        if listing in kept and listing not in met:
            met.add(listing)
            waiting += [target for _, target in _iter_links(kept, source)]
        met.add(source)
    swept = {name: content for name, content in kept.items() if name in met}

    def drop_types(root: Element) -> None:
        for entry in root.findall(OVERRIDE):
            if (entry.get("PartName") or "").lstrip("/") not in swept:
                root.remove(entry)

    swept[TYPES_MEMBER] = _changed(swept[TYPES_MEMBER], drop_types)
    return swept


def _iter_links(contents: Mapping[str, bytes], source: str) -> Iterable[tuple[str, str]]:
    """The kind and the target of each link of a member to another one."""
    listing = contents.get(relationships_member(source))
    for link in parse_xml(listing).iter(RELATIONSHIP) if listing else ():
        if (link.get("TargetMode") or "").lower() != "external":
            target = resolve_target(source, link.get("Target") or "")
            yield (link.get("Type") or "").rpartition("/")[2], target


def _changed(content: bytes, change: Callable[[Element], None]) -> bytes:
    """A part after a change; as it was, if that changes nothing."""
    root = parse_xml(content)
    before = serialise_xml(root)
    change(root)
    after = serialise_xml(root)
    return content if after == before else after.encode()


def _clean_part(root: Element) -> None:
    """Clean a part that is written in Word's own words."""
    accept_changes(root)
    for element in [*root.iter(*DROPPED, *REMARKS)]:
        _drop_with_run(element)
    for element in [*root.iter(*WRAPPERS)]:
        for properties in element.findall(f"{element.tag}Pr"):
            element.remove(properties)
        unwrap(element)
    for run in [*root.iter(RUN)]:
        if _is_hidden(run):
            remove_element(run)
    for element in root.iter("{*}*"):
        for name in [*element.attrib]:
            if name in PARAGRAPH_IDS or str(name).startswith(f"{{{W}}}rsid"):
                del element.attrib[name]


def _drop_with_run(element: Element) -> None:
    """Take an element out, and its run if nothing else is in it."""
    run = element.getparent()
    remove_element(element)
    if run is not None and run.tag == RUN and all(one.tag == RUN_PROPERTIES for one in run):
        remove_element(run)


def _is_hidden(run: Element) -> bool:
    """True for a run of words that nobody sees."""
    sign = run.find(f"{RUN_PROPERTIES}/{HIDDEN}")
    held = {child.tag for child in run} - {RUN_PROPERTIES}
    return sign is not None and is_on(sign.get(VALUE) or "") and bool(held) and held <= WORDS


def _clean_extended(root: Element) -> None:
    for entry in [*root]:
        if entry.tag not in KEPT_EXTENDED:
            root.remove(entry)


def _clean_custom(root: Element) -> None:
    for entry in [*root]:
        if not (entry.get("name") or "").startswith(PREFIX):
            root.remove(entry)


def _drop_links(root: Element) -> None:
    for link in [*root.iter(RELATIONSHIP)]:
        if (link.get("Type") or "").rpartition("/")[2] in DROPPED_LINKS:
            root.remove(link)


def _clean_media(name: str, content: bytes) -> bytes:
    """A picture without metadata, or a file within the file without names."""
    ending = extension(name)
    if ending in ("jpeg", "jpg", "jpe", "png", "gif", "webp"):
        return strip_metadata(content)
    if ending == "docx" and content.startswith(b"PK"):
        return clean_document(content, path=Path(name))
    if ending in OPENED and content.startswith(b"PK"):
        members = sweep(clean_properties(unpack(Path(name), content)))
        return b"".join(pack(build_copied(one, members[one]) for one in members))
    return content
