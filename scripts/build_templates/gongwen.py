"""An official document with a red head (公文), after GB/T 9704-2012."""

from __future__ import annotations

from frame_zh import build_deeds, build_overview, build_results, maybe
from house_style import MACHINE
from numbering import CHINESE_LISTS
from official import (
    ATTACHMENT_PAGES,
    COMMON,
    HEAD,
    IMPRINT,
    MARGINS,
    NUMBERS,
    PAGE_NUMBERS,
    Row,
    build_attachment_note,
    build_attachment_pages,
    build_imprint,
    build_mark,
    build_number,
    build_page_numbers,
    build_signature,
    profile,
)
from package import Design
from paragraph import held, paragraph
from property import Properties
from style import Block, Style
from table import build_official_table_styles

STYLES = (
    *COMMON,
    *HEAD,
    *NUMBERS,
    Style("Recipients", block=Block(with_next=True), next="Body Text"),
    Style("Remark"),
    *ATTACHMENT_PAGES,
    *IMPRINT,
    *PAGE_NUMBERS,
    MACHINE,
)
RECIPIENTS = Row(
    '主送：{{ doc.to | map("full") | join("，") }}。', "many_recipients", "doc.to", open="bottom"
)
COPY_WORDS = '抄送：{{ doc.cc | map("full") | join("，") }}。'
COPIES = Row(COPY_WORDS, "doc.cc", "doc.cc")
COPIES_BELOW = Row(COPY_WORDS, "doc.cc and many_recipients", "doc.cc", open="top")
COPIES_ALONE = Row(COPY_WORDS, "doc.cc and not many_recipients", "doc.cc")
PRINTED = Row(
    "{{ (doc.print_org or org) | full }}"
    "{% if doc.print_date or published %}\t"
    '{{ (doc.print_date or published) | date("long") }}印发{% endif %}'
)


def build_gongwen() -> Design:
    """The template of the official document."""
    return Design(
        Properties(
            title="{{ title }}",
            subject="[[{{ document_number }}]]",
            keywords="公文、{{ kind_name }}",
            category="公文",
            language="zh-CN",
        ),
        STYLES,
        MARGINS,
        build_page_numbers(),
        [
            *build_mark(),
            *build_number(),
            paragraph("Title", "{{ title_lines }}"),
            *maybe(
                "doc.to and not many_recipients",
                "Recipients",
                '{{ doc.to | map("full") | join("、") }}：',
            ),
            *build_overview(),
            *build_deeds(),
            *build_results(),
            paragraph("Closing", held("特此报告。")),
            *build_attachment_note(),
            *build_signature(),
            *maybe("doc.note", "Remark", "（{{ doc.note }}）"),
            *build_attachment_pages(),
            *build_imprint(RECIPIENTS, COPIES_BELOW, COPIES_ALONE, PRINTED),
        ],
        CHINESE_LISTS,
        profile("gongwen.zh"),
        build_official_table_styles(),
    )
