"""Facts of one record that contradict each other, or that its readers will miss."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from pathlib import Path, PurePath
from typing import Any

from reportkit.diagnostics import Diagnostic, Phrase, find_near
from reportkit.entry import is_folder
from reportkit.pattern import pattern
from reportkit.record.fingerprint import build_fingerprint
from reportkit.record.model import Directory, Moment, Person, Record, Text
from reportkit.record.privacy import REACH, find_private
from reportkit.record.source import Source
from reportkit.rules import record as rules

PLACEHOLDER = pattern(r"【待[^】]*】|［待[^］]*］|\b(?:TBD|TBA|TBC|TODO|XXX+)\b|待补充|待定")
HOSTED = frozenset({"visit", "exchange", "study"})
# one of these is in each of them
PLACEHOLDER_SIGNS = ("待", "TBD", "TBA", "TBC", "TODO", "XXX")
NOT_SECRET = frozenset({"none", "public", "无", "公开"})


def check_record(record: Record, source: Source, root: Path | None = None) -> list[Diagnostic]:
    """Every problem of the facts; where a value could not be read, it is not checked."""
    return [
        *_check_dates(record, source),
        *_check_attendance(record, source),
        *_check_files(record, source, root),
        *check_secrecy(record, source),
        *check_placeholders(record, source),
        *_check_absent(record, source),
        *check_photos(record, source),
        *check_quotes(record, source),
        *_check_posts(record, source),
        *_check_privacy(record, source),
        *check_signature(record, source),
    ]


def _check_dates(record: Record, source: Source) -> Iterator[Diagnostic]:
    if record.date is None:
        return
    start, end, published = record.date.start, record.date.end, record.published
    if end and _is_before(end, start):
        place = source.place("date.end")
        yield rules.END_BEFORE_START.at(place, start=_say(start), end=_say(end))
    if published and published < _day(start):
        place = source.place("published")
        yield rules.PUBLISHED_BEFORE.at(place, published=published, start=_day(start))


def _day(moment: Moment) -> date:
    return moment.date() if isinstance(moment, datetime) else moment


def _say(moment: Moment) -> str:
    return f"{moment:%Y-%m-%d %H:%M}" if isinstance(moment, datetime) else f"{moment}"


def _is_before(one: Moment, other: Moment) -> bool:
    if isinstance(one, datetime) and isinstance(other, datetime):
        return one < other
    return _day(one) < _day(other)


def _check_attendance(record: Record, source: Source) -> Iterator[Diagnostic]:
    expected, present, absent = record.expected, record.present, len(record.absent)
    if expected is None or present is None:
        return
    if present > expected:
        place = source.place("present")
        yield rules.MORE_PRESENT.at(place, present=present, expected=expected)
    elif absent and present + absent != expected:
        values = {"present": present, "absent": absent, "expected": expected}
        yield rules.ATTENDANCE.at(source.place("present"), total=present + absent, **values)


def _check_files(record: Record, source: Source, root: Path | None) -> Iterator[Diagnostic]:
    if root is None:
        return
    named = [(f"photos[{n}]", photo.file) for n, photo in enumerate(record.photos)]
    named += [(f"attachments[{n}]", sheet.file or "") for n, sheet in enumerate(record.attachments)]
    for path, file in named:
        if file:
            yield from _check_file(f"{path}.file", file, source, root)


def _check_file(path: str, file: str, source: Source, root: Path) -> Iterator[Diagnostic]:
    place = source.place(path)
    full = root
    try:
        full = (root / file).resolve()
        is_inside, is_there = full.is_relative_to(root.resolve()), full.is_file()
    except (OSError, ValueError, RuntimeError):  # a name that no file can have, links in a circle
        is_inside, is_there = True, False
    if not is_inside or PurePath(file).is_absolute():
        yield rules.FILE_OUTSIDE.at(place, field=path, file=file)
    elif not is_there:
        is_known = full != root
        near = _find_near_file(file, full.parent) if is_known else ""
        hint = "folder" if is_known and is_folder(full) else "near" if near else None
        yield rules.MISSING_FILE.at(place, hint, field=path, file=file, near=near)


def _find_near_file(file: str, folder: Path) -> str:
    """The path of the file beside it that was probably meant, or nothing."""
    try:
        names = [entry.name for entry in folder.iterdir() if entry.is_file()]
    except OSError:
        return ""
    near = find_near(PurePath(file).name, names)
    return PurePath(file).with_name(near).as_posix() if near else ""


def check_secrecy(record: Record, source: Source) -> Iterator[Diagnostic]:
    """Yield that a record is secret."""
    secrecy = record.doc.secrecy if record.doc else None
    if secrecy and secrecy.strip().lower() not in NOT_SECRET:
        yield rules.SECRECY.at(source.place("doc.secrecy"), secrecy=secrecy)


def check_placeholders(record: Record, source: Source) -> Iterator[Diagnostic]:
    """Yield what stands in texts in the place of facts."""
    written = "\n".join(source.lines)
    if not any(
        sign in written for sign in PLACEHOLDER_SIGNS
    ):  # to walk through all texts takes time
        return
    for text in iter_texts(record):
        found = next(filter(None, map(PLACEHOLDER.search, text.words.values())), None)
        if found:
            place = source.place(text.path)
            yield rules.PLACEHOLDER.at(place, field=text.path, placeholder=found[0])


def iter_texts(fact: Any) -> Iterator[Text]:
    """Yield every printed text of a fact, in the order of its fields."""
    if isinstance(fact, Text):
        yield fact
    elif isinstance(fact, tuple):
        for part in fact:
            yield from iter_texts(part)
    elif is_dataclass(fact) and not isinstance(fact, Directory):
        for entry in fields(fact):
            if entry.metadata.get("printed", True):
                yield from iter_texts(getattr(fact, entry.name))


def _check_absent(record: Record, source: Source) -> Iterator[Diagnostic]:
    top = source.spot(0, 0)
    # who goes to a host is where the host is
    is_told = record.host is not None and record.kind in HOSTED
    if record.place is None and "place" not in source.nodes and not is_told:
        yield rules.NO_PLACE.at(top, "line")
    people = (record.visitors, record.hosts, record.attendees, record.guests, record.chair)
    if not any(people):
        yield rules.NO_LEAD.at(top)
    if not record.photos:
        yield rules.NO_PHOTO.at(top)


def check_photos(record: Record, source: Source) -> Iterator[Diagnostic]:
    """Yield the photos without alternative text."""
    for number, photo in enumerate(record.photos):
        if photo.alt is None:
            path = f"photos[{number}]"
            yield rules.NO_ALT.at(source.place(path), field=path)


def check_quotes(record: Record, source: Source) -> Iterator[Diagnostic]:
    """Yield the quotations that nobody has approved."""
    for number, remark in enumerate(record.remarks):
        if remark.quote and not remark.approved:
            path = f"remarks[{number}]"
            yield rules.NOT_APPROVED.at(source.place(f"{path}.quote"), field=path)


def _check_posts(record: Record, source: Source) -> Iterator[Diagnostic]:
    """Tell who speaks, leads or chairs without a post: a report says who somebody is."""
    named: list[tuple[str, object]] = [("chair", record.chair)]
    spoken = ((number, one.by) for number, one in enumerate(record.remarks) if one.by)
    named += [(f"remarks[{number}].by", speaker.party) for number, speaker in spoken]
    for side in ("visitors", "hosts"):
        named += [(f"{side}[0]", one.person) for one in getattr(record, side)[:1]]
    told: set[object] = set()
    for path, somebody in named:
        if isinstance(somebody, Person) and not somebody.title and somebody not in told:
            told.add(somebody)
            name = next(iter(somebody.name.words.values()), "")
            yield rules.NO_POST.at(source.place(path), "write", name=name)


def _check_privacy(record: Record, source: Source) -> Iterator[Diagnostic]:
    if not find_private("\n".join(source.lines)):  # to walk through all texts takes time
        return
    for text in iter_texts(record):
        for words in text.words.values():
            for found in find_private(words):
                if found.code in REACH and text.path.startswith("release.contact"):
                    continue  # whom the press is to reach
                place = source.place(text.path)
                yield rules.PERSONAL_DATA.at(place, field=text.path, kind=Phrase(found.kind))


def check_signature(record: Record, source: Source) -> Iterator[Diagnostic]:
    """Yield that a record was changed after it was signed."""
    signed = record.approval.signed if record.approval else None
    if signed is None or not signed.content_sha256:
        return
    now = build_fingerprint(record)
    if signed.content_sha256.strip().lower() != now:
        place = source.place("approval.signed.content_sha256")
        yield rules.CHANGED_AFTER_SIGNING.at(place, "now", fingerprint=now)
