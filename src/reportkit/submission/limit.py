"""What was checked of a package, with what was found: the problems, and all that passed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from reportkit.context.wording import count_words
from reportkit.diagnostics import Diagnostic, Phrase, Place, Severity
from reportkit.frozen import frozen
from reportkit.record import Record, Source
from reportkit.record.final import UNDATED, UNDONE
from reportkit.record.model import Sign
from reportkit.rules.package import (
    LIMIT,
    MISSING_FIELD,
    NO_PAGES,
    OTHER_PAGES,
    SMALL_PHOTO,
    TOO_LARGE,
)
from reportkit.rules.record import NOT_SIGNED
from reportkit.submission.archive import LARGEST
from reportkit.submission.enclosure import Enclosure
from reportkit.submission.field import iter_missing
from reportkit.submission.profile import Box, Profile, Size, Span


@frozen
class Check:
    """One thing that was checked: of what, what was found, and the problem if it does not do."""

    of: Phrase
    found: object
    problem: Diagnostic | None = None


def say_size(size: int) -> Phrase:
    """A number of bytes as people say it."""
    if size >= 1_000_000:
        return Phrase("{number} MB", number=f"{size / 1_000_000:.2f}")
    return Phrase("{number} kB", number=f"{size / 1000:.1f}")


def say_span(span: Span) -> Phrase:
    """How many there may be, in words."""
    if span.least is None:
        return Phrase("at most {most}", most=span.most)
    if span.most is None:
        return Phrase("at least {least}", least=span.least)
    return Phrase("{least} to {most}", least=span.least, most=span.most)


def check_number(
    of: Phrase, number: int, span: Span | None, place: Place, profile: Profile
) -> Iterator[Check]:
    """That there are as many of something as there may be."""
    if span is None:
        return
    allowed = say_span(span)
    problem = None
    if number not in span:
        hint = "fewer" if number > (span.most or number) else "more"
        problem = LIMIT.at(
            place, hint, what=of, actual=number, allowed=allowed, profile=profile.name
        )
    yield Check(of, Phrase("{number} ({allowed})", number=number, allowed=allowed), problem)


def check_size(
    of: Phrase, size: int, most: Size | None, place: Place, profile: Profile, hint: str = "profile"
) -> Iterator[Check]:
    """That something is as small as it must be."""
    if most is None:
        return
    told = {"actual": say_size(size), "allowed": say_size(most)}
    problem = None
    if size > most:
        problem = TOO_LARGE.at(place, hint, what=of, profile=profile.name, **told)
    found = Phrase("{actual} (at most {allowed})", **told)
    yield Check(of, found, problem)


def check_original(
    of: Phrase, pixels: tuple[int, int], size: int, place: Place, profile: Profile
) -> Iterator[Check]:
    """That the original of a photo is as large as it must be, either way up."""
    least, least_size = profile.photos.least, profile.photos.least_size
    sides = sorted((least.width, least.height)) if least else (0, 0)
    small = any(own < wanted for own, wanted in zip(sorted(pixels), sides, strict=True))
    actual = Phrase("{pixels}, {size}", pixels=Box(*pixels), size=say_size(size))
    problem = None
    if small or size < (least_size or 0):
        wanted = [words for words in (least, least_size and say_size(least_size)) if words]
        allowed = Phrase("{size}", size=wanted[0])
        if len(wanted) > 1:
            allowed = Phrase("{pixels}, {size}", pixels=wanted[0], size=wanted[1])
        told = {"actual": actual, "allowed": allowed, "profile": profile.name}
        problem = SMALL_PHOTO.at(place, "original", what=of, **told)
    yield Check(of, actual, problem)


def check_fields(record: Record, source: Source, profile: Profile) -> Iterator[Check]:
    """That a record has the fields that a profile requires."""
    for path in profile.required:
        missing = [*iter_missing(record, path)]
        of = Phrase("the field `{field}`", field=path)
        for at in missing:
            place = source.place(at)
            problem = MISSING_FIELD.at(place, "add", field=at, profile=profile.name)
            yield Check(of, Phrase("missing"), problem)
        if not missing:
            yield Check(of, Phrase("is there"))


def check_approvals(record: Record, source: Source, profile: Profile) -> Iterator[Check]:
    """That the steps of the approval chain are done."""
    for step in profile.approvals:
        found = getattr(record.approval, step) if record.approval else None
        signs: tuple[Sign, ...] = found if isinstance(found, tuple) else (found,) if found else ()
        of = Phrase("the approval: {step}", step=Phrase(step))
        lack = UNDATED if signs else UNDONE
        if signs and all(sign.on for sign in signs):
            yield Check(of, ", ".join(f"{sign.on}" for sign in signs))
        else:
            place = source.place(f"approval.{step}")
            problem = NOT_SIGNED.at(place, "write", step=step, lack=lack)
            yield Check(of, lack, replace(problem, severity=Severity.ERROR))


def check_title(title: str, source: Source, profile: Profile) -> Iterator[Check]:
    """That a title is as short as it must be; its words are counted as Word counts them."""
    place = source.place("title")
    of = Phrase("words of the title “{title}”", title=title)
    yield from check_number(of, count_words(title), profile.limits.title, place, profile)


def check_document(one: Enclosure, profile: Profile) -> Iterator[Check]:
    """That a document has as many pages and words as it may have."""
    if one.kind != "document":
        return
    wish = profile.wish(one.document)
    if wish.words and one.words is not None:
        of = Phrase("words of `{file}`", file=one.path)
        yield from check_number(of, one.words, wish.words, one.place, profile)
    if wish.pages:
        yield from _check_pages(one, wish.pages, profile)


def check_attachment(one: Enclosure, profile: Profile) -> Iterator[Check]:
    """That an attachment has as many pages, and is as small, as it must be."""
    wish = profile.attachments
    of = Phrase("size of `{file}`", file=one.path)
    yield from check_size(of, len(one.content), wish.size, one.place, profile)
    if wish.pages:
        yield from _check_pages(one, wish.pages, profile)


def _check_pages(one: Enclosure, span: Span, profile: Profile) -> Iterator[Check]:
    of = Phrase("pages of `{file}`", file=one.path)
    if one.pages is None:
        problem = NO_PAGES.at(one.place, "state", file=one.path)
        yield Check(of, Phrase("unknown"), problem)
        return
    yield from check_number(of, one.pages, span, one.place, profile)


def check_whole(enclosures: Iterable[Enclosure], profile: Profile, place: Place) -> Iterator[Check]:
    """That the package as a whole is what it may be."""
    found = [*enclosures]
    limits, files = profile.limits, [one for one in found if one.is_file]
    for one in files:
        of = Phrase("size of `{file}`", file=one.path)
        yield from check_size(of, len(one.content), limits.file, one.place, profile)
    yield from check_number(Phrase("files"), len(files), limits.files, place, profile)
    given = len({one.thing for one in found if one.kind == "attachment"})
    yield from check_number(Phrase("attachments"), given, profile.attachments.files, place, profile)
    if limits.pages:
        pages = sum_pages(found)
        unknown = [one for one in found if one.kind == "attachment" and one.pages is None]
        for one in unknown:
            problem = NO_PAGES.at(one.place, "state", file=one.path or one.title)
            yield Check(Phrase("pages of `{file}`", file=one.path), Phrase("unknown"), problem)
        yield from check_number(
            Phrase("pages of all enclosures"), pages, limits.pages, place, profile
        )
    size = sum(len(one.content) for one in files)
    most = limits.total or (Size(LARGEST) if size > LARGEST else None)
    yield from check_size(Phrase("size of all enclosures"), size, most, place, profile)


def sum_pages(enclosures: Iterable[Enclosure]) -> int:
    """The pages of all enclosures; what there is in several forms counts once."""
    pages = {one.thing: one.pages or 0 for one in enclosures if one.pages}
    return sum(pages.values())


def check_stated_pages(
    stated: int | None, counted: int | None, place: Place
) -> Iterator[Diagnostic]:
    """That an attachment has as many pages as the record says."""
    if stated is not None and counted is not None and stated != counted:
        yield OTHER_PAGES.at(place, "correct", stated=stated, counted=counted)
