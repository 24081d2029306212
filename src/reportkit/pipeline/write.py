"""Documents put in their places, where that takes away nobody's work.

what was made ─▶ what stands in its place (output/standing) ─▶ a step ─▶ files, all at once
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import field, replace
from enum import StrEnum
from hashlib import sha256
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from reportkit.diagnostics import Diagnostic, FilePlace, ProblemsFound, raise_errors
from reportkit.entry import is_same, is_there
from reportkit.frozen import frozen, mutable
from reportkit.output.disk import write_backup, write_in_steps
from reportkit.output.name import name_beside
from reportkit.output.queue import Writing, finish
from reportkit.output.standing import WORKBOOK, Found, Standing, examine, find_lock, read_content
from reportkit.pipeline.edition import DRAFT, FINAL, finalise
from reportkit.pipeline.outcome import Draft, Made, Outcome
from reportkit.rules.output import (
    EDITED,
    NO_BASE,
    NOT_OURS,
    NOTHING_KEPT,
    OPEN,
    OWN_SOURCE,
    WORKBOOK_CHANGED,
)

if TYPE_CHECKING:
    from reportkit.pipeline.memory import Bases, Memory
    from reportkit.render import Document

MOST_EDITS = 5  # that are told of a document


class Choice(StrEnum):
    """What is to become of a document that somebody has edited."""

    REFUSE = "refuse"
    MERGE = "merge"
    BESIDE = "beside"
    FORCE = "force"


@frozen
class Manner:
    """How documents are written: what becomes of edited ones, and if all are made anew.

    A `dry` run tells what it would do, and does not do it.
    """

    choice: Choice = Choice.REFUSE
    everything: bool = False
    dry: bool = False

    @property
    def is_whole(self) -> bool:
        """True if what is up to date is made, too."""
        return self.everything or self.choice is Choice.FORCE


@mutable
class Steps:
    """What is to be done for the documents of a draft: files to write, others to copy first.

    Where a document was `merged` into an edited one, that is what is written.
    """

    writes: dict[Made, Document] = field(default_factory=dict)
    merged: dict[Made, bytes] = field(default_factory=dict)
    remembered: dict[Made, Document] = field(default_factory=dict)
    backups: list[Found] = field(default_factory=list)
    replaced: list[tuple[Found, Document]] = field(default_factory=list)
    current: list[Made] = field(default_factory=list)
    left: list[Made] = field(default_factory=list)
    found: list[Diagnostic] = field(default_factory=list)


@frozen
class Clash:
    """A new document, and a person's work that stands in its place.

    `base` is the file as it was rendered before that person edited it, None if it is not kept;
    outside of a project nothing `is_kept`.
    """

    made: Made
    document: Document
    mine: Found
    base: bytes | None
    is_kept: bool = True


def write_draft(draft: Draft, manner: Manner) -> Outcome:
    """Put the documents of a draft in their places, but for those that are somebody's work."""
    return finish(write_draft_in_steps(draft, manner))


def write_draft_in_steps(draft: Draft, manner: Manner) -> Writing[Outcome]:
    """As `write_draft`; yields the waiting for the disk."""
    steps = Steps(current=list(draft.current), found=list(draft.diagnostics))
    backups: list[Path] = []
    overwritten = [made for made in draft.contents if is_own_source(made)]
    if overwritten:
        told = (OWN_SOURCE.at(FilePlace(str(made.file)), file=made.file) for made in overwritten)
        return Outcome(draft.source, (), (*draft.diagnostics, *told))
    if draft.memory and draft.known and not manner.dry:
        draft.memory.keep_record(draft.known)
    try:
        for made, document in draft.contents.items():
            there = find_there(made, document, draft.memory)
            wanted = in_state(made, document, there, draft)
            plan(made, wanted, there, manner, draft.memory, steps)
        proven = prove(draft, steps)
        raise_errors(proven)
        steps.found += proven
        if not manner.dry:
            backups += [write_backup(one.file, one.content) for one in steps.backups]
            yield from carry_out(steps)
            for made, document in steps.remembered.items():
                if draft.memory:
                    draft.memory.keep(made, document)
    except ProblemsFound as problems:
        found = (*steps.found, *problems.diagnostics)
        return Outcome(draft.source, (), found)
    return Outcome(
        draft.source,
        tuple(steps.writes),
        tuple(steps.found),
        current=tuple(steps.current),
        left=tuple(steps.left),
        backups=tuple(backups),
    )


