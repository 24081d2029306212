"""A brief (简报): a red masthead, the story, and who gets it."""

from __future__ import annotations

from frame_zh import CREDITS, build_deeds, build_lead, build_photos, build_results, maybe
from house_style import MACHINE
from numbering import CHINESE_LISTS
from official import (
    CHARACTER,
    COMMON,
    IMPRINT,
    MARGINS,
    PAGE_NUMBERS,
    TEXT_WIDTH,
    Row,
    build_imprint,
    build_page_numbers,
    profile,
)
from package import Design
from paragraph import Blocks, optional, paragraph
from property import Properties
from style import Block, Style
from table import build_official_table_styles

STYLES = (
    *COMMON,
    Style("Masthead", block=Block(with_next=True), next="Issue"),
    Style("Issue", block=Block(with_next=True)),
    Style("Issuer Line", block=Block(with_next=True, right_tab=TEXT_WIDTH - CHARACTER)),
    Style("Photo", block=Block(before=6, align="center", with_next=True, line=1.0),
          next="caption"),
    Style("caption", known=True),
    Style("Credits"),
    *IMPRINT,
    *PAGE_NUMBERS,
    MACHINE,
)  # fmt: skip
REPORTED = Row('报：{{ doc.to | map("full") | join("，") }}。', "doc.to", "doc.to")
SENT = Row('送：{{ doc.cc | map("full") | join("，") }}。', "doc.cc", "doc.cc")
ISSUED = Row(
    '发：{{ doc.issued_to | map("full") | join("，") }}。', "doc.issued_to", "doc.issued_to"
)
COPIES = Row(
    "{{ (doc.print_org or org) | full }}{% if doc.copies %}\t（共印{{ doc.copies }}份）{% endif %}"
)


def build_brief() -> Design:
    """The template of the brief."""
    return Design(
        Properties(
            title="{{ headline }}",
            subject="简报",
            keywords="简报、{{ kind_name }}",
            category="简报",
            language="zh-CN",
        ),
        STYLES,
        MARGINS,
        build_page_numbers(),
        [*_head(), *_story(), *build_imprint(REPORTED, SENT, ISSUED, COPIES)],
        CHINESE_LISTS,
        profile("brief.zh"),
        build_official_table_styles(),
    )


def _head() -> Blocks:
    return [
        paragraph("Masthead", "工作简报"),
        optional("Issue", "第{{ doc.number.seq }}期"),
        paragraph("Issuer Line", "{{ org.name }}编印[[\t{{ signature.date }}]]"),
        paragraph("Title", "{{ headline_lines }}"),
    ]


def _story() -> Blocks:
    return [
        *build_lead(),
        optional("Body Text", "{{ background.text | sentence }}"),
        optional("Body Text", "{{ summary | sentence }}"),
        *build_deeds(),
        *build_results(),
        *build_photos(),
        *maybe("release.byline or release.reviewers or release.photo_by", "Credits", CREDITS),
    ]
