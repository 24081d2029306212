"""A document from a template and values: fill, complete, pack."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from reportkit.diagnostics import ProblemsFound
from reportkit.render.complete import complete
from reportkit.render.document import Document
from reportkit.render.fill import Filler
from reportkit.render.pictures import Pictures
from reportkit.template.filling import FILLING
from reportkit.template.template import Template
from reportkit.word.archive import Member, deflate, pack, store
from reportkit.word.file import WordFile, with_links, with_types
from reportkit.word.package import TYPES_MEMBER, relationships_member
from reportkit.word.picture import CONTENT_TYPE


def render_document(template: Template, values: Mapping[str, Any], root: Path) -> Document:
    """The document that a template and values make; `ProblemsFound` with all that is wrong."""
    pictures = Pictures(template.file, root)
    filled = fill_parts(template, values, pictures)
    changed = {name: deflate(name, xml.encode()) for name, xml in filled.items()}
    changed |= picture_members(template.file, pictures)
    members = {**template.file.members, **changed}
    order = dict.fromkeys((*template.file.order, *changed))
    return Document(pack(members[name] for name in order))


def fill_parts(template: Template, values: Mapping[str, Any], pictures: Pictures) -> dict[str, str]:
    """The filled parts by member; `ProblemsFound` if any value cannot be put in."""
    if not template.parts:
        return {}
    filler = Filler(template, values, pictures, template.parts[0])
    token = FILLING.set(filler)
    try:
        filled = {part.member: filler.fill(part) for part in template.parts}
    finally:
        FILLING.reset(token)
    if filler.problems:
        raise ProblemsFound(filler.problems.values())
    signed = {part.member for part in template.parts if part.has_signs}
    return {name: complete(xml) if name in signed else xml for name, xml in filled.items()}


def picture_members(file: WordFile, pictures: Pictures) -> dict[str, Member]:
    """The members that pictures add or change: themselves, links to them, their types."""
    if not pictures.stored:
        return {}
    changed = {name: store(name, picture.content) for name, picture in pictures.stored.items()}
    for part, links in pictures.links.items():
        name = relationships_member(part)
        changed[name] = deflate(name, with_links(file.contents.get(name), links.values()))
    endings = sorted({picture.ending for picture in pictures.stored.values()})
    kinds = {ending: CONTENT_TYPE[ending] for ending in endings if ending not in file.extensions}
    if kinds:
        changed[TYPES_MEMBER] = deflate(
            TYPES_MEMBER, with_types(file.contents[TYPES_MEMBER], kinds)
        )
    return changed