def prove(draft: Draft, steps: Steps) -> list[Diagnostic]:
    """What must not stand in the files that are written, and in those that may stay."""
    if draft.prove is None:
        return []
    contents = {made.file: read_content(made.file) or b"" for made in steps.current}
    for made, document in steps.writes.items():
        contents[made.file] = steps.merged.get(made) or document.content
    return [found for file, content in contents.items() for found in draft.prove(file, content)]


def in_state(made: Made, document: Document, there: Found, draft: Draft) -> Document:
    """The document as a final one, if what stands there is final and nothing has changed since."""
    if document.provenance is None or document.provenance.state == FINAL:
        return document
    if not (draft.memory and draft.memory.is_kept_final(made)):
        says = there.opened.provenance if there.opened else None
        if says is None or (says.state, says.origin) != (FINAL, document.provenance.origin):
            return document
    return finalise(document, draft.authors)


def is_own_source(made: Made) -> bool:
    """True for a document that would take the place of what it is made from."""
    if not is_there(made.file):
        return False
    sources = [path for path in (made.source, made.template) if path]
    return any(is_same(made.file, path) for path in sources)


def carry_out(steps: Steps) -> Writing[tuple[Path, ...]]:
    """Write the files of some steps, unless somebody saves one of those there at this moment."""

    def look() -> None:
        for there, document in steps.replaced:
            if read_content(there.file) == (there.content or None):
                continue
            now = examine(there.file)
            if is_work(now, document):
                place = FilePlace(str(now.file))
                raise ProblemsFound([EDITED.at(place, "choose", file=now.file)])

    contents: dict[Path, bytes | Iterable[bytes]] = {
        made.file: steps.merged.get(made) or document.pieces
        for made, document in steps.writes.items()
    }
    return write_in_steps(contents, look)


def plan(
    made: Made,
    document: Document,
    there: Found,
    manner: Manner,
    memory: Memory | Bases | None,
    steps: Steps,
) -> None:
    """Add what is to be done for a document, given what stands in its place."""
    is_forced = manner.choice is Choice.FORCE
    if is_current(there, document) and not manner.is_whole:
        steps.current.append(made)
        steps.remembered[made] = document
        return
    if is_work(there, document) and (is_forced or brings_anything(there, document)):
        base = find_base(there, memory)
        resolve(Clash(made, document, there, base, memory is not None), manner.choice, steps)
    elif is_work(there, document):
        steps.current.append(made)
    elif not refuse_open(made, steps):
        put(made, document, there, steps)


def find_there(made: Made, document: Document, memory: Memory | Bases | None) -> Found:
    """What stands in the place of a document; what was rendered last need not be opened."""
    content = read_content(made.file)
    if content is None:
        return Found(made.file, Standing.ABSENT)
    if content == document.content:
        return Found(made.file, Standing.RENDERED, content)
    kept = memory.state.find(made.file) if memory else None
    is_kept = kept is not None and sha256(content).hexdigest() == kept.digest
    return Found(made.file, Standing.RENDERED, content) if is_kept else examine(made.file)


def is_current(there: Found, document: Document) -> bool:
    """True if a document has nothing to bring to what stands in its place."""
    if there.standing is Standing.RENDERED and there.content == document.content:
        return True
    says = there.opened.provenance if there.opened else None
    return says is not None and says == document.provenance


def is_work(there: Found, document: Document) -> bool:
    """True if something would be lost with what stands in a document's place."""
    if there.standing in (Standing.ABSENT, Standing.RENDERED):
        return False
    return document.provenance is None or not there.shows(document.provenance.content)


def brings_anything(there: Found, document: Document) -> bool:
    """False if a document shows what was rendered last time; only its edits are different."""
    says = there.opened.provenance if there.opened else None
    if says is None or document.provenance is None:
        return True
    now = document.provenance
    return (says.content, says.state) != (now.content, now.state)


