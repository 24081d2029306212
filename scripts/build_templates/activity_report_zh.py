"""The activity report in Chinese: the page of an official document, without a red head."""

from __future__ import annotations

from dataclasses import replace

from frame_zh import build_deeds, build_overview, build_photos, build_results
from house_style import MACHINE
from markup import Element
from numbering import AGENDA, CHINESE_LISTS
from official import (
    COMMON,
    HELD,
    MARGINS,
    PAGE_NUMBERS,
    build_attachment_note,
    build_page_numbers,
    build_signature,
    profile,
)
from package import Design
from paragraph import Blocks, held, only_if, paragraph, repeat, section
from property import Properties
from style import Block, Style
from table import BOXES, FACTS, ROWS, Table, build_official_table_styles

STYLES = (
    # a signature stays with the table of approvals below it, which is none without the text
    *(replace(style, block=HELD) if style.name.startswith("Signature Date") else style
      for style in COMMON),
    Style("Subtitle", block=Block(with_next=True), next="Body Text", known=True),
    Style("Table Caption", block=Block(with_next=True)),
    Style("Table Heading", block=Block(with_next=True)),
    Style("Table Label"),
    Style("Table Group", block=Block(with_next=True)),
    Style("Table Text"),
    Style("Table Note"),
    Style("Signature Label", block=Block(with_next=True)),
    Style("Signature Text", block=Block(with_next=True)),
    Style("Photo", block=Block(before=6, align="center", with_next=True, line=1.0),
          next="caption"),
    Style("caption", known=True),
    *PAGE_NUMBERS,
    MACHINE,
)  # fmt: skip
FACT_TABLE = Table(FACTS, (36, 120), "基本情况", "左列为项目，右列为内容。")
KEY_FACTS = (
    ("时间", "date or when",
     '{% if date %}{{ date | date("long") }}{% else %}{{ when }}{% endif %}'),
    ("地点", "place",
     "{{ place.name }}[[（{{ place.address }}）]]{% if place.online %}（线上）{% endif %}"),
    ("主题", "theme", "{{ theme }}"),
    ("主办单位", "organizer", "{{ organizer | full }}"),
    ("承办单位", "undertaker", "{{ undertaker | full }}"),
    ("协办单位", "co_organizers", '{{ co_organizers | map("full") | join("、") }}'),
    ("接待单位", "host", "{{ host | full }}"),
    ("参加单位", "participants", '{{ participants | map("full") | join("、") }}'),
    ("主持人", "chair", "{{ chair | formal }}"),
    ("记录人", "recorder", "{{ recorder | formal }}"),
    ("出席情况", "attendance.words", "{{ attendance.words }}"),
)  # fmt: skip
PEOPLE = Table(ROWS, (52, 104), "参加人员", "按单位列出参加人员。")
ABSENT = Table(ROWS, (52, 104), "缺席人员", "缺席人员及原因。")
SIGNATURES = Table(BOXES, (24, 62, 34, 36), "审批", "每行为审批的一个环节，留有签字的位置。")


def build_activity_report_zh() -> Design:
    """The template of the activity report in Chinese."""
    return Design(
        Properties(
            title="{{ title }}",
            subject="活动报告：{{ kind_name }}",
            keywords="活动报告、{{ kind_name }}[[、{{ theme }}]]",
            category="活动报告",
            language="zh-CN",
        ),
        STYLES,
        MARGINS,
        build_page_numbers(),
        [*_opening(), *_account(), *_evidence()],
        CHINESE_LISTS,
        profile("activity-report.zh"),
        build_official_table_styles(),
    )


def _opening() -> Blocks:
    facts: Blocks = []
    for label, condition, words in KEY_FACTS:
        fact = FACT_TABLE.row(paragraph("Table Label", label), paragraph("Table Text", words))
        facts += FACT_TABLE.only_if(condition, fact)
    return [
        paragraph("Title", "{{ title_lines }}"),
        paragraph("Subtitle", "{{ org.name }}[[　{{ document_number }}]]"),
        FACT_TABLE.element(*facts),
        *section("基本情况", "true", *build_overview()),
        *section("参加人员", "delegations", _people()),
        *section("缺席人员", "absent", _absences()),
    ]


def _people() -> Element:
    group = "{{ delegation.side }}[[：{{ delegation.organisation }}]]"
    post = "{{ person.post }}{% if person.post and person.role %}，{% endif %}{{ person.role }}"
    person = PEOPLE.row(paragraph("Table Text", "{{ person.name }}"), paragraph("Table Text", post))
    return PEOPLE.element(
        PEOPLE.head("姓名", "职务"),
        *PEOPLE.repeat(
            "delegation in delegations",
            PEOPLE.across(paragraph("Table Group", group)),
            *PEOPLE.repeat("person in delegation.people", person),
        ),
    )


def _absences() -> Element:
    absence = ABSENT.row(
        paragraph("Table Text", "{{ absence.who | formal }}"),
        paragraph("Table Text", "{{ absence.reason }}"),
    )
    return ABSENT.element(ABSENT.head("姓名", "原因"), *ABSENT.repeat("absence in absent", absence))


def _account() -> Blocks:
    point = paragraph("List Number", "{{ point | sentence }}", numbering=AGENDA + 3)
    return [
        *section("活动议程", "agenda", *repeat("point in agenda", point)),
        *build_deeds(),
        *build_results(),
    ]


def _evidence() -> Blocks:
    return [
        paragraph("Closing", held("特此报告。")),
        *build_attachment_note(),
        *build_signature(),
        *only_if("approvals", paragraph("Table Caption", "审批"), _signatures()),
        *only_if("photos", paragraph("Table Caption", "活动照片"), *build_photos()),
    ]


def _signatures() -> Element:
    note = paragraph("Table Note", "{{ approval.post }}")
    step = SIGNATURES.row(
        paragraph("Signature Label", "{{ approval.step }}"),
        [paragraph("Signature Text", "{{ approval.name }}"), *only_if("approval.post", note)],
        paragraph("Signature Text", "{{ approval.opinion }}"),
        paragraph("Signature Text", "{{ approval.date }}"),
        height=13,
    )
    return SIGNATURES.element(
        SIGNATURES.head("环节", "姓名和职务", "意见和签字", "日期"),
        *SIGNATURES.repeat("approval in approvals", step),
    )
