"""A package for submission: everything is made and checked before anything is written.

records ─▶ enclosures (enclose) ─▶ final, clean, printed (finish) ─▶ numbered and named ─▶ lists
        ─▶ limits, a last look at every byte ─▶ folder and zip
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import field, fields, replace
from functools import cache, partial
from pathlib import Path

from reportkit.check import Shelf, check_job
from reportkit.context.signature import signed_on
from reportkit.diagnostics import (
    CallError,
    Diagnostic,
    FilePlace,
    Phrase,
    all_of,
    has_errors,
    raise_errors,
)
from reportkit.entry import real_path
from reportkit.frozen import frozen, mutable
from reportkit.output.tree import write_tree
from reportkit.pipeline.draft import join_found
from reportkit.pipeline.enclose import (
    Telling,
    build_values,
    enclose_record,
    iter_attachments,
    iter_documents,
    iter_photos,
)
from reportkit.pipeline.finish import finish_documents
from reportkit.pipeline.outcome import collected
from reportkit.project import Job, Project, build_jobs, find_records
from reportkit.record.audience import (
    HANDLINGS,
    Handling,
    Redacted,
    check_redacted,
    iter_words,
    redact_record,
)
from reportkit.record.final import check_final
from reportkit.record.fingerprint import hash_facts
from reportkit.rules.command import NO_RECORDS, SEVERAL_PROJECTS
from reportkit.rules.package import NOTHING_IN_IT
from reportkit.rules.project import OTHER_LANGUAGE
from reportkit.submission.archive import pack_files
from reportkit.submission.checklist import build_check_list
from reportkit.submission.cover import Letter, build_cover_list, find_cover_template, tell
from reportkit.submission.enclosure import Enclosure, Kind, arrange, check_names
from reportkit.submission.limit import (
    Check,
    check_approvals,
    check_attachment,
    check_document,
    check_fields,
    check_number,
    check_size,
    check_title,
    check_whole,
)
from reportkit.submission.manifest import (
    MANIFEST,
    SUMS,
    RecordFacts,
    build_seal,
    write_manifest,
    write_sums,
)
from reportkit.submission.name import build_name
from reportkit.submission.place import Destination, check_free, is_current
from reportkit.submission.profile import Profile
from reportkit.submission.reading import find_profile, read_profile
from reportkit.submission.scan import scan_file
from reportkit.submission.sought import build_sought, join_sought
from reportkit.submission.told import Told, join_words

MOST_TITLES = 2  # that a list of enclosures names


@frozen
class Order:
    """How a package is wanted: its profile and place, and what to do with what stands there.

    With `fresh`, documents are made anew even where somebody has edited them. A `dry` run makes and
    checks all of it, and writes nothing.
    """

    profile: str | None = None
    out: Path | None = None
    version: str = "1"
    fresh: bool = False
    force: bool = False
    dry: bool = False


@frozen
class Packed:
    """A package as it was made, or the problems that stopped it.

    `is_current` tells that the same one was there before; `backups` are copies of what it replaced.
    """

    folder: Path
    archive: Path
    seal: str = ""
    enclosures: tuple[Enclosure, ...] = ()
    checks: tuple[Check, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    size: int = 0
    is_current: bool = False
    backups: tuple[Path, ...] = ()

    @property
    def failed(self) -> bool:
        """True if a problem stopped it."""
        return has_errors(self.diagnostics)


@mutable
class Making:
    """A package while it is made: what was found wrong, and what was checked."""

    profile: Profile
    project: Project
    order: Order
    found: list[Diagnostic] = field(default_factory=list)
    checks: list[Check] = field(default_factory=list)
    tellings: list[Telling] = field(default_factory=list)

    def check(self, checks: Iterable[Check]) -> None:
        """Keep what was checked, and the problems among it."""
        for one in checks:
            self.checks.append(one)
            if one.problem:
                self.found.append(one.problem)


def package_jobs(jobs: Sequence[Job], order: Order) -> Packed:
    """Make a package of jobs, which belong to one project, and write it if all is well.

    Raises `CallError` if they do not, or if there is no such profile.
    """
    project = jobs[0].project
    for job in jobs:
        if job.project.root != project.root:
            values = {"record": job.record, "first": jobs[0].record}
            raise CallError(SEVERAL_PROJECTS.at(FilePlace(str(job.record)), **values))
    profile, problems = read_profile(find_profile(project, order.profile), project)
    making = Making(profile, project, order, [*problems])
    making.tellings += _iter_tellings(jobs, making)
    tellings = making.tellings
    enclosures = arrange(_gather(tellings, making), profile)
    if not tellings:
        return _stopped(making, Destination(order.out or project.packages))
    place = _find_place(tellings, making)
    making.found += check_names(enclosures)
    if not enclosures and not has_errors(making.found):
        making.found.append(NOTHING_IN_IT.at(FilePlace(str(profile.file))))
    files = _assemble(tellings, enclosures, making)
    return _write(place, files, making)


def _stopped(making: Making, place: Destination) -> Packed:
    """What is told of a package that is not made."""
    found = tuple(dict.fromkeys(making.found))
    return Packed(place.folder, place.archive, diagnostics=found, checks=tuple(making.checks))


# --- records ------------------------------------------------------------------------------------


def _iter_tellings(jobs: Sequence[Job], making: Making) -> Iterator[Telling]:
    """Yield the records that can be read, as the readers of the package may know them."""
    shelf, profile, lang = Shelf(), making.profile, making.profile.lang
    handling = build_handling(profile)
    for job in (_choose(job, profile) for job in jobs):
        checked = check_job(job, shelf)
        making.found += checked.diagnostics
        record = checked.record
        if record is None:
            continue
        lang = lang or record.lang[0]
        if profile.lang and profile.lang not in record.lang:
            place, known = checked.source.place("lang"), all_of(record.lang)
            listed = ", ".join((*record.lang, profile.lang))
            making.found.append(
                OTHER_LANGUAGE.at(place, "add", lang=profile.lang, known=known, listed=listed)
            )
            continue
        redacted = redact_record(record, profile.audience, handling, job.project.contacts)
        making.found += check_redacted(redacted, checked.source)
        own = lang if lang in record.lang else record.lang[0]
        values = build_values(redacted.record, own, profile)
        values |= {"count": len(jobs), "version": making.order.version}
        facts = hash_facts(redacted.record)
        yield Telling(job, checked, record, redacted, own, values, facts)


def _choose(job: Job, profile: Profile) -> Job:
    """The job with the documents that a profile wants, in its order."""
    if profile.documents is None:
        return job
    known = {kind.name: kind for kind in job.documents}
    return replace(job, documents=tuple(known[name] for name in profile.documents if name in known))


def build_handling(profile: Profile) -> Handling:
    """What becomes of personal data: what the profile says, else what the audience wants."""
    usual = HANDLINGS[profile.audience]
    said = {entry.name: getattr(profile.personal, entry.name) for entry in fields(Handling)}
    return replace(usual, **{name: act for name, act in said.items() if act})


def _gather(tellings: Sequence[Telling], making: Making) -> Iterator[Enclosure]:
    """Yield what the records bring, section by section."""
    profile, found = making.profile, making.found
    drafts = []
    for telling in tellings:
        source = telling.checked.source
        making.check(check_title(telling.title, source, profile))
        making.check(check_fields(telling.record, source, profile))
        making.check(check_approvals(telling.record, source, profile))
        if profile.final:
            found[:] = join_found(found, [*check_final(telling.record, source, profile.approvals)])
        documents = iter_documents(telling, profile, found, fresh=making.order.fresh)
        drafts += [(telling, drafted) for drafted in documents]
    yield from finish_documents(drafts, profile, making.project, found)
    if profile.attachments.include:
        for telling in tellings:
            yield from iter_attachments(telling, profile, found)
    for telling in tellings:
        photos = telling.redacted.record.photos
        place = telling.place("photos")
        making.check(
            check_number(Phrase("photos"), len(photos), profile.photos.count, place, profile)
        )
        checks: list[Check] = []
        yield from iter_photos(telling, profile, found, checks)
        making.check(checks)
    if profile.records:
        yield from map(enclose_record, tellings)


# --- the whole ----------------------------------------------------------------------------------


def _find_place(tellings: Sequence[Telling], making: Making) -> Destination:
    """Where the package is written."""
    names = making.profile.names
    words = names.package if len(tellings) == 1 else names.several
    name = build_name(words, tellings[0].values, names.longest, names.spaces)
    folder = making.order.out or making.project.packages
    return Destination(real_path(folder) / name)


def _assemble(
    tellings: Sequence[Telling], enclosures: Sequence[Enclosure], making: Making
) -> tuple[Enclosure, ...]:
    """All files of a package, with the lists that tell of the others."""
    profile, found = making.profile, making.found
    letter = _build_letter(tellings, making.order.version)
    files = list(enclosures)
    for one in files:
        making.check(check_document(one, profile))
        if one.kind == "attachment" and one.is_file:
            making.check(check_attachment(one, profile))
    making.check(check_whole(files, profile, FilePlace(str(profile.file))))
    if profile.cover_list:
        template = find_cover_template(profile, making.project, letter.lang)
        with collected(found):
            content = build_cover_list(template, letter, enclosures, profile)
            files.insert(
                0, _list("cover list", profile.names.cover_list, ".docx", content, tellings, making)
            )
    _scan(files, tellings, making)
    if profile.check_list and not has_errors(found):
        content = build_check_list(letter, files, making.checks, profile)
        files.append(
            _list("check list", profile.names.check_list, ".txt", content, tellings, making)
        )
    return tuple(files)


def _list(
    kind: Kind, words: str, ending: str, content: bytes, tellings: Sequence[Telling], making: Making
) -> Enclosure:
    """A list of the package, at the top of its folder."""
    names, values = making.profile.names, tellings[0].values
    name = build_name(words, values, names.longest, names.spaces)
    place = FilePlace(f"{name}{ending}")
    return Enclosure(kind, name, ending, content, values, (kind,), place, path=f"{name}{ending}",
                     origin="rendered")  # fmt: skip


def _build_letter(tellings: Sequence[Telling], version: str) -> Letter:
    """What the lists say besides the enclosures."""
    first = tellings[0]
    days = [day for one in tellings if (day := signed_on(one.redacted.record))]
    control = first.redacted.record.doc
    to = tuple(org.name.words.get(first.lang, "") for org in control.to) if control else ()
    titles = [*dict.fromkeys(one.title for one in tellings)]
    subject = "; ".join(titles)
    if len(titles) > MOST_TITLES:
        others = Phrase("{first}, and {number} more", first=titles[0], number=len(titles) - 1)
        subject = tell(others, first.lang)
    on = max(days, default=None)
    return Letter(first.lang, subject, str(first.values["org"]), on, to, version)


def _scan(files: Iterable[Enclosure], tellings: Sequence[Telling], making: Making) -> None:
    """Look for what must not leave the house, in every byte."""
    told = _build_told(tellings)
    sought = join_sought(told.kept_back.values())
    problems: list[Diagnostic] = []
    number = 0
    for one in files:
        if one.is_file:
            number += 1
            may_stand = partial(_may_stand, told, one.record)
            problems += scan_file(one.path, one.content, sought, may_stand)
    making.found += problems
    if not has_errors(problems):
        of = Phrase("internal words and personal data")
        making.checks.append(Check(of, Phrase("none in {number} files", number=number)))


def _build_told(tellings: Sequence[Telling]) -> Told:
    """What each record keeps back, and what it tells."""
    records: dict[str, list[Redacted]] = {}
    for one in tellings:
        records.setdefault(one.record.id, []).append(one.redacted)
    kept_back = {name: join_sought(map(build_sought, some)) for name, some in records.items()}

    @cache
    def read_words() -> dict[str, str]:
        return {
            name: join_words(words for one in some for words in iter_words(one.record))
            for name, some in records.items()
        }

    return Told(kept_back, read_words)


def _may_stand(told: Told, record: str, words: str) -> bool:
    """True for words of one record in the files of another, which tells them, and in the lists."""
    return record not in told.find_keepers(words) and told.is_told(words)


# --- writing ------------------------------------------------------------------------------------


def _write(place: Destination, enclosures: Sequence[Enclosure], making: Making) -> Packed:
    """Write a package if nothing stands against it."""
    if has_errors(making.found):
        return _stopped(making, place)
    files = {one.path: one.content for one in enclosures if one.is_file}
    records = [RecordFacts(one.record.id, one.title, one.facts) for one in making.tellings]
    files[MANIFEST] = write_manifest(making.profile, records, enclosures, making.order.version)
    files[SUMS] = write_sums(files)
    seal = build_seal(files[SUMS])
    pieces = pack_files(((f"{place.folder.name}/{path}", one) for path, one in files.items()), seal)
    archive = b"".join(pieces)
    limit, where = making.profile.limits.total, FilePlace(str(making.profile.file))
    making.check(
        check_size(Phrase("size of the zip file"), len(archive), limit, where, making.profile)
    )
    if has_errors(making.found):
        return _stopped(making, place)
    packed = Packed(
        place.folder,
        place.archive,
        seal,
        tuple(enclosures),
        tuple(making.checks),
        size=len(archive),
    )
    with collected(making.found):
        packed = _put(packed, place, files, archive, making.order)
    return replace(packed, diagnostics=tuple(dict.fromkeys(making.found)))


def _put(
    packed: Packed, place: Destination, files: Mapping[str, bytes], archive: bytes, order: Order
) -> Packed:
    """Put a package in its place."""
    if is_current(place, files, archive):
        return replace(packed, is_current=True)
    if not order.force:
        check_free(place)
    if order.dry:
        return packed
    backups = write_tree(place.folder, files, place.archive, [archive], keep=order.force)
    return replace(packed, backups=backups)


def package_records(
    *records: Path | str,
    profile: str | None = None,
    out: Path | str | None = None,
    version: str = "1",
    fresh: bool = False,
    force: bool = False,
) -> Packed:
    """Make a package of records, as `reportkit package` does.

    Raises `ProblemsFound` with everything that is wrong; then nothing was written. Raises
    `CallError` if no record is named, or a name means nothing.
    """
    if not records:
        raise CallError(NO_RECORDS.at(FilePlace("records"), "name"))
    found = find_records(map(str, records))
    jobs = build_jobs(found)
    folder = None if out is None else Path(out)
    packed = package_jobs(jobs, Order(profile, folder, version, fresh, force))
    raise_errors(packed.diagnostics)
    return packed