def find_base(there: Found, memory: Memory | Bases | None) -> bytes | None:
    """What an edited document was when it was rendered, if that is still kept."""
    from reportkit.word.opened import open_document

    content = memory.state.find_base(there.file) if memory else None
    if content is None or there.opened is None:
        return None
    base = open_document(there.file, content)
    return content if base.provenance == there.opened.provenance else None


def put(made: Made, document: Document, there: Found, steps: Steps) -> None:
    """Write a document to its place."""
    steps.writes[made] = document
    steps.remembered[made] = document
    steps.replaced.append((there, document))


def refuse_open(made: Made, steps: Steps) -> bool:
    """True if a file is open in another program, which is then told."""
    lock = find_lock(made.file) if is_there(made.file) else None
    if lock is None or not made.file.exists():
        return False
    steps.found.append(OPEN.at(FilePlace(str(made.file)), "close", file=made.file, lock=lock.name))
    steps.left.append(made)
    return True


def resolve(clash: Clash, choice: Choice, steps: Steps) -> None:
    """Do with a new document and an edited one what was chosen."""
    ANSWERS[choice](clash, steps)


def refuse(clash: Clash, steps: Steps) -> None:
    """Leave a person's work as it is, and tell what would be lost."""
    steps.left.append(clash.made)
    steps.found += tell_clash(clash)


def merge(clash: Clash, steps: Steps) -> None:
    """Bring what has changed since into the edited document, of which a copy is kept."""
    from reportkit.merge import merge_documents

    file = clash.made.file
    if file.suffix == WORKBOOK:
        refuse(clash, steps)
    elif clash.base is None:
        no_base = NO_BASE if clash.is_kept else NOTHING_KEPT
        rule = no_base if clash.mine.standing is Standing.EDITED else NOT_OURS
        steps.found.append(rule.at(FilePlace(str(file)), "choose", file=file))
        steps.left.append(clash.made)
    elif not refuse_open(clash.made, steps):
        merged = merge_documents(clash.base, clash.mine.content, clash.document.content, path=file)
        steps.found += merged.conflicts
        steps.backups.append(clash.mine)
        put(clash.made, clash.document, clash.mine, steps)
        steps.merged[clash.made] = copy_draft_mark(clash.document, merged.content, file)


def copy_draft_mark(document: Document, content: bytes, path: Path) -> bytes:
    """A merged document that is marked as a draft if the new one is."""
    from reportkit.word.draft_mark import add_draft_mark, read_draft_mark, remove_draft_mark

    words = read_draft_mark(document.content) if is_draft(document) else ""
    if words:
        return add_draft_mark(content, words, path=path)
    return remove_draft_mark(content, path=path)


def is_draft(document: Document) -> bool:
    """True for a document that is marked as a draft."""
    return document.provenance is not None and document.provenance.state == DRAFT


def put_beside(clash: Clash, steps: Steps) -> None:
    """Write the new document next to a person's work, in place of an earlier one there."""
    for name in name_beside(clash.made.file):
        there = examine(name)
        if not is_work(there, clash.document):
            made = replace(clash.made, file=name)
            if not refuse_open(made, steps):
                steps.writes[made] = clash.document
                steps.replaced.append((there, clash.document))
            return


def put_in_place(clash: Clash, steps: Steps) -> None:
    """Write the new document in the place of a person's work, of which a copy is kept."""
    if not refuse_open(clash.made, steps):
        steps.backups.append(clash.mine)
        put(clash.made, clash.document, clash.mine, steps)


ANSWERS: dict[Choice, Callable[[Clash, Steps], None]] = {
    Choice.REFUSE: refuse,
    Choice.MERGE: merge,
    Choice.BESIDE: put_beside,
    Choice.FORCE: put_in_place,
}


def tell_clash(clash: Clash) -> Iterator[Diagnostic]:
    """Yield why a document is left as it is, and the first of its edits."""
    from reportkit.output.edit import tell_edits
    from reportkit.word.opened import open_document

    file = clash.made.file
    rule = EDITED if clash.mine.standing is Standing.EDITED else NOT_OURS
    if file.suffix == WORKBOOK:
        rule = WORKBOOK_CHANGED
    yield rule.at(FilePlace(str(file)), "choose", file=file)
    if clash.base and clash.mine.opened:
        base = open_document(file, clash.base)
        yield from islice(tell_edits(file, base, clash.mine.opened), MOST_EDITS)
