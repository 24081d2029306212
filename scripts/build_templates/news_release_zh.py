"""The news release in Chinese: 引题, 标题, 副题, 导语, 主体, and 供稿, 审核, 摄影."""

from __future__ import annotations

from frame_zh import CREDITS, build_lead, build_photos, build_told, maybe
from house_style import MACHINE
from numbering import CHINESE_LISTS
from official import (
    BODY,
    LEVELS,
    LIST_NUMBER,
    MARGINS,
    NORMAL,
    PAGE_NUMBERS,
    TITLE,
    build_page_numbers,
    profile,
)
from package import Design
from paragraph import Blocks, held, optional, paragraph
from property import Properties
from style import Block, Style
from table import build_official_table_styles

STYLES = (
    NORMAL,
    Style("Source Line", block=Block(with_next=True, right_tab=156.0)),
    Style("Embargo", block=Block(with_next=True)),
    Style("Kicker", block=Block(with_next=True), next="Title"),
    TITLE,
    Style("Subhead", block=Block(with_next=True), next="Time Line"),
    Style("Time Line", block=Block(with_next=True), next="Body Text"),
    BODY,
    *LEVELS,
    LIST_NUMBER,
    Style("Photo", block=Block(before=6, align="center", with_next=True, line=1.0),
          next="caption"),
    Style("caption", known=True),
    Style("Credits"),
    Style("Boilerplate", block=Block(together=True)),
    Style("Contact", block=Block(together=True)),
    *PAGE_NUMBERS,
    MACHINE,
)  # fmt: skip


def build_news_release_zh() -> Design:
    """The template of the news release in Chinese."""
    return Design(
        Properties(
            title="{{ headline }}",
            subject="新闻稿：{{ title }}",
            keywords="新闻稿、{{ kind_name }}",
            category="新闻稿",
            language="zh-CN",
        ),
        STYLES,
        MARGINS,
        build_page_numbers(),
        [*_top(), *_story(), *_foot(), *build_photos(" if photo.public")],
        CHINESE_LISTS,
        profile("news-release.zh"),
        build_official_table_styles(),
    )


def _top() -> Blocks:
    return [
        paragraph("Source Line", '新闻稿\t{{ org.name }}[[　{{ published | date("long") }}]]'),
        optional("Embargo", "请于{{ release.embargo }}以后发布"),
        optional("Kicker", "{{ release.kicker }}"),
        paragraph("Title", "{{ headline_lines }}"),
        optional("Subhead", "——{{ release.subhead }}"),
    ]


def _story() -> Blocks:
    return [
        *build_lead("{{ dateline }}"),
        optional("Body Text", "{{ background.text | sentence }}"),
        optional("Body Text", "{{ summary | sentence }}"),
        *build_told("activities"),
        *build_told("(remarks + commitments)"),
        *maybe("outcomes", "Body Text", "{{ sentences(outcomes) }}"),
    ]


def _foot() -> Blocks:
    """Who wrote it and whom to ask: below the text, and not below the photos as a caption is."""
    contact = (
        "联系人：{{ contact.called }}[[　电话：{{ contact.phone }}]][[　邮箱：{{ contact.email }}]]"
    )
    return [
        *maybe("release.byline or release.reviewers or release.photo_by", "Credits", held(CREDITS)),
        *maybe("about", "Boilerplate", "{{ about.name }}简介：{{ about.text }}"),
        *maybe("contact", "Contact", held(contact)),
    ]
