"""For whom a document is made, and whether it is a draft or final.

record ─▶ Edition (what its readers may know) ─▶ document ─▶ marked as a draft, or cleaned
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from reportkit.diagnostics import Diagnostic
from reportkit.frozen import frozen
from reportkit.project import DocumentKind, Job
from reportkit.record import Record, Source
from reportkit.record.audience import Redacted, check_redacted, redact_record
from reportkit.record.final import check_final, is_signed
from reportkit.record.fingerprint import hash_facts
from reportkit.record.model import Audience

if TYPE_CHECKING:
    from reportkit.render import Document

DRAFT, FINAL = "draft", "final"
NO_NAMES: Collection[str] = ()


@frozen
class Edition:
    """A record as the readers of a document may know it; `facts` is its digest.

    `mark` are the words across the pages of a draft, `redacted` tells what was taken out.
    """

    record: Record
    facts: str
    audience: Audience | None = None
    mark: str = ""
    redacted: Redacted | None = None


@frozen
class Editions:
    """The editions of the record of a job, each made once."""

    job: Job
    record: Record
    known: dict[Audience | None, Edition] = field(default_factory=dict)

    def find(self, kind: DocumentKind) -> Edition:
        """The edition of a kind of document, in the language of its style."""
        audience = self.job.audience or kind.audience
        if audience not in self.known:
            self.known[audience] = self.build(audience)
        mark = find_mark(self.job, self.record, kind.style.lang)
        edition = self.known[audience]
        return replace(edition, mark=mark) if mark else edition

    def build(self, audience: Audience | None) -> Edition:
        """The record as an audience may know it; without an audience, the whole."""
        if audience is None:
            return Edition(self.record, hash_facts(self.record))
        redacted = redact_record(self.record, audience, contacts=self.job.project.contacts)
        twin = next((one for one in self.known.values() if one.record is redacted.record), None)
        facts = twin.facts if twin else hash_facts(redacted.record)
        return Edition(redacted.record, facts, audience, "", redacted)

    def check(self, source: Source) -> Iterator[Diagnostic]:
        """Yield what keeps documents from being made for their readers, or from being final."""
        for edition in self.known.values():
            if edition.redacted:
                yield from check_redacted(edition.redacted, source)
        if self.job.final:
            yield from check_final(self.record, source)


def find_mark(job: Job, record: Record, lang: str) -> str:
    """The words that mark a document as a draft, none if it is no draft."""
    mark = job.project.draft_mark
    is_draft = mark.when == "always" or (mark.when == "auto" and not is_signed(record))
    return mark.words[lang] if is_draft and not job.final else ""


def finish_document(document: Document, edition: Edition, *, final: bool) -> Document:
    """The document marked as a draft, or cleaned as a final one; else as it is."""
    if final:
        return finalise(document, names_of(edition.record))
    if not edition.mark:
        return document
    from reportkit.word.draft_mark import add_draft_mark

    return replace(document, pieces=(add_draft_mark(document.content, edition.mark),))


def names_of(record: Record) -> tuple[str, ...]:
    """The names of the reporting body, which may stand as the author of its documents."""
    names = (record.org.name, record.org.short)
    return tuple(words for name in names if name for words in name.words.values())


def finalise(document: Document, authors: Collection[str] = NO_NAMES) -> Document:
    """The document without anything that is for the house, as one that is final."""
    from reportkit.word.clean import clean_document
    from reportkit.word.opened import open_document
    from reportkit.word.provenance import renew_provenance

    path = Path("document.docx")
    content = clean_document(document.content, authors=authors)
    if document.provenance is None:
        return replace(document, pieces=(content,))
    shown = open_document(path, content).shown.digest
    provenance = replace(document.provenance, content=shown, state=FINAL)
    return replace(
        document, pieces=(renew_provenance(path, content, provenance),), provenance=provenance
    )
