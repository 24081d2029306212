"""What the records of a package bring into it: documents, attachments, photos, themselves.

record ─▶ check ─▶ what its readers may know ─▶ documents · attachments · photos ─▶ Enclosure
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from reportkit.check import Checked
from reportkit.context import Context, build_context, document_number
from reportkit.diagnostics import (
    Diagnostic,
    FilePlace,
    Phrase,
    Place,
    ProblemsFound,
    all_of,
)
from reportkit.frozen import frozen
from reportkit.language import Style
from reportkit.output.standing import Found, Standing, examine, find_lock
from reportkit.pipeline.draft import fill_document, iter_plans, make_document
from reportkit.pipeline.edition import FINAL, Edition, Editions, finalise, names_of
from reportkit.pipeline.origin import tell_origin
from reportkit.pipeline.outcome import Made, collected
from reportkit.pipeline.verify import Condition, iter_conditions
from reportkit.project import DocumentKind, Job
from reportkit.record import Organisation, Record
from reportkit.record.audience import Redacted
from reportkit.record.model import Attachment, Photo
from reportkit.render import Document
from reportkit.rules.package import (
    FOREIGN_DOCUMENT,
    METADATA_KEPT,
    NO_DOCUMENT,
    NO_FILE,
    OPEN_DOCUMENT,
    PHOTO,
    STALE_EDITS,
)
from reportkit.submission.clean import clean_file
from reportkit.submission.content import count_pdf_pages
from reportkit.submission.enclosure import Enclosure, Kind, Origin
from reportkit.submission.limit import Check, check_original, check_stated_pages, say_size
from reportkit.submission.photo import build_web_copy, read_pixels
from reportkit.submission.profile import Box, Profile
from reportkit.word.picture import PictureProblem

if TYPE_CHECKING:
    from reportkit.template import Template


@frozen
class Telling:
    """A record of a package as its readers may know it, told in the language of the package.

    `values` are for file names; `facts` is the digest of what the readers may know.
    """

    job: Job
    checked: Checked
    record: Record
    redacted: Redacted
    lang: str
    values: Mapping[str, object]
    facts: str

    @property
    def title(self) -> str:
        """The title of the record."""
        return str(self.values["title"])

    @property
    def authors(self) -> tuple[str, ...]:
        """Who may be named as the author of a document: the reporting body."""
        return names_of(self.record)

    def place(self, path: str) -> Place:
        """Where something stands in the record."""
        return self.checked.source.place(path)

    def context(self) -> Context:
        """What the readers may know, in words."""
        return build_context(self.redacted.record, Style(lang=self.lang))


def build_values(record: Record, lang: str, profile: Profile) -> dict[str, object]:
    """What the names of files may say of a record."""
    told = build_context(record, Style(lang=lang))
    start = record.date.start if record.date else record.published
    return {
        "org": _name(record.org, lang),
        "org_short": _name(record.org, lang, short=True),
        "title": str(told["title"]),
        "headline": str(told["headline"]),
        "kind": str(told["kind_name"]),
        "date": start.date() if isinstance(start, datetime) else start,
        "published": record.published,
        "record": record.id,
        "doc_number": document_number(record),
        "place": str(getattr(told["place"], "name", "")) if record.place else "",
        "host": _name(record.host, lang, short=True),
        "profile": profile.title or profile.name,
    }


def _name(org: Organisation | None, lang: str, *, short: bool = False) -> str:
    """The name of an organisation in a language."""
    if org is None:
        return ""
    words = (org.short or org.name).words if short else org.name.words
    return words.get(lang) or next(iter(words.values()), "")


# --- documents ----------------------------------------------------------------------------------


@frozen
class Drafted:
    """A document as it was found or made, before it leaves the house."""

    made: Made
    document: Document
    origin: Origin
    template: str


def iter_documents(
    telling: Telling, profile: Profile, found: list[Diagnostic], *, fresh: bool
) -> Iterator[Drafted]:
    """Yield the Word files that a profile wants of a record."""
    wanted = [*_iter_wanted(telling, profile)]
    if not wanted and telling.job.documents:
        known = all_of(kind.name for kind in telling.job.documents)
        place = FilePlace(str(telling.job.record))
        found.append(NO_DOCUMENT.at(place, "known", profile=profile.name, known=known))
    for made, kind in wanted:
        template = telling.checked.templates.get((kind.name, kind.style.lang))
        if template is not None:
            with collected(found):
                yield _draft(telling, made, kind, template, profile, fresh=fresh)


def _iter_wanted(telling: Telling, profile: Profile) -> Iterator[tuple[Made, DocumentKind]]:
    """Yield the documents that a profile wants, in its languages, in its order."""
    usual = (profile.lang,) if profile.lang else telling.record.lang
    for made, kind in iter_plans(telling.job, telling.record):
        if made.lang in (profile.wish(kind.name).lang or usual):
            yield made, kind


def _draft(
    telling: Telling, made: Made, kind: DocumentKind, template: Template, profile: Profile, *,
    fresh: bool,
) -> Drafted:  # fmt: skip
    """A document as somebody has edited it, if that still holds; else as its record makes it.

    Raises `ProblemsFound` if somebody's work would be left out.
    """
    there = Found(made.file, Standing.ABSENT) if fresh else examine(made.file)
    lock = find_lock(made.file) if there.standing is not Standing.ABSENT else None
    if lock is not None:
        _refuse(OPEN_DOCUMENT.at(_place(made), "close", file=made.file, lock=lock.name))
    if there.standing is Standing.FOREIGN:
        _refuse(FOREIGN_DOCUMENT.at(_place(made), "away", file=made.file))
    if there.standing is Standing.EDITED:
        _check_edited(there, telling, kind, template, profile)
        says = there.opened.provenance if there.opened else None
        return Drafted(made, Document((there.content,), says), "edited", template.digest)
    record, facts = telling.redacted.record, telling.facts
    edition = Edition(record, facts, profile.audience, "", telling.redacted)
    origin = tell_origin(edition, kind, template)
    document = fill_document(telling.job, record, kind, template, origin)
    return Drafted(made, document, "rendered", template.digest)


def _check_edited(
    there: Found, telling: Telling, kind: DocumentKind, template: Template, profile: Profile
) -> None:
    """Raise `ProblemsFound` if an edited document says what is no longer so.

    It may have been rendered for its usual readers, or for those of the package.
    """
    says = there.opened.provenance if there.opened else None
    changes: list[Condition] = []
    for audience in dict.fromkeys((kind.audience, profile.audience)):
        job = replace(telling.job, audience=audience)
        now = make_document(Editions(job, telling.record), kind, template)
        if says is not None and says.state == FINAL:
            now = finalise(now, names_of(telling.record))
        said_now = iter_conditions(there, now)
        found: list[Condition] = [one for one in said_now if one is not Condition.EDITED]
        changes = changes or found
        if not found:
            return
    said = Phrase(changes[0])
    if changes[0] is not Condition.INPUTS:
        said = Phrase("its {condition}", condition=said)
    place, values = FilePlace(str(there.file)), {"file": there.file, "changes": said}
    _refuse(STALE_EDITS.at(place, "merge", **values, record=telling.job.record))


def _refuse(problem: Diagnostic) -> None:
    raise ProblemsFound([problem])


def _place(made: Made) -> FilePlace:
    return FilePlace(str(made.file))


# --- attachments --------------------------------------------------------------------------------


def iter_attachments(
    telling: Telling, profile: Profile, found: list[Diagnostic]
) -> Iterator[Enclosure]:
    """Yield the attachments of a record, with their files as they are."""
    told: Any = telling.context()["attachments"]
    for number, (sheet, words) in enumerate(
        zip(telling.redacted.record.attachments, told, strict=True)
    ):
        path = _find_path("attachments", telling.record.attachments, sheet, number)
        title = str(words.title)
        if sheet.file is None and profile.attachments.missing == "refuse":
            found.append(NO_FILE.at(telling.place(path), "file", title=title))
            continue
        content = _read(telling, sheet.file) if sheet.file else b""
        if profile.metadata == "remove" and sheet.file:
            with collected(found):
                content, cause = clean_file(sheet.file, content, telling.authors)
                if cause:
                    told = {"file": sheet.file, "cause": cause}
                    found.append(METADATA_KEPT.at(telling.place(path), **told))
        pages = count_pdf_pages(content) if content.startswith(b"%PDF") else None
        found += check_stated_pages(sheet.pages, pages, telling.place(path))
        one = _enclose(telling, "attachment", number, title, path, content, sheet.file or "")
        yield replace(one, pages=pages or sheet.pages)


def _enclose(
    telling: Telling, kind: Kind, number: int, title: str, path: str, content: bytes, file: str
) -> Enclosure:
    """A file of a record, or a thing without one."""
    name = PurePath(file)
    return Enclosure(
        kind=kind,
        title=title,
        ending=name.suffix.lower(),
        content=content,
        values={**telling.values, "title": title, "caption": title, "file": name.stem},
        thing=("photo" if kind == "original" else kind, telling.record.id, str(number)),
        place=telling.place(path),
        record=telling.record.id,
    )


def _find_path(field: str, facts: tuple[Any, ...], fact: Attachment | Photo, number: int) -> str:
    """Where a fact stands in the record: what readers may not know is not counted."""
    files = [one.file for one in facts]
    at = files.index(fact.file) if fact.file in files and fact.file else number
    return f"{field}[{at}]"


def _read(telling: Telling, file: str) -> bytes:
    """The bytes of a file of the project: without it, the record would not have been read."""
    return (telling.job.project.root / file).read_bytes()


# --- photos -------------------------------------------------------------------------------------


def iter_photos(
    telling: Telling, profile: Profile, found: list[Diagnostic], checks: list[Check]
) -> Iterator[Enclosure]:
    """Yield the photos of a record: copies for the web, and the originals byte for byte."""
    told: Any = telling.context()["photos"]
    for number, (photo, words) in enumerate(zip(telling.redacted.record.photos, told, strict=True)):
        path = _find_path("photos", telling.record.photos, photo, number)
        content = _read(telling, photo.file)
        title = str(words.caption) or PurePath(photo.file).stem
        one = _enclose(telling, "original", number, title, path, content, photo.file)
        try:
            checks += _check_original(one, profile)
            if profile.photos.web:
                yield _copy(one, profile, checks)
        except PictureProblem as problem:
            reason = problem.reason or Phrase("its format is not known here")
            found.append(PHOTO.at(one.place, file=photo.file, reason=reason))
        if profile.photos.originals:
            yield one


def _check_original(one: Enclosure, profile: Profile) -> Iterator[Check]:
    """That an original is as large as it must be."""
    if profile.photos.least or profile.photos.least_size:
        of = Phrase("the original of the photo “{title}”", title=one.title)
        pixels = read_pixels(one.content)
        yield from check_original(of, pixels, len(one.content), one.place, profile)


def _copy(one: Enclosure, profile: Profile, checks: list[Check]) -> Enclosure:
    """A copy of a photo for the web."""
    copy = build_web_copy(one.content, profile.photos)
    of = Phrase("the copy of the photo “{title}”", title=one.title)
    pixels, size = Box(copy.width, copy.height), say_size(len(copy.content))
    checks.append(Check(of, Phrase("{pixels}, {size}", pixels=pixels, size=size)))
    return replace(one, kind="photo", ending=".jpg", content=copy.content, origin="copy")


# --- the record itself --------------------------------------------------------------------------


def enclose_record(telling: Telling) -> Enclosure:
    """The record as its author wrote it."""
    content = telling.job.record.read_bytes()
    name = telling.job.record.name
    return replace(_enclose(telling, "record", 0, telling.title, "", content, name), facts="")
