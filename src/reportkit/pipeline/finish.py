"""Documents of a package made final: cleaned, counted, and printed by LibreOffice."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from reportkit.diagnostics import Diagnostic, FilePlace, ProblemsFound
from reportkit.frozen import frozen
from reportkit.pdf import Choices, Converter, Printed, build_converter, finished
from reportkit.pipeline.edition import finalise
from reportkit.pipeline.enclose import Drafted, Telling, build_values
from reportkit.pipeline.outcome import collected
from reportkit.project import Project
from reportkit.submission.content import count_document_words
from reportkit.submission.enclosure import Enclosure
from reportkit.submission.final import check_final_document
from reportkit.submission.profile import Form, Profile
from reportkit.word.clean import clean_document

if TYPE_CHECKING:
    from concurrent.futures import Future

PRINTED = ("pdf", "pdfa")


@frozen
class Sheet:
    """A document in its final form, with the forms that a profile wants of it."""

    enclosure: Enclosure
    forms: tuple[Form, ...]
    counts_pages: bool

    @property
    def prints(self) -> dict[Form, bool]:
        """The PDFs that are to be made of it, and whether each is for an archive."""
        wanted: list[Form] = [form for form in self.forms if form in PRINTED]
        wanted = ["pdf"] if self.counts_pages and not wanted else wanted
        return {form: form == "pdfa" for form in wanted}


def finish_documents(
    drafts: Iterable[tuple[Telling, Drafted]], profile: Profile, project: Project,
    found: list[Diagnostic],
) -> list[Enclosure]:  # fmt: skip
    """The documents of a package, each in the forms that its profile wants."""
    sheets = [_finish(*draft, profile, found) for draft in drafts]
    printed = print_sheets(sheets, project, found)
    return [one for sheet, pdfs in zip(sheets, printed, strict=True) for one in _take(sheet, pdfs)]


def _finish(telling: Telling, drafted: Drafted, profile: Profile, found: list[Diagnostic]) -> Sheet:
    """A document as it leaves the house."""
    made, name = drafted.made, drafted.made.document or ""
    wish = profile.wish(name)
    content = drafted.document.content
    with collected(found):
        content = _make_final(telling, drafted, profile)
        if profile.final:
            found += check_final_document(made.file, content)
    title = wish.title or name
    values = build_document_values(telling, made.lang or telling.lang, profile)
    one = Enclosure(
        kind="document",
        title=title_document(telling.lang, title, str(values["title"])),
        ending=".docx",
        content=content,
        values={**values, "document": title, "lang": made.lang},
        thing=("document", telling.record.id, name, made.lang or ""),
        place=FilePlace(str(made.file)),
        record=telling.record.id,
        document=name,
        lang=made.lang or "",
        origin=drafted.origin,
        facts=telling.facts,
        template=drafted.template,
    )
    with collected(found):
        one = replace(one, words=count_document_words(made.file, content))
    return Sheet(one, wish.forms, bool(wish.pages or profile.limits.pages))


def _make_final(telling: Telling, drafted: Drafted, profile: Profile) -> bytes:
    """A document cleaned as the profile wants it, and marked as a draft if it is one."""
    document, file = drafted.document, drafted.made.file
    if profile.metadata == "remove" and profile.final:
        return finalise(document, telling.authors).content
    content = document.content
    if profile.metadata == "remove":
        content = clean_document(content, path=file, authors=telling.authors)
    if profile.final:
        return content
    from reportkit.word.draft_mark import add_draft_mark

    mark = telling.job.project.draft_mark.words[drafted.made.lang or telling.lang]
    return add_draft_mark(content, mark, path=file)


def title_document(lang: str, name: str, title: str) -> str:
    """What the list of enclosures calls a document."""
    words = name.replace("-", " ")
    return f"{title}（{name}）" if lang == "zh" else f"{words[:1].upper()}{words[1:]}: {title}"


def build_document_values(telling: Telling, lang: str, profile: Profile) -> Mapping[str, object]:
    """What a file name may say of a record, in the language of its document."""
    if lang == telling.lang:
        return telling.values
    return {**telling.values, **build_values(telling.redacted.record, lang, profile)}


def _take(sheet: Sheet, pdfs: Mapping[Form, tuple[bytes, int]]) -> Iterator[Enclosure]:
    """Yield the forms of a document that go into the package."""
    pages = next((pages for _, pages in pdfs.values()), None)
    one = replace(sheet.enclosure, pages=pages)
    for form in sheet.forms:
        if form == "docx":
            yield one
        elif form in pdfs:
            yield replace(one, ending=".pdf", content=pdfs[form][0], words=None)


# --- LibreOffice --------------------------------------------------------------------------------

Pdfs = dict[Form, tuple[bytes, int]]


def print_sheets(sheets: Sequence[Sheet], project: Project, found: list[Diagnostic]) -> list[Pdfs]:
    """The PDFs of documents, with their pages; what cannot be printed is told."""
    number = sum(len(sheet.prints) for sheet in sheets)
    printed: list[Pdfs] = []
    if not number:
        return [{} for _ in sheets]
    fonts = (project.fonts,) if project.fonts else ()
    with (
        collected(found),
        tempfile.TemporaryDirectory(prefix="reportkit-package-") as folder,
        build_converter(Choices(fonts), number) as converter,
    ):
        works = [Path(folder) / str(place) for place in range(len(sheets))]
        waiting = [_submit(*pair, converter) for pair in zip(sheets, works, strict=True)]
        printed += [_wait(one, found) for one in waiting]
    return printed or [{} for _ in sheets]


def _submit(sheet: Sheet, work: Path, converter: Converter) -> dict[Form, Future[Printed]]:
    """The PDFs of one document, which are being made in a folder of their own."""
    work.mkdir()
    source, content = Path(sheet.enclosure.place.file), sheet.enclosure.content
    return {
        form: converter.submit(source, work / f"{form}.pdf", content, archive=archive)
        for form, archive in sheet.prints.items()
    }


def _wait(waiting: Mapping[Form, Future[Printed]], found: list[Diagnostic]) -> Pdfs:
    """The PDFs of one document, once they are there."""
    pdfs: Pdfs = {}
    for form, future in waiting.items():
        made = finished(future)
        found += made.diagnostics
        if not isinstance(made, ProblemsFound):
            pdfs[form] = made.file.read_bytes(), made.pages
    return pdfs
