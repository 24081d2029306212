"""For each rule of records, a record that breaks it."""

from io import BytesIO
from pathlib import Path

from PIL import Image

import reportkit
from reportkit.diagnostics import raise_errors
from reportkit.record.audience import Handling, check_redacted, redact_record
from rules.case import Case, record

WHOLE = """\
kind: visit
title: Visit to Example Plant
date: 2021-06-18
org: Example Technology Co., Ltd.
summary: They came.
"""
NUMBER = "doc: {number: 示例发〔2021〕7号}\n"
BOMB = "a: &a [x, x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{name}: &{name} [{', '.join([f'*{before}'] * 10)}]\n"
    for before, name in zip("abcde", "bcdef", strict=True)
)


def load_nothing() -> None:
    """Load a record that is not there."""
    raise_errors(reportkit.load_record(Path("nowhere.yaml")).diagnostics)


def refuse(text: str) -> None:
    """Redact a record for readers for whom identity numbers are refused."""
    path = Path("a.yaml")
    path.write_text(WHOLE.replace("summary: They came.\n", text), encoding="utf-8")
    loaded = reportkit.load_record(path)
    redacted = redact_record(loaded.record, "public", Handling(id="refuse"))
    raise_errors(check_redacted(redacted, loaded.source))


def small_picture() -> bytes:
    """A picture of one point."""
    written = BytesIO()
    Image.new("RGB", (1, 1)).save(written, "PNG")
    return written.getvalue()


def final(text: str) -> Case:
    """A record with more facts, of which final documents are to be made."""
    files = {"a.yaml": WHOLE + text, "a.png": small_picture()}
    return Case("render a.yaml --final --document activity-report", files)


CASES = {
    # the file
    "record/unreadable": Case(python=load_nothing),
    "record/too-large": record(b"#" * 2_000_001),
    "record/too-deep": record("a: " + "[" * 50 + "]" * 50),
    "record/too-many-values": record(BOMB),
    "record/encoding": record("title: 参观示例工厂的报告\n".encode("gbk")),
    "record/empty": record("# nothing yet\n"),
    "record/not-a-mapping": record("- kind: visit\n"),
    # how YAML is written
    "record/syntax": record("title: Visit\n  place: Example Plant\n"),
    "record/full-width-colon": record("kind：visit\n"),
    "record/missing-space": record("kind:visit\n"),
    "record/wide-space": record("kind\u3000: visit\n"),
    "record/tab": record("host:\n\tname: Example Plant\n"),
    "record/colon-in-value": record("title: Visit: a report\n"),
    "record/leading-mark": record("title: @home in the plant\n"),
    "record/text-after-quotes": record('title: "Visit" to a plant\n'),
    "record/unclosed-quotes": record("title: 'Visit to a plant\n"),
    "record/lost-comment": record("title: Visit to plant #3\n"),
    "record/lost-anchor": record("title: &more than a visit\n"),
    "record/tag": record("title: !important visit\n"),
    "record/complex-key": record("[kind, title]: visit\n"),
    "record/duplicate-key": record("kind: visit\nkind: study\n"),
    "record/character": record('title: "Visit\\x07"\n'),
    # keys and values
    "record/unknown-key": record("titel: Visit\n"),
    "record/missing": record("kind: visit\n"),
    "record/wrong-shape": record("title: [Visit, Report]\n"),
    "record/wrong-value": record("date: soon\n"),
    "record/missing-words": record("lang: [en, zh]\ntitle: Visit\n"),
    "record/unknown-language": record("title: {en: Visit, fr: Visite}\n"),
    "record/version": record("schema: 2\n"),
    # people, organisations, references
    "record/unknown-reference": record("summary: $jane came.\n"),
    "record/unknown-form": record("people: {jane: Jane Doe}\nsummary: ${jane:nick} came.\n"),
    "record/wrong-party": record("orgs: {plant: Example Plant}\nchair: $plant\n"),
    "record/split-name": record("visitors: [Jane Doe, deputy manager]\n"),
    "record/torn-text": record("host: {name: Example Co., Ltd.}\n"),
    "record/key-name": record("people: {jane doe: Jane Doe}\n"),
    # facts that contradict each other
    "record/end-before-start": record("date: 2021-06-18 to 2021-06-17\n"),
    "record/published-before": record("date: 2021-06-18\npublished: 2021-06-17\n"),
    "record/more-present": record("expected: 5\npresent: 6\n"),
    "record/attendance": record("expected: 5\npresent: 3\nabsent: [Jane Doe]\n"),
    "record/missing-file": record("photos: [tour.jpg]\n"),
    "record/file-outside": record("photos: [../tour.jpg]\n"),
    "record/secrecy": record("doc: {secrecy: 机密}\n"),
    "record/placeholder": record("summary: TBD\n"),
    "record/no-place": record(WHOLE),
    "record/no-lead": record(WHOLE),
    "record/no-photo": Case("check a.yaml", {"a.yaml": WHOLE, "reportkit.yaml": ""}),
    "record/no-alt": record("photos: [tour.jpg]\n"),
    "record/no-post": record("chair: Jane Doe\n"),
    "record/refused-data": Case(
        python=lambda: refuse("summary: Her number is 11010519491231002X.\n")
    ),
    "record/personal-data": record("summary: Call 13800138000 for more.\n"),
    "record/changed-after-signing": record(
        "approval: {signed: {by: Jane Doe, content_sha256: 0a1b2c}}\n"
    ),
    "record/open-todo": final("todo: [Ask Jane]\n"),
    "record/not-signed": final("approval: {drafted: Jane Doe}\n"),
    "record/no-consent": final("photos: [{file: a.png, alt: A door, consent: no}]\n"),
    "record/duplicate-number": Case(
        "check a.yaml b.yaml", {"a.yaml": WHOLE + NUMBER, "b.yaml": WHOLE + NUMBER}
    ),
    "record/not-approved": record("remarks: [{by: Jane Doe, quote: It is safe.}]\n"),
}
