"""Documents of a package made final: cleaned, counted, and printed by LibreOffice."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from reportkit.diagnostics import Diagnostic, FilePlace, ProblemsFound
from reportkit.frozen import frozen
from reportkit.pdf import Choices, Converter, build_converter, finished
from reportkit.pipeline.enclose import Drafted, Telling, build_values
from reportkit.pipeline.outcome import collected
from reportkit.project import Project
from reportkit.submission.content import count_document_words
from reportkit.submission.enclosure import Enclosure
from reportkit.submission.profile import DocumentWish, Form, Profile
from reportkit.word.clean import clean_document

WISH = DocumentWish()
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
        wanted = [form for form in self.forms if form in PRINTED]
        if not wanted and self.counts_pages:
            wanted = ["pdf"]
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
    made, kind = drafted.made, drafted.kind
    wish = profile.documents.get(kind.name, WISH)
    name, content = wish.title or kind.name, drafted.content
    if profile.metadata == "remove":
        with collected(found):
            content = clean_document(content, path=made.file, authors=telling.authors)
    values = build_document_values(telling, made.lang or telling.lang, profile)
    one = Enclosure(
        kind="document",
        title=title_document(telling.lang, name, telling.title),
        ending=".docx",
        content=content,
        values={**values, "document": name, "lang": made.lang},
        thing=("document", telling.record.id, kind.name, made.lang or ""),
        place=FilePlace(str(made.file)),
        record=telling.record.id,
        document=kind.name,
        lang=made.lang or "",
        origin=drafted.origin,
        facts=telling.facts,
        template=drafted.template,
    )
    with collected(found):
        one = replace(one, words=count_document_words(made.file, content))
    return Sheet(one, wish.forms, bool(wish.pages or profile.limits.pages))


def title_document(lang: str, name: str, title: str) -> str:
    """What the list of enclosures calls a document."""
    return f"{title}（{name}）" if lang == "zh" else f"{name[:1].upper()}{name[1:]}: {title}"


def build_document_values(telling: Telling, lang: str, profile: Profile) -> Mapping[str, object]:
    """What a file name may say of a record, in the language of its document."""
    if lang == telling.lang:
        return telling.values
    return build_values(telling.redacted.record, lang, profile)


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


def print_sheets(
    sheets: Sequence[Sheet], project: Project, found: list[Diagnostic]
) -> list[dict[Form, tuple[bytes, int]]]:
    """The PDFs of documents, with their pages; what cannot be printed is told."""
    printed: list[dict[Form, tuple[bytes, int]]] = [{} for _ in sheets]
    number = sum(len(sheet.prints) for sheet in sheets)
    if not number:
        return printed
    fonts = (project.fonts,) if project.fonts else ()
    with (
        collected(found),
        tempfile.TemporaryDirectory(prefix="reportkit-package-") as folder,
        build_converter(Choices(fonts), number) as converter,
    ):
        for place, (sheet, pdfs) in enumerate(zip(sheets, printed, strict=True)):
            work = Path(folder) / str(place)
            pdfs |= _print(sheet, work, converter, found)  # noqa: PLW2901 - filled in place
    return printed


def _print(
    sheet: Sheet, work: Path, converter: Converter, found: list[Diagnostic]
) -> dict[Form, tuple[bytes, int]]:
    """The PDFs of one document."""
    own = sheet.enclosure.place
    work.mkdir()
    source = work / Path(own.file).name
    source.write_bytes(sheet.enclosure.content)
    pdfs: dict[Form, tuple[bytes, int]] = {}
    for form, archive in sheet.prints.items():
        target = work / f"{form}.pdf"
        made = finished(converter.submit(source, target, archive=archive))
        told = made.diagnostics
        found += (
            replace(one, place=own) if one.place == FilePlace(str(source)) else one for one in told
        )
        if not isinstance(made, ProblemsFound):
            pdfs[form] = target.read_bytes(), made.pages
    return pdfs
