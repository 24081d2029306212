"""Minutes (会议纪要) with a red head, after GB/T 9704-2012, 10.3."""

from __future__ import annotations

from frame_zh import CHAIRED, EVENT, build_actions, build_told, sentence
from gongwen import COPIES, PRINTED
from house_style import MACHINE
from markup import Element
from numbering import AGENDA, CHINESE_LISTS, DECISIONS
from official import (
    ATTACHMENT_PAGES,
    CHARACTER,
    COMMON,
    HEAD,
    IMPRINT,
    MARGINS,
    PAGE_NUMBERS,
    TEXT_WIDTH,
    build_attachment_note,
    build_attachment_pages,
    build_imprint,
    build_mark,
    build_page_numbers,
    profile,
)
from package import Design
from paragraph import Blocks, control, labelled, optional, paragraph, repeat, runs, section
from property import Properties
from style import Block, Style
from table import build_official_table_styles

STYLES = (
    *COMMON,
    *HEAD,
    Style("Issue", block=Block(with_next=True)),
    Style("Issuer Line", block=Block(with_next=True, right_tab=TEXT_WIDTH - CHARACTER)),
    Style("Attendance First", block=Block(together=True), next="Attendance"),
    Style("Attendance", block=Block(together=True)),
    Style("Attendance Label", letters_only=True),
    *ATTACHMENT_PAGES,
    *IMPRINT,
    *PAGE_NUMBERS,
    MACHINE,
)
ATTENDANCE_WIDTH = 23  # characters: a line of 28 without its indent and the label
PRESENT = (
    '{% for one in attendees if one.role != "列席" %}{{ one.person | formal }}'
    "{% if not loop.last %}，{% endif %}{% endfor %}"
)
SITTING_IN = (
    '{% for one in attendees if one.role == "列席" %}{{ one.person | formal }}'
    "{% if not loop.last %}，{% endif %}{% endfor %}"
)
ABSENT = (
    "{% for one in absent %}{{ one.who | formal }}[[（{{ one.reason }}）]]"
    "{% if not loop.last %}，{% endif %}{% endfor %}"
)


def build_minutes() -> Design:
    """The template of the minutes."""
    return Design(
        Properties(
            title="{{ title }}",
            subject="会议纪要",
            keywords="会议纪要[[、{{ theme }}]]",
            category="会议纪要",
            language="zh-CN",
        ),
        STYLES,
        MARGINS,
        build_page_numbers(),
        [*_head(), *_body(), *_attendance(), *_end()],
        CHINESE_LISTS,
        profile("minutes.zh"),
        build_official_table_styles(),
    )


def _head() -> Blocks:
    return [
        *build_mark(),
        optional("Issue", "{{ document_number }}"),
        paragraph("Issuer Line", "{{ org.name }}[[\t{{ signature.date }}]]"),
        paragraph("Title", "{{ title_lines }}"),
    ]


def _body() -> Blocks:
    point = paragraph("List Number", "{{ point | sentence }}", numbering=AGENDA)
    decision = paragraph("List Number", "{{ decision.text | sentence }}", numbering=DECISIONS)
    return [
        paragraph("Body Text", sentence(EVENT) + CHAIRED),
        optional("Body Text", "{{ summary | sentence }}"),
        *section("会议议程", "agenda", *repeat("point in agenda", point)),
        *section("会议情况", "activities", *build_told("activities")),
        *section("会议要求", "remarks", *build_told("remarks")),
        *section("会议决定", "decisions", *repeat("decision in decisions", decision)),
        *section("工作安排", "follow_up", *build_actions()),
    ]


def _attendance() -> Blocks:
    return [
        control("if attendees"),
        _labelled("Attendance First", "出席：", PRESENT),
        control("endif"),
        control("if absent"),
        _labelled("Attendance", "请假：", ABSENT),
        control("endif"),
        control('if attendees | selectattr("role", "equalto", "列席") | list'),
        _labelled("Attendance", "列席：", SITTING_IN),
        control("endif"),
    ]


def _labelled(style: str, label: str, words: str) -> Element:
    """A label and those whom it is about, of whom no one is parted from a single character."""
    words = f"{{% filter whole_ending({ATTENDANCE_WIDTH}) %}}{words}{{% endfilter %}}"
    line = paragraph(style, "")
    line.append(labelled("Attendance Label", label))
    line.extend(runs(words))
    return line


def _end() -> Blocks:
    return [
        *build_attachment_note(),
        *build_attachment_pages(),
        *build_imprint(COPIES, PRINTED),
    ]
