"""The starter templates filled from the records of the repository."""

from __future__ import annotations

import re
from functools import cache
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from docx.table import Table
from lxml import etree

from reportkit.context import build_context, build_wording
from reportkit.language import Style
from reportkit.record import load_directory, load_record
from reportkit.template import load_template

PROJECT = Path(__file__).parents[2]
TEMPLATES = PROJECT / "templates"
REPORT, RELEASE = "activity-report", "news-release"
MINIMAL, ARTICLE, RICH = (
    "2021-06-18-example-visit",
    "2021-07-03",
    "2026-03-12-example-exchange",
)

each_document = pytest.mark.parametrize("name", [REPORT, RELEASE])
each_record = pytest.mark.parametrize("record", [MINIMAL, ARTICLE, RICH])


def render(template: Path, record: str):
    directory = load_directory(PROJECT / "directory.yaml").directory
    loaded = load_record(PROJECT / "records" / f"{record}.yaml", directory=directory, root=PROJECT)
    assert loaded.record is not None
    values = build_context(loaded.record, Style(), template.stem)
    document = load_template(template, build_wording()).render(values, root=PROJECT)
    return Document(BytesIO(document.content))


@cache
def rendered(name: str, record: str):
    return render(TEMPLATES / f"{name}.docx", record)


def paragraphs(document, style: str = "") -> list[str]:
    chosen = [p for p in document.paragraphs if style in ("", p.style.name)]
    return [p.text for p in chosen]


def rows(table: Table) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in table.rows]


def everything(document) -> list[str]:
    cells = [cell for table in document.tables for row in rows(table) for cell in row]
    edges = [
        edge.paragraphs
        for section in document.sections
        for edge in (section.first_page_header, section.header)
    ]
    return [*paragraphs(document), *cells, *(p.text for edge in edges for p in edge)]


@each_document
@each_record
def test_words_have_no_gaps_doubled_points_or_leftovers(name, record):
    for words in everything(rendered(name, record)):
        assert not re.search(r"  |\.\.| [.,;:]|\(\)|[{}]|None|^[,.;]|[,;:]$", words), words
        assert words == words.strip(" ")


@each_document
@each_record
def test_no_paragraph_of_the_body_is_empty(name, record):
    for p in rendered(name, record).paragraphs:
        assert p.text or p.style.name == "Photo"
        assert p.style.name != "Template Control"


def test_eight_lines_make_a_report_of_what_is_known():
    report = rendered(REPORT, MINIMAL)
    assert paragraphs(report) == [
        "Activity report",
        "Visit to Example Plant",
        "Visit · 18 June 2021",
        "Overview",
        "On 18 June 2021, Ms. Jane Doe, deputy manager of Example Technology Co., Ltd., "
        "visited Example Motors Co., Ltd.",
        "The visitors toured the plant and compared notes on safety training.",
        "Participants",
    ]
    facts, people = map(rows, report.tables)
    assert facts == [["Date", "18 June 2021"], ["Host", "Example Motors Co., Ltd."]]
    assert people[-1] == ["Ms. Jane Doe", "Deputy manager"]


def test_eight_lines_make_a_release_without_gaps():
    assert paragraphs(rendered(RELEASE, MINIMAL)) == [
        "Visit to Example Plant",
        "On 18 June 2021, Ms. Jane Doe, deputy manager of Example Technology Co., Ltd., "
        "visited Example Motors Co., Ltd.",
        "The visitors toured the plant and compared notes on safety training.",
        "###",
    ]


def test_rich_record_fills_every_section_in_order():
    assert paragraphs(rendered(REPORT, RICH), "Heading 1") == [
        "Overview", "Background and purpose", "Participants", "Absences", "Agenda", "Activities",
        "Remarks", "Outcomes", "Decisions", "Commitments", "Follow-up", "Photos",
        "Attachments", "Sign-off",
    ]  # fmt: skip


def test_votes_follow_up_and_sign_off_are_told_in_full():
    report = rendered(REPORT, RICH)
    decisions = paragraphs(report, "List Number")
    assert any(words.endswith("Votes: 8 for, 0 against, 1 abstention.") for words in decisions)
    *_, actions, signatures = map(rows, report.tables)
    assert actions[1][1:] == [
        "Send the common form to all instructors\nE-mail of 27 March 2026",
        "Mr. Peter Marsh, head of workshops",
        "31 Mar 2026",
        "Done",
    ]
    assert [row[0] for row in signatures] == ["Step", "Drafted by", "Checked by", "Signed by"]


@each_document
def test_photos_are_captioned_in_order_and_described(name):
    document = rendered(name, RICH)
    captions = paragraphs(document, "Caption")
    assert [caption.split(".")[0] for caption in captions] == [f"Photo {n}" for n in range(1, 5)]
    described = document.element.xpath("//wp:docPr/@descr")
    assert described[0] == "Two women shake hands in front of a glass door"
    assert len(described) == 4


@each_document
def test_properties_name_the_document_and_the_reporting_body(name):
    # read as XML: other packages change which properties python-docx knows
    core = next(part for part in rendered(name, ARTICLE).part.package.iter_parts()
                if part.partname == "/docProps/core.xml")  # fmt: skip
    properties = {child.tag.split("}")[1]: child.text for child in etree.fromstring(core.blob)}
    title = "Mutual Learning and Party Building Alliance Promote Development"
    assert properties["title"] == title
    assert properties["creator"] == "Songlin Technology (Hubei) Co., LTD."
    assert properties["category"] == {REPORT: "Activity report", RELEASE: "News release"}[name]


def test_templates_saved_by_libreoffice_say_the_same(tmp_path, convert):
    convert([TEMPLATES / f"{name}.docx" for name in (REPORT, RELEASE)], "docx", tmp_path)
    for name in (REPORT, RELEASE):
        again = render(tmp_path / f"{name}.docx", RICH)
        assert everything(again) == everything(rendered(name, RICH))
