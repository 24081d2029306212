"""The properties of a document: what the record says of it, and where it comes from."""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from dataclasses import replace

from reportkit.merge.source import Source
from reportkit.word.file import Link, free_link, with_links, with_types
from reportkit.word.names import R
from reportkit.word.package import TYPES_MEMBER, Package, relationships_member
from reportkit.word.xml import Element, remove_element

CORE, CUSTOM = "core-properties", "custom-properties"
TOLD = frozenset({"title", "subject", "creator", "keywords", "category", "description", "language"})
CUSTOM_TYPE = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
FIRST_NUMBER = 2  # of a custom property


def weave_properties(base: Source, mine: Source, theirs: Source) -> Package:
    """Mine, with the properties that theirs has changed, and all custom ones of theirs."""
    old, own, new = (_find(source, CORE) for source in (base, mine, theirs))
    if own is not None and new is not None:
        _weave_core(_by_name(old), own, _by_name(new))
    return _weave_custom(base, mine, theirs)


def _find(source: Source, kind: str) -> Element | None:
    for _, member in source.package.related("", kind):
        return source.root(member)
    return None


def _by_name(root: Element | None) -> dict[str, Element]:
    return {} if root is None else {_local(child): child for child in root.iterchildren("{*}*")}


def _local(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _weave_core(old: Mapping[str, Element], own: Element, new: Mapping[str, Element]) -> None:
    known = _by_name(own)
    for name in sorted(TOLD):
        before, now = (each[name].text or "" if name in each else "" for each in (old, new))
        if before == now:
            continue
        if name in known:
            known[name].text = now
        else:
            own.append(deepcopy(new[name]))


def _weave_custom(base: Source, mine: Source, theirs: Source) -> Package:
    """Mine with the custom properties of theirs; those that were added by hand stay."""
    old, own, new = (_find(source, CUSTOM) for source in (base, mine, theirs))
    if new is None:
        return mine.package
    if own is None:
        return _with_custom(mine, new)
    told = {child.get("name"): child for child in new}
    gone = {child.get("name") for child in (old if old is not None else ())} - set(told)
    for child in [child for child in own if child.get("name") in gone | set(told)]:
        remove_element(child)
    own.extend(deepcopy(child) for child in told.values())
    for number, child in enumerate(own, start=FIRST_NUMBER):
        child.set("pid", str(number))
    return mine.package


def _with_custom(mine: Source, new: Element) -> Package:
    """Mine with a part of custom properties, which it did not have."""
    member, listing = "docProps/custom.xml", relationships_member("")
    contents = dict(mine.package.contents)
    link = Link(f"{free_link([contents[listing]])}1", f"{R}/{CUSTOM}", member)
    contents[listing] = with_links(contents[listing], [link])
    contents[TYPES_MEMBER] = with_types(contents[TYPES_MEMBER], {}, {member: CUSTOM_TYPE})
    contents[member] = b""
    mine.roots[member] = deepcopy(new)
    return replace(mine.package, contents=contents)
