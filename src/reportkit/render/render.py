"""A document from a template and values: fill, complete, pack."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from time import monotonic
from typing import Any

from reportkit.diagnostics import ProblemsFound
from reportkit.render.additions import Additions, empty_notes, with_notes
from reportkit.render.document import Document
from reportkit.render.fill import Filler
from reportkit.render.pictures import Pictures
from reportkit.render.proof import is_proven
from reportkit.render.repeats import Repeats
from reportkit.rules import render as rules
from reportkit.template.blueprint import Part
from reportkit.template.filling import FILLING
from reportkit.template.template import TIME_LIMIT, Template
from reportkit.word.archive import Member, checksum, deflate, pack
from reportkit.word.file import WordFile
from reportkit.word.provenance import Provenance, add_provenance
from reportkit.word.shown import XML_ENDINGS, Parts, read_shown


def render_document(
    template: Template,
    values: Mapping[str, Any],
    root: Path,
    *,
    proof: bool = True,
    seconds: float = TIME_LIMIT,
    provenance: Provenance | None = None,
) -> Document:
    """The document that a template and values make; `ProblemsFound` with all that is wrong."""
    file = template.blueprint.marked if provenance else template.blueprint.file
    additions = Additions(file, template.blueprint.lists)
    pictures = Pictures(root, additions)
    filled = fill_parts(template, values, pictures, proof=proof, seconds=seconds)
    for name, notes in additions.notes.items():
        left = filled.get(name) or (file.contents.get(name) or empty_notes(name)).decode()
        filled[name] = with_notes(left, notes)
    contents = {name: xml.encode() for name, xml in filled.items()} | dict(additions.contents())
    pictures_added = {member.name: member for member in additions.stored()}
    if provenance:
        shown = read_shown(gather_parts(file, contents, pictures_added), is_ours=True)
        provenance = replace(provenance, content=shown.digest)
        left = contents.get(file.properties, file.contents[file.properties]).decode()
        contents[file.properties] = add_provenance(left, provenance).encode()
    changed = {name: deflate(name, content) for name, content in contents.items()}
    members = {**file.members, **changed, **pictures_added}
    order = dict.fromkeys((*file.order, *changed, *pictures_added))
    pieces = pack(members[name] for name in order)
    return Document(pieces, provenance, frozenset(contents), tuple(additions.reads.items()))


def gather_parts(
    file: WordFile, contents: Mapping[str, bytes], pictures: Mapping[str, Member]
) -> Parts:
    """What a document shows, in members of its template, of its own, and pictures."""
    stored = {name: member.sum for name, member in {**file.members, **pictures}.items()}
    others = {
        name: (checksum(content), len(content))
        for name, content in contents.items()
        if not name.endswith(XML_ENDINGS)
    }
    return Parts(file.main, {**file.contents, **contents}, stored | others)


def fill_parts(
    template: Template,
    values: Mapping[str, Any],
    pictures: Pictures,
    *,
    proof: bool,
    seconds: float,
) -> dict[str, str]:
    """The filled parts by member; `ProblemsFound` if any value cannot be put in."""
    parts = template.blueprint.parts
    if not parts:
        return {}
    filler = Filler(template, values, pictures, parts[0], seconds, monotonic() + seconds)
    token = FILLING.set(filler)
    try:
        filled = [(part, filler.fill(part)) for part in parts]
    finally:
        FILLING.reset(token)
    if filler.problems:
        raise ProblemsFound(filler.problems.values())
    carrying = filler.unproven.union(part.member for part in parts if part.passes_xml)
    finished = [
        (part, renew_ids(xml, pictures.additions) if part.member in carrying else xml)
        for part, xml in filled
    ]
    for part, xml in finished if proof else ():
        if part.member in carrying:
            prove(xml, part)
    return {part.member: xml for part, xml in finished}


def renew_ids(xml: str, additions: Additions) -> str:
    """A part to which XML came out of variables or other files, with no id in it twice."""
    return Repeats(additions).renew(xml)


def prove(xml: str, part: Part) -> None:
    """Raise `ProblemsFound` if a filled part is not sound."""
    if not is_proven(xml):
        place = replace(part.spots[0].tag.place, paragraph=None, text=None)
        raise ProblemsFound([rules.UNPROVEN.at(place)])
