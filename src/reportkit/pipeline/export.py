"""Records, and documents that people have polished, exported in the forms of other programs.

record ─▶ what its readers may know ─▶ document, or the one that staff have edited ─▶ files
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import field, replace
from pathlib import Path
from typing import Literal

from reportkit.argument import check_choice, several
from reportkit.check import Checked, Shelf, check_job
from reportkit.diagnostics import (
    CallError,
    Diagnostic,
    FilePlace,
    has_errors,
    raise_errors,
)
from reportkit.export.form import FORMS, Form
from reportkit.export.page import Page
from reportkit.export.reading import read_page
from reportkit.export.telling import Telling, build_telling
from reportkit.export.write import write_page, write_tellings
from reportkit.frozen import frozen
from reportkit.language import Style
from reportkit.output.name import build_export_name
from reportkit.output.standing import Found, Standing, examine
from reportkit.pattern import pattern
from reportkit.pipeline.draft import fill_document, iter_plans
from reportkit.pipeline.edition import Edition, Editions
from reportkit.pipeline.outcome import collected
from reportkit.project import DocumentKind, Job, build_jobs, find_records
from reportkit.record import Record
from reportkit.record.audience import HANDLINGS, check_redacted
from reportkit.record.model import Audience
from reportkit.rules.command import WHICH_DOCUMENT
from reportkit.rules.export import EDITED_INTERNAL, EDITED_SINCE, NO_DAY
from reportkit.word.package import load_package, open_package

USUAL_DOCUMENT = "news-release"
JOINT_NAME = "activities"
# a picture in a page is no text
EMBEDDED = pattern(rb"data:image/\w+;base64,[\w+/=]*")


@frozen
class Wish:
    """What somebody asks of an export: the form, for whom, and where pictures go.

    `lang` is the language of what is joint; records that do not have it are told in their own.
    """

    form: str
    audience: Audience = "public"
    beside: bool = False
    lang: str | None = None

    @property
    def kind(self) -> Form:
        """What is known of the form."""
        return FORMS[self.form]


@frozen
class Exported:
    """A file to be written, without its folder, and the pictures that go with it."""

    name: str
    source: Path
    content: bytes
    pictures: Mapping[str, bytes] = field(default_factory=dict)
    document: str | None = None
    lang: str | None = None


@frozen
class Batch:
    """What comes of a source: files, or what is told of it in a file with others."""

    source: Path
    folder: Path
    exported: tuple[Exported, ...] = ()
    tellings: tuple[Telling, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()


def choose_document(job: Job, form: Form) -> Job:
    """The job with the one document whose words are exported, or with none."""
    if len(job.documents) <= 1 or not form.has_words:
        return job if form.has_words else replace(job, documents=())
    usual = tuple(one for one in job.documents if one.name == USUAL_DOCUMENT)
    if not usual and form.is_document:
        known = ", ".join(f"`{one.name}`" for one in job.documents)
        place = FilePlace(str(job.project.file or job.record))
        raise CallError(WHICH_DOCUMENT.at(place, "known", known=known))
    return replace(job, documents=usual)


def export_jobs(jobs: Sequence[Job], wish: Wish) -> Iterator[Batch]:
    """Yield what comes of each record; what is joint comes last, if nothing stands against it."""
    shelf = Shelf()
    batches: list[Batch] = []
    for job in jobs:
        chosen = choose_document(job, wish.kind)
        asked = replace(chosen, lang=None) if wish.kind.is_joint else chosen
        batch = _export_job(asked, wish, shelf)
        if not wish.kind.is_joint:
            yield batch
        batches.append(batch)
    if wish.kind.is_joint:
        yield from _join(batches, wish)


def export_word_file(file: Path, wish: Wish) -> Batch:
    """What comes of a Word file, whoever has made it; it is told as it stands."""
    found: list[Diagnostic] = []
    exported: tuple[Exported, ...] = ()
    with collected(found):
        page = read_page(load_package(file), _find_language(file))
        exported = (_write_page(page, file.stem, Exported("", file, b""), wish),)
    return Batch(file, file.parent, exported, diagnostics=tuple(found))


def _find_language(file: Path) -> str:
    """The language of a Word file: what it says itself, or what its letters tell."""
    opened = examine(file).opened
    if opened is None:
        return "en"
    if opened.provenance and opened.provenance.language:
        return opened.provenance.language
    text = "".join(one.text for one in opened.shown.paragraphs)
    return "zh" if any("\u3400" <= sign <= "\u9fff" for sign in text) else "en"


def _export_job(job: Job, wish: Wish, shelf: Shelf) -> Batch:
    checked = check_job(job, shelf)
    found = list(checked.diagnostics)
    batch = Batch(job.record, job.out)
    if checked.record is None or has_errors(found):
        return replace(batch, diagnostics=tuple(found))
    edition = Editions(job, checked.record).build(wish.audience)
    if edition.redacted:
        found += check_redacted(edition.redacted, checked.source)
    if wish.form == "ics" and checked.record.date is None:
        found.append(NO_DAY.at(FilePlace(str(job.record))))
    exported: tuple[Exported, ...] = ()
    tellings: tuple[Telling, ...] = ()
    with collected(found):
        raise_errors(found)
        pages = dict(_iter_pages(job, checked, edition, found))
        if wish.kind.is_document:
            exported = tuple(_write_pages(job, edition.record, pages, wish))
        else:
            tellings = _tell(job, edition.record, pages, wish)
            exported = tuple(_write_tellings(job, edition.record, tellings, wish))
        found += _prove(exported, edition)
    found = list(dict.fromkeys(found))
    if has_errors(found):
        return replace(batch, diagnostics=tuple(found))
    if wish.kind.is_joint:
        return replace(batch, tellings=tellings, diagnostics=tuple(found))
    return replace(batch, exported=exported, diagnostics=tuple(found))


def _prove(exported: Iterable[Exported], edition: Edition) -> Iterator[Diagnostic]:
    """Yield what stands in files for readers who are not to read it."""
    if edition.redacted is None:
        return
    from reportkit.submission.scan import scan_file
    from reportkit.submission.sought import build_sought

    sought = build_sought(edition.redacted)
    for one in exported:
        yield from scan_file(one.name, EMBEDDED.sub(b"", one.content), sought)


def _iter_pages(
    job: Job, checked: Checked, edition: Edition, found: list[Diagnostic]
) -> Iterator[tuple[str, Page]]:
    """Yield the document of a record in each language, as its readers may read it."""
    if checked.record is None:
        return
    editions = Editions(job, checked.record)
    for made, kind in iter_plans(job, checked.record):
        template = checked.templates[kind.name, kind.style.lang]
        content = fill_document(job, edition.record, kind, template).content
        there = examine(made.file) if job.project.file else Found(made.file, Standing.ABSENT)
        if there.standing is Standing.EDITED:
            own = editions.find(kind)
            before = fill_document(job, own.record, kind, template).content
            is_whole = own.facts == edition.facts or before == content
            found += _check_edited(there, own, edition, is_whole=is_whole)
            content = there.content
        yield kind.style.lang, read_page(open_package(made.file, content), kind.style.lang)


def _check_edited(
    there: Found, own: Edition, edition: Edition, *, is_whole: bool
) -> Iterator[Diagnostic]:
    """Yield what is wrong with giving out a document that was edited by hand.

    `own` is the edition of which the project makes it, `edition` that of those who are to read it.
    """
    place, says = FilePlace(str(there.file)), there.opened.provenance if there.opened else None
    facts = says.record if says else ""
    if facts == edition.facts:
        return
    if not is_whole:
        yield EDITED_INTERNAL.at(place, "file", file=there.file.name)
    if facts != own.facts:
        yield EDITED_SINCE.at(place, "merge", file=there.file.name)


def _tell(job: Job, record: Record, pages: Mapping[str, Page], wish: Wish) -> tuple[Telling, ...]:
    """A record told in its languages; in one of them, where others stand beside it."""
    languages = job.languages(record)
    style = _find_style(job)
    if wish.kind.is_joint:
        languages = (wish.lang if wish.lang in languages else languages[0],)
    return tuple(
        build_telling(record, replace(style, lang=lang), pages.get(lang)) for lang in languages
    )


def _find_style(job: Job) -> Style:
    """How the words of a project are chosen: as in the document, or in any."""
    kinds: Iterable[DocumentKind] = (*job.documents, *job.project.documents.values())
    return next((kind.style for kind in kinds), Style())


def _write_pages(
    job: Job, record: Record, pages: Mapping[str, Page], wish: Wish
) -> Iterator[Exported]:
    for lang, page in pages.items():
        [kind] = job.documents
        stem = build_export_name(record.id, "", kind.name, _tell_lang(record, lang))
        yield _write_page(page, stem, Exported("", job.record, b"", {}, kind.name, lang), wish)


def _write_page(page: Page, stem: str, exported: Exported, wish: Wish) -> Exported:
    files = dict(write_page(wish.form, page, stem, beside=wish.beside))
    return replace(exported, name=stem + wish.kind.ending, content=files.pop(""), pictures=files)


def _write_tellings(
    job: Job, record: Record, tellings: Sequence[Telling], wish: Wish
) -> Iterator[Exported]:
    groups = [tellings] if wish.kind.has_languages else [[one] for one in tellings]
    for group in groups:
        lang = None if wish.kind.has_languages else _tell_lang(record, group[0].lang)
        name = build_export_name(record.id, wish.kind.ending, lang)
        content = write_tellings(wish.form, group)
        yield Exported(name, job.record, content, {}, None, lang)


def _tell_lang(record: Record, lang: str) -> str | None:
    """The language in a name, which tells it only if the record has several."""
    return lang if len(record.lang) > 1 else None


def _join(batches: Sequence[Batch], wish: Wish) -> Iterator[Batch]:
    """Yield what was found, and at last the one file of all records; none if one failed."""
    if not batches:
        return
    *others, last = batches
    yield from others
    if any(has_errors(batch.diagnostics) for batch in batches):
        yield last
        return
    tellings = [telling for batch in batches for telling in batch.tellings]
    stem = tellings[0].record.id if len(batches) == 1 else JOINT_NAME
    content = write_tellings(wish.form, tellings, wish.lang)
    exported = Exported(build_export_name(stem, wish.kind.ending), last.source, content)
    yield replace(last, exported=(exported,))


def export_records(
    records: Path | str | Iterable[Path | str],
    form: str,
    *,
    document: str | None = None,
    lang: str | None = None,
    audience: Audience = "public",
    pictures: Literal["inside", "beside"] = "inside",
) -> dict[str, bytes]:
    """The files that `reportkit export` makes of records, by name; none is written.

    `records` are files, folders and patterns, or one of them.
    `form` is `ics`, `csv`, `jsonld`, `ninjs`, `txt`, `html` or `wechat`; `document` is the one
    whose words are told, usually the news release. Raises `ProblemsFound` with everything that is
    wrong, and `CallError` if a name means nothing.
    """
    check_choice("form", form, FORMS)
    check_choice("audience", audience, HANDLINGS)
    check_choice("pictures", pictures, ("inside", "beside"))
    jobs = build_jobs(find_records(map(str, several(records))), document=document, lang=lang)
    wish = Wish(form, audience, pictures == "beside", lang)
    batches = [*export_jobs(jobs, wish)]
    raise_errors(found for batch in batches for found in batch.diagnostics)
    exported = [one for batch in batches for one in batch.exported]
    return {
        name: content
        for one in exported
        for name, content in {one.name: one.content, **one.pictures}.items()
    }
