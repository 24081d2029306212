"""Whatever a record leaves out, both starter templates print whole, well-formed sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any, get_args

import pytest
import yaml
from docx import Document
from docx.document import Document as WordDocument
from docx.table import Table
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import reportkit
from reportkit.context import build_context, build_wording
from reportkit.language import Style
from reportkit.record import load_record
from reportkit.record.model import Kind
from reportkit.template import load_template
from starter.thinning import thinned

PROJECT = Path(__file__).parents[2]
TEMPLATES = [
    load_template(PROJECT / "templates" / f"{name}.docx", build_wording())
    for name in ("activity-report", "news-release", "visit-report")
]
PARTS = {
    "start", "name", "city", "drafted", "by", "person", "group", "who", "did", "quote", "points",
    "text", "what", "title", "term", "will", "stops",
}  # fmt: skip
NEEDED = {"kind", "title", "org", "published", "summary", "people", "orgs"}
# Facts of every kind; each may be absent, and so may each part of one.
FULL: dict[str, Any] = {
    "title": "Exchange of 2024: $our visit",
    "org": "works",
    "published": "2024-07-05",
    "summary": "$we met, and $harbour was pleased!",
    "voice": "we",
    "date": {"start": "2024-06-30 09:00", "end": "2024-07-02"},
    "when": "last week",
    "place": {"name": "the Old Hall", "address": "4 Quay Street", "city": "Exampleton"},
    "host": "harbour",
    "organizer": "works",
    "co_organizers": ["Third Partner Co., Ltd.", "harbour"],
    "participants": ["harbour", "Third Partner Co., Ltd.", "Ministry of Labour"],
    "background": {
        "basis": "the plan for 2024.",
        "aims": "learn from $harbour.",
        "means": ["tours", "talks, drills and tests."],
        "goal": "work safely",
        "slogan": "Safe hands",
        "text": "$works and $harbour have met since 2001",
    },
    "purpose": "an exchange on safety.",
    "theme": "Safe “together”",
    "agenda": ["welcome", "tour of $harbour"],
    "chair": "lee",
    "visitors": [
        {"person": "lee", "role": "head of delegation"},
        "Mr. Tim Ash, M.D., foreman",
        {"group": "apprentices", "count": 1, "of": "works"},
        "all drivers",
    ],
    "hosts": ["okoro", {"group": "dock workers", "count": 12, "of": "harbour"}],
    "attendees": ["lee", "Ms. Ann Bo, clerk of Third Partner Co., Ltd.", "all members"],
    "guests": ["okoro", "Hon. Mae West"],
    "expected": "12",
    "present": "11",
    "absent": [{"who": "Mr. Paul Grey", "reason": "ill"}],
    "activities": [
        {"when": "then,", "by": "okoro", "did": "led $us to", "stops": ["the quay", "the shed."]},
        {"by": "okoro", "did": "thanked $lee.", "more": "yes", "manner": "at length"},
        {"by": ["lee", "okoro"], "did": "saw", "items": [{"term": "Rule 1", "of": "all"}, "it"]},
        {"text": "$harbour closed the day"},
    ],
    "remarks": [
        {"by": "lee", "verb": "said", "quote": "$we thank ${okoro:title_name}"},
        {"by": "okoro", "verb": "proposed", "points": ["a course.", "$harbour pays"]},
        {"by": "Hon. Mae West", "when": "at last", "quote": "Go on!"},
    ],
    "outcomes": ["a course", "All were pleased."],
    "decisions": [{"text": "$harbour pays", "votes": {"for": 3, "abstain": 1}}, "We go on."],
    "commitments": [
        {"by": "works", "when": "in May", "will": "send", "topics": ["guests", "a list"]},
        {"will": "return.", "points": ["to stay"]},
        {"by": "okoro", "text": "the door stays open"},
    ],
    "follow_up": [{"what": "write to $okoro", "owner": "all members", "due": "2024-08-01"}],
    "attachments": [{"title": "Plan", "pages": "1"}],
    "release": {
        "headline": "A meeting",
        "dateline": {"city": "Exampleton", "country": "Exampleland"},
        "embargo": "2024-07-05 10:00",
        "reviewers": ["lee", "okoro"],
        "contact": "lee",
        "boilerplate": "It works",
    },
    "approval": {"drafted": {"by": "lee", "on": "2024-07-03", "opinion": "good"}},
    "people": {
        "lee": {"name": "Ann Lee", "family": "Lee", "honorific": "Dr.", "title": "head",
                "org": "works", "phone": "0555 0100"},
        "okoro": {"name": "Ben Okoro", "family": "Okoro", "honorific": "Mr.",
                  "title": ["chairman", "head of safety"], "org": "harbour"},
    },
    "orgs": {
        "works": {"name": "Example Works Co., Ltd.", "short": "Example Works", "type": "company"},
        "harbour": {"name": "Harbour Logistics Co., Ltd.", "short": "Harbour Logistics"},
    },
}  # fmt: skip

BROKEN = re.compile(
    r"  | [,.;:!?)]|,,|\.\.|, ?\.|[(“] |\(\)|^[,.;:]|[,;:—-]$|[{}$]|\bNone\b|\[\]|<\w+ object|;,"
    r"|[.!?]”?\.$|\band and\b|\balso\b.*\balso\b"
)
DANGLING = re.compile(r"\b(?:a|an|and|the|of|to|for|with|by|in|at)[.,]?$")
CLOSERS = ("Heading", "End Mark")
REPORT_TABLES = ("Facts", "Participants", "Absences", "Follow-up", "Sign-off")


@st.composite
def records(draw: st.DrawFn) -> dict[str, Any]:
    """A record of any kind that lacks any of the facts that may be absent."""
    record = {"kind": draw(st.sampled_from(get_args(Kind)))}
    for key, value in FULL.items():
        if key in NEEDED or draw(st.booleans()):
            record[key] = value if key in NEEDED else thinned(draw, value, PARTS)
    return {key: value for key, value in record.items() if value not in ([], {})}


styles = st.builds(
    Style,
    register=st.sampled_from(["institutional", "ap"]),
    dates=st.sampled_from(["day-first", "month-first"]),
    voice=st.sampled_from(["we", "third"]),
    hereinafter=st.booleans(),
)


def blocks(document: WordDocument) -> Iterator[tuple[str, str]]:
    """Yield the style and the words of each paragraph, in tables and out of them."""
    for block in document.iter_inner_content():
        cells = [cell for row in block.rows for cell in row.cells] if is_table(block) else [block]
        for paragraph in (p for cell in cells for p in getattr(cell, "paragraphs", [cell])):
            yield paragraph.style.name, paragraph.text


def is_table(block: object) -> bool:
    return isinstance(block, Table)


def check_words(style: str, words: str) -> None:
    assert not BROKEN.search(words), words
    assert words == words.strip(), words
    assert words.count("“") == words.count("”"), words
    assert words.count("(") == words.count(")"), words
    if words and style not in {"Attachment", "Table Note"}:
        assert not words[0].islower(), words
    if style == "Body Text":
        assert not DANGLING.search(words), words
        assert words.rstrip("”)")[-1:] in ".!?", words
        assert not re.search(r"[.!?]”? [a-z]", re.sub(r"Co\., Ltd\.|\betc\.", "", words)), words


def check_structure(document: WordDocument) -> None:
    inner = list(document.iter_inner_content())
    for block, after in zip(inner, [*inner[1:], None], strict=True):
        if is_table(block):
            assert any(cell.text for cell in block.rows[-1].cells)
            headed = block.rows[0].cells[0].paragraphs[0].style.name == "Table Heading"
            assert len(block.rows) > headed
        elif block.style.name.startswith("Heading"):
            deeper = not is_table(after) and after.style.name > block.style.name
            assert deeper or is_table(after) or not after.style.name.startswith(CLOSERS)


@settings(max_examples=100, suppress_health_check=list(HealthCheck))
@given(records(), styles)
def test_no_fact_is_missed_where_it_is_absent(
    tmp_path_factory: pytest.TempPathFactory, facts: dict[str, Any], style: Style
) -> None:
    path = tmp_path_factory.getbasetemp() / "prose.yaml"
    path.write_text(yaml.safe_dump(facts, allow_unicode=True), "utf-8")
    record = load_record(path).record
    if record is None:  # more came than were expected, or the like
        return
    for template in TEMPLATES:
        content = template.render(build_context(record, style, template.path.stem)).content
        document = Document(BytesIO(content))
        for named, words in blocks(document):
            check_words(named, words)
        check_structure(document)


def test_a_short_name_is_announced_where_it_comes_back(tmp_path: Path) -> None:
    report = PROJECT / "templates" / "activity-report.docx"
    (tmp_path / "reportkit.yaml").write_text(
        f"defaults: {{hereinafter: true}}\ndocuments: {{report: {report}}}\n", "utf-8"
    )
    path = tmp_path / "visit.yaml"
    facts = {key: FULL[key] for key in ("title", "org", "date", "host", "people", "orgs")}
    path.write_text(
        yaml.safe_dump(
            facts | {"kind": "visit", "visitors": ["lee"], "summary": "$harbour smiled."}
        ),
        "utf-8",
    )
    [written] = reportkit.render_record(path, out=tmp_path)
    told = "\n".join(words for _, words in blocks(Document(str(written))))
    assert "Harbour Logistics Co., Ltd. (hereinafter “Harbour Logistics”)." in told
    assert told.count("hereinafter") == 1
