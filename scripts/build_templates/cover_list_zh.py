"""附件清单: the list of enclosures in Chinese, on the page of an official document."""

from __future__ import annotations

from house_style import MACHINE
from numbering import CHINESE_LISTS
from official import (
    BODY,
    LEVELS,
    MARGINS,
    NORMAL,
    PAGE_NUMBERS,
    SIGNATURES,
    TITLE,
    build_page_numbers,
    profile,
)
from package import Design
from paragraph import Blocks, held, only_if, optional, paragraph, repeat
from property import Properties
from style import Block, Style
from table import ROWS, Table, build_official_table_styles

STYLES = (
    NORMAL,
    TITLE,
    Style("Subtitle", block=Block(with_next=True), next="Body Text", known=True),
    BODY,
    *LEVELS,
    Style("Table Caption", block=Block(with_next=True)),
    Style("Table Heading", block=Block(with_next=True)),
    Style("Table Text"),
    Style("Table Note"),
    *SIGNATURES,
    *PAGE_NUMBERS,
    MACHINE,
)
LIST = Table(ROWS, (24, 90, 26, 16), "附件清单", "每行为一份材料，列出形式和页数。")
SUM = "共{{ count }}份材料、{{ files }}个文件，{{ size }}{% if pages %}，{{ pages }}页{% endif %}。"


def build_cover_list_zh() -> Design:
    """The template of the list of enclosures in Chinese."""
    return Design(
        Properties(
            title="附件清单：{{ subject }}",
            subject="{{ profile }}",
            keywords="附件清单",
            category="附件清单",
            author="{{ org }}",
            language="zh-CN",
        ),
        STYLES,
        MARGINS,
        build_page_numbers(),
        [*_head(), *_list(), *_foot()],
        CHINESE_LISTS,
        profile("activity-report.zh"),
        build_official_table_styles(),
    )


def _head() -> Blocks:
    return [
        paragraph("Title", "附件清单"),
        paragraph("Subtitle", "{{ subject }}"),
        *only_if("to", paragraph("Body Text", "报送：{{ to }}")),
        optional("Body Text", "类别：{{ profile }}"),
    ]


def _list() -> Blocks:
    files = repeat("file in item.files", paragraph("Table Note", "{{ file }}"))
    row = LIST.row(
        paragraph("Table Text", "{{ item.label or '—' }}"),
        [paragraph("Table Text", "{{ item.title }}"), *files],
        paragraph("Table Text", "{{ item.forms }}"),
        paragraph("Table Text", "{{ item.pages }}"),
    )
    return [
        paragraph("Table Caption", "材料目录"),
        LIST.element(
            LIST.head("编号", "材料名称及文件", "形式", "页数"),
            *LIST.repeat("item in items", row),
        ),
    ]


def _foot() -> Blocks:
    return [
        paragraph("Body Text", SUM),
        paragraph("Signature", held("{{ org }}")),
        *only_if("date", paragraph("Signature Date Long", "{{ date }}")),
    ]
