"""What a record must not leave open if its documents are to be final."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace

from reportkit.diagnostics import Diagnostic, Phrase, Severity
from reportkit.pattern import pattern
from reportkit.record import checks
from reportkit.record.model import Record, Sign, Text
from reportkit.record.source import Source
from reportkit.rules import record as rules

STEPS = ("drafted", "checked", "signed")
UNDONE, UNDATED = Phrase("has not been done"), Phrase("has no date")
# what people type where a fact is to come, beside what a check of any record finds
BLANK = pattern(
    r"[?？]{3,}|[×╳]{2,}|○{2,}|某某|\bX{3,}\b|(?<=[\u3400-\u9fff])X{2,}|X{2,}(?=[\u3400-\u9fff])"
)
LINE = pattern(r"_{3,}")


def check_final(
    record: Record, source: Source, required: Collection[str] = ()
) -> Iterator[Diagnostic]:
    """Yield everything that keeps the documents of a record from being final, as errors.

    The record is the whole one, before anything is taken out of it for an audience. A record with
    `approval` must be signed, and each step that it names must have a date; `required` are steps
    that every record must have.
    """
    for found in (
        *checks.check_secrecy(record, source),
        *checks.check_placeholders(record, source),
        *_check_blanks(record, source),
        *checks.check_quotes(record, source),
        *checks.check_photos(record, source),
        *checks.check_signature(record, source),
        *_check_todo(record, source),
        *_check_approval(record, source, required),
        *_check_consent(record, source),
    ):
        yield replace(found, severity=Severity.ERROR)


def find_placeholder(text: str) -> str:
    """What stands in a document in the place of a fact, or nothing; a line is for a signature."""
    found = checks.PLACEHOLDER.search(text) or BLANK.search(text)
    return found[0] if found else ""


def find_open_signature(record: Record, source: Source) -> Iterator[Diagnostic]:
    """Yield that nobody has signed a record, if so."""
    if record.approval is None or record.approval.signed is None:
        place, step = source.place("approval"), "signed"
        yield rules.NOT_SIGNED.at(place, "write", step=step, lack=UNDONE)


def is_signed(record: Record) -> bool:
    """True for a record whose documents are no drafts: signed, or without any approval."""
    signed = record.approval.signed if record.approval else None
    return record.approval is None or _find_lack(signed) is None


def _check_blanks(record: Record, source: Source) -> Iterator[Diagnostic]:
    for text in checks.iter_texts(record):
        if not any(map(checks.PLACEHOLDER.search, text.words.values())):
            words = "\n".join(text.words.values())
            if found := BLANK.search(words) or LINE.search(words):
                place = source.place(text.path)
                yield rules.PLACEHOLDER.at(place, field=text.path, placeholder=found[0])


def _check_todo(record: Record, source: Source) -> Iterator[Diagnostic]:
    for text in record.todo[:1]:
        yield rules.OPEN_TODO.at(source.place("todo"), first=_first_words(text))


def _first_words(text: Text) -> str:
    return next(iter(text.words.values()), "")


def _check_approval(
    record: Record, source: Source, required: Collection[str]
) -> Iterator[Diagnostic]:
    chain = record.approval
    signs: list[tuple[str, Sign | None, str]] = []
    for step in STEPS:
        sign = getattr(chain, step) if chain else None
        if sign or step in required or (chain and step == "signed"):
            signs.append((step, sign, f"approval.{step}"))
    for number, sign in enumerate(chain.countersigned if chain else ()):
        signs.append((f"countersigned[{number}]", sign, f"approval.countersigned[{number}]"))
    for step, each, path in signs:
        lack = _find_lack(each)
        if lack:
            place = source.place(path)
            yield rules.NOT_SIGNED.at(place, "write", step=step, lack=lack)


def _find_lack(sign: Sign | None) -> Phrase | None:
    if sign is None:
        return UNDONE
    return None if sign.on else UNDATED


def _check_consent(record: Record, source: Source) -> Iterator[Diagnostic]:
    for number, photo in enumerate(record.photos):
        if photo.consent is False and photo.public:
            path = f"photos[{number}]"
            yield rules.NO_CONSENT.at(source.place(f"{path}.consent"), field=path)
